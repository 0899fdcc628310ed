"""A link to a feed: what makes one, what it is complete, and which of several comes first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What feeds call themselves; the value sorts them: certain, then types that others use too.
TYPES = {
    "application/rss+xml": 0,
    "application/atom+xml": 0,
    "application/x.atom+xml": 0,
    "application/x-atom+xml": 0,
    "application/feed+json": 0,
    "application/json": 1,
    "application/rdf+xml": 1,
    "application/xml": 1,
    "text/xml": 1,
}
#: WordPress names its API as an alternate of every page.
_NO_FEED = re.compile(r"/wp-json/|[?&]rest_route=|oembed", re.IGNORECASE)
_COMMENTS_URL = re.compile(r"comments?(?:/|-|_|\.|=|$)|=comments", re.IGNORECASE)
_COMMENTS_TITLE = re.compile(
    r"\bcomments?\b|kommentar|commentaires|comentarios|comentários|commenti|reacties|"
    r"коммент|komentar|yorum|コメント|评论|留言",
    re.IGNORECASE,
)
BLANK = " \t\r\n\f"


@frozen
class FoundLink:
    """A link to a feed, ``type`` as the page gives it.

    ``source`` says how it was found: link-header, alternate, site-rule, anchor or usual-place.
    """

    url: str
    title: str
    type: str | None
    source: str


def named_link(
    *, rel: str, kind: str | None, href: str, title: str, base: str, source: str
) -> FoundLink | None:
    """Judge one link that a page names: a feed when it says so."""
    rels = rel.lower().split()
    bare = bare_type(kind)
    said = "feed" in rels if not bare else "alternate" in rels or "feed" in rels
    if not said or "stylesheet" in rels or (bare and bare not in TYPES):
        return None
    url = resolved(base, href)
    if url is None or is_no_feed(url):
        return None
    return FoundLink(url, " ".join(title.split()), bare or None, source)


def bare_type(kind: str | None) -> str | None:
    """Return a media type without parameters, in lower case."""
    return kind.partition(";")[0].strip(BLANK).lower() if kind is not None else None


def is_no_feed(url: str) -> bool:
    """Whether this is one of the things that sites call by the types of feeds."""
    return _NO_FEED.search(url) is not None


def is_comments(link: FoundLink) -> bool:
    """Whether a feed is one of comments, by its address or its title."""
    return bool(
        _COMMENTS_URL.search(link.url.partition("://")[2]) or _COMMENTS_TITLE.search(link.title)
    )


def merged(links: Iterable[FoundLink]) -> list[FoundLink]:
    """Keep the first link of each address, with the first title that one of them has."""
    found: dict[str, FoundLink] = {}
    for link in links:
        known = found.get(link.url)
        if known is None:
            found[link.url] = link
        elif not known.title and link.title:
            found[link.url] = replace(known, title=link.title)
    return list(found.values())


def resolved(base: str, href: str) -> str | None:
    """Make ``href`` complete; ``None`` unless that gives an http(s) address with a host.

    A complete address stays byte for byte what it is (F-4), up to its fragment.
    """
    wanted = re.sub(r"[\t\r\n]", "", href.strip(BLANK)).partition("#")[0]
    wanted = re.sub(r"^feed:(?://(?!/)|(?=https?:))", _feed_scheme, wanted, flags=re.IGNORECASE)
    if not wanted:
        return None
    try:
        url = wanted if re.match(r"https?://", wanted, re.IGNORECASE) else urljoin(base, wanted)
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        return None
    return url if usable else None


def _feed_scheme(found: re.Match[str]) -> str:
    return "http://" if found[0].endswith("/") else ""
