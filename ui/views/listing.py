"""What the article list shows: pages asked from the engine, and news put in as they come."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from feedmon.errors import FeedmonError
from feedmon.frozen import frozen
from feedmon.model import BEST_OF, EntryOrder
from ui.models.sources import TODAY
from ui.views.contents import Contents
from ui.views.intake import SLICE, Intake
from ui.views.leaping import Leaping
from ui.views.told_once import ToldOnce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon import Engine
    from feedmon.model import EntryQuery, EntrySummary
    from ui.models.articles import ArticleModel
    from ui.models.sidebar import SidebarModel
    from ui.models.sources import Source
    from ui.models.ways import Way, Ways
    from ui.tasks import Tasks
    from ui.views.article_list import ArticleList
    from ui.views.thumbnails import Thumbnails

PAGE = 150
#: A list that takes longer says that it is coming.
_SLOW_MS = 300
#: Whether news have the words that are looked for is asked so long after the first of them.
_LOOK_AGAIN_MS = 400
#: Of more articles that belong here now the first page is asked for instead.
_AGAIN = 1_000


@frozen
class Loading:
    """The list is on its way."""


@frozen
class Ready:
    """The list is there; ``rows`` may be 0."""

    rows: int


@frozen
class Broken:
    """The list could not be had."""

    error: FeedmonError


State = Loading | Ready | Broken


class Listing(QObject):
    """Fills the model for one source at a time; only the last one asked for counts.

    *Signals*: ``state_changed(State)`` when the list is slow, there, empty, filled or broken;
    ``arranged(Way)``, how the list that was asked for is sorted and filtered; ``sought(tuple)``,
    what the list that is there now is searched for.
    """

    state_changed = Signal(object)
    arranged = Signal(object)
    sought = Signal(object)

    def __init__(
        self,
        engine: Engine,
        tasks: Tasks,
        model: ArticleModel,
        view: ArticleList,
        feeds: SidebarModel,
        *,
        ways: Ways,
        pictures: Thumbnails,
    ) -> None:
        super().__init__(view)
        self._pictures = pictures
        self._engine, self._tasks, self._ways = engine, tasks, ways
        self._model, self._view = model, view
        self._contents = Contents(model, feeds)
        self._contents.best = ways.best
        self._rows = Intake(model, view, self._contents)
        self._rows.filled.connect(self._tell)
        self._asked: EntryQuery | None = None
        self._loading = False
        self._ready = asyncio.Event()
        self._stories = ToldOnce(
            engine,
            tasks,
            model=model,
            contents=self._contents,
            rows=self._rows,
            ready=self._ready,
        )
        self.leaping = Leaping(
            engine,
            tasks,
            model=model,
            view=view,
            contents=self._contents,
            rows=self._rows,
            stories=self._stories,
            pictures=pictures,
        )
        self._came: list[EntrySummary] = []  # while the first page is on its way
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: self.state_changed.emit(Loading()))
        self._look = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._look.timeout.connect(
            lambda: tasks.start(self._look_again(), name="search-news", replace=True)
        )
        model.more_wanted.connect(self._want_more)

    # --- which list -------------------------------------------------------------------------

    @property
    def source(self) -> Source | None:
        """The place whose articles are shown; ``None`` for articles chosen one by one."""
        return self._contents.source

    @property
    def query(self) -> EntryQuery:
        """The query of the place, with the words that are looked for in it."""
        return self._contents.query

    @property
    def is_current(self) -> bool:
        """Whether the list was asked for with the query as it is now: a saved one may change."""
        return self._asked == self.query

    @property
    def busy(self) -> bool:
        """Whether rows are waiting to be put in."""
        return self._rows.busy or not self._ready.is_set()

    @property
    def way(self) -> Way:
        """How the list is sorted and filtered."""
        return self._contents.shown

    @property
    def searches(self) -> bool:
        """Whether the list is what a search found."""
        return self._contents.searches

    @property
    def is_told_by_rows(self) -> bool:
        """Whether the list is just its rows: chosen one by one, or the best of what was found."""
        return self.source is None or self.way.order is EntryOrder.BEST

    def open(self, source: Source) -> None:
        """Show the articles of a place, sorted and filtered as they were there last."""
        self._contents.show(source, way=self._ways.of(source))
        self.arranged.emit(self.way)
        self._begin()

    def arrange(self, way: Way) -> None:
        """Sort and filter the list so; the article that is open stays open."""
        before, self._contents.way = self._contents.way, way
        if self._contents.words:
            self._contents.best = self._ways.best = way.order is EntryOrder.BEST
            if self._contents.best:  # the place stays as it is
                self._contents.way = replace(way, order=before.order)
        if self.source is not None:
            self._ways.keep(self.source, self._contents.way)
        self.arranged.emit(self.way)
        self._begin(keep=True)

    def remember(self, source: Source, way: Way) -> None:
        """Sort and filter a place so that is opened later."""
        self._ways.keep(source, way)

    @property
    def once(self) -> bool:
        """Whether a story that several feeds tell is one article."""
        return self._contents.once

    def tell_once(self, once: bool) -> None:
        """List a story that several feeds tell once, or as often as it is told."""
        self._contents.once = once
        if self._asked is not None or self.source is None:
            self._begin(keep=True)

    def search(self, words: str) -> None:
        """Show only those articles of the place that have these words; empty shows all again."""
        self._contents.words = words
        self.arranged.emit(self.way)
        self._begin()

    def open_entries(self, entry_ids: Iterable[int]) -> None:
        """Show these articles."""
        self._contents.show(None, entry_ids)
        self.arranged.emit(self.way)
        self._begin()

    def again(self) -> None:
        """Ask for the same list once more."""
        self._begin()

    async def ready(self) -> None:
        """Wait until the list that was asked for last is there, or broken."""
        await self._ready.wait()

    def _begin(self, *, keep: bool = False) -> None:
        self._tasks.cancel("more-articles")
        self._loading = False
        self._ready.clear()
        self._came.clear()
        self._rows.clear()
        self._contents.forget_found()
        self._look.stop()
        self._tasks.cancel("search-news")
        self._slow.start()
        self._tasks.start(self._load(keep=keep), name="articles", replace=True)

    async def _load(self, *, keep: bool) -> None:
        try:
            if self.source is None:
                page, more = await self._engine.entries_by_id(self._contents.ids), False
                page = self._stories.first_of(page)
            else:
                self._asked = self.query
                best = self.way.order is EntryOrder.BEST and self.searches
                page = await self._engine.entries(self._asked, limit=BEST_OF if best else PAGE)
                more = len(page) == PAGE and not best
        except FeedmonError as error:
            self._slow.stop()
            self._model.reset([], more=False)
            self._ready.set()
            self.state_changed.emit(Broken(error))
            return
        await self._pictures.expect(page)
        self._slow.stop()
        self._view.forget_news()
        self._contents.add_found(page)
        self.sought.emit(self._contents.sought)
        self._rows.reset(page, more=more, order=self.way.order, keep=keep)
        self._ready.set()
        self.put(self._came)
        self.leaping.begin()
        self._tell()

    # --- going on ---------------------------------------------------------------------------

    def _want_more(self) -> None:
        if not self._loading:
            self._tasks.start(self.load_more(), name="more-articles", replace=True)

    async def load_more(self) -> None:
        """Put in the next page."""
        after = self._model.last_key()
        if after is None or self.source is None:
            self._model.set_more(more=False)
            return
        self._loading = True
        try:
            page = await self._engine.entries(self.query, after=after, limit=PAGE)
            await self._pictures.expect(page)
            self._model.set_more(more=len(page) == PAGE)
            self._contents.add_found(page)
            for start in range(0, len(page), SLICE):
                part = page[start : start + SLICE]
                self._rows.put_now(self._stories.fresh(part))
                self._model.reach(part[-1])
                await asyncio.sleep(0)
        finally:
            self._loading = False

    async def unread_below(self) -> int | None:
        """Find the next unread article below the loaded rows and load as far as that; its row."""
        while self._model.canFetchMore(QModelIndex()):
            query = replace(self.query, unread=True)
            found = await self._engine.entries(query, after=self._model.last_key(), limit=1)
            if not found or self._stories.knows(found[0]):
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
        if self._contents.searches and news and not self._look.isActive():
            self._look.start()
        self._let_go(news)
        wanted = list(filter(self._contents.belongs(), self._stories.take(news)))
        if any(each.thumbnail is not None for each in wanted):
            self._tasks.start(self._pictures.expect(wanted), name="thumbnails-of-news")
        if self._ready.is_set():
            self._rows.put(wanted)
        else:
            self._came += wanted

    def mark(self, entry_ids: Iterable[int], *, read: bool | None, starred: bool | None) -> None:
        """Show marks as they are now; what is not here yet and belongs here is asked for."""
        ids = tuple(entry_ids)
        self._rows.mark(ids, read=read, starred=starred)
        if not self._contents.joins(read=read, starred=starred):
            return
        missing = set(ids).difference(self._model.among(ids))
        if len(missing) > _AGAIN:
            self._begin(keep=True)
        elif missing:
            self._tasks.start(self._fetch(missing), name="marked-articles")

    def _let_go(self, news: Iterable[EntrySummary]) -> None:
        """Take out what is another feed's now and does not belong here as such."""
        of_source = self._contents.of_source()
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
        if self.source is not None and self._ready.is_set():
            self._tasks.start(self._ask_loaded(), name="complete-articles", replace=True)

    async def _ask_loaded(self) -> None:
        rows = max(PAGE, self._model.rowCount())
        after = self._model.first_key() if self._model.has_less else None
        self.put(await self._engine.entries(self.query, after=after, limit=rows))

    async def _fetch(self, entry_ids: Iterable[int]) -> None:
        self.put(await self._engine.entries_by_id(entry_ids))

    async def _look_again(self) -> None:
        """Put in what has come since and has the words: only the store can tell."""
        newest_first = self.way.order is EntryOrder.NEWEST
        rows = PAGE if newest_first else max(PAGE, self._model.rowCount())
        page = await self._engine.entries(self.query, limit=rows)
        self._contents.add_found(page)
        missing = [each for each in page if self._model.row_of(each.id) is None]
        self._rows.put(self._stories.fresh(missing))

    def begin_day(self, since: int) -> None:
        """Mean by today what is of ``since`` or later; what is open stays until it is left."""
        before, self._contents.today = self._contents.today, since
        if self.source != TODAY:
            return
        if not self._ready.is_set() or not self._model.rowCount():
            self._begin()
            return
        self._contents.forget_found()
        self._tasks.cancel("more-articles")
        self._loading = False
        self._rows.remove_before(since)
        if since < before and self.way.order is EntryOrder.NEWEST:
            self._model.set_more(more=True)
            self._want_more()
        elif since < before:
            self.complete()
        self._tell()

    def remove(self, entry_ids: Iterable[int]) -> None:
        """Take articles out that are gone."""
        self._take_out(lambda: self._rows.remove(entry_ids))

    def remove_feeds(self, feed_ids: Iterable[int]) -> None:
        """Take the articles of feeds out that are gone."""
        self._take_out(lambda: self._rows.remove_feeds(feed_ids))

    def _take_out(self, change: Callable[[], None]) -> None:
        """Take rows out; others may stand for the same stories now, or fewer tell them."""
        before, shared = self._model.rowCount(), self._stories.has_any()
        change()
        if shared and self._model.rowCount() != before:
            self.complete()
        self._tell()

    def retitle_feeds(self, titles: Mapping[int, str]) -> None:
        """Show other titles of feeds on their articles."""
        self._rows.retitle_feeds(titles)
        if self.way.order is EntryOrder.FEED:  # which may bring some up from below
            self.complete()

    def _tell(self) -> None:
        if self._ready.is_set():
            self.state_changed.emit(Ready(self._model.rowCount()))
