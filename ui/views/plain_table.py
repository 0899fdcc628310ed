"""Tables that look like the lists of the window: no grid, no frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui import style
from ui.views.focus import came_by_key
from ui.views.sort_header import SortHeader

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QFocusEvent, QFont, QPaintEvent

#: No column gets narrower.
NARROWEST = 56


def row_height(font: QFont) -> int:
    """Return how high the rows of both tables are."""
    return max(26, 2 * round((QFontMetricsF(font).height() + 10) / 2))


class PlainTable(QTableView):
    """A table without grid and frame, whose rows are chosen whole.

    To those who use keys it shows that it has them even where no row does so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        header = SortHeader(self)
        self.setHorizontalHeader(header)
        header.setMinimumSectionSize(NARROWEST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(style.font(style.Role.SMALL))

    def note_key(self) -> None:
        """Learn that a key brought the person here, to the whole window perhaps."""
        self._by_key = True
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and make no row current that is not: the arrows would leave it out."""
        if self.hasFocus():  # a dialog that opens says "by Tab" before it has the keys
            self._by_key = came_by_key(event, before=self._by_key)
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QWidget.focusInEvent(self, event)
            self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint all again: the ring goes with the first row, and Qt would paint the row alone."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring where keys led here and no row is selected."""
        super().paintEvent(event)
        if self.hasFocus() and self._by_key and not self.selectionModel().hasSelection():
            painter = QPainter(self.viewport())
            painter.setPen(style.tokens(self.palette()).accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()
