"""What a person sets holds at once, the next time, and in the other program."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack
from random import Random

import pytest

from feedmon import events, open_engine
from feedmon.errors import NameNotResolved
from feedmon.settings import Settings
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply
from tests.proxyserver import ProxyServer

NOW = 1_780_000_000


def opml(urls):
    feeds = "".join(f'<outline type="rss" text="{url}" xmlUrl="{url}"/>' for url in urls)
    return f'<opml version="2.0"><body>{feeds}</body></opml>'.encode()


@pytest.fixture
async def opened(tmp_path):
    """Open engines on one store, closed at the end."""
    async with AsyncExitStack() as stack:

        async def one(lookup=None, **settings):
            engine = await open_engine(
                tmp_path,
                clock=lambda: NOW,
                random=Random(1),
                settings=Settings(**settings),
                lookup=lookup,
            )
            stack.push_async_callback(engine.close)
            return engine

        yield one


async def test_another_interval_holds_at_once(opened, server):
    engine = await opened(rhythm="fixed", interval_s=3600)
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    assert 3000 < feed.next_poll_at - NOW < 4000

    await engine.change_settings(interval_s=7200)

    assert 6400 < (await engine.feed(feed.id)).next_poll_at - NOW < 8000


async def test_another_way_through_the_network_holds_from_the_next_request_on(opened, server):
    async def nobody_knows(host, _port):
        raise socket.gaierror(socket.EAI_NONAME, host)

    known = {"planet.example:80": (server.host, server.port)}
    for path in ("/first", "/second", "/third"):
        server.put(path, rss("Planet", [item("a")]))
    engine = await opened(lookup=nobody_knows)
    async with ProxyServer(known) as proxy:
        await engine.change_settings(proxy=proxy.url)
        await engine.subscribe("http://planet.example/first")
        other = await opened(lookup=nobody_knows)
        await other.subscribe("http://planet.example/second")
        await engine.change_settings(proxy="none")
        with pytest.raises(NameNotResolved):
            await engine.subscribe("http://planet.example/third")

    assert {line.split()[1] for line in proxy.lines} == {
        "http://planet.example/first",
        "http://planet.example/second",
    }


async def test_another_time_limit_holds_from_the_next_request_on(opened, server):
    engine = await opened()
    await engine.change_settings(fetch_s=0.2)
    url = server.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(url)
    server.hang("/feed")

    await engine.refresh([feed.id])

    failed = await engine.feed(feed.id)
    assert (failed.error, failed.error_detail) == ("timeout", "0.2")


@pytest.mark.parametrize(("in_flight", "most"), [(2, 2), (8, 6)])
async def test_another_number_of_requests_at_once_holds_for_all_hosts(opened, in_flight, most):
    running, seen, all_there = [], [], asyncio.Event()

    async def answer(received):
        running.append(received)
        seen.append(len(running))
        if len(running) == most:
            all_there.set()
        await all_there.wait()
        await asyncio.sleep(0.05)  # for those that may not come yet
        running.remove(received)
        return Reply(rss("Planet", [item("a")]))

    engine = await opened()
    await engine.change_settings(in_flight=in_flight)
    async with AsyncExitStack() as servers:
        urls = []
        for n in range(6):
            each = await servers.enter_async_context(HttpServer(f"127.0.0.{n + 11}"))
            urls.append(each.put("/feed", answer))
        await engine.import_opml(opml(urls))
        await engine.refresh()

    assert max(seen) == most


async def test_what_was_set_is_told_with_all_the_rest(opened):
    engine = await opened(in_flight=12)
    told = []
    engine.events.subscribe(told.append)

    await engine.change_settings(interval_s=7200)
    await engine.change_settings(interval_s=7200)

    assert told == [events.SettingsChanged(Settings(interval_s=7200, in_flight=12))]
    assert engine.settings == told[0].settings


async def test_the_next_engine_works_as_the_last_one_was_told_to(opened):
    await (await opened()).change_settings(keep_newest=None, proxy="none")

    assert (await opened()).settings == Settings(keep_newest=None, proxy="none")


async def test_another_program_learns_what_was_set_here(opened):
    here, there = await opened(), await opened()
    told = []
    there.events.subscribe(told.append)
    await there.watch()

    await here.change_settings(in_flight=8)
    await there.watch()

    assert there.settings.in_flight == 8
    assert events.SettingsChanged(Settings(in_flight=8)) in told
