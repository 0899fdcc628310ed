"""What is said of how often feeds are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Rhythm
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import Plan

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_WEEK = 7 * _DAY

#: Choices of a rhythm.
AS_IT_PUBLISHES = mark("As it publishes")
BY_HAND = mark("Only when I refresh it")


def interval(seconds: int) -> str:
    """Name an interval in a list: "Every 15 minutes", "Every hour", "Every 3 days"."""
    number, unit = _in_units(seconds)
    if unit == _WEEK:
        return trn(number, "Every week", "Every {n} weeks")
    if unit == _DAY:
        return trn(number, "Every day", "Every {n} days")
    if unit == _HOUR:
        return trn(number, "Every hour", "Every {n} hours")
    return trn(number, "Every minute", "Every {n} minutes")


def interval_within(seconds: int) -> str:
    """Name an interval in the middle of a sentence: "every 15 minutes", "every hour"."""
    number, unit = _in_units(seconds)
    if unit == _WEEK:
        return trn(number, "every week", "every {n} weeks")
    if unit == _DAY:
        return trn(number, "every day", "every {n} days")
    if unit == _HOUR:
        return trn(number, "every hour", "every {n} hours")
    return trn(number, "every minute", "every {n} minutes")


def length(seconds: int) -> str:
    """Name a length of time: "30 minutes", "12 hours", "1 day"."""
    number, unit = _in_units(seconds)
    if unit == _WEEK:
        return trn(number, "{n} week", "{n} weeks")
    if unit == _DAY:
        return trn(number, "{n} day", "{n} days")
    if unit == _HOUR:
        return trn(number, "{n} hour", "{n} hours")
    return trn(number, "{n} minute", "{n} minutes")


def plan(holds: Plan) -> str:
    """Say what holds for a feed, in the middle of a sentence: "as it publishes", "every hour"."""
    if holds.rhythm is Rhythm.FIXED:
        return interval_within(holds.interval_s)
    if holds.rhythm is Rhythm.MANUAL:
        return tr("only when I refresh it")
    return tr("as it publishes")


def _in_units(seconds: int) -> tuple[int, int]:
    """Count in the largest unit that leaves no rest; minutes are rounded."""
    for unit in (_WEEK, _DAY, _HOUR):
        if seconds >= unit and not seconds % unit:
            return seconds // unit, unit
    return max(1, round(seconds / _MINUTE)), _MINUTE
