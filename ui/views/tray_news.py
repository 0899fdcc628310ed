"""What the tray's menu lists, asked for once and again when something of it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.model import EntryQuery
from ui.models.newest import MOST, Newest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon import Engine
    from feedmon.events import Event
    from feedmon.model import EntrySummary
    from ui.tasks import Tasks

_NAME = "newest articles"  # not for people


class TrayNews(QObject):
    """Keeps the newest articles at hand, so that a menu that opens has not to wait for them."""

    def __init__(self, engine: Engine, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._tasks = engine, tasks
        self._newest = Newest()
        self._batches = 0
        self._ask()

    def entries(self) -> list[EntrySummary]:
        """Return them, newest first."""
        return self._newest.entries()

    def receive(self, batch: Sequence[Event]) -> None:
        """Follow the engine."""
        self._batches += 1
        self._newest.receive(batch)
        if self._newest.stale:
            self._ask()

    def _ask(self) -> None:
        if not self._tasks.running(_NAME):
            self._tasks.start(self._load(), name=_NAME)

    async def _load(self) -> None:
        while self._newest.stale:
            before = self._batches
            query = EntryQuery(once=self._engine.settings.stories_once)
            found = await self._engine.entries(query, limit=MOST)
            if before == self._batches:  # else the answer may be older than what was told since
                self._newest.reset(found)
