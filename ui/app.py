"""The composition root of the desktop: everything is built here, and closed in reverse.

How a start goes: arguments → the application, dressed → the data directory is taken, or the
window that has it is asked to come forward and this start is over → the log → the engine over its
store, with a window that says so if that takes a while (or a dialog that says why it can't be
opened) → the window is filled, and shown with what is in it; tray, notifications → what the list
did without is loaded → the engine begins to poll and starts its worker processes → until somebody
asks for the end: Quit, a signal, the session, or closing the window where there is no tray. A
backup that is to be restored is a second start within the same process: all is closed as at the
end, the store exchanged, and opened.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QApplication

from feedmon import open_engine
from feedmon.errors import StoreError, StoreUnwritable
from feedmon.logs import log_path, start_logging
from feedmon.settings import data_directory
from ui import style
from ui.actions import Actions
from ui.autostart import system_autostart
from ui.bridge import Bridge
from ui.desk import Desk
from ui.ending import Application, Ending
from ui.garbage import Garbage
from ui.instance import Handover, Instance, Unanswered, activation_token
from ui.loop import WindowLoop, share_the_lock
from ui.notify.ondemand import OnDemand
from ui.opening import Restoring, explain
from ui.settings import LANGUAGE, UiSettings
from ui.tasks import Tasks
from ui.translation import Translation
from ui.troubles import Troubles
from ui.views.appearance import Dress
from ui.views.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from feedmon.model import Backup
    from ui.notify import Channel

log = logging.getLogger(__name__)

#: The same as in the desktop entry and the metainfo; a test compares them.
APPLICATION_ID = "example.feedmon.Feedmon"


def run(arguments: Sequence[str]) -> int:
    """Open the window over the data directory; the exit status when the program is over."""
    options = _parser().parse_args(arguments)
    directory = data_directory(options.data_dir or os.environ.get("FEEDMON_DATA_DIR")).absolute()
    application = _application()
    garbage = Garbage(application)  # before there is another thread
    Translation(application, UiSettings(directory).value(LANGUAGE, ""))
    theme = style.install(application)
    application.setWindowIcon(style.program_icon())
    with asyncio.Runner(loop_factory=lambda: _loop(application)) as runner:
        return runner.run(_start(application, theme, garbage, options, directory))


async def _start(
    application: Application,
    theme: style.Theme,
    garbage: Garbage,
    options: argparse.Namespace,
    directory: Path,
) -> int:
    instance = Instance(directory)
    ending: Ending | None = None
    try:
        if _handed_over(instance, directory, options.urls):
            return 0
        ending = Ending(application)
        with start_logging(directory, "feedmon"):
            monitor = partial(
                _monitor, application, ending, instance, directory, theme=theme, garbage=garbage
            )
            return await _rounds(monitor, ending, instance, directory, options)
    except (StoreError, Unanswered) as error:
        await explain(error, directory, ending := ending or Ending(application))
        return 1
    finally:
        instance.close()
        if ending is not None:
            ending.close()


async def _rounds(
    monitor: Callable[..., Awaitable[Backup | None]],
    ending: Ending,
    instance: Instance,
    directory: Path,
    options: argparse.Namespace,
) -> int:
    """Monitor; where a backup is to be restored, begin again with it. The exit status."""
    restoring: Restoring | None = None
    while True:
        try:
            backup = await monitor(options, restoring=restoring)
            if backup is None:
                return 0
        except StoreError as error:
            backup = await explain(error, directory, ending, restoring)
            if backup is None:
                return 1
        restoring = Restoring(backup)
        # What this start was asked for was done, or can't be; the window is what is waited for.
        options = argparse.Namespace(minimized=False, urls=())
        instance.listen()


def _handed_over(instance: Instance, directory: Path, urls: Sequence[str]) -> bool:
    """Take the directory, or give the request to the window that has it already."""
    handover = Handover(tuple(urls), activation_token(os.environ))
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        while not instance.take():
            if instance.hand_over(handover):
                return True
    except OSError as error:
        raise StoreUnwritable(str(directory), error.strerror or "") from error
    return False


async def _monitor(
    application: Application,
    ending: Ending,
    instance: Instance,
    directory: Path,
    options: argparse.Namespace,
    *,
    theme: style.Theme,
    garbage: Garbage,
    restoring: Restoring | None,
) -> Backup | None:
    """Build what the window stands on, open it, and wait for the end; or for a backup to restore.

    A backup is restored while nothing of the store is open.
    """
    async with AsyncExitStack() as stack:
        troubles = Troubles()
        troubles.install(asyncio.get_running_loop())
        stack.callback(troubles.close)
        settings = UiSettings(directory)
        actions = Actions(application, style.icon)
        stack.callback(actions.deleteLater)
        actions.quit.triggered.connect(lambda: ending.ask("Quit"))
        window = MainWindow(actions, settings)
        Dress(window.preferences, theme)
        stack.push_async_callback(_let_go, window)
        if not options.minimized:
            window.appear()
        if restoring is not None:
            await restoring.carry_out(directory, window)
        engine = await open_engine(directory, program="feedmon", on_upgrade=window.note_upgrade)
        stack.push_async_callback(engine.close)
        if ending.asked:
            return None
        tasks = Tasks(on_error=lambda name, error: troubles.heard(error, f"the task {name!r}"))
        bridge = Bridge(engine.events)
        bridge.batch.connect(garbage.look)
        window.furnish(engine, tasks, bridge)
        desk = Desk(
            application,
            window,
            actions,
            engine=engine,
            settings=settings,
            tasks=tasks,
            bridge=bridge,
            channel=_channel(),
            autostart=system_autostart(APPLICATION_ID, _own_directory(directory)),
            troubles=troubles,
            log_file=Path(log_path(directory, "feedmon")),
        )
        # The end, read upwards: nobody asks any more, nothing is seen, nothing is heard, nothing
        # runs; then what the tasks had in their hands may go, the engine, and the window last.
        stack.callback(settings.sync)
        stack.push_async_callback(tasks.close)
        stack.callback(bridge.close)
        stack.push_async_callback(desk.close)
        stack.callback(instance.deafen)

        troubles.refused.connect(window.show_error)
        if options.minimized:
            desk.minimize()
        elif options.urls:
            window.show()  # a dialog comes over it at once
        desk.add(options.urls)
        instance.asked.connect(desk.serve)
        instance.welcome()
        tasks.start(desk.wake(), name="wake the engine")
        if restoring is not None:
            restoring.tell(window, tasks)
        return await _end_or_backup(ending, desk)


async def _end_or_backup(ending: Ending, desk: Desk) -> Backup | None:
    """Wait for the end, or for a backup that the person wants to have restored."""
    wanted: asyncio.Future[Backup] = asyncio.get_running_loop().create_future()
    desk.caring.restore_wanted.connect(
        lambda backup: None if wanted.done() else wanted.set_result(backup)
    )
    ended: asyncio.Future[Any] = asyncio.ensure_future(ending.wait())
    try:
        await asyncio.wait([ended, wanted], return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended.cancel()
    if ending.asked:
        return None
    log.info("closing to restore %s", wanted.result().path)
    return wanted.result()


def _channel() -> Channel | None:
    if sys.platform != "linux":
        return None

    def make() -> Channel:
        from ui.notify.service import SessionService  # noqa: PLC0415 - needs dbus-fast

        icon = QFileInfo("icons:feedmon.svg").absoluteFilePath()
        return SessionService(application_name="feedmon", desktop_entry=APPLICATION_ID, icon=icon)

    return OnDemand(make)


def _own_directory(directory: Path) -> list[str]:
    """Name the data directory for a start of its own, where it is not the usual one."""
    usual = data_directory().absolute()
    return [] if directory == usual else ["--data-dir", str(directory)]


async def _let_go(window: MainWindow) -> None:
    """Take the window away with all in it while there is still a loop to do it in."""
    window.hide()
    window.deleteLater()
    await asyncio.sleep(0)


def _application() -> Application:
    QApplication.setDesktopFileName(APPLICATION_ID)
    QApplication.setApplicationName("feedmon")
    QApplication.setApplicationDisplayName("feedmon")
    return Application(sys.argv[:1])


def _loop(application: Application) -> asyncio.AbstractEventLoop:
    share_the_lock()
    loop = WindowLoop(application)
    # Its own are Qt's threads, ten from the first call on.
    loop.set_default_executor(ThreadPoolExecutor(8, thread_name_prefix="feedmon"))
    return loop


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="feedmon", description="A desktop feed monitor.")
    parser.add_argument(
        "--data-dir", metavar="DIR", help="where the store lies (also: FEEDMON_DATA_DIR)"
    )
    parser.add_argument("--minimized", action="store_true", help="start in the tray")
    parser.add_argument("urls", metavar="URL", nargs="*", help="a feed or site to add")
    return parser
