"""Rows about what a person does with very many articles."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.libraries import mark_unread
from tests.benchmarks.table import Asked, Row, silences

if TYPE_CHECKING:
    from tests.benchmarks.driver import Driver
    from tests.benchmarks.options import Options

_MARKED, _MANY = 100_000, 500_000
_MARK, _SEARCH, _SCROLL = Asked(None, 33), Asked(None, 16), Asked(16, 33)
_MARK_S, _SEARCH_MS = 1.0, 50.0
#: J held down for a thousand articles takes half a minute.
_PATIENCE_S = 180.0


def marks(driver: Driver, options: Options) -> list[Row]:
    """Everything marked read, and that undone."""
    directory = driver.libraries.copy(options.feeds, _MARKED)
    mark_unread(directory)
    ran = driver.run("marking", directory=str(directory), times=options.runs)
    driver.libraries.drop(directory)
    rows = []
    for work, name in (
        (f"mark {ran.facts['unread']:,} articles read", "mark"),
        ("undo that", "undo"),
    ):
        took = median(span.seconds for span in ran.spans[name])
        rows.append(
            Row(
                work,
                f"≤ {_MARK_S:g} s",
                f"{took:.2f} s",
                len(ran.spans[name]),
                took <= _MARK_S,
                _MARK,
                **silences(ran.spans[name]),
            )
        )
    return rows


def searches(driver: Driver, options: Options) -> list[Row]:
    """Words of every kind looked for among all articles."""
    directory = driver.libraries.copy(options.feeds, _MANY)
    ran = driver.run("searching", directory=str(directory))
    driver.libraries.drop(directory)
    facts = ran.facts
    return [
        Row(
            f"search {_MANY:,} articles, first page",
            f"p95 ≤ {_SEARCH_MS:g} ms",
            f"p95 {facts['p95']:.0f} ms, median {facts['p50']:.0f} ms,"
            f" longest {facts['longest']:.0f} ms",
            int(facts["queries"]),
            facts["p95"] <= _SEARCH_MS,
            _SEARCH,
            **silences(ran.spans["search"]),
        )
    ]


def scrolls(driver: Driver, options: Options) -> list[Row]:
    """The whole list under the scroll bar and the wheel; articles read under a held key."""
    directory = driver.libraries.copy(options.feeds, _MANY)
    ran = driver.run("scrolling", directory=str(directory), patience_s=_PATIENCE_S)
    driver.libraries.drop(directory)
    rows = []
    for work, name in (
        (f"scroll through {_MANY:,} rows, by bar and wheel", "scroll"),
        ("hold J through 1,000 articles", "hold"),
    ):
        spans = ran.spans[name]
        rows.append(
            Row(
                work,
                "every frame: as the window",
                f"{sum(span.seconds for span in spans):.0f} s of it",
                len(spans),
                None,
                _SCROLL,
                **silences(spans),
            )
        )
    return rows
