"""The feeds found behind an address, as rows of which several can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from feedmon.model import Candidate

Index = QModelIndex | QPersistentModelIndex

CANDIDATE = Qt.ItemDataRole.UserRole


class CandidateModel(QAbstractListModel):
    """Candidates by rank, whenever they come.

    The best that is not followed yet is checked, until the person checks for themselves; what is
    followed already can't be.

    *Signals*: ``checked()``, when others are checked than before.
    """

    checked = Signal()

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[Candidate] = []
        self._checked: set[str] = set()
        self._touched = False

    def clear(self) -> None:
        """Forget all, and what the person checked."""
        self.beginResetModel()
        self._rows, self._checked, self._touched = [], set(), False
        self.endResetModel()
        self.checked.emit()

    def add(self, candidate: Candidate) -> int:
        """Put one in its place; the row."""
        row = sum(each.rank <= candidate.rank for each in self._rows)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, candidate)
        self.endInsertRows()
        if not self._touched:
            fresh = next((each for each in self._rows if each.subscribed_id is None), None)
            self._check_only(set() if fresh is None else {fresh.url})
        return row

    def candidate(self, index: Index) -> Candidate | None:
        """Return the candidate of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def chosen(self) -> list[Candidate]:
        """Return those that are checked, in their order."""
        return [each for each in self._rows if each.url in self._checked]

    def _check_only(self, urls: set[str]) -> None:
        if urls != self._checked:
            self._checked = urls
            last = self.index(len(self._rows) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])
            self.checked.emit()

    # --- for views --------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Followed ones have no box."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        candidate = self.candidate(index)
        if candidate is not None and candidate.subscribed_id is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give words, check and the candidate itself."""
        candidate = self.candidate(index)
        if candidate is None:
            return None
        given: Any = None
        if role == CANDIDATE:
            given = candidate
        elif role == Qt.ItemDataRole.DisplayRole:
            given = candidate.title or candidate.url
        elif role == Qt.ItemDataRole.AccessibleDescriptionRole:
            given = text.facts(candidate, self._now())
        elif role == Qt.ItemDataRole.ToolTipRole:
            given = text.as_plain(candidate.url)
        elif role == Qt.ItemDataRole.CheckStateRole and candidate.subscribed_id is None:
            checked = candidate.url in self._checked
            given = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        return given

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck: what the person does."""
        candidate = self.candidate(index)
        if candidate is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._touched = True
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        others = self._checked - {candidate.url}
        self._check_only(others | {candidate.url} if checked else others)
        return True
