"""A window over the fake engine, driven by gestures."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.fakes import NOW, FakeEngine
from ui import style
from ui.actions import Actions
from ui.bridge import Bridge
from ui.settings import UiSettings
from ui.views.main_window import MainWindow


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in its light colours, once: a style sheet is not set in no time."""
    return style.install(qapp, scheme="light")


@pytest.fixture(autouse=True)
def light(dressed):
    dressed.force("light")


class Desk:
    """A window and what a person does with it."""

    def __init__(self, window, actions, *, engine, tasks, settings, opened):
        self.window, self.actions, self.engine = window, actions, engine
        self.tasks, self.settings, self.opened = tasks, settings, opened

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, on=None):
        QTest.keyClick(on or self.window.list, key, modifier)

    def click(self, row):
        view = self.window.list
        height = view.verticalHeader().defaultSectionSize()
        spot = QPoint(60, view.rowViewportPosition(row) + height // 2)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )

    def rows(self):
        model = self.window.articles
        return [model.summary(row).id for row in range(model.rowCount())]

    def said(self):
        """What the status line says, without its links."""
        return re.sub("<[^>]*>", "", self.window.status.words)

    def read(self):
        return {each.id for each in self.engine.stored.values() if each.read}

    def body(self):
        return self.window.pane.browser.toPlainText()


@pytest.fixture
async def open_window(tasks, tmp_path, until):
    """``await open_window(engine)`` opens a window over a fake engine and waits for its list."""
    opened = []

    async def make(
        engine=None,
        *,
        wait=True,
        size=(1100, 700),
        settings=None,
        now=lambda: NOW,
        platform="linux",
    ):
        engine = engine or FakeEngine()
        settings = settings or UiSettings(tmp_path)
        urls = []
        bridge = Bridge(engine.events)
        actions = Actions(bridge, style.icon, platform=platform)
        window = MainWindow(
            actions,
            settings,
            now=now,
            open_url=lambda url: urls.append(url.toString()),
        )
        window.furnish(engine, tasks, bridge)
        window.resize(*size)
        window.show()
        window.activateWindow()
        opened.append((window, bridge))
        if wait:
            await until(lambda: window.feeds.rowCount() > 5 and not tasks.running("load"))
        return Desk(window, actions, engine=engine, tasks=tasks, settings=settings, opened=urls)

    yield make
    await tasks.close()
    for window, bridge in opened:
        bridge.close()
        window.hide()
        window.deleteLater()
