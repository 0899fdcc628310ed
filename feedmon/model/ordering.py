"""The orders of a list: where an entry stands, the same for the store's pages and for rows."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, assert_never

from feedmon.model.entries import EntryKey, EntryOrder

if TYPE_CHECKING:
    from feedmon.model.entries import EntrySummary


def key_of(summary: EntrySummary) -> EntryKey:
    """Return the key of an entry as it is now."""
    return EntryKey(
        summary.sort_at,
        summary.id,
        summary.read,
        summary.feed_id,
        summary.feed_title,
        summary.rank,
    )


def place_of(key: EntryKey, order: EntryOrder) -> tuple[Any, ...]:
    """Return what to sort by, rising, in this order. Id decides last: no two stand at one place."""
    match order:
        case EntryOrder.NEWEST:
            return -key.sort_at, -key.id
        case EntryOrder.OLDEST:
            return key.sort_at, key.id
        case EntryOrder.UNREAD:
            return key.read, -key.sort_at, -key.id
        case EntryOrder.FEED:
            return *feed_place(key.feed_title, key.feed_id), -key.sort_at, -key.id
        case EntryOrder.BEST:
            return key.rank, -key.sort_at, -key.id
    assert_never(order)


def feed_place(title: str, feed_id: int) -> tuple[str, int]:
    """Return where a feed stands among others: by its title, as people look things up."""
    if title.isascii():  # as nearly all are, and there are thousands
        return title.casefold(), feed_id
    apart = unicodedata.normalize("NFKD", title.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)), feed_id
