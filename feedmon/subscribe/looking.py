"""``Look``: behind one address, step by step, until something is found (rule D-2).

What the table of sites knows of the address comes first, since it spares a request for the page;
then the address itself; then what its page names: alternates, the table again for the addresses
that the page says it has, links among its text. Guesses are a look of their own (FRB 105).
"""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon.discover import FoundLink
from feedmon.errors import (
    BadRedirect,
    FetchError,
    HostBlocked,
    HttpStatus,
    NoFeedFound,
    NotAFeed,
    OpmlError,
    OpmlFound,
    ParseError,
)
from feedmon.frozen import frozen
from feedmon.subscribe.asking import Asking
from feedmon.subscribe.budget import SpentError
from feedmon.subscribe.found import Followed, Found, Page
from feedmon.subscribe.together import as_they_come, one_by_one
from feedmon.tracking import bare_host

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence

    from feedmon.discover import Meant
    from feedmon.logins import Login
    from feedmon.model import Document
    from feedmon.subscribe.asking import Surroundings

#: Bytes in which a list of feeds says that it is one.
_LOOKED_AT = 4096

Item = Found | Followed


@frozen
class _Step:
    """Links that are looked at together, and whether each may lead to a private address."""

    links: Sequence[FoundLink]
    private: Sequence[bool]


class Look:
    """One look behind ``meant``, of which ``feeds`` or ``guesses`` gives what it finds.

    With ``first`` it ends at the best feed: links are asked one by one, best first. ``patient``
    gives the address itself the time of a poll; ``login`` is for its server. ``page`` is what
    stood there, if it is no feed.
    """

    def __init__(
        self,
        around: Surroundings,
        meant: Meant,
        *,
        first: bool = False,
        patient: bool = False,
        login: Login | None = None,
    ) -> None:
        self._around = around
        self._asking = Asking(around, meant.url, login)
        self._meant = meant
        self._first = first
        self._patient = patient
        self._failures: list[FetchError | ParseError] = []
        self._seen: set[str] = set()
        self.page: Page | None = None

    async def feeds(self) -> AsyncGenerator[Item, None]:
        """Give the feeds behind the address as they are found and verified.

        Raises FetchError, ParseError,
        OpmlFound and NoFeedFound.
        """
        async with aclosing(self._steps()) as steps:
            async for step in steps:
                if not isinstance(step, _Step):
                    yield step
                    return
                found = False
                async with aclosing(self._verified(step, first=self._first)) as items:
                    async for item in items:
                        found = True
                        yield item
                if found:
                    return
                self._stop_if_asked_to()
        raise self._why_nothing()

    async def guesses(self, page: Page | None) -> AsyncGenerator[Item, None]:
        """Look in the usual places of a site, one by one, until there is a feed.

        ``page`` is what an earlier look saw. Raises FetchError where nothing can be reached, and
        NoFeedFound.
        """
        from feedmon import discover  # noqa: PLC0415 - seldom needed

        url = self._meant.url
        self._is_fresh(url)
        if page is not None:
            for link in page.links.alternates:
                self._is_fresh(link.url)  # they did not work, or nobody would guess
            if _host(page.url) == _host(url):
                url = page.url  # the way the site writes it, or each guess would be redirected
        links = _links(discover.usual_places(url), "usual-place")
        step = _Step(links, [page is None or not page.from_public] * len(links))
        async with aclosing(self._verified(step, first=True)) as items:
            async for item in items:
                yield item
                return
        self._stop_if_asked_to()
        unreachable = [error for error in self._failures if _is_unreachable(error)]
        if unreachable and len(unreachable) == len(self._failures):
            raise unreachable[0]
        raise NoFeedFound(self._meant.url, "usual-places")

    # --- the steps --------------------------------------------------------------------------

    async def _steps(self) -> AsyncGenerator[_Step | Item, None]:
        """Give what is to be looked at next, or the feed that the address itself is."""
        from feedmon import discover  # noqa: PLC0415 - seldom needed

        link = FoundLink(self._meant.url, "", None, "self")
        self._is_fresh(link.url)
        if (known := await self._asking.known(link, 0)) is not None:
            yield known
            return
        feeds = _links(self._meant.feeds, "site-rule")
        # No page had a say in these: the person named the host, or the table did.
        host = urlsplit(link.url).hostname
        yield _Step(feeds, [urlsplit(feed.url).hostname == host for feed in feeds])
        # The person typed this address: that act allows a private one.
        try:
            document = await self._asking.fetch(
                link.url, private_allowed=True, retries=2, patient=self._patient
            )
        except SpentError as error:
            failures = [*self._failures, BadRedirect(link.url, "too-many")]
            raise failures[0] from error
        try:
            found = await self._asking.understand(link, document, rank=0, private_allowed=True)
        except NotAFeed as error:
            await self._refuse_list(document)
            self.page = page = await self._read(document, error.detail)
        else:
            yield found
            return
        known_sites = [discover.site_feeds(url) for url in (page.url, *page.links.itself)]
        feeds = _links((feed for found in known_sites for feed in found), "site-rule")
        for links in (page.links.alternates, feeds, page.links.anchors):
            yield _Step(links, [not page.from_public] * len(links))

    async def _read(self, document: Document, kind: str) -> Page:
        from feedmon import discover  # noqa: PLC0415 - seldom needed

        headers = document.headers
        return Page(
            url=document.url,
            status=document.status,
            content_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            kind=kind,
            from_public=document.from_public,
            links=await self._around.workers.run(discover.read_page, document),
        )

    async def _refuse_list(self, document: Document) -> None:
        """Say so when the address is that of a list of feeds (D-1)."""
        from feedmon import opml  # noqa: PLC0415 - seldom needed
        from feedmon.parse import decode  # noqa: PLC0415 - seldom needed

        beginning = decode(document.body[:_LOOKED_AT], document.headers.get("content-type"))
        if "<opml" not in beginning.lower():
            return
        try:
            listed = await self._around.workers.run(opml.read_opml, document.body)
        except OpmlError:
            return
        if listed.feeds:
            raise OpmlFound(self._meant.url, document.body, len(listed.feeds))

    def _stop_if_asked_to(self) -> None:
        """Leave a host alone that wants to be: the next step would ask it again."""
        for error in self._failures:
            if isinstance(error, HostBlocked) or (
                isinstance(error, HttpStatus) and error.status == 429
            ):
                raise error

    def _why_nothing(self) -> FetchError | NoFeedFound:
        """Say why a page led to no feed: what it names does not work, or it names nothing."""
        page = self.page
        if page is None:  # the steps end before a page only where they raise
            return NoFeedFound(self._meant.url)
        named = bool(page.links.alternates or self._meant.feeds) and bool(self._failures)
        if named and isinstance(self._failures[0], FetchError):
            return self._failures[0]
        return NoFeedFound(
            self._meant.url,
            "named" if named else page.kind,
            status=page.status,
            content_type=page.content_type,
        )

    # --- several links ----------------------------------------------------------------------

    async def _verified(self, step: _Step, *, first: bool) -> AsyncGenerator[Item, None]:
        """Ask for what the links lead to, and give what is a feed as soon as that is known."""
        fresh = [
            (link, private)
            for link, private in zip(step.links, step.private, strict=True)
            if self._is_fresh(link.url)
        ][: self._asking.budget.requests]
        calls = [
            self._verify(link, rank, private_allowed=private)
            for rank, (link, private) in enumerate(fresh)
        ]
        results = one_by_one(calls) if first else as_they_come(calls)
        async with aclosing(results):
            async for item in results:
                if item is not None and (first or self._is_another(item)):
                    yield item
                    if first:
                        return

    async def _verify(self, link: FoundLink, rank: int, *, private_allowed: bool) -> Item | None:
        """Look at one link; what is wrong with it is noted."""
        if (known := await self._asking.known(link, rank)) is not None:
            return known
        try:
            return await self._asking.verify(link, rank, private_allowed=private_allowed)
        except SpentError:
            return None
        except (FetchError, ParseError) as error:
            self._failures.append(error)
            return None

    def _is_fresh(self, url: str) -> bool:
        """Whether the look comes across this address for the first time (D-5: in any spelling)."""
        key = url.partition("://")[2].rstrip("/")
        known = key in self._seen
        self._seen.add(key)
        return not known

    def _is_another(self, item: Item) -> bool:
        """Whether this is no feed that was found behind another address already."""
        if isinstance(item, Followed) or not item.document.hops:
            return True
        return self._is_fresh(item.document.url)


def _links(urls: Iterable[str], source: str) -> list[FoundLink]:
    return [FoundLink(url, "", None, source) for url in urls]


def _host(url: str) -> str:
    return bare_host(urlsplit(url).netloc)


def _is_unreachable(error: FetchError | ParseError) -> bool:
    """Whether no answer came back at all."""
    return isinstance(error, FetchError) and (not isinstance(error, HttpStatus))
