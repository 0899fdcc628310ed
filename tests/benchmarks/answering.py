"""When a view has painted its first rows, and when it has answered its first key."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableView

_NONE = Qt.KeyboardModifier.NoModifier


class Answering(QObject):
    """Waits for rows to be painted, presses Down, and waits for the next row to be current.

    ``moments`` are those of the clock that all processes share; ``done`` is called after the last.
    """

    def __init__(self, view: QTableView, done: Callable[[], object]) -> None:
        super().__init__()
        self.moments: dict[str, float] = {}
        self._view, self._done = view, done
        self._row = -1
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear of the paint events of the view."""
        if event.type() == QEvent.Type.Paint and self._view.model().rowCount() > 0:
            self._view.viewport().removeEventFilter(self)
            QTimer.singleShot(0, self._painted)  # the view gets the event after this
        return False

    def _painted(self) -> None:
        self.moments["painted"] = time.monotonic()
        self._row = self._view.currentIndex().row()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(self._view, QKeyEvent(kind, Qt.Key.Key_Down, _NONE))
        self._look()

    def _look(self) -> None:
        if self._view.currentIndex().row() == self._row:
            QTimer.singleShot(0, self._look)
            return
        self._view.viewport().repaint()
        self.moments["answered"] = time.monotonic()
        self._done()
