"""From the bytes of a document to a ParsedFeed: RSS, RDF, Atom, JSON Feed and CDF.

This file is the door of the room:

- :func:`parse_feed` reads a feed, mending what is broken and saying what it mended;
- :func:`decode` turns bytes (also of HTML pages) into text;
- :func:`load_xml` is the lenient XML loader, for OPML too;
- :func:`parse_date` reads a date as feeds write them.

Everything here is pure and made for small worker processes: lxml and the standard library, no
network, no files, no state.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.errors import NotAFeed
from feedmon.parse.atom import read_atom
from feedmon.parse.cdf import is_cdf, read_cdf
from feedmon.parse.crowd import thin_out
from feedmon.parse.dates import parse_date
from feedmon.parse.decode import decode, to_utf8
from feedmon.parse.jsonfeed import read_json
from feedmon.parse.prolog import first_element
from feedmon.parse.rss import read_rss
from feedmon.parse.xmlload import XmlDocument, load_xml

if TYPE_CHECKING:
    from feedmon.model import ParsedFeed
    from feedmon.parse.decode import Utf8

__all__ = ["XmlDocument", "decode", "load_xml", "parse_date", "parse_feed"]

_ROOTS = ("rss", "rdf", "feed", "channel", "entry")


def parse_feed(
    data: bytes, *, content_type: str | None = None, url: str | None = None
) -> ParsedFeed:
    """Read a feed.

    ``content_type`` is the HTTP header's value: only its charset counts, formats are told by the
    content. ``url`` is where the document was found (Content-Location, or the address after
    redirects): relative links are resolved against it. Addresses inside ``content_html`` stay as
    written; the entry's ``base_url`` is what they are relative to.

    The text to show is ``content_html or summary_html``: the former is what the publisher gives as
    the whole (``content:encoded``, ``atom:content``, JSON ``content_*``, or an RSS ``description``
    that stands alone), the latter a summary beside it or instead of it. Entries keep the
    order of the document; of more than 10,000 the newest are kept and ``left_out`` counts the
    others. A document that is valid has no ``repairs``.

    Raises NotAFeed for anything that is no feed, and nothing else, whatever the bytes are.
    """
    text = to_utf8(data, content_type)
    start = text.data[:_LOOKED_AT].strip(b" \t\r\n\0")
    if not start and not text.data.strip(b" \t\r\n\0"):
        raise NotAFeed("empty")
    if start[:1] in (b"{", b"["):
        feed = read_json(text.data.decode("utf-8", "replace").strip("\0"), url=url)
        if feed is None:
            raise NotAFeed("json")
        return replace(feed, repairs=text.repairs + feed.repairs)
    return _read_xml(text, url)


_LOOKED_AT = 4096


def _read_xml(text: Utf8, url: str | None) -> ParsedFeed:
    left_out = 0

    def trim(body: bytes) -> bytes:
        nonlocal left_out
        body, left_out = thin_out(body)
        return body

    document = load_xml(text, roots=_ROOTS, trim=trim)
    if document is None:
        raise NotAFeed(_what_instead(text.data))
    feed: ParsedFeed | None
    if document.name in ("feed", "entry"):
        feed = read_atom(document.root, url=url)
    elif is_cdf(document.root):
        feed = read_cdf(document.root, url=url)
    else:
        feed = read_rss(document.root, url=url)
    if feed is None:
        raise NotAFeed("xml")
    return replace(feed, repairs=document.repairs, left_out=left_out)


def _what_instead(text: bytes) -> str:
    """Say what a document without a feed's root is: html, xml or unknown."""
    name = first_element(text)
    if name is None:
        return "unknown"
    if name in ("html", "head", "body", "div", "p", "br", "script", "meta", "title", "h1", "b"):
        return "html"
    return "html" if b"<html" in text[:_LOOKED_AT].lower() else "xml"
