"""The order that a person gives their feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.properties import Properties
from feedmon.events import FeedsChanged, FoldersChanged, RulesChanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Unpack

    from feedmon.model import Folder, Merged, Moved, Places
    from feedmon.store.feeds import FeedEdit


class Organising(Properties):
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
        return await self._moved(await self._store.remove_folder(folder_id))

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
        return await self._moved(moved)

    async def put_back(self, where: Places) -> Places:
        """Let feeds and folders stand where they stood; how it was now, to be put back again.

        What is gone meanwhile is passed over; folders that were removed are made again.
        """
        return await self._moved(await self._store.put_back(where))

    async def set_feeds(
        self, feed_ids: Iterable[int], **columns: Unpack[FeedEdit]
    ) -> dict[int, FeedEdit]:
        """Change columns of several feeds at once; how they were, for ``edit_feeds``.

        Raises what ``set_feed`` raises, and changes nothing then; feeds that are gone are passed
        over.
        """
        return await self.edit_feeds(dict.fromkeys(feed_ids, columns))

    async def edit_feeds(self, edits: Mapping[int, FeedEdit]) -> dict[int, FeedEdit]:
        """As ``set_feeds``, each feed by its own edit."""
        whole, logins = await self._completed(edits)
        revision = await self._store.revision()
        feeds, before = await self._store.edit_feeds(whole)
        await self._keep({i: login for i, login in logins.items() if i in before}, feeds)
        if feeds:
            self.events.publish(FeedsChanged(tuple(feeds)))
        if any("identity" in edit for edit in whole.values()):
            await self._to_the_end(self._tell_since(revision))  # articles were parted, or joined
        return before

    async def merge_feeds(self, keep_id: int, other_id: int) -> Merged:
        """Let a feed take over everything of another one, which is followed no longer.

        What both have is one article then, with the star and the tags of either. The answer is
        for ``part_feeds``, which takes it back within a day. Raises NoSuchFeed.
        """
        before = await self._store.revision()
        merged = await self._store.merge_feeds(keep_id, other_id)
        await self._to_the_end(self._tell_merged(before, merged))
        return merged

    async def part_feeds(self, merged: Merged) -> None:
        """Take a merge back. Raises NoSuchFeed when one of the two is gone for good."""
        before = await self._store.revision()
        await self._store.part_feeds(merged)
        await self._to_the_end(self._tell_merged(before, merged))

    async def _tell_merged(self, before: int, merged: Merged) -> None:
        await self._tell_since(before)
        if merged.rules:
            self.events.publish(RulesChanged(tuple(await self._store.rules())))

    async def _moved(self, moved: Moved) -> Places:
        """Tell what stands elsewhere, and let other folders' rhythms hold for it."""
        if moved.folders or moved.before.lost:
            self.events.publish(FoldersChanged(moved.folders))
        if moved.feeds:
            self.events.publish(FeedsChanged(moved.feeds))
            await self._to_the_end(self._reschedule([feed.id for feed in moved.feeds], moved=True))
        return moved.before
