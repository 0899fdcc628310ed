"""What an element is called, whatever its namespace was written like.

Elements are known by short keys: ``title``, ``dc:creator``, ``media:thumbnail``. The part before
the colon is the usual prefix of the namespace, nothing for the format's own one. Names are lower
case, since feeds write ``<Item>`` and ``<pubdate>`` too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

ATOM = ("http://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "http://www.w3.org/2005/atom/")
RSS = (
    "http://purl.org/rss/1.0",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://backend.userland.com/rss091",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://purl.org/net/rss1.1#",
)
#: Namespace names in lower case, without a trailing slash.
_KNOWN = {
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "https://search.yahoo.com/mrss": "media",
    "http://tools.search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "https://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://purl.org/rss/1.0/modules/slash": "slash",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://wellformedweb.org/commentapi": "wfw",
    "http://www.georss.org/georss": "georss",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
}
_FAMILIES = frozenset(_KNOWN.values())
_SAME_FAMILY = {
    "atom10": "atom",
    "atom03": "atom",
    "a10": "atom",
    "dcterm": "dcterms",
    "body": "xhtml",
}

Children: TypeAlias = "dict[str, list[_Element]]"


class Names:
    """Turns tags into keys; ``own`` are the namespaces of the format itself."""

    def __init__(self, root: _Element, own: tuple[str, ...]) -> None:
        self._own = frozenset(map(_normal, own)) | {"", _normal(_namespace(root.tag))}
        self._keys: dict[str, str] = {}

    def key(self, element: _Element) -> str:
        """Return the key of an element."""
        tag = element.tag
        key = self._keys.get(tag)
        if key is None:
            key = self._keys[tag] = self._find(tag, element.prefix)
        return key

    def children(self, element: _Element) -> Children:
        """Return the children of an element by their keys, in document order."""
        found: Children = {}
        keys = self._keys
        for child in element.iterchildren(tag=etree.Element):
            key = keys.get(child.tag) or self.key(child)
            if key in found:
                found[key].append(child)
            else:
                found[key] = [child]
        return found

    def _find(self, tag: str, prefix: str | None) -> str:
        namespace = _normal(_namespace(tag))
        local = tag.rpartition("}")[2].lower()
        if namespace in self._own:
            # An undeclared prefix stays part of the name: <content:encoded>, <rss:item>.
            written, colon, rest = local.partition(":")
            if not colon:
                return local
            family = _SAME_FAMILY.get(written, written)
            return f"{family}:{rest}" if family in _FAMILIES else rest
        family = _KNOWN.get(namespace, "")
        if not family:
            written = (prefix or "").lower()
            family = _SAME_FAMILY.get(written, written)
        # A default namespace that nobody knows is taken for the format's own, misspelt.
        return f"{family}:{local}" if family else local


def _namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _normal(namespace: str) -> str:
    return namespace.strip().rstrip("/").lower()


def text_of(element: _Element | None) -> str:
    """Return the text of an element and everything in it."""
    if element is None:
        return ""
    if len(element):
        return "".join(map(str, element.itertext()))
    return element.text or ""


def first_text(children: Children, *keys: str) -> str | None:
    """Return the first text that is more than white space among the keys, in their order."""
    for key in keys:
        for element in children.get(key, ()):
            text = text_of(element).strip()
            if text:
                return text
    return None


def attribute(element: _Element, name: str) -> str | None:
    """Return an attribute by its name in lower case, however it is written; ``None`` if empty."""
    value = element.get(name)
    # Looking at all of them takes lxml quadratic time, and no element of a feed has that many.
    if value is None and len(element.attrib) < 50:
        for written, candidate in element.attrib.items():
            if str(written).lower() == name:
                value = str(candidate)
                break
    return value.strip() or None if value else None
