"""Rows about feeds, found by id: sorted in place, and changed without being put in order at once.

Values change by events, the order only when somebody asks for it (``settle``): rows do not run
away under the pointer while a thousand feeds are polled.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from feedmon.frozen import frozen
from ui.models.runs import runs
from ui.text.health import NOTHING
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")

_NOTHING = QModelIndex()
#: More changed spans than this are told of as one: a view repaints what it shows.
_SPANS = 8


class RowRole(IntEnum):
    """Roles beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1


@frozen
class Spec(Generic[R]):
    """A column. ``value`` may be ``None``: not known, and last however it is sorted.

    ``spoken`` is what a screen reader says where that is more than the words.
    """

    title: str
    tip: str
    words: Callable[[R, float], str]
    value: Callable[[R], Any]
    tool_tip: Callable[[R, float], str | None] = lambda _row, _now: None
    is_number: bool = False
    spoken: Callable[[R, float], str] | None = None


class FeedRows(QAbstractTableModel, Generic[R]):
    """A table with a row of its own for each feed. ``now`` gives Unix seconds.

    ``specs`` are the columns, numbered from the left; the first one is what it is sorted by.
    """

    def __init__(
        self, specs: Mapping[int, Spec[R]], now: Callable[[], float], parent: Any = None
    ) -> None:
        super().__init__(parent)
        self._specs = specs
        self._now = now
        self._all: dict[int, R] = {}
        self._shown: list[int] = []
        self._row_of: dict[int, int] = {}
        self._column, self._descending = 0, False

    # --- what is there ----------------------------------------------------------------------

    def row(self, feed_id: int) -> R | None:
        """Return a feed's row, shown or not."""
        return self._all.get(feed_id)

    def id_at(self, row: int) -> int:
        """Return the feed of a row."""
        return self._shown[row]

    def index_of(self, feed_id: int) -> QModelIndex:
        """Return the row of a feed; invalid when it is not shown."""
        row = self._row_of.get(feed_id)
        return QModelIndex() if row is None else self.index(row, 0)

    # --- in which order ---------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column from now on; what is equal there stays in its order."""
        if column not in self._specs:
            return
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.settle()

    def settle(self) -> None:
        """Bring the rows into the order that their values have by now."""
        ordered = self._sorted(self._shown)
        if ordered == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._shown[index.row()] for index in before]
        self._shown = ordered
        self._number()
        after = [
            self.index(self._row_of[feed_id], index.column())
            for feed_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, feed_ids: Iterable[int]) -> list[int]:
        value_of = self._specs[self._column].value
        valued = [(value_of(self._all[feed_id]), feed_id) for feed_id in feed_ids]
        known = [each for each in valued if each[0] is not None]
        known.sort(key=lambda each: each[0], reverse=self._descending)
        return [feed_id for _, feed_id in known] + [i for value, i in valued if value is None]

    # --- changing rows ----------------------------------------------------------------------

    def _show_all(self, feed_ids: Iterable[int]) -> None:
        """Show these: a reset, so whoever shows what is selected keeps it by id."""
        self.beginResetModel()
        self._shown = self._sorted(feed_ids)
        self._number()
        self.endResetModel()

    def _number(self) -> None:
        self._row_of = {feed_id: row for row, feed_id in enumerate(self._shown)}

    def _insert(self, feed_ids: Sequence[int]) -> None:
        """Insert each where it belongs, or about there where values have moved on."""
        if not feed_ids:
            return
        places: dict[int, list[int]] = {}
        order = {feed_id: at for at, feed_id in enumerate(self._sorted([*self._shown, *feed_ids]))}
        orders = [order[feed_id] for feed_id in self._shown]
        for feed_id in sorted(feed_ids, key=lambda each: order[each]):
            places.setdefault(bisect_left(orders, order[feed_id]), []).append(feed_id)
        for row, run in sorted(places.items(), reverse=True):
            self.beginInsertRows(QModelIndex(), row, row + len(run) - 1)
            self._shown[row:row] = run
            self.endInsertRows()
        self._number()

    def _hide(self, feed_ids: Iterable[int]) -> None:
        rows = [self._row_of[feed_id] for feed_id in feed_ids]
        for first, last in reversed(list(runs(rows))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._shown[first : last + 1]
            self.endRemoveRows()
        self._number()

    def _tell_changed(self, rows: Iterable[int]) -> None:
        spans = list(runs(rows))
        if len(spans) > _SPANS:
            spans = [(spans[0][0], spans[-1][1])]
        last_column = len(self._specs) - 1
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))

    # --- Qt's side --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the feeds that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._specs)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer the roles of a column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        spec = self._specs[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(spec.title)
            case Qt.ItemDataRole.ToolTipRole:
                return tr(spec.tip)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        """Answer the roles of a cell."""
        if not index.isValid():
            return None
        row, spec = self._all[self._shown[index.row()]], self._specs[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return spec.words(row, self._now())
            case Qt.ItemDataRole.AccessibleTextRole:
                words = (spec.spoken or spec.words)(row, self._now())
                return tr("nothing yet") if words == NOTHING else words
            case Qt.ItemDataRole.ToolTipRole:
                return spec.tool_tip(row, self._now())
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case RowRole.ROW:
                return row
        return None

    def _alignment(self, column: int) -> int:
        is_number = self._specs[column].is_number
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
