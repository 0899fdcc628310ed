"""Alerts as rows, newest first: a page at a time from the store, and those that come meanwhile."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from feedmon.frozen import frozen
from ui import text
from ui.models.runs import runs
from ui.text import alerts as words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from feedmon.model import AlertRecord

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()


class AlertRole(IntEnum):
    """Roles beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1  # AlertRow


@frozen
class AlertRow:
    """An alert with its deliveries; ``missing`` says what of it is there no more."""

    record: AlertRecord
    missing: str = ""
    has_article: bool = False

    @property
    def id(self) -> int:
        """That of the alert."""
        return self.record.alert.id

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: the newest first."""
        return (-self.record.alert.raised_at, -self.record.alert.id)


class AlertRows(QAbstractListModel):
    """What the history shows. ``now`` gives Unix seconds.

    *Signals*: ``more_wanted()``, somebody scrolls to the end of what is there.
    """

    more_wanted = Signal()

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(parent)
        self.now = now
        self._rows: list[AlertRow] = []
        self._more = False

    # --- what is there ----------------------------------------------------------------------

    def row(self, at: int) -> AlertRow:
        """Return what stands in a row."""
        return self._rows[at]

    def ids(self) -> list[int]:
        """Return the alerts from the top."""
        return [row.id for row in self._rows]

    def row_of(self, alert_id: int) -> int | None:
        """Return where an alert stands; ``None`` when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.id == alert_id), None)

    def last_key(self) -> tuple[int, int] | None:
        """Return the key after which the next page begins; ``None`` while nothing is there."""
        if not self._rows:
            return None
        alert = self._rows[-1].record.alert
        return (alert.raised_at, alert.id)

    # --- changing ---------------------------------------------------------------------------

    def reset(self, rows: Sequence[AlertRow], *, more: bool) -> None:
        """Show these; ``more`` says whether others follow."""
        self.beginResetModel()
        self._rows, self._more = list(rows), more
        self.endResetModel()

    def add_page(self, rows: Sequence[AlertRow], *, more: bool) -> None:
        """Put those that follow behind the others."""
        self._more = more
        known = set(self.ids())
        self.put(row for row in rows if row.id not in known)

    def put(self, rows: Iterable[AlertRow]) -> None:
        """Put each into its place, or another in the place of the one that is there."""
        for row in sorted(rows, key=lambda each: each.place):
            at = bisect_left(self._rows, row.place, key=lambda each: each.place)
            if at < len(self._rows) and self._rows[at].id == row.id:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))
                continue
            self.beginInsertRows(_NOTHING, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()

    def take_out(self, ids: Container[int]) -> None:
        """Take out what is not there any more."""
        gone = [at for at, row in enumerate(self._rows) if row.id in ids]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(_NOTHING, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    # --- Qt's side --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether the history goes on."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives later."""
        if self.canFetchMore(parent):
            self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.alert_title(row.record.alert)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.alert_spoken(row.record, row.missing, self.now())
            case Qt.ItemDataRole.ToolTipRole:
                alert = row.record.alert
                return text.paragraphs(
                    words.alert_title(alert),
                    text.moment(alert.raised_at, self.now()),
                    words.alert_cause(alert, self.now()),
                    *(words.way_told(each, self.now()) for each in row.record.deliveries),
                    row.missing,
                )
            case AlertRole.ROW:
                return row
        return None
