"""Feeds: followed, changed, merged, followed no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from feedmon.store import details, feeds, imports, merging, polls, removals
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from feedmon.model import (
        Changes,
        Feed,
        FeedDetails,
        Further,
        ImportReport,
        Known,
        Merged,
        OpmlDocument,
        Places,
        PollTarget,
        Update,
    )
    from feedmon.store.feeds import FeedEdit


class Subscriptions(Ground):
    """The rows of feeds, and what was followed."""

    async def feeds(self) -> list[Feed]:
        """All feeds in the order of the window: in a folder its folders first, then its feeds."""
        return await self._read(feeds.all_feeds)

    async def poll_targets(self) -> list[PollTarget]:
        """Of all feeds, in the same order, what decides whether they are asked."""
        return await self._read(feeds.poll_targets)

    async def feed(self, feed_id: int) -> Feed:
        """One feed. Raises NoSuchFeed."""
        return await self._read(feeds.one_feed, feed_id)

    async def feed_details(self, feed_id: int) -> FeedDetails:
        """One feed with its history; of passwords the store knows nothing. Raises NoSuchFeed."""
        return await self._read(details.of_feed, feed_id, int(self._clock()))

    async def find_feed(self, url: str) -> Feed | None:
        """Return the feed of this address, whatever its scheme or closing slash (D-5)."""
        return await self._read(feeds.find_feed, url)

    async def add_feed(
        self,
        url: str,
        *,
        title: str = "",
        folder_id: int | None = None,
        private_allowed: bool = False,
        site_url: str | None = None,
        custom_title: str | None = None,
        next_poll_at: int | None,
    ) -> Feed:
        """Subscribe, at the end of the folder. Raises AlreadySubscribed, NoSuchFolder."""
        return await self._write(
            feeds.add_feed,
            url,
            title=title,
            folder_id=folder_id,
            private_allowed=private_allowed,
            site_url=site_url,
            custom_title=custom_title,
            next_poll_at=next_poll_at,
        )

    async def subscribe(
        self,
        url: str,
        *,
        title: str,
        site_url: str | None,
        folder_id: int | None,
        private_allowed: bool,
        uids: Iterable[str],
        further: Mapping[str, Further] | None = None,
        decide: Callable[[Feed, Known], Update],
    ) -> Changes:
        """Add a feed together with its first poll, in one transaction; as ``apply`` otherwise.

        Raises AlreadySubscribed, NoSuchFolder.
        """
        return await self._write_whole(
            polls.subscribe,
            url,
            title=title,
            folder_id=folder_id,
            private_allowed=private_allowed,
            site_url=site_url,
            uids=tuple(uids),
            further=further,
            decide=decide,
        )

    async def update_feed(self, feed_id: int, **columns: Unpack[FeedEdit]) -> Feed:
        """Set columns by name. Raises NoSuchFeed, NoSuchFolder, AlreadySubscribed.

        ``state=PAUSED`` is ``paused=True``; another ``url`` forgets the old one's validators and
        ends a running claim.
        """
        return await self._write_whole(feeds.update_feed, feed_id, columns)

    async def edit_feeds(
        self, edits: Mapping[int, FeedEdit]
    ) -> tuple[list[Feed], dict[int, FeedEdit]]:
        """Set columns of several feeds, as ``update_feed`` does; the feeds, and how they were.

        Feeds that are gone are passed over. Raises NoSuchFolder, AlreadySubscribed: then nothing
        is changed.
        """
        return await self._write_whole(feeds.edit_feeds, dict(edits))

    async def set_poll_times(self, times: Mapping[int, tuple[int | None, str | None]]) -> None:
        """Set when feeds are due and why: ``{feed_id: (next_poll_at, reason)}``."""
        await self._write(feeds.set_poll_times, dict(times))

    async def remove_feeds(self, feed_ids: Iterable[int]) -> list[int]:
        """Follow feeds no longer, and hide all that is theirs; which of them were there.

        For a day they can be brought back, then ``delete_removed`` makes an end of it.
        """
        return await self._write_whole(removals.remove_feeds, tuple(feed_ids))

    async def restore_feeds(self, feed_ids: Iterable[int]) -> list[Feed]:
        """Bring removed feeds back whole; those that are back.

        One that is deleted, or whose address another feed has now, is not.
        """
        return await self._write_whole(feeds.restore_feeds, tuple(feed_ids))

    async def merge_feeds(self, keep_id: int, other_id: int) -> Merged:
        """Let a feed take over the articles of another one, which is removed. Raises NoSuchFeed."""
        return await self._write_whole(merging.merge, keep_id, other_id)

    async def part_feeds(self, merged: Merged) -> None:
        """Take a merge back. Raises NoSuchFeed."""
        await self._write_whole(merging.part, merged)

    async def url_keys(self) -> frozenset[str]:
        """What ``feeds.url_key`` says of every feed that is followed (D-5)."""
        return await self._read(feeds.url_keys)

    async def import_feeds(
        self,
        document: OpmlDocument,
        poll_times: Sequence[int] = (),
        folder_id: int | None = None,
    ) -> ImportReport:
        """Add all folders and feeds of a document in one transaction, due at ``poll_times``.

        They are put into a folder, or at the top. Raises NoSuchFolder.
        """
        return await self._write_whole(imports.import_feeds, document, tuple(poll_times), folder_id)

    async def take_back_import(self, feed_ids: Iterable[int], folder_ids: Iterable[int]) -> Places:
        """Remove what an import added, as ``remove_feeds`` does; where it stood."""
        return await self._write_whole(imports.take_back, tuple(feed_ids), tuple(folder_ids))
