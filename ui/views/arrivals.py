"""Articles that the person answers from outside the window: in a notification or in the tray."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import text
from ui.models.sources import Kind, Source
from ui.translation import tr
from ui.views.foreground import bring_forward

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from feedmon import Engine
    from feedmon.model import EntrySummary
    from ui.bridge import Bridge
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow

    Ask = Callable[[Iterable[int], bool], Awaitable[tuple[int, ...]]]

log = logging.getLogger(__name__)


class Arrivals(QObject):
    """Shows, marks and stars them; ``window`` comes forward only to show, and can undo the rest."""

    def __init__(self, window: MainWindow, engine: Engine, tasks: Tasks, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._engine = window, engine
        self._tasks, self._bridge = tasks, bridge

    def show(self, entries: Sequence[EntrySummary], activation: str = "") -> None:
        """Bring the window forward with these: one is opened, several are listed."""
        bring_forward(self._window, activation)
        # They may have come just now, and the lists learn of them through the bridge.
        self._bridge.flush()
        log.info("showing %s", text.plural(len(entries), "new article"))
        if len(entries) == 1:
            self._tasks.start(self._open(entries[0]), name="open article", replace=True)
        elif entries:
            self._window.show_entries(entry.id for entry in entries)

    def mark_read(self, entry_ids: list[int]) -> None:
        """Mark these as read."""
        exactly = partial(self._engine.mark_read, alone=True)
        work = self._change(entry_ids, tr("Mark as Read"), self._engine.mark_read, exactly)
        self._window.undo.start(work, name="mark")

    def star(self, entry_ids: list[int]) -> None:
        """Star these."""
        work = self._change(entry_ids, tr("Star"), self._engine.star, self._engine.star)
        self._window.undo.start(work, name="mark")

    async def _change(self, entry_ids: list[int], label: str, do: Ask, ask: Ask) -> None:
        """``do`` it, and let what has changed be taken back, and done again, by ``ask``."""
        changed = await do(entry_ids, True)
        if changed:
            undo = self._window.undo
            undo.push(label, lambda: ask(changed, False), lambda: ask(changed, True))

    async def _open(self, entry: EntrySummary) -> None:
        """Choose the article: where the person is, else in its feed, else in a list of its own."""
        window = self._window
        await window.listing.ready()
        if self._choose(entry):
            return
        if window.sidebar.choose(Source(Kind.FEED, entry.feed_id)):
            await window.listing.ready()
            if self._choose(entry):
                return
        window.show_entries([entry.id])
        await window.listing.ready()
        self._choose(entry)

    def _choose(self, entry: EntrySummary) -> bool:
        row = self._window.articles.row_of(entry.id)
        if row is None:
            return False
        self._window.list.setFocus()
        return self._window.list.choose(row)
