"""Shift+F10 opens the menu of what has the keys, for keyboards without a key for it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class MenuKey(QObject):
    """Listens to whatever has the keys, in every window. Qt knows this key on Windows alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        before, self._watched = self._watched, now
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the menu where the cursor or the current row is, as the menu key does."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and event.key() == Qt.Key.Key_F10
            and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            # Of whole numbers in lists, of others in texts.
            cursor = QRectF(watched.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
            place = cursor.toRect().center()
            wanted = QContextMenuEvent(
                QContextMenuEvent.Reason.Keyboard, place, watched.mapToGlobal(place)
            )
            QApplication.sendEvent(watched, wanted)
            return True
        return super().eventFilter(watched, event)
