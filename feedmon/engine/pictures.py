"""Pictures of articles: for the text, for the list, and kept for reading without a network."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from feedmon.engine.ground import Ground
from feedmon.engine.image_files import SMALL, ImageFiles
from feedmon.engine.images import AGAIN_S, Asked, Images
from feedmon.errors import ParseError, StoreError
from feedmon.events import PicturesKept
from feedmon.model import CareJob
from feedmon.sanitize import may_be_asked_for, picture_addresses
from feedmon.store import Work
from feedmon.work import work_picture, work_thumbnail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.engine.ground import Parts
    from feedmon.model import KeptImage, PicturedEntry, Pixels

log = logging.getLogger(__name__)

#: New articles that are looked at in one go, pictures that are kept of one, and pictures that are
#: handed out in one go, and at once.
_ARTICLES, _OF_ONE, _IMAGES, _SIDE_BY_SIDE = 20, 20, 100, 4


class Pictures(Ground):
    """The pictures of articles that the person allowed."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._files = ImageFiles(parts.directory, parts.clock)
        self._images = Images(
            store=parts.store,
            fetcher=parts.fetcher,
            gate=parts.gate,
            workers=parts.workers,
            files=self._files,
            owner=parts.presence.name,
            clock=parts.clock,
            sleep=parts.sleep,
        )
        self._renewing: set[str] = set()
        self._keeping = False
        self._keeps: bool | None = None  # as the settings said it when it began or ended
        self._could_not_keep_at = float("-inf")
        self._cutting: WeakValueDictionary[bytes, asyncio.Lock] = WeakValueDictionary()

    # --- for the text -----------------------------------------------------------------------

    async def picture(self, url: str, width: int) -> Pixels | None:
        """A picture that the person allowed, no wider than ``width`` pixels; ``None``: none.

        What is kept is shown at once; where it is old its server is asked for news beside, for
        the next time.
        """
        try:
            known = await self._images.kept(url)
            if known is None:
                await self._ask_for_picture(url)
                known = await self._images.kept(url)
            elif self._images.is_stale(known) and url not in self._renewing:
                self._in_background(self._renew_picture(url))
        except StoreError as error:
            log.warning("a picture can't be kept: %s %s", error.code, error.detail)
            return None
        return None if known is None else await self._decoded(known, width)

    async def _ask_for_picture(self, url: str) -> Asked:
        asked = await self._images.ask(url)
        if asked is Asked.CHANGED:
            self.events.publish(PicturesKept((url,)))
        return asked

    async def _renew_picture(self, url: str) -> None:
        self._renewing.add(url)
        try:
            await self._ask_for_picture(url)
        except StoreError as error:  # then the next time
            log.info("no news of a picture: %s", error.code)
        finally:
            self._renewing.discard(url)

    async def _decoded(self, known: KeptImage, width: int) -> Pixels | None:
        if known.file is None:
            return None
        path = self._files.path(known.file.path)
        try:
            return await self._parts.workers.run(work_picture, path, width)
        except ParseError as error:  # it broke the limits of a task
            log.info("a picture could not be decoded: %s", error.detail)
            return None

    # --- for the list -----------------------------------------------------------------------

    async def thumbnail(self, entry_id: int) -> bytes | None:
        """A small picture of an article: a PNG of at most 96 by 96, made of what is kept.

        Nobody is ever asked for it. ``None`` where nothing is kept, or where the pictures of its
        feed are not allowed. ``PicturesKept`` says when there may be one.
        """
        known = await self._store.image_of(entry_id, every=self._settings.all_pictures)
        if known is None or known.file is None:
            return None
        small = known.file.path + SMALL
        turn = self._cutting.setdefault(known.file.content_hash, asyncio.Lock())
        async with turn:
            data = await self._files.read(small)
            if data is None and await self._files.is_whole(known.file):
                try:
                    path = self._files.path(known.file.path)
                    await self._parts.workers.run(work_thumbnail, path)
                except ParseError as error:
                    log.info("no small picture could be made: %s", error.detail)
                    return None
                data = await self._files.read(small)
        return data or None  # an empty file: there can be none

    async def pictured(self, entry_ids: Iterable[int]) -> frozenset[int]:
        """Return those of the articles that ``thumbnail`` has a picture of, in one look."""
        every = self._settings.all_pictures
        return frozenset(await self._store.pictured(entry_ids, every=every))

    # --- for later --------------------------------------------------------------------------

    async def keep_pictures(self) -> int:
        """Hand out pictures of new articles that wait, where the person wants them; how many.

        They come after polls, a few at a time, at the pace of their hosts.
        """
        if self._keeping or 0 <= self._parts.clock() - self._could_not_keep_at < AGAIN_S:
            return 0
        self._keeping = True
        urls: list[str] = []
        try:
            if await self._begin_or_end():
                await self._wish()
                every = self._settings.all_pictures
                urls = await self._store.wanted_images(every=every, limit=_IMAGES)
            if urls and await self._store.image_bytes() >= self._settings.pictures_bytes:
                await self._store.ask_for_care(CareJob.PICTURES)  # they wait for room
                urls = []
        finally:
            self._keeping = bool(urls)
        if urls:
            self._in_background(self._keep_waiting(urls))
        return len(urls)

    def _has_pictures_to_keep(self, work: frozenset[Work]) -> bool:
        """Whether ``keep_pictures`` would find any, or the person wants them or no more of them."""
        return Work.PICTURES in work or self._settings.keep_pictures != self._keeps

    async def _begin_or_end(self) -> bool:
        """Begin with the articles from now on, or end it, as the person wants; whether it is on."""
        wanted = self._settings.keep_pictures
        began = await self._store.image_wishes_from() is not None
        if wanted and not began:
            await self._store.begin_image_wishes()
        elif began and not wanted:
            await self._store.end_image_wishes()
        self._keeps = wanted
        return wanted and self._settings.pause_end(self._parts.clock()) is None

    async def _wish(self) -> None:
        """Let the pictures of new articles wait in the store."""
        every = self._settings.all_pictures
        while (after := await self._store.image_wishes_from()) is not None:
            upto, entries = await self._store.pictured_since(after, every=every, limit=_ARTICLES)
            if upto == after:
                return
            wishes: dict[str, int] = {}
            for each in entries:
                wishes |= dict.fromkeys(pictures_of(each), each.feed_id)
                await asyncio.sleep(0)  # a long article takes its time
            await self._store.wish_images(wishes.items(), after=after, upto=upto)

    async def _keep_waiting(self, urls: Iterable[str]) -> None:
        waiting = iter(urls)

        async def work_off() -> None:
            for url in waiting:
                await self._let_polls_go_first()
                if not self._settings.keep_pictures:
                    return
                if await self._ask_for_picture(url) is Asked.NOBODY:
                    return

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(_SIDE_BY_SIDE):
                    group.create_task(work_off())
        except* StoreError as errors:  # they wait, and are not fetched for nothing meanwhile
            log.info("keeping pictures ended: %s", errors.exceptions[0])
            self._could_not_keep_at = self._parts.clock()
        finally:
            self._keeping = False


def pictures_of(entry: PicturedEntry) -> tuple[str, ...]:
    """Return the addresses of an article's pictures, that of the list first; not too many."""
    lead = entry.thumbnail
    first = () if lead is None or not may_be_asked_for(lead) else (lead,)
    return tuple(dict.fromkeys((*first, *picture_addresses(entry.html))))[:_OF_ONE]
