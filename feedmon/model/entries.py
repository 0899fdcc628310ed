"""Articles: how they are asked for, listed, read and counted."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.documents import Enclosure
    from feedmon.model.full_texts import FullText

#: A publisher's date outside of these can't be true (I-8): there were no feeds before 1995, and
#: clocks are wrong by a day at most.
EARLIEST_AT = 788_918_400
CLOCKS_APART_S = 24 * 60 * 60
#: So many are the best of what is found by words; who wants more sorts by date.
BEST_OF = 200


class Origin(StrEnum):
    """Where an entry came from, if not from a poll as news: another program, its feed's past."""

    IMPORT = "import"
    ARCHIVE = "archive"


@frozen
class EntrySummary:
    """A row of the article list: all that is needed to paint it."""

    id: int
    feed_id: int
    title: str
    snippet: str
    author: str
    link: str | None
    sort_at: int
    published_at: int | None
    received_at: int
    read: bool
    starred: bool
    has_enclosure: bool = False
    thumbnail: str | None = None
    feed_title: str = ""
    edited_at: int | None = None  # when its publisher was last seen to have changed it
    story: int | None = None  # the same number for entries of different feeds that tell one story
    also_in: int = 0  # how many other feeds tell it
    alerted: bool = False  # a rule told of it
    hidden: bool = False  # a rule took it out of the lists
    #: What of its text was looked for and is not seen in the snippet, with what is around it.
    passage: str = ""
    rank: float = 0.0  # among what was found: the less, the better; 0 is the last

    @property
    def dated_at(self) -> int | None:
        """When it was published; ``None`` where the feed says nothing that can be true."""
        at = self.published_at
        if at is None or not EARLIEST_AT <= at <= self.received_at + CLOCKS_APART_S:
            return None
        return at


@frozen
class Elsewhere:
    """An article with the same link in another feed; ``same`` says that it tells no other story."""

    entry_id: int
    feed_id: int
    feed_title: str
    same: bool = True


@frozen
class Entry:
    """An article to be read: its summary and what only the reading pane needs."""

    summary: EntrySummary
    uid: str
    content_html: str  # sanitised
    published: str | None
    updated_at: int | None
    comments_url: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    trackers: int = 0
    images_allowed: bool = False
    sanitizer_version: int = 0
    edits: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()
    gone_at: int | None = None  # when a feed that lists all there is no longer listed it (F-17)
    extras: tuple[tuple[str, str], ...] = ()  # what extensions say beside, see ParsedEntry
    duration_s: int | None = None  # of what there is to hear or see
    full: FullText | None = None  # what is known of its page; None: nobody wanted that
    #: Width and height of those of its pictures that are kept: room for them before they are there.
    picture_sizes: dict[str, tuple[int, int]] = field(default_factory=dict)


class EntryOrder(StrEnum):
    """How a list is sorted. Within a feed, and within what is (un)read, the newest comes first.

    ``BEST`` is for what is looked for by words: how well an article answers to them. Such a list
    has the best of what is found, no more, and is one page; without words it is as ``NEWEST``.
    """

    NEWEST = "newest"
    OLDEST = "oldest"
    FEED = "feed"
    UNREAD = "unread"
    BEST = "best"


@frozen
class EntryKey:
    """The place of an entry in a list, for paging by key (see ``model.ordering``).

    ``read`` tells it where the unread come first, the feed where the list is sorted by feed,
    ``rank`` where the best come first.
    """

    sort_at: int
    id: int
    read: bool = False
    feed_id: int = 0
    feed_title: str = ""
    rank: float = 0.0


@frozen
class EntryQuery:
    """Which entries: every given condition holds. ``folder_id`` means the whole subtree."""

    feed_id: int | None = None
    folder_id: int | None = None
    unread: bool = False
    starred: bool = False
    since: int | None = None  # sort_at at or after
    search: str | None = None
    order: EntryOrder = EntryOrder.NEWEST
    alerts: bool = False  # of which a rule told
    once: bool = False  # of what several of these feeds tell only one entry (I-7)


@frozen
class Counts:
    """Counted, never kept: unread per feed (feeds without any are absent), stars, unread alerts.

    ``urgent`` of the unread ``alerts`` are urgent.
    ``shared`` are the unread stories that several feeds tell, by these feeds: each is among the
    unread of all of them, and one article where lists have a story once.
    """

    unread: dict[int, int]
    starred: int
    shared: dict[tuple[int, ...], int] = field(default_factory=dict)
    alerts: int = 0
    urgent: int = 0
