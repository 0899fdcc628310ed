"""From another window to an article in the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.views.foreground import bring_forward

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.models.articles import ArticleModel
    from ui.tasks import Tasks
    from ui.views.article_list import ArticleList
    from ui.views.listing import Listing


class ToArticle(QObject):
    """Chooses it where the person is, or in a list of its own, which ``show_alone`` makes."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        *,
        listing: Listing,
        model: ArticleModel,
        view: ArticleList,
        show_alone: Callable[[list[int]], object],
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._show_alone = window, tasks, show_alone
        self._listing, self._model, self._view = listing, model, view

    def go(self, entry_id: int) -> None:
        """Bring the main window to the front, with this article in it."""
        bring_forward(self._window)
        self._tasks.start(self._choose(entry_id), name="open article", replace=True)

    async def _choose(self, entry_id: int) -> None:
        await self._listing.ready()
        row = self._model.row_of(entry_id)
        if row is None:
            self._show_alone([entry_id])
            await self._listing.ready()
            row = self._model.row_of(entry_id)
        if row is not None:
            self._view.setFocus()
            self._view.choose(row)
