"""Rows about the figures that rules of the protocols ask for, under their ids."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from feedmon.engine.rules import PREVIEW_DAYS
from tests.benchmarks import rules
from tests.benchmarks.libraries import bring_near
from tests.benchmarks.ruling import RULES
from tests.benchmarks.table import Asked, Row, silences

if TYPE_CHECKING:
    from tests.benchmarks.driver import Driver
    from tests.benchmarks.options import Options

#: It only waits, for a minute: the others are measured meanwhile.
_WAITS = "S-3"
_IN_THE_WINDOW, _LARGE = "P-8", 10
_FIRST_HITS_MS = 100


def figures(_driver: Driver, options: Options) -> list[Row]:
    """Each of them, in a process of its own; but for those that are about the window."""
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(rules.measure, _WAITS)
        rows = []
        for name, figure in rules.FIGURES.items():
            sys.stderr.write(f"  {name} …\n")
            if figure.measure is None:
                continue
            times = min(figure.times, options.runs)
            waits = name == _WAITS
            found = [waiting.result() if waits else rules.measure(name) for _ in range(times)]
            middle = sorted(found, key=lambda finding: finding.value)[len(found) // 2]
            rows.append(Row(name, figure.asked, middle.words, times, middle.holds))
    return rows


def previews(driver: Driver, options: Options) -> list[Row]:
    """Rules typed letter by letter beside what they would have found."""
    directory = driver.libraries.copy(options.feeds, options.articles)
    bring_near(directory, PREVIEW_DAYS - 1)
    ran = driver.run("writing-rules", directory=str(directory))
    driver.libraries.drop(directory)
    facts = ran.facts
    return [
        Row(
            f"type rules beside {RULES}, over {options.articles:,} articles",
            f"first hits ≤ {_FIRST_HITS_MS:g} ms",
            f"median {facts['p50']:.0f} ms, longest {facts['longest']:.0f} ms,"
            f" for {facts['answered']} of {facts['letters']} letters before the next one",
            len(ran.spans["type"]),
            facts["p50"] <= _FIRST_HITS_MS,
            Asked(None, 16),
            **silences(ran.spans["type"]),
        )
    ]


def large_feeds(driver: Driver, options: Options) -> list[Row]:
    """Ten feeds of more than a megabyte at once, under the window; others each time."""
    directory = driver.libraries.copy(options.feeds, options.articles)
    ids = driver.libraries.enlarge(directory, _LARGE * options.runs)
    turns = [ids[start : start + _LARGE] for start in range(0, len(ids), _LARGE)]
    ran = driver.run("large-feeds", directory=str(directory), turns=turns)
    driver.libraries.drop(directory)
    spans = ran.spans["large"]
    return [
        Row(
            _IN_THE_WINDOW,
            rules.FIGURES[_IN_THE_WINDOW].asked,
            f"{ran.facts['new']:,} articles in {sum(span.seconds for span in spans):.1f} s",
            len(spans),
            None,
            Asked(20, 50),
            **silences(spans),
        )
    ]
