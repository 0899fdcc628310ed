"""What an entry's extensions say that has no place of its own, kept as it was written.

Each is a pair: the usual name of the element (``georss:point``), or of one of its attributes
(``podcast:transcript@url``), and its value. Addresses are absolute.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from feedmon.parse.links import absolute
from feedmon.parse.names import attribute, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from feedmon.parse.names import Children, Names

Extras = tuple[tuple[str, str], ...]

_REPLIES = "{http://purl.org/syndication/thread/1.0}count"
#: Elements whose text is kept.
_TEXTS = (
    *("slash:comments", "thr:total", "itunes:season", "itunes:episode", "itunes:episodetype"),
    *("podcast:season", "podcast:episode", "podcast:person", "podcast:location"),
    *("dcterms:spatial", "dc:coverage", "geo:lat", "geo:long", "source"),
)
#: Elements that lead somewhere: by an attribute, or (``None``) by their text.
_ADDRESSES: dict[str, str | None] = {
    "wfw:commentrss": None,
    "source": "url",
    "podcast:transcript": "url",
    "podcast:chapters": "url",
    "podcast:alternateenclosure": "url",
    "thr:in-reply-to": "href",
}
#: So much of anything is no longer said by an honest feed.
_MOST, _LONGEST = 50, 10_000


def read_extras(names: Names, children: Children, base: str | None) -> Extras:
    """Return what the extensions among the children of an entry say."""
    found: dict[tuple[str, str], None] = {}
    for name, value in _all(names, children, base):
        written = value.strip()
        if 0 < len(written) <= _LONGEST:  # half a place would be another place
            found[name, written] = None
            if len(found) == _MOST:
                break
    return tuple(found)


def _all(names: Names, children: Children, base: str | None) -> Iterator[tuple[str, str]]:
    for key, elements in children.items():
        for element in elements[:_MOST]:
            if key.startswith("georss:"):
                yield key, _place(element)
            elif key == "source" and len(element):
                yield from _atom_source(names, element, base)
            elif key in ("link", "atom:link"):
                yield from _replies(element, base)
            else:
                if key in _TEXTS:
                    yield key, text_of(element)
                yield from _address(key, element, base)


def _address(key: str, element: _Element, base: str | None) -> Iterator[tuple[str, str]]:
    if key not in _ADDRESSES:
        return
    name = _ADDRESSES[key]
    found = absolute(text_of(element) if name is None else attribute(element, name), base)
    if found:
        yield key if name is None else f"{key}@{name}", found


def _replies(link: _Element, base: str | None) -> Iterator[tuple[str, str]]:
    """How many answers an entry has, and the feed of them (RFC 4685 section 4)."""
    if (attribute(link, "rel") or "").lower() != "replies":
        return
    yield "thr:count", link.get(_REPLIES) or ""
    if "xml" in (attribute(link, "type") or "").lower().removeprefix("application/xhtml"):
        yield "replies", absolute(attribute(link, "href"), base) or ""


def _atom_source(names: Names, source: _Element, base: str | None) -> Iterator[tuple[str, str]]:
    """The feed that an entry was copied from (RFC 4287 section 4.2.11)."""
    children = names.children(source)
    for title in children.get("title", ())[:1]:
        yield "source", text_of(title)
    for link in children.get("link", ())[:_MOST]:
        if (attribute(link, "rel") or "alternate").lower() == "self":
            found = absolute(attribute(link, "href"), base)
            if found:
                yield "source@url", found


def _place(element: _Element) -> str:
    """Return the coordinates; of GML inside ``georss:where`` the markup as it stands."""
    if not len(element):
        return element.text or ""
    inside = deepcopy(element)
    etree.cleanup_namespaces(inside)
    return "".join(etree.tostring(part, encoding="unicode", with_tail=False) for part in inside)
