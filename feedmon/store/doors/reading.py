"""Articles: listed, read, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import entries, marks, queries, revisions, rows, stories, tags
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import (
        CleanBody,
        Counts,
        Entry,
        EntryKey,
        EntryQuery,
        EntrySummary,
        Tag,
        TagChange,
        Version,
    )

#: So many links are settled in one transaction: others want to write, too.
SETTLED = 250


class Reading(Ground):
    """Entries, and what the person does to them."""

    async def page(
        self,
        query: EntryQuery,
        after: EntryKey | None = None,
        limit: int | None = 100,
        *,
        before: EntryKey | None = None,
        offset: int = 0,
    ) -> list[EntrySummary]:
        """Return a stretch of the list, in its order: between two places, or from ``offset`` on."""
        return await self._read(
            entries.page,
            query,
            int(self._clock()),
            after=after,
            before=before,
            limit=limit,
            offset=offset,
        )

    async def place_at(self, query: EntryQuery, index: int) -> EntryKey | None:
        """Return the place so far down the list, about; ``None`` beyond its end."""
        return await self._read(entries.place_at, query, int(self._clock()), index)

    async def count_entries(self, query: EntryQuery) -> int:
        """How many entries a query has."""
        return await self._read(queries.count_entries, query, int(self._clock()))

    async def entry(self, entry_id: int) -> Entry | None:
        """One article, whole."""
        return await self._read(entries.one_entry, entry_id, int(self._clock()))

    async def raw_body(self, entry_id: int) -> str:
        """The article's body as published, before any sanitiser."""
        return await self._read(entries.raw_body, entry_id)

    async def replace_body(self, entry_id: int, body: CleanBody) -> None:
        """Keep what a newer sanitiser made of an article's body."""
        await self._write(entries.replace_body, entry_id, body)

    async def versions(self, entry_id: int) -> list[Version]:
        """Return what is kept of an article that was edited, what it says now first."""
        return await self._read(revisions.versions, entry_id)

    async def version_texts(
        self, entry_id: int, version_ids: Iterable[int]
    ) -> list[tuple[str, str] | None]:
        """Return title and body of these versions, all of one moment; ``None``: not kept."""
        return await self._read(revisions.texts_of, entry_id, tuple(version_ids))

    async def entries_by_id(self, entry_ids: Iterable[int]) -> list[EntrySummary]:
        """Return the entries with these ids that are there, in the order of the ids."""
        return await self._read(rows.summaries, tuple(entry_ids))

    async def entries_standing_for(
        self, query: EntryQuery, entry_ids: Iterable[int]
    ) -> list[EntrySummary]:
        """Return what stands in the query's list for these: they themselves, or their stories."""
        return await self._read(entries.standing_for, query, int(self._clock()), tuple(entry_ids))

    async def counts(self, *, once: bool = False) -> Counts:
        """Unread per feed, and starred; with ``once`` also the stories that feeds share."""
        return await self._read(entries.counts, once=once)

    async def shared_since(self, since: int) -> dict[tuple[int, ...], int]:
        """Unread stories that several feeds tell, of what stands at ``since`` or later."""
        return await self._read(stories.unread_in, since)

    async def count_told(self, entry_ids: Iterable[int]) -> int:
        """How many articles these are, if a story that several feeds tell is one."""
        return await self._read(stories.count_told, tuple(entry_ids))

    async def settle_stories(self) -> None:
        """Find out which entries tell one story, of all there are: in slices, each whole."""
        after: str | None = ""
        while after is not None:
            after = await self._write_whole(stories.settle_links, after, SETTLED)

    async def unread_since(self, since: int) -> dict[int, int]:
        """Unread per feed, of what stands at ``since`` or later in the list."""
        return await self._read(entries.unread_since, since)

    async def mark_read(
        self,
        entry_ids: Iterable[int],
        read: bool = True,
        *,
        together: bool = False,
        once: bool = False,
    ) -> list[int]:
        """Mark read or unread; which entries really changed.

        With ``once`` all that tell the same story are marked alike; with ``together`` what is read
        is read in all feeds that have its link.
        """
        return await self._write_whole(
            marks.mark_read, tuple(entry_ids), read=read, together=together, once=once
        )

    async def mark_all_read(
        self,
        query: EntryQuery,
        *,
        after: EntryKey | None = None,
        before: EntryKey | None = None,
        together: bool = False,
        once: bool = False,
    ) -> list[int]:
        """Mark all entries of a query read, as ``mark_read``; which ones really changed.

        ``after`` and ``before`` bound it to what lies there in the order of the query.
        """
        return await self._write_whole(
            marks.mark_all_read,
            query,
            after=after,
            before=before,
            together=together,
            once=once,
        )

    async def hide(self, entry_ids: Iterable[int], hidden: bool = True) -> list[int]:
        """Show again what a rule hid, or hide it again; which entries really changed."""
        return await self._write_whole(marks.hide, tuple(entry_ids), hidden=hidden)

    async def star(self, entry_ids: Iterable[int], starred: bool = True) -> list[int]:
        """Star, or take the star; which entries really changed."""
        return await self._write_whole(marks.star, tuple(entry_ids), starred=starred)

    async def tag(self, entry_ids: Iterable[int], title: str, tagged: bool = True) -> list[int]:
        """Put a tag on entries, or take it off; which ones really changed."""
        return await self._write_whole(tags.tag, tuple(entry_ids), title, tagged=tagged)

    async def tags(self) -> list[Tag]:
        """All tags that are on articles, by title."""
        return await self._read(tags.all_tags)

    async def tags_on_all(self, entry_ids: Iterable[int]) -> list[str]:
        """The titles of the tags that every one of these entries has."""
        return await self._read(tags.on_all, tuple(entry_ids))

    async def rename_tag(self, title: str, to: str) -> TagChange | None:
        """Give a tag another title, or join it with the tag of that; ``None``: there is none."""
        return await self._write_whole(tags.rename, title, to)

    async def remove_tag(self, title: str) -> TagChange | None:
        """Take a tag off everything; ``None``: there is none."""
        return await self._write_whole(tags.remove, title)

    async def put_back_tag(self, change: TagChange) -> None:
        """Take back what was done to a tag."""
        await self._write_whole(tags.put_back, change)
