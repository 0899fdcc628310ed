"""What a person wants of polling: of a feed, of the folders around it, of everything (S-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Plan, Rhythm, Wish
from feedmon.schedule.due import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.settings import Settings

#: No feed is asked more often, whatever the person sets (S-1), and no interval is longer.
HARD_FLOOR, LONGEST = 5 * MINUTE, 7 * DAY
#: A rhythm that feedmon finds by itself stays within these, unless the person sets others.
FLOOR, CEILING = 30 * MINUTE, 12 * HOUR
#: A fixed rhythm for which nobody gave an interval.
INTERVAL = HOUR


def plan_of(wishes: Iterable[Wish]) -> Plan:
    """What holds where these were wished, the nearest first: the feed's own, its folders', all.

    Each part is the nearest that says anything of it. Limits that contradict each other give way
    to the floor.
    """
    wishes = list(wishes)
    at = next((n for n, wish in enumerate(wishes) if wish.rhythm is not None), None)
    rhythm = (None if at is None else wishes[at].rhythm) or Rhythm.ADAPTIVE
    interval = _nearest(wish.interval_s for wish in wishes) or INTERVAL
    floor = _within(_nearest(wish.floor_s for wish in wishes) or FLOOR)
    ceiling = _within(_nearest(wish.ceiling_s for wish in wishes) or CEILING)
    return Plan(rhythm, _within(interval), floor, max(floor, ceiling), own=at == 0)


def wish_of(settings: Settings) -> Wish:
    """What the settings want for all feeds; a rhythm that nobody knows is adaptive."""
    known = settings.rhythm in set(Rhythm)
    rhythm = Rhythm(settings.rhythm) if known else Rhythm.ADAPTIVE
    return Wish(rhythm, settings.interval_s, settings.floor_s, settings.ceiling_s)


def _nearest(values: Iterable[int | None]) -> int | None:
    return next((value for value in values if value is not None), None)


def _within(seconds: int) -> int:
    return min(max(seconds, HARD_FLOOR), LONGEST)
