"""Readability's judgement of what on a page is the article, and what we want otherwise."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from readability import Document as Judged
from readability.readability import Unparseable

from feedmon.errors import NoFullText

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Its own words about a page that it can't judge are ours to say.
logging.getLogger("readability.readability").disabled = True


def extract(text: str, url: str, title: str = "") -> tuple[str, str]:
    """Return the HTML of the article on the page at ``url``, and its base address.

    Raises NoFullText.
    """
    data = text.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NoFullText("nothing") from error
    base_url = _take_base(page, url)
    try:
        return _Article(page, title).summary(html_partial=True), base_url
    except Unparseable as error:
        raise NoFullText("nothing") from error


class _Article(Judged):  # type: ignore[misc]  # the library says nothing of its types
    """Writes what was found with the sizes of its pictures, and without its title.

    By the sizes the sanitiser knows those that only count readers (H-4), and the reading pane
    keeps their place; the library would take them away, by a pattern over the whole article.
    """

    def __init__(self, page: HtmlElement, title: str) -> None:
        super().__init__(page)
        self._title = _plain(title)

    def get_clean_html(self) -> str:
        found = self._html()
        if self._title:
            for heading in found.xpath(".//h1 | .//h2"):
                if _plain(heading.text_content()) == self._title:
                    heading.drop_tree()
                    break
        return str(etree.tostring(found, encoding="unicode", method="html"))


def _take_base(page: HtmlElement, url: str) -> str:
    """Return what addresses on the page begin at; nothing else is to apply it once more."""
    base_url = url
    for element in page.xpath("//base"):
        if base_url == url:
            base_url = _joined(url, str(element.get("href", "")))
        element.drop_tree()
    return base_url


def _joined(url: str, href: str) -> str:
    try:
        joined = urljoin(url, href.strip())
        return joined if urlsplit(joined).scheme in ("http", "https") else url
    except ValueError:
        return url


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
