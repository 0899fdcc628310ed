"""Moments as people say them; times are Unix seconds, shown in the time zone of the machine."""

from __future__ import annotations

from datetime import datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
#: Characters of a date that no program understands.
_LONGEST = 48
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def age(at: float, now: float) -> str:
    """Write how old something is, shortly: "now", "5 m", "3 h", "Tue", "12 Mar", "12 Mar 2024".

    What lies in the future (a publisher's clock) is "now" for a day, and then a date.
    """
    seconds = now - at
    if -_DAY < seconds < _MINUTE:
        return "now"
    if 0 <= seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} m"
    if 0 <= seconds < _DAY:
        return f"{int(seconds // _HOUR)} h"
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    if 0 <= seconds < 6 * _DAY:
        return _DAYS[then.weekday()][:3]
    day = f"{then.day} {_MONTHS[then.month - 1][:3]}"
    return day if then.year == today.year else f"{day} {then.year}"


def moment(at: float, now: float) -> str:
    """Write a moment in full: "Today, 14:05", "Tuesday, 12 March 2024, 14:05"."""
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    days = (today.date() - then.date()).days
    if days in {0, 1}:
        return f"{('Today', 'Yesterday')[days]}, {then:%H:%M}"
    year = "" if then.year == today.year else f" {then.year}"
    return f"{_DAYS[then.weekday()]}, {then.day} {_MONTHS[then.month - 1]}{year}, {then:%H:%M}"


def original_date(words: str) -> str:
    """Write a date as its feed gives it, where feedmon can't make (or believe) a date of it."""
    shown = "".join(each for each in " ".join(words.split()) if each.isprintable())
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1].rstrip() + "…"
    return f"the feed says “{shown}”" if shown else ""


def clock_time(at: float, now: float) -> str:
    """Write a time to come: "14:20" today, "tomorrow, 09:00", "Tue, 09:00", "12 Mar, 09:00"."""
    then, today = _local(at), _local(now)
    if then is None or today is None:
        return ""
    days = (then.date() - today.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    if days == 1:
        return f"tomorrow, {then:%H:%M}"
    if 1 < days < 7:
        return f"{_DAYS[then.weekday()][:3]}, {then:%H:%M}"
    return f"{then.day} {_MONTHS[then.month - 1][:3]}, {then:%H:%M}"


def _local(at: float) -> datetime | None:
    """Give the local time; ``None`` for what no calendar holds (a feed may claim any number)."""
    try:
        return datetime.fromtimestamp(at).astimezone()
    except (OverflowError, OSError, ValueError):
        return None
