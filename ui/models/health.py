"""The rows of the health window: every feed with how it does, sorted and filtered in place.

Values change by events, the order only when somebody asks for it (``settle``): rows do not run
away under the pointer while a thousand feeds are polled. A row that no longer passes the filter
stays until the filter is chosen again, so that a feed that was retried can be seen to work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from feedmon.model import FeedHealth, FeedState
from ui.models.health_columns import SPECS, Column, HealthRow
from ui.models.runs import runs
from ui.text.health import NOTHING
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from feedmon.model import Feed, Skipped

Index = QModelIndex | QPersistentModelIndex

_NOTHING = QModelIndex()
#: A feed whose last answer took so long is a slow one (milliseconds).
SLOW_MS = 3_000
#: More changed spans than this are told of as one: a view repaints what it shows.
_SPANS = 8


class HealthRole(IntEnum):
    """Roles beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1  # HealthRow


class Filter(StrEnum):
    """Which feeds are shown. The last two are those of a refresh, by id."""

    ALL = "all"
    FAILING = "failing"
    WARNED = "warned"
    PARKED = "parked"
    PAUSED = "paused"
    GONE = "gone"
    SLOW = "slow"
    FAILED = "failed"
    NOT_ASKED = "not-asked"


_OF_STATES = {
    FeedState.FAILING: (Filter.FAILING,),
    FeedState.PARKED: (Filter.FAILING, Filter.PARKED),
    FeedState.PAUSED: (Filter.PAUSED,),
    FeedState.GONE: (Filter.GONE,),
}


def _filters_of(row: HealthRow) -> Iterator[Filter]:
    """Yield the filters that a feed passes by itself."""
    feed = row.feed
    yield Filter.ALL
    yield from _OF_STATES.get(feed.state, ())
    if row.warned:
        yield Filter.WARNED
    if (feed.response_ms or 0) >= SLOW_MS or feed.error == "timeout":
        yield Filter.SLOW


class HealthModel(QAbstractTableModel):
    """Feeds by id. ``now`` gives Unix seconds."""

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(parent)
        self._now = now
        self._all: dict[int, HealthRow] = {}
        self._shown: list[int] = []
        self._row_of: dict[int, int] = {}
        self._filter = Filter.ALL
        self._words: list[str] = []
        self._failed: frozenset[int] = frozenset()
        self._skipped: dict[int, Skipped] = {}
        self._column, self._descending = Column.TITLE, False

    # --- what is there ----------------------------------------------------------------------

    def row(self, feed_id: int) -> HealthRow | None:
        """Return a feed, shown or not."""
        return self._all.get(feed_id)

    def id_at(self, row: int) -> int:
        """Return the feed of a row."""
        return self._shown[row]

    def index_of(self, feed_id: int) -> QModelIndex:
        """Return the row of a feed; invalid when it is not shown."""
        row = self._row_of.get(feed_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def counts(self) -> Counter[Filter]:
        """Count the feeds of each filter; those of a refresh that are left."""
        found = Counter(each for row in self._all.values() for each in _filters_of(row))
        found[Filter.FAILED] = len(self._failed & self._all.keys())
        found[Filter.NOT_ASKED] = len(self._skipped.keys() & self._all.keys())
        return found

    # --- what comes and goes ----------------------------------------------------------------

    def reset(self, feeds: Iterable[Feed]) -> None:
        """Begin with these feeds."""
        self.beginResetModel()
        self._all = {feed.id: self._made(feed) for feed in feeds}
        self._shown = self._sorted(i for i, row in self._all.items() if self._passes(row))
        self._number()
        self.endResetModel()

    def put(self, feeds: Iterable[Feed]) -> None:
        """Show feeds as they are now; those that were not here join."""
        changed, fresh = [], []
        for feed in feeds:
            known = self._all.get(feed.id)
            row = self._made(feed)
            if known is not None:
                row = replace(row, sums=known.sums, busy=known.busy)
            self._all[feed.id] = row
            if feed.id in self._row_of:
                if row != known:
                    changed.append(self._row_of[feed.id])
            elif self._passes(row):
                fresh.append(feed.id)
        self._tell_changed(changed)
        self._insert(fresh)

    def put_sums(self, sums: Mapping[int, FeedHealth]) -> None:
        """Show what the polls of feeds cost."""
        self._change({i: {"sums": each} for i, each in sums.items()})

    def courtesy(self) -> FeedHealth:
        """Add up what the polls of all feeds cost and saved."""
        sums = [row.sums for row in self._all.values() if row.sums is not None]
        return FeedHealth(
            0,
            sum(each.requests for each in sums),
            sum(each.bytes for each in sums),
            sum(each.bytes_saved for each in sums),
            sum(each.polls for each in sums),
            sum(each.not_modified for each in sums),
        )

    def set_busy(self, feed_ids: Iterable[int], *, busy: bool) -> None:
        """Mark feeds that are being fetched now, or no longer."""
        self._change({feed_id: {"busy": busy} for feed_id in feed_ids})

    def remove(self, feed_ids: Iterable[int]) -> None:
        """Take feeds out."""
        gone = self._all.keys() & set(feed_ids)
        self._hide(gone & self._row_of.keys())
        for feed_id in gone:
            del self._all[feed_id]

    def note_refresh(self, failed: Iterable[int], skipped: Iterable[Skipped]) -> None:
        """Learn which feeds a refresh could not fetch, and which it did not ask."""
        before, self._skipped = self._skipped, {skip.feed_id: skip for skip in skipped}
        self._failed = frozenset(failed)
        touched = before.keys() | self._skipped.keys()
        self._change({feed_id: {"skipped": self._skipped.get(feed_id)} for feed_id in touched})

    # --- which, and in which order ----------------------------------------------------------

    def choose(self, which: Filter, words: str = "") -> None:
        """Show the feeds of a filter whose title or address has all of ``words``.

        This is a reset: whoever shows what is selected keeps it by id.
        """
        self._filter, self._words = which, words.casefold().split()
        self.beginResetModel()
        self._shown = self._sorted(i for i, row in self._all.items() if self._passes(row))
        self._number()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column from now on; what is equal there stays in its order."""
        if column < 0:
            return
        self._column, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
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

    def _made(self, feed: Feed) -> HealthRow:
        return HealthRow(feed, bool(feed.warnings), skipped=self._skipped.get(feed.id))

    def _passes(self, row: HealthRow) -> bool:
        feed = row.feed
        match self._filter:
            case Filter.ALL:
                passes = True
            case Filter.FAILED:
                passes = feed.id in self._failed
            case Filter.NOT_ASKED:
                passes = feed.id in self._skipped
            case _:
                passes = self._filter in _filters_of(row)
        if not passes or not self._words:
            return passes
        searched = f"{feed.title}\n{feed.url}".casefold()
        return all(word in searched for word in self._words)

    def _sorted(self, feed_ids: Iterable[int]) -> list[int]:
        value_of = SPECS[self._column].value
        valued = [(value_of(self._all[feed_id]), feed_id) for feed_id in feed_ids]
        known = [each for each in valued if each[0] is not None]
        known.sort(key=lambda each: each[0], reverse=self._descending)
        return [feed_id for _, feed_id in known] + [i for value, i in valued if value is None]

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

    def _change(self, fields: Mapping[int, Mapping[str, Any]]) -> None:
        changed = []
        for feed_id, values in fields.items():
            known = self._all.get(feed_id)
            if known is None:
                continue
            row = self._all[feed_id] = replace(known, **values)
            if row != known and feed_id in self._row_of:
                changed.append(self._row_of[feed_id])
        self._tell_changed(changed)

    def _tell_changed(self, rows: Iterable[int]) -> None:
        spans = list(runs(rows))
        if len(spans) > _SPANS:
            spans = [(spans[0][0], spans[-1][1])]
        last_column = len(Column) - 1
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))

    # --- Qt's side --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the feeds that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer the roles of a column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        spec = SPECS[Column(section)]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(spec.title)
            case Qt.ItemDataRole.ToolTipRole:
                return tr(spec.tip)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        """Answer the roles of a cell."""
        if not index.isValid():
            return None
        row, spec = self._all[self._shown[index.row()]], SPECS[Column(index.column())]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return spec.words(row, self._now())
            case Qt.ItemDataRole.AccessibleTextRole:
                words = spec.words(row, self._now())
                return tr("nothing yet") if words == NOTHING else words
            case Qt.ItemDataRole.ToolTipRole:
                return spec.tool_tip(row, self._now())
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case HealthRole.ROW:
                return row
        return None


def _alignment(column: int) -> int:
    is_number = SPECS[Column(column)].is_number
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
