"""A small web of feeds on loopback: some publish all the time, some are in trouble."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING, Self
from zlib import crc32

from tests.demo.emblems import EMBLEMS, emblem
from tests.demo.stories import sketch, story
from tests.httpserver import HttpServer, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.demo.stories import Story
    from tests.httpserver import Received

    Writer = Callable[["LivelyFeed", list[Story]], tuple[bytes, str]]

#: How many articles a feed shows at once, as feeds do.
WINDOW = 30


@dataclass(frozen=True)
class LivelyFeed:
    """A feed with a new article every ``every_s`` seconds, ``backlog`` of them from the start."""

    title: str
    path: str
    folder: str
    every_s: float
    write: Writer
    backlog: int = 12
    compressed: bool = False
    pictures: bool = False
    icon: str = ""

    @property
    def icon_path(self) -> str:
        """Where its icon is; empty where it has none."""
        return f"/icons/{self.icon}.png" if self.icon else ""


@dataclass
class DemoServer:
    """Serves the demo; ``start`` gives the times of the articles. Use as a context manager."""

    start: float = field(default_factory=time.time)
    clock: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self._server = HttpServer()
        # Hosts of their own: what they do to their clients they do to nobody else's.
        self._silent = HttpServer()
        self._busy = HttpServer()
        self.lively = LIVELY
        self.troubled: list[tuple[str, str]] = []

    async def __aenter__(self) -> Self:
        for server in (self._server, self._silent, self._busy):
            await server.start()
        for feed in self.lively:
            self._server.put(feed.path, self._publish(feed))
        self._server.put("/sketch", draw)
        put_icons(self._server)
        self._make_trouble()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        for server in (self._silent, self._busy, self._server):
            await server.stop()

    def url(self, feed: LivelyFeed) -> str:
        """The address of a feed that publishes."""
        return self._server.url(feed.path)

    @property
    def page_url(self) -> str:
        """A page that names a feed: something to paste into “Add feed”."""
        return self._server.url("/")

    def opml(self) -> bytes:
        """All feeds in their folders, as OPML 2.0."""
        folders: dict[str, list[tuple[str, str]]] = {}
        for feed in self.lively:
            folders.setdefault(feed.folder, []).append((feed.title, self.url(feed)))
        folders["In trouble"] = self.troubled
        body = "".join(
            f'<outline text="{escape(folder)}">{_outlines(feeds)}</outline>'
            for folder, feeds in folders.items()
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head>'
            f"<title>feedmon demo</title></head><body>{body}</body></opml>"
        ).encode()

    def stories(self, feed: LivelyFeed) -> list[Story]:
        """What ``feed`` shows now, newest first."""
        written = feed.backlog + int((self.clock() - self.start) / feed.every_s)
        numbers = range(written - 1, max(written - 1 - WINDOW, -1), -1)
        return [self._story(feed, number) for number in numbers]

    def _story(self, feed: LivelyFeed, number: int) -> Story:
        ahead = number - feed.backlog + 1
        # The backlog lies hours apart, at other minutes in each feed; what is new is new.
        old = ahead * 5000 - crc32(feed.path.encode()) % 4000
        at = self.start + (ahead * feed.every_s if ahead > 0 else old)
        picture = self._server.url(f"/sketch?{number}") if feed.pictures else None
        return story(feed.folder, feed.path, number, int(at), picture=picture)

    def _publish(self, feed: LivelyFeed) -> Callable[[Received], object]:
        async def reply(_received: Received) -> Reply:
            stories = self.stories(feed)
            body, content_type = feed.write(feed, stories)
            headers = {}
            if feed.compressed:
                body, headers = gzip.compress(body), {"Content-Encoding": "gzip"}
            return Reply(
                body, headers=headers, content_type=content_type, etag=f'"{stories[0].number}"'
            )

        return reply

    def _make_trouble(self) -> None:
        server, first = self._server, self.lively[0]
        for status in (404, 410, 500):
            server.put(f"/{status}", b"no", status=status, content_type="text/plain")
        later = {"Retry-After": "600"}
        busy = self._busy.put("/busy", b"", status=429, headers=later, content_type=None)
        slow, content_type = first.write(first, self.stories(first)[-3:])
        server.put("/slow", slow, content_type=content_type, delay_s=5.0)
        server.put(MOVED.path, self._publish(MOVED))
        server.put("/broken", slow.replace(b"</item>", b"", 1).replace(b"&amp;", b"&"))
        server.put("/cut", slow[: len(slow) // 2])
        page = (
            f'<!doctype html><link rel="alternate" type="application/rss+xml" href="{first.path}">'
        )
        server.put("/", page.encode() + b"<title>A paper</title>", content_type="text/html")
        server.put("/page", b"<!doctype html><title>No feed here</title>", content_type="text/html")
        self.troubled = [
            ("Answers never", self._silent.hang("/silent")),
            ("Answers after five seconds", server.url("/slow")),
            ("Moved for good", server.redirect("/old-address", server.url(MOVED.path), 301)),
            ("Moves in a circle", server.redirect("/circle", server.url("/circle"), 302)),
            ("Is gone", server.url("/410")),
            ("Was never there", server.url("/404")),
            ("Has an accident", server.url("/500")),
            ("Is too busy", busy),
            ("Is no feed", server.url("/page")),
            ("Is badly written", server.url("/broken")),
            ("Is cut off", server.url("/cut")),
        ]


def put_icons(server: HttpServer) -> None:
    """Serve the icons that feeds name."""
    for name in EMBLEMS:
        server.put(f"/icons/{name}.png", emblem(name), content_type="image/png")


async def draw(received: Received) -> Reply:
    number = received.target.partition("?")[2]
    return Reply(sketch(int(number) if number.isdecimal() else 0), content_type="image/png")


def _outlines(feeds: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<outline type="rss" text="{escape(title)}" xmlUrl="{escape(url, quote=True)}"/>'
        for title, url in feeds
    )


def _link(feed: LivelyFeed, one: Story) -> str:
    return f"https://demo.example{feed.path}/{one.number}"


def write_rss(feed: LivelyFeed, stories: list[Story]) -> tuple[bytes, str]:
    """RSS 2.0 in UTF-8."""
    return _rss(feed, stories, "utf-8"), "application/rss+xml"


def write_old_rss(feed: LivelyFeed, stories: list[Story]) -> tuple[bytes, str]:
    """RSS 2.0 as many older sites write it: in windows-1252."""
    return _rss(feed, stories, "windows-1252"), "text/xml"


def _rss(feed: LivelyFeed, stories: list[Story], encoding: str) -> bytes:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{_link(feed, one)}</link>"
        f"<guid>{_link(feed, one)}</guid><author>{escape(one.author)}</author>"
        f"<pubDate>{format_datetime(datetime.fromtimestamp(one.at, UTC), usegmt=True)}</pubDate>"
        f"<description>{escape(one.html)}</description></item>"
        for one in stories
    )
    image = f"<image><url>{feed.icon_path}</url></image>" if feed.icon else ""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>'
        f"<title>{escape(feed.title)}</title><link>https://demo.example/</link>"
        f"<description>A paper of the demo &amp; no other</description>{image}{items}"
        "</channel></rss>"
    ).encode(encoding, "xmlcharrefreplace")


def write_atom(feed: LivelyFeed, stories: list[Story]) -> tuple[bytes, str]:
    """Atom 1.0."""
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><id>{_link(feed, one)}</id>"
        f'<link href="{_link(feed, one)}"/><author><name>{escape(one.author)}</name></author>'
        f"<updated>{datetime.fromtimestamp(one.at, UTC).isoformat()}</updated>"
        f'<content type="html">{escape(one.html)}</content></entry>'
        for one in stories
    )
    newest = datetime.fromtimestamp(stories[0].at, UTC).isoformat()
    icon = f"<icon>{feed.icon_path}</icon>" if feed.icon else ""
    text = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(feed.title)}</title><id>https://demo.example{feed.path}</id>"
        f"<updated>{newest}</updated>{icon}{entries}</feed>"
    )
    return text.encode(), "application/atom+xml"


def write_json(feed: LivelyFeed, stories: list[Story]) -> tuple[bytes, str]:
    """JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **({"icon": feed.icon_path} if feed.icon else {}),
        "items": [
            {
                "id": _link(feed, one),
                "url": _link(feed, one),
                "title": one.title,
                "authors": [{"name": one.author}],
                "date_published": datetime.fromtimestamp(one.at, UTC).isoformat(),
                "content_html": one.html,
            }
            for one in stories
        ],
    }
    return json.dumps(document, ensure_ascii=False).encode(), "application/feed+json"


LIVELY = (
    LivelyFeed("Harbour Gazette", "/harbour", "Papers", 6, write_rss, pictures=True, icon="anchor"),
    LivelyFeed("The Evening Lamp", "/lamp", "Papers", 15, write_atom, compressed=True, icon="lamp"),
    LivelyFeed(
        "Le Petit Phare", "/phare", "Papers", 40, write_old_rss, backlog=200, icon="lighthouse"
    ),
    LivelyFeed("Commit by Commit", "/commits", "Workshop", 4, write_json, icon="branch"),
    LivelyFeed("Release Notes", "/releases", "Workshop", 25, write_atom, icon="tag"),
    LivelyFeed(
        "One Picture a Minute",
        "/pictures",
        "Pictures",
        60,
        write_json,
        pictures=True,
        icon="mountain",
    ),
    LivelyFeed("Tide Tables", "/tides", "Pictures", 90, write_rss, backlog=3, compressed=True),
)
#: Not in the OPML: what the feed that moved is called now.
MOVED = LivelyFeed("The Morning Post", "/morning", "Papers", 30, write_atom)
