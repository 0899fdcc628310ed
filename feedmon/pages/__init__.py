"""The article on a page: found among all the rest, and made safe (H-8).

Done in worker processes only. What finds it is loaded there with the first page, so that a worker
that parses feeds starts without it. It is no boundary of safety: what it finds is sanitised like
everything that comes from strangers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.errors import NoFullText
from feedmon.model import ArticlePage
from feedmon.parse import decode
from feedmon.sanitize import clean

if TYPE_CHECKING:
    from feedmon.model import Document

__all__ = ["read_article"]

_HTML = re.compile(r"\s*(?:text/html|application/(?:xhtml\+xml|xml)|text/xml)\b", re.IGNORECASE)


def read_article(document: Document, title: str = "") -> ArticlePage:
    """Find the article on a page; a heading that says ``title`` once more is left out.

    Raises NoFullText.
    """
    content_type = document.headers.get("content-type")
    if content_type is not None and not _HTML.match(content_type):
        raise NoFullText("not-html")
    from feedmon.pages.extraction import extract  # noqa: PLC0415 - not before it is needed

    text = decode(document.body, content_type)
    raw, base_url = extract(text, document.url, title)
    body = clean(raw, base_url=base_url)
    if not body.text.strip():
        raise NoFullText("nothing")
    return ArticlePage(raw, base_url, body)
