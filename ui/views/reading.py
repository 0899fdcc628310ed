"""Reading: what opens, counts as read, and how one goes to the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from feedmon.errors import FeedmonError
from ui import text
from ui.models.sources import Kind, Source
from ui.translation import tr
from ui.views.full_text import FullTexts

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.preferences import Preferences
    from ui.views.article_list import ArticleList
    from ui.views.deeds import Deeds
    from ui.views.kit import Kit
    from ui.views.listing import Listing
    from ui.views.marking import Marking
    from ui.views.reading_pane import ReadingPane

#: How long the selection must rest before a body is laid out while keys are held.
REST_MS = 80


class Reading(QObject):
    """Joins list and reading pane.

    An article is marked read when its body is shown, or was for as long as the person wants:
    what a held key only passes stays unread.
    """

    def __init__(
        self,
        kit: Kit,
        *,
        model: ArticleModel,
        view: ArticleList,
        listing: Listing,
        pane: ReadingPane,
        marking: Marking,
        deeds: Deeds,
        preferences: Preferences,
    ) -> None:
        super().__init__(view)
        self._preferences, self._marking = preferences, marking
        self._engine, self._tasks, self._actions = kit.engine, kit.tasks, kit.actions
        self._status = kit.status
        self._model, self._view, self._listing = model, view, listing
        self._feeds, self._sidebar, self._pane = kit.feeds, kit.sidebar, pane
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._rested)
        self._wanted = 0  # the article whose body waits for rest
        self._stay = QTimer(self, singleShot=True)  # until what is on show counts as read
        self._stay.timeout.connect(lambda: marking.mark([pane.entry_id], read=True))
        deeds.toggled.connect(self._stay.stop)
        view.chosen.connect(self._chosen)
        pane.images_always.connect(self._allow_images)
        self.full_text = FullTexts(kit, pane)
        self._connect()

    def _connect(self) -> None:
        actions = self._actions
        actions.next_article.triggered.connect(lambda: self._view.step(1))
        actions.previous_article.triggered.connect(lambda: self._view.step(-1))
        actions.next_unread.triggered.connect(self.next_unread)
        actions.previous_unread.triggered.connect(self._previous_unread)
        actions.read_on.triggered.connect(self._read_on)
        self._model.dataChanged.connect(self._changed)

    # --- opening ----------------------------------------------------------------------------

    def current(self) -> EntrySummary | None:
        """Return the article that is chosen in the list."""
        index = self._view.currentIndex()
        return self._model.summary(index.row()) if index.isValid() else None

    def _chosen(self, entry_id: int) -> None:
        """Show the head at once; the body too, unless a key is held."""
        summary = self.current()
        if summary is None or not entry_id:
            self._stay.stop()
            self._wanted = 0
            self._tasks.cancel("article")
            self._pane.show_empty()
            return
        if entry_id == self._pane.entry_id and self._pane.entry is not None:
            return
        self._stay.stop()
        self._pane.show_header(summary)
        if self._rest.isActive():
            self._wanted = entry_id
        else:
            self._load(entry_id)
        self._rest.start()

    def _rested(self) -> None:
        if self._wanted:
            self._load(self._wanted)

    def _load(self, entry_id: int) -> None:
        self._wanted = 0
        self._tasks.start(self._show(entry_id), name="article", replace=True)

    async def _show(self, entry_id: int) -> None:
        try:
            entry = await self._engine.entry(entry_id)
        except FeedmonError as error:
            again = (tr("Try Again"), lambda: self._load(entry_id))
            self._pane.say_instead("circle-alert", text.error_sentence(error), again)
            return
        if self._pane.entry_id != entry_id:
            return
        if entry is None:
            self._pane.say_instead(
                "circle-alert",
                tr("This article does not exist any more."),
                self._actions.next_unread,
            )
            return
        self.full_text.show(entry)
        self._shown(entry_id)

    def _shown(self, entry_id: int) -> None:
        """Let what is on show count as read, at once or after a while, if at all."""
        after_s = self._preferences.mark_read_after_s
        if self._preferences.mark_read and after_s:
            self._stay.start(1000 * after_s)
        elif self._preferences.mark_read:
            self._marking.mark([entry_id], read=True)

    def _allow_images(self, feed_id: int) -> None:
        self._tasks.start(self._engine.set_feed(feed_id, images_allowed=True), name="images")

    # --- going on ---------------------------------------------------------------------------

    def next_unread(self) -> None:
        """Go to the next unread article: in this list, then in the next feed that has one."""
        row = self._model.find_unread(self._view.currentIndex().row())
        if row is None:
            self._tasks.start(self._next_unread_beyond(), name="next-unread", replace=True)
        else:
            self._view.choose(row)

    async def _next_unread_beyond(self) -> None:
        row = await self._listing.unread_below()
        if row is None:
            await self._listing.leaping.to_top()
            row = self._model.find_unread(-1)
        if row is None:
            here = self._listing.source or Source(Kind.ALL)
            there = self._feeds.next_unread(here)
            if there is None or not self._sidebar.choose(there):
                self._status.done(tr("Everything is read"))
                return
            await self._listing.ready()
            row = self._model.find_unread(-1)
            if row is None:
                row = await self._listing.unread_below()
        if row is not None:
            self._view.choose(row)

    def _previous_unread(self) -> None:
        index = self._view.currentIndex()
        row = self._model.find_unread(index.row(), -1) if index.isValid() else None
        if row is None:
            self._status.done(tr("No unread article above"))
        else:
            self._view.choose(row)

    def _read_on(self) -> None:
        if self._pane.entry is None or not self._pane.browser.scroll_on():
            self.next_unread()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self._view.currentIndex().row() <= last.row():
            summary = self.current()
            if summary is not None:
                self._pane.retitle_feed(summary)
