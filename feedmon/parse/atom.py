"""Reads Atom 1.0 (RFC 4287), Atom 0.3 and a lone ``entry``.

``atom:content`` is ``content_html``, ``atom:summary`` is ``summary_html``; text of type ``text``
is turned into escaped HTML. A construct without a type is text by the book, but most that hold
tags were meant as HTML and are read so.
"""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING

from feedmon.model import ParsedEntry, ParsedFeed
from feedmon.parse import fields, hints
from feedmon.parse.dates import parse_date
from feedmon.parse.decode import decode
from feedmon.parse.extras import read_extras
from feedmon.parse.links import absolute, is_web, join_base
from feedmon.parse.markup import inner_html
from feedmon.parse.names import (
    ATOM,
    XML_BASE,
    XML_LANG,
    Names,
    attribute,
    first_text,
    text_of,
)
from feedmon.parse.plain import html_from_text, looks_like_html, plain, plain_from_html

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedmon.model import Enclosure
    from feedmon.parse.names import Children

_ENTRY_TAGS = ("{*}entry", "{*}Entry", "{*}ENTRY", "atom:entry", "{*}item")
_TEXT = ("text", "text/plain", "plain")
_HTML = ("html", "text/html")
_BINARY = ("image/", "audio/", "video/", "font/")
_PUBLISHED = ("published", "issued", "created", "dc:date", "dcterms:issued", "pubdate")
_UPDATED = ("updated", "modified", "dcterms:modified")


def read_atom(root: _Element, *, url: str | None) -> ParsedFeed:
    """Read an Atom document, whose root is a feed or one entry."""
    return _Reader(root, url).read()


class _Reader:
    """One document: its names, what its entries inherit, and the base of its addresses."""

    def __init__(self, root: _Element, url: str | None) -> None:
        self._root = root
        self._names = Names(root, ATOM)
        self._base = join_base(url, root.get(XML_BASE))
        lone = self._names.key(root) == "entry"
        self._fields: Children = {} if lone else self._names.children(root)
        self._authors = self._people(self._fields)

    def read(self) -> ParsedFeed:
        """Read the whole document."""
        entries = [
            element
            for element in self._root.iter(*_ENTRY_TAGS)
            if self._names.key(element) in ("entry", "item")
        ]
        feed = self._fields
        links = hints.relations(feed, ("link", "atom:link"), self._base)
        icon = first_text(feed, "icon", "logo")
        return ParsedFeed(
            format=self._format(),
            title=self._plain(feed, "title"),
            site_url=hints.alternate(links),
            description=self._plain(feed, "subtitle", "tagline"),
            language=self._root.get(XML_LANG) or first_text(feed, "dc:language", "language"),
            icon_url=absolute(icon, self._base),
            self_url=hints.first(links, "self"),
            hub_urls=hints.hubs(links),
            hints=hints.read_hints(self._names, feed),
            complete="fh:complete" in feed,
            prev_archive=hints.first(links, "prev-archive"),
            next_url=hints.first(links, "next"),
            entries=tuple(map(self._entry, entries)),
        )

    def _format(self) -> str:
        old = "purl.org/atom/ns#" in self._root.tag or self._root.get("version") == "0.3"
        return "atom 0.3" if old else "atom 1.0"

    def _entry(self, entry: _Element) -> ParsedEntry:
        children = self._names.children(entry)
        base = join_base(self._base, entry.get(XML_BASE)) if entry is not self._root else self._base
        links = hints.relations(children, ("link", "atom:link"), base)
        media = fields.Media(self._names, children, base)
        content = self._body(children, "content")
        summary = self._body(children, "summary", "description")
        published = first_text(children, *_PUBLISHED)
        return ParsedEntry(
            guid=first_text(children, "id", "guid"),
            link=hints.alternate(links) or self._other_link(children, base),
            title=self._plain(children, "title", "dc:title") or media.title(),
            authors=self._entry_authors(children),
            published=published,
            published_at=parse_date(published),
            updated_at=parse_date(first_text(children, *_UPDATED)),
            content_html=content,
            summary_html=summary or media.description(),
            categories=fields.categories(children),
            enclosures=fields.merge_enclosures(
                self._enclosures(children, base), media.enclosures()
            ),
            thumbnail=media.thumbnail(),
            comments_url=hints.page(links, "replies"),
            duration_seconds=media.duration(),
            language=entry.get(XML_LANG) or self._content_language(children),
            base_url=self._text_base(children, base),
            extras=read_extras(self._names, children, base),
        )

    def _other_link(self, children: Children, base: str | None) -> str | None:
        """Content elsewhere (RFC 4287 section 4.1.3.2) is what the entry leads to."""
        for element in children.get("content", ()):
            if found := absolute(element.get("src"), join_base(base, element.get(XML_BASE))):
                return found
        return absolute(first_text(children, "link"), base)

    def _text_base(self, children: Children, base: str | None) -> str | None:
        """Return the base of the text shown; without any, the page of the feed."""
        for key in ("content", "summary"):
            for element in children.get(key, ()):
                return join_base(base, element.get(XML_BASE)) or self._page()
        return base or self._page()

    def _page(self) -> str | None:
        links = hints.relations(self._fields, ("link",), None)
        candidates = (hints.alternate(links), hints.first(links, "self"))
        return next(filter(is_web, candidates), None)

    def _content_language(self, children: Children) -> str | None:
        return next((each.get(XML_LANG) for each in children.get("content", ())), None)

    def _people(self, children: Children) -> tuple[str, ...]:
        return fields.people(self._names, children.get("author", ())) or fields.people(
            self._names, children.get("dc:creator", ())
        )

    def _entry_authors(self, children: Children) -> tuple[str, ...]:
        """Return an entry's authors, else those of its source, else the feed's (section 4.2.1)."""
        own = self._people(children)
        if own:
            return own
        for source in children.get("source", ()):
            if found := self._people(self._names.children(source)):
                return found
        return self._authors

    def _enclosures(self, children: Children, base: str | None) -> list[Enclosure]:
        found = []
        for element in children.get("link", ()):
            if (attribute(element, "rel") or "").lower() == "enclosure":
                enclosure = fields.enclosure_from(element, join_base(base, element.get(XML_BASE)))
                if enclosure:
                    found.append(enclosure)
        return found

    def _plain(self, children: Children, *keys: str) -> str:
        """Return the first text construct that says something, as one line of text."""
        for key in keys:
            for element in children.get(key, ()):
                kind, text = _construct(element, markup=False)
                words = plain_from_html(text) if kind == "html" else plain(text)
                if words:
                    return words
        return ""

    def _body(self, children: Children, *keys: str) -> str | None:
        """Return the first text construct that says something, as HTML."""
        for key in keys:
            for element in children.get(key, ()):
                kind, text = _construct(element, markup=True)
                if text.strip():
                    return text if kind == "html" else html_from_text(text)
        return None


def _construct(element: _Element, *, markup: bool) -> tuple[str, str]:
    """Return (html or text, content) of a text construct (RFC 4287 section 3.1, 4.1.3).

    Elements inside come as HTML when ``markup`` is wanted, else as their text.
    """
    kind = (attribute(element, "type") or "").lower().partition(";")[0].strip()
    if (attribute(element, "mode") or "").lower() == "base64" or _is_encoded(kind):
        return _base64(element, kind)
    if len(element):
        return ("html", inner_html(element)) if markup else ("text", text_of(element))
    text = element.text or ""
    if kind in _HTML or kind.endswith("xhtml+xml") or kind == "xhtml":
        return "html", text
    if kind in _TEXT and not _is_old_escaped(element):
        return "text", text
    return ("html" if looks_like_html(text) else "text"), text


def _is_old_escaped(element: _Element) -> bool:
    """Atom 0.3 says text/plain and escaped for what is HTML as often as not."""
    return (attribute(element, "mode") or "").lower() == "escaped"


def _is_encoded(kind: str) -> bool:
    """Media types that are neither text nor XML are in base64 (RFC 4287 section 4.1.3.3)."""
    return "/" in kind and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml"))


def _base64(element: _Element, kind: str) -> tuple[str, str]:
    """Decode base64 that holds text; what is not base64 is taken as it stands.

    Pictures, sound and films inside an entry are nothing that could be shown as its text.
    """
    written = text_of(element)
    declared = (attribute(element, "mode") or "").lower() == "base64"
    try:
        data = binascii.a2b_base64(written.encode("ascii"))
        text = decode(data) if declared else data.decode()
    except UnicodeError:
        return "text", "" if kind.startswith(_BINARY) else written
    except ValueError:
        return ("html" if looks_like_html(written) else "text"), written
    return ("html" if kind in _HTML or looks_like_html(text) else "text"), text
