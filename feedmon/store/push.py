"""Push: what feeds offer, what was agreed with their hubs, and who listens.

A subscription is a row with a time at which something is to be done (``renew_at``), claimed like
a feed while it is done. It outlives its feed until the hub knows that nobody wants it any more.

Who listens for publishers says so in one row with a lease: without it no subscription counts,
whatever it says of itself, and a lease that ran out (sleep, a crash) begins a new time of
listening. Nothing of all this is shown in lists, so it takes no revision.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from feedmon.model import Push, PushKind, PushState
from feedmon.store.claims import DUE_MAX_S, LEASE_MAX_S
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import PushOffer, Update
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: Whoever listens says so for this long at a time (seconds). A break that is shorter is not seen;
#: what is late by less than an hour is not called late either.
HEARD_S = 3_600

_OWN = tuple(each.name for each in fields(Push) if each.name != "heard_since")
_SELECT = f"""
SELECT {", ".join(f"p.{name}" for name in _OWN)}, e.since FROM push p
LEFT JOIN push_ears e ON e.until > :now AND e.until <= :now + {HEARD_S}
"""  # noqa: S608 - constants
_FREE = f"(leased_until IS NULL OR leased_until <= :now OR leased_until > :now + {LEASE_MAX_S})"
_DUE = f"{_FREE} AND (renew_at <= :now OR renew_at > :now + {2 * DUE_MAX_S})"
#: Feeds that want to be told of news, and what they would be told by.
_WANTED = """
SELECT f.id, o.kind, o.hub, coalesce(nullif(o.topic, ''), f.url), f.private_allowed, f.url
FROM push_offers o JOIN feeds f ON f.id = o.feed_id AND f.url = o.feed_url
WHERE f.removed_at IS NULL AND f.paused = 0 AND f.state <> 'gone'
    AND f.next_poll_reason IS NOT 'manual'
"""
_LEFT_ALONE = f"""
SELECT f.id FROM feeds f INDEXED BY feeds_pushed
LEFT JOIN push p ON p.feed_id = f.id AND p.state = 'verified' AND p.lease_until > :now
LEFT JOIN push_ears e ON e.until > :now AND e.until <= :now + {HEARD_S}
WHERE f.next_poll_reason = 'push' AND f.removed_at IS NULL
    AND (p.id IS NULL OR e.since IS NULL OR f.last_polled_at < e.since)
"""  # noqa: S608 - constants


# --- what feeds offer -------------------------------------------------------------------------


def note_offer(tx: Transaction, feed_id: int, offer: PushOffer | None) -> None:
    """Keep what the last document of a feed said of push; at another address it says nothing."""
    if offer is None:
        tx.db.execute("DELETE FROM push_offers WHERE feed_id = ?", [feed_id])
        return
    tx.db.execute(
        """
        INSERT INTO push_offers (feed_id, feed_url, kind, hub, topic)
        SELECT id, url, ?, ?, ? FROM feeds WHERE id = ?
        ON CONFLICT (feed_id) DO UPDATE SET feed_url = excluded.feed_url, kind = excluded.kind,
            hub = excluded.hub, topic = excluded.topic
        """,
        [str(offer.kind), offer.hub, offer.topic, feed_id],
    )


def follow_move(tx: Transaction, feed_id: int) -> None:
    """Let what a feed offered hold at the address to which its publisher moved it."""
    tx.db.execute(
        "UPDATE push_offers SET feed_url = (SELECT url FROM feeds WHERE id = feed_id)"
        " WHERE feed_id = ?",
        [feed_id],
    )


# --- subscriptions ----------------------------------------------------------------------------


def all_pushes(db: Database, now: int) -> list[Push]:
    """Return every subscription, those that are leaving among them."""
    return [_as_push(row) for row in db.execute(_SELECT + " ORDER BY p.id", {"now": now})]


def any_kept(db: Database) -> bool:
    """Whether there is any subscription."""
    (is_any,) = db.execute("SELECT EXISTS (SELECT 1 FROM push)").fetchone()
    return bool(is_any)


def of_feed(db: Database, feed_id: int, now: int) -> Push | None:
    """Return the subscription of a feed, if it has one."""
    return of_feeds(db, id_list([feed_id]), now).get(feed_id)


def of_feeds(db: Database, ids: str, now: int) -> dict[int, Push]:
    """As ``of_feed`` of a JSON list of ids; of those that have one."""
    where = " WHERE p.feed_id IN (SELECT value FROM json_each(:ids)) AND p.state <> :leaving"
    given = {"now": now, "ids": ids, "leaving": str(PushState.LEAVING)}
    return {push.feed_id: push for push in map(_as_push, db.execute(_SELECT + where, given))}


def needs_arranging(db: Database, base: str | None, at_home: Callable[[str], bool]) -> bool:
    """Whether ``arrange`` would change anything."""
    begin, end = _difference(db, base, at_home)
    return bool(begin or end)


def arrange(
    tx: Transaction,
    base: str | None,
    new_path: Callable[[], str],
    at_home: Callable[[str], bool],
) -> None:
    """Let there be a subscription for each feed that wants one, and no other.

    They are called at ``base`` (``None``: nobody is to be), each at a path of its own. A hub that
    knows of one that is over is told so. ``at_home`` judges the address of a feed: only what the
    person follows in their own network may name a hub there (X-4).
    """
    begin, end = _difference(tx.db, base, at_home)
    for push in end:
        known = push.state in (PushState.PENDING, PushState.VERIFIED) and (
            push.asked_at is not None or push.verified_at is not None
        )
        if known and push.kind is PushKind.WEBSUB:  # the other kind knows no end
            tx.db.execute(
                "UPDATE push SET state = ?, asked_at = NULL, renew_at = ?, failures = 0,"
                " leased_until = NULL, lease_owner = NULL WHERE id = ?",
                [str(PushState.LEAVING), tx.now, push.id],
            )
        else:
            tx.db.execute("DELETE FROM push WHERE id = ?", [push.id])
    for feed_id, kind, hub, topic, private in begin:
        path = new_path()
        tx.db.execute(
            "INSERT INTO push (feed_id, kind, hub, topic, path, callback, private_allowed, state,"
            " renew_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(feed_id, kind, hub, topic, path, f"{base}/{path}"),
                *(private, str(PushState.PENDING), tx.now),
            ],
        )


def due_pushes(db: Database, now: int) -> list[tuple[int, str]]:
    """Return the subscriptions for which something is to be done and that nobody has: id, hub."""
    return db.execute(
        f"SELECT id, hub FROM push WHERE {_DUE} ORDER BY renew_at, id",  # noqa: S608 - constants
        {"now": now},
    ).fetchall()


def claim_push(tx: Transaction, push_id: int, *, owner: str, lease_s: int) -> Push | None:
    """Take a subscription that is due; ``None`` if it is not any more, or somebody else has it."""
    taken = tx.db.execute(
        f"UPDATE push SET leased_until = :until, lease_owner = :owner WHERE id = :id AND {_DUE}",  # noqa: S608 - constants
        {"until": tx.now + lease_s, "owner": owner, "id": push_id, "now": tx.now},
    ).rowcount
    return _one(tx.db, push_id, tx.now) if taken else None


def release_push(tx: Transaction, push_id: int, owner: str) -> None:
    """Give a claim back; the subscription stays as due as it was."""
    tx.db.execute(
        "UPDATE push SET leased_until = NULL, lease_owner = NULL WHERE id = ? AND lease_owner = ?",
        [push_id, owner],
    )


def change_push(
    tx: Transaction,
    push_id: int,
    decide: Callable[[Push], Push | None],
    *,
    ends: str | None = None,
) -> Push | None:
    """Let a subscription become what ``decide`` (pure) makes of it as it is now.

    With the owner of a claim as ``ends`` that is over then. Returns what it is, if it still is.
    """
    push = _one(tx.db, push_id, tx.now)
    if push is None:
        return None
    after = decide(push)
    if after is None:
        tx.db.execute("DELETE FROM push WHERE id = ?", [push_id])
        return None
    if after != push:
        names = ", ".join(f"{name} = :{name}" for name in _OWN)
        values = {name: getattr(after, name) for name in _OWN}
        tx.db.execute(
            f"UPDATE push SET {names} WHERE id = :id",  # noqa: S608 - our own names
            values | {"kind": str(after.kind), "state": str(after.state)},
        )
    if ends is not None:
        release_push(tx, push_id, ends)
    return after


def forget_agreements(db: Database) -> None:
    """Let every subscription of a restored store begin anew, if it has any.

    Its hub has agreed to other secrets meanwhile, or to none: nobody is to rely on what it sends.
    """
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'push'"
    if db.execute(tables).fetchone() is None:  # of an older version
        return
    db.execute(
        "UPDATE push SET state = ?, secret = NULL, next_secret = NULL, asked_at = NULL,"
        " lease_until = NULL, renew_at = 0 WHERE state = ?",
        [str(PushState.PENDING), str(PushState.VERIFIED)],
    )


# --- what came --------------------------------------------------------------------------------


def settle_poll(tx: Transaction, feed_id: int, update: Update, *, moved: bool) -> None:
    """Keep what an answer says of push, and what its entries say of how push goes."""
    if update.offers:
        note_offer(tx, feed_id, update.offer)
    elif moved:
        follow_move(tx, feed_id)
    if update.push_missed_until is not None:
        tx.db.execute(
            "UPDATE push SET unreliable_until = ? WHERE feed_id = ? AND state <> 'leaving'",
            [update.push_missed_until, feed_id],
        )


def settle_delivery(tx: Transaction, feed_id: int) -> None:
    """End the claim under which a delivery was stored, and note that it came."""
    tx.db.execute(
        "UPDATE feeds SET leased_until = NULL, lease_owner = NULL, revision = ? WHERE id = ?",
        [tx.revision, feed_id],
    )
    note_delivery(tx, feed_id)


def note_delivery(tx: Transaction, feed_id: int) -> None:
    """Note that the publisher of a feed said something."""
    tx.db.execute(
        "UPDATE push SET last_delivery_at = ? WHERE feed_id = ? AND state <> 'leaving'",
        [tx.now, feed_id],
    )


# --- who listens ------------------------------------------------------------------------------


def hear(tx: Transaction, *, anew: bool) -> None:
    """Say that this program listens for publishers now; after a break it begins anew, too."""
    tx.db.execute(
        f"""
        INSERT INTO push_ears (id, since, until) VALUES (1, :now, :now + {HEARD_S})
        ON CONFLICT (id) DO UPDATE SET until = excluded.until,
            since = CASE WHEN NOT :anew AND since <= :now
                AND until > :now AND until <= :now + {HEARD_S} THEN since ELSE :now END
        """,  # noqa: S608 - a constant
        {"now": tx.now, "anew": anew},
    )


def stop_hearing(tx: Transaction) -> None:
    """Say that nobody listens any more."""
    tx.db.execute("DELETE FROM push_ears")


def left_alone(db: Database, now: int) -> list[int]:
    """Return the feeds that wait for push while none comes, or may have passed them by."""
    return [row[0] for row in db.execute(_LEFT_ALONE, {"now": now})]


# --- below ------------------------------------------------------------------------------------


def _difference(
    db: Database, base: str | None, at_home: Callable[[str], bool]
) -> tuple[list[tuple[Any, ...]], list[Push]]:
    """Return what there has to be beyond what there is, and what there is beyond that."""
    wanted = {}
    for feed_id, kind, hub, topic, private, url in db.execute(_WANTED) if base is not None else ():
        wanted[feed_id] = (feed_id, kind, hub, topic, int(bool(private) and at_home(url)))
    end = []
    for push in all_pushes(db, 0):
        if push.state is PushState.LEAVING:
            continue
        row = wanted.get(push.feed_id)
        agreed = (push.feed_id, str(push.kind), push.hub, push.topic, int(push.private_allowed))
        if row == agreed and push.callback == f"{base}/{push.path}":
            del wanted[push.feed_id]
        else:
            end.append(push)
    return list(wanted.values()), end


def _one(db: Database, push_id: int, now: int) -> Push | None:
    row = db.execute(_SELECT + " WHERE p.id = :id", {"now": now, "id": push_id}).fetchone()
    return None if row is None else _as_push(row)


def _as_push(row: tuple[Any, ...]) -> Push:
    values = dict(zip(_OWN, row, strict=False))
    values["kind"], values["state"] = PushKind(values["kind"]), PushState(values["state"])
    values["private_allowed"] = bool(values["private_allowed"])
    return Push(**values, heard_since=row[-1])
