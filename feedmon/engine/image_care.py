"""Room for pictures: what was looked at longest ago goes first, those of starred articles last."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.engine.image_files import PART, SMALL
from feedmon.engine.pictures import Pictures, pictures_of

if TYPE_CHECKING:
    from feedmon.engine.image_files import Lying
    from feedmon.model import ImageUse

#: What nobody has a row for is left for so long (seconds): its row may be about to come.
_YOUNG_S = 3600
#: Once there is too much, so much of the room is filled at the most afterwards ...
_FILLED = 0.9
#: ... by so many pictures in one go; so many starred articles are looked at in one.
_AT_ONCE, _ARTICLES = 100, 50
#: Files that are looked at before others have their turn.
_IN_ONE_GO = 1_000


class ImageCare(Pictures):
    """The pictures on the disk: those without a row, rows without them, and too many of them."""

    async def pictures_size(self) -> int:
        """Bytes that pictures take on the disk."""
        return await self._files.size()

    async def tidy_pictures(self) -> int:
        """Remove what nobody needs and what is beyond the room for pictures; how many files."""
        await self._store.forget_unused_images()
        lying = await self._files.all()  # before the rows: a file that comes now has one by then
        known = await self._store.image_files()
        there = {each.path for each in lying}
        gone = [content for content, use in known.items() if use.path not in there]
        if gone:
            await self._store.forget_image_files(gone)
        orphans = await self._orphans(lying, known)
        await self._files.remove(orphans)
        kept = [use for content, use in known.items() if content not in gone]
        taken = sum(each.size for each in lying if each.path not in orphans)
        return len(orphans) + await self._make_room(kept, taken, _small_ones(lying))

    async def _orphans(self, lying: list[Lying], known: dict[bytes, ImageUse]) -> set[str]:
        now = self._parts.clock()
        wanted = {content.hex() for content in known}
        found = set()
        for number, each in enumerate(lying, start=1):
            if number % _IN_ONE_GO == 0:
                await asyncio.sleep(0)  # there may be tens of thousands
            name = each.path.rpartition("/")[2]
            is_half = name.endswith(PART)
            if (is_half or name.partition(".")[0] not in wanted) and not (
                0 <= now - each.at < _YOUNG_S
            ):
                found.add(each.path)
        return found

    async def _make_room(self, kept: list[ImageUse], taken: int, small: dict[str, int]) -> int:
        """Let go of pictures until there is room, if there is too little."""
        room = self._settings.pictures_bytes
        if taken <= room:
            return 0
        starred = await self._starred_pictures()
        kept.sort(key=lambda use: (not starred.isdisjoint(use.urls), use.last_used_at))
        removed = 0
        for start in range(0, len(kept), _AT_ONCE):
            going = []
            for use in kept[start : start + _AT_ONCE]:
                if taken <= room * _FILLED:
                    break
                going.append(use)
                taken -= use.size + small.get(use.path + SMALL, 0)
            if not going:
                break
            paths = await self._store.drop_images([url for use in going for url in use.urls])
            await self._files.remove(paths)
            removed += len(paths)
        return removed

    async def _starred_pictures(self) -> set[str]:
        found: set[str] = set()
        after = 0
        while entries := await self._store.starred_bodies(after, _ARTICLES):
            after = entries[-1].entry_id
            for entry in entries:
                found.update(pictures_of(entry))
                await asyncio.sleep(0)  # a long article takes its time
        return found


def _small_ones(lying: list[Lying]) -> dict[str, int]:
    return {each.path: each.size for each in lying if each.path.endswith(SMALL)}
