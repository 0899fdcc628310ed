"""How much comes, week by week and day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import WEEKS
from ui.text.numbers import count, decimal
from ui.text.times import written
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from feedmon.model import Weeks

#: Below this a part of an article matters.
_FEW = 10


def per_week(weeks: Weeks) -> str:
    """Write how many articles come in a week, shortly: "0", "0.3", "2.5", "14"."""
    average = weeks.average
    if average >= _FEW or average == round(average):
        return count(round(average))
    return decimal(max(average, 0.1))


def week_by_week(weeks: Weeks) -> str:
    """Say how many articles come in a week, and how many came in each."""
    known = weeks.articles[WEEKS - weeks.known :]
    numbers = ", ".join(count(each) for each in known)
    if weeks.known == 1:
        return trn(known[0], "{n} article in the last week", "{n} articles in the last week")
    return tr(
        "{average} articles a week. The last {weeks} weeks, the oldest first: {numbers}",
        average=per_week(weeks),
        weeks=weeks.known,
        numbers=numbers,
    )


def full_day(day: date) -> str:
    """Write a day in a sentence about it: "Tuesday, 4 March"."""
    return written(day, tr("dddd, d MMMM"))


def short_day(day: date) -> str:
    """Write a day below a chart: "4 Mar"."""
    return written(day, tr("d MMM"))


def day_of(day: date, values: Sequence[tuple[str, int]]) -> str:
    """Say what a day brought: "Tuesday, 4 March: articles 12"."""
    parts = ", ".join(
        tr("{name} {number}", name=name, number=count(number)) for name, number in values
    )
    return tr("{day}: {numbers}", day=full_day(day), numbers=parts)


def articles_of(day: date, number: int) -> str:
    """Say how many articles a day brought: "Tuesday, 4 March: 12 articles"."""
    articles = trn(number, "{n} article", "{n} articles")
    return tr("{day}: {numbers}", day=full_day(day), numbers=articles)


def log_is_whole_since(day: date) -> str:
    """Say from which day on the log of polls has them all."""
    return tr(
        "The log keeps the last 200 polls of each feed. All polls are in it since {day}.",
        day=full_day(day),
    )
