"""Fetches the pages of articles, each once, and keeps the article that is on them (H-8).

A page is asked for like everything else: in its host's turn (F-10), limited in bytes and time (X-1,
X-2), and never at a private address that a public feed names (X-4). What is found there is judged
in a worker process, in five seconds at the most.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from feedmon.errors import (
    FetchError,
    FetchTimeout,
    HostBlocked,
    LeaseLost,
    NameNotResolved,
    NetworkDown,
    ParseError,
    ProxyFailed,
    StoreError,
    Unforeseen,
)
from feedmon.fetch import Request
from feedmon.logins import without_login
from feedmon.model import Document, FullTextMode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedmon.fetch import Fetcher
    from feedmon.model import ArticlePage, PageWish
    from feedmon.pacing import HostGate
    from feedmon.store import Store
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

#: Seconds for a page, and for finding the article on it.
TOTAL_S, WORK_S = 20.0, 5.0
#: All of it takes no longer, with the wait for the host's turn, and a claim outlives it.
WHOLE_S, LEASE_S = 150.0, 300
#: Where no request got through nobody was asked: the page waits for so long.
OFFLINE_S = 3_600
#: By itself a page stands in the place of a teaser if it has so many times its characters, ...
MUCH_MORE = 3


class ArticlePages:
    """Fetches pages. ``owner`` names this program; ``clock`` gives Unix seconds."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        owner: str,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._owners: Iterator[str] = (f"{owner}/page-{n}" for n in itertools.count())
        self._clock = clock
        self._running: dict[int, asyncio.Task[bool]] = {}

    async def fetch(self, entry_id: int, *, only_due: bool) -> bool:
        """Fetch an article's page and keep it; whether that was ours to do.

        Asked twice for one that is under way, it is fetched once. Raises StoreError, FetchError,
        ParseError and Unforeseen: those but the first are noted, unless nobody was asked at all.
        """
        task = self._running.get(entry_id)
        if task is None:
            task = asyncio.create_task(self._fetch(entry_id, only_due=only_due))
            self._running[entry_id] = task
            task.add_done_callback(lambda _: self._running.pop(entry_id))
            try:
                return await task
            except asyncio.CancelledError:
                task.cancel()
                raise
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            me = asyncio.current_task()
            if task.cancelled() and me is not None and not me.cancelling():
                return False  # who began it wants it no longer
            raise

    async def _fetch(self, entry_id: int, *, only_due: bool) -> bool:
        owner = next(self._owners)
        wish = await self._store.claim_full_text(
            entry_id, owner=owner, lease_s=LEASE_S, only_due=only_due
        )
        if wish is None:
            return False
        visit = _Visit(without_login(wish.url))
        try:
            async with asyncio.timeout(WHOLE_S):
                page, url = await self._read(wish, visit)
            short = only_due and _has_little(page, wish)
            return await self._store.finish_full_text(entry_id, owner, page, url=url, short=short)
        except asyncio.CancelledError:
            await self._give_back(entry_id, owner)
            raise
        except StoreError:  # a page that can't be kept is not asked for at every beat
            later = round(self._clock()) + OFFLINE_S if visit.began else None
            await self._give_back(entry_id, owner, later)
            raise
        except TimeoutError as error:
            raise await self._noted(visit, wish, owner, FetchTimeout(visit.url, WHOLE_S)) from error
        except (FetchError, ParseError) as error:
            await self._noted(visit, wish, owner, error)
            raise
        except Exception as error:
            log.exception("the page of article %d met an error", entry_id)
            raise await self._noted(visit, wish, owner, Unforeseen(type(error).__name__)) from error

    async def _read(self, wish: PageWish, visit: _Visit) -> tuple[ArticlePage, str]:
        from feedmon.pages import read_article  # noqa: PLC0415 - seldom needed

        private = wish.private_allowed and not self._gate.is_public(wish.feed_url)
        request = Request(
            visit.url, accept="page", total_s=TOTAL_S, private_allowed=private, retries=0
        )
        async with self._gate.slot(visit.url) as slot:
            visit.began = True
            document = await self._fetcher.fetch(request, slot)
        if not isinstance(document, Document):
            raise TypeError(document)  # a request without validators
        page = await self._workers.run_within(WORK_S, read_article, document, wish.title)
        return page, document.url

    async def _noted(
        self,
        visit: _Visit,
        wish: PageWish,
        owner: str,
        error: FetchError | ParseError | Unforeseen,
    ) -> FetchError | ParseError | Unforeseen:
        """Keep why there is no page; one of which nobody heard is wanted as before, but later."""
        log.info("the page of article %d: %s", wish.entry_id, error.code)
        if visit.reached_nobody(error):
            later = round(self._clock()) + OFFLINE_S
            until = error.until if isinstance(error, HostBlocked) else later
            await self._store.release_full_text(wish.entry_id, owner, until)
        else:
            detail = str(error.detail)
            await self._store.fail_full_text(wish.entry_id, owner, error.code, detail)
        return error

    async def _give_back(self, entry_id: int, owner: str, until: int | None = None) -> None:
        """Let the page be wanted as before, or later; the lease is the safety net."""
        with suppress(StoreError, LeaseLost):
            await asyncio.shield(self._store.release_full_text(entry_id, owner, until))


class _Visit:
    """One visit to a page; ``began`` says that its host's turn had come."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.began = False

    def reached_nobody(self, error: Exception) -> bool:
        """Whether no server has heard of it."""
        if not self.began:
            return True
        if isinstance(error, NameNotResolved):
            return error.url == self.url and error.detail != "unknown"
        return isinstance(error, NetworkDown | ProxyFailed) and error.url == self.url


def _has_little(page: ArticlePage, wish: PageWish) -> bool:
    """Whether what the feed has is better, where nobody looked at the page yet."""
    enough = wish.characters * (MUCH_MORE if wish.mode is FullTextMode.AUTO else 1)
    return len(page.body.text) < enough
