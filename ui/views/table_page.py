"""A table of feeds with the row of its filters above, and a sentence where none is shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.translation import tr
from ui.views.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.views.feed_table import FeedTable
    from ui.views.health_filters import FilterRow

E = TypeVar("E", bound=StrEnum)

_TABLE, _EMPTY = 0, 1


class Filtered(Protocol[E]):
    """What such a table shows."""

    def choose(self, which: E, words: str = "") -> None:
        """Show the feeds of a filter that have these words."""

    def counts(self) -> Mapping[E, int]:
        """Count the feeds of each filter."""

    def settle(self) -> None:
        """Put the rows in order."""

    def rowCount(self) -> int:
        """Count what is shown."""


class TablePage(QWidget, Generic[E]):
    """Filters what the table shows. ``none`` says what it means that a filter has no feeds.

    *Signals*: ``filtered()``, other rows are shown, and perhaps none of them is chosen any more.
    """

    filtered = Signal()

    def __init__(
        self,
        model: Filtered[E],
        table: FeedTable,
        filters: FilterRow[E],
        none: Mapping[E, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._none = model, none
        self.table, self.filters, self.search = table, filters, filters.search
        self._all: E = next(iter(none))
        self.empty = EmptyState()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(filters)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._stack.addWidget(table)
        self._stack.addWidget(self.empty)
        filters.changed.connect(self._filter)
        filters.left.connect(self._go_to_found)

    def settle(self) -> None:
        """Let counts be right, and rows stand where they belong; what is looked at stays."""
        self.filters.count(self._model.counts())
        with self.table.anchored():
            self._model.settle()
        self.show_table()

    def show_table(self) -> None:
        """Show the table, or say why there is nothing in it."""
        if self._model.rowCount():
            self._stack.setCurrentIndex(_TABLE)
            return
        which, searched = self.filters.chosen, bool(self.filters.words)
        words = tr("No feed has this title or address.") if searched else tr(self._none[which])
        everything = (tr("Show All"), lambda: self.filters.choose(self._all))
        narrowed = searched or which is not self._all
        self.empty.say("activity", "", words, *([everything] if narrowed else []))
        for button in self.empty.buttons():
            button.setAutoDefault(False)  # Return in the field above is not for it
        self._stack.setCurrentIndex(_EMPTY)

    def _filter(self) -> None:
        chosen = self.table.chosen()
        self._model.choose(self.filters.chosen, self.filters.words)
        self.table.choose(chosen)
        self.filters.count(self._model.counts())
        self.show_table()
        self.filtered.emit()  # a reset tells nothing of what is selected no longer

    def _go_to_found(self) -> None:
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.table.chosen():
                self.table.selectRow(0)
