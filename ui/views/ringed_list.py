"""The list of articles as far as it shows where the keys are while no article does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import style
from ui.views.focus import came_by_key
from ui.views.selecting import SelectingList

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent

    from ui.models.articles import ArticleModel, Index


class RingedList(SelectingList):
    """Draws a ring while it has the keys, a key was used last, and no row is current."""

    def __init__(self, model: ArticleModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._by_key = False

    def event(self, event: QEvent) -> bool:
        """Note that a key is pressed, even one that belongs to the window: another place may come.

        Then no row is current, and nothing else says that the keys are still here.
        """
        if event.type() == QEvent.Type.ShortcutOverride:
            self._note(by_key=True)
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and choose nothing: Qt would open (and mark) the first article."""
        self._note(by_key=came_by_key(event, before=self._by_key))
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the ring away: the pointer shows where one is."""
        self._note(by_key=False)
        super().mousePressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Take the ring away as a whole: Qt would paint the two rows alone."""
        super().currentChanged(current, previous)
        if current.isValid() is not previous.isValid():
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the ring stay where it is: Qt would scroll it along."""
        super().scrollContentsBy(dx, dy)
        if self._has_ring():
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring where it belongs."""
        super().paintEvent(event)
        if self._has_ring():
            painter = QPainter(self.viewport())
            painter.setPen(style.tokens(self.palette()).accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _note(self, *, by_key: bool) -> None:
        if by_key is not self._by_key:
            self._by_key = by_key
            self.viewport().update()

    def _has_ring(self) -> bool:
        return self._by_key and self.hasFocus() and not self.currentIndex().isValid()
