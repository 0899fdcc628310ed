"""The composition root of the desktop: everything is built here, and closed in reverse.

How a start goes: arguments → the application, dressed → the data directory is taken, or the
window that has it is asked to come forward and this start is over → the log → the engine over its
store (or a dialog that says why it can't be opened) → window, tray, notifications → the window is
shown → the engine begins to poll and starts its worker processes → until somebody asks for the
end: Quit, a signal, the session, or closing the window where there is no tray.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from importlib import metadata
from platform import python_version
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import QFileInfo, Qt, qVersion
from PySide6.QtWidgets import QApplication

from feedmon import open_engine
from feedmon.errors import StoreError, StoreUnwritable
from feedmon.logs import start_logging
from feedmon.settings import data_directory
from ui import style, text
from ui.actions import Actions
from ui.bridge import Bridge
from ui.dialogs.startup import show_startup_error
from ui.ending import Application, Ending
from ui.instance import Handover, Instance, Unanswered, activation_token
from ui.models.sources import Kind, Source
from ui.notify import Notifications
from ui.settings import UiSettings
from ui.tasks import Tasks
from ui.troubles import Troubles
from ui.views.foreground import bring_forward
from ui.views.main_window import MainWindow
from ui.views.subscribing import Subscribing
from ui.views.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QSessionManager

    from feedmon import Engine
    from ui.notify import Channel

log = logging.getLogger(__name__)

#: The same as in the desktop entry and the metainfo; a test compares them.
APPLICATION_ID = "example.feedmon.Feedmon"

_TOLD = "tray/told"
_UNANSWERED = "feedmon runs on this folder already, but its window does not answer."


def run(arguments: Sequence[str]) -> int:
    """Open the window over the data directory; the exit status when the program is over."""
    options = _parser().parse_args(arguments)
    directory = data_directory(options.data_dir or os.environ.get("FEEDMON_DATA_DIR")).absolute()
    application = _application()
    with asyncio.Runner(loop_factory=lambda: _loop(application)) as runner:
        return runner.run(_start(application, options, directory))


async def _start(application: Application, options: argparse.Namespace, directory: Path) -> int:
    instance = Instance(directory)
    ending: Ending | None = None
    try:
        if _handed_over(instance, directory, options.urls):
            return 0
        ending = Ending(application)
        with start_logging(directory, "feedmon"):
            log.info("feedmon %s on Python %s and Qt %s", _version(), python_version(), qVersion())
            await _monitor(application, ending, instance, directory, options)
    except (StoreError, Unanswered) as error:
        ending = ending or Ending(application)
        await _explain(error, directory, ending)
        return 1
    finally:
        instance.close()
        if ending is not None:
            ending.close()
    return 0


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
) -> None:
    """Build what the window stands on, open it, and wait for the end."""
    async with AsyncExitStack() as stack:
        troubles = Troubles()
        troubles.install(asyncio.get_running_loop())
        stack.callback(troubles.close)
        engine = await open_engine(directory)
        stack.push_async_callback(engine.close)
        settings = UiSettings(directory)
        tasks = Tasks(on_error=lambda name, error: troubles.heard(error, f"the task {name!r}"))
        bridge = Bridge(engine.events)
        desk = _Desk(
            application,
            ending=ending,
            engine=engine,
            settings=settings,
            tasks=tasks,
            bridge=bridge,
        )
        # The end, read upwards: nobody asks any more, nothing is seen, nothing is heard, nothing
        # runs; then what the tasks had in their hands may go, and the engine last.
        stack.callback(desk.delete)
        stack.callback(settings.sync)
        stack.push_async_callback(tasks.close)
        stack.callback(bridge.close)
        stack.push_async_callback(desk.close)
        stack.callback(instance.deafen)

        troubles.happened.connect(desk.window.show_error)
        desk.open(minimized=options.minimized)
        desk.add(options.urls)
        instance.asked.connect(desk.serve)
        instance.welcome()
        tasks.start(desk.wake(), name="wake the engine")
        await ending.wait()


class _Desk:
    """Window, tray and notifications, and how they hang together."""

    def __init__(
        self,
        application: Application,
        *,
        ending: Ending,
        engine: Engine,
        settings: UiSettings,
        tasks: Tasks,
        bridge: Bridge,
    ) -> None:
        self._application, self._ending = application, ending
        self._engine, self._settings, self._bridge = engine, settings, bridge
        actions = Actions(application, style.icon)
        self.window = MainWindow(engine, tasks, bridge, actions, settings)
        self._tray = Tray(
            self.window,
            application,
            refresh=actions.refresh,
            cancel_refresh=actions.cancel_refresh,
            quit_action=actions.quit,
        )
        self._notifications = Notifications(
            tasks,
            channel=_channel(),
            say_elsewhere=self._tray.show_message,
            is_attended=self._is_attended,
            parent=self.window,
        )
        self._subscribing = Subscribing(
            self.window, engine, tasks, actions, clipboard=application.clipboard()
        )
        self._join(actions)

    def open(self, *, minimized: bool) -> None:
        """Show the window, or, for ``minimized``, only what brings it back."""
        if not minimized:
            self.window.show()
        elif not self._tray.available:
            self.window.showMinimized()

    def serve(self, handover: Handover) -> None:
        """Do what another start asks for."""
        log.info("another start hands over %d addresses", len(handover.urls))
        bring_forward(self.window, handover.activation)
        self.add(handover.urls)

    def add(self, urls: Sequence[str]) -> None:
        """Open the dialog for these addresses."""
        self._subscribing.add_all(urls)

    async def wake(self) -> None:
        """Begin to poll, and start the worker processes: the window is there already."""
        await self._engine.start()
        await self._engine.warm_up()
        log.info("monitoring")

    async def close(self) -> None:
        """Take everything off the screen, remembered as it was."""
        self.window.save_state()
        self._tray.close()
        self.window.hide()
        await self._notifications.close()

    def delete(self) -> None:
        """Let go of all widgets while there is still a loop to do it in."""
        self.window.deleteLater()

    def _join(self, actions: Actions) -> None:
        self.window.total_unread_changed.connect(self._tray.set_unread)
        self._bridge.batch.connect(self._tray.receive)
        self._bridge.batch.connect(self._notifications.receive)
        self._tray.message_clicked.connect(self._notifications.clicked)
        self._notifications.chosen.connect(self._show_articles)
        self._subscribing.added.connect(self._go_to)
        self._application.applicationStateChanged.connect(self._attend)
        self._application.commitDataRequest.connect(self._save)
        actions.show_window.triggered.connect(lambda: bring_forward(self.window))
        actions.quit.triggered.connect(lambda: self._ending.ask("Quit"))
        self.window.close_policy = self._hides_when_closed

    def _show_articles(self, entry_ids: list[int], activation: str) -> None:
        bring_forward(self.window, activation)
        if entry_ids:
            log.info("showing %d new articles", len(entry_ids))
            self.window.show_entries(entry_ids)

    def _go_to(self, feed_id: int) -> None:
        # It may have been added just now, and the sidebar learns of it through the bridge.
        self._bridge.flush()
        self.window.sidebar.choose(Source(Kind.FEED, feed_id))

    def _is_attended(self) -> bool:
        active = self._application.applicationState() == Qt.ApplicationState.ApplicationActive
        return active and self.window.isVisible() and not self.window.isMinimized()

    def _attend(self) -> None:
        if self._is_attended():
            self._notifications.attended()

    def _save(self, _session: QSessionManager) -> None:
        self.window.save_state()
        self._settings.sync()

    def _hides_when_closed(self) -> bool:
        """Keep the program in the tray, and say so once; without a tray closing is quitting."""
        if not self._tray.available:
            return False
        if not self._settings.value(_TOLD, default=False):
            self._settings.set_value(_TOLD, value=True)
            self._tray.show_message(
                "feedmon keeps watching", "It is in the tray; Quit in its menu ends it."
            )
        return True


async def _explain(error: StoreError | Unanswered, directory: Path, ending: Ending) -> None:
    """Say why nothing opens, in the terminal and in a dialog that the end takes away."""
    if isinstance(error, StoreError):
        sentence, path = text.problem(error.code, error.detail), error.path
    else:
        sentence, path = _UNANSWERED, str(directory)
    if sys.stderr is not None:
        sys.stderr.write(f"feedmon: {sentence} ({path})\n")
    said = asyncio.create_task(show_startup_error(sentence, path))
    ended = asyncio.create_task(ending.wait())
    _, waiting = await asyncio.wait({said, ended}, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.wait({said, ended})


def _application() -> Application:
    QApplication.setDesktopFileName(APPLICATION_ID)
    QApplication.setApplicationName("feedmon")
    QApplication.setApplicationDisplayName("feedmon")
    QApplication.setApplicationVersion(_version())
    application = Application(sys.argv[:1])
    style.install(application)
    application.setWindowIcon(style.program_icon())
    return application


def _loop(application: Application) -> asyncio.AbstractEventLoop:
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(application)
    # Its own are Qt's threads, ten from the first call on.
    loop.set_default_executor(ThreadPoolExecutor(8, thread_name_prefix="feedmon"))
    return loop


def _channel() -> Channel | None:
    if sys.platform != "linux":
        return None
    from ui.notify.service import SessionService  # noqa: PLC0415 - needs dbus-fast

    icon = QFileInfo("icons:feedmon.svg").absoluteFilePath()
    return SessionService(application_name="feedmon", desktop_entry=APPLICATION_ID, icon=icon)


def _version() -> str:
    try:
        return metadata.version("feedmon")
    except metadata.PackageNotFoundError:
        return ""  # a checkout that is not installed


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="feedmon", description="A desktop feed monitor.")
    parser.add_argument(
        "--data-dir", metavar="DIR", help="where the store lies (also: FEEDMON_DATA_DIR)"
    )
    parser.add_argument("--minimized", action="store_true", help="start in the tray")
    parser.add_argument("urls", metavar="URL", nargs="*", help="a feed or site to add")
    return parser
