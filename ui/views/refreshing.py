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
from ui.models.tally import RefreshTally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from feedmon.model import RefreshSummary
    from ui.views.kit import Kit

_ALL, _SOME = "refresh", "refresh-feed"


class Refreshing(QObject):
    """Asks for refreshes and shows them, whoever asked: the button, the tray or a context menu.

    *Signals*: ``running(bool)`` when the first begins and the last ends; ``finished(summary)``
    when the last has ended; ``news_wanted(list)``, the person wants to see these new articles.
    """

    running = Signal(bool)
    finished = Signal(object)
    news_wanted = Signal(list)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.status)
        self._engine, self._tasks, self._actions = kit.engine, kit.tasks, kit.actions
        self._feeds, self._sidebar, self._status = kit.feeds, kit.sidebar, kit.status
        self._tally = RefreshTally()
        self._begun = 0
        actions = kit.actions
        actions.refresh.triggered.connect(self.refresh_all)
        actions.refresh_feed.triggered.connect(self.refresh_chosen)
        actions.cancel_refresh.triggered.connect(self.cancel)
        actions.cancel_refresh.setEnabled(False)
        kit.sidebar.chosen.connect(lambda _: self._engine.look_at(self._first()))
        kit.status.new_clicked.connect(lambda: self.news_wanted.emit(self._tally.news))

    # --- asking -----------------------------------------------------------------------------

    def refresh_all(self) -> None:
        """Ask all feeds: those of the place that is chosen, those that can be seen, the rest."""
        if self._tasks.running(_ALL):
            return
        everything = (feed.id for feed in self._feeds.feeds())
        ids = list(dict.fromkeys([*self._first(), *everything]))
        self._status.refreshing(0, len(ids), 0)
        # Not only these: a feed may have been added that the window was not told of yet.
        self._tasks.start(self._ask(first=ids), name=_ALL)

    def _first(self) -> list[int]:
        """Name the feeds that the person looks at: those of the place, those that can be seen."""
        source = self._sidebar.source()
        chosen = self._feeds.feeds(source) if source.kind in {Kind.FEED, Kind.FOLDER} else ()
        return [*(feed.id for feed in chosen), *self._sidebar.visible_feed_ids()]

    def refresh_chosen(self) -> None:
        """Ask the feeds that are picked, and those in the folders that are."""
        picked = self._sidebar.pick()
        if not picked:
            self.refresh_all()
            return
        within = [self._feeds.feeds(Source(Kind.FOLDER, one)) for one in picked.folders]
        self.refresh([*picked.feeds, *(feed.id for feeds in within for feed in feeds)])

    def refresh(self, feed_ids: Iterable[int]) -> None:
        """Ask these feeds."""
        self._tasks.start(self._ask(list(feed_ids)), name=_SOME)

    async def _ask(self, feed_ids: list[int] | None = None, *, first: Iterable[int] = ()) -> None:
        begun = self._begun
        try:
            await self._engine.refresh(feed_ids, first=first)
        except BaseException:
            if self._begun == begun:  # so nobody is going to tell of its end
                self._status.not_refreshing()
            raise

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
                    self._begun += 1
                    self._tally.begin(feed_ids)
                    self._tell()
                case FeedPolled(feed):
                    news = (each for each in event.new if each.id not in event.told)
                    self._tally.polled(feed.id, news)
                case PollFailed(feed):
                    self._tally.polled(feed.id)
                case PollDropped(feed_id):
                    self._tally.polled(feed_id)
                case StoreTrouble(error, detail):
                    self._status.trouble(text.problem(error, detail))
                    continue
                case RefreshFinished(summary):
                    self._end(summary)
                    continue
                case _:
                    continue
            touched = True
        if touched and self._tally.running:
            self._status.refreshing(*self._tally.progress)

    def _end(self, summary: RefreshSummary) -> None:
        self._tally.end(summary)
        self._tell()
        if not self._tally.running:
            whole = self._tally.summary()
            self._status.refreshed(whole)
            self.finished.emit(whole)

    def _tell(self) -> None:
        running = self._tally.running
        self._actions.cancel_refresh.setEnabled(running)
        self._actions.refresh.setEnabled(not running and any(self._feeds.feeds()))
        self.running.emit(running)
