"""The refresh button: starting, cancelling, how far it is and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.events import (
    FeedPolled,
    PollDropped,
    PollFailed,
    RefreshFinished,
    RefreshStarted,
    StoreTrouble,
)
from ui import text
from ui.models.sources import Kind, Source
from ui.views.failures import Failing, FailuresPanel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon import Engine
    from feedmon.events import (
        Event,
    )
    from feedmon.model import FeedFailure
    from ui.actions import Actions
    from ui.models.sidebar import SidebarModel
    from ui.tasks import Tasks
    from ui.views.sidebar import Sidebar
    from ui.views.status import StatusLine

_ALL, _SOME = "refresh", "refresh-feed"


class Refreshing(QObject):
    """Asks for refreshes and shows them, whoever asked: the button, the tray or a context menu.

    *Signals*: ``running(bool)`` when the first begins and the last ends.
    """

    running = Signal(bool)

    def __init__(
        self,
        engine: Engine,
        tasks: Tasks,
        *,
        actions: Actions,
        feeds: SidebarModel,
        sidebar: Sidebar,
        status: StatusLine,
    ) -> None:
        super().__init__(status)
        self._engine, self._tasks, self._actions = engine, tasks, actions
        self._feeds, self._sidebar, self._status = feeds, sidebar, status
        self._asked: set[int] = set()
        self._left: set[int] = set()
        self._new = 0
        self._at_once = 0
        self._failures: dict[int, FeedFailure] = {}
        actions.refresh.triggered.connect(self.refresh_all)
        actions.refresh_feed.triggered.connect(self.refresh_chosen)
        actions.cancel_refresh.triggered.connect(self.cancel)
        actions.cancel_refresh.setEnabled(False)
        status.failed_clicked.connect(self.show_failures)

    # --- asking -----------------------------------------------------------------------------

    def refresh_all(self) -> None:
        """Ask all feeds, those that can be seen first."""
        if self._tasks.running(_ALL):
            return
        first = self._sidebar.visible_feed_ids()
        ids = list(dict.fromkeys([*first, *(feed.id for feed in self._feeds.feeds())]))
        self._status.refreshing(0, len(ids), 0)
        self._tasks.start(self._ask(ids), name=_ALL)

    def refresh_chosen(self) -> None:
        """Ask the feed or the feeds of the folder that is chosen."""
        source = self._sidebar.source()
        if source.kind not in {Kind.FEED, Kind.FOLDER}:
            self.refresh_all()
            return
        self.refresh([feed.id for feed in self._feeds.feeds(source)])

    def refresh(self, feed_ids: Iterable[int]) -> None:
        """Ask these feeds."""
        self._tasks.start(self._ask(list(feed_ids)), name=_SOME)

    async def _ask(self, feed_ids: list[int]) -> None:
        try:
            await self._engine.refresh(feed_ids)
        finally:
            if not self._at_once:  # it ended before it began, or its end is on its way
                self._status.not_refreshing()

    def cancel(self) -> None:
        """Stop all refreshes that were asked for here."""
        self._tasks.cancel(_ALL)
        self._tasks.cancel(_SOME)

    # --- what happens -----------------------------------------------------------------------

    def take(self, events: Iterable[Event]) -> None:
        """Follow what the engine tells."""
        touched = False
        for event in events:
            match event:
                case RefreshStarted(feed_ids):
                    self._begin(feed_ids)
                case FeedPolled(feed):
                    if feed.id in self._left:
                        self._left.discard(feed.id)
                        self._new += len(event.new)
                case PollFailed(feed):
                    self._left.discard(feed.id)
                case PollDropped(feed_id):
                    self._left.discard(feed_id)
                case StoreTrouble(error, detail):
                    self._status.trouble(text.problem(error, detail))
                    continue
                case RefreshFinished():
                    self._end(event)
                    continue
                case _:
                    continue
            touched = True
        if touched and self._at_once:
            done = len(self._asked) - len(self._left)
            self._status.refreshing(done, len(self._asked), self._new)

    def _begin(self, feed_ids: tuple[int, ...]) -> None:
        if not self._at_once:
            self._asked, self._left, self._new = set(), set(), 0
            self._failures = {}
        self._at_once += 1
        self._asked |= set(feed_ids)
        self._left |= set(feed_ids)
        self._tell()

    def _end(self, event: RefreshFinished) -> None:
        self._at_once = max(0, self._at_once - 1)
        self._failures |= {failure.feed_id: failure for failure in event.summary.failures}
        self._tell()
        if not self._at_once:
            self._status.refreshed(event.summary)

    def _tell(self) -> None:
        running = self._at_once > 0
        self._actions.cancel_refresh.setEnabled(running)
        self._actions.refresh.setEnabled(not running and any(self._feeds.feeds()))
        self.running.emit(running)

    # --- what failed ------------------------------------------------------------------------

    def show_failures(self) -> None:
        """Show which feeds failed in the last refresh, and why; a click goes there."""
        rows = [
            Failing(
                failure.feed_id,
                self._feeds.title(Source(Kind.FEED, failure.feed_id)) or failure.url,
                text.problem(failure.error, failure.detail),
            )
            for failure in self._failures.values()
        ]
        if not rows:
            return
        panel = FailuresPanel(rows, self._status)
        panel.chosen.connect(lambda feed_id: self._sidebar.choose(Source(Kind.FEED, feed_id)))
        panel.show_above(self._status)
