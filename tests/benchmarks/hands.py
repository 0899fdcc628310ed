"""A person's hands on the window: keys, wheel and mouse, each event whole before the next."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QPointF,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider

from ui.models.runs import runs
from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget

    from tests.desktop import Opened

#: Between two of a held key's repetitions, two turns of the wheel, two letters.
REPEAT_S = 0.03
LETTER_S = 0.08
_PATIENCE_S = 20.0
_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


class Hands:
    """What can be done with them."""

    def __init__(self, opened: Opened) -> None:
        self.window, self.actions = opened.window, opened.actions

    def action(self, name: str) -> QAction:
        """One of the program's actions."""
        return self.actions.all()[name]

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until it holds, and one turn of the loop more."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise RuntimeError(f"{what} did not happen")
            await asyncio.sleep(0.001)
        await asyncio.sleep(0)

    # --- keys -------------------------------------------------------------------------------

    async def hold(self, key: Qt.Key, widget: QWidget, times: int) -> None:
        """Hold a key down until it has repeated so often."""
        for _ in range(times):
            QTest.keyClick(widget, key)
            await asyncio.sleep(REPEAT_S)

    async def write(self, words: str, widget: QWidget) -> None:
        """Type words, a letter at a time."""
        for letter in words:
            QTest.keyClicks(widget, letter)
            await asyncio.sleep(LETTER_S)

    # --- scrolling --------------------------------------------------------------------------

    async def wheel(self, view: QAbstractItemView, turns: int, step: int = -120) -> None:
        """Turn the wheel; a turn is three lines down, and -``step`` is up."""
        place = QPointF(view.viewport().rect().center())
        phase = Qt.ScrollPhase.NoScrollPhase
        for _ in range(turns):
            turned = QWheelEvent(
                place,
                QPointF(view.viewport().mapToGlobal(place.toPoint())),
                QPoint(),
                QPoint(0, step),
                Qt.MouseButton.NoButton,
                _NONE,
                phase,
                False,
            )
            QApplication.sendEvent(view.viewport(), turned)
            await asyncio.sleep(REPEAT_S)

    async def drag_bar(self, view: QAbstractItemView, steps: int) -> None:
        """Take the scroll bar's handle down to the end, ``steps`` moves for the whole way."""
        bar = view.verticalScrollBar()
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        kind = QStyle.ComplexControl.CC_ScrollBar
        start = QPointF(bar.style().subControlRect(kind, option, part, bar).center())
        way = QPointF(0, bar.height() - start.y())
        _send(bar, QEvent.Type.MouseButtonPress, start)
        for step in range(1, steps + 1):
            _send(bar, QEvent.Type.MouseMove, start + way * (step / steps))
            await asyncio.sleep(REPEAT_S)
        _send(bar, QEvent.Type.MouseButtonRelease, start + way)

    # --- windows ----------------------------------------------------------------------------

    async def open(self, name: str) -> QDialog:
        """Trigger an action and wait for the window that it opens."""
        before = set(_shown())
        self.action(name).trigger()
        await self.until(lambda: set(_shown()) - before, f"a window after {name!r}")
        (dialog,) = set(_shown()) - before
        return dialog  # type: ignore[return-value]  # what our actions open are dialogs

    async def close(self, dialog: QWidget) -> None:
        """Press Escape."""
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await self.until(lambda: dialog not in _shown(), "the end of the window")

    # --- the sidebar ------------------------------------------------------------------------

    def pick(self, feed_ids: Iterable[int]) -> None:
        """Pick these feeds at once, the first of them as the current one."""
        flags = QItemSelectionModel.SelectionFlag
        tree = self.window.feeds
        places = [tree.index_of(Source(Kind.FEED, feed)) for feed in feed_ids]
        rows: dict[QModelIndex, list[int]] = {}
        for place in places:
            rows.setdefault(place.parent(), []).append(place.row())
        picked = QItemSelection()
        for parent, inside in rows.items():
            for first, last in runs(inside):
                picked.select(tree.index(first, 0, parent), tree.index(last, 0, parent))
        selection = self.window.sidebar.selectionModel()
        selection.setCurrentIndex(places[0], flags.NoUpdate)
        selection.select(picked, flags.ClearAndSelect)

    def pick_all(self) -> None:
        """Press Ctrl+A in the sidebar."""
        self.window.sidebar.setFocus()
        QTest.keyClick(self.window.sidebar, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    async def drag_picked(self, folder: Source) -> None:
        """Take what is picked over the sidebar into a folder, looking at every row on the way.

        What the windowing system does between is played: there is none here.
        """
        sidebar = self.window.sidebar
        viewport = sidebar.viewport()
        sidebar.scrollTo(self.window.feeds.index_of(folder))
        goal = sidebar.visualRect(self.window.feeds.index_of(folder)).center()
        way = [QPoint(goal.x(), y) for y in range(10, viewport.height() - 10, 7)]

        def take(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
            data = drag.mimeData()
            QApplication.sendEvent(viewport, QDragEnterEvent(way[0], action, data, _LEFT, _NONE))
            for place in [*way, goal]:
                moved = QDragMoveEvent(place, action, data, _LEFT, _NONE)
                QApplication.sendEvent(viewport, moved)
                viewport.repaint()
                QApplication.processEvents()  # a drag is a loop of its own in Qt, too
            QApplication.sendEvent(viewport, QDropEvent(QPointF(goal), action, data, _LEFT, _NONE))
            return action

        done = asyncio.Event()

        def begin() -> None:
            whole, QDrag.exec = QDrag.exec, take  # type: ignore[method-assign]
            try:
                sidebar.startDrag(Qt.DropAction.MoveAction)
            finally:
                QDrag.exec = whole  # type: ignore[method-assign]
                done.set()

        QTimer.singleShot(0, begin)  # a loop within a coroutine would stop all others
        await done.wait()


def _shown() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def _send(widget: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else _LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else _LEFT
    event = QMouseEvent(kind, place, QPointF(widget.mapToGlobal(place)), button, held, _NONE)
    QApplication.sendEvent(widget, event)
