"""Where words stand in a text, counted as Qt counts: in units of UTF-16."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_SPACES = r"[^\S\n]+"
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Span(NamedTuple):
    """A place in a text."""

    start: int
    length: int


def find_all(words: str, text: str) -> list[Span]:
    """Find ``words`` in ``text``, whatever their case and the spaces between them.

    Never across the end of a paragraph.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    found = re.finditer(_SPACES.join(parts), text, re.IGNORECASE)
    if text.isascii() or not (beyond := [one.start() for one in _BEYOND.finditer(text)]):
        return [Span(one.start(), len(one[0])) for one in found]
    spans = []
    for one in found:  # letters beyond the first plane are two units
        start = one.start() + bisect_left(beyond, one.start())
        spans.append(Span(start, one.end() + bisect_left(beyond, one.end()) - start))
    return spans
