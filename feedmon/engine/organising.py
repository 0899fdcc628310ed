"""The order that a person gives their feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground

if TYPE_CHECKING:
    from feedmon.model import Folder


class Organising(Ground):
    """Folders, and what is in them."""

    async def add_folder(self, title: str, parent_id: int | None = None) -> Folder:
        """A new folder at the end of its parent. Raises NoSuchFolder."""
        folder = await self._store.add_folder(title, parent_id)
        await self._to_the_end(self._tell_folders())
        return folder

    async def rename_folder(self, folder_id: int, title: str) -> None:
        """Give a folder another title. Raises NoSuchFolder."""
        await self._store.rename_folder(folder_id, title)
        await self._to_the_end(self._tell_folders())

    async def remove_folder(self, folder_id: int) -> None:
        """Remove a folder; what it held moves up. Raises NoSuchFolder."""
        await self._store.remove_folder(folder_id)
        await self._to_the_end(self._tell_tree())
