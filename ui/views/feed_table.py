"""A table with a row for each feed: chosen by id, sorted, and still while rows come and go."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from ui import style
from ui.models.feed_rows import RowRole
from ui.models.table_text import rows_as_text
from ui.views.cells import PAD, CellDelegate
from ui.views.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtCore import QByteArray, QItemSelectionRange, QModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

    from ui.models.feed_rows import FeedRows
    from ui.models.sidebar import Index
    from ui.views.feed_icons import Icons

#: The first two columns of all tables of feeds.
_TITLE, _STATE = 0, 1
_TILE, _MARK, _BESIDE = 18, 14, 6


class FeedDelegate(CellDelegate):
    """Paints the feed's icon before its title, and before the state its mark.

    ``mark_of`` gives the icon and the ink of a row's.
    """

    def __init__(
        self, icons: Icons, mark_of: Callable[[Any], tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._icons, self._mark_of = icons, mark_of

    def room_for_mark(self, index: Index) -> int:
        """Return what icon and mark take."""
        return {_TITLE: _TILE + PAD, _STATE: _MARK + _BESIDE}.get(index.column(), 0)

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
        """Paint them, and leave the rest of the cell to the words."""
        row = index.data(RowRole.ROW)
        middle = rect.center().y()
        if index.column() == _TITLE:
            tile = sides.turn(QRectF(rect.left(), round(middle - _TILE / 2), _TILE, _TILE))
            scheme = style.tokens(option.palette)
            ground = scheme.selected if ink == scheme.on_selected else scheme.window
            self._icons.draw(painter, tile, row.feed.id, row.feed.title, ground=ground)
            return rect.adjusted(_TILE + PAD, 0, 0, 0)
        if index.column() == _STATE:
            name, colour = self._mark_of(row)
            place = sides.turn(QRectF(rect.left(), round(middle - _MARK / 2), _MARK, _MARK))
            colour = ink or style.tokens(option.palette).names()[colour]
            style.draw_icon(painter, name, place, colour)
            return rect.adjusted(_MARK + _BESIDE, 0, 0, 0)
        return rect


class FeedTable(PlainTable):
    """Shows the rows of a model, by feeds.

    *Signals*: ``picked()`` when other feeds are selected, or another one is current.
    """

    picked = Signal()

    def __init__(self, model: FeedRows[Any], icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feeds = model
        self._changing = False
        self.setModel(model)
        icons.changed.connect(self.viewport().update)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

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

    def as_text(self) -> str:
        """Write what is selected, or all if nothing is, as it is shown."""
        chosen = [self._feeds.index_of(feed_id).row() for feed_id in self.chosen()]
        return rows_as_text(self._feeds, chosen or range(self._feeds.rowCount()), self._seen())

    def _seen(self) -> list[int]:
        """Return the columns that are shown, in their order."""
        header = self.horizontalHeader()
        columns = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in columns if not header.isSectionHidden(column)]

    # --- order ------------------------------------------------------------------------------

    def fill_sort_menu(self, menu: QMenu) -> None:
        """Offer what a click on a head does, which keys do not reach."""
        header = self.horizontalHeader()
        for column in self._seen():
            words = self._feeds.headerData(column, Qt.Orientation.Horizontal)
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(header.sortIndicatorSection() == column)
            action.triggered.connect(lambda _on, column=column: self._sort_by(column))

    def _sort_by(self, column: int) -> None:
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
        if not state.isEmpty() and header.restoreState(state):
            self._feeds.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
