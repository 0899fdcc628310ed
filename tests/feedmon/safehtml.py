"""What clean HTML is, said again without any of the sanitiser's own code, and read by html5lib."""

from __future__ import annotations

import re

import html5lib

TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br",
    "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u",
    "ul", "var", "wbr",
}  # fmt: skip
ANYWHERE = {"id", "dir", "lang", "title"}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "details": {"open"},
}
XHTML = "{http://www.w3.org/1999/xhtml}"
LINK = re.compile(r"(https?://[^\s]+|mailto:[^\s]*|#fm-[^\s]+)", re.IGNORECASE)
IMAGE = re.compile(
    r"(https?://[^\s]+|data:image/(png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/]+=*)",
    re.IGNORECASE,
)


def complaints(html: str) -> list[str]:
    """Everything in ``html`` that should not be there."""
    found = []
    tree = html5lib.parseFragment(html, treebuilder="etree")
    for element in tree.iter():
        if element is tree:
            continue
        if not isinstance(element.tag, str) or not element.tag.startswith(XHTML):
            found.append(f"node {element.tag}")
            continue
        tag = element.tag.removeprefix(XHTML)
        if tag not in TAGS:
            found.append(f"element {tag}")
        for name, value in element.attrib.items():
            if name not in ANYWHERE | ATTRIBUTES.get(tag, set()):
                found.append(f"attribute {tag} {name}")
            elif name == "href" and not LINK.fullmatch(value):
                found.append(f"link {value[:60]}")
            elif name == "src" and not IMAGE.fullmatch(value):
                found.append(f"image {value[:60]}")
            elif name == "id" and not value.startswith("fm-"):
                found.append(f"id {value[:60]}")
    return found
