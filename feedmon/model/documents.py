"""What a document says, and what a worker process makes of it."""

from __future__ import annotations

from dataclasses import field
from operator import attrgetter
from typing import Any, NamedTuple

from feedmon.frozen import frozen


@frozen
class Enclosure:
    """A file that belongs to an entry; ``length`` in bytes."""

    url: str
    type: str | None = None
    length: int | None = None
    title: str | None = None


@frozen
class ParsedEntry:
    """One entry as its document gives it: links absolute, title and authors plain text.

    ``content_html`` and ``summary_html`` are as published (not yet sanitised); ``published`` is
    the original string and ``published_at`` what it was understood as. ``extras`` is what
    extensions say beside, as ``parse.extras`` names it.
    """

    guid: str | None = None
    link: str | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_at: int | None = None
    updated_at: int | None = None
    content_html: str | None = None
    summary_html: str | None = None
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    thumbnail: str | None = None
    comments_url: str | None = None
    duration_seconds: int | None = None
    language: str | None = None
    base_url: str | None = None
    extras: tuple[tuple[str, str], ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel light: thousands come from the workers, and dataclasses take long to unpack."""
        return ParsedEntry, _of_parsed(self)


_of_parsed = attrgetter(*ParsedEntry.__dataclass_fields__)


@frozen
class FeedHints:
    """What a feed says of its own rhythm (RSS ttl, skipHours, skipDays; RSS 1.0 syndication)."""

    ttl_minutes: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()  # Monday is 0
    sy_interval_minutes: int | None = None


@frozen
class Repair:
    """Something wrong in a document that the parser mended: where (1-based line) and what."""

    kind: str
    line: int | None = None


@frozen
class ParsedFeed:
    """A whole document, understood. ``format`` is rss, rdf, atom, json or cdf with its version."""

    format: str
    title: str = ""
    site_url: str | None = None
    description: str = ""
    language: str | None = None
    icon_url: str | None = None
    self_url: str | None = None
    hub_urls: tuple[str, ...] = ()
    cloud_url: str | None = None  # where to register with an rssCloud server
    hints: FeedHints = FeedHints()
    complete: bool = False
    prev_archive: str | None = None
    next_url: str | None = None
    entries: tuple[ParsedEntry, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: int = 0  # entries beyond the limit of P-9


@frozen
class CleanBody:
    """The body of an entry, made safe: ``html`` for the pane, ``text`` for search and snippet.

    ``version`` is that of the sanitiser that made it (H-2).
    """

    html: str
    text: str
    trackers: int = 0
    version: int = 0

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel light, as a parsed entry."""
        return CleanBody, (self.html, self.text, self.trackers, self.version)


class EntryColumns(NamedTuple):
    """What is kept of an entry, as ``columns`` makes it: values in the order of their columns."""

    entry: tuple[str | int | None, ...]
    body: tuple[str | int | None, ...]
    words: tuple[str, str, str]  # title, text and author as they are indexed


@frozen
class WorkedEntry:
    """What a worker process hands back for one entry.

    ``uid`` is the canonical id within the document (rules I-1 and I-2), ``aliases`` are other
    ids under which the store may know the entry, ``content_hash`` covers what a reader would
    notice (no dates, I-5) and ``raw_html`` is the body before sanitising. ``link_key`` is the link
    as compared with others (I-4, I-7), ``pair`` the id that link and title make, for a feed whose
    own ids can't be trusted (I-3); an entry without a link has neither. ``columns`` are made of
    ``parsed``, ``raw_html`` and ``body``; whoever changes one of these leaves them out.
    """

    uid: str
    aliases: tuple[str, ...]
    content_hash: str
    parsed: ParsedEntry
    raw_html: str
    body: CleanBody
    link_key: str | None = None
    pair: str | None = None
    columns: EntryColumns | None = field(default=None, compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel light, as a parsed entry."""
        return WorkedEntry, _of_worked(self)


_of_worked = attrgetter(*WorkedEntry.__dataclass_fields__)


@frozen
class WorkedFeed:
    """A parsed document with identities and clean bodies: all that deciding needs."""

    feed: ParsedFeed  # its ``entries`` are empty: they travel once, inside ``entries``
    entries: tuple[WorkedEntry, ...]
