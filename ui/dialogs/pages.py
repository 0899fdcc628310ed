"""Dialogs of several pages: a list of them at the left, the chosen one, and buttons below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QPushButton

_LIST_ROW = 32
#: Left and right of a page, and of the buttons below it.
_SIDE = 24


class PagedDialog(QDialog):
    """The frame: who makes the pages calls ``_lay_out`` with them.

    A page may also be given as the class that it will be of, and ``_put`` into its place later.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.list = QListWidget()
        self._stack = QStackedWidget()
        self._buttons: list[QPushButton] = []

    def _lay_out(
        self,
        pages: Iterable[Sheet | type[Sheet]],
        buttons: Iterable[QPushButton],
        *,
        list_width: int,
    ) -> None:
        self._dress_list(list_width)
        self._buttons = list(buttons)
        for page in pages:
            item = QListWidgetItem(style.icon(page.icon), tr(page.title), self.list)
            item.setSizeHint(QSize(0, style.room(_LIST_ROW)))
            self._stack.addWidget(_Scrolled(page))
        below = QHBoxLayout()
        below.setContentsMargins(_SIDE, 0, _SIDE, 16)
        below.setSpacing(8)
        below.addStretch(1)
        for button in self._buttons:
            below.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._stack, 1)
        right.addLayout(below)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addLayout(right, 1)

    def _put(self, row: int, page: Sheet) -> None:
        """Put a page into its place; Tab goes through it and then to the buttons."""
        place = self._stack.widget(row)
        if isinstance(place, QScrollArea):
            place.setWidget(page)
        last = self.previousInFocusChain()
        while last is not None and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain()
        for button in self._buttons:
            if last is not None:
                self.setTabOrder(last, button)
            last = button

    def _dress_list(self, width: int) -> None:
        self.list.setObjectName("pages")
        self.list.setAccessibleName(tr("Pages"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedWidth(style.room(width))
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class Sheet(QWidget):
    """One page: its heading, and below it labels in the first column, fields in the second."""

    #: In the list of pages.
    title = ""
    icon = ""
    #: Whether it can be wider than its dialog.
    scrolls_sideways = False

    def __init__(self, *, labels: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(_SIDE, 20, _SIDE, 12)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, labels)
        self._grid.setColumnStretch(1, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        heading = QLabel(tr(self.title))
        heading.setFont(style.font(strong=True))
        column.addWidget(heading)
        column.addLayout(self._grid)
        column.addStretch(1)

    def _fill(self, content: QWidget) -> None:
        """Let ``content`` have all the room below the rows."""
        last = self._column.count() - 1
        self._column.insertWidget(last, content, 1)
        self._column.setStretch(last + 1, 0)

    def _next_row(self, gap: int) -> int:
        """Return the row below the last one, ``gap`` away from it."""
        row = self._grid.rowCount()
        if row == 1:
            return row
        self._grid.setRowMinimumHeight(row, gap)
        return row + 1


class _Scrolled(QScrollArea):
    """A page that may be higher than its dialog; as wide as it is, so is the dialog."""

    def __init__(self, page: Sheet | type[Sheet]) -> None:
        super().__init__()
        self._sideways = page.scrolls_sideways
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not self._sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if isinstance(page, Sheet):
            self.setWidget(page)

    def setWidget(self, page: QWidget) -> None:
        """Take the page in."""
        super().setWidget(page)
        self._widen(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn that the page shows more than before, or less."""
        done = super().eventFilter(watched, event)
        page = self.widget()
        if watched is page and event.type() == QEvent.Type.LayoutRequest:
            self._widen(page)
        return done

    def _widen(self, page: QWidget) -> None:
        if not self._sideways:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(page.minimumSizeHint().width() + bar)
