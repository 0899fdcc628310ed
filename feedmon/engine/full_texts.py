"""Full texts of articles, from their pages: fetched, shown, and taken for the feed's own."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.engine.article_pages import ArticlePages
from feedmon.engine.looking import Looking
from feedmon.errors import FeedmonError, FetchTimeout, StoreError
from feedmon.events import FullTextChanged
from feedmon.sanitize import SANITIZER_VERSION, clean

if TYPE_CHECKING:
    from feedmon.engine.ground import Parts
    from feedmon.model import Entry

log = logging.getLogger(__name__)

#: Pages that are handed out in one go, and at once.
AT_ONCE, SIDE_BY_SIDE = 100, 4
#: A page waits for a moment without polls, but not for ever (seconds).
_PATIENCE_S, _STEP_S = 5.0, 0.25
#: Where the store could not take a page no other is fetched for so long.
_REST_S = 600
#: How often another program that has the page is asked whether it is done, every _STEP_S.
_WAITS = 240


class FullTexts(Looking):
    """What the pages of articles have."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._pages = ArticlePages(
            store=parts.store,
            fetcher=parts.fetcher,
            gate=parts.gate,
            workers=parts.workers,
            owner=parts.presence.name,
            clock=parts.clock,
        )
        self._fetching_pages = False
        self._could_not_keep_at = float("-inf")

    async def entry(self, entry_id: int) -> Entry | None:
        """An article whole, or ``None`` when it is gone.

        What an older sanitiser made, of the feed's text or the page's, is made anew (H-2).
        """
        entry = await super().entry(entry_id)
        if entry is None or entry.full is None or not entry.full.is_there:
            return entry
        if entry.full.sanitizer_version >= SANITIZER_VERSION:
            return entry
        raw, base_url = await self._store.raw_full_text(entry_id)
        body = await self._parts.workers.run(clean, raw, base_url=base_url)
        await self._store.replace_full_text(entry_id, body)
        full = replace(
            entry.full,
            html=body.html,
            trackers=body.trackers,
            sanitizer_version=body.version,
        )
        return replace(entry, full=full)

    async def fetch_full_text(self, entry_id: int) -> Entry | None:
        """Fetch the article's page because a person wants it; how the article is then.

        One that was fetched before is not asked for again, it is shown from now on. ``None`` when
        the article is gone. Raises FetchError, ParseError and Unforeseen, which the article then
        says itself until it is tried again, unless nobody was asked.
        """
        link = ""
        for _ in range(_WAITS):
            entry = await self.entry(entry_id)
            if entry is None:
                return None
            link = entry.summary.link or ""
            if entry.full is not None and entry.full.is_there:
                await self.show_full_text(entry_id, True)
                return await self.entry(entry_id)
            try:
                if await self._pages.fetch(entry_id, only_due=False):
                    self.events.publish(FullTextChanged(entry_id))
                    continue
            except FeedmonError:
                self.events.publish(FullTextChanged(entry_id))
                raise
            await self._parts.sleep(_STEP_S)  # another program is at it
        raise FetchTimeout(link, _WAITS * _STEP_S)

    async def show_full_text(self, entry_id: int, shown: bool) -> bool:
        """Remember whether the page's text of an article is shown, or the feed's.

        Tells whether there is a choice.
        """
        return await self._store.show_full_text(entry_id, shown)

    async def fetch_full_texts(self) -> int:
        """Hand out the pages that are due, and return; how many.

        Feeds come first: nothing is fetched while polling is paused, and each page lets polls that
        are under way go before it. While one such round goes on there is no other.
        """
        if self._fetching_pages or not self._may_fetch_pages():
            return 0
        if 0 <= self._parts.clock() - self._could_not_keep_at < _REST_S:
            return 0
        self._fetching_pages = True
        try:
            due = await self._store.due_full_texts(AT_ONCE)
        except BaseException:
            self._fetching_pages = False
            raise
        if not due:
            self._fetching_pages = False
            return 0
        self._in_background(self._fetch_in_turn(due))
        return len(due)

    def _may_fetch_pages(self) -> bool:
        return self._settings.pause_end(self._parts.clock()) is None

    async def _fetch_in_turn(self, entry_ids: list[int]) -> None:
        waiting = iter(entry_ids)

        async def work_off() -> None:
            for entry_id in waiting:
                await self._let_polls_end()
                if not self._may_fetch_pages():
                    return
                await self._fetch_one(entry_id)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(SIDE_BY_SIDE):
                    group.create_task(work_off())
        except* StoreError as errors:  # no more of them are fetched for nothing now
            log.info("fetching pages ended: %s", errors.exceptions[0])
            self._could_not_keep_at = self._parts.clock()
        finally:
            self._fetching_pages = False

    async def _fetch_one(self, entry_id: int) -> None:
        try:
            more = await self._pages.fetch(entry_id, only_due=True)
        except StoreError:
            raise
        except FeedmonError:  # it is noted, and said where the article is read
            more = True
        if more:
            self.events.publish(FullTextChanged(entry_id))

    async def _let_polls_end(self) -> None:
        waited = 0.0
        while self._parts.poller.running and waited < _PATIENCE_S:
            await self._parts.sleep(_STEP_S)
            waited += _STEP_S
