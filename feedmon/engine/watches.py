"""Watches: pages without a feed, previewed, added, changed."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from feedmon import decide, watch
from feedmon.discover import normalise_address
from feedmon.engine.ground import Ground
from feedmon.engine.watch_pages import Asker, WatchPages
from feedmon.events import FeedPolled, FeedsChanged
from feedmon.logins import Login, origin, split_login
from feedmon.model import WatchPart, WatchTask

if TYPE_CHECKING:
    from feedmon.engine.ground import Parts
    from feedmon.model import (
        Difference,
        Document,
        Feed,
        WatchPreview,
        WatchSpec,
        WatchSuggestion,
        WatchVersion,
    )

#: Seconds in which a page is looked at for a preview: a person waits for it.
LOOK_S = 10.0


class Watches(Ground):
    """Which pages are watched, and for what."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._watch_pages = WatchPages(fetcher=parts.fetcher, gate=parts.gate, clock=parts.clock)

    async def preview_watch(
        self, url: str, spec: WatchSpec, *, of: int | None = None
    ) -> WatchPreview:
        """What a watch would see now; the page is asked for once in some minutes.

        ``of`` is a watch that there is: the page is asked for as its polls do.
        What is wrong with the page or the selector is in the answer. Raises BadAddress, FetchError,
        and WorkFailed for a page or a selector that takes too long.
        """
        document, _ = await self._page(url, spec, of=of)
        return await self._parts.workers.run_within(
            LOOK_S, watch.preview, *_content(document), spec
        )

    async def suggest_watch(
        self, url: str, although: tuple[str, ...] = (), *, of: int | None = None
    ) -> list[WatchSuggestion]:
        """Parts of a page that may be worth watching, the best first.

        ``although`` names what the page only looks like (see ``WatchSpec``), ``of`` is as for a
        preview. Raises BadAddress, FetchError, ParseError.
        """
        document, _ = await self._page(url, of=of)
        return await self._parts.workers.run_within(
            LOOK_S, watch.suggest, *_content(document), although
        )

    async def add_watch(
        self, url: str, spec: WatchSpec, *, title: str = "", folder_id: int | None = None
    ) -> Feed:
        """Watch a page from now on; what was previewed is its first poll.

        ``title`` is what it is to be called instead of the page's own. Raises BadAddress,
        FetchError, ParseError, AlreadySubscribed, NoSuchFolder.
        """
        spec = watch.checked(spec)
        document, login = await self._page(url, spec)
        watched = await self._parts.workers.look(document, WatchTask(spec))
        further = decide.further_of(watched.worked)
        address, _ = split_login(normalise_address(url))
        changes = await self._store.add_watch(
            address,
            spec,
            title=watched.worked.feed.title,
            custom_title=title.strip() or None,
            folder_id=folder_id,
            uids=further,
            further=further,
            decide=self._parts.poller.first_look(document, watched),
        )
        feed = changes.feed
        if login is not None:
            feed = await self._store.update_feed(feed.id, account=login.account)
            await self._parts.credentials.keep(feed.id, feed.url, login.password)
            changes = replace(changes, feed=feed)
        self.events.publish(FeedsChanged((feed,)))
        self.events.publish(FeedPolled(feed, changes.new, first=True, retold=changes.retold))
        return feed

    async def edit_watch(self, feed_id: int, spec: WatchSpec) -> Feed:
        """Let a watch look at something else, or tell of something else; it is due at once.

        What it saw of another part is not compared with what it sees then. Raises NoSuchFeed (also
        for a feed that is no watch) and BadWatch.
        """
        feed = await self._store.edit_watch(feed_id, watch.checked(spec))
        self.events.publish(FeedsChanged((feed,)))
        return feed

    async def watch_spec(self, feed_id: int) -> WatchSpec | None:
        """What a watch looks at; ``None`` for a feed that is none."""
        return await self._store.watch_spec(feed_id)

    async def watch_specs(self) -> dict[int, WatchSpec]:
        """What all watches look at, by the ids of their feeds."""
        return await self._store.watch_specs()

    async def watch_versions(self, feed_id: int) -> list[WatchVersion]:
        """What a watch saw as it looks now, the newest first."""
        return await self._store.watch_versions(feed_id)

    async def watch_difference(self, feed_id: int, before: int, after: int) -> Difference | None:
        """Compare two versions of a watch word by word; ``None`` when one is not kept any more.

        Raises WorkFailed where it is more than a task may cost.
        """
        texts = {each.id: each.text for each in await self.watch_versions(feed_id)}
        if before not in texts or after not in texts:
            return None
        one, other = (("", _paragraphs(texts[each])) for each in (before, after))
        from feedmon import worddiff  # noqa: PLC0415 - seldom needed

        return await self._parts.workers.run(worddiff.compare, one, other)

    async def close_watch_pages(self) -> None:
        """Ask for no page any more."""
        await self._watch_pages.close()

    async def _page(
        self, url: str, spec: WatchSpec | None = None, *, of: int | None = None
    ) -> tuple[Document, Login | None]:
        address, login = split_login(normalise_address(url))
        data = spec is not None and spec.part is WatchPart.JSON
        asker = Asker(login) if of is None else await self._asker(of, address)
        return await self._watch_pages.page(address, asker, data=data), login

    async def _asker(self, feed_id: int, address: str) -> Asker:
        """Say who asks in the polls of a watch; at another server it is nobody in particular."""
        feed = await self._store.feed(feed_id)
        if origin(feed.url) != origin(address):
            return Asker(user_agent=feed.user_agent)
        password = await self._parts.credentials.password(feed_id, feed.url)
        known = feed.account is not None and password is not None
        login = Login(feed.account or "", password or "") if known else None
        return Asker(login, feed.user_agent, feed.tls_unverified)


def _paragraphs(words: str) -> str:
    """Write the lines of a version as paragraphs."""
    return "".join(f"<p>{escape(line)}</p>" for line in words.split("\n") if line.strip())


def _content(document: Document) -> tuple[bytes, str | None, str]:
    """What a worker needs of a page."""
    url = document.base_url.partition("#")[0]
    return document.body, document.headers.get("content-type"), url
