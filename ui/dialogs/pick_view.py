"""Folders and feeds with boxes to check, as ``PickModel`` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from ui import style
from ui.models.picking import ROW

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.models.picking import PickModel, Row
    from ui.models.scope import ScopeModel

    Index = QModelIndex | QPersistentModelIndex

_LEFT, _STEP, _ARROW, _BOX, _GAP = 14, 20, 14, 16, 10
#: Where the words beside a title begin, as a share of the row; and the least space around them.
_MIDDLE, _ASIDE = 0.55, 16
#: Deeper folders are not set in any further.
_DEEPEST = 10


class PickView(QTableView):
    """The keys of a tree: Space checks, Left and Right close and open folders.

    A click anywhere in a row checks it; one on the arrow opens the folder.

    *Signals*: ``typed(str)``, letters that were typed here.
    """

    typed = Signal(str)

    def __init__(self, model: PickModel | ScopeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._pressed = QPersistentModelIndex()
        self._delegate = _Delegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = 2 * round((QFontMetricsF(self.font()).height() + 12) / 2)
        self.verticalHeader().setDefaultSectionSize(max(28, height))
        model.modelReset.connect(self._go_to_first)
        self._go_to_first()

    def _go_to_first(self) -> None:
        self.setCurrentIndex(self._model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, close and check."""
        index, plain = (
            self.currentIndex(),
            not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier,
        )
        if not index.isValid() or not plain:
            super().keyPressEvent(event)
            return
        # Where rows begin on the right, the arrow that leads into a folder points to the left.
        inwards, outwards = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            inwards, outwards = outwards, inwards
        match event.key():
            case Qt.Key.Key_Space:
                self._model.toggle(index)
            case key if key == outwards:
                if not self._model.set_open(index, is_open=False):
                    self._go_to(self._model.home(index))
            case key if key == inwards:
                row: Row = index.data(ROW)
                if not self._model.set_open(index, is_open=True) and row.is_open:
                    self._go_to(index.siblingAtRow(index.row() + 1))
            case Qt.Key.Key_Home:
                self._go_to(self._model.index(0))
            case Qt.Key.Key_End:
                self._go_to(self._model.index(self._model.rowCount() - 1))
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, letters: str) -> None:
        """Leave letters to the filter."""
        self.typed.emit(letters)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        super().mousePressEvent(event)
        self._press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks are two."""
        self._press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check the row, or open it."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index, pressed = self.indexAt(place), self._pressed
        self._pressed = QPersistentModelIndex()
        if not index.isValid() or index != pressed:
            return
        row: Row = index.data(ROW)
        if row.is_open is not None and (row.state is None or self._is_on_arrow(row, place)):
            self._model.set_open(index, is_open=not row.is_open)
        else:
            self._model.toggle(index)

    def _press(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        self._pressed = QPersistentModelIndex(index if left else QModelIndex())

    def _is_on_arrow(self, row: Row, place: QPoint) -> bool:
        width = self.viewport().width()
        begin = width - place.x() if self.isRightToLeft() else place.x()
        return begin < _left(row) + _ARROW + 3

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.viewport().update()


def _left(row: Row) -> int:
    """Return where a row begins: with its arrow, or the room for one."""
    return _LEFT + _STEP * (min(row.depth, _DEEPEST) - 1)


class _Delegate(QStyledItemDelegate):
    """An arrow, a box (or a tick: followed already), the title, and what is said beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """The view knows how high its rows are."""
        return QSize(200, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row: Row = index.data(ROW)
        scheme, rect = style.tokens(option.palette), QRectF(option.rect)
        sides = style.Sides(rect, option.direction)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect)
        left = rect.left() + _left(row)
        if row.is_open is not None:
            arrow = QRectF(left, round(rect.center().y() - _ARROW / 2), _ARROW, _ARROW)
            name = "chevron-down" if row.is_open else "chevron-right"
            style.draw_icon(painter, name, sides.turn(arrow), scheme.icon)
        box = QRectF(left + _STEP, round(rect.center().y() - _BOX / 2), _BOX, _BOX)
        if row.state is not None:
            style.draw_box(painter, sides.turn(box), option.palette, row.state)
        elif not row.is_folder:
            style.draw_icon(painter, "check", sides.turn(box), scheme.muted)
        ink = scheme.muted if row.state is None else scheme.text
        font = style.font(strong=row.is_folder, base=option.font)
        small = style.font(style.Role.SMALL, base=option.font)
        room, beside = share_row(
            rect.adjusted(box.right() + _GAP - rect.left(), 0, -_ASIDE, 0),
            rect.left() + rect.width() * _MIDDLE,
            QFontMetricsF(font).horizontalAdvance(row.title),
            QFontMetricsF(small).horizontalAdvance(row.about),
        )
        _write(painter, sides.turn(room), row.title, font=font, ink=ink)
        _write(painter, sides.turn(beside), row.about, font=small, ink=scheme.muted)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        scheme, state = style.tokens(option.palette), QStyle.StateFlag
        current = bool(option.state & state.State_Selected)
        if current or option.state & state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selected_idle if current else scheme.hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        if current and option.widget.hasFocus() and option.widget.isActiveWindow():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)


def share_row(whole: QRectF, middle: float, title: float, about: float) -> tuple[QRectF, QRectF]:
    """Share a row: what is said beside the title begins in the middle, as in the rows around.

    A title that is longer takes what the words beside it do not need.
    """
    needed = min(whole.left() + title + 1 + _ASIDE, whole.right() - about - 1)
    begin = max(middle, needed, whole.left() + 40 + _ASIDE)
    room, beside = QRectF(whole), QRectF(whole)
    room.setRight(begin - _ASIDE)
    beside.setLeft(begin)
    return room, beside


def _write(painter: QPainter, room: QRectF, words: str, *, font: QFont, ink: str) -> None:
    if room.width() <= 0:
        return
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    style.write(painter, room, shown)
