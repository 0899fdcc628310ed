"""Hosts: the pace that all programs on the store share, and the time that a host asked for.

A moment is taken for each request before it goes out, and the next one to ask gets a later one,
whichever program it is. Like a lease it is nothing that a window shows, so it takes no revision.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from feedmon.store.connection import Transaction

#: No moment is further away (milliseconds): one that is was taken by a clock that has jumped.
FAR_MS = 600_000
#: No block lasts longer (seconds; F-9), with the same reason for one that ends later.
BLOCK_MAX_S = 7 * 86_400
#: A host that complained gets this between two requests (milliseconds), twice as much with every
#: further complaint, up to the most; after so long without one (seconds) the usual pace holds.
WIDER_MS, WIDEST_MS, WIDE_S = 1_000, 60_000, 7 * 86_400


@frozen
class Blocked:
    """The host wants no request before ``until`` (Unix seconds)."""

    until: int


def host_name(url: str) -> str:
    """Return the host that an address names, with a port where one is named, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def block_host(
    tx: Transaction, name: str, *, until: int, reason: str, too_fast: bool = False
) -> None:
    """Send nothing to the host before ``until``; a longer block that stands is kept.

    ``too_fast`` says that it complained: from then on it is asked at a slower pace (F-10).
    """
    tx.db.execute(
        """
        INSERT INTO hosts (name, blocked_until, reason, spacing_ms, revision)
        VALUES (:name, :until, :reason, CASE WHEN :too_fast THEN :wider END, :revision)
        ON CONFLICT (name) DO UPDATE SET blocked_until = excluded.blocked_until,
            reason = excluded.reason, revision = excluded.revision,
            spacing_ms = CASE WHEN :too_fast
                THEN min(max(2 * coalesce(spacing_ms, 0), :wider), :widest) ELSE spacing_ms END
        WHERE blocked_until IS NULL OR blocked_until < excluded.blocked_until
            OR blocked_until > :longest
        """,
        {
            "name": name,
            "until": until,
            "reason": reason,
            "revision": tx.revision,
            "longest": tx.now + BLOCK_MAX_S,
            "too_fast": too_fast,
            "wider": WIDER_MS,
            "widest": WIDEST_MS,
        },
    )


def reserve_request(tx: Transaction, name: str, *, spacing_ms: int) -> int | Blocked:
    """Take the host's next free moment (Unix milliseconds), unless the host asked for time.

    Two programs that ask get two moments, ``spacing_ms`` apart or the host's own spacing where
    that is wider.
    """
    return next(reserve_requests(tx, [(name, spacing_ms)]))


def reserve_requests(tx: Transaction, wanted: Sequence[tuple[str, int]]) -> Iterator[int | Blocked]:
    """As ``reserve_request`` of each name with its spacing, one after the other."""
    if not wanted:
        return iter(())
    paces = _paces(tx, {name for name, _ in wanted})
    answers: list[int | Blocked] = []
    taken: dict[str, int] = {}
    for name, spacing_ms in wanted:
        pace = paces.get(name, _Pace())
        if pace.blocked_until is not None:
            answers.append(Blocked(pace.blocked_until))
            continue
        moment = tx.now_ms
        next_ms = taken.get(name, pace.next_ms)
        if next_ms is not None and next_ms - moment <= FAR_MS:
            moment = max(moment, next_ms)
        taken[name] = moment + max(spacing_ms, pace.spacing_ms)
        answers.append(moment)
    tx.db.conn.executemany(
        """
        INSERT INTO hosts (name, next_request_ms, revision) VALUES (?, ?, 0)
        ON CONFLICT (name) DO UPDATE SET next_request_ms = excluded.next_request_ms
        """,
        taken.items(),
    )
    return iter(answers)


class _Pace(NamedTuple):
    """What is known of a host that counts now: until when it wants nothing, and its own spacing."""

    blocked_until: int | None = None
    spacing_ms: int = 0
    next_ms: int | None = None


def _paces(tx: Transaction, names: Collection[str]) -> dict[str, _Pace]:
    rows = tx.db.execute(
        "SELECT name, blocked_until, spacing_ms, next_request_ms FROM hosts"
        " WHERE name IN (SELECT value FROM json_each(?))",
        [json.dumps(list(names))],
    ).fetchall()
    paces = {}
    for name, until, own_ms, next_ms in rows:
        blocked = until is not None and tx.now < until <= tx.now + BLOCK_MAX_S
        # The last complaint may be long ago.
        is_wide = until is not None and until >= tx.now - WIDE_S
        paces[name] = _Pace(until if blocked else None, own_ms or 0 if is_wide else 0, next_ms)
    return paces
