"""What the health window wants done with feeds: carried out, said, and undone where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from ui import text
from ui.models.sources import Kind, Source
from ui.text import watches
from ui.translation import tr, trn, without_isolates
from ui.views.organising import ASKED_BEYOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.views.health_window import HealthWindow
    from ui.views.kit import Kit

#: Lines of the log that go along with the details of a feed.
_COPIED = 10


class HealthChores(QObject):
    """Pauses, leaves, opens and copies feeds of any window that it is joined with.

    *Signals*: ``said(str)``, what was done, for the window's own last line.
    """

    said = Signal(str)

    def __init__(self, parent: QObject, kit: Kit) -> None:
        super().__init__(parent)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._now, self._open_url = kit.feeds, kit.now, kit.open_url

    def join(self, window: HealthWindow) -> None:
        """Carry out what this window wants."""
        window.pause_wanted.connect(self._pause)
        window.unsubscribe_wanted.connect(
            lambda feed_ids: self._tasks.start(
                self._ask_unsubscribe(window, feed_ids), name="ask-unsubscribe", replace=True
            )
        )
        window.copy_wanted.connect(self._copy)
        window.site_wanted.connect(self._open_site)
        window.details_wanted.connect(
            lambda feed_id: self._tasks.start(self._copy_details(feed_id), name="copy-details")
        )
        window.text_wanted.connect(lambda words: self._to_clipboard(words, tr("Text")))
        window.stop_wanted.connect(
            lambda feed_ids: self._tasks.start(self._stop(feed_ids), name="cancel-polls")
        )
        self.said.connect(window.footer.setText)

    def _named(self, feed_ids: Sequence[int]) -> str:
        if len(feed_ids) == 1:
            return self._feeds.title(Source(Kind.FEED, feed_ids[0]))
        return trn(len(feed_ids), "{n} feed", "{n} feeds")

    def _pause(self, feed_ids: list[int]) -> None:
        self._undo.start(self._set_paused(feed_ids), name="pause")

    async def _set_paused(self, feed_ids: list[int]) -> None:
        before = await self._engine.set_feeds(feed_ids, paused=True)
        if before:
            self._undo.push(
                tr("Pause"),
                lambda: self._engine.edit_feeds(before),
                lambda: self._engine.set_feeds(feed_ids, paused=True),
                said=tr("Paused {named}", named=self._named(feed_ids)),
            )

    async def _ask_unsubscribe(self, window: HealthWindow, feed_ids: list[int]) -> None:
        """Leave few feeds at once, many after asking: it can be undone."""
        from ui.dialogs.deleting import ask_about_feeds

        many = len(feed_ids) > ASKED_BEYOND
        if not feed_ids or (many and not await ask_about_feeds(window, len(feed_ids))):
            return
        self._undo.start(self._leave(feed_ids), name="unsubscribe")

    async def _leave(self, feed_ids: list[int]) -> None:
        said = tr("Unsubscribed from {named}", named=self._named(feed_ids))
        await self._engine.unsubscribe(feed_ids)
        self._undo.push(
            tr("Unsubscribe"),
            lambda: self._engine.restore_feeds(feed_ids),
            lambda: self._engine.unsubscribe(feed_ids),
            said=said,
        )
        self.said.emit(said)

    async def _stop(self, feed_ids: list[int]) -> None:
        ended = await self._engine.cancel_polls(feed_ids)
        self.said.emit(trn(ended, "{n} poll cancelled", "{n} polls cancelled"))

    def _copy(self, feed_ids: list[int]) -> None:
        feeds = [self._feeds.feed(feed_id) for feed_id in feed_ids]
        addresses = (watches.address_of(feed) for feed in feeds if feed is not None)
        self._to_clipboard("\n".join(addresses), tr("Address"))

    def _open_site(self, feed_id: int) -> None:
        feed = self._feeds.feed(feed_id)
        url = QUrl("" if feed is None else feed.site_url or "")
        if url.scheme().lower() in {"http", "https"}:
            self._open_url(url)
        else:
            self.said.emit(tr("This feed names no site that can be opened."))

    async def _copy_details(self, feed_id: int) -> None:
        feed = self._feeds.feed(feed_id)
        if feed is not None:
            polls = await self._engine.poll_log(feed_id, _COPIED)
            self._to_clipboard(text.feed_details(feed, polls, self._now()), tr("Details"))

    def _to_clipboard(self, words: str, what: str) -> None:
        QGuiApplication.clipboard().setText(without_isolates(words))
        self.said.emit(tr("{what} copied", what=what))
