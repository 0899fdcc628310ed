"""Plain text of HTML: of clean HTML for search and snippets, of any HTML when all else fails."""

from __future__ import annotations

import re
from html import unescape

from feedmon.sanitize.allowlist import ATTRIBUTES, BLOCKS, GENERIC, TAGS
from feedmon.sanitize.markup import escape_text, tags_of

#: Stands between blocks while spaces are joined; HTML can't contain it.
_BREAK = "\x00"
_ATTRIBUTE = rf' (?:{"|".join(sorted(GENERIC.union(*ATTRIBUTES.values())))})="[^"<>]*"'
_BLOCK_TAGS = tags_of(BLOCKS | {"br"}, _ATTRIBUTE)
_OTHER_TAGS = tags_of(TAGS - BLOCKS - {"br"}, _ATTRIBUTE)

_RAW = re.compile(
    r"<(script|style|template|noscript|object|svg|math|iframe|textarea|select|title|xmp)\b",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
#: The most characters that are kept of what is too deep or too large to be shown as HTML.
MAX_FLAT = 1_000_000


class NotCleanError(ValueError):
    """HTML with something in it that the allow-list does not hold."""


def text_of_clean(html: str) -> str:
    """The text of an article, one block a line.

    This is the second reading of what goes out: it knows the tags and attributes of the
    allow-list and nothing else, and raises NotCleanError where anything remains.
    """
    text = _OTHER_TAGS.sub("", _BLOCK_TAGS.sub(_BREAK, html)) if "<" in html else html
    if "<" in text or ">" in text:
        raise NotCleanError
    return _lines(text)


def flat_text(html: str) -> str:
    """The text of any HTML without understanding it, in linear time; at most MAX_FLAT characters."""
    text = _ANY_TAG.sub(_BREAK, _without_raw(html.replace(_BREAK, "")))
    return _lines(text[: MAX_FLAT * 2])[:MAX_FLAT]


def flat_html(text: str) -> str:
    """Plain text as an article of paragraphs."""
    return "".join(f"<p>{escape_text(line)}</p>" for line in text.split("\n") if line)


def _lines(text: str) -> str:
    if "&" in text:
        text = unescape(text).replace("\x00\x00", "\x00")
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _without_raw(html: str) -> str:
    """``html`` without scripts and their like; an unclosed one ends the text."""
    pieces: list[str] = []
    position = 0
    lowered = html.lower() if html.isascii() else None
    while (found := _RAW.search(html, position)) is not None:
        pieces.append(html[position : found.start()])
        closing = f"</{found[1].lower()}"
        if lowered is not None:
            end = lowered.find(closing, found.end())
        else:
            match = re.compile(re.escape(closing), re.IGNORECASE).search(html, found.end())
            end = match.start() if match else -1
        if end < 0:
            position = len(html)
            break
        position = end
    pieces.append(html[position:])
    return _BREAK.join(pieces)
