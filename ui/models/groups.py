"""What rows of the list stand together under a heading: a day, a feed, what is (un)read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from feedmon.model import EntryOrder
from ui.text.days import day_heading
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import EntrySummary

#: A day, a feed by its title and id, or whether it is read; ``None`` has no heading.
Group = date | tuple[str, int] | bool | None


def group_of(summary: EntrySummary, place: tuple[Any, ...], order: EntryOrder) -> Group:
    """Return the group of an article at its place in the list of that order."""
    if order is EntryOrder.FEED:
        return summary.feed_title, summary.feed_id
    if order is EntryOrder.UNREAD:
        return bool(place[0])
    if order is EntryOrder.BEST:
        return None
    try:
        return date.fromtimestamp(summary.sort_at)  # noqa: DTZ012 - days are those of the machine
    except (OverflowError, OSError, ValueError):
        return None


def heading_of(group: Group, now: float) -> str:
    """Say what a group is."""
    if isinstance(group, bool):
        return tr("Read") if group else tr("Unread")
    if isinstance(group, tuple):
        return group[0]
    return "" if group is None else day_heading(group, now)
