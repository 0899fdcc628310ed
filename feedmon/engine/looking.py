"""What can be looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.sanitize import SANITIZER_VERSION, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import (
        Counts,
        Entry,
        EntryKey,
        EntryQuery,
        EntrySummary,
        Feed,
        FeedHealth,
        Folder,
        PollRecord,
    )

#: Logs that are added up in one go: ten milliseconds, where they are full.
_LOGS_AT_ONCE = 100


class Looking(Ground):
    """Feeds, folders, articles, counts and logs, as the store has them."""

    async def feeds(self) -> list[Feed]:
        """All feeds in the order of the window, with their counts."""
        return await self._store.feeds()

    async def folders(self) -> list[Folder]:
        """All folders in the order of the window."""
        return await self._store.folders()

    async def feed(self, feed_id: int) -> Feed:
        """One feed. Raises NoSuchFeed."""
        return await self._store.feed(feed_id)

    async def counts(self) -> Counts:
        """Unread per feed and starred, counted now; with the stories that feeds share."""
        return await self._store.counts(once=self._settings.stories_once)

    async def unread_since(self, since: int) -> dict[int, int]:
        """Unread per feed (those without any are absent) since then, counted now."""
        return await self._store.unread_since(since)

    async def shared_since(self, since: int) -> dict[tuple[int, ...], int]:
        """Return the unread stories that several feeds tell, by these, since then (``Counts``)."""
        return await self._store.shared_since(since) if self._settings.stories_once else {}

    async def entries(
        self,
        query: EntryQuery,
        *,
        after: EntryKey | None = None,
        before: EntryKey | None = None,
        limit: int | None = 100,
    ) -> list[EntrySummary]:
        """A page of the list, in the order of the query, behind ``after`` and above ``before``."""
        return await self._store.page(query, after=after, before=before, limit=limit)

    async def count_rows(self, query: EntryQuery) -> tuple[int, int]:
        """How many rows the list of a query has, and how many entries stand in them."""
        rows = await self._store.count_entries(query)
        if not query.once:
            return rows, rows
        return rows, await self._store.count_entries(replace(query, once=False))

    async def place_at(self, query: EntryQuery, index: int) -> EntryKey | None:
        """The place so far down the list, about: for leaps; ``None`` beyond its end."""
        return await self._store.place_at(query, index)

    async def entries_by_id(self, entry_ids: Iterable[int]) -> list[EntrySummary]:
        """These entries, newest first; those that are gone are left out."""
        return await self._store.entries_by_id(tuple(entry_ids))

    async def count_told(self, entry_ids: Iterable[int]) -> int:
        """How many articles these entries are to the person, who may want a story once."""
        ids = tuple(entry_ids)
        return await self._store.count_told(ids) if self._settings.stories_once else len(ids)

    async def entries_standing_for(
        self, query: EntryQuery, entry_ids: Iterable[int]
    ) -> list[EntrySummary]:
        """Return what stands in the query's list for these: they, or others of their stories."""
        return await self._store.entries_standing_for(query, tuple(entry_ids))

    async def entry(self, entry_id: int) -> Entry | None:
        """An article whole, or ``None`` when it is gone.

        A body that an older sanitiser made is made anew from the published one (H-2).
        """
        entry = await self._store.entry(entry_id)
        if entry is None or entry.sanitizer_version >= SANITIZER_VERSION:
            return entry
        raw = await self._store.raw_body(entry_id)
        body = await self._parts.workers.run(clean, raw, base_url=entry.summary.link)
        await self._store.replace_body(entry_id, body)
        return replace(
            entry,
            content_html=body.html,
            trackers=body.trackers,
            sanitizer_version=body.version,
        )

    async def poll_log(self, feed_id: int, limit: int = 100) -> list[PollRecord]:
        """The feed's last polls, newest first."""
        return await self._store.poll_log(feed_id, limit)

    async def health(self, feed_ids: Iterable[int] | None = None) -> dict[int, FeedHealth]:
        """What the kept polls of these feeds cost and saved, or of all.

        Logs are long: they are read feed by feed in slices, and who asks for articles meanwhile
        waits for one of them at the most.
        """
        ids = [feed.id for feed in await self._store.feeds()] if feed_ids is None else [*feed_ids]
        sums: dict[int, FeedHealth] = {}
        for start in range(0, len(ids), _LOGS_AT_ONCE):
            sums |= await self._store.health(ids[start : start + _LOGS_AT_ONCE])
        return sums
