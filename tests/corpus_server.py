"""Two hundred real feeds on loopback: the documents of the corpora, and some that misbehave.

``CorpusServer`` serves them from several ports, which count as so many hosts, and offers its own
OPML file with folders. By hand: ``python -m tests.corpus_server`` prints the address of that file
and serves until it is interrupted.

    async with CorpusServer(require_corpora()) as corpus:
        await engine.import_opml(corpus.opml())
        await engine.refresh()
        ... corpus.expected: the error code of each feed's URL, None where it has to do well ...
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Self

from tests.corpora import corpora_dir, documents
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.httpserver import Received

#: Where feeds are taken from until there are enough, in this order.
SOURCES = (
    "live-captures",
    "rss-parser",
    "netnewswire",
    "fastfeedparser",
    "miniflux",
    "authored",
    "feed-rs",
)
#: Documents among them that are no feeds.
NO_FEEDS = {
    "malformed-html-page-instead-of-feed.feed.xml",  # the corpus server has one of its own
    "ScriptingNews.json",  # RSS in JSON, a format that died in 2015
    "iso88591.xml",  # XML of no feed vocabulary
}
LARGE_BYTES = 10_000_000


@dataclass(frozen=True)
class ServedFeed:
    """A feed on offer. ``error`` is the code that a poll of it has to end with, if any."""

    title: str
    url: str
    folder: str
    error: str | None = None


class CorpusServer:
    """``count`` feeds on ``ports`` ports; the last four hang, are missing, large, and no feed.

    ``requests_of`` and ``hanging`` let a test see who was asked. The hanging one has a port to
    itself, so that nobody can say the others waited for its host; it hangs until a test has seen
    enough and calls ``end_hanging``.
    """

    def __init__(self, corpora: Path, *, count: int = 200, ports: int = 8) -> None:
        self._corpora = corpora
        self._count = count
        self._servers = [HttpServer() for _ in range(ports)]
        self._silent = HttpServer()
        self._unavailable = asyncio.Event()
        self._stack = AsyncExitStack()
        self.feeds: tuple[ServedFeed, ...] = ()

    async def __aenter__(self) -> Self:
        for server in (*self._servers, self._silent):
            await self._stack.enter_async_context(server)
        ordinary = tuple(self._ordinary(self._count - 4))
        self.feeds = (*ordinary, *self._misbehaving())
        self._servers[0].put("/feeds.opml", self.opml(), content_type="text/x-opml")
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self.end_hanging()
        await self._stack.aclose()

    @property
    def opml_url(self) -> str:
        """The address of the OPML file with all feeds."""
        return self._servers[0].url("/feeds.opml")

    @property
    def expected(self) -> dict[str, str | None]:
        """The error code of each feed by its URL; ``None`` for those that have to do well."""
        return {feed.url: feed.error for feed in self.feeds}

    @property
    def hanging(self) -> ServedFeed:
        """The feed that takes requests and never answers."""
        return next(feed for feed in self.feeds if feed.error == "timeout")

    def requests_of(self, feed: ServedFeed) -> int:
        """How often ``feed`` was asked for."""
        servers = (*self._servers, self._silent)
        server = next(server for server in servers if feed.url.startswith(server.origin + "/"))
        return len(server.requests_to(feed.url.removeprefix(server.origin)))

    def end_hanging(self) -> None:
        """Let the feed that hangs answer 503, to whom it keeps waiting too."""
        self._unavailable.set()

    def opml(self) -> bytes:
        """All feeds in their folders, as OPML 2.0."""
        folders = "".join(
            f'<outline text="{escape(folder)}">{"".join(map(_outline, feeds))}</outline>\n'
            for folder, feeds in groupby(self.feeds, key=lambda feed: feed.folder)
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head>'
            f"<title>Corpus</title></head>\n<body>\n{folders}</body></opml>\n"
        ).encode()

    def _ordinary(self, wanted: int) -> Iterator[ServedFeed]:
        found = [(source, path) for source in SOURCES for path in self._documents(source)]
        if len(found) < wanted:
            raise ValueError(f"the corpora have {len(found)} feeds, {wanted} are wanted")
        for number, (source, path) in enumerate(found[:wanted]):
            body = path.read_bytes()
            server = self._servers[number % len(self._servers)]
            url = server.put(
                f"/{source}/{number}",
                body,
                content_type=_content_type(path, body),
                etag=f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            )
            yield ServedFeed(path.name.split(".")[0], url, source)

    def _documents(self, source: str) -> list[Path]:
        # Outputs of other programs lie beside some inputs; HTML and OPML are no feeds either.
        return [
            path
            for path in documents(source)
            if path.suffix in {"", ".xml", ".json", ".rss", ".atom", ".rdf", ".feed"}
            and "output" not in path.parts
            and path.name not in NO_FEEDS
        ]

    async def _hang(self, _received: Received) -> Reply:
        await self._unavailable.wait()
        return Reply(status=503)

    def _misbehaving(self) -> Iterator[ServedFeed]:
        first = self._servers[0]
        folder = "trouble"
        yield ServedFeed("Hangs", self._silent.put("/hangs", self._hang), folder, "timeout")
        yield ServedFeed("Is missing", first.url("/missing"), folder, "http-status")
        large = self._servers[-1].put("/large", large_feed(LARGE_BYTES), etag='"large"')
        yield ServedFeed("Is large", large, folder)
        page = first.put("/page", b"<!doctype html><title>A page</title><p>No feed.", **_HTML)
        yield ServedFeed("Is a page", page, folder, "not-a-feed")


_HTML = {"content_type": "text/html; charset=utf-8"}


def large_feed(size: int) -> bytes:
    """A well-formed feed of ``size`` bytes and a little more, in articles of 50 kB."""
    paragraph = "<p>" + "All work and no play makes a long article. " * 23 + "</p>"
    body = paragraph * (50_000 // len(paragraph))
    one = item("0", body=body)
    count = -(-size // len(one.encode()))
    return rss("A large feed", (item(str(number), body=body) for number in range(count)))


def _outline(feed: ServedFeed) -> str:
    return (
        f'<outline type="rss" text="{escape(feed.title)}" xmlUrl="{escape(feed.url, quote=True)}"/>'
    )


def _content_type(path: Path, body: bytes) -> str:
    expected = path.with_name(path.name.split(".")[0] + ".expected.json")
    if expected.is_file():
        told = json.loads(expected.read_text(encoding="utf-8")).get("http_content_type")
        if told:
            return str(told)
    return "application/feed+json" if body.lstrip()[:1] == b"{" else "application/xml"


async def _serve() -> None:
    corpora = corpora_dir()
    if corpora is None:
        sys.exit("no corpora: set FEEDMON_CORPORA to their folder")
    async with CorpusServer(corpora) as corpus:
        sys.stdout.write(f"{len(corpus.feeds)} feeds: {corpus.opml_url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(_serve())
    except KeyboardInterrupt:
        sys.exit(0)
