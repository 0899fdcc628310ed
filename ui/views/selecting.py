"""A list of which one or several articles are selected, and which says so once it is settled."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.models.articles import ArticleRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.models.articles import ArticleModel, Index


class SelectingList(QTableView):
    """Selects as lists of the system do.

    *Signals*: ``chosen(int)``, the id of the article that became the only one selected, or 0 for
    none or several; ``several(int)``, so many are selected now (1: no longer several).
    """

    chosen = Signal(int)
    several = Signal(int)

    def __init__(self, model: ArticleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self._told = (0, 0)  # what is chosen, and how many are selected, as others know it
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle_at_last)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def entry_id(self) -> int:
        """Return the id of the current article; 0 for none."""
        index = self.currentIndex()
        return index.data(ArticleRole.ID) if index.isValid() else 0

    def choose(self, row: int) -> bool:
        """Make a row current and scroll as little as that needs; tell whether it is there."""
        index = self._articles.index(row, 0)
        if not index.isValid():
            return False
        flags = QItemSelectionModel.SelectionFlag
        # Not as Qt would with Shift held: what is gone to by a key is selected alone.
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def step(self, by: int) -> bool:
        """Go to the next article (1) or the previous one (-1)."""
        index = self.currentIndex()
        return self.choose(index.row() + by if index.isValid() else max(0, self.rowAt(0)))

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, from the top."""
        chosen = self.selectionModel().selection()
        rows = (row for each in chosen.toList() for row in range(each.top(), each.bottom() + 1))
        return sorted(rows)

    def selected_ids(self) -> list[int]:
        """Return the articles that are selected, from the top."""
        return [self._articles.summary(row).id for row in self.selected_rows()]

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)
        self._settle()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen, and paint the rows above: no line stands over a chosen ground."""
        super().selectionChanged(selected, deselected)
        for each in [*selected.toList(), *deselected.toList()]:
            above = self._articles.index(each.top() - 1, 0)
            if above.isValid():
                self.update(above)
        self._settle()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Say nothing of what is chosen in between, and then what is otherwise than before."""
        told, blocked = self._told, self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(blocked)
            self._told = told
        self._settle()

    def reset(self) -> None:
        """Begin another list, of which nothing is chosen."""
        super().reset()
        self._settling.stop()
        self._told = (0, 0)

    def _settle(self) -> None:
        """Tell what is chosen, as soon as current row and selection agree.

        Qt changes one after the other, in either order: between the two nothing is meant.
        """
        rows, current = self._number_selected(), self.currentIndex()
        agree = self.selectionModel().isSelected(current) if current.isValid() else not rows
        if not agree:
            self._settling.start()
            return
        self._settling.stop()
        entry_id = self.entry_id() if rows == 1 else 0
        (told_id, told_rows), self._told = self._told, (entry_id, rows)
        if rows > 1:
            if told_rows <= 1:
                self.chosen.emit(0)
            self.several.emit(rows)
            return
        if told_rows > 1:
            self.several.emit(rows)
        if entry_id != told_id or told_rows > 1:
            self.chosen.emit(entry_id)

    def _settle_at_last(self) -> None:
        """Go to what is left selected after the current row was taken out of the selection."""
        rows = self.selected_rows()
        flags = QItemSelectionModel.SelectionFlag
        index = self._articles.index(rows[-1], 0) if rows else QModelIndex()
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self._settle()

    def _number_selected(self) -> int:
        return sum(each.height() for each in self.selectionModel().selection().toList())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves one selected, that which was gone to last."""
        if event.key() == Qt.Key.Key_Escape and self._number_selected() > 1:
            self.choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
