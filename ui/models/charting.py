"""What a chart of days shows, and how it is divided: numbers without a picture."""

from __future__ import annotations

from datetime import date
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from ui import text
from ui.models.day import midnight
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Steps between the lines of a scale, and how many of them there are at the most.
_STEPS, _LINES = (1, 2, 5), 4
_HALF_DAY = 12 * 3600


class Pattern(Enum):
    """How a part of a bar is filled: parts are told apart without colours."""

    FULL = "full"
    HOLLOW = "hollow"
    STRIPED = "striped"


@frozen
class Series:
    """Numbers of one kind, one for each day; ``ink`` names a token."""

    name: str
    numbers: tuple[int, ...]
    ink: str
    pattern: Pattern = Pattern.FULL


@frozen
class Chart:
    """Days beside each other, with the parts of each on top of each other, the first one lowest."""

    title: str
    days: tuple[date, ...]
    parts: tuple[Series, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing on any day."""
        return not any(any(part.numbers) for part in self.parts)

    @property
    def most(self) -> int:
        """The highest bar."""
        return max((self.total(place) for place in range(len(self.days))), default=0)

    def total(self, place: int) -> int:
        """Return how high the bar of a day is."""
        return sum(part.numbers[place] for part in self.parts)

    def said(self, place: int) -> str:
        """Say what came on a day."""
        day = self.days[place]
        if len(self.parts) == 1:
            return text.articles_of(day, self.parts[0].numbers[place])
        return text.day_of(day, [(part.name, part.numbers[place]) for part in self.parts])

    def summary(self) -> str:
        """Say it all in a sentence: from when to when, and the highest day."""
        first, last = text.full_day(self.days[0]), text.full_day(self.days[-1])
        if self.is_empty:
            return tr("From {first} to {last}: nothing", first=first, last=last)
        highest = max(range(len(self.days)), key=self.total)
        return tr(
            "From {first} to {last}. Most on {day}",
            first=first,
            last=last,
            day=self.said(highest),
        )

    def as_text(self) -> str:
        """Write a line for each day, with tabs between the numbers."""
        heads = [tr("Day"), *(part.name for part in self.parts)]
        lines = [
            [day.isoformat(), *(str(part.numbers[place]) for part in self.parts)]
            for place, day in enumerate(self.days)
        ]
        return "\n".join("\t".join(line) for line in (heads, *lines)) + "\n"


def day_begins(now: float, days: int) -> list[int]:
    """Return when each of the last days began where the person is, and when today ends."""
    begins = [midnight(now)]
    for _ in range(days - 1):
        begins.append(midnight(begins[-1] - _HALF_DAY))
    return [*reversed(begins), midnight(begins[0] + 3 * _HALF_DAY)]


def days_of(begins: Sequence[int]) -> tuple[date, ...]:
    """Return the days that begin then; the last moment ends the last one."""
    return tuple(date.fromtimestamp(begin) for begin, _ in pairwise(begins))  # noqa: DTZ012


def scale(most: int) -> list[int]:
    """Return the numbers at the lines of a scale, from 0 to ``most`` or a little more."""
    step, tens = 1, 1
    while True:
        for each in _STEPS:
            step = each * tens
            if step * _LINES >= most:
                top = max(1, -(-most // step))
                return [step * line for line in range(top + 1)]
        tens *= 10


def labelled(number: int, width: float, widest: float) -> list[int]:
    """Return which of so many days get a label below: up to four, the last one among them."""
    fits = max(1, min(4, int(width / max(1.0, widest * 1.5))))
    if number <= fits:
        return list(range(number))
    step = -(-(number - 1) // fits)
    return sorted(range(number - 1, -1, -step))[-fits:]
