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

#: Older than any date a feed can write.
_UNDATED = -(2**62)
#: ``Mon, 02 Jan 2006`` is so long.
_DATE_WITHOUT_CLOCK = 16

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
    by_age = sorted(range(len(dates)), key=lambda place: -(dates[place] or _UNDATED))
    return sorted(by_age[:LIMIT])


def thin_out(data: bytes) -> tuple[bytes, int]:
    """Cut all but the newest entries out of an XML feed; return it and how many were cut."""
    if data.count(b"<") < LIMIT * 2:
        return data, 0
    spans = _spans(data)
    if len(spans) <= LIMIT:
        return data, 0
    kept = _newest_spans(data, spans)
    parts: list[bytes] = []
    at = 0
    for place, (start, end) in enumerate(spans):
        if place not in kept:
            parts.append(data[at:start])
            at = end
    parts.append(data[at:])
    return b"".join(parts), len(spans) - LIMIT


def _newest_spans(data: bytes, spans: list[tuple[int, int]]) -> set[int]:
    """Choose by day first: only the day through which the limit goes is looked at to the second."""
    written = [_written_date(data, start, end) for start, end in spans]
    days: dict[str, int] = {}
    by_day: list[int] = []
    for text in written:
        head = text[:_DATE_WITHOUT_CLOCK]
        day = days.get(head)
        if day is None:
            day = days[head] = (parse_date(head) or parse_date(text) or _UNDATED) // 86400
        by_day.append(day)
    last_day = sorted(by_day, reverse=True)[LIMIT - 1]
    moments: list[int | None] = [
        day * 86400 if day != last_day else parse_date(text)
        for day, text in zip(by_day, written, strict=True)
    ]
    return set(newest(moments))


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


def _written_date(data: bytes, start: int, end: int) -> str:
    found = _DATE.search(data, start, end)
    return found[1].decode("utf-8", "replace") if found else ""
