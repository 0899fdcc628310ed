"""The feeds found behind an address: a list with boxes, and what is new in the one looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui import style, text
from ui.dialogs.line import Line
from ui.models.candidates import CANDIDATE
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QStyleOptionViewItem

    from feedmon.model import Candidate
    from ui.models.candidates import CandidateModel, Index

_TITLES = 5
_PAD, _LEFT, _BOX = 8, 40, 16
_MOST_ROWS = 5
#: Characters of a line; what is longer is shown nowhere whole.
_LONGEST = 300


class CandidateList(QWidget):
    """The list above, the newest articles of its current row below.

    *Signals*: ``looked_at()``, when another row is the current one.
    """

    looked_at = Signal()

    def __init__(
        self, model: CandidateModel, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.view = _View(model, now)
        self._preview = _Preview(now)
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(line)
        column.addWidget(self._preview, 1)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show())
        model.rowsInserted.connect(lambda *_: self._inserted())

    @property
    def current(self) -> Candidate | None:
        """The one that is looked at."""
        return self._model.candidate(self.view.currentIndex())

    def _inserted(self) -> None:
        self.view.fit()
        if not self.view.touched:
            self.view.setCurrentIndex(self._model.index(0))
        self._show()

    def _show(self) -> None:
        self._preview.show_candidate(self.current)
        self.looked_at.emit()


class _View(QListView):
    """As high as its rows, up to a few. ``touched`` once the person went to a row themselves."""

    def __init__(self, model: CandidateModel, now: Callable[[], float]) -> None:
        super().__init__()
        self.touched = False
        self._delegate = _Delegate(now, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Feeds found"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._forget)

    def fit(self) -> None:
        """Take the room of the rows."""
        rows = min(_MOST_ROWS, self.model().rowCount())
        self.setFixedHeight(rows * self._delegate.row_height(self) + 8)

    def _forget(self) -> None:
        self.touched = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From now on the current row is the person's."""
        self.touched = True
        super().mousePressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Likewise with the keys."""
        self.touched = True
        return super().moveCursor(action, modifiers)


class _Delegate(QStyledItemDelegate):
    """A box (or a tick: followed already), the title, and in small print what the feed is."""

    def __init__(self, now: Callable[[], float], parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now

    def row_height(self, view: QWidget) -> int:
        """Return the height of every row, in pixels."""
        title = QFontMetricsF(style.font(strong=True, base=view.font())).height()
        small = QFontMetricsF(style.font(style.Role.SMALL, base=view.font())).height()
        return round(2 * _PAD + title + 2 + small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        return QSize(200, self.row_height(option.widget))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check with a click on the box; with the space bar as everywhere."""
        if isinstance(event, QMouseEvent):
            released = event.type() == QEvent.Type.MouseButtonRelease
            box = QRectF(option.rect.left(), option.rect.top(), _LEFT, option.rect.height())
            sides = style.Sides(option.rect, option.direction)
            on_box = sides.turn(box).contains(event.position())
            checkable = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
            if not (released and on_box and checkable):
                return False
            checked = _state(index) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return super().editorEvent(event, model, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        candidate: Candidate = index.data(CANDIDATE)
        scheme, state = style.tokens(option.palette), QStyle.StateFlag
        rect, sides = QRectF(option.rect), style.Sides(option.rect, option.direction)
        current = bool(option.state & state.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or option.state & state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selected_idle if current else scheme.hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        if current and option.state & state.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        self._paint_mark(painter, sides, rect, option.palette, _state(index), candidate=candidate)
        strong = style.font(strong=True, base=option.font)
        small = style.font(style.Role.SMALL, base=option.font)
        room = rect.adjusted(_LEFT, _PAD, -16, -_PAD)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for words, font, ink, where in (
            (candidate.title or candidate.url, strong, scheme.text, top),
            (text.facts(candidate, self._now()), small, scheme.muted, bottom),
        ):
            shown = QFontMetricsF(font).elidedText(
                text.one_line(words, _LONGEST), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.setFont(font)
            painter.setPen(QColor(ink))
            style.write(painter, sides.turn(room), shown, height=where)
        painter.restore()

    @staticmethod
    def _paint_mark(
        painter: QPainter,
        sides: style.Sides,
        rect: QRectF,
        palette: QPalette,
        state: Qt.CheckState,
        *,
        candidate: Candidate,
    ) -> None:
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(rect.center())
        box.moveLeft(rect.left() + 14)
        box.moveTop(round(box.top()))
        box = sides.turn(box)
        if candidate.subscribed_id is None:
            style.draw_box(painter, box, palette, state)
        else:
            style.draw_icon(painter, "check", box, style.tokens(palette).muted)


def _state(index: Index) -> Qt.CheckState:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    return Qt.CheckState.Unchecked if state is None else Qt.CheckState(state)


class _Preview(QWidget):
    """The address of a feed and its newest articles."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._address = Line(quiet=True)
        self._titles = [Line() for _ in range(_TITLES)]
        self._ages = [Line(quiet=True) for _ in range(_TITLES)]
        self._nothing = Line(quiet=True)
        self._nothing.say(tr("It has no articles yet."))
        grid = QGridLayout(self)
        style.set_margins(grid, _LEFT, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._address, 0, 0, 1, 2)
        grid.addWidget(self._nothing, 1, 0, 1, 2)
        for row, (title, age) in enumerate(zip(self._titles, self._ages, strict=True), 1):
            age.setAlignment(style.end_of_row())
            age.setMinimumWidth(age.fontMetrics().horizontalAdvance(tr("30 Sep 2025")))
            grid.addWidget(title, row, 0)
            grid.addWidget(age, row, 1)
        grid.setRowStretch(_TITLES + 1, 1)

    def show_candidate(self, candidate: Candidate | None) -> None:
        """Show this one."""
        self._address.say("" if candidate is None else candidate.url)
        newest = () if candidate is None else candidate.newest
        self._nothing.setVisible(candidate is not None and not newest)
        for row, (title, age) in enumerate(zip(self._titles, self._ages, strict=True)):
            title.setVisible(row < len(newest))
            age.setVisible(row < len(newest))
            if row < len(newest):
                at = newest[row].published_at
                title.say(newest[row].title or tr("Untitled"))
                age.say("" if at is None else text.age(at, self._now()))
