"""Images that the person allowed: fetched by the program, never by the view (H-5)."""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from feedmon.errors import FetchError, StoreError
from feedmon.fetch import Request
from feedmon.model import Document

if TYPE_CHECKING:
    from feedmon.fetch import Fetcher
    from feedmon.pacing import HostGate

log = logging.getLogger(__name__)

#: A larger image is refused (X-1) ...
LIMIT = 10 << 20
#: ... a slower one given up (X-2) ...
TOTAL_S = 20.0
#: ... and so many bytes of the last ones stay in memory.
KEEP = 24 << 20


class ImageFetcher:
    """Gets images through the same pacing and policy as feeds, and keeps the last ones."""

    def __init__(self, fetcher: Fetcher, gate: HostGate) -> None:
        self._fetcher = fetcher
        self._gate = gate
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    async def get(self, url: str) -> bytes | None:
        """The image's bytes, or ``None`` when it can't be had (why is logged)."""
        if url in self._kept:
            self._kept.move_to_end(url)
            return self._kept[url]
        try:
            async with self._gate.slot(url) as slot:
                answer = await self._fetcher.fetch(
                    Request(url, accept="image", limit_bytes=LIMIT, total_s=TOTAL_S), slot
                )
        except (FetchError, StoreError) as error:
            log.info("an image could not be fetched: %s", error.code)
            return None
        if not isinstance(answer, Document):
            return None
        self._keep(url, answer.body)
        return answer.body

    def _keep(self, url: str, body: bytes) -> None:
        self._kept[url] = body
        while sum(map(len, self._kept.values())) > KEEP:
            self._kept.popitem(last=False)
