"""The HTML that stands in an element: escaped, in CDATA, or as elements of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from feedmon.parse.links import absolute
from feedmon.parse.names import XML_BASE

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Finding one attribute among many is slow, and an element with more of them is no text.
_MOST_ATTRIBUTES = 200
_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_LONGEST_BASE = 2000
_ADDRESSES = ("href", "src", "cite", "poster", "longdesc")


def inner_html(element: _Element) -> str:
    """Return the content of an element as HTML; its text is HTML already, its elements are XHTML.

    The elements are taken out of ``element`` on the way. An ``xml:base`` further inside is applied
    to the addresses below it, since the HTML that comes out has only one base.
    """
    if not len(element):
        return element.text or ""
    _apply_inner_bases(element)
    _drop_namespaces(element)
    # Outside their document the elements no longer carry the namespaces declared around them.
    holder = etree.Element("div")
    holder.extend(list(element))
    etree.cleanup_namespaces(holder)
    parts = [_escaped_if_mixed(element.text)]
    parts.extend(
        etree.tostring(child, method="html", encoding="unicode", with_tail=True) for child in holder
    )
    return "".join(parts)


def _escaped_if_mixed(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def _drop_namespaces(element: _Element) -> None:
    for each in element.iterdescendants(tag=etree.Element):
        if "}" in each.tag or ":" in each.tag:
            local = each.tag.rpartition("}")[2].rpartition(":")[2]
            each.tag = local if _NAME.fullmatch(local) else "span"
        if len(each.attrib) > _MOST_ATTRIBUTES:
            each.attrib.clear()
        for name in each.attrib:
            if "}" in name:
                del each.attrib[name]


def _apply_inner_bases(element: _Element) -> None:
    if not any(XML_BASE in each.attrib for each in element.iterdescendants(tag=etree.Element)):
        return
    bases: dict[_Element | None, str | None] = {element: None}
    for each in element.iterdescendants(tag=etree.Element):
        base = _join(bases[each.getparent()], each.get(XML_BASE))
        bases[each] = base
        for name in _ADDRESSES:
            if name in each.attrib:
                written = str(each.attrib[name])
                each.attrib[name] = absolute(written, base) or written


def _join(base: str | None, inner: str | None) -> str | None:
    joined = absolute(inner, base) if inner else base
    return joined if joined is None or len(joined) <= _LONGEST_BASE else base
