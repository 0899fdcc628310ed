"""Hours of the day as people mean them: in the place where the program runs, whatever clocks do.

``zone`` is that of the place; ``None`` is the system's.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, tzinfo

#: Minutes of a day.
DAY_MIN = 24 * 60
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


@frozen
class Quiet:
    """Hours in which only what is urgent is said: by weekday, from minute to minute.

    An end that is not after its beginning is on the next day: from midnight to midnight is the
    whole day.
    """

    spans: Mapping[int, tuple[int, int]]

    def covers(self, now: float, zone: tzinfo | None = None) -> bool:
        """Whether it is quiet at a moment (Unix seconds)."""
        local = _local(now, zone)
        minute = local.hour * 60 + local.minute
        today = self.spans.get(local.weekday())
        if today is not None:
            begin, end = today
            if begin <= minute and (minute < end or end <= begin):
                return True
        yesterday = self.spans.get((local.weekday() - 1) % 7)
        return yesterday is not None and yesterday[0] >= yesterday[1] > minute


def read_quiet(written: str) -> Quiet:
    """Read quiet hours as the settings hold them; what can't be read is no quiet hour."""
    try:
        values = json.loads(written or "{}")
    except ValueError:
        return Quiet({})
    spans = {}
    for day, span in values.items() if isinstance(values, dict) else ():
        found = _SPAN.fullmatch(span) if isinstance(span, str) else None
        if found is None or day not in {"0", "1", "2", "3", "4", "5", "6"}:
            continue
        from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
        begin, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
        if begin < DAY_MIN and end <= DAY_MIN and from_minute < 60 and to_minute < 60:
            spans[int(day)] = (begin, end)
    return Quiet(spans)


def next_time(
    days: Collection[int], minute: int, now: float, zone: tzinfo | None = None
) -> int | None:
    """Return when it is that minute of one of these weekdays next, after ``now``.

    A minute that the clocks leave out is as long after midnight as on any day; of one that comes
    twice the first counts. ``None`` for no day.
    """
    if not days:
        return None
    today = _local(now, zone).date()
    for ahead in range(9):
        day = today + timedelta(days=ahead)
        if day.weekday() not in days:
            continue
        at = _moment(day, minute, zone)
        if at > now:
            return at
    return None


def _local(now: float, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(now, UTC).astimezone(zone)


def _moment(day: date, minute: int, zone: tzinfo | None) -> int:
    clock = time(minute // 60 % 24, minute % 60)
    return round(datetime.combine(day, clock, tzinfo=zone).timestamp())
