"""Older articles of a feed, loaded when the person wants them; and what it may have missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.errors import FeedmonError
from feedmon.events import OlderArrived
from ui import text
from ui.models.sources import Kind
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from feedmon.model import OlderLoaded
    from ui.views.kit import Kit


class Older(QObject):
    """Starts and stops it, says how far it is and what came of it.

    *Signals*: ``changed()`` when there is another thing to be said of a feed; ``ended(str)``, what
    came of it.
    """

    changed = Signal()
    ended = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.sidebar)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._sidebar, self._status = kit.feeds, kit.sidebar, kit.status
        self._action = kit.actions.load_older
        self._loading: dict[int, OlderLoaded | None] = {}
        self._action.triggered.connect(self._load_chosen)
        kit.feeds.changed.connect(self._enable)
        kit.sidebar.chosen.connect(self._enable)
        self._enable()

    def progress(self, feed_id: int) -> str:
        """Say how far the loading of a feed's older articles is; empty while there is none."""
        loading = feed_id in self._loading
        return text.loading_older(self._loading[feed_id]) if loading else ""

    def load(self, feed_id: int) -> None:
        """Load what the feed's archives have."""
        if feed_id not in self._loading:
            self._tell(feed_id, None)
            self._tasks.start(self._load(feed_id), name=_name(feed_id))

    def stop(self, feed_id: int) -> None:
        """Load no more; what came stays."""
        self._tasks.cancel(_name(feed_id))

    def dismiss(self, feed_id: int) -> None:
        """Say no more of what the feed may have missed."""
        self._undo.start(self._dismiss(feed_id), name="dismiss-missed")

    def take(self, events: Iterable[Event]) -> None:
        """Follow how far it is."""
        for event in events:
            if isinstance(event, OlderArrived) and event.feed.id in self._loading:
                self._tell(event.feed.id, event.loaded)

    def _chosen(self) -> int | None:
        source = self._sidebar.source()
        return source.id if source.kind is Kind.FEED else None

    def _load_chosen(self) -> None:
        feed_id = self._chosen()
        if feed_id is None:
            return
        if feed_id in self._loading:
            self.stop(feed_id)
        else:
            self.load(feed_id)

    def _enable(self) -> None:
        feed_id = self._chosen()
        feed = None if feed_id is None else self._feeds.feed(feed_id)
        loading = feed_id in self._loading
        self._action.setText(
            tr("Stop &Loading Articles") if loading else tr("&Load Older Articles")
        )
        self._action.setEnabled(loading or (feed is not None and feed.next_archive is not None))

    async def _load(self, feed_id: int) -> None:
        feed = self._feeds.feed(feed_id)
        title = "" if feed is None else feed.title
        try:
            loaded = await self._engine.load_older(feed_id)
        except FeedmonError as error:
            said = text.error_sentence(error)
            self._status.trouble(said)
            self.ended.emit(said)
        else:
            said = text.older_loaded(title, loaded)
            self._status.done(said)
            self.ended.emit(said)
        finally:
            self._loading.pop(feed_id, None)
            self._enable()
            self.changed.emit()

    async def _dismiss(self, feed_id: int) -> None:
        before = await self._engine.set_feeds([feed_id], missed=0)
        if before:
            self._undo.push(
                tr("Dismiss"),
                lambda: self._engine.edit_feeds(before),
                lambda: self._engine.set_feeds([feed_id], missed=0),
            )

    def _tell(self, feed_id: int, loaded: OlderLoaded | None) -> None:
        self._loading[feed_id] = loaded
        self._enable()
        self.changed.emit()


def _name(feed_id: int) -> str:
    return f"older-articles-{feed_id}"  # not for people
