"""What a row of the sidebar stands for: a place that articles come from."""

from __future__ import annotations

from enum import StrEnum

from feedmon.frozen import frozen
from feedmon.model import EntryQuery


class Kind(StrEnum):
    """The kinds of places."""

    ALL = "all"
    TODAY = "today"
    UNREAD = "unread"
    STARRED = "starred"
    ALERTS = "alerts"
    SEARCH = "search"
    FOLDER = "folder"
    FEED = "feed"


@frozen
class Source:
    """A place that articles come from; ``id`` is that of the search, folder or feed, or 0."""

    kind: Kind
    id: int = 0

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)

    @classmethod
    def parse(cls, written: str) -> Source:
        """Read what ``str`` wrote; anything else is the view of all articles."""
        kind, _, number = written.partition(":")
        if kind in {Kind.SEARCH, Kind.FOLDER, Kind.FEED} and number.isdecimal():
            return cls(Kind(kind), int(number))
        return cls(Kind(kind)) if kind in _SMART else ALL

    def query(self, today: int | None = None) -> EntryQuery:
        """Return the query whose answers are the articles of this place.

        ``today`` is the moment at which today began. What a saved search looks for is not known
        here.
        """
        return EntryQuery(
            feed_id=self.id if self.kind is Kind.FEED else None,
            folder_id=self.id if self.kind is Kind.FOLDER else None,
            unread=self.kind is Kind.UNREAD,
            starred=self.kind is Kind.STARRED,
            alerts=self.kind is Kind.ALERTS,
            since=today if self.kind is Kind.TODAY else None,
        )


#: What people put in order themselves.
MOVABLE = frozenset({Kind.FOLDER, Kind.FEED})

_SMART = frozenset({Kind.TODAY, Kind.UNREAD, Kind.STARRED, Kind.ALERTS})

ALL = Source(Kind.ALL)
TODAY = Source(Kind.TODAY)
UNREAD = Source(Kind.UNREAD)
STARRED = Source(Kind.STARRED)
ALERTS = Source(Kind.ALERTS)
