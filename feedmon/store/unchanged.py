"""Polls that brought nothing new, as nearly all do: stored with as few statements as that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Changes
from feedmon.store import claims, moving, push
from feedmon.store.feeds import one_feed
from feedmon.store.past import past_of
from feedmon.store.poll_log import log_poll
from feedmon.store.poll_patches import patch_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import Feed, Past, Update
    from feedmon.store.connection import Transaction


def note_unchanged(
    tx: Transaction, feed_id: int, *, owner: str, decide: Callable[[Feed, Past], Update]
) -> Changes:
    """Store an answer without news: no entry is looked at, and none written.

    Raises:
        LeaseLost: the claim is no longer the owner's; nothing was written.

    """
    feed = claims.leased(tx, feed_id, owner)
    update = decide(feed, past_of(tx.db, feed_id, tx.now))
    if update.feed is None or update.new or update.changed:
        raise ValueError("this is no poll without news")
    moved_from = moving.settle(tx, feed, update.moves)
    patch_feed(tx, feed_id, update.feed)
    push.settle_poll(tx, feed_id, update, moved=moved_from is not None)
    log_poll(tx, update.poll, feed_id)
    return Changes(feed=one_feed(tx.db, feed_id), moved_from=moved_from)
