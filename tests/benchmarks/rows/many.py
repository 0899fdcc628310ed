"""Rows about ten times as many feeds: time and memory, beside what the usual number costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.table import Asked, Row, silences

if TYPE_CHECKING:
    from tests.benchmarks.driver import Driver, Ran
    from tests.benchmarks.options import Options

_TIMES = 10
_PATIENCE_S = 420.0


def many(driver: Driver, options: Options) -> list[Row]:
    """Ten times the feeds, once, beside the usual number; everything new, then nothing."""
    few = driver.known.get("all-new") or _measure(driver, options.feeds, options.articles)
    much = _measure(driver, options.feeds * _TIMES, options.articles)
    rows = []
    for work, name, window in (
        ("first refresh", "first", Asked(16, 33)),
        ("nothing new", "nothing_new", Asked(12, 33)),
    ):
        base, spans = few.spans[name][0].seconds, much.spans[name]
        took = spans[0].seconds
        rows.append(
            Row(
                f"{options.feeds * _TIMES:,} feeds: {work}",
                f"≤ {_TIMES} x {options.feeds:,} feeds",
                f"{took / base:.1f} x ({took:.1f} s to {base:.1f} s)",
                1,
                took <= base * _TIMES,
                window,
                **silences(spans),
            )
        )
    base, held = few.facts["pss_mb"], much.facts["pss_mb"]
    rows.append(
        Row(
            f"{options.feeds * _TIMES:,} feeds: memory (PSS) after that",
            f"≤ {_TIMES} x {options.feeds:,} feeds",
            f"{held / base:.1f} x ({held:.0f} MB to {base:.0f} MB)",
            1,
            held <= base * _TIMES,
        )
    )
    return rows


def _measure(driver: Driver, feeds: int, articles: int) -> Ran:
    directory = driver.libraries.copy(feeds, articles)
    ran = driver.run("all-new", directory=str(directory), times=1, patience_s=_PATIENCE_S)
    driver.libraries.drop(directory)
    return ran
