"""The words of a page: what a reader sees of it, line by line, whatever its markup.

Scripts, styles and what is hidden say nothing; attributes neither, so that tokens, rotating classes
and times in them change nothing. A line is what a block, a row of a table or a break makes one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

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
#: Boxes that come and go with the visitor, by what those call them who make them.
_BANNER = re.compile(
    r"cookie[-_ ]?(?:accept|alert|banner|bar|box|compliance|consent|dialog|disclaimer|disclosure"
    r"|hint|info|law|layer|manager|message|modal|msg|notice|notification|overlay|panel|policy"
    r"|popup|pop-up|preferences|prompt|settings|toast|wall|warning)"
    r"|consent[-_ ]?(?:banner|bar|box|dialog|layer|manager|modal|notice|overlay|popup|wall)"
    r"|gdpr[-_ ]?(?:banner|bar|box|consent|modal|notice|popup)"
    r"|cmp-?(?:container|wrapper|box)|cmpbox|onetrust|usercentrics|didomi|truste|sp_message"
    r"|cybotcookiebot|(?:^|[\s_-])(?:qc-cmp|fc-consent|cky-|cmplz|iubenda-cs|tarteaucitron|klaro"
    r"|osano|termly|axeptio)",
    re.IGNORECASE,
)
_ADS = re.compile(
    r"(?:^|[\s_-])(?:adsbygoogle|google[-_]ads?|advert(?:isement|ising|orial)?|taboola|outbrain"
    r"|ad[-_]?(?:slot|container|banner|unit|wrapper|placeholder))(?:$|[\s_-])",
    re.IGNORECASE,
)
#: What may be called like one and be a page about biscuits: it is one if it has a button.
_MAYBE_BANNER = re.compile(r"cookie|consent|gdpr", re.IGNORECASE)
_BANNER_WORDS = 150
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"\s+")
_CENTS, _DIGITS = re.compile(r"\s*\d\d\s*"), re.compile(r"[\d.,]*\d\Z")
#: Where an element without text has its words.
_VALUES = ("content", "value", "alt", "datetime", "title", "aria-label")


def text_of(element: _Element, *, chrome: bool = True) -> str:
    """Return the lines of an element; without ``chrome`` those of its page's frame are left out."""
    return _read(element, _is_silent if chrome else is_frame)


def words_of(element: _Element, *, number: bool = False) -> str:
    """As ``text_of``, of an element that was chosen: one without text says it in an attribute.

    Boxes for consent within it were not chosen. Where a ``number`` is looked for, what is struck
    out is none, and raised cents are cents.
    """
    if element.tag in ("script", "style"):
        return tidy(element.text or "")
    text = _read(element, _is_struck, cents=True) if number else ""
    text = text or _read(element, _is_passing)
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
    if name == " " or element.tag in ("html", "body", "main"):
        return False
    if _BANNER.search(name):
        return True
    if _MAYBE_BANNER.search(name) is None:
        return False
    button = next(element.iter("button", "input"), None)
    return button is not None and count_words(text_of(element)) <= _BANNER_WORDS


def is_html(element: _Element) -> bool:
    """Whether names of elements mean what they do on pages; those of other XML are anybody's."""
    return isinstance(element, HtmlElement)


def _is_silent(element: _Element) -> bool:
    return (element.tag in _SILENT and is_html(element)) or is_hidden(element)


def is_advertisement(element: _Element) -> bool:
    """Whether an element is a place for advertisements, as it is called by who sells them."""
    if element.get("data-ad-slot") is not None or element.get("data-ad-client") is not None:
        return True
    name = f"{element.get('id', '')} {element.get('class', '')}"
    return _ADS.search(name) is not None and element.tag not in ("html", "body", "main")


def _is_passing(element: _Element) -> bool:
    return _is_silent(element) or is_banner(element) or is_advertisement(element)


def _is_struck(element: _Element) -> bool:
    return element.tag in ("del", "s", "strike") or _is_passing(element)


def is_frame(element: _Element) -> bool:
    """Whether an element belongs to the frame of its page, or is not shown at all."""
    if _is_passing(element) or element.tag in _CHROME:
        return True
    if element.get("role", "").lower() in _CHROME_ROLES:
        return True
    # Within an article a header is that of the article.
    return element.tag == "header" and next(element.iterancestors("article", "main"), None) is None


def _read(top: _Element, skips: Callable[[_Element], bool], *, cents: bool = False) -> str:
    pieces: list[str] = []
    _gather(top, pieces, skips, cents=cents)
    return tidy("".join(pieces))


def _gather(
    top: _Element, pieces: list[str], skips: Callable[[_Element], bool], *, cents: bool = False
) -> None:
    """Write the text of an element; what it is itself was somebody's choice, and is not judged.

    Without recursion: how deep a page is, is not ours to say.
    """
    waiting: list[tuple[_Element, bool, bool]] = [(top, False, False)]
    begin, size = 0, 0
    while waiting and size < 2 * LONGEST:  # the rest is cut off in any case
        size += sum(map(len, pieces[begin:]))
        begin = len(pieces)
        element, kept, ended = waiting.pop()  # kept: line breaks are those of the text
        tag = element.tag if isinstance(element.tag, str) else ""
        inside = kept or tag in ("pre", "textarea")
        if ended:
            _break(element, pieces)
        elif tag and (element is top or not skips(element)):
            _break(element, pieces)
            if cents and tag == "sup" and _CENTS.fullmatch(element.text or ""):
                pieces.append(_parted_from(pieces[-1] if pieces else ""))
            if element.text:
                pieces.append(_flat(element.text, kept=inside))
            waiting.append((element, kept, True))
            waiting.extend((child, inside, False) for child in reversed(element))
            continue
        if element is not top and element.tail:
            pieces.append(_flat(element.tail, kept=kept))


def _parted_from(before: str) -> str:
    """Say what parts raised cents from the number before them: "1.299" and "99"."""
    number = _DIGITS.search(before)
    if number is None:
        return ""
    return "," if "." in number[0] else "."


def _break(element: _Element, pieces: list[str]) -> None:
    if element.tag in _BLOCKS or not is_html(element):
        pieces.append("\n")
    elif element.tag in _CELLS:
        pieces.append(" ")


def _flat(text: str, *, kept: bool) -> str:
    """Take the line breaks of the source away, unless they are of the text."""
    return text if kept else _SPACES.sub(" ", text)


def lines(texts: Iterable[str]) -> str:
    """Join several texts, each on lines of its own."""
    return "\n".join(filter(None, texts))[:LONGEST]
