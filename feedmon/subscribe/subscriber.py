"""``Subscriber``: what is behind an address, and a feed of it with its first poll.

What a look fetched is kept for a while, so that subscribing afterwards stores the very document
that the person saw, with its validators, instead of asking for it again.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import decide, discover
from feedmon.errors import AlreadySubscribed, FetchTimeout
from feedmon.logins import split_login, without_login
from feedmon.subscribe.asking import Surroundings
from feedmon.subscribe.found import Followed, Found
from feedmon.subscribe.looking import Look
from feedmon.subscribe.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from feedmon.credentials import Credentials
    from feedmon.discover import Meant
    from feedmon.fetch import Fetcher
    from feedmon.logins import Login
    from feedmon.model import Candidate, Changes, Document, Feed, Known, Update, WorkedFeed
    from feedmon.pacing import HostGate
    from feedmon.store import Store
    from feedmon.subscribe.looking import Item
    from feedmon.workers import Workers


class Subscriber:
    """Looks behind addresses and subscribes to what it finds there."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        gate: HostGate,
        workers: Workers,
        credentials: Credentials,
        first_update: Callable[[Document, WorkedFeed], Callable[[Feed, Known], Update]],
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._around = Surroundings(store, fetcher, gate, workers, clock)
        self._first_update = first_update
        self._credentials = credentials
        self._shelf = Shelf(clock)

    def close(self) -> None:
        """Forget what was looked at."""
        self._shelf.close()

    async def find(
        self, address: str, *, usual_places: bool = False
    ) -> AsyncGenerator[Candidate, None]:
        """Give the feeds behind ``address`` as they are found and verified.

        With ``usual_places`` guesses are made, and nothing else. Raises BadAddress, FetchError,
        ParseError, OpmlFound, and NoFeedFound; close it to end the look.
        """
        meant, login = _read(address)
        kept = [] if usual_places else self._shelf.behind(meant.url)
        for found in kept:
            yield await self._shown(found)
        if kept:
            return
        async with aclosing(self._look(meant, login, usual_places=usual_places)) as items:
            async for item in items:
                yield await self._shown(item)

    async def subscribe(
        self, address: str, folder_id: int | None = None, *, user_agent: str | None = None
    ) -> Changes:
        """Subscribe to the first feed behind ``address``, stored together with its first poll.

        With ``user_agent`` it is asked for under that name, now and later.
        Raises what :meth:`find` raises, and AlreadySubscribed with the feed's id.
        """
        # What was offered is taken as it was offered, however its address is written.
        kept = self._shelf.feed(without_login(address))
        found = kept or await self._best(*_read(address), user_agent)
        if isinstance(found, Followed):
            raise AlreadySubscribed(address, found.feed_id)
        if (known_id := await self._subscribed_id(found)) is not None:
            raise AlreadySubscribed(address, known_id)
        further = decide.further_of(found.worked)
        changes = await self._store.subscribe(
            without_login(found.candidate.url),
            title=found.candidate.title,
            site_url=found.worked.feed.site_url,
            folder_id=folder_id,
            private_allowed=found.private_allowed,
            uids=further,
            further=further,
            decide=self._first_update(found.document, found.worked),
        )
        if user_agent is not None:
            feed = await self._store.update_feed(changes.feed.id, user_agent=user_agent)
            changes = replace(changes, feed=feed)
        return changes if found.login is None else await self._logged_in(changes, found.login)

    async def _logged_in(self, changes: Changes, login: Login) -> Changes:
        """Keep the login that the feed was found with: its address stands without."""
        feed = await self._store.update_feed(changes.feed.id, account=login.account)
        await self._credentials.keep(feed.id, feed.url, login.password)
        return replace(changes, feed=feed)

    async def _best(self, meant: Meant, login: Login | None, user_agent: str | None) -> Item:
        """The first feed behind an address, from the shelf if it was looked at before."""
        if (kept := self._shelf.feed(meant.url)) is not None:
            return kept
        if behind := self._shelf.behind(meant.url):
            return behind[0]
        around = replace(self._around, user_agent=user_agent)
        look = Look(around, meant, first=True, patient=True, login=login)
        async with aclosing(look.feeds()) as items:
            return await anext(items)

    async def _look(
        self, meant: Meant, login: Login | None, *, usual_places: bool
    ) -> AsyncGenerator[Item, None]:
        patient = self._shelf.is_slow(meant.url)
        look = Look(self._around, meant, patient=patient, login=login)
        guessing = look.guesses(self._shelf.page(meant.url)) if usual_places else look.feeds()
        items: list[Item] = []
        try:
            async with aclosing(guessing) as found:
                async for item in found:
                    items.append(item)
                    if isinstance(item, Found):
                        self._shelf.put(item)
                    yield item
        except FetchTimeout as error:
            if error.url == meant.url:
                self._shelf.put_slow(meant.url)
            raise
        finally:
            if look.page is not None:
                self._shelf.put_page(meant.url, look.page)
        feeds = [item for item in items if isinstance(item, Found)]
        if len(feeds) == len(items):
            feeds.sort(key=lambda feed: feed.candidate.rank)
            self._shelf.put_behind(meant.url, feeds)

    async def _shown(self, item: Item) -> Candidate:
        return replace(item.candidate, subscribed_id=await self._subscribed_id(item))

    async def _subscribed_id(self, item: Item) -> int | None:
        """The id of the feed, if it is subscribed under any address that it answered at (D-5)."""
        if isinstance(item, Followed):
            return item.feed_id
        for url in item.addresses:
            known = await self._store.find_feed(url)
            if known is not None:
                return known.id
        return None


def _read(address: str) -> tuple[Meant, Login | None]:
    """Understand what a person typed, parted from a login in it. Raises BadAddress."""
    meant = discover.read_address(address)
    url, login = split_login(meant.url)
    return replace(meant, url=url, feeds=tuple(map(without_login, meant.feeds))), login
