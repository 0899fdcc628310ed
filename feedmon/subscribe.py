"""From pasted text to a feed with its first poll, at the cost of one request to that feed.

What a preview fetched is kept for a while, so that subscribing afterwards stores the very
document that the person saw, with its validators, instead of asking for it again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon import decide, discover
from feedmon.errors import AlreadySubscribed, FetchError, NoFeedFound, NotAFeed, ParseError
from feedmon.fetch import Request
from feedmon.model import Candidate, Document, Headline

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.discover import FoundLink
    from feedmon.fetch import Fetcher
    from feedmon.model import Changes, Feed, Known, Update, WorkedFeed
    from feedmon.pacing import HostGate
    from feedmon.store import Store
    from feedmon.work import Workers

#: How many feeds named by one page are looked at (D-2).
MAX_CANDIDATES = 12
#: Previews are kept so long, and so many of them.
KEEP_S, KEEP = 600, 24
_NEWEST = 5
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Found:
    """A verified feed: what is shown of it, and what its first poll will store."""

    candidate: Candidate
    document: Document
    worked: WorkedFeed
    private_allowed: bool


class Subscriber:
    """Looks behind addresses and subscribes to what it finds there."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        first_update: Callable[[Document, WorkedFeed], Callable[[Feed, Known], Update]],
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._first_update = first_update
        self._clock = clock
        self._kept: dict[str, tuple[float, list[Found]]] = {}

    async def preview(self, address: str) -> list[Candidate]:
        """The feeds behind ``address``, verified, best first.

        Raises BadAddress, FetchError, ParseError, and NoFeedFound for a page that names none.
        """
        found = await self._look(discover.normalise_address(address))
        return [await self._with_subscription(item.candidate) for item in found]

    async def subscribe(self, address: str, folder_id: int | None = None) -> Changes:
        """Subscribe to the first feed behind ``address``, stored together with its first poll.

        Raises what :meth:`preview` raises, and AlreadySubscribed with the feed's id.
        """
        url = discover.normalise_address(address)
        await self._refuse_known(url, url)
        found = (await self._look(url))[0]
        await self._refuse_known(address, found.candidate.url)
        return await self._store.subscribe(
            found.candidate.url,
            title=found.candidate.title,
            site_url=found.worked.feed.site_url,
            folder_id=folder_id,
            private_allowed=found.private_allowed,
            uids=decide.uids_of(found.worked),
            decide=self._first_update(found.document, found.worked),
        )

    async def _refuse_known(self, given: str, url: str) -> None:
        known = await self._store.find_feed(url)
        if known is not None:
            raise AlreadySubscribed(given, known.id)

    async def _with_subscription(self, candidate: Candidate) -> Candidate:
        known = await self._store.find_feed(candidate.url)
        return replace(candidate, subscribed_id=known.id if known else None)

    async def _look(self, url: str) -> list[Found]:
        now = self._clock()
        self._forget(now)
        if url in self._kept:
            return self._kept[url][1]
        found = await self._look_behind(url)
        for item in found:
            self._kept[item.candidate.url] = (now, [item])
        self._kept[url] = (now, found)
        return found

    def _forget(self, now: float) -> None:
        for url, (at, _) in list(self._kept.items()):
            if not 0 <= now - at < KEEP_S or len(self._kept) > KEEP:
                del self._kept[url]

    async def _look_behind(self, url: str) -> list[Found]:
        # The person typed this address: that act allows a private one.
        document = await self._get(url, private_allowed=True)
        try:
            return [await self._verify(url, document, "self", private_allowed=True)]
        except NotAFeed:
            links = await asyncio.to_thread(discover.find_feeds, document)
        if not links:
            raise NoFeedFound(url)
        results = await asyncio.gather(
            *(self._follow(link, typed=url) for link in links[:MAX_CANDIDATES])
        )
        found = [result for result in results if isinstance(result, Found)]
        if not found:
            failures = [result for result in results if isinstance(result, FetchError)]
            raise failures[0] if failures else NoFeedFound(url)
        return found

    async def _follow(self, link: FoundLink, *, typed: str) -> Found | FetchError | ParseError:
        # What a page names is derived: only the host that the person typed may be private.
        private_allowed = urlsplit(link.url).hostname == urlsplit(typed).hostname
        try:
            document = await self._get(link.url, private_allowed=private_allowed)
            return await self._verify(
                link.url, document, link.source, private_allowed=private_allowed
            )
        except (FetchError, ParseError) as error:
            return error

    async def _get(self, url: str, *, private_allowed: bool) -> Document:
        async with self._gate.slot(url) as slot:
            answer = await self._fetcher.fetch(Request(url, private_allowed=private_allowed), slot)
        if not isinstance(answer, Document):
            raise FetchError(url, "304 without validators")
        return answer

    async def _verify(
        self, url: str, document: Document, source: str, *, private_allowed: bool
    ) -> Found:
        worked = await self._workers.parse(document)
        moved = document.hops and all(hop.status in _PERMANENT for hop in document.hops)
        newest = sorted(worked.entries, key=lambda entry: -(entry.parsed.published_at or 0))
        candidate = Candidate(
            url=document.url if moved else url,
            title=worked.feed.title,
            format=worked.feed.format,
            source=source,
            entry_count=len(worked.entries),
            newest_at=newest[0].parsed.published_at if newest else None,
            newest=tuple(
                Headline(entry.parsed.title, entry.parsed.published_at)
                for entry in newest[:_NEWEST]
            ),
        )
        return Found(candidate, document, worked, private_allowed)
