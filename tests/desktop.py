"""The window of the program in a process that measures or photographs it."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from feedmon import Engine
    from ui.actions import Actions
    from ui.ending import Application
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow

R = TypeVar("R")
_SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}


@dataclass(frozen=True, slots=True)
class Opened:
    """The window, all that can be done in it, and what it is doing."""

    window: MainWindow
    actions: Actions
    tasks: Tasks


def run_offscreen(
    main: Callable[[Application], Coroutine[Any, Any, R]], *, scheme: Any = None
) -> R:
    """Run ``main`` on Qt's loop over an application without a screen, dressed in ``scheme``."""
    from ui import style
    from ui.ending import Application
    from ui.garbage import Garbage
    from ui.loop import WindowLoop, share_the_lock

    with tempfile.TemporaryDirectory() as directory:
        # The usual one of this platform is smaller than our window.
        config = Path(directory) / "screen.json"
        config.write_text(json.dumps({"screens": [_SCREEN]}), encoding="ascii")
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={config}")
        application = Application([])
    Garbage(application)
    style.install(application, scheme=scheme)
    share_the_lock()
    with asyncio.Runner(loop_factory=lambda: WindowLoop(application)) as runner:
        return runner.run(main(application))


@asynccontextmanager
async def open_desk(
    application: Application, engine: Engine, directory: Path
) -> AsyncIterator[Opened]:
    """Show the window over ``engine`` with everything around it, as the program does."""
    from ui import style
    from ui.actions import Actions
    from ui.bridge import Bridge
    from ui.desk import Desk
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.troubles import Troubles
    from ui.views.main_window import MainWindow

    async with AsyncExitStack() as stack:
        tasks = Tasks(on_error=_fail)
        settings = UiSettings(directory)
        actions = Actions(application, style.icon)
        window = MainWindow(actions, settings)
        stack.callback(window.deleteLater)
        bridge = Bridge(engine.events)
        window.furnish(engine, tasks, bridge)
        desk = Desk(
            application,
            window,
            actions,
            engine=engine,
            settings=settings,
            tasks=tasks,
            bridge=bridge,
            channel=None,
            autostart=None,
            troubles=Troubles(),
            log_file=directory / "feedmon.log",
        )
        stack.push_async_callback(tasks.close)
        stack.callback(bridge.close)
        stack.push_async_callback(desk.close)
        window.show()
        yield Opened(window, actions, tasks)


def _fail(name: str, error: BaseException) -> None:
    raise RuntimeError(f"the task {name!r} failed") from error
