"""The elements of a page, however it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.discover.links import resolved

if TYPE_CHECKING:
    from lxml import etree

    from feedmon.model import Document

    Elements = list[tuple[str, etree._Element]]  # noqa: SLF001 - the class has no other name


def elements_of(document: Document) -> Elements:
    """List the elements of an HTML or XHTML page with their local names, in document order."""
    # Most that look for hubs find them in the head of an answer; lxml takes a while to load.
    from lxml import etree  # noqa: PLC0415

    from feedmon.parse import decode  # noqa: PLC0415 - seldom needed

    text = decode(document.body, document.headers.get("content-type"))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    data = text.replace("\x00", "").encode("utf-8", "replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return []
    return [(_local(element.tag), element) for element in root.iter(etree.Element)]


def base_of(document: Document, elements: Elements) -> str:
    """Return the address that links of the page begin at: its own, or what ``<base>`` says."""
    url = document.url
    bases = (attribute(element, "href") for name, element in elements if name == "base")
    return next((found for href in bases if (found := resolved(url, href))), url)


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute, empty where there is none."""
    return str(element.get(name, ""))


def _local(tag: str) -> str:
    return tag.rpartition(":")[2].lower()
