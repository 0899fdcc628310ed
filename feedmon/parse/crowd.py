"""Documents with too many entries: the newest ten thousand are kept (rule P-9).

The others are cut out of the bytes before anything is parsed: a tree of 200,000 items would cost
half a gigabyte.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from feedmon.parse.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 10_000

#: Older than any date a feed can write.
_UNDATED = -(2**62)
_DAY = 24 * 60 * 60

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
    ages = [-(date or _UNDATED) for date in dates]
    return sorted(sorted(range(len(ages)), key=ages.__getitem__)[:LIMIT])


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
    if not _DATE.search(data):
        return set(range(LIMIT))
    date = cache(_date)  # few of the days differ, and none is read twice

    @cache
    def day_of(text: bytes) -> int:
        return (date(_without_clock(text)) or date(text) or _UNDATED) // _DAY

    written = [_written_date(data, start, end) for start, end in spans]
    days = list(map(day_of, written))
    last_day = sorted(days, reverse=True)[LIMIT - 1]
    return set(
        newest(
            [
                day * _DAY if day != last_day else date(text)
                for day, text in zip(days, written, strict=True)
            ]
        )
    )


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Return where entries begin and end; an unclosed one ends where the next begins."""
    spans: list[tuple[int, int]] = []
    begun = -1
    for found in _MARK.finditer(data):
        closing, name = found.groups()
        if not name:
            continue
        start, end = found.span()
        if begun >= 0:
            spans.append((begun, end if closing else start))
        begun = -1 if closing else start
        if begun >= 0 and data[end - 2] == 0x2F:
            spans.append((begun, end))
            begun = -1
    return spans


def _written_date(data: bytes, start: int, end: int) -> bytes:
    found = _DATE.search(data, start, end)
    return found[1] if found else b""


def _without_clock(written: bytes) -> bytes:
    """Return a date up to its hour, which stands before the first colon."""
    colon = written.find(b":")
    return written if colon < 0 else written[: colon - 2]


def _date(written: bytes) -> int | None:
    return parse_date(written.decode("utf-8", "replace"))
