"""Pictures of articles: asked for by the program, never by the view, and kept on the disk (H-5).

What is kept is shown without a request while its server calls it fresh; then it is asked for news
with the validators of its last answer. Whatever goes wrong, the last good one stays. Two who want
one picture, in one program or in two, ask once.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from feedmon.errors import (
    FetchError,
    HostBlocked,
    NameNotResolved,
    NetworkDown,
    ParseError,
    ProxyFailed,
    StoreError,
    Unforeseen,
)
from feedmon.fetch import Request, lifetime
from feedmon.model import Document, ImageTurn
from feedmon.work import work_measure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from feedmon.engine.image_files import ImageFiles
    from feedmon.fetch import Fetcher
    from feedmon.model import ImageFile, KeptImage, NotModified
    from feedmon.pacing import HostGate
    from feedmon.store import Store
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

#: A slower picture is given up (X-2), and a claim outlives it with its turns and its hops.
TOTAL_S, LEASE_S = 20.0, 300
#: Pictures hardly change at their address: where nothing is said of it they are fresh so long, and
#: never longer than that; who forbids to keep them is asked again after that (seconds).
USUAL_S, LONGEST_S, SHORTEST_S = 7 * 86_400, 30 * 86_400, 600
#: What could not be had is not asked for again for so long, longer after each failure.
AGAIN_S, AGAIN_MAX_S = 600, 7 * 86_400
#: How often and how long another program at the same picture is waited for.
_WAITS, _STEP_S = 150, 0.2
#: That somebody looked at it is noted once in so many seconds.
_USE_STEP_S = 3_600


class Asked(Enum):
    """What came of asking for a picture."""

    CHANGED = auto()
    #: What is kept is what there is to have: no news, a failure, or somebody else's turn.
    AS_IT_WAS = auto()
    #: There is no network: the next picture will not come either.
    NOBODY = auto()


class Images:
    """The pictures that are kept, and how they come. ``owner`` names this program."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        files: ImageFiles,
        owner: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._files = files
        self._owners: Iterator[str] = (f"{owner}/image-{n}" for n in itertools.count())
        self._clock = clock
        self._sleep = sleep
        # Within a program the second who wants a picture waits for what the first one gets.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def kept(self, url: str) -> KeptImage | None:
        """What is kept of a picture, once its file is seen to be there. Nobody is asked.

        Raises StoreError.
        """
        known = await self._store.image(url)
        if known is None or known.file is None:
            return None
        if not await self._files.is_whole(known.file):
            log.info("the file of a picture is gone; it is fetched anew when it is wanted")
            await self._store.forget_image_files([known.file.content_hash])
            return None
        if not 0 <= self._now() - (known.last_used_at or 0) < _USE_STEP_S:
            await self._store.use_images([url])
        return known

    def is_stale(self, known: KeptImage) -> bool:
        """Whether a picture is to be asked about now; one from a time to come is."""
        now = self._now()
        fresh, later = known.fresh_until or 0, known.next_attempt_at or 0
        return not now < fresh <= now + LONGEST_S and not now < later <= now + AGAIN_MAX_S

    async def ask(self, url: str) -> Asked:
        """Ask for a picture, or for news of the one that is kept; not while that is fresh.

        Raises StoreError.
        """
        turn = self._turns.setdefault(url, asyncio.Lock())
        async with turn:
            owner = next(self._owners)
            claim = await self._store.claim_image(url, owner=owner, lease_s=LEASE_S)
            for _ in range(_WAITS):
                if claim.turn is not ImageTurn.BUSY:
                    break
                await self._sleep(_STEP_S)
                claim = await self._store.claim_image(url, owner=owner, lease_s=LEASE_S)
            if claim.turn is not ImageTurn.MINE:
                return Asked.AS_IT_WAS
            try:
                return await self._ask(claim.kept, owner)
            except StoreError:  # it was asked for, and can't be kept
                await self._give_back(url, owner, until=self._now() + AGAIN_S)
                raise
            except Exception:
                log.exception("a picture met an error that nobody foresaw")
                await self._fail(claim.kept, owner, Unforeseen.code)
                return Asked.AS_IT_WAS
            except BaseException:  # what came of it is not noted: it is as due as it was
                await self._give_back(url, owner)
                raise

    async def _give_back(self, url: str, owner: str, *, until: int | None = None) -> None:
        with suppress(StoreError):  # then the lease is the safety net
            await asyncio.shield(self._store.release_image(url, owner, until=until))

    async def _ask(self, known: KeptImage, owner: str) -> Asked:
        url = known.url
        try:
            answer = await self._answer(known)
        except HostBlocked as error:
            await self._store.release_image(url, owner, until=error.until)
            return Asked.AS_IT_WAS
        except FetchError as error:
            if _reached_nobody(error):
                # A name that no server answers for is not to stand before all others that wait.
                await self._store.release_image(url, owner, until=self._now() + AGAIN_S)
                return Asked.NOBODY
            await self._fail(known, owner, error.code)
            return Asked.AS_IT_WAS
        file = None
        if isinstance(answer, Document):
            file = await self._files.keep(answer.sha256, answer.body, self._measure)
            if file is None:
                await self._fail(known, owner, "no-picture")
                return Asked.AS_IT_WAS
        await self._store.finish_image(
            url,
            owner,
            file,
            # A 304 that names none leaves what it confirmed; a document replaces all (F-2).
            etag=answer.etag or (known.etag if file is None else None),
            last_modified=answer.last_modified or (known.last_modified if file is None else None),
            fresh_until=answer.received_at + fresh_for(answer.headers, answer.received_at),
        )
        return Asked.AS_IT_WAS if file is None or _same(file, known.file) else Asked.CHANGED

    async def _answer(self, known: KeptImage) -> Document | NotModified:
        has_file = known.file is not None
        request = Request(
            known.url,
            etag=known.etag if has_file else None,
            last_modified=known.last_modified if has_file else None,
            accept="image",
            total_s=TOTAL_S,
        )
        async with self._gate.slot(known.url) as slot:
            return await self._fetcher.fetch(request, slot)

    async def _fail(self, known: KeptImage, owner: str, code: str) -> None:
        log.info("a picture could not be fetched: %s", code)
        wait = min(AGAIN_S << min(known.failures, 16), AGAIN_MAX_S)
        await self._store.fail_image(known.url, owner, code, next_attempt_at=self._now() + wait)

    async def _measure(self, path: str) -> tuple[str, int, int] | None:
        try:
            return await self._workers.run(work_measure, path)
        except ParseError as error:  # it broke the limits of a task
            log.info("a picture could not be read: %s", error.detail)
            return None

    def _now(self) -> int:
        return round(self._clock())


def fresh_for(headers: Mapping[str, str], received_at: int) -> int:
    """For how many seconds a picture with these headers need not be asked about again."""
    said = lifetime(headers, received_at)
    if said is not None:
        return max(SHORTEST_S, min(said.seconds, LONGEST_S))
    control = headers.get("cache-control", "").lower()
    return SHORTEST_S if "no-cache" in control or "no-store" in control else USUAL_S


def _reached_nobody(error: FetchError) -> bool:
    if isinstance(error, NameNotResolved):
        return error.detail != "unknown"
    return isinstance(error, NetworkDown | ProxyFailed)


def _same(file: ImageFile, before: ImageFile | None) -> bool:
    return before is not None and before.content_hash == file.content_hash
