"""The list of rules: their titles with boxes, and in a line what each does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate

from ui import style
from ui.models.rules import RULE_ROW
from ui.text.rules import TO
from ui.translation import tr
from ui.views.painting import draw_choice, draw_line

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.models.rules import RuleModel, RuleRow

    Index = QModelIndex | QPersistentModelIndex

_PAD, _LEFT, _SIDE, _BOX, _GAP, _SIGN = 8, 44, 16, 16, 2, 14


class RuleList(QListView):
    """Enter edits, Delete removes, Alt with the arrows moves; Space switches on and off.

    *Signals*: ``edit_wanted()``, ``remove_wanted()``, ``step_wanted(int)``, ``picked()``.
    """

    edit_wanted = Signal()
    remove_wanted = Signal()
    step_wanted = Signal(int)
    picked = Signal()

    def __init__(self, model: RuleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Rules"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that are for a rule."""
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.step_wanted.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.step_wanted.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_wanted.emit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another rule is looked at."""
        super().currentChanged(current, previous)
        self.picked.emit()


_ALT = Qt.KeyboardModifier.AltModifier


class _Delegate(QStyledItemDelegate):
    """A box, the title, what the rule does, and if there is trouble a sign with its sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for the sentence where there is one."""
        row: RuleRow = index.data(RULE_ROW)
        base = option.widget.font() if option.widget is not None else option.font
        title = QFontMetricsF(style.font(strong=True, base=base)).height()
        small = QFontMetricsF(style.font(style.Role.SMALL, base=base)).height()
        lines = 2 if row.trouble else 1
        return QSize(200, round(2 * _PAD + title + lines * (small + _GAP)))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Switch with a click on the box; with the space bar as everywhere."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        box = QRectF(option.rect.left(), option.rect.top(), _LEFT, option.rect.height())
        on_box = style.Sides(option.rect, option.direction).turn(box).contains(event.position())
        if not on_box:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            row: RuleRow = index.data(RULE_ROW)
            state = Qt.CheckState.Unchecked if row.enabled else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return event.type() == QEvent.Type.MouseButtonDblClick  # two clicks on a box are two

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row: RuleRow = index.data(RULE_ROW)
        scheme = style.tokens(option.palette)
        rect = QRectF(option.rect)
        sides = style.Sides(rect, option.direction)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_choice(painter, option)
        strong = style.font(strong=True, base=option.font)
        small = style.font(style.Role.SMALL, base=option.font)
        line = rect.adjusted(_LEFT, _PAD, -_SIDE, 0)
        line.setHeight(QFontMetricsF(strong).height())
        box = QRectF(rect.left() + 16, round(line.center().y() - _BOX / 2), _BOX, _BOX)
        checked = Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked
        style.draw_box(painter, sides.turn(box), option.palette, checked)
        ink = scheme.text if row.enabled else scheme.muted
        draw_line(painter, sides.turn(line), row.title, strong, ink)
        line.moveTop(line.bottom() + _GAP)
        line.setHeight(QFontMetricsF(small).height())
        draw_line(
            painter, sides.turn(line), _shortened(row, small, line.width()), small, scheme.muted
        )
        if row.trouble:
            line.moveTop(line.bottom() + _GAP)
            sign = QRectF(line.left(), round(line.center().y() - _SIGN / 2), _SIGN, _SIGN)
            style.draw_icon(painter, "triangle-alert", sides.turn(sign), scheme.warning)
            said = line.adjusted(_SIGN + 6, 0, 0, 0)
            draw_line(painter, sides.turn(said), row.trouble, small, scheme.text)
        painter.restore()


def _shortened(row: RuleRow, font: QFont, width: float) -> str:
    """Shorten what is looked for rather than what is done."""
    metrics = QFontMetricsF(font)
    done = f" {TO} {row.done}"
    left = max(width / 3, width - metrics.horizontalAdvance(done))
    return metrics.elidedText(row.sought, Qt.TextElideMode.ElideRight, left) + done
