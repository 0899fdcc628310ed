"""What the health window has to ask for: sums, weeks, logs, what came by day, and the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from feedmon.errors import FeedmonError
from ui import text
from ui.models.charting import day_begins
from ui.models.queue import queued

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.views.health_window import HealthWindow
    from ui.views.kit import Kit

_LOG_ROWS = 200
#: So many days are shown.
_DAYS = 56
#: The queue is looked at so soon after something happened, the days are counted again.
_QUEUE_MS, _PAST_MS = 250, 10_000


class HealthNumbers(QObject):
    """Asks the engine for what ``window`` shows, at most once at a time, until it is closed."""

    def __init__(self, window: HealthWindow, kit: Kit) -> None:
        super().__init__(window)
        self._window, self._engine, self._tasks = window, kit.engine, kit.tasks
        self._status, self._now = kit.status, kit.now
        self._uncounted: set[int] = set()
        self._queue = QTimer(self, singleShot=True, interval=_QUEUE_MS)
        self._queue.timeout.connect(self.show_queue)
        self._past = QTimer(self, singleShot=True, interval=_PAST_MS)
        self._past.timeout.connect(self._ask_past)
        window.log_wanted.connect(self.ask_log)
        window.queue.looked_at.connect(self.show_queue)
        window.past.looked_at.connect(self._ask_past)
        window.finished.connect(self._end)

    def follow(self, polled: Iterable[int]) -> None:
        """Learn that something happened, and which feeds were polled."""
        ids = set(polled)
        self.count(ids)
        if self._window.shown_log in ids:
            self.ask_log(self._window.shown_log)
        if self._window.queue.isVisible() and not self._queue.isActive():
            self._queue.start()
        if ids and self._window.past.isVisible() and not self._past.isActive():
            self._past.start()

    # --- sums, and articles by week ---------------------------------------------------------

    def count(self, feed_ids: Iterable[int]) -> None:
        """Ask what polls of these feeds cost, and what they bring."""
        self._uncounted.update(feed_ids)
        if self._uncounted and not self._tasks.running("health-sums"):
            self._tasks.start(self._ask_numbers(), name="health-sums")

    async def _ask_numbers(self) -> None:
        while self._uncounted:
            ids, self._uncounted = self._uncounted, set()
            try:
                sums = await self._engine.health(ids)
                weeks = await self._engine.weeks(ids)
            except FeedmonError as error:
                self._status.trouble(text.error_sentence(error))
                return
            self._window.model.put_sums(sums)
            self._window.model.put_weeks(weeks)
            self._window.changed()

    # --- the log of one feed ----------------------------------------------------------------

    def ask_log(self, feed_id: int) -> None:
        """Ask for the polls of a feed."""
        self._tasks.start(self._load_log(feed_id), name="health-log", replace=True)

    async def _load_log(self, feed_id: int) -> None:
        try:
            polls = await self._engine.poll_log(feed_id, _LOG_ROWS)
        except FeedmonError as error:
            self._status.trouble(text.error_sentence(error))
            return
        self._window.details.show_log(feed_id, polls)

    # --- the queue, and the days ------------------------------------------------------------

    def show_queue(self) -> None:
        """Show what is in the queue now: from memory, no store is asked."""
        feeds = self._window.model.feeds()
        paused_until = self._engine.paused_until
        rows = queued(feeds, self._engine.running_polls(), self._now(), paused_until)
        self._window.queue.show_rows(rows)

    def _ask_past(self) -> None:
        if not self._tasks.running("health-past"):
            self._tasks.start(self._load_past(), name="health-past")

    async def _load_past(self) -> None:
        begins = day_begins(self._now(), _DAYS)
        try:
            history = await self._engine.history(begins)
        except FeedmonError as error:
            self._status.trouble(text.error_sentence(error))
            return
        self._window.past.show_history(history, begins)

    def _end(self) -> None:
        """Ask no more: the window goes."""
        self._uncounted.clear()
        for timer in (self._queue, self._past):
            timer.stop()
        for name in ("health-sums", "health-log", "health-past"):
            self._tasks.cancel(name)
