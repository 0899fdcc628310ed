"""Rows about the start: from the beginning of the process until the list answers a key."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.driver import Driver
    from tests.benchmarks.options import Options

_BARE_RATIO, _MANY_RATIO = 1.6, 1.2
_FEW, MANY = 1_000, 500_000


def starts(driver: Driver, options: Options) -> list[Row]:
    """The program beside a bare window; and with very many articles beside few, in turns."""
    libraries = driver.libraries
    full = libraries.copy(options.feeds, options.articles)
    few = libraries.copy(options.feeds, _FEW)
    many = libraries.copy(options.feeds, MANY)
    bare_s: list[float] = []
    full_s: list[float] = []
    few_s: list[float] = []
    many_s: list[float] = []
    for directory in (full, few, many):  # the first start of a store does more, once
        _start(driver, directory)
    for _ in range(options.runs):
        bare = driver.run("start-bare", rows=options.articles)
        bare_s.append(float(bare.facts["answered"]))
        for directory, seconds in ((full, full_s), (few, few_s), (many, many_s)):
            seconds.append(_start(driver, directory))
    for directory in (full, few, many):
        libraries.drop(directory)
    return [
        _row(
            f"start with {options.articles:,} articles",
            "a bare window",
            full_s,
            bare_s,
            _BARE_RATIO,
        ),
        _row(f"start with {MANY:,} articles", f"with {_FEW:,}", many_s, few_s, _MANY_RATIO),
    ]


def _start(driver: Driver, directory: Path) -> float:
    return float(driver.run("start", directory=str(directory)).facts["answered"])


def _row(work: str, anchor: str, took: list[float], beside: list[float], ratio: float) -> Row:
    ours, theirs = median(took), median(beside)
    return Row(
        f"{work}, until the list answers a key",
        f"≤ {ratio} x {anchor}",
        f"{ours / theirs:.2f} x ({ours:.2f} s to {theirs:.2f} s)",
        len(took),
        ours <= theirs * ratio,
    )
