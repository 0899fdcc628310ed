"""What a page says of feeds: the links of its head, and those that a reader would click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon.discover.elements import attribute, base_of, elements_of
from feedmon.discover.header import from_header
from feedmon.discover.links import (
    TYPES,
    FoundLink,
    bare_type,
    is_comments,
    is_no_feed,
    merged,
    named_link,
    resolved,
)
from feedmon.frozen import frozen
from feedmon.tracking import bare_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from feedmon.discover.elements import Elements
    from feedmon.model import Document

#: Where an address ends when it is a feed's.
_FEED_PATH = re.compile(
    r"""/(?:feeds?|rss2?|atom|rdf)/?$
      | /feeds?/(?:rss2?|atom|rdf|posts(?:/default)?|all|main|news|latest)/?$
      | [^/]\.(?:rss|atom|rdf)$
      | [/_.-](?:feeds?|rss2?|atom|rdf|backend)\.(?:xml|json|php)$
      | /index\.xml$""",
    re.IGNORECASE | re.VERBOSE,
)
_FEED_QUERY = re.compile(
    r"(?:^|[&;])(?:feed|format|type|output|alt|view|mode)=(?:rss2?|atom|rdf|feed|jsonfeed)\b",
    re.IGNORECASE,
)
_FEED_WORDS = re.compile(r"\b(?:rss|atom|rdf|(?:json|web|news)[ -]?feeds?|feeds?)\b", re.IGNORECASE)
_LONGEST_WORDS = 40
#: Buttons that hand a feed to another reader, or the page to other people.
_ELSEWHERE = re.compile(
    r"//(?:[\w-]+\.)*(?:feedly|inoreader|newsblur|theoldreader|bazqux|netvibes|feedspot|follow|"
    r"bloglovin|add\.my\.yahoo|subtome|facebook|twitter|x|linkedin|pinterest)\.(?:com|it|is)/",
    re.IGNORECASE,
)


@frozen
class PageLinks:
    """What a page names: ``alternates`` as feeds of its own, ``anchors`` among its text.

    Both best first and each address once; ``itself`` are the other addresses that the page says
    it has (its canonical link), in which a site may be recognised.
    """

    alternates: tuple[FoundLink, ...] = ()
    anchors: tuple[FoundLink, ...] = ()
    itself: tuple[str, ...] = ()


def read_page(document: Document) -> PageLinks:
    """Read the ``Link`` header, the ``link`` elements and the anchors of a page.

    Alternates of the header come before those of the page, in their order; links whose type fits
    other things than feeds come after them, feeds of comments last. An anchor is taken for one to
    a feed by its type, by the end of its address, or (on the same site) by its words.
    """
    url = document.url
    elements = elements_of(document)
    base = base_of(document, elements)
    links = [element for name, element in elements if name == "link"]
    named = merged((*from_header(document.headers.get("link", ""), url), *_named(links, base)))
    anchors = [element for name, element in elements if name in ("a", "area")]
    known = {link.url for link in named}
    others = [link for link in merged(_clickable(anchors, base)) if link.url not in known]
    return PageLinks(
        tuple(sorted(named, key=_rank_named)),
        tuple(sorted(others, key=lambda link: _rank_anchor(link, url))),
        tuple(_itself(elements, base)),
    )


def _rank_named(link: FoundLink) -> tuple[bool, int]:
    return is_comments(link), TYPES.get(link.type or "", 0)


def _rank_anchor(link: FoundLink, page: str) -> tuple[bool, bool, int]:
    certain = 0 if link.type is not None else 1 if _looks_like_feed(link.url) else 2
    return is_comments(link), not _same_site(link.url, page), certain


# --- links ------------------------------------------------------------------------------------


def _named(links: list[etree._Element], base: str) -> Iterator[FoundLink]:
    """Judge the ``link`` elements, wherever they stand."""
    for element in links:
        link = named_link(
            rel=attribute(element, "rel"),
            kind=attribute(element, "type") or None,
            href=attribute(element, "href"),
            title=attribute(element, "title"),
            base=base,
            source="alternate",
        )
        if link is not None:
            yield link


def _itself(elements: Elements, base: str) -> Iterator[str]:
    for name, element in elements:
        href = ""
        if name == "link" and "canonical" in attribute(element, "rel").lower().split():
            href = attribute(element, "href")
        elif name == "meta" and attribute(element, "property").lower() == "og:url":
            href = attribute(element, "content")
        if href and (url := resolved(base, href)) is not None:
            yield url


# --- anchors --------------------------------------------------------------------------------


def _clickable(anchors: list[etree._Element], base: str) -> Iterator[FoundLink]:
    for element in anchors:
        kind = bare_type(attribute(element, "type") or None)
        href = attribute(element, "href")
        url = resolved(base, href)
        if url is None or is_no_feed(url) or _ELSEWHERE.search(url):
            continue
        words = _words(element)
        certain = kind in TYPES or href.strip().lower().startswith("feed:")
        if certain or _looks_like_feed(url) or (_speaks_of_feed(words) and _same_site(url, base)):
            yield FoundLink(url, words, kind if kind in TYPES else None, "anchor")


def _words(element: etree._Element) -> str:
    """Return what a person reads on a link: its text, or what stands for a picture."""
    said = "".join(map(str, element.itertext())).strip()
    if not said:
        pictures = (attribute(each, "alt") for each in element.iter("img"))
        labels = (attribute(element, name) for name in ("title", "aria-label"))
        said = next((words for words in (*labels, *pictures) if words.strip()), "")
    return " ".join(said.split())


def _looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_FEED_PATH.search(parts.path) or _FEED_QUERY.search(parts.query))


def _speaks_of_feed(words: str) -> bool:
    return len(words) <= _LONGEST_WORDS and _FEED_WORDS.search(words) is not None


def _same_site(url: str, page: str) -> bool:
    """Whether two addresses are of one host, or one host lies below the other."""
    one, other = (bare_host(urlsplit(each).hostname or "") for each in (url, page))
    return one == other or one.endswith("." + other) or other.endswith("." + one)
