"""Claims: who is at work on a feed, and until when at the latest.

A claim is a lease in the feed's row. Whoever dies leaves an expired one, and the feed is due again;
whoever finishes ends it in the transaction that stores the result. A lease is nothing that a window
shows, so it takes no revision.

With the claim comes the moment at which the feed's host may be asked, taken in the same
transaction: no program can have the one without the other. In a refresh many feeds are claimed at
once, each on its own conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from feedmon.errors import LeaseLost
from feedmon.frozen import frozen
from feedmon.store.hosts import Blocked, reserve_requests
from feedmon.store.rows import FEED_COLUMNS, as_feed, id_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feedmon.model import Feed
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: No lease is longer (seconds): one that ends later was given by a clock that has jumped. It is
#: enough for a claim of five minutes and the longest wait for a host's moment before it.
LEASE_MAX_S = 15 * 60
#: No schedule looks further ahead: a week (S-0: the longest interval with its jitter, Retry-After,
#: parked feeds), and from there out of the days that a feed excludes, which may be six of a week.
#: Beyond it a due time is a jump of the clock.
DUE_MAX_S = 15 * 86_400

#: Whatever can be claimed: feeds, jobs of care, looks for icons, the making of one, pages and
#: pictures of articles, subscriptions at hubs, deliveries.
_LEASED = ("feeds", "maintenance", "sites", "icons", "full_texts", "images", "push", "outbox")

_FREE = f"(leased_until IS NULL OR leased_until <= :now OR leased_until > :now + {LEASE_MAX_S})"
_FOLLOWED = "removed_at IS NULL"
_POLLED = "next_poll_at IS NOT NULL AND paused = 0 AND state <> 'gone'"

#: A feed whose last poll lies in the future by more than this was polled by a clock that had
#: jumped, and what it planned then does not count ...
AHEAD_S = 600
#: ... where it is further away than any rhythm leads.
RHYTHM_MAX_S = 12 * 3600

_OVERDUE = "next_poll_at <= :now"
_JUMPED = f"""
next_poll_at > :now + {RHYTHM_MAX_S} AND (last_polled_at > :now + {AHEAD_S}
    OR next_poll_at > :now + {DUE_MAX_S})
"""

_CLAIM_ONE = f"""
UPDATE feeds SET leased_until = :now + :lease_s, lease_owner = :owner
WHERE id = :feed_id AND {_FOLLOWED} AND {_FREE}
    AND (NOT :only_due OR ({_POLLED} AND ({_OVERDUE} OR {_JUMPED})))
"""  # noqa: S608 - constants

# Both ranges of the due index, longest overdue first.
_DUE = f"""
SELECT id FROM (
    SELECT id, next_poll_at FROM feeds INDEXED BY feeds_due
    WHERE {_POLLED} AND {_OVERDUE} AND {_FREE} AND {_FOLLOWED}
    UNION ALL
    SELECT id, next_poll_at FROM feeds INDEXED BY feeds_due
    WHERE {_POLLED} AND {_JUMPED} AND {_FREE} AND {_FOLLOWED}
)
ORDER BY next_poll_at, id
"""  # noqa: S608 - constants


_FEEDS_AND_OWNERS = f"""
SELECT f.lease_owner, {FEED_COLUMNS} FROM feeds f
WHERE f.id IN (SELECT value FROM json_each(?)) AND f.removed_at IS NULL
"""  # noqa: S608 - constants


@frozen
class Claim:
    """A feed that was taken; ``at_ms`` is its host's moment (Unix milliseconds), if it has one."""

    feed: Feed
    at_ms: int | None = None


class Wanted(NamedTuple):
    """A claim that somebody wants.

    It is for ``lease_s`` seconds; with ``only_due`` not if somebody polled the feed just now. With
    ``host`` its next free moment is wanted too, and the lease counts from then on; a host that
    asked for time leaves the feed unclaimed. ``owner`` must be unlike that of any other claim.
    """

    feed_id: int
    owner: str
    lease_s: int
    only_due: bool = False
    host: str | None = None
    spacing_ms: int = 0


def claim(tx: Transaction, wanted: Wanted) -> Claim | Blocked | None:
    """Take a feed. ``None``: somebody else has it, or it is gone."""
    return claim_all(tx, [wanted])[0]


def claim_all(tx: Transaction, wanted: Sequence[Wanted]) -> list[Claim | Blocked | None]:
    """As ``claim``, each in its turn."""
    taken = [one for one in wanted if _take(tx, one)]
    feeds = {feed.id: feed for feed, _ in _owned(tx, [one.feed_id for one in taken])}
    moments = reserve_requests(
        tx, [(one.host, one.spacing_ms) for one in taken if one.host is not None]
    )
    found: dict[Wanted, Claim | Blocked] = {}
    later = []
    for one in taken:
        moment = None if one.host is None else next(moments)
        if isinstance(moment, Blocked):
            release(tx, one.feed_id, one.owner)
            found[one] = moment
            continue
        found[one] = Claim(feeds[one.feed_id], moment)
        if moment is not None and moment > tx.now_ms:
            later.append((-(-moment // 1000) + one.lease_s, one.feed_id))
    if later:
        tx.db.conn.executemany("UPDATE feeds SET leased_until = ? WHERE id = ?", later)
    return [found.get(one) for one in wanted]


def _take(tx: Transaction, wanted: Wanted) -> bool:
    _check(wanted.lease_s)
    columns = {
        "now": tx.now,
        "lease_s": wanted.lease_s,
        "owner": wanted.owner,
        "feed_id": wanted.feed_id,
        "only_due": wanted.only_due,
    }
    return tx.db.execute(_CLAIM_ONE, columns).rowcount > 0


def _owned(tx: Transaction, feed_ids: Sequence[int]) -> Iterator[tuple[Feed, str | None]]:
    """Yield those of these feeds that are followed, each with the owner of its claim."""
    for owner, *row in tx.db.execute(_FEEDS_AND_OWNERS, [id_list(feed_ids)]).fetchall():
        yield as_feed(row), owner


def due_feeds(db: Database, now: int) -> list[int]:
    """Return the feeds that are due at ``now`` and free, longest overdue first."""
    return [row[0] for row in db.execute(_DUE, {"now": now})]


def any_due(db: Database, now: int) -> bool:
    """Whether ``due_feeds`` would return any."""
    (is_any,) = db.execute(f"SELECT EXISTS ({_DUE})", {"now": now}).fetchone()
    return bool(is_any)


def lease_owners(db: Database) -> set[str]:
    """Return the owners of all claims, up to a ``/``."""
    rows = db.execute(
        " UNION ".join(
            f"SELECT lease_owner FROM {table} WHERE lease_owner IS NOT NULL"  # noqa: S608 - ours
            for table in _LEASED
        )
    )
    return {row[0].partition("/")[0] for row in rows}


def free_leases(tx: Transaction, program: str) -> int:
    """End all claims whose owner is ``program`` or begins with it and a ``/``."""
    return sum(
        tx.db.execute(
            f"UPDATE {table} SET leased_until = NULL, lease_owner = NULL"  # noqa: S608 - ours
            " WHERE lease_owner IS NOT NULL"
            " AND substr(lease_owner, 1, length(:p) + 1) IN (:p, :p || '/')",
            {"p": program},
        ).rowcount
        for table in _LEASED
    )


def release(tx: Transaction, feed_id: int, owner: str) -> None:
    """Give the claim back without a result; the feed stays as due as it was."""
    tx.db.execute(
        "UPDATE feeds SET leased_until = NULL, lease_owner = NULL WHERE id = ? AND lease_owner = ?",
        [feed_id, owner],
    )


def leased(tx: Transaction, feed_id: int, owner: str) -> Feed:
    """Return the feed if the claim is the owner's; an expired one is until somebody takes it.

    Raises:
        LeaseLost: somebody else took it, its address was changed, or it was removed.

    """
    feed = leased_all(tx, [(feed_id, owner)])[0]
    if feed is None:
        raise LeaseLost(feed_id)
    return feed


def leased_all(tx: Transaction, owned: Sequence[tuple[int, str]]) -> list[Feed | None]:
    """As ``leased`` of each feed and its owner; ``None`` where it raises."""
    held = {(feed.id, owner): feed for feed, owner in _owned(tx, [one for one, _ in owned])}
    return [held.get(one) for one in owned]


def _check(lease_s: int) -> None:
    if not 0 < lease_s <= LEASE_MAX_S:
        raise ValueError(f"a lease lasts 1 to {LEASE_MAX_S} seconds, not {lease_s}")
