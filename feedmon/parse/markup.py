"""The HTML that stands in an element: escaped, in CDATA, or as elements of its own."""

from __future__ import annotations

from lxml import etree

from feedmon.parse.links import absolute, join_base
from feedmon.parse.names import XML_BASE

_ADDRESSES = ("href", "src", "cite", "poster", "longdesc")


def inner_html(element: etree._Element) -> str:
    """Return the content of an element as HTML; its text is HTML already, its elements are XHTML.

    An ``xml:base`` further inside is applied to the addresses below it, since the HTML that comes
    out has only one base.
    """
    if not len(element):
        return element.text or ""
    _apply_inner_bases(element)
    _drop_namespaces(element)
    parts = [_escaped_if_mixed(element.text)]
    parts.extend(
        etree.tostring(child, method="html", encoding="unicode", with_tail=True)
        for child in element
    )
    return "".join(parts)


def _escaped_if_mixed(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def _drop_namespaces(element: etree._Element) -> None:
    for each in element.iterdescendants(tag=etree.Element):
        if "}" in each.tag or ":" in each.tag:
            each.tag = each.tag.rpartition("}")[2].rpartition(":")[2]
        for name in each.attrib:
            if "}" in name:
                del each.attrib[name]
    etree.cleanup_namespaces(element)


def _apply_inner_bases(element: etree._Element) -> None:
    for based in element.iterdescendants(tag=etree.Element):
        if XML_BASE not in based.attrib:
            continue
        base = str(based.attrib[XML_BASE])
        above = based.getparent()
        while above is not None and above is not element:
            base = join_base(above.get(XML_BASE), base) or base
            above = above.getparent()
        for each in based.iter(tag=etree.Element):
            if each is not based and XML_BASE in each.attrib:
                continue
            for name in _ADDRESSES:
                if name in each.attrib:
                    written = str(each.attrib[name])
                    each.attrib[name] = absolute(written, base) or written
