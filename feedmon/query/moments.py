"""Days as people write them in a query: ``2026-11-01``, ``2026-11``, ``today``, ``7d``.

All are days of the place where the program runs.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from feedmon.frozen import frozen

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_AGO = re.compile(r"(\d{1,4})([hdwmy])\Z")
_NAMED = {"today": 0, "yesterday": 1}
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@frozen
class Moment:
    """The span of time that was named: from ``begin`` up to, and without, ``end`` (Unix s)."""

    begin: int
    end: int


def moment(written: str, now: float) -> Moment | None:
    """Read a day, a month, a year or an age as of ``now``; ``None`` when it is none.

    An age (``12h``, ``7d``, ``2w``, ``3m``, ``1y``)
    is that long ago, to the second for hours and to the day for all else; a month has 30 days.
    """
    written = written.casefold()
    today = datetime.fromtimestamp(now, tz=UTC).astimezone().date()
    if written in _NAMED:
        day = today - timedelta(days=_NAMED[written])
        return _between(day, day + timedelta(days=1))
    if (ago := _AGO.match(written)) is not None:
        number, unit = int(ago[1]), ago[2]
        if unit == "h":
            begin = int(now) - 3600 * number
            return Moment(begin, begin)
        try:
            day = today - timedelta(days=_DAYS[unit] * number)
        except OverflowError:
            return None
        return _between(day, day + timedelta(days=1))
    return _calendar(written)


def _calendar(written: str) -> Moment | None:
    if (found := _DATE.match(written)) is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        begin = date(year, month, day)
        if found[3]:
            end = begin + timedelta(days=1)
        elif found[2]:
            end = date(year + month // 12, month % 12 + 1, 1)
        else:
            end = date(year + 1, 1, 1)
        return _between(begin, end)
    except (ValueError, OverflowError, OSError):  # no such day, or none that the system can tell
        return None


def _between(begin: date, end: date) -> Moment:
    """From midnight to midnight; days of 23 and 25 hours are the system's business."""
    return Moment(_midnight(begin), _midnight(end))


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day).timestamp())  # noqa: DTZ001 - local time
