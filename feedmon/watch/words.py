"""The words of a page: what a reader sees of it, line by line, whatever its markup.

Scripts, styles and what is hidden say nothing; attributes neither, so that tokens, rotating classes
and times in them change nothing. A line is what a block, a row of a table or a break makes one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

#: Characters of a text that are compared; a longer page is cut there.
LONGEST = 100_000

_SILENT = frozenset(
    {
        "audio", "base", "canvas", "datalist", "embed", "head", "iframe", "link", "map", "math",
        "meta", "noscript", "object", "script", "style", "svg", "template", "title", "video",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
        "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section",
        "summary", "table", "tbody", "textarea", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_CHROME = frozenset(("nav", "footer", "aside"))
_CHROME_ROLES = frozenset(("navigation", "contentinfo", "complementary", "banner", "search"))
#: Boxes that come and go with the visitor: consent, cookies, chats, newsletters.
_BANNER = re.compile(
    r"cookie|consent|gdpr|cmp-?(?:container|wrapper|box)|onetrust|usercentrics|didomi|truste"
    r"|sp_message|cybotcookiebot|(?:^|[\s_-])qc-cmp|klaro|osano",
    re.IGNORECASE,
)
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"\s+")
#: Where an element without text has its words.
_VALUES = ("content", "value", "alt", "datetime", "title", "aria-label")


def text_of(element: _Element, *, chrome: bool = True) -> str:
    """Return the lines of an element; without ``chrome`` those of its page's frame are left out."""
    skips = _is_silent if chrome else is_frame
    pieces: list[str] = []
    _gather(element, pieces, skips)
    return tidy("".join(pieces))


def words_of(element: _Element) -> str:
    """As ``text_of``, of an element that was chosen: one without text says it in an attribute."""
    if element.tag in ("script", "style"):
        return tidy(element.text or "")
    text = text_of(element)
    if text:
        return text
    for name in _VALUES:
        if value := element.get(name):
            return tidy(str(value))
    return ""


def tidy(text: str) -> str:
    """Bring text into one form: no invisible signs, no space that means nothing, no empty lines."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text.replace("\r", "\n")))
    lines = (_SPACES.sub(" ", line).strip() for line in text[: 2 * LONGEST].split("\n"))
    return "\n".join(filter(None, lines))[:LONGEST]


def essence(text: str) -> str:
    """What is compared of a text: its signs without any space, which is a matter of markup."""
    return _SPACES.sub("", text)


def count_words(text: str) -> int:
    """Count words; in languages without spaces every two signs are taken for one."""
    return max(len(text.split()), len(essence(text)) // 8)


def main_of(root: _Element) -> _Element:
    """Find the main part of a page, as the page itself marks it; else all of it."""
    for way in (".//main", './/*[@role="main"]', ".//article"):
        found = [element for element in root.iterfind(way) if not is_hidden(element)]
        if len(found) == 1 and count_words(text_of(found[0])) >= _ENOUGH:
            return found[0]
    body = root.find("body")
    return root if body is None else body


#: Words from which on a part marked as the main one is taken for it.
_ENOUGH = 15


def is_hidden(element: _Element) -> bool:
    """Whether an element is not shown, as far as it says so itself."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if element.tag == "input" and element.get("type", "").lower() == "hidden":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def is_banner(element: _Element) -> bool:
    """Whether an element is one of those boxes that ask for consent."""
    name = f"{element.get('id', '')} {element.get('class', '')}"
    return bool(name.strip()) and element.tag not in ("html", "body") and bool(_BANNER.search(name))


def _is_silent(element: _Element) -> bool:
    return element.tag in _SILENT or is_hidden(element)


def is_frame(element: _Element) -> bool:
    """Whether an element belongs to the frame of its page, or is not shown at all."""
    if _is_silent(element) or element.tag in _CHROME or is_banner(element):
        return True
    if element.get("role", "").lower() in _CHROME_ROLES:
        return True
    # Within an article a header is that of the article.
    return element.tag == "header" and next(element.iterancestors("article", "main"), None) is None


def _gather(top: _Element, pieces: list[str], skips: Callable[[_Element], bool]) -> None:
    """Write the text of an element; what it is itself was somebody's choice, and is not judged.

    Without recursion: how deep a page is, is not ours to say.
    """
    waiting: list[tuple[_Element, bool, bool]] = [(top, False, False)]
    while waiting:
        element, kept, ended = waiting.pop()  # kept: line breaks are those of the text
        tag = element.tag if isinstance(element.tag, str) else ""
        inside = kept or tag in ("pre", "textarea")
        if ended:
            _break(tag, pieces)
        elif tag and (element is top or not skips(element)):
            _break(tag, pieces)
            if element.text:
                pieces.append(_flat(element.text, kept=inside))
            waiting.append((element, kept, True))
            waiting.extend((child, inside, False) for child in reversed(element))
            continue
        if element is not top and element.tail:
            pieces.append(_flat(element.tail, kept=kept))


def _break(tag: str, pieces: list[str]) -> None:
    if tag in _BLOCKS:
        pieces.append("\n")
    elif tag in _CELLS:
        pieces.append(" ")


def _flat(text: str, *, kept: bool) -> str:
    """Take the line breaks of the source away, unless they are of the text."""
    return text if kept else _SPACES.sub(" ", text)


def lines(texts: Iterable[str]) -> str:
    """Join several texts, each on lines of its own."""
    return "\n".join(filter(None, texts))[:LONGEST]
