"""Tags as such: what they are called, and whether they are there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.searches import Searches
from feedmon.engine.titles import one_line
from feedmon.events import EntriesTagged

if TYPE_CHECKING:
    from feedmon.model import TagChange


class Tags(Searches):
    """Renamed and taken off, everywhere at once."""

    async def rename_tag(self, title: str, to: str) -> TagChange | None:
        """Give a tag another title, or join it with the tag of that; ``None``: there is none.

        Saved searches that name it name it so, too. The answer is for ``put_back_tag``. Raises
        ValueError for a title of nothing but blanks.
        """
        change = await self._store.rename_tag(title, one_line(to))
        if change is not None:
            await self._tell_tags(change, (change.title, False), (change.to, True))
        return change

    async def remove_tag(self, title: str) -> TagChange | None:
        """Take a tag off all articles; ``None``: there is none. For ``put_back_tag``."""
        change = await self._store.remove_tag(title)
        if change is not None:
            await self._tell_tags(change, (change.title, False))
        return change

    async def put_back_tag(self, change: TagChange) -> None:
        """Let a tag be called, and be on, what it was."""
        await self._store.put_back_tag(change)
        back = ((change.to, False),) if change.to else ()
        await self._tell_tags(change, *back, (change.title, True))

    async def _tell_tags(self, change: TagChange, *tagged: tuple[str, bool]) -> None:
        for title, on in tagged:
            self.events.publish(EntriesTagged(change.entry_ids, title, on))
        if change.searches:
            await self._to_the_end(self._tell_searches())
