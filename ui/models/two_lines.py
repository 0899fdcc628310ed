"""Rows of two lines: what something is, and a few words about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex

#: What stands in the second line.
DETAIL = Qt.ItemDataRole.UserRole


class TwoLines(QAbstractListModel):
    """Lists pairs of words as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []

    def put(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these instead of the ones before."""
        if list(rows) == self._rows:
            return  # who reads them keeps the place
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are listed."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nothing is below a row."""
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles of a row."""
        if not index.isValid():
            return None
        words, detail = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case _ if role == DETAIL:
                return detail
            case Qt.ItemDataRole.ToolTipRole:
                return text.paragraphs(words, detail)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (words, detail) if part)
        return None
