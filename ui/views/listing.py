"""What the article list shows: pages asked from the engine, and news put in as they come."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QTimer, Signal

from feedmon.errors import FeedmonError
from feedmon.model import EntryQuery
from ui.models.sources import ALL, Kind, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon import Engine
    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.models.sidebar import SidebarModel
    from ui.tasks import Tasks
    from ui.views.article_list import ArticleList

PAGE = 150
#: Rows that are put in within one turn of the event loop.
SLICE = 50
#: Rows that news may add up to, and how many are kept then: a first refresh brings any number.
MOST, KEPT = 2000, 1000
#: A list that takes longer says that it is coming.
_SLOW_MS = 300
#: Whether news have the words that are looked for is asked so long after the first of them.
_LOOK_AGAIN_MS = 400


@dataclass(frozen=True, slots=True)
class Loading:
    """The list is on its way."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The list is there; ``rows`` may be 0."""

    rows: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The list could not be had."""

    error: FeedmonError


State = Loading | Ready | Broken


class Listing(QObject):
    """Fills the model for one source at a time; only the last one asked for counts.

    *Signals*: ``state_changed(State)`` when the list is slow, there, empty, filled or broken.
    """

    state_changed = Signal(object)

    def __init__(
        self,
        engine: Engine,
        tasks: Tasks,
        model: ArticleModel,
        view: ArticleList,
        feeds: SidebarModel,
    ) -> None:
        super().__init__(view)
        self._engine, self._tasks = engine, tasks
        self._model, self._view, self._feeds = model, view, feeds
        self._source: Source | None = ALL
        self._ids: tuple[int, ...] = ()
        self._words = ""
        self._found: set[int] = set()  # the articles known to have the words
        self._loading = False
        self._ready = asyncio.Event()
        self._came: list[EntrySummary] = []  # while the first page is on its way
        self._waiting: dict[int, EntrySummary] = {}  # to be put in, a slice at a time
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: self.state_changed.emit(Loading()))
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._put_slice)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._look.timeout.connect(
            lambda: tasks.start(self._look_again(), name="search-news", replace=True)
        )
        model.more_wanted.connect(self._want_more)

    # --- which list -------------------------------------------------------------------------

    @property
    def source(self) -> Source | None:
        """The place whose articles are shown; ``None`` for articles chosen one by one."""
        return self._source

    @property
    def query(self) -> EntryQuery:
        """The query of the place, with the words that are looked for in it."""
        query = EntryQuery() if self._source is None else self._source.query()
        return replace(query, search=self._words) if self._words else query

    @property
    def busy(self) -> bool:
        """Whether rows are waiting to be put in."""
        return bool(self._waiting) or not self._ready.is_set()

    def open(self, source: Source) -> None:
        """Show the articles of a place."""
        self._source, self._ids, self._words = source, (), ""
        self._begin()

    def search(self, words: str) -> None:
        """Show only those articles of the place that have these words; empty shows all again."""
        self._words = words
        self._begin()

    def open_entries(self, entry_ids: Iterable[int]) -> None:
        """Show these articles."""
        self._source, self._ids, self._words = None, tuple(entry_ids), ""
        self._begin()

    def again(self) -> None:
        """Ask for the same list once more."""
        self._begin()

    async def ready(self) -> None:
        """Wait until the list that was asked for last is there, or broken."""
        await self._ready.wait()

    def _begin(self) -> None:
        self._tasks.cancel("more-articles")
        self._loading = False
        self._ready.clear()
        self._came.clear()
        self._waiting.clear()
        self._found.clear()
        self._look.stop()
        self._tasks.cancel("search-news")
        self._slow.start()
        self._tasks.start(self._load(), name="articles", replace=True)

    async def _load(self) -> None:
        try:
            if self._source is None:
                page, more = await self._engine.entries_by_id(self._ids), False
            else:
                page = await self._engine.entries(self.query, limit=PAGE)
                more = len(page) == PAGE
        except FeedmonError as error:
            self._slow.stop()
            self._model.reset([], more=False)
            self._ready.set()
            self.state_changed.emit(Broken(error))
            return
        self._slow.stop()
        self._view.forget_news()
        self._found.update(each.id for each in page)
        self._model.reset(page, more=more)
        self._view.scrollToTop()
        self._view.chosen.emit(0)
        self._ready.set()
        self.put(self._came)
        self._tell()

    # --- going on ---------------------------------------------------------------------------

    def _want_more(self) -> None:
        if not self._loading:
            self._tasks.start(self.load_more(), name="more-articles", replace=True)

    async def load_more(self) -> None:
        """Put in the next page."""
        after = self._model.last_key()
        if after is None or self._source is None:
            self._model.set_more(more=False)
            return
        self._loading = True
        try:
            page = await self._engine.entries(self.query, after=after, limit=PAGE)
            self._model.set_more(more=len(page) == PAGE)
            self._found.update(each.id for each in page)
            for start in range(0, len(page), SLICE):
                self._put_now(page[start : start + SLICE])
                await asyncio.sleep(0)
        finally:
            self._loading = False

    async def unread_below(self) -> int | None:
        """Find the next unread article below the loaded rows and load as far as that; its row."""
        while self._model.canFetchMore(QModelIndex()):
            query = replace(self.query, unread=True)
            found = await self._engine.entries(query, after=self._model.last_key(), limit=1)
            if not found:
                return None
            while self._model.row_of(found[0].id) is None:
                if not self._model.canFetchMore(QModelIndex()):
                    return None
                await self.load_more()
            row = self._model.row_of(found[0].id)
            if row is not None and not self._model.summary(row).read:
                return row
        return None

    # --- what happens meanwhile -------------------------------------------------------------

    def put(self, summaries: Iterable[EntrySummary]) -> None:
        """Put in those of new or edited articles that belong here, a slice at a time."""
        news = list(summaries)
        if self._words and news and not self._look.isActive():
            self._look.start()
        self._let_go(news)
        wanted = list(filter(self._belongs(), news))
        if not self._ready.is_set():
            self._came += wanted
            return
        self._waiting.update((each.id, each) for each in wanted)
        if self._waiting and not self._slices.isActive():
            self._slices.start()

    def mark(self, entry_ids: Iterable[int], *, read: bool | None, starred: bool | None) -> None:
        """Show marks as they are now; what is not here yet and belongs here is asked for."""
        ids = list(entry_ids)
        self._model.mark(ids, read=read, starred=starred)
        for entry_id in self._waiting.keys() & set(ids):
            waiting = self._waiting[entry_id]
            self._waiting[entry_id] = replace(
                waiting,
                read=waiting.read if read is None else read,
                starred=waiting.starred if starred is None else starred,
            )
        if self._source is None:
            return
        joins = (self._source.kind is Kind.UNREAD and read is False) or (
            self._source.kind is Kind.STARRED and starred
        )
        missing = [entry_id for entry_id in ids if self._model.row_of(entry_id) is None]
        if joins and missing:
            self._tasks.start(self._fetch(missing), name="marked-articles")

    def _let_go(self, news: Iterable[EntrySummary]) -> None:
        """Take out what is another feed's now and does not belong here as such."""
        of_source = self._of_source()
        gone = [
            each.id
            for each in news
            if (row := self._model.row_of(each.id)) is not None
            and self._model.summary(row).feed_id != each.feed_id
            and not of_source(each)
        ]
        if gone:
            self.remove(gone)

    def complete(self) -> None:
        """Put in what belongs between the loaded rows and was not told of."""
        if self._source is not None and self._ready.is_set():
            self._tasks.start(self._ask_loaded(), name="complete-articles", replace=True)

    async def _ask_loaded(self) -> None:
        rows = max(PAGE, self._model.rowCount())
        self.put(await self._engine.entries(self.query, limit=rows))

    async def _fetch(self, entry_ids: list[int]) -> None:
        self.put(await self._engine.entries_by_id(entry_ids))

    async def _look_again(self) -> None:
        """Put in what has come since and has the words: only the store can tell."""
        page = await self._engine.entries(self.query, limit=PAGE)
        self._found.update(each.id for each in page)
        missing = [each for each in page if self._model.row_of(each.id) is None]
        self._waiting.update((each.id, each) for each in missing)
        if self._waiting and not self._slices.isActive():
            self._slices.start()

    def remove(self, entry_ids: Iterable[int]) -> None:
        """Take articles out that are gone."""
        gone = set(entry_ids)
        for entry_id in gone & self._waiting.keys():
            del self._waiting[entry_id]
        self._change(lambda: self._model.remove(gone))
        self._tell()

    def remove_feeds(self, feed_ids: Iterable[int]) -> None:
        """Take the articles of feeds out that are gone."""
        gone = set(feed_ids)
        self._waiting = {i: each for i, each in self._waiting.items() if each.feed_id not in gone}
        self._change(lambda: self._model.remove_feeds(gone))
        self._tell()

    def retitle_feed(self, feed_id: int, title: str) -> None:
        """Show another title of a feed on its articles."""
        self._model.retitle_feed(feed_id, title)

    def _put_slice(self) -> None:
        if not self._waiting:
            return
        # The newest first: what is seen first, and the longest runs.
        taken = nlargest(SLICE, self._waiting.values(), key=lambda each: (each.sort_at, each.id))
        for each in taken:
            del self._waiting[each.id]
        was_empty = self._model.rowCount() == 0
        self._put_now(taken)
        self._trim()
        if was_empty:
            self._tell()
        if self._waiting:
            self._slices.start()

    def _trim(self) -> None:
        """Let go of rows far below what is looked at; paging brings them back."""
        rows = self._model.rowCount()
        last_seen = self._view.rowAt(self._view.viewport().height() - 1)
        current = self._view.currentIndex().row()
        if rows > MOST and max(last_seen, current) < KEPT and self._source is not None:
            self._model.keep_first(KEPT)
            belongs = self._belongs()  # what waits and lies below now comes with its page, too
            self._waiting = {i: each for i, each in self._waiting.items() if belongs(each)}

    def _put_now(self, summaries: Iterable[EntrySummary]) -> None:
        rows = list(summaries)
        self._change(lambda: self._model.put(rows))

    def _change(self, change: Callable[[], None]) -> None:
        """Change rows without moving what is looked at, or choosing what nobody chose."""
        chosen = self._view.entry_id()
        selection = self._view.selectionModel()
        with self._view.anchored():
            blocked = self._view.blockSignals(True)
            try:
                change()
                if self._view.entry_id() != chosen:
                    flags = QItemSelectionModel.SelectionFlag
                    index = self._model.index_of(chosen)
                    selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                    if not index.isValid():
                        selection.clear()
            finally:
                self._view.blockSignals(blocked)
        if chosen and self._view.entry_id() != chosen:
            self._view.chosen.emit(self._view.entry_id())

    def _belongs(self) -> Callable[[EntrySummary], bool]:
        """Return the test whether an article belongs into this list, as far as it is loaded."""
        last = self._model.last_key()
        goes_on = self._model.canFetchMore(QModelIndex())
        of_source = self._was_found if self._words else self._of_source()

        def belongs(summary: EntrySummary) -> bool:
            if self._model.row_of(summary.id) is not None:
                return True
            beyond = last is not None and (summary.sort_at, summary.id) < (last.sort_at, last.id)
            return of_source(summary) and not (goes_on and beyond)

        return belongs

    def _was_found(self, summary: EntrySummary) -> bool:
        return summary.id in self._found

    def _of_source(self) -> Callable[[EntrySummary], bool]:
        match self._source:
            case None:
                return lambda summary: summary.id in self._ids
            case Source(Kind.UNREAD):
                return lambda summary: not summary.read
            case Source(Kind.STARRED):
                return lambda summary: summary.starred
            case Source(Kind.FEED, feed_id):
                return lambda summary: summary.feed_id == feed_id
            case Source(Kind.FOLDER):
                inside = {feed.id for feed in self._feeds.feeds(self._source)}
                return lambda summary: summary.feed_id in inside
        return lambda _: True

    def _tell(self) -> None:
        if self._ready.is_set():
            self.state_changed.emit(Ready(self._model.rowCount()))
