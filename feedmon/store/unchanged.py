"""Polls that brought nothing new, as nearly all do: stored with as few statements as that takes.

In a refresh many of them are stored at once, and each statement is asked once for all of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from feedmon.errors import LeaseLost
from feedmon.model import Changes
from feedmon.store import claims, moving, push
from feedmon.store.feeds import one_feed
from feedmon.store.past import pasts
from feedmon.store.poll_log import log_polls
from feedmon.store.poll_patches import patch_feeds, patched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feedmon.model import Feed, FeedPatch, Past, Update
    from feedmon.store.connection import Transaction


class Quiet(NamedTuple):
    """A poll without news: of a feed that is the owner's, and what to decide of it."""

    feed_id: int
    owner: str
    decide: Callable[[Feed, Past], Update]


class _Decided(NamedTuple):
    feed: Feed
    update: Update
    patch: FeedPatch


def note_unchanged(tx: Transaction, polls: Sequence[Quiet]) -> list[Changes | Exception]:
    """Store answers without news: no entry is looked at, and none written.

    A poll is answered with LeaseLost where the claim is no longer the owner's, or with the error
    that ``decide`` raised: nothing was written of it.
    """
    feeds = claims.leased_all(tx, [(poll.feed_id, poll.owner) for poll in polls])
    past = pasts(tx.db, [feed.id for feed in feeds if feed is not None], tx.now)
    found = [_decided(poll, feed, past) for poll, feed in zip(polls, feeds, strict=True)]
    decided = [one for one in found if isinstance(one, _Decided)]
    left = {one.feed.id: moving.settle(tx, one.feed, one.update.moves) for one in decided}
    patch_feeds(tx, {one.feed.id: one.patch for one in decided})
    for one in decided:
        push.settle_poll(tx, one.feed.id, one.update, moved=left[one.feed.id] is not None)
    log_polls(tx, {one.feed.id: one.update.poll for one in decided})
    return [
        _changes(tx, one, left[one.feed.id]) if isinstance(one, _Decided) else one for one in found
    ]


def _decided(poll: Quiet, feed: Feed | None, past: dict[int, Past]) -> _Decided | Exception:
    if feed is None:
        return LeaseLost(poll.feed_id)
    try:
        update = poll.decide(feed, past[feed.id])
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        return error
    if update.feed is None or update.new or update.changed:
        return ValueError("this is no poll without news")
    return _Decided(feed, update, update.feed)


def _changes(tx: Transaction, stored: _Decided, moved_from: str | None) -> Changes:
    """Tell what was stored; the feed is read again only if more of it changed than its columns."""
    feed = stored.feed
    after = patched(feed, stored.patch) if moving.stays(feed, stored.update.moves) else None
    return Changes(feed=after or one_feed(tx.db, feed.id), moved_from=moved_from)
