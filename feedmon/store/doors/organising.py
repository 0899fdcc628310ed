"""Folders, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import folders, past, places
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Folder, Moved, Places, Wish


class Organising(Ground):
    """Folders and the order of things."""

    async def folders(self) -> list[Folder]:
        """All folders, each followed by those within it."""
        return await self._read(folders.in_tree_order)

    async def add_folder(self, title: str, parent_id: int | None = None) -> Folder:
        """Add a folder behind its siblings. Raises NoSuchFolder."""
        return await self._write_whole(folders.add_folder, title, parent_id)

    async def rename_folder(self, folder_id: int, title: str) -> Folder:
        """Give a folder another title. Raises NoSuchFolder."""
        return await self._write_whole(folders.rename_folder, folder_id, title)

    async def set_folder_rhythm(self, folder_id: int, wish: Wish) -> list[int]:
        """Let a folder want this of polling; the feeds in it and below. Raises NoSuchFolder."""
        return await self._write_whole(folders.set_rhythm, folder_id, wish)

    async def wishes_around(self, folder_id: int | None) -> tuple[Wish, ...]:
        """What a folder (``None``: the top) and those around it want of polling.

        Raises NoSuchFolder.
        """
        return await self._read(past.wishes_around, folder_id)

    async def remove_folder(self, folder_id: int) -> Moved:
        """Remove a folder; what it held moves up. Raises NoSuchFolder."""
        return await self._write_whole(places.remove_folder, folder_id)

    async def move(
        self,
        feed_ids: Iterable[int],
        folder_ids: Iterable[int],
        to_folder_id: int | None,
        *,
        before_feed_id: int | None = None,
        before_folder_id: int | None = None,
    ) -> Moved:
        """Put feeds and folders into a folder, before one there or at the end.

        Raises NoSuchFolder; ValueError for a folder into itself.
        """
        return await self._write_whole(
            places.move,
            tuple(feed_ids),
            tuple(folder_ids),
            to_folder_id,
            before_feed_id=before_feed_id,
            before_folder_id=before_folder_id,
        )

    async def put_back(self, where: Places) -> Moved:
        """Let things stand again where they stood, and make removed folders again."""
        return await self._write_whole(places.put_back, where)
