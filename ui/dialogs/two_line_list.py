"""A list of rows of two lines, as narrow as it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
)

from ui import style
from ui.models.two_lines import DETAIL, TwoLines

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.models.two_lines import Index

_PAD, _SIDE, _GAP, _FRAME = 6, 16, 2, 8
#: Keys that go to the first row where none is chosen yet.
_FIRST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home})


class TwoLineList(QListView):
    """Enter takes a row; where nobody listens to that it is for the dialog's button.

    *Signals*: ``taken(int)``, the row on which Enter was pressed, or that was clicked twice.
    """

    taken = Signal(int)

    def __init__(self, name: str, *, takes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._takes = takes
        self.rows = TwoLines(self)
        self._delegate = _Delegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if takes:
            self.doubleClicked.connect(lambda index: self.taken.emit(index.row()))

    def height_of(self, number: int) -> int:
        """Return the height in which so many rows have room."""
        return number * self._delegate.row_height(self) + _FRAME

    def choose(self, row: int) -> None:
        """Choose a row, as a click on it does."""
        self.setCurrentIndex(self.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row that is current; coming by Tab, the first arrow chooses where one is."""
        chosen = self.selectionModel().hasSelection()
        if not chosen and event.key() in _FIRST and self.currentIndex().isValid():
            self.choose(self.currentIndex().row())
            event.accept()
        elif self._takes and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().isValid():
                self.taken.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """The words above, and in small print what there is to say of them."""

    def row_height(self, view: QWidget) -> int:
        """Return the height of every row, in pixels."""
        first = QFontMetricsF(style.font(strong=True, base=view.font())).height()
        small = QFontMetricsF(style.font(style.Role.SMALL, base=view.font())).height()
        return round(2 * _PAD + first + _GAP + small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        return QSize(120, self.row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        scheme, state = style.tokens(option.palette), QStyle.StateFlag
        rect, sides = QRectF(option.rect), style.Sides(option.rect, option.direction)
        current = bool(option.state & state.State_Selected)
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if current or option.state & state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selected_idle if current else scheme.hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        if option.state & state.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        room = rect.adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for words, font, ink, where in (
            (
                index.data(Qt.ItemDataRole.DisplayRole),
                style.font(strong=True, base=option.font),
                scheme.text,
                top,
            ),
            (
                index.data(DETAIL),
                style.font(style.Role.SMALL, base=option.font),
                scheme.muted,
                bottom,
            ),
        ):
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(font)
            painter.setPen(QColor(ink))
            style.write(painter, sides.turn(room), shown, height=where)
        painter.restore()
