"""Rows about everything that a person does in a window with very much in it, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.large import ARTICLES, FEEDS
from tests.benchmarks.measure import Moments
from tests.benchmarks.table import Asked, Row, Silence

if TYPE_CHECKING:
    from tests.benchmarks.driver import Driver
    from tests.benchmarks.options import Options

_PATIENCE_S = 900.0


def everything(driver: Driver, _options: Options) -> list[Row]:
    """What each deed took, and the longest silence of the window in it."""
    ran = driver.run("deeds", directory=str(driver.room()), patience_s=_PATIENCE_S)
    return [
        Row(
            f"{FEEDS:,} feeds, {ARTICLES:,} articles: {words}",
            "-",
            f"{deed['total_ms']:.0f} ms, in its longest silence {deed['stall_cpu_ms']:.0f} of CPU",
            1,
            None,
            Asked(None, 33),
            Silence((Moments(0, 0, deed["stall_ms"]),)),
        )
        for words, deed in ran.facts.items()
    ]
