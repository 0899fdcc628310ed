"""Plain text of any HTML, without understanding it: for what is too large or too deep."""

from __future__ import annotations

import re
from html import unescape

from feedmon.sanitize.markup import escape_text
from feedmon.sanitize.reading import BREAK, joined

_RAW = re.compile(
    r"<(script|style|template|noscript|object|svg|math|iframe|textarea|select|title|xmp)\b",
    re.IGNORECASE,
)
_CLOSING = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in _RAW.pattern[2 : _RAW.pattern.index(")")].split("|")
}
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
#: The most characters that are kept.
MAX_FLAT = 500_000


def flat_text(html: str) -> str:
    """The text of ``html``, in linear time; at most MAX_FLAT characters of it."""
    text = _TAG.sub(BREAK, _without_raw(html.replace(BREAK, "")))[: 8 * MAX_FLAT]
    return joined(unescape(text).replace("\r", " "))[:MAX_FLAT]


def flat_html(text: str) -> str:
    """Plain text as an article of paragraphs."""
    return "".join(f"<p>{escape_text(line)}</p>" for line in text.split("\n") if line)


def _without_raw(html: str) -> str:
    """``html`` without scripts and their like; an unclosed one ends the text."""
    pieces: list[str] = []
    position = 0
    while (found := _RAW.search(html, position)) is not None:
        pieces.append(html[position : found.start()])
        closing = _CLOSING[found[1].lower()].search(html, found.end())
        position = closing.start() if closing else len(html)
    pieces.append(html[position:])
    return BREAK.join(pieces)
