"""One look at one place: requests like those of feeds, and an icon made of what they bring.

A feed's own icon is at an address that the feed gives; a site has what its page names, or a
``/favicon.ico``. Each request takes its host's turn (F-10), is limited in bytes and time (X-1,
X-2), and conditional where the place had an icon before.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from feedmon import discover
from feedmon.errors import (
    FetchError,
    HostBlocked,
    NameNotResolved,
    NetworkDown,
    ParseError,
    ProxyFailed,
)
from feedmon.fetch import Request
from feedmon.model import Document, Find, NotModified, PictureState
from feedmon.work import work_icon

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from feedmon.fetch import Fetcher
    from feedmon.model import Look
    from feedmon.pacing import HostGate
    from feedmon.store import Store
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

#: Seconds for a page or an icon.
TOTAL_S = 20.0
#: So many links of a page are tried.
MOST_LINKS = 3
#: The work on a picture takes no longer than this, with its wait for a process.
PICTURE_S = 120
#: How often and how long somebody else's work on the same picture is waited for.
_WAITS, _STEP_S = 150, 0.2


class NotNow(Exception):
    """Nobody can be asked until then (Unix seconds; ``None``: nobody knows)."""

    def __init__(self, until: int | None = None) -> None:
        super().__init__(until)
        self.until = until


class AtWork(Exception):
    """Somebody else's work on the same picture took longer than it was waited for."""


class Search:
    """A look that ``owner`` has claimed. With ``private`` a neighbour may be asked (X-4).

    ``asked`` says that somebody may have heard of it: then it counts as a look. Both ways of
    looking return ``None`` where there is no icon, and raise NotNow, AtWork and StoreError.
    """

    def __init__(
        self,
        look: Look,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        owner: str,
        private: bool,
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self.asked = False
        self._known = look.find
        self._place = look.place
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._owner = owner
        self._private = private
        self._sleep = sleep

    async def of_feed(self) -> Find | None:
        """Look at the address that a feed gives for its icon."""
        return await self._find_at(self._place)

    async def of_site(self, page_url: str | None) -> Find | None:
        """Look at what a page of the site names, then where icons were before pages named them."""
        before, known = Find(0), self._known
        if known is not None:
            before = replace(before, etag=known.page_etag, last_modified=known.page_last_modified)
        page = None if page_url is None else await self._get(page_url, "page", before)
        links: tuple[str, ...] = ()
        root = self._place
        if isinstance(page, NotModified) and known is not None:
            if known.url is None:
                return known  # it is written in the page itself
            links = (known.url,)
        elif isinstance(page, Document):
            self._private = self._private and not page.from_public
            links = await self._named(page)
            root = page.url
        for url in dict.fromkeys((*links[:MOST_LINKS], urljoin(root, "/favicon.ico"))):
            find = await self._find_at(url)
            if find is not None and page is not None:
                return replace(find, page_etag=page.etag, page_last_modified=page.last_modified)
            if find is not None:
                return find
        return None

    async def _named(self, page: Document) -> tuple[str, ...]:
        try:
            return await self._workers.run(discover.read_icons, page)
        except ParseError as error:
            log.info("a page could not be read for its icon: %s", error.code)
            return ()

    async def _find_at(self, url: str) -> Find | None:
        if url[:5].lower() == "data:":
            data = discover.read_data(url, self._fetcher.limits.icon)
            icon_id = None if data is None else await self._icon_of(data)
            return None if icon_id is None else Find(icon_id)
        known = self._known if self._known is not None and self._known.url == url else None
        answer = await self._get(url, "icon", known)
        if isinstance(answer, NotModified):
            return known
        if answer is None:
            return None
        icon_id = await self._icon_of(answer.body)
        if icon_id is None:
            return None
        return Find(icon_id, url, answer.etag, answer.last_modified)

    async def _get(
        self, url: str, kind: Literal["page", "icon"], known: Find | None
    ) -> Document | NotModified | None:
        """Ask for a document; ``None`` when it can't be had."""
        request = Request(
            url,
            etag=known.etag if known is not None else None,
            last_modified=known.last_modified if known is not None else None,
            accept=kind,
            total_s=TOTAL_S,
            private_allowed=self._private,
            retries=0,
        )
        before = self.asked
        try:
            async with self._gate.slot(url) as slot:
                self.asked = True
                return await self._fetcher.fetch(request, slot)
        except (HostBlocked, NetworkDown, ProxyFailed, NameNotResolved) as error:
            nobody = not isinstance(error, NameNotResolved) or error.detail != "unknown"
            if nobody and not before:
                self.asked = False
                raise NotNow(error.until if isinstance(error, HostBlocked) else None) from error
            failed: FetchError = error
        except FetchError as error:
            failed = error
        log.info("no icon could be fetched: %s", failed.code)
        return None

    async def _icon_of(self, data: bytes) -> int | None:
        """Make an icon of a picture, unless that is done or somebody is at it."""
        if data.lstrip()[:1] in (b"<", b""):
            return None  # a page that says it is not there, or a drawing
        content = hashlib.sha256(data).digest()
        for _ in range(_WAITS):
            picture = await self._store.take_picture(content, owner=self._owner, lease_s=PICTURE_S)
            if picture.state is PictureState.DONE:
                return picture.icon_id
            if picture.state is PictureState.MINE:
                return await self._store.finish_picture(
                    content, self._owner, await self._made(data)
                )
            await self._sleep(_STEP_S)
        raise AtWork

    async def _made(self, data: bytes) -> bytes | None:
        try:
            return await self._workers.run(work_icon, data)
        except ParseError as error:  # it broke the limits of a task
            log.info("a picture could not be decoded: %s", error.detail)
            return None
