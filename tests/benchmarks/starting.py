"""From the start of the process until the list is painted and has answered a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tests.benchmarks.library import NOW
from tests.benchmarks.measure import Clock, expect

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon.settings import Settings
    from tests.benchmarks.answering import Answering


def start(directory: Path, *, began: float, settings: Settings) -> dict[str, Any]:
    """Start the program that ``began`` when its process did, and quit once it answers."""
    from ui.__main__ import load

    load()  # as its own start does, before anything else of Qt
    from tests.benchmarks.answering import Answering
    from tests.benchmarks.stage import run_program
    from ui.views.main_window import MainWindow

    really_furnish = MainWindow.furnish
    kept: list[Answering] = []

    def furnish(window: MainWindow, *parts: Any) -> None:
        really_furnish(window, *parts)
        kept.append(Answering(window.list, window._shown.quit.trigger))

    with patch.object(MainWindow, "furnish", furnish):
        run_program(directory, clock=Clock(NOW), settings=settings)
    return _seconds(kept[0].moments, began)


def start_bare(rows: int, *, began: float) -> dict[str, Any]:
    """Start a window that is nothing but a table of so many rows."""
    from tests.benchmarks import bare_window

    return _seconds(bare_window.run(rows), began)


def _seconds(moments: dict[str, float], began: float) -> dict[str, float]:
    expect("answered" in moments, "the window ended before it answered a key")
    return {name: at - began for name, at in moments.items()}
