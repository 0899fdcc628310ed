"""Reading: what opens, marks, stars and goes to the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QGuiApplication

from feedmon.errors import FeedmonError
from ui import text
from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex

    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.preferences import Preferences
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.listing import Listing
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
        preferences: Preferences,
    ) -> None:
        super().__init__(view)
        self._preferences = preferences
        self._engine, self._tasks, self._actions = kit.engine, kit.tasks, kit.actions
        self._undo, self._status, self._open_url = kit.undo, kit.status, kit.open_url
        self._model, self._view, self._listing = model, view, listing
        self._feeds, self._sidebar, self._pane = kit.feeds, kit.sidebar, pane
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._rested)
        self._wanted = 0  # the article whose body waits for rest
        self._stay = QTimer(self, singleShot=True)  # until what is on show counts as read
        self._stay.timeout.connect(lambda: self._mark([pane.entry_id], read=True))
        view.chosen.connect(self._chosen)
        pane.images_always.connect(self._allow_images)
        self._connect()
        self._enable()

    def _connect(self) -> None:
        actions = self._actions
        actions.mark_read.triggered.connect(self._toggle_read)
        actions.star.triggered.connect(self._toggle_star)
        actions.open_in_browser.triggered.connect(self.open_in_browser)
        actions.copy_link.triggered.connect(self._copy_link)
        actions.mark_all_read.triggered.connect(self._mark_all_read)
        actions.next_article.triggered.connect(lambda: self._view.step(1))
        actions.previous_article.triggered.connect(lambda: self._view.step(-1))
        actions.next_unread.triggered.connect(self.next_unread)
        actions.previous_unread.triggered.connect(self._previous_unread)
        actions.read_on.triggered.connect(self._read_on)
        self._model.dataChanged.connect(self._changed)
        for change in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved):
            change.connect(self._enable)

    # --- opening ----------------------------------------------------------------------------

    def current(self) -> EntrySummary | None:
        """Return the article that is chosen in the list."""
        index = self._view.currentIndex()
        return self._model.summary(index.row()) if index.isValid() else None

    def _chosen(self, entry_id: int) -> None:
        """Show the head at once; the body too, unless a key is held."""
        summary = self.current()
        self._enable()
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
            again = ("Try Again", lambda: self._load(entry_id))
            self._pane.say_instead("circle-alert", text.error_sentence(error), again)
            return
        if self._pane.entry_id != entry_id:
            return
        if entry is None:
            self._pane.say_instead(
                "circle-alert", "This article does not exist any more.", self._actions.next_unread
            )
            return
        self._pane.show_remarks(entry)
        if entry.content_html.strip():
            self._pane.show_body(entry)
        else:
            self._pane.say_instead(
                "newspaper",
                "The feed sends no text for this article.",
                self._actions.open_in_browser,
            )
        self._shown(entry_id)

    def _shown(self, entry_id: int) -> None:
        """Let what is on show count as read, at once or after a while, if at all."""
        after_s = self._preferences.mark_read_after_s
        if self._preferences.mark_read and after_s:
            self._stay.start(1000 * after_s)
        elif self._preferences.mark_read:
            self._mark([entry_id], read=True)

    def open_in_browser(self) -> None:
        """Open the chosen article in the system's browser."""
        summary = self.current()
        if summary is None:
            return
        url = QUrl(summary.link or "")
        if url.scheme().lower() in {"http", "https"}:
            self._open_url(url)
            self._mark([summary.id], read=True)
        else:
            self._status.trouble("This article has no address that can be opened.")

    def _copy_link(self) -> None:
        summary = self.current()
        if summary is not None and summary.link:
            QGuiApplication.clipboard().setText(summary.link)
            self._status.done("Link copied")

    def _allow_images(self, feed_id: int) -> None:
        self._tasks.start(self._engine.set_feed(feed_id, images_allowed=True), name="images")

    # --- marking ----------------------------------------------------------------------------

    def _toggle_read(self) -> None:
        self._stay.stop()
        summary = self.current()
        if summary is not None:
            label = "Mark as Unread" if summary.read else "Mark as Read"
            self._mark([summary.id], read=not summary.read, label=label)

    def _toggle_star(self) -> None:
        summary = self.current()
        if summary is not None:
            label = "Remove Star" if summary.starred else "Star"
            self._mark([summary.id], starred=not summary.starred, label=label)

    def _mark(
        self,
        entry_ids: Iterable[int],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        label: str = "",
    ) -> None:
        """Show the mark at once and ask for it; what did not work is shown as it was.

        With a ``label`` it can be taken back: what only being opened has marked can't.
        """
        ids = [
            entry_id
            for entry_id in entry_ids
            if (row := self._model.row_of(entry_id)) is not None
            and (
                read not in {None, self._model.summary(row).read}
                or starred not in {None, self._model.summary(row).starred}
            )
        ]
        if not ids:
            return
        self._model.mark(ids, read=read, starred=starred)
        if label:
            self._undo.start(self._mark_and_push(ids, label, read, starred), name="mark")
        else:
            self._tasks.start(self._ask_mark(ids, read, starred), name="mark")

    async def _ask_mark(
        self, ids: list[int], read: bool | None, starred: bool | None
    ) -> tuple[int, ...]:
        changed: tuple[int, ...] = ()
        try:
            if read is not None:
                changed = await self._engine.mark_read(ids, read)
            if starred is not None:
                changed = await self._engine.star(ids, starred)
        except FeedmonError:
            self._model.mark(
                ids,
                read=None if read is None else not read,
                starred=None if starred is None else not starred,
            )
            raise
        return changed

    async def _mark_and_push(
        self, ids: list[int], label: str, read: bool | None, starred: bool | None
    ) -> None:
        changed = await self._ask_mark(ids, read, starred)
        if changed and read is not None:
            self._push_read(label, changed, read=read)
        elif changed and starred is not None:
            ask = self._engine.star
            self._undo.push(label, lambda: ask(changed, not starred), lambda: ask(changed, starred))

    def _push_read(self, label: str, ids: tuple[int, ...], *, read: bool, said: str = "") -> None:
        ask = self._engine.mark_read
        self._undo.push(label, lambda: ask(ids, not read), lambda: ask(ids, read), said=said)

    def _mark_all_read(self) -> None:
        self._undo.start(self._ask_mark_all(), name="mark-all")

    async def _ask_mark_all(self) -> None:
        if self._listing.source is None:
            rows = range(self._model.rowCount())
            changed = await self._engine.mark_read([self._model.summary(row).id for row in rows])
        else:
            changed = await self._engine.mark_all_read(self._listing.query)
        if changed:
            said = f"Marked {text.plural(len(changed), 'article')} as read"
            self._push_read("Mark All Read", changed, read=True, said=said)
        else:
            self._status.done("Everything here is read")

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
            row = self._model.find_unread(-1)
        if row is None:
            here = self._listing.source or Source(Kind.ALL)
            there = self._feeds.next_unread(here)
            if there is None or not self._sidebar.choose(there):
                self._status.done("Everything is read")
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
            self._status.done("No unread article above")
        else:
            self._view.choose(row)

    def _read_on(self) -> None:
        if self._pane.entry is None or not self._pane.browser.scroll_on():
            self.next_unread()

    # --- what the actions say ---------------------------------------------------------------

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self._view.currentIndex().row() <= last.row():
            self._enable()
            summary = self.current()
            if summary is not None:
                self._pane.retitle_feed(summary)

    def _enable(self) -> None:
        """Let the actions say what they would do with the chosen article."""
        actions, summary = self._actions, self.current()
        for action in (actions.mark_read, actions.star):
            action.setEnabled(summary is not None)
        has_link = summary is not None and bool(summary.link)
        for action in (actions.open_in_browser, actions.copy_link):
            action.setEnabled(has_link)
        read = summary is not None and summary.read
        actions.mark_read.setText("Mark as Un&read" if read else "Mark as &Read")
        actions.star.setChecked(summary is not None and summary.starred)
        actions.mark_all_read.setEnabled(self._model.rowCount() > 0)
