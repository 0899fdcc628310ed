"""Looks for icons: which places, each once a week, and what is found there kept (F-18).

A feed's icon is looked for where the feed says it is, then at its site. What was found at a place,
or that there was nothing, holds for all feeds that lead there and for a week.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from feedmon.discover import is_drawing
from feedmon.engine.icon_search import AtWork, NotNow, Search
from feedmon.errors import StoreError
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from feedmon.fetch import Fetcher
    from feedmon.model import IconWish, Look
    from feedmon.pacing import HostGate
    from feedmon.store import Store
    from feedmon.workers import Workers

log = logging.getLogger(__name__)

#: A place is looked at so seldom, found or not.
WEEK_S = 7 * 86_400
#: Where no request got through nobody was asked: the place waits for so long.
OFFLINE_S = 3_600
#: A whole look takes no longer, and a claim outlives it.
LOOK_S, LEASE_S = 150.0, 300


@frozen
class _Place:
    """Where to look: at an address, or at a site, beginning with a page of it."""

    address: str
    is_site: bool = False
    page: str | None = None


@frozen
class _Known:
    """What is known of a place, and until when."""

    icon_id: int | None
    until: int


class IconLooks:
    """Looks for the icons of feeds. ``owner`` names this program; ``sleep`` waits."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        owner: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._gate = gate
        self._workers = workers
        self._owners: Iterator[str] = (f"{owner}/icon-{n}" for n in itertools.count())
        self._clock = clock
        self._sleep = sleep
        # Within a program the second who asks for a place waits for what the first one finds.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def look_for(self, wish: IconWish) -> bool:
        """Look for the icon of a feed and keep it; whether it has another one now.

        Raises StoreError.
        """
        private = wish.private_allowed and not self._gate.is_public(wish.url)
        again_at = self._now() + WEEK_S
        icon_id = None
        for place in _places(wish):
            if not private and not self._gate.is_public(place.address):
                continue  # what a stranger names leads to nobody's home
            known = await self._ask(place, private=private)
            again_at = min(again_at, known.until)
            icon_id = known.icon_id
            if icon_id is not None:
                break
        return await self._store.give_icon(wish.feed_id, icon_id, due_at=again_at)

    async def put_off(self, wish: IconWish) -> None:
        """Leave a feed as it is for a week: its look met an error that nobody foresaw."""
        await self._store.give_icon(wish.feed_id, None, due_at=self._now() + WEEK_S)

    async def _ask(self, place: _Place, *, private: bool) -> _Known:
        """Learn what is known of a place, by a look at it if that is due."""
        turn = self._turns.setdefault(place.address, asyncio.Lock())
        async with turn:
            owner = next(self._owners)
            look = await self._store.claim_look(place.address, owner=owner, lease_s=LEASE_S)
            if look is None:  # another program is at it, or was when it ended
                return _Known(None, self._now() + LEASE_S)
            if not look.due:
                icon_id = None if look.find is None else look.find.icon_id
                return _Known(icon_id, look.next_look_at or self._now())
            return await self._look(look, place, owner, private=private)

    async def _look(self, look: Look, place: _Place, owner: str, *, private: bool) -> _Known:
        search = Search(
            look,
            store=self._store,
            fetcher=self._fetcher,
            gate=self._gate,
            workers=self._workers,
            owner=owner,
            private=private,
            sleep=self._sleep,
        )
        again_at = self._now() + WEEK_S
        find = None
        try:
            async with asyncio.timeout(LOOK_S):
                find = await (search.of_site(place.page) if place.is_site else search.of_feed())
        except NotNow as wait:
            again_at = wait.until or self._now() + OFFLINE_S
        except AtWork:  # whoever it is ends, or their lease does
            again_at = self._now() + LEASE_S
        except TimeoutError:
            if not search.asked:  # it waited all the time for its host's turn
                again_at = self._now() + OFFLINE_S
        except (asyncio.CancelledError, StoreError):
            with suppress(StoreError):
                await asyncio.shield(self._store.end_look(look.place, owner))
            raise
        except Exception:
            await self._store.end_look(look.place, owner, next_look_at=again_at)
            raise
        await self._store.end_look(look.place, owner, find=find, next_look_at=again_at)
        found = find or look.find  # what is found no longer was an icon, and still is
        return _Known(None if found is None else found.icon_id, again_at)

    def _now(self) -> int:
        return round(self._clock())


def _places(wish: IconWish) -> Iterator[_Place]:
    """Yield where to look: the feed's own icon, then its site; never its own document again."""
    own = _usable(wish.icon_url)
    if own is not None and own != wish.url and not is_drawing(own):
        yield _Place(own.partition("#")[0])
    page = _usable(wish.site_url)
    site = _origin(page or wish.url)
    if site is not None:
        pages = (each for each in (page, f"{site}/") if each is not None and each != wish.url)
        yield _Place(site, is_site=True, page=next(pages, None))


def _usable(url: str | None) -> str | None:
    """Return an address that may be asked: http(s), and without a login in it."""
    return url if url is not None and _origin(url) is not None and "@" not in url else None


def _origin(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    bracketed = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{bracketed}" + ("" if port is None else f":{port}")
