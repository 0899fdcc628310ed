"""A list that has a story once, though several feeds tell it: only the store can say which row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable, Sequence

    from feedmon import Engine
    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.tasks import Tasks
    from ui.views.contents import Contents
    from ui.views.intake import Intake


class ToldOnce:
    """Lets what stands in the list stand: who tells its story later changes its row, no more.

    ``ready`` is set while the list is there.
    """

    def __init__(
        self,
        engine: Engine,
        tasks: Tasks,
        *,
        model: ArticleModel,
        contents: Contents,
        rows: Intake,
        ready: asyncio.Event,
    ) -> None:
        self._engine, self._tasks = engine, tasks
        self._model, self._contents, self._rows, self._ready = model, contents, rows, ready

    def first_of(self, page: Sequence[EntrySummary]) -> list[EntrySummary]:
        """Leave out of a whole list what another article of it tells, read ones first."""
        if not self._contents.once:
            return list(page)
        there: dict[int, int] = {}
        for each in sorted(page, key=lambda each: (each.read, each.received_at, each.id)):
            if each.story is not None:
                there.setdefault(each.story, each.id)
        return [each for each in page if each.story is None or there[each.story] == each.id]

    def fresh(self, page: Sequence[EntrySummary]) -> list[EntrySummary]:
        """Leave out of more rows what another row tells already."""
        if not self._contents.query.once or all(each.story is None for each in page):
            return list(page)
        there = self._there()
        return [
            each for each in page if each.story is None or there.get(each.story, each).id == each.id
        ]

    def knows(self, summary: EntrySummary) -> bool:
        """Whether another row tells the story of this article."""
        return not self.fresh([summary])

    def has_any(self) -> bool:
        """Whether other feeds tell what stands in the list: then something may stand for it."""
        return bool(self._there())

    def take(self, news: Sequence[EntrySummary]) -> list[EntrySummary]:
        """Return what is put in as it came; for the rest the store is asked."""
        shared = [each for each in news if each.story is not None]
        if not shared or self._contents.source is None:
            return list(news)
        self._tasks.start(self._ask(shared), name="stories")
        return [
            each for each in news if each.story is None or self._model.row_of(each.id) is not None
        ]

    async def _ask(self, news: Iterable[EntrySummary]) -> None:
        await self._ready.wait()
        query = self._contents.query
        found = await self._engine.entries_standing_for(query, [each.id for each in news])
        if query != self._contents.query or not self._ready.is_set():
            return  # another list, which has them already
        there = self._there() if query.once else {}
        rows = [
            each
            if each.story is None or there.get(each.story, each).id == each.id
            else replace(there[each.story], also_in=each.also_in)
            for each in found
        ]
        self._contents.add_found(rows)
        self._rows.put(filter(self._contents.belongs(), rows))

    def _there(self) -> dict[int, EntrySummary]:
        """Return by its story each row that has one."""
        rows = map(self._model.summary, range(self._model.rowCount()))
        return {each.story: each for each in rows if each.story is not None}
