"""Measure one thing in a process of its own: ``python -m tests.benchmarks.subject floor JSON``.

What it is measured with comes as JSON, and what was measured is written as JSON into the file that
this names. A fresh process for each, because what one leaves behind (warm caches, a grown heap)
would be a gift or a burden to the next. Nothing is imported up here but the standard
library, so that each subject loads what it needs itself.
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.settings import Settings
    from tests.benchmarks.stage import Scene

#: How long a request may take where servers hang (seconds): they would keep the real time-out.
HANGING_S = 5.0


def _floor(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks import floor

    names = ("feeds", "port", "in_flight", "workers", "times")
    spans = asyncio.run(floor.measure(Path(load["directory"]), **{n: load[n] for n in names}))
    return {"spans": {name: [asdict(span) for span in each] for name, each in spans.items()}}


def _settings(load: dict[str, Any], **more: Any) -> Settings:
    """The usual ones; of their sites nobody is asked, for they are not there."""
    from feedmon.settings import Settings

    given = {name: load[name] for name in ("in_flight", "workers") if name in load}
    return replace(Settings(), site_icons=False, **given, **more)


def _play(
    load: dict[str, Any], scene: Callable[[Scene], Awaitable[None]], **more: Any
) -> dict[str, Any]:
    from tests.benchmarks.stage import play

    settings, later_s = _settings(load, **more), load.get("later_s", 0.0)
    return play(Path(load["directory"]), scene, settings=settings, later_s=later_s)


def _all_new(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.refreshing import all_new

    return _play(load, all_new(load["times"]))


def _at_once(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.refreshing import at_once

    return _play(load, at_once)


def _troubled(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.refreshing import beside_troubled

    return _play(load, beside_troubled(load["good"], load["times"]), fetch_s=HANGING_S)


def _large_feeds(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.refreshing import large_feeds

    return _play(load, large_feeds(load["turns"]))


def _marking(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.handling import marking

    return _play(load, marking(load["times"]))


def _searching(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.handling import searching

    return _play(load, searching)


def _scrolling(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.handling import scrolling

    return _play(load, scrolling)


def _writing_rules(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.writing_rules import writing_rules

    return _play(load, writing_rules)


def _soaking(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.lasting import soaking

    return _play(load, soaking(load["rounds"]))


def _start(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.starting import start

    settings = _settings(load)
    return {"facts": start(Path(load["directory"]), began=load["began"], settings=settings)}


def _start_bare(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks.starting import start_bare

    return {"facts": start_bare(load["rows"], began=load["began"])}


def _deeds(load: dict[str, Any]) -> dict[str, Any]:
    from tests.benchmarks import large

    done = large.measure(Path(load["directory"]))
    return {"facts": {words: asdict(deed) for words, deed in done.items()}}


SUBJECTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "floor": _floor,
    "all-new": _all_new,
    "at-once": _at_once,
    "troubled": _troubled,
    "large-feeds": _large_feeds,
    "marking": _marking,
    "searching": _searching,
    "scrolling": _scrolling,
    "writing-rules": _writing_rules,
    "soaking": _soaking,
    "start": _start,
    "start-bare": _start_bare,
    "deeds": _deeds,
}


def main() -> None:
    """Measure the subject that is named."""
    from tests.benchmarks.processes import allow_files

    load = json.loads(sys.argv[2])
    allow_files()
    measured = SUBJECTS[sys.argv[1]](load)
    Path(load["out"]).write_text(json.dumps(measured))


if __name__ == "__main__":
    main()
