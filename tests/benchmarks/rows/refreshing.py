"""Rows about refreshes: the program under its window, beside the floor."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.table import Asked, Row, silences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.driver import Driver, Ran, Watched
    from tests.benchmarks.options import Options

#: How late the clock of a second start is, at least: time does not go back for a store.
LATER_S = 3_600.0
_FIRST, _AGAIN = Asked(16, 33), Asked(12, 33)
_FIRST_RATIO, _AGAIN_RATIO, _AGAIN_CPU, _BESIDE = 1.6, 1.3, 1.6, 1.1


def refreshes(driver: Driver, options: Options) -> list[Row]:
    """The floor and the program in turns: all is new, nothing is; and that right after a start."""
    floors, programs, starts = [], [], []
    for _ in range(options.runs):
        floors.append(
            driver.run("floor", directory=str(driver.room()), feeds=options.feeds, times=1)
        )
        directory = driver.libraries.copy(options.feeds, options.articles)
        programs.append(driver.run("all-new", directory=str(directory), times=1))
        starts.append(driver.run("at-once", directory=str(directory), later_s=LATER_S))
        driver.libraries.drop(directory)
    driver.known["all-new"] = sorted(programs, key=lambda ran: ran.spans["first"][0].seconds)[
        len(programs) // 2
    ]
    new = options.feeds * options.entries
    words = f"{options.feeds:,} feeds"
    nothing = _spans(floors, "nothing_new")
    return [
        _against(
            f"first refresh of {words}, {new:,} new beside {options.articles:,}",
            _spans(programs, "first"),
            _spans(floors, "first"),
            ratio=_FIRST_RATIO,
            window=_FIRST,
        ),
        _against(
            f"refresh of {words}, nothing new",
            _spans(programs, "nothing_new"),
            nothing,
            ratio=_AGAIN_RATIO,
            cpu=_AGAIN_CPU,
            window=_AGAIN,
        ),
        _against(
            "the same right after a start",
            _spans(starts, "nothing_new"),
            nothing,
            ratio=_AGAIN_RATIO,
            cpu=_AGAIN_CPU,
            window=_AGAIN,
        ),
    ]


def troubled(driver: Driver, options: Options) -> list[Row]:
    """The feeds that are well, beside some that hang, fail and are slow, and without them."""
    directory = driver.libraries.copy(options.feeds, options.articles)
    driver.run("all-new", directory=str(directory), times=0)
    good = driver.libraries.trouble(directory)
    ran = driver.run(
        "troubled", directory=str(directory), good=good, times=options.runs, later_s=LATER_S
    )
    driver.libraries.drop(directory)
    alone = _seconds(ran.spans["alone"])

    def row(work: str, name: str) -> Row:
        spans = ran.spans[name]
        beside = _seconds(spans)
        return Row(
            work,
            f"≤ {_BESIDE} x without them",
            f"{beside / alone:.2f} x ({beside:.2f} s to {alone:.2f} s)",
            len(spans),
            beside <= alone * _BESIDE,
            _AGAIN,
            **silences(spans),
        )

    return [
        row("the same with 1 % hanging, 1 % failing, 1 % slow (3 s): all others", "beside"),
        row("the first time of these, when nobody knows yet", "unforeseen"),
    ]


def _against(
    work: str,
    spans: Sequence[Watched],
    floor: Sequence[Watched],
    *,
    ratio: float,
    window: Asked,
    cpu: float | None = None,
) -> Row:
    took, least = _seconds(spans), _seconds(floor)
    used, needed = _cpu(spans), _cpu(floor)
    asked = f"≤ {ratio} x floor" + (f", CPU ≤ {cpu} x" if cpu else "")
    return Row(
        work,
        asked,
        f"{took / least:.2f} x ({took:.2f} s to {least:.2f} s),"
        f" CPU {used / needed:.2f} x ({used:.2f} s to {needed:.2f} s)",
        len(spans),
        took <= least * ratio and (cpu is None or used <= needed * cpu),
        window,
        **silences(spans),
    )


def _spans(runs: Sequence[Ran], name: str) -> list[Watched]:
    return [span for run in runs for span in run.spans[name]]


def _seconds(spans: Sequence[Watched]) -> float:
    return median(span.seconds for span in spans)


def _cpu(spans: Sequence[Watched]) -> float:
    return median(span.cpu_s for span in spans)
