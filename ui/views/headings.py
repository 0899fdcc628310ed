"""The headings of days and feeds in the list: room above a row, and what is painted there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint
    from PySide6.QtWidgets import QTableView

    from ui.models.articles import ArticleModel
    from ui.views.article_delegate import ArticleDelegate


class Headings(QObject):
    """Keeps the rows that have a heading higher than the others.

    Rows that come or go say where to look: a heading depends on its row and the one above alone,
    and what changes a row's day or feed moves the row.
    """

    def __init__(self, view: QTableView, model: ArticleModel, delegate: ArticleDelegate) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        model.modelReset.connect(self.set_again)
        model.regrouped.connect(self.set_again)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)

    def at(self, place: QPoint) -> bool:
        """Whether a heading stands at this place of the view."""
        row = self._view.rowAt(place.y())
        if row < 0 or not self._model.heading(row):
            return False
        height = self._delegate.heading_height(self._view.font())
        return place.y() < self._view.rowViewportPosition(row) + height

    def set_again(self) -> None:
        """Give every row its height."""
        self._set(0, self._model.rowCount() - 1)

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._set(first, last + 1)

    def _removed(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self._set(first, first)

    def _set(self, first: int, last: int) -> None:
        header, font = self._view.verticalHeader(), self._view.font()
        plain, headed = header.defaultSectionSize(), 0
        last = min(last, self._model.rowCount() - 1)
        for row, begins in enumerate(self._model.begins(first, last), start=first):
            if begins and not headed:  # few rows do, and measuring takes longer than all else
                headed = plain + self._delegate.heading_height(font)
            height = headed if begins else plain
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
