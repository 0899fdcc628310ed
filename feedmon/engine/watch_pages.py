"""Pages on their way to be watched: fetched once, and kept while a person tries selectors.

A page is asked for like a feed that somebody adds: in its host's turn (F-10), within limits (X-1,
X-2), at a private address because a person typed it (X-4). What is asked about it later costs its
server nothing for some minutes.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.errors import FetchError, FetchTimeout, HostBlocked
from feedmon.fetch import Request, authorization
from feedmon.frozen import frozen
from feedmon.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.fetch import Fetcher
    from feedmon.logins import Login
    from feedmon.pacing import HostGate

#: Pages are kept for so long (seconds) and so many; each is limited in bytes by its fetch.
KEEP_S, KEEP = 600, 8
#: Seconds that a person waits for an answer, and for the turn of a host.
TOTAL_S, TURN_S = 30.0, 75.0


@frozen
class Asker:
    """Who asks for a page: with which login, under which name, and whether it trusts anybody."""

    login: Login | None = None
    user_agent: str | None = None
    tls_unverified: bool = False


#: An address, who asks, and whether data are wanted.
_Key = tuple[str, Asker, bool]


class WatchPages:
    """Fetches pages to be looked at. ``clock`` gives Unix seconds."""

    def __init__(self, *, fetcher: Fetcher, gate: HostGate, clock: Callable[[], float]) -> None:
        self._fetcher = fetcher
        self._gate = gate
        self._clock = clock
        self._kept: dict[_Key, tuple[float, Document]] = {}
        self._running: dict[_Key, asyncio.Task[Document]] = {}

    async def page(self, url: str, asker: Asker | None = None, *, data: bool = False) -> Document:
        """The page at ``url``; with ``data`` what the server has there for programs.

        Asked twice for one that is under way, it is fetched once. Raises FetchError.
        """
        asker = asker or Asker()
        for other in (data, not data):
            kept = self._fresh((url, asker, other))
            if kept is not None and (other == data or _is_data(kept) or not data):
                return kept
        key = (url, asker, data)
        task = self._running.get(key)
        if task is None:
            task = asyncio.create_task(self._fetch(key))
            self._running[key] = task
            task.add_done_callback(lambda done: self._ended(key, done))
        # Whoever types on wants another look, not another request: the first one goes on.
        return await asyncio.shield(task)

    def _ended(self, key: _Key, task: asyncio.Task[Document]) -> None:
        del self._running[key]
        if not task.cancelled():
            task.exception()  # whoever still waits has it

    async def close(self) -> None:
        """Ask for nothing any more, and forget what was kept."""
        tasks = tuple(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._kept.clear()

    def _fresh(self, key: _Key) -> Document | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        at, document = kept
        return document if 0 <= self._clock() - at < KEEP_S else None

    async def _fetch(self, key: _Key) -> Document:
        url, asker, data = key
        headers: tuple[tuple[str, str], ...] = ()
        if asker.login is not None:
            given = authorization(asker.login.account, asker.login.password)
            headers = (("Authorization", given),)
        request = Request(
            url,
            accept="data" if data else "page",
            total_s=TOTAL_S,
            private_allowed=True,
            tls_unverified=asker.tls_unverified,
            user_agent=asker.user_agent,
            headers=headers,
        )
        asked = False
        try:
            async with asyncio.timeout(TURN_S), self._gate.slot(url) as slot:
                asked = True
                answer = await self._fetcher.fetch(request, slot)
        except TimeoutError as error:
            if asked:
                raise FetchTimeout(url, TURN_S) from error
            raise HostBlocked(url, round(self._clock() + TURN_S)) from error
        if not isinstance(answer, Document):
            raise FetchError(url, "304 without validators")
        self._keep(key, answer)
        return answer

    def _keep(self, key: _Key, document: Document) -> None:
        self._kept = {known: kept for known, kept in self._kept.items() if self._fresh(known)}
        self._kept.pop(key, None)
        self._kept[key] = (self._clock(), document)
        while len(self._kept) > KEEP:
            del self._kept[next(iter(self._kept))]


def _is_data(document: Document) -> bool:
    return document.body.lstrip()[:1] in (b"{", b"[")
