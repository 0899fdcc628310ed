"""What a rule would have matched, row by row, as it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui import text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from feedmon.model import PreviewHit

Index = QModelIndex | QPersistentModelIndex

HIT = Qt.ItemDataRole.UserRole


class HitModel(QAbstractListModel):
    """Rows are added at the end; another search begins anew with its first answer."""

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._hits: list[PreviewHit] = []

    def begin(self, hits: Sequence[PreviewHit]) -> None:
        """Show these in the place of what another search found."""
        if not hits and not self._hits:
            return
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def go_on(self, hits: Sequence[PreviewHit]) -> None:
        """Add what was found since: ``hits`` are all until now."""
        first = len(self._hits)
        if len(hits) > first:
            self.beginInsertRows(QModelIndex(), first, len(hits) - 1)
            self._hits += hits[first:]
            self.endInsertRows()

    def hit(self, index: Index) -> PreviewHit | None:
        """Return the article of a row."""
        return self._hits[index.row()] if index.isValid() else None

    # --- for views --------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are listed."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nothing is below an article."""
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the article, or its words."""
        hit = self.hit(index)
        if hit is None:
            return None
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.entry.title or tr("Untitled")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (hit.entry.title or tr("Untitled"), hit.entry.feed_title, self.age(hit))
            return ", ".join((*filter(None, parts), hit.passage))
        return None

    def age(self, hit: PreviewHit) -> str:
        """Say how old an article is."""
        return text.age(hit.entry.sort_at, self._now())
