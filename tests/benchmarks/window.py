"""The program with its window, on an offscreen screen, on Qt's own loop."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from tests.benchmarks.measure import StallWatch
from tests.benchmarks.program import measure_refreshes, open_subscribed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.measure import Reading


def measure(
    directory: Path, *, feeds: int, port: int, in_flight: int, workers: int
) -> dict[str, Reading]:
    """Refresh twice under a window that shows all articles."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Here, so that the other subjects are measured without Qt in memory.
    import qasync
    from PySide6.QtWidgets import QApplication

    from ui import style

    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    style.install(application)

    async def run() -> dict[str, Reading]:
        async with AsyncExitStack() as stack:
            engine = await open_subscribed(
                directory, feeds=feeds, port=port, in_flight=in_flight, workers=workers
            )
            stack.push_async_callback(engine.close)
            watch = await _open_window(stack, application, engine, directory)
            return await measure_refreshes(engine, feeds, watch)

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        return runner.run(run())


async def _open_window(
    stack: AsyncExitStack, application: object, engine: object, directory: Path
) -> StallWatch:
    """Show the window as the program does; gives the watch that Qt's loop beats for."""
    from PySide6.QtCore import Qt, QTimer

    from ui import style
    from ui.actions import Actions
    from ui.bridge import Bridge
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow

    tasks = Tasks(on_error=_fail)
    stack.push_async_callback(tasks.close)
    bridge = Bridge(engine.events)
    stack.callback(bridge.close)
    actions = Actions(application, style.icon)
    window = MainWindow(engine, tasks, bridge, actions, UiSettings(directory))
    stack.callback(window.deleteLater)
    stack.callback(window.hide)
    window.show()
    watch = StallWatch()
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(watch.beat)
    timer.start(round(watch.EVERY_S * 1000))
    stack.callback(timer.stop)
    await asyncio.sleep(1)  # opening is not what is measured
    return watch


def _fail(name: str, error: BaseException) -> None:
    raise RuntimeError(f"the task {name!r} failed") from error
