"""What the window has to do with alerts: their history, the question why, and a rest from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.models.sources import ALERTS
from ui.views.alert_history import AlertHistory
from ui.views.explaining import Explaining
from ui.views.snoozing import Snoozing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from feedmon.events import Event
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.health import Health
    from ui.views.kit import Kit
    from ui.views.listing import Listing
    from ui.views.reading_pane import ReadingPane


class Alerting(QObject):
    """Made when list, pane and Feed Health are there; ``show`` lists articles by themselves."""

    def __init__(
        self,
        window: QWidget,
        kit: Kit,
        *,
        pane: ReadingPane,
        view: ArticleList,
        model: ArticleModel,
        listing: Listing,
        health: Health,
        show: Callable[[list[int]], object],
    ) -> None:
        super().__init__(window)
        self._tasks, self._sidebar, self._show = kit.tasks, kit.sidebar, show
        self._view, self._model, self._listing = view, model, listing
        self.history = AlertHistory(window, kit)
        self.explaining = Explaining(kit, pane=pane, view=view)
        self.snoozing = Snoozing(kit)
        self.history.feed_wanted.connect(health.show_feed)
        self.history.article_wanted.connect(
            lambda entry_id: self._tasks.start(
                self._open(entry_id), name="open article", replace=True
            )
        )
        self.history.why_wanted.connect(
            lambda entry_id: self.explaining.explain(entry_id, self.history.window)
        )
        self.explaining.history_wanted.connect(self.history.open)

    def take(self, events: Iterable[Event]) -> None:
        """Follow what the engine tells."""
        told = list(events)
        self.history.take(told)
        self.explaining.take(told)
        self.snoozing.take(told)

    async def _open(self, entry_id: int) -> None:
        """Choose the article among the alerts, or where it is not loaded in a list of its own."""
        self._sidebar.choose(ALERTS)
        await self._listing.ready()
        if not self._choose(entry_id):
            self._show([entry_id])
            await self._listing.ready()
            self._choose(entry_id)

    def _choose(self, entry_id: int) -> bool:
        row = self._model.row_of(entry_id)
        if row is None:
            return False
        self._view.setFocus()
        return self._view.choose(row)
