"""The window of the program in a process that measures or photographs it."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from feedmon import Engine
    from ui.views.main_window import MainWindow

R = TypeVar("R")


def run_offscreen(
    main: Callable[[QApplication], Coroutine[Any, Any, R]], *, scheme: Any = None
) -> R:
    """Run ``main`` on Qt's loop over an application without a screen, dressed in ``scheme``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import qasync
    from PySide6.QtWidgets import QApplication

    from ui import style

    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    style.install(application, scheme=scheme)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        return runner.run(main(application))


@asynccontextmanager
async def open_window(
    application: QApplication, engine: Engine, directory: Path
) -> AsyncIterator[MainWindow]:
    """Show the window over ``engine``; its actions are children of the application."""
    from ui import style
    from ui.actions import Actions
    from ui.bridge import Bridge
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow

    async with AsyncExitStack() as stack:
        tasks = Tasks(on_error=_fail)
        stack.push_async_callback(tasks.close)
        bridge = Bridge(engine.events)
        stack.callback(bridge.close)
        actions = Actions(application, style.icon)
        window = MainWindow(actions, UiSettings(directory))
        window.furnish(engine, tasks, bridge)
        stack.callback(window.deleteLater)
        stack.callback(window.hide)
        window.show()
        yield window


def _fail(name: str, error: BaseException) -> None:
    raise RuntimeError(f"the task {name!r} failed") from error
