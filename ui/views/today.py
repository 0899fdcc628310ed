"""The view of today: what of it is unread, and what midnight does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from feedmon.events import (
    CountsChanged,
    EntriesMarked,
    FeedPolled,
    FeedsChanged,
    OlderArrived,
    StoreChanged,
)
from ui.models.day import Day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.views.kit import Kit
    from ui.views.listing import Listing

#: A refresh tells of news many times a second: it is counted at once, and then so often at most.
_REST_MS = 250


class Today(QObject):
    """Counts what is unread of today whenever that may have changed, and follows the calendar."""

    def __init__(self, kit: Kit, listing: Listing) -> None:
        super().__init__(listing)
        self._engine, self._tasks = kit.engine, kit.tasks
        self._feeds, self._listing = kit.feeds, listing
        self._wanted = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.day = Day(kit.now, self)
        self.day.began.connect(self._begin)
        listing.begin_day(self.day.since)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):  # who comes back after hours sees today
            application.applicationStateChanged.connect(self.day.look)
        kit.feeds.modelReset.connect(self.count)

    def take(self, events: Iterable[Event]) -> None:
        """Count again after what may have changed the count."""
        if any(map(_matters, events)):
            self.count()

    def count(self) -> None:
        """Count, now or in a moment."""
        self._wanted = True
        if not self._rest.isActive():
            self._ask()

    def _ask(self) -> None:
        if not self._wanted:
            return
        self._rest.start()
        if not self._tasks.running("today"):
            self._wanted = False
            self._tasks.start(self._count(), name="today")

    async def _count(self) -> None:
        since = self.day.since
        unread = await self._engine.unread_since(since)
        shared = await self._engine.shared_since(since)
        if since == self.day.since:
            self._feeds.set_today(unread, shared)

    def _begin(self) -> None:
        self._listing.begin_day(self.day.since)
        self.count()


def _matters(event: Event) -> bool:
    match event:
        case FeedPolled():
            return bool(event.new or event.updated)
        case CountsChanged() | EntriesMarked() | FeedsChanged() | OlderArrived() | StoreChanged():
            return True
    return False
