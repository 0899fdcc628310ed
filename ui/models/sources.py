"""What a row of the sidebar stands for: a place that articles come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from feedmon.model import EntryQuery


class Kind(StrEnum):
    """The kinds of places."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    FOLDER = "folder"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Source:
    """A place that articles come from; ``id`` is that of the folder or feed, else 0."""

    kind: Kind
    id: int = 0

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)

    @classmethod
    def parse(cls, written: str) -> Source:
        """Read what ``str`` wrote; anything else is the view of all articles."""
        kind, _, number = written.partition(":")
        if kind in {Kind.FOLDER, Kind.FEED} and number.isdecimal():
            return cls(Kind(kind), int(number))
        return cls(Kind(kind)) if kind in {Kind.UNREAD, Kind.STARRED} else ALL

    def query(self) -> EntryQuery:
        """Return the query whose answers are the articles of this place."""
        return EntryQuery(
            feed_id=self.id if self.kind is Kind.FEED else None,
            folder_id=self.id if self.kind is Kind.FOLDER else None,
            unread=self.kind is Kind.UNREAD,
            starred=self.kind is Kind.STARRED,
        )


#: What people put in order themselves.
MOVABLE = frozenset({Kind.FOLDER, Kind.FEED})

ALL = Source(Kind.ALL)
UNREAD = Source(Kind.UNREAD)
STARRED = Source(Kind.STARRED)
