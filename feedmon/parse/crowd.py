"""Documents with too many entries: the newest ten thousand are kept (rule P-9).

The others are cut out of the bytes before anything is parsed: a tree of 200,000 items would cost
half a gigabyte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.parse.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 10_000

_MARK = re.compile(
    rb"<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+|<!--(?:[^-]++|-(?!->))*+"
    rb"|<(/)?(?:[A-Za-z_][\w.-]*+:)?(item|entry)(?=[\s>/])[^<>]*+>",
    re.IGNORECASE,
)
_DATE = re.compile(
    rb"<(?:[A-Za-z_][\w.-]*+:)?(?:pubdate|published|date|issued|updated|modified|created)"
    rb"(?:\s[^<>]*+)?>\s*(?:<!\[CDATA\[)?\s*([^<\]]{4,60})",
    re.IGNORECASE,
)


def newest(dates: Sequence[int | None]) -> list[int]:
    """Return the places of the newest ``LIMIT`` dates, in order; the undated come last."""
    by_age = sorted(range(len(dates)), key=lambda place: -(dates[place] or -(2**62)))
    return sorted(by_age[:LIMIT])


def thin_out(data: bytes) -> tuple[bytes, int]:
    """Cut all but the newest entries out of an XML feed; return it and how many were cut."""
    if data.count(b"<") < LIMIT * 2:
        return data, 0
    spans = _spans(data)
    if len(spans) <= LIMIT:
        return data, 0
    kept = set(newest([_date(data, start, end) for start, end in spans]))
    parts: list[bytes] = []
    at = 0
    for place, (start, end) in enumerate(spans):
        if place not in kept:
            parts.append(data[at:start])
            at = end
    parts.append(data[at:])
    return b"".join(parts), len(spans) - LIMIT


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Return where entries begin and end; an unclosed one ends where the next begins."""
    spans: list[tuple[int, int]] = []
    begun = -1
    for found in _MARK.finditer(data):
        if not found[2]:
            continue
        if begun >= 0:
            spans.append((begun, found.end() if found[1] else found.start()))
        begun = -1 if found[1] else found.start()
        if begun >= 0 and data[found.end() - 2] == 0x2F:
            spans.append((begun, found.end()))
            begun = -1
    return spans


def _date(data: bytes, start: int, end: int) -> int | None:
    found = _DATE.search(data, start, end)
    return parse_date(found[1].decode("utf-8", "replace")) if found else None
