"""Rows about a program that nobody touches, or that refreshes for days."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.benchmarks.libraries import leave_alone
from tests.benchmarks.processes import Tree
from tests.benchmarks.rows.refreshing import LATER_S
from tests.benchmarks.table import Asked, Row, silences

if TYPE_CHECKING:
    from tests.benchmarks.driver import Driver
    from tests.benchmarks.options import Options

_PSS_MB, _IDLE_CPU, _WAKEUPS = 150.0, 0.005, 1.0
#: Until all that a start began has ended (its worker processes do after a minute of rest); for so
#: long it is watched then.
_SETTLE_S, _IDLE_S = 75.0, 30.0
_SOAK_FEEDS, _SOAK_ARTICLES, _GROWTH = 50, 10_000, 0.03
#: A thread that wakes once a second may do so once more at the edge of what is watched.
_EDGE = 1.05
_SOAK_ROUND_S = 10.0


def rest(driver: Driver, options: Options) -> list[Row]:
    """The program as a person starts it, with its window open: its memory, and what it does."""
    directory = driver.libraries.copy(options.feeds, options.articles)
    leave_alone(directory)
    with driver.program(directory) as pid:
        time.sleep(_SETTLE_S)
        tree = Tree(pid)
        memory = tree.pss_mb()
        cpu, before, began = tree.cpu_s(), tree.wakeups(), time.monotonic()
        time.sleep(_IDLE_S)
        after, seconds = tree.wakeups(), time.monotonic() - began
        share = (tree.cpu_s() - cpu) / seconds
    driver.libraries.drop(directory)
    rates = {name: (after[name] - before.get(name, 0)) / seconds for name in after}
    busiest = sorted(rates, key=rates.__getitem__)[-3:][::-1]
    said = ", ".join(f"{name.rsplit(' ', 1)[0]} {rates[name]:.1f}" for name in busiest)
    return [
        Row(
            f"memory (PSS) of all, {options.feeds:,} feeds, {options.articles:,} articles, idle",
            f"≤ {_PSS_MB:g} MB",
            f"{memory:.0f} MB",
            1,
            memory <= _PSS_MB,
        ),
        Row(
            f"idle for {_IDLE_S:g} s",
            f"CPU ≤ {_IDLE_CPU:.1%} of a core, no wake-up more often than once a second",
            f"CPU {share:.2%}; wake-ups a second: {said}, all {sum(rates.values()):.1f}",
            1,
            share <= _IDLE_CPU and max(rates.values()) <= _WAKEUPS * _EDGE,
        ),
    ]


def soak(driver: Driver, options: Options) -> list[Row]:
    """Refreshes in a row: what the program holds before and after."""
    directory = driver.libraries.copy(_SOAK_FEEDS, _SOAK_ARTICLES)
    driver.libraries.liven(directory)
    ran = driver.run(
        "soaking",
        directory=str(directory),
        rounds=options.rounds,
        later_s=LATER_S,
        patience_s=60 + _SOAK_ROUND_S * options.rounds,
    )
    driver.libraries.drop(directory)
    before, after = ran.facts["before"], ran.facts["after"]
    half = ran.facts["half_way"]["pss_mb"]
    growth = after["pss_mb"] / before["pss_mb"] - 1
    same = ("threads", "descriptors", "tasks")
    held = ", ".join(f"{name} {before[name]} → {after[name]}" for name in same)
    return [
        Row(
            f"{options.rounds:,} refreshes of {_SOAK_FEEDS} feeds in a row"
            f" ({ran.facts['new']:,} new)",
            f"PSS grows < {_GROWTH:.0%}, nothing else",
            f"PSS {growth:+.1%} ({before['pss_mb']:.0f}, half way {half:.0f},"
            f" {after['pss_mb']:.0f} MB; the window's process {before['window_mb']:.0f},"
            f" {after['window_mb']:.0f} MB), {held}",
            1,
            growth < _GROWTH and all(after[name] <= before[name] for name in same),
            Asked(16, 33),
            **silences(ran.spans["round"]),
        )
    ]
