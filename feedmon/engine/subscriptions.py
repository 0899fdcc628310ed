"""Following feeds, ending it, and lists of feeds from and for other programs."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.engine.previews import preview_of, without_agents, without_images, without_pages
from feedmon.engine.properties import Properties
from feedmon.engine.tree import opml_document
from feedmon.events import FeedPolled, FeedsChanged, FeedsRemoved
from feedmon.logins import split_login
from feedmon.settings import read_user_agent

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable
    from typing import Unpack

    from feedmon.logins import Login
    from feedmon.model import Candidate, Feed, ImportReport, OpmlDocument, OpmlPreview, Places
    from feedmon.store.feeds import FeedEdit


class Subscriptions(Properties):
    """Which feeds are followed."""

    def find_feeds(
        self, address: str, *, usual_places: bool = False
    ) -> AsyncGenerator[Candidate, None]:
        """The feeds behind an address, each as soon as it was fetched and understood.

        With ``usual_places`` nothing but guesses is tried, which a person has to ask for. Raises
        BadAddress, FetchError, ParseError, NoFeedFound, and OpmlFound with a list to import.
        Close it to end the look.
        """
        return self._parts.subscriber.find(address, usual_places=usual_places)

    async def subscribe(
        self, address: str, *, folder_id: int | None = None, user_agent: str | None = None
    ) -> Feed:
        """Subscribe to the first feed behind an address; its articles are stored on return.

        With ``user_agent`` it is asked for under that name instead of ours, now and later (F-5).
        Raises what ``find_feeds`` raises, AlreadySubscribed, and BadUserAgent.
        """
        name = None if user_agent is None else read_user_agent(user_agent)
        changes = await self._parts.subscriber.subscribe(address, folder_id, user_agent=name)
        self.events.publish(FeedsChanged((changes.feed,)))
        self.events.publish(
            FeedPolled(changes.feed, changes.new, first=True, retold=changes.retold)
        )
        return changes.feed

    async def unsubscribe(self, feed_ids: Iterable[int]) -> None:
        """Follow feeds no longer: they and their articles are gone, for a day not for good."""
        ids = tuple(feed_ids)
        await self._store.remove_feeds(ids)
        self.events.publish(FeedsRemoved(ids))
        await self._to_the_end(self._tell_counts())

    async def restore_feeds(self, feed_ids: Iterable[int]) -> tuple[Feed, ...]:
        """Bring back what ``unsubscribe`` took within the last day; the feeds that are back."""
        feeds = tuple(await self._store.restore_feeds(tuple(feed_ids)))
        self.events.publish(FeedsChanged(feeds))
        await self._to_the_end(self._tell_counts())
        return feeds

    async def set_feed(self, feed_id: int, **columns: Unpack[FeedEdit]) -> Feed:
        """Change columns by name: what ``FeedEdit`` has is the person's to change.

        Raises NoSuchFeed, NoSuchFolder, BadUserAgent, and AlreadySubscribed for a url that another
        feed has.
        """
        whole, logins = await self._completed({feed_id: columns})
        feed = await self._store.update_feed(feed_id, **whole[feed_id])
        await self._keep(logins, [feed])
        self.events.publish(FeedsChanged((feed,)))
        return feed

    async def read_opml(self, data: bytes) -> OpmlDocument:
        """What an OPML document lists, to choose from. Raises OpmlError when it is none."""
        from feedmon import opml  # noqa: PLC0415 - seldom needed

        return await asyncio.to_thread(opml.read_opml, data)

    async def preview_opml(self, data: bytes) -> OpmlPreview:
        """What an OPML document lists, each feed once, and what of it is followed already.

        Raises OpmlError when it is none.
        """
        document, followed = await asyncio.gather(self.read_opml(data), self._store.url_keys())
        return await asyncio.to_thread(preview_of, document, followed)

    async def follow(
        self,
        document: OpmlDocument,
        *,
        folder_id: int | None = None,
        load_images: bool = False,
        take_agents: bool = False,
        fetch_pages: bool = False,
        hold_s: int = 0,
    ) -> ImportReport:
        """Subscribe to the feeds of a list; their first polls are spread (O-1).

        With ``hold_s`` the first of them is not before so many seconds.

        They and their folders are put into a folder, or at the top. Logins in their addresses are
        kept as those of addresses that a person types. Whose images are loaded is as the list
        says only with ``load_images``, under which names they are asked for only with
        ``take_agents``, of which the pages are fetched only with ``fetch_pages``. Raises
        NoSuchFolder.
        """
        from feedmon import schedule  # noqa: PLC0415 - seldom needed

        if not load_images:
            document = without_images(document)
        if not take_agents:
            document = without_agents(document)
        if not fetch_pages:
            document = without_pages(document)
        document, logins = _parted(document)
        dues = schedule.spread(len(document.feeds), self._parts.clock(), self._parts.chance)
        times = [due.at + hold_s for due in dues if due.at is not None]
        report = await self._store.import_feeds(document, times, folder_id)
        found = {feed.id: logins[feed.url] for feed in report.added if feed.url in logins}
        if found:
            for feed_id, login in found.items():
                await self._store.update_feed(feed_id, account=login.account)
            await self._keep(found, report.added)
        await self._to_the_end(self._tell_folders(then=FeedsChanged(report.added)))
        return report

    async def import_opml(self, data: bytes) -> ImportReport:
        """Subscribe to the feeds of an OPML document; their first polls are spread (O-1).

        Raises OpmlError when it is none; what was broken in it is in the report.
        """
        return await self.follow(await self.read_opml(data))

    async def take_back_import(self, report: ImportReport) -> Places:
        """Follow no longer what was imported, and remove the folders that were made for it.

        For a day, ``put_back`` with the answer and ``restore_feeds`` bring all of it back.
        """
        ids = tuple(feed.id for feed in report.added)
        stood = await self._store.take_back_import(ids, [folder.id for folder in report.folders])
        self.events.publish(FeedsRemoved(ids))
        await self._to_the_end(self._tell_folders())
        await self._to_the_end(self._tell_counts())
        return stood

    async def export_opml(self) -> bytes:
        """All feeds and folders as an OPML document."""
        from feedmon import opml  # noqa: PLC0415 - seldom needed

        feeds, folders, watches = await asyncio.gather(
            self._store.feeds(), self._store.folders(), self._store.watch_specs()
        )
        return await asyncio.to_thread(opml.write_opml, opml_document(feeds, folders, watches))


def _parted(document: OpmlDocument) -> tuple[OpmlDocument, dict[str, Login]]:
    """Part the addresses of a list from the logins in them; these by the address without."""
    feeds, logins = [], {}
    for feed in document.feeds:
        url, login = split_login(feed.url)
        feeds.append(feed if url == feed.url else replace(feed, url=url))
        if login is not None:
            logins[url] = login
    return replace(document, feeds=tuple(feeds)), logins
