"""Entries that their feed no longer lists, and older ones that its archives hold.

What a feed that lists all it has no longer lists is marked, and kept: what a person read or
starred is theirs. The mark goes when the entry comes back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.model import OlderStored
from feedmon.store import alert_history, stories
from feedmon.store import alerts as alerting
from feedmon.store import rules as person_rules
from feedmon.store.entry_writes import insert_entries
from feedmon.store.feeds import one_feed
from feedmon.store.identities import add_aliases
from feedmon.store.known import known_entries
from feedmon.store.rows import id_list, summaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import Feed, Further, Known, OlderUpdate, Update
    from feedmon.store.connection import Transaction


def mark(tx: Transaction, feed_id: int, update: Update, added: Iterable[int]) -> None:
    """Mark what a document that lists all there is leaves out, and unmark what is listed again."""
    values = {
        "feed": feed_id,
        "ids": id_list([*update.listed, *added]),
        "now": tx.now,
        "revision": tx.revision,
    }
    if tx.db.execute(
        "SELECT 1 FROM entries INDEXED BY entries_gone"
        " WHERE feed_id = ? AND gone_at IS NOT NULL LIMIT 1",
        [feed_id],
    ).fetchone():
        tx.db.execute(
            "UPDATE entries INDEXED BY entries_gone SET gone_at = NULL, revision = :revision"
            " WHERE feed_id = :feed AND gone_at IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(:ids))",
            values,
        )
    if update.lists_all:
        tx.db.execute(
            "UPDATE entries SET gone_at = :now, revision = :revision"
            " WHERE feed_id = :feed AND gone_at IS NULL"
            " AND id NOT IN (SELECT value FROM json_each(:ids))",
            values,
        )


def note_missed(tx: Transaction, feed_id: int, missed: int) -> None:
    """Add to what a feed may have missed."""
    if missed:
        tx.db.execute(
            "UPDATE feeds SET missed = missed + ?, missed_at = ?, revision = ? WHERE id = ?",
            [missed, tx.now, tx.revision, feed_id],
        )


def add_older(
    tx: Transaction,
    feed_id: int,
    url: str,
    *,
    further: Mapping[str, Further],
    decide: Callable[[Feed, Known, int], OlderUpdate],
) -> OlderStored | None:
    """Add what an archived document has and the feed has not; ``None``: it has another address.

    ``decide`` gets the feed, what is known of ``further``, and the place in time of the feed's
    oldest entry. Validators, the log and the next poll stay as they are.

    Raises:
        NoSuchFeed: it is gone.

    """
    feed = one_feed(tx.db, feed_id)
    if feed.url != url:
        return None
    (oldest,) = tx.db.execute(
        "SELECT min(sort_at) FROM entries WHERE feed_id = ?", [feed_id]
    ).fetchone()
    known = replace(
        known_entries(tx.db, feed_id, further, further, feed.identity),
        rules=person_rules.rules_for(tx.db, feed_id),
    )
    update = decide(feed, known, tx.now if oldest is None else oldest)
    added = insert_entries(tx, feed_id, update.new)
    add_aliases(tx, feed_id, [(alias.uid, alias.entry_id) for alias in update.aliases])
    settled = stories.settle(tx, added, once=update.once)
    raised, _ = alerting.settle(tx, added, update.consequences, once=update.once)
    if update.slow_rules:
        person_rules.note_slow(tx, update.slow_rules)
    tx.db.execute(
        "UPDATE feeds SET older_url = ?, missed = ?, revision = ? WHERE id = ?",
        [update.older_url, update.missed, tx.revision, feed_id],
    )
    new = tuple(summaries(tx.db, added))
    return OlderStored(
        feed=one_feed(tx.db, feed_id),
        new=new,
        ended=update.ended,
        retold=tuple(summaries(tx.db, settled.retold)),
        alerts=tuple(alert_history.by_id(tx.db, raised)),
    )
