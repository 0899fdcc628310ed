"""The order that a person gives their feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.events import FeedsChanged, FoldersChanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Folder, Moved, Places


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

    async def remove_folder(self, folder_id: int) -> Places:
        """Remove a folder; what it held moves up. How it was. Raises NoSuchFolder."""
        moved = await self._store.remove_folder(folder_id)
        return self._tell_moved(moved)

    async def move(
        self,
        feed_ids: Iterable[int],
        folder_ids: Iterable[int],
        to_folder_id: int | None,
        *,
        before_feed_id: int | None = None,
        before_folder_id: int | None = None,
    ) -> Places:
        """Put feeds and folders into a folder (``None``: the top), in this order; how it was.

        Feeds go before one of its feeds, folders before one of its folders, or to the end. Raises
        NoSuchFolder; ValueError for a folder into itself.
        """
        moved = await self._store.move(
            feed_ids,
            folder_ids,
            to_folder_id,
            before_feed_id=before_feed_id,
            before_folder_id=before_folder_id,
        )
        return self._tell_moved(moved)

    async def put_back(self, where: Places) -> Places:
        """Let feeds and folders stand where they stood; how it was now, to be put back again.

        What is gone meanwhile is passed over; folders that were removed are made again.
        """
        return self._tell_moved(await self._store.put_back(where))

    def _tell_moved(self, moved: Moved) -> Places:
        if moved.folders or moved.before.lost:
            self.events.publish(FoldersChanged(moved.folders))
        if moved.feeds:
            self.events.publish(FeedsChanged(moved.feeds))
        return moved.before
