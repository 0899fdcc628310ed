"""Reads RSS 0.90 to 2.0 and RSS 1.0 (RDF), with the extensions that feeds use.

Where the text of an item goes: ``content:encoded`` (or an XHTML body) is ``content_html`` and
``description`` beside it is ``summary_html``; a ``description`` alone is ``content_html``, since
RSS has no other place for a whole text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import ParsedEntry, ParsedFeed
from feedmon.parse import fields, hints
from feedmon.parse.dates import parse_date
from feedmon.parse.extras import read_extras
from feedmon.parse.links import absolute, is_web, join_base
from feedmon.parse.markup import inner_html
from feedmon.parse.names import (
    RDF_ABOUT,
    RSS,
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

    from feedmon.model import Enclosure, FeedHints
    from feedmon.parse.names import Children

_ITEM_TAGS = ("{*}item", "{*}Item", "{*}ITEM", "rss:item", "{*}entry")
_CONTENT = ("content:encoded", "xhtml:body", "xhtml:div", "atom:content", "content", "fulltext")
_SUMMARY = ("description", "dc:description", "dcterms:abstract", "atom:summary", "summary")
_PLAIN_SUMMARY = ("itunes:summary", "googleplay:description", "itunes:subtitle", "abstract")
_PUBLISHED = (
    "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "atom:published",
    "published", "date", "dc:issued", "dc:created", "atom:issued", "atom:created",
)  # fmt: skip
_AUTHORS = (
    "author", "dc:creator", "dc:author", "atom:author", "itunes:author", "googleplay:author",
    "creator", "media:credit",
)  # fmt: skip
_UPDATED = ("atom:updated", "dcterms:modified", "dc:modified", "atom:modified", "updated")


def read_rss(root: _Element, *, url: str | None) -> ParsedFeed | None:
    """Read an RSS or RDF document; ``None`` for RDF with neither a channel nor items."""
    return _Reader(root, url).read()


class _Reader:
    """One document: its names, its channel, and the base of its addresses."""

    def __init__(self, root: _Element, url: str | None) -> None:
        self._root = root
        self._names = Names(root, RSS)
        channels = self._names.children(root).get("channel")
        self._channel = channels[0] if channels else root
        self._has_channel = bool(channels) or self._names.key(root) in ("rss", "channel")
        base = join_base(url, root.get(XML_BASE))
        self._base = join_base(base, self._channel.get(XML_BASE))
        self._declared_base = root.get(XML_BASE) or self._channel.get(XML_BASE)
        self._fields = self._names.children(self._channel)
        self._site: str | None = None

    def read(self) -> ParsedFeed | None:
        """Read the whole document."""
        items = [
            element
            for element in self._root.iter(*_ITEM_TAGS)
            if self._names.key(element) in ("item", "entry")
        ]
        if not items and not self._has_channel:
            return None
        channel = self._fields
        self._site = self._link(channel, None)
        if self._base is None and is_web(self._site):
            self._base = self._site
        relations = hints.relations(channel, ("atom:link", "link"), self._base)
        return ParsedFeed(
            format=self._format(),
            title=plain_from_html(first_text(channel, "title", "dc:title", "itunes:title")),
            site_url=self._site,
            description=plain_from_html(
                first_text(channel, "description", "dc:description", "itunes:summary", "tagline")
            ),
            language=_language(self._channel, channel) or self._root.get(XML_LANG),
            icon_url=self._icon(),
            self_url=hints.first(relations, "self"),
            hub_urls=hints.hubs(relations),
            cloud_url=hints.cloud(channel),
            hints=self._hints(),
            complete="fh:complete" in channel,
            prev_archive=hints.first(relations, "prev-archive"),
            next_url=hints.first(relations, "next"),
            entries=tuple(map(self._entry, items)),
        )

    def _format(self) -> str:
        version = attribute(self._root, "version")
        tag = self._root.tag.lower()
        if not tag.endswith("rdf"):
            return f"rss {version}" if version else "rss"
        namespaces = " ".join(str(each) for each in self._root.nsmap.values()).lower()
        return "rdf 0.90" if "netscape.com" in namespaces else "rdf 1.0"

    def _hints(self) -> FeedHints:
        return hints.read_hints(self._names, self._fields)

    def _icon(self) -> str | None:
        images = self._fields.get("image", []) + self._names.children(self._root).get("image", [])
        for image in images:
            inner = self._names.children(image)
            if found := absolute(first_text(inner, "url"), self._base):
                return found
        for key in ("itunes:image", "googleplay:image"):
            for image in self._fields.get(key, ()):
                if found := absolute(attribute(image, "href"), self._base):
                    return found
        return absolute(first_text(self._fields, "atom:icon", "atom:logo"), self._base)

    def _entry(self, item: _Element) -> ParsedEntry:
        children = self._names.children(item)
        base = join_base(self._base, item.get(XML_BASE))
        guid = self._guid(item, children)
        link = self._link(children, base)
        if link is None:
            link = self._permalink(item, children, base)
        media = fields.Media(self._names, children, base)
        enclosures = self._enclosures(children, base) or tuple(media.enclosures())
        content, summary, content_base = self._texts(children, media)
        published = first_text(children, *_PUBLISHED)
        return ParsedEntry(
            guid=guid,
            link=link,
            title=self._title(children) or media.title(),
            authors=self._authors(children),
            published=published,
            published_at=parse_date(published),
            updated_at=parse_date(first_text(children, *_UPDATED)),
            content_html=content,
            summary_html=summary,
            categories=fields.categories(children),
            enclosures=enclosures,
            thumbnail=media.thumbnail() or _picture(enclosures),
            comments_url=absolute(first_text(children, "comments"), base),
            duration_seconds=fields.duration(first_text(children, "itunes:duration"))
            or media.duration(),
            language=_language(item, children),
            base_url=self._text_base(item, content_base, link),
            extras=read_extras(self._names, children, base),
        )

    def _text_base(self, item: _Element, declared: str | None, link: str | None) -> str | None:
        """Return the base of addresses in a text: ``xml:base``, else the page of the item."""
        declared_outside = item.get(XML_BASE) or self._declared_base
        if declared or declared_outside:
            return join_base(join_base(self._base, item.get(XML_BASE)), declared)
        return next(filter(is_web, (link, self._site, self._base)), None)

    def _guid(self, item: _Element, children: Children) -> str | None:
        guid = first_text(children, "guid", "atom:id", "id")
        if guid is None:
            about = item.get(RDF_ABOUT) or item.get("about") or item.get("rdf:about")
            return about.strip() or None if about else None
        return guid

    def _title(self, children: Children) -> str:
        for key in ("title", "dc:title", "itunes:title", "atom:title"):
            for element in children.get(key, ()):
                if title := plain_from_html(text_of(element)):
                    return title
        return ""

    def _link(self, children: Children, base: str | None) -> str | None:
        """Return the first link with a text, else an Atom link to the page itself."""
        base = base or self._base
        for element in children.get("link", ()):
            if found := absolute(text_of(element), base):
                return found
        relations = hints.relations(children, ("atom:link", "link"), base)
        return hints.alternate(relations)

    def _permalink(self, item: _Element, children: Children, base: str | None) -> str | None:
        """Return the guid as a link, unless it denies that (RSS 2.0) or does not look like one."""
        for element in children.get("guid", ()):
            text = text_of(element).strip()
            if (attribute(element, "ispermalink") or "true").lower() != "false" and is_web(text):
                return absolute(text, base)
        about = self._guid(item, children) if "guid" not in children else None
        return about if is_web(about) else None

    def _authors(self, children: Children) -> tuple[str, ...]:
        for key in _AUTHORS:
            if key in children:
                found = fields.people(self._names, children[key])
                if found:
                    return found
        return ()

    def _enclosures(self, children: Children, base: str | None) -> tuple[Enclosure, ...]:
        elements = list(children.get("enclosure", ()))
        elements += [
            link
            for link in children.get("atom:link", ())
            if (attribute(link, "rel") or "").lower() == "enclosure"
        ]
        found = (fields.enclosure_from(element, base) for element in elements)
        return fields.merge_enclosures(each for each in found if each)

    def _texts(
        self, children: Children, media: fields.Media
    ) -> tuple[str | None, str | None, str | None]:
        """Return content, summary, and the ``xml:base`` of the element the content is from."""
        content, base = self._html(children, _CONTENT)
        summary, summary_base = self._html(children, _SUMMARY)
        if summary is None:
            summary = self._plain_summary(children) or media.description()
        if content is None:
            return summary, None, summary_base
        return content, summary, base

    def _html(self, children: Children, keys: tuple[str, ...]) -> tuple[str | None, str | None]:
        for key in keys:
            for element in children.get(key, ()):
                base = element.get(XML_BASE)
                text = inner_html(element)
                if text.strip():
                    return text, base
        return None, None

    def _plain_summary(self, children: Children) -> str | None:
        text = first_text(children, *_PLAIN_SUMMARY)
        if text is None or looks_like_html(text):
            return text
        return html_from_text(text)


def _picture(enclosures: tuple[Enclosure, ...]) -> str | None:
    for enclosure in enclosures:
        if (enclosure.type or "").lower().startswith("image/"):
            return enclosure.url
    return None


def _language(element: _Element, children: Children) -> str | None:
    return plain(first_text(children, "language", "dc:language") or element.get(XML_LANG)) or None
