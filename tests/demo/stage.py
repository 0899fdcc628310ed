"""What the pictures show: feeds under names of their own, at a moment that is always the same."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from feedmon import open_engine
from feedmon.events import IconsChanged
from feedmon.model import EntryQuery, OpmlDocument, OpmlFeed
from feedmon.opml import write_opml
from feedmon.settings import STORE_NAME, Settings
from tests.demo.alerts import make_rules, tell
from tests.demo.server import (
    LIVELY,
    DemoServer,
    LivelyFeed,
    draw,
    put_icons,
    write_atom,
    write_rss,
)
from tests.httpserver import HttpServer
from tests.proxyserver import ProxyServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from feedmon import Engine

#: A Tuesday in March at ten, in UTC.
NOW = 1_773_136_800
#: What is pasted into “Add feed”: a page that names two feeds.
SITE = "quayside.example"
#: The feed whose pictures are shown, and whose articles stand first.
SHOWN = "Harbour Gazette"

_HOUR_S = 3600
#: What it names.
FOUND = (
    LivelyFeed("Quayside Review", "/review", "Papers", 1, write_rss),
    LivelyFeed("Quayside Review: In Pictures", "/in-pictures", "Pictures", 1, write_atom),
)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """``failures`` in a row since ``hours``: nobody waits for them before taking a picture."""

    title: str
    path: str
    status: int
    failures: int
    hours: int


_TROUBLED = (
    _Trouble("Bakehouse Diary", "/diary.xml", 404, 4, 31),
    _Trouble("Foghorn Weekly", "/weekly.rss", 500, 2, 7),
    _Trouble("Old Maps, New Roads", "/atom.xml", 410, 1, 12),
)


def stop_the_clock() -> None:
    """Let it be ``NOW`` in this process, for everybody who is imported from here on."""
    time.time = lambda: float(NOW)


@asynccontextmanager
async def small_web() -> AsyncIterator[Settings]:
    """Serve the feeds, each under a host of its own; the settings lead there."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(HttpServer())
        for feed in (*LIVELY, *FOUND):
            body, content_type = _written(feed, SITE if feed in FOUND else _host(feed.title))
            server.put(feed.path, body, content_type=content_type)
        server.put("/sketch", draw)
        put_icons(server)
        server.put("/", _page(), content_type="text/html")
        server.put("/jobs", _jobs(), content_type="text/html")
        for trouble in _TROUBLED:
            server.put(trouble.path, b"", status=trouble.status)
        hosts = [SITE, *(_host(feed.title) for feed in (*LIVELY, *_TROUBLED))]
        proxy = await stack.enter_async_context(
            ProxyServer({f"{host}:80": (server.host, server.port) for host in hosts})
        )
        yield replace(Settings(), proxy=proxy.url)


async def furnish(directory: Path, settings: Settings) -> None:
    """Follow and poll the feeds, and leave them as they are on some morning."""
    engine = await open_engine(directory, clock=lambda: NOW, settings=settings)
    try:
        await engine.import_opml(_opml())
        feeds = {feed.title: feed.id for feed in await engine.feeds()}
        for feed_id in feeds.values():  # one by one: their articles get the same ids every time
            await engine.refresh([feed_id])
        await engine.set_feed(feeds[SHOWN], images_allowed=True)
        await _find_icons(engine)
        entries = await engine.entries(EntryQuery(), limit=1000)
        await engine.mark_read([one.id for one in entries[40:]])
        await engine.star([one.id for one in entries[2::17]])
        rules, found = await make_rules(engine)
    finally:
        await engine.close()
    _settle(directory, feeds)
    tell(directory, rules, found, now=NOW)


async def _find_icons(engine: Engine) -> None:
    """Look for the icons that the feeds name, until they are there."""
    wanted = sum(bool(feed.icon) for feed in LIVELY)
    more = asyncio.Event()
    engine.events.subscribe(lambda event: isinstance(event, IconsChanged) and more.set())
    await engine.look_for_icons()
    while len((await engine.icons()).by_feed) < wanted:
        await more.wait()
        more.clear()


def _settle(directory: Path, feeds: dict[str, int]) -> None:
    """Give each feed a past: this machine's milliseconds are others every time."""
    troubles = {feeds[trouble.title]: trouble for trouble in _TROUBLED}
    database = sqlite3.connect(directory / STORE_NAME)
    with database:
        database.execute("DELETE FROM polls")
        for feed_id in feeds.values():
            polls = _polls(feed_id, troubles.get(feed_id))
            database.executemany(
                "INSERT INTO polls (feed_id, started_at, outcome, status, response_ms, wire_bytes,"
                " bytes_saved, requests, new, updated, error, error_detail)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, 0, ?, ?)",
                polls,
            )
            database.execute(
                "UPDATE feeds SET response_ms = ?, last_polled_at = ?, last_success_at = ?,"
                " next_poll_at = CASE state WHEN 'gone' THEN NULL ELSE ? END WHERE id = ?",
                (
                    polls[-1][4],
                    polls[-1][1],
                    max(poll[1] for poll in polls if poll[2] != "failed"),
                    NOW + feed_id * 193,
                    feed_id,
                ),
            )
            database.executemany(
                "INSERT INTO entries (feed_id, uid, title, author, received_at, sort_at, position,"
                " content_hash, snippet, has_enclosure, read, revision)"
                " VALUES (?, ?, 'From the drawer', '', ?, ?, 0, '', '', 0, 1, 0)",
                _drawer(feed_id),
            )
        database.executemany(
            "UPDATE feeds SET failures = ?, failing_since = ? WHERE id = ?",
            (
                (trouble.failures, NOW - trouble.hours * _HOUR_S, feed_id)
                for feed_id, trouble in troubles.items()
            ),
        )
    database.close()


def _polls(feed_id: int, trouble: _Trouble | None) -> list[tuple[object, ...]]:
    """Make up the log of a feed, oldest first: articles now and then, and its failures last."""
    chance = Random(feed_id)
    failures = 0 if trouble is None else trouble.failures
    end = NOW - 187 * feed_id - (trouble.hours * _HOUR_S if trouble is not None else 0)
    polls: list[tuple[object, ...]] = []
    for ago in (*range(31 + 6 * 160, 31, -6), *range(30, -1, -1)):
        new = chance.choice((0, 0, 1, 2))
        size = 14_000 + chance.randrange(4_000) if new else 210
        polls.append(
            (
                *(feed_id, end - ago * _HOUR_S, "new" if new else "not-modified"),
                *(200 if new else 304, 38 + chance.randrange(400)),
                *(size, 0 if new else 15_000, new, None, None),
            )
        )
    if trouble is not None:
        apart = trouble.hours * _HOUR_S // failures
        polls += [
            (
                *(feed_id, NOW - 600 - ago * apart, "failed", trouble.status),
                *(38 + chance.randrange(400), 310, 0, 0, "http-status", str(trouble.status)),
            )
            for ago in range(failures - 1, -1, -1)
        ]
    return polls


def _drawer(feed_id: int) -> list[tuple[int, str, int, int]]:
    """Make up what came in the weeks before, read long ago: some feeds are busier than others."""
    chance, busy = Random(-feed_id), 1 + feed_id * 7 % 5
    days = (NOW - day * 24 * _HOUR_S for day in range(4, 84) for _ in range(chance.randrange(busy)))
    return [(feed_id, f"drawer {number}", at, at) for number, at in enumerate(days)]


def _opml() -> bytes:
    feeds = [
        OpmlFeed(url=_address(feed.title, feed.path), title=feed.title, folder=(feed.folder,))
        for feed in LIVELY
    ]
    feeds += [
        OpmlFeed(url=_address(one.title, one.path), title=one.title, folder=("Elsewhere",))
        for one in _TROUBLED
    ]
    return write_opml(OpmlDocument(title="", feeds=tuple(feeds)))


def _written(feed: LivelyFeed, host: str) -> tuple[bytes, str]:
    demo = DemoServer(start=NOW, clock=lambda: NOW)
    stories = [
        replace(one, html=one.html.replace(f"{demo.page_url}sketch", f"http://{host}/sketch"))
        for one in demo.stories(feed)
    ]
    return feed.write(feed, stories)


def _jobs() -> bytes:
    """A page that has no feed."""
    places = (("Crane driver", "North quay"), ("Diver", "Harbour"), ("Cook on a tug", "At sea"))
    rows = "".join(
        f'<li class="job"><h3><a href="/jobs/{n}">{title}</a></h3><p>{place}, full time</p></li>'
        for n, (title, place) in enumerate(places)
    )
    return (
        "<!doctype html><title>Work at the quayside</title><h1>Open positions</h1>"
        f'<p>Five crews look for hands this week.</p><ul class="jobs">{rows}</ul>'
    ).encode()


def _page() -> bytes:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{feed.title}" href="{feed.path}">'
        for feed in FOUND
    )
    return f"<!doctype html><title>Quayside Review</title>{links}".encode()


def _host(title: str) -> str:
    return "-".join(title.lower().replace(",", "").split()) + ".example"


def _address(title: str, path: str) -> str:
    return f"http://{_host(title)}{path}"
