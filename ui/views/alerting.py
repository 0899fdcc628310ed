"""What the window has to do with alerts: their history, the question why, and a rest from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.models.sources import ALERTS
from ui.views.alert_history import AlertHistory
from ui.views.explaining import Explaining
from ui.views.snoozing import Snoozing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.views.kit import Kit
    from ui.views.main_window import MainWindow


class Alerting(QObject):
    """Made by ``window`` when its list, its pane and Feed Health are there."""

    def __init__(self, window: MainWindow, kit: Kit) -> None:
        super().__init__(window)
        self._window, self._tasks = window, kit.tasks
        self.history = AlertHistory(window, kit)
        self.explaining = Explaining(kit, pane=window.pane, view=window.list)
        self.snoozing = Snoozing(kit)
        self.history.feed_wanted.connect(window.health.show_feed)
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
        window = self._window
        window.sidebar.choose(ALERTS)
        await window.listing.ready()
        row = window.articles.row_of(entry_id)
        if row is None:
            window.show_entries([entry_id])
            await window.listing.ready()
            row = window.articles.row_of(entry_id)
        if row is not None:
            window.list.setFocus()
            window.list.choose(row)
