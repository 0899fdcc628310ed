"""What limits, silent servers and very many hosts cost (X-1, X-2, F-10)."""

from __future__ import annotations

import asyncio
import gzip
import time

import aiohttp

from feedmon.events import FeedPolled
from feedmon.settings import Settings
from tests.benchmarks.findings import Finding, engine_in_a_directory, most_memory
from tests.feeds import item, opml, rss
from tests.httpserver import HttpServer, Reply


async def a_bomb() -> Finding:
    """Fetch 200 MB that come as 200 kB."""
    packed = gzip.compress(bytes(200_000_000), compresslevel=9)
    headers = {"Content-Encoding": "gzip"}
    async with HttpServer() as server, engine_in_a_directory() as engine:
        server.put("/feed", rss("Small"))
        feed = await engine.subscribe(server.url("/feed"))
        server.put("/feed", Reply(packed, headers=headers))
        before = most_memory()
        summary = await engine.refresh([feed.id])
        more = most_memory() - before
    refused = summary.failures[0].detail or summary.failures[0].error
    return Finding(f"{more:.0f} MB more, refused: {refused}", more <= 40)


async def beside_slow_servers() -> Finding:
    """Fetch 200 feeds of as many hosts alone, then beside 200 hosts that do not answer."""
    alone, _ = await _two_refreshes(0)
    first, second = await _two_refreshes(200)
    return Finding(
        f"{second / alone - 1:+.0%} ({alone:.1f} s alone); {first / alone - 1:+.0%} at first",
        second <= alone * 1.1,
    )


async def a_thousand_hosts() -> Finding:
    """Refresh 1,000 feeds of as many hosts that take 200 ms, and ask for them with nothing else."""
    async with HttpServer("0.0.0.0") as server, engine_in_a_directory() as engine:
        server.put("/feed", Reply(rss("Feed", [item("a")]), delay_s=0.2))
        hosts = [f"127.{3 + n // 250}.{n % 250}.1" for n in range(1_000)]
        urls = [f"http://{host}:{server.port}/feed" for host in hosts]
        bare = await _bare(urls)
        await engine.import_opml(opml((url, url) for url in urls))
        await engine.warm_up()
        began = time.perf_counter()
        summary = await engine.refresh()
        took = time.perf_counter() - began
    return Finding(
        f"{took / bare:.2f} times ({took:.1f} s to {bare:.1f} s), {summary.fetched} fetched",
        took <= bare * 1.5,
    )


async def _bare(urls: list[str]) -> float:
    """Seconds that aiohttp alone needs, as many at once as feedmon begins at the most."""
    places = asyncio.Semaphore(Settings().in_flight)

    async def get(url: str) -> None:
        async with places, session.get(url) as answer:
            await answer.read()

    began = time.perf_counter()
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(get(url))
    return time.perf_counter() - began


async def _two_refreshes(slow: int) -> list[float]:
    """Seconds until all feeds that answer were read, the first time and the second."""
    patience = Settings(fetch_s=2.0)
    async with HttpServer("0.0.0.0") as server, engine_in_a_directory(patience) as engine:
        server.put("/fast", Reply(rss("Fast", [item("a")]), delay_s=0.2))
        server.hang("/slow")
        hosts = {f"127.1.{n}.1": "slow" for n in range(slow)}
        hosts |= {f"127.2.{n}.1": "fast" for n in range(200)}
        await engine.import_opml(
            opml((host, f"http://{host}:{server.port}/{kind}") for host, kind in hosts.items())
        )
        await engine.warm_up()
        last = 0.0

        def hear(event: object) -> None:
            nonlocal last
            if isinstance(event, FeedPolled):
                last = time.perf_counter()

        engine.events.subscribe(hear)
        took = []
        for _ in range(2):
            began = time.perf_counter()
            await engine.refresh()
            took.append(last - began)
        return took
