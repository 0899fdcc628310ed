"""Asking for one address within the budget of a look."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from feedmon.errors import FetchError, FetchTimeout, HostBlocked
from feedmon.fetch import Request, authorization
from feedmon.frozen import frozen
from feedmon.logins import origin
from feedmon.model import Document, EntryQuery
from feedmon.subscribe.budget import LOOK_S, Budget, CountedWay
from feedmon.subscribe.found import NEWEST, Found, candidate_of, known_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.discover import FoundLink
    from feedmon.fetch import Fetcher
    from feedmon.logins import Login
    from feedmon.pacing import HostGate, Slot
    from feedmon.store import Store
    from feedmon.subscribe.found import Followed
    from feedmon.workers import Workers

#: A host whose turn does not come is tried again after so long (seconds).
_AGAIN_S = 60
#: A document that came in time may still be read for so long.
_READ_S = 2.0


@frozen
class Surroundings:
    """What looks are made with; the same for all of them.

    ``user_agent`` is what the person wants a look's requests to call themselves, if anything (F-5).
    """

    store: Store
    fetcher: Fetcher
    gate: HostGate
    workers: Workers
    clock: Callable[[], float]
    user_agent: str | None = None


class Asking:
    """Asks the store first, then the network, within ``budget``.

    ``login`` is for the server of ``url``, and for no other.
    """

    def __init__(self, around: Surroundings, url: str = "", login: Login | None = None) -> None:
        self._around = around
        self._origin, self._login = origin(url), login
        self.budget = Budget()

    async def known(self, link: FoundLink, rank: int) -> Followed | None:
        """The feed of a link if it is subscribed already: nothing is asked for then (F-3)."""
        store = self._around.store
        feed = await store.find_feed(link.url)
        if feed is None:
            return None
        articles = await store.page(EntryQuery(feed_id=feed.id), limit=NEWEST)
        return known_feed(link, feed, articles, rank=rank)

    async def verify(self, link: FoundLink, rank: int, *, private_allowed: bool) -> Found:
        """Fetch and understand what a link leads to.

        Raises FetchError, ParseError, and SpentError when the look has to end.
        """
        document = await self.fetch(link.url, private_allowed=private_allowed)
        try:
            async with asyncio.timeout(max(self.budget.seconds, _READ_S)):
                return await self.understand(
                    link, document, rank=rank, private_allowed=private_allowed
                )
        except TimeoutError as error:
            raise FetchTimeout(link.url, LOOK_S) from error

    async def fetch(
        self, url: str, *, private_allowed: bool, retries: int = 0, patient: bool = False
    ) -> Document:
        """Get one document; ``patient`` gives it the time of a poll, which then does not count.

        Raises FetchError and SpentError.
        """
        async with AsyncExitStack() as stack:
            slot = await self._turn(url, stack)
            self.budget.take()
            asked = Request(
                url,
                private_allowed=private_allowed,
                retries=retries,
                headers=self._who_asks(url),
                user_agent=self._around.user_agent,
            )
            if not patient:
                asked = replace(asked, total_s=ceil(self.budget.seconds))
            answer = await self._around.fetcher.fetch(asked, CountedWay(slot, self.budget))
        if patient:
            self.budget.restart()
        if not isinstance(answer, Document):
            raise FetchError(url, "304 without validators")
        return answer

    def _login_for(self, url: str) -> Login | None:
        return self._login if origin(url) == self._origin else None

    def _who_asks(self, url: str) -> tuple[tuple[str, str], ...]:
        login = self._login_for(url)
        if login is None:
            return ()
        return (("Authorization", authorization(login.account, login.password)),)

    async def _turn(self, url: str, stack: AsyncExitStack) -> Slot:
        began = self.budget.begun
        try:
            async with asyncio.timeout(self.budget.turn_s):
                return await stack.enter_async_context(self._around.gate.slot(url))
        except TimeoutError as error:
            if began:
                raise FetchTimeout(url, LOOK_S) from error
            raise HostBlocked(url, round(self._around.clock()) + _AGAIN_S) from error

    async def understand(
        self, link: FoundLink, document: Document, *, rank: int, private_allowed: bool
    ) -> Found:
        """Parse a document. Raises NotAFeed and WorkFailed."""
        worked = await self._around.workers.parse(document)
        candidate = candidate_of(link, document, worked, rank=rank, now=self._around.clock())
        login = self._login_for(candidate.url)
        return Found(candidate, document, worked, private_allowed, login)
