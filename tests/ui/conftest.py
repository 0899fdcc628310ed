"""What every test of the window shares.

How to write one
----------------
- ``async def test_…`` runs on a qasync loop of its own, which is closed after the test: Qt events
  and coroutines both go on while the test awaits. Async fixtures run on the same loop. Wait for
  what comes later with ``await until(lambda: …)``; never use ``qtbot.wait…``, ``exec()`` or
  ``processEvents()`` there: they would run a loop inside the loop.
- ``def test_…`` has no loop: models, delegates, words. There ``qtbot.waitSignal`` is right.
- ``engine`` is a real engine over an empty store in ``tmp_path`` that takes loopback for public;
  ``tasks`` starts coroutines and fails the test if one of them fails.
- Widgets go through ``qtbot.addWidget``; a window that is still visible after its test fails it.

A test also fails on a Qt warning, a Python warning (a coroutine that nobody awaited is one), an
exception in a slot, and an error in the log, unless it is marked ``logs_errors``.

Tests run without a display, a session bus or the person's settings, unless QT_QPA_PLATFORM says
otherwise; those that need a real desktop are in ``desktop/`` and bring their own.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.httpserver import HttpServer
from ui.ending import Application
from ui.garbage import collect_what_is_due
from ui.loop import WindowLoop
from ui.style import Theme
from ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from feedmon import Engine
    from ui.actions import Actions
    from ui.bridge import Bridge
    from ui.views.main_window import MainWindow

HERE = Path(__file__).parent

# Whatever the machine speaks, tests read English.
QLocale.setDefault(QLocale("en_GB"))

# Read when the application is made, so this is early enough.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("DBUS_SESSION_BUS_ADDRESS", "FEEDMON_DATA_DIR", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(_name, None)


def pytest_configure(config: pytest.Config) -> None:
    """Let the offscreen platform say what it can't do, at every window it shows."""
    config.addinivalue_line("qt_log_ignore", r"This plugin does not support \w+\(\)")
    config.addinivalue_line("markers", "logs_errors: errors in the log are what is tested")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Collect what tests of the window leave as the program does: never on another thread.

    Between tests, not by a timer: most tests last no second, and many have no loop.
    """
    if not _has_window(item):  # this hook is asked for all of them
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        if nextitem is not None and _has_window(nextitem):
            collect_what_is_due()
        else:
            gc.collect()
            gc.enable()


def _has_window(item: pytest.Item) -> bool:
    return item.path.is_relative_to(HERE)


def new_loop() -> asyncio.AbstractEventLoop:
    """One of the program's loops over the session's application."""
    return WindowLoop(QApplication.instance())


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Give coroutine tests of this folder Qt's loop instead of asyncio's own."""
    return {"qasync": new_loop}


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The program's own application, so that closing a window or quitting ends no test's loop."""
    return Application


@pytest.fixture(scope="session", autouse=True)
def application(qapp: Application) -> Application:
    """The application exists before the first loop is made."""
    return qapp


@pytest.fixture(scope="session", autouse=True)
def engines_share_processes(kept_processes: None) -> None:
    """Every engine of this folder that is opened in the process of the tests."""


@pytest.fixture(autouse=True)
def nothing_left_behind(
    application: QApplication, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """No error in the log, no window on the screen, nothing on the clipboard for the next test."""
    application.clipboard().clear()
    kept = application.findChildren(Theme)
    yield
    # Each would dress everything anew at every change that another test makes.
    for theme in application.findChildren(Theme):
        if theme not in kept:
            theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    visible = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    for widget in visible:
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    errors = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.ERROR
    ]

    assert errors == [] or request.node.get_closest_marker("logs_errors")
    assert visible == []


@pytest.fixture
def until() -> Callable[..., Awaitable[None]]:
    """``await until(lambda: …)``: go on as soon as it holds, fail when it never does.

    The failure tells what ``seen`` answers then.
    """

    async def wait(
        condition: Callable[[], object],
        *,
        timeout_s: float = 20.0,
        seen: Callable[[], object] = lambda: "",
    ) -> None:
        end = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > end:
                pytest.fail(f"did not come true in {timeout_s:g} s {seen()}".rstrip())
            await asyncio.sleep(0.005)
        await _a_turn_of_qt()

    return wait


async def _a_turn_of_qt() -> None:
    """Let a window that was just shown become active, as it has long been when a person types.

    Callbacks run several to a slice: who waits for a window may go on in the one that showed it.
    """
    turned = asyncio.get_running_loop().create_future()
    QTimer.singleShot(0, lambda: turned.done() or turned.set_result(None))
    await turned


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    """Real tasks; what failed in them is raised at the end of the test."""
    failed: list[BaseException] = []
    tasks = Tasks(on_error=lambda _name, exception: failed.append(exception))
    yield tasks
    await tasks.close()
    for exception in failed:
        raise exception


@pytest.fixture
def keep() -> Iterator[Callable[[QDialog], None]]:
    """``keep(dialog)``: if the test leaves it open, it is closed in the end."""
    kept: list[QDialog] = []
    yield kept.append
    for dialog in kept:
        if isValid(dialog):
            dialog.reject()
            dialog.deleteLater()


@pytest.fixture
async def server() -> AsyncIterator[HttpServer]:
    """A host at home, which may be asked at any time."""
    async with HttpServer() as running:
        yield running


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[object]:
    """A real engine over an empty store that takes loopback for public; closed after the test."""
    from feedmon import open_engine
    from feedmon.network import NetworkPolicy

    policy = NetworkPolicy(public=("127.0.0.0/8",))
    engine = await open_engine(tmp_path / "data", network_policy=policy)
    yield engine
    await engine.close()


@pytest.fixture
async def furnished(
    qtbot: QtBot,
    engine: Engine,
    tasks: Tasks,
    tmp_path: Path,
    until: Callable[..., Awaitable[None]],
) -> AsyncIterator[tuple[MainWindow, Actions, Bridge]]:
    """The window over ``engine`` before it is shown, with its actions and its bridge.

    It has loaded: what still runs when a test ends is stepped by Qt's events without its loop.
    """
    from ui import style
    from ui.actions import Actions
    from ui.bridge import Bridge
    from ui.settings import UiSettings
    from ui.views.main_window import MainWindow

    style.install(QApplication.instance())
    bridge = Bridge(engine.events)
    actions = Actions(QApplication.instance(), style.icon)
    window = MainWindow(actions, UiSettings(tmp_path))
    window.furnish(engine, tasks, bridge)
    qtbot.addWidget(window)
    await until(lambda: not tasks.running("load"))
    yield window, actions, bridge
    bridge.close()
