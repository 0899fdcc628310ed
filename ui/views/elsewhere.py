"""From an article to the same one in another feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.listing import Listing
    from ui.views.reading_pane import ReadingPane


class Elsewhere(QObject):
    """Follows the links to other feeds.

    *Signals*: ``lost(list)``, articles that stand too far down in the list of their feed.
    """

    lost = Signal(list)

    def __init__(
        self,
        kit: Kit,
        *,
        pane: ReadingPane,
        listing: Listing,
        view: ArticleList,
        model: ArticleModel,
    ) -> None:
        super().__init__(pane)
        self._tasks, self._sidebar = kit.tasks, kit.sidebar
        self._listing, self._view, self._model = listing, view, model
        pane.notes.elsewhere_wanted.connect(self._start)

    def _start(self, feed_id: int, entry_id: int) -> None:
        self._tasks.start(self._go(feed_id, entry_id), name="elsewhere", replace=True)

    async def _go(self, feed_id: int, entry_id: int) -> None:
        """Choose the other feed, and the article in it."""
        if self._sidebar.choose(Source(Kind.FEED, feed_id)):
            await self._listing.ready()
            row = self._model.row_of(entry_id)
            if row is not None:
                self._view.choose(row)
                self._view.setFocus()
                return
        self.lost.emit([entry_id])
