"""Hosts that asked for room, and the pace that all programs on the store share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sqlite_utils import Database

    from feedmon.store.connection import Transaction


@dataclass(frozen=True, slots=True)
class Host:
    """What is known of a host: no request before ``blocked_until``, the next at ``…_ms``."""

    name: str
    blocked_until: int | None = None
    reason: str | None = None
    spacing_ms: int | None = None
    next_request_ms: int | None = None


def host_name(name_or_url: str) -> str:
    """Return the key of a host: its name (with a port where one is named) in lower case."""
    if "://" in name_or_url:
        name_or_url = urlsplit(name_or_url).netloc.rpartition("@")[2]
    return name_or_url.lower()


def one_host(db: Database, name: str) -> Host:
    """Return what is known of the host; nothing is an answer too."""
    row = db.execute(
        "SELECT name, blocked_until, reason, spacing_ms, next_request_ms FROM hosts WHERE name = ?",
        [name],
    ).fetchone()
    return Host(name) if row is None else Host(*row)


def blocked_hosts(db: Database, now: int) -> list[Host]:
    """Return the hosts that want no request now."""
    rows = db.execute(
        "SELECT name, blocked_until, reason, spacing_ms, next_request_ms FROM hosts"
        " WHERE blocked_until > ? ORDER BY name",
        [now],
    )
    return [Host(*row) for row in rows]


def block_host(tx: Transaction, name: str, *, until: int, reason: str) -> None:
    """Send nothing to the host before ``until``; a longer block that stands is kept."""
    tx.db.execute(
        """
        INSERT INTO hosts (name, blocked_until, reason, revision) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET blocked_until = excluded.blocked_until,
            reason = excluded.reason, revision = excluded.revision
        WHERE blocked_until IS NULL OR blocked_until < excluded.blocked_until
        """,
        [name, until, reason, tx.revision],
    )


def reserve_request(tx: Transaction, name: str, *, now_ms: int, spacing_ms: int) -> int:
    """Take the host's next free moment (Unix milliseconds) and return it.

    Two programs that ask get two moments, ``spacing_ms`` apart or the host's own spacing where
    that is wider. A next moment further away than an hour is a clock that jumped.
    """
    host = one_host(tx.db, name)
    spacing = max(spacing_ms, host.spacing_ms or 0)
    at = now_ms
    if host.next_request_ms is not None and host.next_request_ms - now_ms <= FAR_MS:
        at = max(now_ms, host.next_request_ms)
    tx.db.execute(
        """
        INSERT INTO hosts (name, next_request_ms, revision) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET next_request_ms = excluded.next_request_ms,
            revision = excluded.revision
        """,
        [name, at + spacing, tx.revision],
    )
    return at


FAR_MS = 3_600_000
