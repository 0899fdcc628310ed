"""What a person sets holds at once, the next time, and in the other program."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack

import pytest

from feedmon import events
from feedmon.errors import NameNotResolved
from feedmon.settings import Settings
from tests.feedmon.clock import NOW
from tests.feedmon.hearing import listen
from tests.feeds import item, opml, rss
from tests.httpserver import HttpServer, Reply
from tests.proxyserver import ProxyServer


async def test_another_interval_holds_at_once(start, server):
    engine = await start(settings=Settings(rhythm="fixed", interval_s=3600))
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    assert 3000 < feed.next_poll_at - NOW < 4000

    await engine.change_settings(interval_s=7200)

    assert 6400 < (await engine.feed(feed.id)).next_poll_at - NOW < 8000


async def test_another_way_through_the_network_holds_from_the_next_request_on(start, server):
    async def nobody_knows(host, _port):
        raise socket.gaierror(socket.EAI_NONAME, host)

    known = {"planet.example:80": (server.host, server.port)}
    for path in ("/first", "/second", "/third"):
        server.put(path, rss("Planet", [item("a")]))
    engine = await start(lookup=nobody_knows)
    async with ProxyServer(known) as proxy:
        await engine.change_settings(proxy=proxy.url)
        await engine.subscribe("http://planet.example/first")
        other = await start(lookup=nobody_knows)
        await other.subscribe("http://planet.example/second")
        await engine.change_settings(proxy="none")
        with pytest.raises(NameNotResolved):
            await engine.subscribe("http://planet.example/third")

    assert {line.split()[1] for line in proxy.lines} == {
        "http://planet.example/first",
        "http://planet.example/second",
    }


async def test_another_time_limit_holds_from_the_next_request_on(start, server):
    engine = await start()
    await engine.change_settings(fetch_s=0.2)
    url = server.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(url)
    server.hang("/feed")

    await engine.refresh([feed.id])

    failed = await engine.feed(feed.id)
    assert (failed.error, failed.error_detail) == ("timeout", "0.2")


@pytest.mark.parametrize(("in_flight", "most"), [(2, 2), (8, 6)])
async def test_another_number_of_requests_at_once_holds_for_all_hosts(start, in_flight, most):
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

    engine = await start()
    await engine.change_settings(in_flight=in_flight)
    async with AsyncExitStack() as servers:
        urls = []
        for n in range(6):
            each = await servers.enter_async_context(HttpServer(f"127.0.0.{n + 11}"))
            urls.append((f"Planet {n}", each.put("/feed", answer)))
        await engine.import_opml(opml(urls))
        await engine.refresh()

    assert max(seen) == most


async def test_what_was_set_is_told_with_all_the_rest(start):
    engine = await start(settings=Settings(in_flight=12))
    told = listen(engine)

    await engine.change_settings(interval_s=7200)
    await engine.change_settings(interval_s=7200)

    assert told == [events.SettingsChanged(Settings(interval_s=7200, in_flight=12))]
    assert engine.settings == told[0].settings


async def test_the_next_engine_works_as_the_last_one_was_told_to(start):
    await (await start()).change_settings(keep_newest=None, proxy="none")

    assert (await start()).settings == Settings(keep_newest=None, proxy="none")


async def test_another_program_learns_what_was_set_here(start):
    here, there = await start(), await start()
    told = listen(there)
    await there.watch()

    await here.change_settings(in_flight=8)
    await there.watch()

    assert there.settings.in_flight == 8
    assert events.SettingsChanged(Settings(in_flight=8)) in told
