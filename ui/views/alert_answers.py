"""What the person answers to an alert outside the window: open it, mark as read, star."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.views.foreground import bring_forward

if TYPE_CHECKING:
    from collections.abc import Collection

    from feedmon import Engine
    from feedmon.model import Telling
    from ui.tasks import Tasks
    from ui.views.arrivals import Arrivals
    from ui.views.main_window import MainWindow


class AlertAnswers(QObject):
    """Does it, as with plain notifications; whoever answers has seen what they were told."""

    def __init__(
        self, window: MainWindow, engine: Engine, tasks: Tasks, arrivals: Arrivals
    ) -> None:
        super().__init__(window)
        self._window, self._engine = window, engine
        self._tasks, self._arrivals = tasks, arrivals

    def show(self, telling: Telling, activation: str = "") -> None:
        """Bring the window forward with the articles; with the feeds, where there is none."""
        self._tasks.start(self._show(telling, activation), name="show alert")

    def mark_read(self, telling: Telling) -> None:
        """Mark its articles as read."""
        self._note(telling)
        self._arrivals.mark_read(_entries(telling))

    def star(self, telling: Telling) -> None:
        """Star its articles."""
        self._note(telling)
        self._arrivals.star(_entries(telling))

    async def seen(self, alert_ids: Collection[int]) -> set[int]:
        """Tell which of these alerts the person saw to."""
        records = await self._engine.alert_history(ids=alert_ids, limit=len(alert_ids))
        return {one.alert.id for one in records if one.alert.seen_at is not None}

    async def _show(self, telling: Telling, activation: str) -> None:
        entries = await self._engine.entries_by_id(_entries(telling))
        if entries:
            self._arrivals.show(entries, activation)
        else:
            bring_forward(self._window, activation)
            followed = {feed.id for feed in self._window.feeds.feeds()}
            feeds = {each.feed_id for each in telling.alerts if each.feed_id is not None}
            if feeds & followed:
                self._window.health.show_feeds(sorted(feeds & followed))
        await self._engine.mark_alerts_seen([alert.id for alert in telling.alerts])

    def _note(self, telling: Telling) -> None:
        seen = self._engine.mark_alerts_seen([alert.id for alert in telling.alerts])
        self._tasks.start(seen, name="alerts seen")


def _entries(telling: Telling) -> list[int]:
    return [alert.entry_id for alert in telling.alerts if alert.entry_id is not None]
