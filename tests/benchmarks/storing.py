"""What much costs that is stored, and what is stored and not due (I-12, O-1, S-3)."""

from __future__ import annotations

import asyncio
import time

from tests.benchmarks.findings import Finding, engine_in_a_directory
from tests.feeds import item, opml, rss
from tests.httpserver import HttpServer


async def nothing_new_in_much() -> Finding:
    """Poll a feed of 10,000 known entries whose document changed and whose entries did not."""
    items = [item(str(n), body="<p>x</p>") for n in range(10_000)]
    async with HttpServer() as server, engine_in_a_directory() as engine:
        feed = await engine.subscribe(server.put("/feed", rss("Much", items)))
        server.put("/feed", rss("Much more", items))
        store = engine._store
        really, took = store.apply, []

        async def apply(*args: object, **more: object) -> object:
            began = time.perf_counter()
            try:
                return await really(*args, **more)  # type: ignore[arg-type]
            finally:
                took.append((time.perf_counter() - began) * 1000)

        store.apply = apply  # type: ignore[method-assign,assignment]
        summary = await engine.refresh([feed.id])
    written = summary.new + summary.updated
    return Finding(
        f"{took[0]:.0f} ms, {written} entries written", took[0] <= 100 and not written, took[0]
    )


async def a_long_list() -> Finding:
    """Import 20,000 feeds."""
    data = opml((f"Feed {n}", f"https://{n}.example/feed") for n in range(20_000))
    async with engine_in_a_directory() as engine:
        began = time.perf_counter()
        report = await engine.import_opml(data)
        took = time.perf_counter() - began
    return Finding(f"{took:.1f} s, {len(report.added):,} feeds", took <= 2, took)


async def idle() -> Finding:
    """Watch 5,000 feeds of which none is due, for a minute."""
    seconds = 60.0
    async with engine_in_a_directory() as engine:
        await engine.import_opml(opml((str(n), f"https://{n}.example/feed") for n in range(5_000)))
        later = (int(time.time()) + 36_000, "rhythm")
        await engine._store.set_poll_times(
            dict.fromkeys((feed.id for feed in await engine.feeds()), later)
        )
        await engine.start()
        await asyncio.sleep(2)
        before = time.process_time()
        await asyncio.sleep(seconds)
        used = time.process_time() - before
    return Finding(f"{used / seconds:.2%} of one core", used < seconds / 100)
