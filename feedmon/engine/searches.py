"""Searches that a person keeps under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.engine.titles import one_line
from feedmon.events import SearchesChanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import SavedSearch


class Searches(Ground):
    """Kept, changed, put in order, counted."""

    async def searches(self) -> list[SavedSearch]:
        """Return the saved searches in their order."""
        return await self._store.searches()

    async def unread_of_searches(self) -> dict[int, int]:
        """Count the unread articles of each saved search, by its id.

        Twenty of them take a second where there are half a million articles: they are counted one
        by one, and who asks for articles meanwhile waits for one of them at the most.
        """
        once = self._settings.stories_once
        return {
            search.id: await self._store.unread_of_search(search, once=once)
            for search in await self._store.searches()
        }

    async def save_search(self, title: str, query: str) -> SavedSearch:
        """Keep a search behind the others. Raises ValueError for an empty title or query."""
        saved = await self._store.save_search(one_line(title), one_line(query))
        await self._to_the_end(self._tell_searches())
        return saved

    async def edit_search(self, search_id: int, title: str, query: str) -> SavedSearch:
        """Change a search; how it was. Raises NoSuchSearch, ValueError."""
        before = await self._store.edit_search(search_id, one_line(title), one_line(query))
        await self._to_the_end(self._tell_searches())
        return before

    async def remove_search(self, search_id: int) -> int:
        """Forget a search; its place among the others. Raises NoSuchSearch."""
        place = await self._store.remove_search(search_id)
        await self._to_the_end(self._tell_searches())
        return place

    async def put_back_search(self, search: SavedSearch, place: int) -> None:
        """Keep a search again that was forgotten."""
        await self._store.put_back_search(search, place)
        await self._to_the_end(self._tell_searches())

    async def arrange_searches(self, search_ids: Iterable[int]) -> list[int]:
        """Put the searches in this order; the order before."""
        before = await self._store.arrange_searches(search_ids)
        await self._to_the_end(self._tell_searches())
        return before

    async def _tell_searches(self) -> None:
        self.events.publish(SearchesChanged(tuple(await self._store.searches())))
