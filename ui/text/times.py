"""Moments as people say them; times are Unix seconds, shown in the time zone of the machine.

Names of days and months, and how a time of day is written, follow the locale; the order in which
they stand is a matter of the translation.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from ui.translation import tr

if TYPE_CHECKING:
    from datetime import date

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
#: Characters of a date that no program understands.
_LONGEST = 48


def age(at: float, now: float) -> str:
    """Write how old something is, shortly: "now", "5 m", "3 h", "Tue", "12 Mar", "12 Mar 2024".

    What lies in the future (a publisher's clock) is "now" for a day, and then a date.
    """
    seconds = now - at
    if -_DAY < seconds < _MINUTE:
        return tr("now")
    if 0 <= seconds < _HOUR:
        return tr("{minutes} m", minutes=int(seconds // _MINUTE))
    if 0 <= seconds < _DAY:
        return tr("{hours} h", hours=int(seconds // _HOUR))
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    if 0 <= seconds < 6 * _DAY:
        return written(then, "ddd")
    return written(then, tr("d MMM") if then.year == today.year else tr("d MMM yyyy"))


def moment(at: float, now: float) -> str:
    """Write a moment in full: "Today, 14:05", "Tuesday, 12 March 2024, 14:05"."""
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    days = (today.date() - then.date()).days
    if days == 0:
        return tr("Today, {time}", time=_clock(then))
    if days == 1:
        return tr("Yesterday, {time}", time=_clock(then))
    return _dated(then, today)


def moment_within(at: float, now: float) -> str:
    """Write a moment in the middle of a sentence: "today, 14:05", "Monday, 12 March, 08:00"."""
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    days = (today.date() - then.date()).days
    if days == 0:
        return tr("today, {time}", time=_clock(then))
    if days == 1:
        return tr("yesterday, {time}", time=_clock(then))
    return _dated(then, today)


def original_date(words: str) -> str:
    """Write a date as its feed gives it, where feedmon can't make (or believe) a date of it."""
    shown = "".join(each for each in " ".join(words.split()) if each.isprintable())
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1].rstrip() + "…"
    return tr("the feed says “{date}”", date=shown) if shown else ""


def clock_time(at: float, now: float) -> str:
    """Write a time to come: "14:20" today, "tomorrow, 09:00", "Tue, 09:00", "12 Mar, 09:00"."""
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    days = (then.date() - today.date()).days
    if days == 0:
        return _clock(then)
    if days == 1:
        return tr("tomorrow, {time}", time=_clock(then))
    day = written(then, "ddd" if 1 < days < 7 else tr("d MMM"))
    return tr("{day}, {time}", day=day, time=_clock(then))


def written(day: date, pattern: str) -> str:
    """Write a day as a pattern of QLocale says: "dddd", "d MMMM"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def _dated(then: datetime, today: datetime) -> str:
    same = then.year == today.year
    day = written(then, tr("dddd, d MMMM") if same else tr("dddd, d MMMM yyyy"))
    return tr("{day}, {time}", day=day, time=_clock(then))


def _clock(then: datetime) -> str:
    return QLocale().toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)


def _local(at: float) -> datetime | None:
    """Give the local time; ``None`` for what no calendar holds (a feed may claim any number)."""
    try:
        return datetime.fromtimestamp(at).astimezone()
    except (OverflowError, OSError, ValueError):
        return None
