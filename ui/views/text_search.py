"""Where words stand in a text, counted as Qt counts: in units of UTF-16."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    return in_units(text, [one.span() for one in found])


def in_units(text: str, places: Sequence[tuple[int, int]]) -> list[Span]:
    """Count places (their begin and end in characters) as Qt does."""
    if text.isascii() or not (beyond := [one.start() for one in _BEYOND.finditer(text)]):
        return [Span(begin, end - begin) for begin, end in places]
    spans = []
    for begin, end in places:  # letters beyond the first plane are two units
        start = begin + bisect_left(beyond, begin)
        spans.append(Span(start, end + bisect_left(beyond, end) - start))
    return spans
