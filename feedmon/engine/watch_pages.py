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


class WatchPages:
    """Fetches pages to be looked at. ``clock`` gives Unix seconds."""

    def __init__(self, *, fetcher: Fetcher, gate: HostGate, clock: Callable[[], float]) -> None:
        self._fetcher = fetcher
        self._gate = gate
        self._clock = clock
        self._kept: dict[tuple[str, bool], tuple[float, Document]] = {}
        self._running: dict[tuple[str, bool], asyncio.Task[Document]] = {}

    async def page(self, url: str, login: Login | None = None, *, data: bool = False) -> Document:
        """The page at ``url``; with ``data`` what the server has there for programs.

        Asked twice for one that is under way, it is fetched once. Raises FetchError.
        """
        for key in ((url, data), (url, not data)):
            kept = self._fresh(key)
            if kept is not None and (key == (url, data) or _is_data(kept) or not data):
                return kept
        key = (url, data)
        task = self._running.get(key)
        if task is None:
            task = asyncio.create_task(self._fetch(url, login, data=data))
            self._running[key] = task
            task.add_done_callback(lambda done: self._ended(key, done))
        # Whoever types on wants another look, not another request: the first one goes on.
        return await asyncio.shield(task)

    def _ended(self, key: tuple[str, bool], task: asyncio.Task[Document]) -> None:
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

    def _fresh(self, key: tuple[str, bool]) -> Document | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        at, document = kept
        return document if 0 <= self._clock() - at < KEEP_S else None

    async def _fetch(self, url: str, login: Login | None, *, data: bool) -> Document:
        headers: tuple[tuple[str, str], ...] = ()
        if login is not None:
            headers = (("Authorization", authorization(login.account, login.password)),)
        request = Request(
            url,
            accept="data" if data else "page",
            total_s=TOTAL_S,
            private_allowed=True,
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
        self._keep((url, data), answer)
        return answer

    def _keep(self, key: tuple[str, bool], document: Document) -> None:
        self._kept = {known: kept for known, kept in self._kept.items() if self._fresh(known)}
        self._kept.pop(key, None)
        self._kept[key] = (self._clock(), document)
        while len(self._kept) > KEEP:
            del self._kept[next(iter(self._kept))]


def _is_data(document: Document) -> bool:
    return document.body.lstrip()[:1] in (b"{", b"[")
