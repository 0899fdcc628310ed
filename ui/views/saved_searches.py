"""Searches that are kept: made, changed, put in order, undone; and what of them is unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from feedmon import read_query
from feedmon.events import (
    CountsChanged,
    EntriesTagged,
    FeedPolled,
    FeedsChanged,
    FoldersChanged,
    OlderArrived,
    SearchesChanged,
    StoreChanged,
)
from ui import text
from ui.models.sources import Kind, Source
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from feedmon.model import SavedSearch
    from ui.models.ways import Way
    from ui.views.kit import Kit
    from ui.views.listing import Listing
    from ui.views.searching import Searching

#: What may change a count comes in crowds; it is counted so long after the first of them, and so
#: many times as long as counting takes: in a large store that thread is wanted for other things.
_REST_MS, _SHARE = 500, 5
_COUNT = "count-searches"
#: Ages in searches ("after:7d") move on with the clock.
_OLDER_MS = 15 * 60_000
_LONGEST = 60


class SavedSearches(QObject):
    """Carries out what is done with saved searches in the sidebar, and counts."""

    def __init__(self, kit: Kit, searching: Searching, listing: Listing) -> None:
        super().__init__(kit.sidebar)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._sidebar, self._now = kit.feeds, kit.sidebar, kit.now
        self._actions, self._listing, self._searching = kit.actions, listing, searching
        self._words = ""
        self._choose: Source | None = None  # as soon as it has its row
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._count)
        self._older = QTimer(self, interval=_OLDER_MS)
        self._older.timeout.connect(self._count)
        actions = kit.actions
        actions.save_search.triggered.connect(self._save)
        actions.feed_properties.triggered.connect(self._edit)
        actions.unsubscribe.triggered.connect(self._remove)
        actions.move_up.triggered.connect(lambda: self._step(-1))
        actions.move_down.triggered.connect(lambda: self._step(1))
        searching.searched.connect(self._note_words)
        kit.feeds.renamed.connect(self._rename)
        kit.feeds.changed.connect(self._changed)
        kit.feeds.modelReset.connect(self._count)
        kit.sidebar.chosen.connect(self._enable)
        kit.sidebar.picked.connect(self._enable)
        self._enable()

    def take(self, events: Iterable[Event]) -> None:
        """Count again after what may have changed a count."""
        events = tuple(events)
        if any(isinstance(event, SearchesChanged | StoreChanged) for event in events):
            self._show_again()
        if self._feeds.searches() and not self._rest.isActive() and any(map(_matters, events)):
            self._rest.start()

    # --- what can be done --------------------------------------------------------------------

    def _chosen(self) -> SavedSearch | None:
        source = self._sidebar.source()
        return self._feeds.search(source.id) if source.kind is Kind.SEARCH else None

    def _note_words(self, words: str) -> None:
        self._words = words
        query = read_query(f"{words} ", self._now())
        self._actions.save_search.setEnabled(bool(query.clauses) and not query.wrong)

    def _changed(self) -> None:
        if self._choose is not None and self._sidebar.choose(self._choose):
            self._choose = None
            self._searching.go_to_list()  # the keys are in the field, which is empty now
        if bool(self._feeds.searches()) != self._older.isActive():
            (self._older.stop if self._older.isActive() else self._older.start)()
        self._enable()

    def _enable(self) -> None:
        """Let the actions of feeds and folders say what they do with a search that is chosen."""
        chosen = self._chosen()
        if chosen is None:
            return
        actions, searches = self._actions, self._feeds.searches()
        actions.rename_feed.setEnabled(True)
        actions.feed_properties.setEnabled(True)
        actions.feed_properties.setText(tr("&Edit Search…"))
        actions.unsubscribe.setEnabled(True)
        actions.unsubscribe.setText(tr("&Delete Search"))
        actions.move_up.setEnabled(chosen != searches[0])
        actions.move_down.setEnabled(chosen != searches[-1])

    # --- made and changed --------------------------------------------------------------------

    def _save(self) -> None:
        words, place, way = self._words, self._listing.source, self._listing.way
        if words:
            work = self._ask_new(words, place, way)
            self._tasks.start(work, name="save-search", replace=True)

    async def _ask_new(self, words: str, place: Source | None, way: Way) -> None:
        from ui.dialogs.opened import accepted
        from ui.dialogs.search import SearchDialog

        dialog = SearchDialog(
            self._sidebar.window(),
            heading=tr("Save Search"),
            title=text.one_line(words, _LONGEST),
            query=self._within(words, place),
            now=self._now,
        )
        if await accepted(dialog):
            work = self._keep(dialog.title, dialog.query, place, way)
            self._undo.start(work, name="save-search")

    def _within(self, words: str, place: Source | None) -> str:
        """Write into the search where it was made."""
        match place:
            case Source(Kind.UNREAD):
                return f"{words} is:unread"
            case Source(Kind.STARRED):
                return f"{words} is:starred"
            case Source(Kind.ALERTS):
                return f"{words} is:alert"
            case Source(Kind.FEED | Kind.FOLDER as kind):
                title = self._feeds.title(place).replace('"', " ")
                return f'{words} {kind}:"{title}"'
            case Source(Kind.SEARCH, search_id) if self._feeds.search(search_id) is not None:
                saved = self._feeds.search(search_id)
                return words if saved is None else f"{saved.query} {words}"
        return words

    async def _keep(self, title: str, query: str, made_in: Source | None, way: Way) -> None:
        saved = await self._engine.save_search(title, query)
        itself = Source(Kind.SEARCH, saved.id)
        self._listing.remember(itself, way)
        last = len(self._feeds.searches())

        async def take_back() -> None:
            """Be where it was made, not in the place that happens to stand above it."""
            if made_in is not None and self._sidebar.source() == itself:
                self._sidebar.choose(made_in)
            await self._engine.remove_search(saved.id)

        self._undo.push(
            tr("Save Search"),
            take_back,
            lambda: self._engine.put_back_search(saved, last),
            said=tr("Saved the search {title}", title=text.one_line(title, _LONGEST)),
        )
        self._choose = itself
        self._changed()

    def _edit(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._tasks.start(self._ask_edit(chosen), name="edit-search", replace=True)

    async def _ask_edit(self, search: SavedSearch) -> None:
        from ui.dialogs.opened import accepted
        from ui.dialogs.search import SearchDialog

        dialog = SearchDialog(
            self._sidebar.window(),
            heading=tr("Edit Search"),
            title=search.title,
            query=search.query,
            now=self._now,
        )
        if await accepted(dialog) and (dialog.title, dialog.query) != (search.title, search.query):
            work = self._change(search, dialog.title, dialog.query, tr("Edit Search"))
            self._undo.start(work, name="edit-search")

    def _rename(self, source: Source, title: str) -> None:
        search = self._feeds.search(source.id) if source.kind is Kind.SEARCH else None
        if search is not None and title:
            self._undo.start(self._change(search, title, search.query, tr("Rename")), name="rename")

    async def _change(self, search: SavedSearch, title: str, query: str, label: str) -> None:
        edit = self._engine.edit_search
        await edit(search.id, title, query)
        self._undo.push(
            label,
            lambda: edit(search.id, search.title, search.query),
            lambda: edit(search.id, title, query),
        )

    def _remove(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._undo.start(self._forget(chosen), name="delete-search")

    async def _forget(self, search: SavedSearch) -> None:
        place = await self._engine.remove_search(search.id)
        self._undo.push(
            tr("Delete Search"),
            lambda: self._engine.put_back_search(search, place),
            lambda: self._engine.remove_search(search.id),
            said=tr("Deleted the search {title}", title=text.one_line(search.title, _LONGEST)),
        )

    def _step(self, by: int) -> None:
        chosen, order = self._chosen(), [search.id for search in self._feeds.searches()]
        if chosen is None:
            return
        place = order.index(chosen.id)
        if 0 <= place + by < len(order):
            order[place], order[place + by] = order[place + by], order[place]
            self._undo.start(self._arrange(order), name="move-search")

    async def _arrange(self, order: list[int]) -> None:
        before = await self._engine.arrange_searches(order)
        self._undo.push(
            tr("Move"),
            lambda: self._engine.arrange_searches(before),
            lambda: self._engine.arrange_searches(order),
        )

    # --- shown and counted -------------------------------------------------------------------

    def _show_again(self) -> None:
        """List anew what a search finds that was changed while it is shown."""
        source = self._listing.source
        if source is not None and source.kind is Kind.SEARCH and not self._listing.is_current:
            self._listing.again()

    def _count(self) -> None:
        """Count now, or once more when what is being counted is counted."""
        if not self._feeds.searches():
            return
        if self._tasks.running(_COUNT):  # begun anew again and again, it would never end
            self._rest.start()
        else:
            self._tasks.start(self._ask_counts(), name=_COUNT)

    async def _ask_counts(self) -> None:
        took = QElapsedTimer()
        took.start()
        self._feeds.set_search_counts(await self._engine.unread_of_searches())
        self._rest.setInterval(max(_REST_MS, _SHARE * took.elapsed()))


def _matters(event: Event) -> bool:
    match event:
        case FeedPolled():
            return bool(event.new or event.updated)
        case (
            CountsChanged()
            | EntriesTagged()
            | FeedsChanged()
            | FoldersChanged()
            | OlderArrived()
            | SearchesChanged()
            | StoreChanged()
        ):
            return True
    return False
