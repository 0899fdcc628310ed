"""Rows in runs, told of with one begin and one end each, and rows that are to be in order."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of every run in ``rows``, which come in any order, ascending."""
    ordered = sorted(set(rows))
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        yield run[0], run[-1]


def longest_rising(values: Sequence[Any]) -> set[int]:
    """Where to find the most values that can stay when all are to rise: all others have to move."""
    ends: list[int] = []  # of the best row of each length so far, the place of its last value
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(ends, value, key=lambda end: values[end])
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [place]
    found = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
