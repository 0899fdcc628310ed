"""What a look behind an address brings: feeds that were fetched and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import CLOCKS_APART_S, EARLIEST_AT, Candidate, Headline

if TYPE_CHECKING:
    from feedmon.discover import FoundLink, PageLinks
    from feedmon.logins import Login
    from feedmon.model import Document, EntrySummary, Feed, WorkedEntry, WorkedFeed

#: How many of a feed's articles a preview shows.
NEWEST = 5
_LONGEST_TITLE = 120
_PERMANENT = frozenset({301, 308})


@frozen
class Found:
    """A verified feed: what is shown of it, and what its first poll will store.

    ``login`` is the one that it was asked with.
    """

    candidate: Candidate
    document: Document
    worked: WorkedFeed
    private_allowed: bool
    login: Login | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address under which the feed answered: it may be subscribed by any (D-5)."""
        hops = self.document.hops
        urls = (self.candidate.url, self.document.url, *(hop.url for hop in hops))
        return tuple(dict.fromkeys(urls))


@frozen
class Followed:
    """A feed that is subscribed already, as ``feed_id``: it was not asked."""

    candidate: Candidate
    feed_id: int


@frozen
class Page:
    """A page that was looked at: ``url`` is where it was in the end, ``kind`` what it is."""

    url: str
    status: int
    content_type: str
    kind: str
    from_public: bool
    links: PageLinks


def candidate_of(
    link: FoundLink, document: Document, worked: WorkedFeed, *, rank: int, now: float
) -> Candidate:
    """Describe a feed that was fetched from ``link``."""
    newest = sorted(worked.entries, key=lambda entry: -(_dated(entry, now) or 0))[:NEWEST]
    headlines = tuple(Headline(_title(entry), _dated(entry, now)) for entry in newest)
    return Candidate(
        url=document.url if _moved(document) else link.url,
        title=worked.feed.title or link.title,
        format=worked.feed.format,
        source=link.source,
        entry_count=len(worked.entries),
        newest_at=headlines[0].published_at if headlines else None,
        newest=headlines,
        rank=rank,
    )


def known_feed(link: FoundLink, feed: Feed, articles: list[EntrySummary], *, rank: int) -> Followed:
    """Describe a feed that is subscribed already, as the store knows it."""
    headlines = tuple(Headline(each.title or each.snippet, each.dated_at) for each in articles)
    candidate = Candidate(
        url=feed.url,
        title=feed.title,
        format="",
        source=link.source,
        entry_count=feed.total,
        newest_at=headlines[0].published_at if headlines else None,
        newest=headlines,
        subscribed_id=feed.id,
        rank=rank,
    )
    return Followed(candidate, feed.id)


def _moved(document: Document) -> bool:
    """Whether the feed said that it lives elsewhere for good, and no less safely (F-11, X-3)."""
    hops = document.hops
    if not hops or any(hop.status not in _PERMANENT for hop in hops):
        return False
    return not (hops[0].url.startswith("https:") and document.url.startswith("http:"))


def _dated(entry: WorkedEntry, now: float) -> int | None:
    for at in (entry.parsed.published_at, entry.parsed.updated_at):
        if at is not None and EARLIEST_AT <= at <= now + CLOCKS_APART_S:
            return at
    return None


def _title(entry: WorkedEntry) -> str:
    return entry.parsed.title or entry.body.text[:_LONGEST_TITLE].strip()
