"""Searches that the person kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import searches
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import SavedSearch


class Searches(Ground):
    """Kept, changed, put in order, counted."""

    async def searches(self) -> list[SavedSearch]:
        """Return the saved searches in their order."""
        return await self._read(searches.saved)

    async def unread_of_search(self, search: SavedSearch, *, once: bool = False) -> int:
        """Unread articles of a saved search."""
        return await self._read(searches.unread, search, int(self._clock()), once=once)

    async def save_search(self, title: str, query: str) -> SavedSearch:
        """Keep a search behind the others."""
        return await self._write_whole(searches.save, title, query)

    async def edit_search(self, search_id: int, title: str, query: str) -> SavedSearch:
        """Change a search; how it was. Raises NoSuchSearch."""
        return await self._write_whole(searches.edit, search_id, title, query)

    async def remove_search(self, search_id: int) -> int:
        """Forget a search; the place where it stood. Raises NoSuchSearch."""
        return await self._write_whole(searches.remove, search_id)

    async def put_back_search(self, search: SavedSearch, place: int) -> None:
        """Keep a search again that was forgotten."""
        await self._write_whole(searches.put_back, search, place)

    async def arrange_searches(self, search_ids: Iterable[int]) -> list[int]:
        """Put the searches in this order; the order before."""
        return await self._write_whole(searches.arrange, tuple(search_ids))
