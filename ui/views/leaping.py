"""A list far longer than what is loaded: how long it is, leaps within it, and the way back up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer

from feedmon.model import EntryOrder

if TYPE_CHECKING:
    from feedmon import Engine
    from feedmon.model import EntryKey, EntrySummary
    from ui.models.articles import ArticleModel
    from ui.tasks import Tasks
    from ui.views.article_list import ArticleList
    from ui.views.contents import Contents
    from ui.views.intake import Intake
    from ui.views.thumbnails import Thumbnails
    from ui.views.told_once import ToldOnce

#: Rows of a leap's page: those above what is wanted, and all.
LEAD, PAGE = 50, 200
#: Rows that are loaded above at once.
BEFORE = 150
#: The list is counted anew so long after its rows have changed.
_COUNT_MS = 1_500
_PAGING = "more-articles"


class Leaping(QObject):
    """Keeps the scroll bar true, and carries out what is wanted of it.

    The rows are one stretch of the list without a gap; a leap begins another stretch. Places by
    number are near enough, not exact: the stretch itself goes on by keys, and loses nothing.
    """

    def __init__(
        self,
        engine: Engine,
        tasks: Tasks,
        *,
        model: ArticleModel,
        view: ArticleList,
        contents: Contents,
        rows: Intake,
        stories: ToldOnce,
        pictures: Thumbnails,
    ) -> None:
        super().__init__(view)
        self._engine, self._tasks = engine, tasks
        self._model, self._view, self._contents = model, view, contents
        self._rows, self._stories, self._pictures = rows, stories, pictures
        self._total: int | None = None  # rows of the whole list, where that is known
        self._entries = 0  # the same, with each story as often as it is told
        self._above = 0  # rows before the first one
        self._loading = False
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._counting.timeout.connect(self.count_soon)
        for changed in (model.rowsInserted, model.rowsRemoved):
            changed.connect(self._changed)
        model.less_wanted.connect(self._want_less)
        view.leap_wanted.connect(self._want_leap)

    def begin(self) -> None:
        """Begin another list, from its top."""
        self._total, self._above, self._loading = None, 0, False
        self._counting.stop()
        self._view.show_extent(0, 0)
        self.count_soon()

    def count_soon(self) -> None:
        """Count the whole list, where it goes on and counting it costs little."""
        if self._is_cut() and self._contents.source is not None and not self._contents.searches:
            self._tasks.start(self._count(), name="count-list", replace=True)

    async def to_top(self) -> None:
        """Show the beginning of the list again."""
        if self._model.has_less:
            await self._leap(0)

    async def load_before(self) -> None:
        """Put in the rows above the first one."""
        query, begin = self._contents.query, self._model.first_key()
        if begin is None or not self._model.has_less or self._loading:
            return
        self._loading = True
        try:
            index, step = self._above, BEFORE
            page: list[EntrySummary] = []
            after: EntryKey | None = begin
            while not page and index > 0 and after is not None:
                index = max(0, index - step)
                after = await self._place(index)
                page = await self._engine.entries(query, after=after, before=begin, limit=None)
                step *= 4
            if index <= 0 and after is not None:
                after = None
                page = await self._engine.entries(query, before=begin, limit=None)
            await self._pictures.expect(page)
            self._contents.add_found(page)
            self._rows.put_above(self._stories.fresh(page))
            self._above = index if after is not None else 0
            self._model.reach_up(page[0] if page else None, less=after is not None)
            self._show()
        finally:
            self._loading = False

    # --- leaps ------------------------------------------------------------------------------

    def _want_less(self) -> None:
        if not self._loading and not self._tasks.running(_PAGING):
            self._tasks.start(self.load_before(), name=_PAGING)

    def _want_leap(self, index: int, choose: int) -> None:
        self._loading = False
        self._tasks.start(self._leap(index, choose), name=_PAGING, replace=True)

    async def _leap(self, index: int, choose: int = 0) -> None:
        """Show the list from this row on; choose its first (-1) or last row (1), or none."""
        query = self._contents.query
        total = self._total or 0
        start = max(0, min(index - LEAD, total - PAGE))
        after = await self._place(start)
        if after is None:
            start = 0
        page = await self._engine.entries(query, after=after, limit=PAGE)
        await self._pictures.expect(page)
        self._contents.add_found(page)
        self._above = start
        self._rows.leap(
            page, less=start > 0, more=len(page) == PAGE, order=query.order, first=index - start
        )
        self._show()
        if choose:
            self._view.choose(0 if choose < 0 else self._model.rowCount() - 1)

    # --- how long the list is ---------------------------------------------------------------

    async def _count(self) -> None:
        query = self._contents.query
        if query.order is EntryOrder.BEST:
            return
        total, entries = await self._engine.count_rows(query)
        if query == self._contents.query:
            if self._total is not None and self._model.has_less:
                # What came or went elsewhere did so above, where news are.
                self._above = max(1, self._above + total - self._total)
            self._total, self._entries = total, entries
            self._show()

    def _changed(self) -> None:
        if self._total is not None:
            self._show()
        if self._is_cut():
            self._counting.start()

    def _is_cut(self) -> bool:
        return self._model.has_less or self._model.canFetchMore(QModelIndex())

    def _show(self) -> None:
        if not self._model.has_less:
            self._above = 0
        total = self._total or 0
        below = total - self._above - self._model.rowCount()
        goes_on = self._model.canFetchMore(QModelIndex())
        self._view.show_extent(self._above, max(0, below) if goes_on else 0)

    async def _place(self, index: int) -> EntryKey | None:
        """Return the place behind which about this row comes; ``None`` for the top."""
        if not index:
            return None
        entries = round(index * max(1.0, self._entries / (self._total or 1)))
        return await self._engine.place_at(self._contents.query, entries - 1)
