"""What the readers of RSS and Atom share: people, media, categories, durations, numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.model import Enclosure
from feedmon.parse.links import absolute
from feedmon.parse.markup import inner_html
from feedmon.parse.names import attribute, first_text, text_of
from feedmon.parse.plain import html_from_text, looks_like_html, plain, plain_from_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from feedmon.parse.names import Children, Names

_MAIL_THEN_NAME = re.compile(r"\S+@\S+\s*\((.+)\)\s*")
_NAME_THEN_MAIL = re.compile(r"(.+?)\s*(?:<\S+@\S+>|\(\S+@\S+\))\s*")
#: More of anything than this on one entry is no feed but an attack.
_MOST = 500
_LONGEST_NAME = 300


def person(text: str) -> str:
    """Return the name in ``joe@example.org (Joe)`` or ``Joe <joe@example.org>``."""
    name = plain_from_html(text)[:_LONGEST_NAME]
    found = _MAIL_THEN_NAME.fullmatch(name) or _NAME_THEN_MAIL.fullmatch(name)
    return found[1].strip() if found else name


def people(names: Names, elements: Sequence[_Element]) -> tuple[str, ...]:
    """Return the names of Atom persons (RFC 4287 section 3.2), or of elements that are a name."""
    return unique(_person_element(names, element) for element in elements[:_MOST])


def _person_element(names: Names, element: _Element) -> str:
    if not len(element):
        return person(element.text or "")
    children = names.children(element)
    named = first_text(children, "name", "atom:name", "email", "atom:email", "rdf:description")
    return person(named or text_of(element))


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are not empty, each once, in order."""
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST]


def categories(children: Children) -> tuple[str, ...]:
    """Return the categories of an entry: as elements with text, terms, subjects and keywords."""
    return unique(_categories(children))


def _categories(children: Children) -> Iterator[str]:
    for key in ("category", "atom:category", "itunes:category"):
        for element in children.get(key, ()):
            for each in element.iter(element.tag):  # iTunes nests them
                yield plain_from_html(_own_text(each) or attribute(each, "term"))
                if not each.get("term"):
                    yield plain_from_html(attribute(each, "text") or attribute(each, "label"))
    for element in children.get("dc:subject", ()):
        yield plain_from_html(text_of(element))
    for key in ("itunes:keywords", "media:keywords"):
        for element in children.get(key, ()):
            yield from map(plain_from_html, text_of(element).split(","))


def _own_text(category: _Element) -> str:
    """Return the text of a category without that of the categories inside it."""
    return (category.text or "").strip() or "".join(
        text_of(child) for child in category if child.tag != category.tag
    )


class Media:
    """The media elements of an entry (Media RSS, iTunes), flattened out of their groups."""

    def __init__(self, names: Names, children: Children, base: str | None) -> None:
        self._base = base
        self._children: Children = {}
        self._gather(names, children, depth=0)
        self._itunes = children.get("itunes:image", []) + children.get("googleplay:image", [])

    def _gather(self, names: Names, children: Children, depth: int) -> None:
        for key in ("media:group", "media:content"):
            for element in children.get(key, ())[:_MOST]:
                if len(element) and depth < 2:
                    self._gather(names, names.children(element), depth + 1)
        for key in ("media:content", "media:thumbnail", "media:description", "media:title"):
            if key in children:
                self._children.setdefault(key, []).extend(children[key][:_MOST])

    def enclosures(self) -> list[Enclosure]:
        """Return the audio and video among the media, one per address."""
        found: list[Enclosure] = []
        for element in self._children.get("media:content", ()):
            kind = _medium(element)
            url = absolute(element.get("url"), self._base)
            if url and kind in ("audio", "video"):
                length = number(attribute(element, "filesize"))
                found.append(Enclosure(url, attribute(element, "type"), length))
        return found

    def thumbnail(self) -> str | None:
        """Return the address of the picture that stands for the entry."""
        for element in self._children.get("media:thumbnail", ()):
            address = element.get("url") or element.text
            if url := absolute(address, self._base):
                return url
        for element in self._children.get("media:content", ()):
            if _medium(element) == "image" and (url := absolute(element.get("url"), self._base)):
                return url
        for element in self._itunes:
            if url := absolute(element.get("href") or element.text, self._base):
                return url
        return None

    def description(self) -> str | None:
        """Return the description as HTML; its type is plain unless it says html."""
        for element in self._children.get("media:description", ()):
            text = inner_html(element).strip()
            if text:
                is_html = attribute(element, "type") == "html" or looks_like_html(text)
                return text if is_html else html_from_text(text)
        return None

    def title(self) -> str:
        """Return the title as one line of text."""
        for element in self._children.get("media:title", ()):
            if title := plain_from_html(text_of(element)):
                return title
        return ""

    def duration(self) -> int | None:
        """Return the duration in seconds that one of the media states."""
        for element in self._children.get("media:content", ()):
            if element.get("duration"):
                return duration(element.get("duration"))
        return None


def _medium(element: _Element) -> str:
    """Return image, audio, video or something else, by medium, type or the ending of the url."""
    said = element.get("medium") or (element.get("type") or "").partition("/")[0]
    if said:
        return said.lower()
    ending = (element.get("url") or "").partition("?")[0].rpartition(".")[2].lower()
    return "image" if ending in ("jpg", "jpeg", "png", "gif", "webp", "avif") else ""


def merge_enclosures(*groups: Iterable[Enclosure]) -> tuple[Enclosure, ...]:
    """Return all enclosures, each address once, the first mention of it winning."""
    found: dict[str, Enclosure] = {}
    for group in groups:
        for enclosure in group:
            found.setdefault(enclosure.url, enclosure)
    return tuple(found.values())[:_MOST]


def enclosure_from(element: _Element, base: str | None) -> Enclosure | None:
    """Return the enclosure that an RSS ``enclosure`` or Atom link element describes."""
    url = absolute(attribute(element, "url") or attribute(element, "href"), base)
    if url is None:
        return None
    return Enclosure(
        url,
        attribute(element, "type"),
        number(attribute(element, "length")),
        plain(attribute(element, "title")) or None,
    )


def number(text: str | None) -> int | None:
    """Return a whole number that is not negative and fits the store, else ``None``."""
    text = (text or "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        return None
    return int(text)


def duration(text: str | None) -> int | None:
    """Return seconds from ``3723``, ``62:03`` or ``1:02:03``; ``None`` for anything else."""
    parts = (text or "").strip().split(":")
    seconds = 0
    if len(parts) > 3:
        return None
    for part in parts:
        whole = number(part.partition(".")[0])
        if whole is None:
            return None
        seconds = seconds * 60 + whole
    return seconds if seconds < 10**9 else None
