"""Reads CDF, the Channel Definition Format of 1997: a channel of items with an ``href``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import ParsedEntry, ParsedFeed
from feedmon.parse.dates import parse_date
from feedmon.parse.links import absolute, join_base
from feedmon.parse.names import Names, attribute, first_text
from feedmon.parse.plain import plain, plain_from_html

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedmon.parse.names import Children


def is_cdf(root: _Element) -> bool:
    """Tell CDF from an RSS channel that lost its ``rss`` element: its items carry an ``href``."""
    if root.tag.rpartition("}")[2].lower() != "channel":
        return False
    if attribute(root, "href"):
        return True
    return any(
        str(child.tag).rpartition("}")[2].lower() == "item" and attribute(child, "href")
        for child in root
    )


def read_cdf(root: _Element, *, url: str | None) -> ParsedFeed:
    """Read a CDF document; the abstract of an item becomes its summary."""
    names = Names(root, ())
    base = join_base(url, attribute(root, "base"))
    top = names.children(root)
    return ParsedFeed(
        format="cdf",
        title=plain_from_html(first_text(top, "title")),
        site_url=absolute(attribute(root, "href") or _anchor(top), base),
        description=plain_from_html(first_text(top, "abstract")),
        icon_url=next(
            (absolute(attribute(logo, "href"), base) for logo in top.get("logo", ())), None
        ),
        entries=tuple(_entry(names, item, base) for item in top.get("item", ())),
    )


def _entry(names: Names, item: _Element, base: str | None) -> ParsedEntry:
    children = names.children(item)
    link = absolute(attribute(item, "href") or _anchor(children), base)
    published = attribute(item, "lastmod")
    return ParsedEntry(
        link=link,
        title=plain_from_html(first_text(children, "title")),
        published=plain(published) or None,
        published_at=parse_date(published),
        summary_html=first_text(children, "abstract"),
        base_url=link,
    )


def _anchor(children: Children) -> str | None:
    return next((attribute(anchor, "href") for anchor in children.get("a", ())), None)
