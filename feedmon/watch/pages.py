"""From bytes to what can be looked through: a page, a JSON document, or plain text.

Nothing is loaded from elsewhere, no entity is resolved, no script runs.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from feedmon.errors import NotThePage, PartMissing
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from lxml.etree import _Element

_JSON = re.compile(
    r"[\w.+-]+/(?:[\w.+-]+\+)?(?:json(?:l|lines|-seq)?|x-(?:json|jsonlines|ndjson)|ndjson)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"(?:text|application)/(?:(?!xhtml)[\w.-]+\+)?xml\b", re.IGNORECASE)
_TEXT = re.compile(r"text/(?!html)", re.IGNORECASE)
_NO_TEXT = re.compile(
    r"(?:image|audio|video|font)/|application/(?:pdf|zip|gzip|octet-stream|x-(?:tar|7z)|msword|vnd\.)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:!doctype|html|head|body|div|p|main|article|title|h1)\b", re.IGNORECASE)
_ROOT = re.compile(r"\s*<\?xml(?!.{0,600}<html)", re.IGNORECASE | re.DOTALL)


@frozen
class Page:
    """A page as a tree; ``url`` is what addresses on it begin at, ``place`` where it was found."""

    root: _Element
    url: str
    title: str
    language: str
    place: str = ""
    is_xml: bool = False


@frozen
class Data:
    """A JSON document; numbers with decimals are as they were written."""

    value: Any
    url: str


@frozen
class Plain:
    """Text without form."""

    text: str
    url: str


def read(text: str, content_type: str | None, url: str) -> Page | Data | Plain:
    """Understand an answer, which was decoded before.

    Raises NotThePage for an empty one, PartMissing for what has no words, or is broken JSON.
    """
    kind = content_type or ""
    if _NO_TEXT.match(kind) and not _JSON.match(kind):
        raise PartMissing("not-text")
    text = text.replace("\x00", "")
    if not text.strip():
        raise NotThePage("empty")
    start = text.lstrip("\ufeff \t\r\n")[:1]
    is_page = _TAG.search(text[:2000]) is not None
    if _JSON.match(kind) or (start in ("{", "[") and not is_page):
        data = _json(text) or _json_lines(text)
        if data is not None:
            return Data(data.value, url)
        if _JSON.match(kind) and not is_page:
            raise PartMissing("not-json")
    if (_XML.match(kind) or _ROOT.match(text)) and (page := _xml(text, url)) is not None:
        return page
    if _TEXT.match(kind) and not is_page:
        return Plain(text, url)
    return _page(text, url)


@frozen
class _Read:
    value: Any


def _json(text: str) -> _Read | None:
    try:
        return _Read(json.loads(text.lstrip("\ufeff"), parse_float=Decimal))
    except (ValueError, RecursionError, ArithmeticError):
        return None


def _json_lines(text: str) -> _Read | None:
    """Read a document that has one on each of its lines."""
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip()[:1] in ("{", "[") for line in lines):
        return None
    found = [_json(line) for line in lines]
    return None if None in found else _Read([each.value for each in found if each is not None])


def _xml(text: str, url: str) -> Page | None:
    """Read XML with its namespaces taken away: a selector for ``item`` means that of any."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    for element in root.iter(etree.Element):
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = element.tag.rpartition("}")[2]
    title = _words(root.find(".//title"))
    return Page(root, url, title, root.get("lang", ""), place=url, is_xml=True)


def _page(text: str, url: str) -> Page:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NotThePage("empty") from error
    return Page(root, _base(root, url), _title(root), root.get("lang", "") or "", place=url)


def _base(root: _Element, url: str) -> str:
    base = root.find(".//base[@href]")
    if base is None:
        return url
    try:
        joined = urljoin(url, str(base.get("href", "")).strip())
        return joined if urlsplit(joined).scheme in ("http", "https") else url
    except ValueError:
        return url


def _title(root: _Element) -> str:
    return _words(root.find(".//head/title")) or _words(root.find(".//h1"))


def _words(element: _Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
