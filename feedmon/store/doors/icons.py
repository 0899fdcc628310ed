"""Icons: looks at places, work on pictures, and what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import icons
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import FeedIcons, Find, IconWish, Look, Picture


class Icons(Ground):
    """What it takes to find an icon once, and to show it."""

    async def due_icons(self, limit: int) -> list[IconWish]:
        """Return feeds whose icon is to be looked for, those without one first."""
        return await self._read(icons.due_icons, int(self._clock()), limit)

    async def claim_look(self, place: str, *, owner: str, lease_s: int) -> Look | None:
        """Take the look at a place if it is due; ``None`` while somebody else has it."""
        return await self._write(icons.claim_look, place, owner=owner, lease_s=lease_s)

    async def end_look(
        self, place: str, owner: str, *, find: Find | None = None, next_look_at: int | None = None
    ) -> None:
        """End a look with what it found; without, what was known of the place stays.

        Without a time for the next look the place is as due as it was.
        """
        await self._write(icons.end_look, place, owner, find=find, next_look_at=next_look_at)

    async def take_picture(self, content_hash: bytes, *, owner: str, lease_s: int) -> Picture:
        """Take the work on a picture, unless it is done or somebody is at it."""
        return await self._write(icons.take_picture, content_hash, owner=owner, lease_s=lease_s)

    async def finish_picture(
        self, content_hash: bytes, owner: str, image: bytes | None
    ) -> int | None:
        """Keep what was made of a picture, and end the work on it; its icon, if it has one."""
        return await self._write_whole(icons.finish_picture, content_hash, owner, image)

    async def give_icon(self, feed_id: int, icon_id: int | None, *, due_at: int) -> bool:
        """Let a feed have an icon (``None``: what it has) and be due again then.

        Tells whether it has another one now.
        """
        return await self._write_whole(icons.give_icon, feed_id, icon_id, due_at=due_at)

    async def icons(
        self, feed_ids: Iterable[int] | None = None, *, since: int | None = None
    ) -> FeedIcons:
        """Return the icons of these feeds or of all; with ``since`` what was given after it."""
        ids = None if feed_ids is None else tuple(feed_ids)
        return await self._read(icons.icons, ids, since=since)

    async def drop_icons(self) -> int:
        """Delete the icons that nobody needs any more; how many."""
        return await self._write_whole(icons.drop_icons)
