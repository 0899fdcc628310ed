"""The program with its window, on an offscreen screen, on Qt's own loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.benchmarks.measure import Clock, StallWatch
from tests.benchmarks.program import measure_refreshes, open_subscribed
from tests.desktop import open_desk, run_offscreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.measure import Reading
    from ui.ending import Application


def measure(directory: Path, **load: int) -> dict[str, Reading]:
    """Refresh twice under a window that shows all articles."""

    async def run(application: Application) -> dict[str, Reading]:
        # Here, so that the other subjects are measured without Qt in memory.
        from PySide6.QtCore import Qt, QTimer

        clock = Clock()
        engine = await open_subscribed(directory, clock, **load)
        try:
            async with open_desk(application, engine, directory):
                watch = StallWatch()
                timer = QTimer()
                timer.setTimerType(Qt.TimerType.PreciseTimer)
                timer.timeout.connect(watch.beat)
                timer.start(round(watch.EVERY_S * 1000))
                await asyncio.sleep(1)  # opening is not what is measured
                return await measure_refreshes(engine, clock, load["feeds"], watch)
        finally:
            await engine.close()

    return run_offscreen(run)
