"""What a person does to articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.engine.ground import Ground
from feedmon.engine.titles import one_line
from feedmon.events import EntriesHidden, EntriesMarked, EntriesTagged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import EntryKey, EntryQuery, Tag


class Reading(Ground):
    """Marks of read and starred, and tags."""

    async def mark_read(
        self, entry_ids: Iterable[int], read: bool = True, *, alone: bool = False
    ) -> tuple[int, ...]:
        """Mark entries read or unread; which ones changed.

        If the person wants it so, all that tell the same story are marked alike, and what is read
        is read in all feeds that have the link (I-7): those entries are among the answer. Taking
        it back is marking just these, ``alone``.
        """
        settings = self._settings
        changed = tuple(
            await self._store.mark_read(
                tuple(entry_ids),
                read,
                together=settings.read_together and not alone,
                once=settings.stories_once and not alone,
            )
        )
        await self._tell_marks(EntriesMarked(changed, read=read))
        return changed

    async def mark_all_read(
        self,
        query: EntryQuery,
        *,
        after: EntryKey | None = None,
        before: EntryKey | None = None,
    ) -> tuple[int, ...]:
        """Mark all entries of a query read, as ``mark_read``; which ones changed.

        With ``after`` or ``before`` only what lies there in the order of the query.
        """
        marked = await self._store.mark_all_read(
            query,
            after=after,
            before=before,
            together=self._settings.read_together,
            once=self._settings.stories_once,
        )
        changed = tuple(marked)
        await self._tell_marks(EntriesMarked(changed, read=True))
        return changed

    async def star(self, entry_ids: Iterable[int], starred: bool = True) -> tuple[int, ...]:
        """Star entries or take their stars; which ones changed."""
        changed = tuple(await self._store.star(tuple(entry_ids), starred))
        await self._tell_marks(EntriesMarked(changed, starred=starred))
        return changed

    async def hide(self, entry_ids: Iterable[int], hidden: bool = True) -> tuple[int, ...]:
        """Show again what rules hid (not ``hidden``), or take that back; which ones changed.

        What is shown again stays read. What is unread or has a star can't be hidden.
        """
        changed = tuple(await self._store.hide(tuple(entry_ids), hidden))
        if changed:
            await self._to_the_end(self._tell_hidden(changed))
        return changed

    async def tags(self) -> list[Tag]:
        """Return the tags that are on articles, by title, with how many have them."""
        return await self._store.tags()

    async def tags_on_all(self, entry_ids: Iterable[int]) -> list[str]:
        """Return the titles of the tags that every one of these entries has."""
        return await self._store.tags_on_all(tuple(entry_ids))

    async def tag(
        self, entry_ids: Iterable[int], title: str, tagged: bool = True
    ) -> tuple[int, ...]:
        """Put a tag on entries or take it off; which ones changed.

        Raises ValueError for a title of nothing but blanks.
        """
        title = one_line(title)
        changed = tuple(await self._store.tag(tuple(entry_ids), title, tagged))
        if changed:
            self.events.publish(EntriesTagged(changed, title, tagged))
        return changed

    async def _tell_hidden(self, changed: tuple[int, ...]) -> None:
        entries = tuple(await self._store.entries_by_id(changed))
        self.events.publish(EntriesHidden(entries))

    async def _tell_marks(self, marked: EntriesMarked) -> None:
        if marked.entry_ids:
            self.events.publish(marked)
            await self._to_the_end(self._tell_counts())
