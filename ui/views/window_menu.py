"""The menu Window, where the platform has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions


class WindowMenu(QObject):
    """Carries it out for the window in front, which may be another one than ``window``."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        actions.minimise.triggered.connect(self._minimise)
        actions.zoom.triggered.connect(self._zoom)
        actions.bring_to_front.triggered.connect(self._bring_to_front)

    def _front(self) -> QWidget:
        return QApplication.activeWindow() or self._window

    def _minimise(self) -> None:
        front = self._front()
        if front.isVisible():  # one that was closed is not to come back for this
            front.setWindowState(front.windowState() | Qt.WindowState.WindowMinimized)

    def _zoom(self) -> None:
        front = self._front()
        if front.isVisible():
            front.setWindowState(front.windowState() ^ Qt.WindowState.WindowMaximized)

    def _bring_to_front(self) -> None:
        front = self._front()
        for each in QApplication.topLevelWidgets():
            if each is not front and each.isVisible() and not each.isMinimized():
                each.raise_()
        if front.isVisible():
            front.raise_()  # stays before the others
