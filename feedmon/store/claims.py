"""Claims: who is at work on a feed, and until when at the latest.

A claim is a lease in the feed's row. Whoever dies leaves an expired one, and the feed is due again;
whoever finishes ends it in the transaction that stores the result. A lease is nothing that a window
shows, so it takes no revision.

With the claim comes the moment at which the feed's host may be asked, taken in the same
transaction: no program can have the one without the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedmon.errors import LeaseLost
from feedmon.store.feeds import one_feed
from feedmon.store.hosts import Blocked, reserve_request

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Claim:
    """A feed that was taken; ``at_ms`` is its host's moment (Unix milliseconds), if it has one."""

    feed: Feed
    at_ms: int | None = None


def claim(
    tx: Transaction,
    feed_id: int,
    *,
    owner: str,
    lease_s: int,
    only_due: bool = False,
    host: str | None = None,
    spacing_ms: int = 0,
) -> Claim | Blocked | None:
    """Take the feed for ``lease_s`` seconds; with ``only_due`` not if somebody polled it just now.

    With ``host`` its next free moment is taken too, and the lease counts from then on; a host
    that asked for time leaves the feed unclaimed. ``None``: somebody else has it, or it is gone.
    ``owner`` must be unlike that of any other claim.
    """
    _check(lease_s)
    taken = tx.db.execute(
        _CLAIM_ONE,
        {
            "now": tx.now,
            "lease_s": lease_s,
            "owner": owner,
            "feed_id": feed_id,
            "only_due": only_due,
        },
    ).rowcount
    if not taken:
        return None
    if host is None:
        return Claim(one_feed(tx.db, feed_id))
    moment = reserve_request(tx, host, spacing_ms=spacing_ms)
    if isinstance(moment, Blocked):
        release(tx, feed_id, owner)
        return moment
    if moment > tx.now_ms:
        tx.db.execute(
            "UPDATE feeds SET leased_until = ? WHERE id = ?",
            [-(-moment // 1000) + lease_s, feed_id],
        )
    return Claim(one_feed(tx.db, feed_id), moment)


def due_feeds(db: Database, now: int) -> list[int]:
    """Return the feeds that are due at ``now`` and free, longest overdue first."""
    return [row[0] for row in db.execute(_DUE, {"now": now})]


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
    row = tx.db.execute(
        f"SELECT lease_owner FROM feeds WHERE id = ? AND {_FOLLOWED}",  # noqa: S608 - a constant
        [feed_id],
    ).fetchone()
    if row is None or row[0] != owner:
        raise LeaseLost(feed_id)
    return one_feed(tx.db, feed_id)


def _check(lease_s: int) -> None:
    if not 0 < lease_s <= LEASE_MAX_S:
        raise ValueError(f"a lease lasts 1 to {LEASE_MAX_S} seconds, not {lease_s}")
