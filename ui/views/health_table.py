"""The table of feeds in the health window, and how its cells look."""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
)

from feedmon.model import FeedState
from ui import style
from ui.models.health import HealthRole
from ui.models.health_columns import Column
from ui.translation import tr
from ui.views.painting import draw_line
from ui.views.plain_table import PlainTable, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QByteArray, QItemSelectionRange, QModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

    from feedmon.model import Feed
    from ui.models.health import HealthModel
    from ui.models.health_columns import HealthRow
    from ui.models.sidebar import Index
    from ui.views.feed_icons import Icons

_PAD = 8
_EDGE = 16  # where everything in the window begins
_TILE = 18
_MARK = 14
_BESIDE = 6
#: The next check takes what is left.
_WIDTHS = {
    Column.TITLE: 240,
    Column.STATE: 100,
    Column.REASON: 410,
    Column.SUCCESS: 104,
    Column.ANSWER: 132,
    Column.RESPONSE: 72,
    Column.FAILURES: 76,
    Column.NEXT: 220,
    Column.REQUESTS: 80,
    Column.BYTES: 84,
    Column.SAVED: 84,
}
#: Give way to the reason why a feed was not asked.
_COSTS = (Column.RESPONSE, Column.REQUESTS, Column.BYTES, Column.SAVED)
#: Icon and ink for each state: shapes that differ, beside a word that says the same.
_MARKS = {
    FeedState.NEW: ("circle-dashed", "muted"),
    FeedState.OK: ("circle-check", "muted"),
    FeedState.FAILING: ("triangle-alert", "warning"),
    FeedState.PARKED: ("calendar-clock", "warning"),
    FeedState.PAUSED: ("pause", "muted"),
    FeedState.GONE: ("circle-slash", "muted"),
}


def mark_of(feed: Feed, *, busy: bool = False) -> tuple[str, str]:
    """Return icon and ink of how a feed does."""
    if busy:
        return "refresh-cw", "accent"
    if feed.state is FeedState.OK and feed.warnings:
        return "circle-alert", "warning"
    return _MARKS[feed.state]


class CellDelegate(QStyledItemDelegate):
    """Paints a cell of words; its row's ground, too."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are of one height; a column that is to fit is as wide as its words."""
        words = QFontMetricsF(option.font).horizontalAdvance(index.data())
        edge = _PAD if index.column() else _EDGE
        width = ceil(words) + edge + _PAD + self.room_for_mark(index)
        return QSize(width, row_height(option.font))

    def room_for_mark(self, index: Index) -> int:  # noqa: ARG002 - for those that paint one
        """Return the room that is taken before the words."""
        return 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and words."""
        rect, ink = self.paint_ground(painter, option)
        sides = style.Sides(option.rect, option.direction)
        if index.column() == 0:
            rect.setLeft(rect.left() + _EDGE - _PAD)
        rect = self.paint_mark(painter, rect, option, index, ink, sides=sides)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        colour = ink or self.ink(option, index)
        if index.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight):
            metrics = QFontMetricsF(option.font)
            rect = rect.adjusted(max(0.0, rect.width() - metrics.horizontalAdvance(words)), 0, 0, 0)
        draw_line(painter, sides.turn(rect), words, option.font, colour)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> tuple[QRectF, str]:
        """Paint what is selected; return the place for words, and their ink if it has its own."""
        scheme = style.tokens(option.palette)
        rect = QRectF(option.rect)
        ink = ""
        if option.state & QStyle.StateFlag.State_Selected:
            view = option.widget
            active = view is not None and view.hasFocus() and view.isActiveWindow()
            painter.fillRect(rect, QColor(scheme.selected if active else scheme.selected_idle))
            ink = scheme.on_selected if active else scheme.text
        return rect.adjusted(_PAD, 0, -_PAD, 0), ink

    def paint_mark(
        self,
        painter: QPainter,  # noqa: ARG002 - for those that paint one
        rect: QRectF,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,  # noqa: ARG002
        ink: str,  # noqa: ARG002
        *,
        sides: style.Sides,  # noqa: ARG002
    ) -> QRectF:
        """Paint nothing before the words."""
        return rect

    def ink(self, option: QStyleOptionViewItem, index: Index) -> str:  # noqa: ARG002
        """Return the ink of words in a row that is not selected."""
        return style.tokens(option.palette).text


class _HealthDelegate(CellDelegate):
    """Paints the feed's icon before its title and a mark before the state."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons

    def room_for_mark(self, index: Index) -> int:
        """Return what icon and mark take."""
        taken = {Column.TITLE: _TILE + _PAD, Column.STATE: _MARK + _BESIDE}
        return taken.get(Column(index.column()), 0)

    def paint_mark(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        ink: str,
        *,
        sides: style.Sides,
    ) -> QRectF:
        row: HealthRow = index.data(HealthRole.ROW)
        middle = rect.center().y()
        if index.column() == Column.TITLE:
            tile = sides.turn(QRectF(rect.left(), round(middle - _TILE / 2), _TILE, _TILE))
            scheme = style.tokens(option.palette)
            ground = scheme.selected if ink == scheme.on_selected else scheme.window
            self._icons.draw(painter, tile, row.feed.id, row.feed.title, ground=ground)
            return rect.adjusted(_TILE + _PAD, 0, 0, 0)
        if index.column() == Column.STATE:
            name, colour = mark_of(row.feed, busy=row.busy)
            place = sides.turn(QRectF(rect.left(), round(middle - _MARK / 2), _MARK, _MARK))
            colour = ink or style.tokens(option.palette).names()[colour]
            style.draw_icon(painter, name, place, colour)
            return rect.adjusted(_MARK + _BESIDE, 0, 0, 0)
        return rect

    def ink(self, option: QStyleOptionViewItem, index: Index) -> str:
        scheme = style.tokens(option.palette)
        row: HealthRow = index.data(HealthRole.ROW)
        match index.column():
            case Column.TITLE | Column.REASON:
                return scheme.text
            case Column.STATE | Column.ANSWER if row.feed.error is not None:
                return scheme.text
        return scheme.muted


class HealthTable(PlainTable):
    """The feeds; sorted by a click on a head, which is remembered by whoever keeps ``columns``.

    *Signals*: ``picked()`` when other feeds are selected, or another one is current.
    """

    picked = Signal()

    def __init__(self, model: HealthModel, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feeds = model
        self._changing = False
        self.setModel(model)
        self.setItemDelegate(_HealthDelegate(icons, self))
        icons.changed.connect(self.viewport().update)
        self.setAccessibleName(tr("Feeds"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, style.room(width))
        header.setSectionResizeMode(Column.NEXT, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.STATE, Qt.SortOrder.AscendingOrder)
        self.show_reasons(shown=False)
        self.setSortingEnabled(True)

    def show_reasons(self, *, shown: bool) -> None:
        """Show why feeds were not asked, or what their polls cost."""
        self.setColumnHidden(Column.REASON, not shown)
        for column in _COSTS:
            self.setColumnHidden(column, shown)

    # --- what is chosen ---------------------------------------------------------------------

    def chosen(self) -> list[int]:
        """Return the feeds that are selected, from the top."""
        # A list of ranges, which its stub does not say.
        spans = cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())
        rows = {row for span in spans for row in range(span.top(), span.bottom() + 1)}
        return [self._feeds.id_at(row) for row in sorted(rows)]

    def choose(self, feed_ids: Iterable[int]) -> None:
        """Select these feeds where they are shown; the first one becomes the current one."""
        found = [index for i in feed_ids if (index := self._feeds.index_of(i)).isValid()]
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for index in found:
            selection.select(index, index)
        if found:
            self.selectionModel().setCurrentIndex(found[0], flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        if found:
            self.scrollTo(found[0])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected; while rows come and go, at the end of that."""
        super().selectionChanged(selected, deselected)
        if not self._changing:
            self.picked.emit()

    # --- order ------------------------------------------------------------------------------

    def fill_sort_menu(self, menu: QMenu) -> None:
        """Offer what a click on a head does, which keys do not reach."""
        header = self.horizontalHeader()
        for column in Column:
            if header.isSectionHidden(column):
                continue
            words = self._feeds.headerData(column, Qt.Orientation.Horizontal)
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(header.sortIndicatorSection() == column)
            action.triggered.connect(lambda _on, column=column: self._sort_by(column))

    def _sort_by(self, column: Column) -> None:
        """Sort by this; the other way round if it is so already."""
        header, ascending = self.horizontalHeader(), Qt.SortOrder.AscendingOrder
        turn = header.sortIndicatorSection() == column and header.sortIndicatorOrder() == ascending
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if turn else ascending)

    # --- staying where it is ----------------------------------------------------------------

    @contextmanager
    def anchored(self) -> Iterator[None]:
        """Let rows come, go and move without moving the one that is looked at.

        That is the current one, if it can be seen, or the first.
        """
        held = self._held()
        feed_id = 0 if held is None else self._feeds.id_at(held.row())
        offset = 0 if held is None else self.rowViewportPosition(held.row())
        chosen, self._changing = self.chosen(), True
        try:
            yield
        finally:
            self._changing = False
        if chosen != self.chosen():
            self.picked.emit()
        index = self._feeds.index_of(feed_id)
        if index.isValid():
            self.updateGeometries()
            height = self.verticalHeader().defaultSectionSize()
            self.verticalScrollBar().setValue(index.row() * height - offset)

    def _held(self) -> QModelIndex | None:
        current = self.currentIndex()
        if current.isValid() and self.viewport().rect().intersects(self.visualRect(current)):
            return current
        first = self.rowAt(0)
        # At the very top there is nothing to hold on to.
        at_top = self.verticalScrollBar().value() == 0
        return None if first < 0 or at_top else self._feeds.index(first, 0)

    # --- remembering ------------------------------------------------------------------------

    def columns(self) -> QByteArray:
        """Return widths and order, to be kept."""
        return self.horizontalHeader().saveState()

    def restore(self, state: QByteArray) -> None:
        """Take widths and order back."""
        header = self.horizontalHeader()
        if state.isEmpty() or not header.restoreState(state):
            return
        header.setSectionResizeMode(Column.NEXT, QHeaderView.ResizeMode.Stretch)
        self.show_reasons(shown=False)
        self._feeds.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
