"""Images that the person allowed: fetched by the program, never by the view (H-5)."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from feedmon.errors import FetchError, HostBlocked, NetworkDown, ProxyFailed, StoreError
from feedmon.fetch import Request
from feedmon.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.fetch import Fetcher
    from feedmon.pacing import HostGate

log = logging.getLogger(__name__)

#: A slower image is given up (X-2) ...
TOTAL_S = 20.0
#: ... and so many bytes of the last ones stay in memory.
KEEP = 24 << 20
#: What could not be had is not asked for again for so long, however often its article is opened;
#: of so many addresses at the most.
AGAIN_S, MOST_FAILED = 600, 1_000


class ImageFetcher:
    """Gets images through the same pacing and policy as feeds, and keeps the last ones.

    Nobody is asked for the same image by two who want it, nor again at once for one that can't be
    had. ``clock`` gives Unix seconds.
    """

    def __init__(self, fetcher: Fetcher, gate: HostGate, clock: Callable[[], float]) -> None:
        self._fetcher = fetcher
        self._gate = gate
        self._clock = clock
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def get(self, url: str) -> bytes | None:
        """The image's bytes, or ``None`` when it can't be had (why is logged)."""
        turn = self._turns.setdefault(url, asyncio.Lock())
        async with turn:
            if url in self._kept:
                self._kept.move_to_end(url)
                return self._kept[url]
            if 0 <= self._clock() - self._failed.get(url, float("-inf")) < AGAIN_S:
                return None
            return await self._fetched(url)

    async def _fetched(self, url: str) -> bytes | None:
        try:
            async with self._gate.slot(url) as slot:
                answer = await self._fetcher.fetch(
                    Request(url, accept="image", total_s=TOTAL_S), slot
                )
        except (FetchError, StoreError) as error:
            log.info("an image could not be fetched: %s", error.code)
            if not isinstance(error, HostBlocked | NetworkDown | ProxyFailed | StoreError):
                self._note_failed(url)
            return None
        if not isinstance(answer, Document):
            return None
        self._keep(url, answer.body)
        return answer.body

    def _note_failed(self, url: str) -> None:
        self._failed[url] = self._clock()
        self._failed.move_to_end(url)
        if len(self._failed) > MOST_FAILED:
            self._failed.popitem(last=False)

    def _keep(self, url: str, body: bytes) -> None:
        self._kept[url] = body
        # The last one stays however large it is: it is what the person looks at.
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > KEEP:
            self._kept.popitem(last=False)
