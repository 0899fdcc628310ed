"""Older articles, from the archives that a feed names (RFC 5005, F-17)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon import decide
from feedmon.engine.ground import Ground
from feedmon.errors import HostBlocked
from feedmon.events import AlertsRaised, OlderArrived, OlderEnded
from feedmon.fetch import Request, authorization
from feedmon.logins import origin
from feedmon.model import NotModified, OlderLoaded
from feedmon.rules import Book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.engine.ground import Parts
    from feedmon.model import (
        Consequence,
        Document,
        Feed,
        Known,
        NewEntry,
        OlderStored,
        OlderUpdate,
        Rules,
        WorkedFeed,
    )

#: Documents that one walk reads, and the seconds between two of them.
MOST, APART_S = 50, 2.0


class Archives(Ground):
    """Walks through archives, one document per request, when a person asks for it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._walking: set[int] = set()

    async def load_older(self, feed_id: int) -> OlderLoaded:
        """Follow the archives of a feed, and tell of each document; what it came to.

        It begins where it ended the last time; while articles may have been missed, it looks for
        those first, from the newest document on. Cancelling it ends it, and so does an error: what
        came before stays. Nobody is notified of what comes; rules hold for it, and tell of what
        was missed.

        Raises NoSuchFeed, FetchError (HostBlocked among them: the server asked for time) and
        ParseError.
        """
        if feed_id in self._walking:
            return OlderLoaded(feed_id, 0, 0, "busy")
        self._walking.add(feed_id)
        walk = _Walk(self._parts, await self._store.feed(feed_id))
        try:
            await walk.go(keep=self._kept_newest(walk.feed), since=self._kept_since(walk.feed))
        finally:
            self._walking.discard(feed_id)
            if walk.documents:
                self.events.publish(OlderEnded(walk.loaded))
                await self._to_the_end(self._tell_counts())
        return walk.loaded


class _Walk:
    """One walk: where it is, and what it found."""

    def __init__(self, parts: Parts, feed: Feed) -> None:
        self.feed = feed
        self.documents = 0
        self.loaded = OlderLoaded(feed.id, 0, 0, "end")
        self._parts = parts
        self._book = Book()
        self._missed, self._went = feed.missed > 0, feed.older_url
        self._seen = {feed.url}
        self._quiet = 0

    async def go(self, *, keep: int | None, since: int | None) -> None:
        """Read document after document until there is a reason to end.

        Of the feed ``keep`` articles are kept, and those that came ``since`` then.
        """
        url: str | None = self.feed.next_archive
        full = keep is not None and self.feed.total >= keep
        if url is not None and full and not self._missed:
            self._note(0, "kept")
            return
        while url is not None:
            if self.documents:
                await self._parts.sleep(APART_S)
            document = await self._fetch(url)
            self._seen |= {url, document.url, *(hop.target for hop in document.hops)}
            worked = await self._parts.workers.parse(document)
            following = worked.feed.prev_archive or worked.feed.next_url
            leads_back = following in self._seen
            url = None if leads_back else following
            step = decide.Step(
                url,
                missed=self._missed,
                went=self._went,
                quiet=self._quiet,
                last=self.documents + 1 >= MOST,
                keep=keep,
                since=since,
            )
            stored = await self._store(document, worked, step)
            if stored is None:
                self._note(0, "moved")
                return
            self.documents += 1
            self._quiet = 0 if stored.new else self._quiet + 1
            self._note(len(stored.new), "seen" if leads_back else stored.ended or "end")
            shown = tuple(entry for entry in stored.new if not entry.hidden)
            self._parts.bus.publish(OlderArrived(stored.feed, shown, self.loaded, stored.retold))
            if stored.alerts:
                self._parts.bus.publish(AlertsRaised(stored.alerts))
            if stored.ended is not None:
                return

    def _note(self, new: int, ended: str) -> None:
        self.loaded = OlderLoaded(self.feed.id, self.documents, self.loaded.new + new, ended)

    async def _fetch(self, url: str) -> Document:
        """Get one document, unconditionally: of an archive nothing is remembered."""
        parts, feed = self._parts, self.feed
        until = feed.retry_after_at
        if until is not None and parts.clock() < until:
            raise HostBlocked(url, until)
        async with parts.gate.slot(url) as slot:
            request = Request(
                url,
                total_s=parts.poller.settings.fetch_s,
                private_allowed=feed.private_allowed and _is_same_host(feed.url, url),
                tls_unverified=feed.tls_unverified and origin(feed.url) == origin(url),
                user_agent=feed.user_agent,
                headers=await self._login(url),
            )
            fetched = await parts.fetcher.fetch(request, slot)
        if isinstance(fetched, NotModified):  # nobody is asked whether anything changed
            raise TypeError(fetched)
        return fetched

    async def _login(self, url: str) -> tuple[tuple[str, str], ...]:
        """Say who asks the server for which the person gave a password, and no other."""
        feed = self.feed
        if feed.account is None:
            return ()
        password = await self._parts.credentials.password(feed.id, url)
        if password is None:
            return ()
        return (("Authorization", authorization(feed.account, password)),)

    async def _store(
        self, document: Document, worked: WorkedFeed, step: decide.Step
    ) -> OlderStored | None:
        now = round(self._parts.clock())

        def update(feed: Feed, known: Known, oldest_at: int) -> OlderUpdate:
            older = decide.decide_older(
                feed, known, worked, document, step, oldest_at=oldest_at, now=now
            )
            return replace(
                older,
                once=self._parts.poller.settings.stories_once,
                consequences=self._ruled(feed, known.rules, older.new),
                slow_rules=self._book.slow(known.rules),
            )

        return await self._parts.store.add_older(
            self.feed.id, self.feed.url, further=decide.further_of(worked), decide=update
        )

    def _ruled(self, feed: Feed, rules: Rules, new: Sequence[NewEntry]) -> tuple[Consequence, ...]:
        """Say what rules do; of what is no news, since it comes read, nobody is told."""
        found: list[Consequence] = []
        for read in (False, True):
            worked = [entry.worked for entry in new if entry.read is read]
            found += self._book.consequences(rules, feed.id, worked, tell=not read)
        return tuple(found)


def _is_same_host(one: str, other: str) -> bool:
    return urlsplit(one).hostname == urlsplit(other).hostname
