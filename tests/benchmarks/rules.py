"""The figures of time and memory that rules of the protocols ask for, each under its id.

    make bench ARGS="--only rules"

Each is measured in a process of its own, and compared with nothing that another machine did: read
what is asked for beside it.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import aiohttp

from feedmon import open_engine
from feedmon.errors import FeedmonError
from feedmon.events import FeedPolled
from feedmon.parse import parse_feed
from feedmon.sanitize import clean
from feedmon.settings import Settings
from tests.benchmarks import ruling
from tests.benchmarks.article import long_articles
from tests.corpora import documents
from tests.feeds import item, opml, rss
from tests.httpserver import HttpServer, Reply

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from feedmon import Engine


@dataclass(frozen=True, slots=True)
class Figure:
    """What a rule asks for, in words, and how it is measured: a line of words."""

    asked: str
    measure: Callable[[], Awaitable[str] | str]


@asynccontextmanager
async def engine_in_a_directory(settings: Settings | None = None) -> AsyncIterator[Engine]:
    """An engine over an empty store."""
    with tempfile.TemporaryDirectory(prefix="feedmon-bench-") as directory:
        engine = await open_engine(Path(directory), settings=settings)
        try:
            yield engine
        finally:
            await engine.close()


# --- reading documents --------------------------------------------------------------------------


def _read(body: bytes) -> int:
    feed = parse_feed(body, url="https://example.org/feed")
    for entry in feed.entries:
        clean(entry.content_html or entry.summary_html or "", base_url=entry.base_url)
    return len(feed.entries)


async def parsing() -> str:
    """Read the live captures, three times each: the fastest counts."""
    bodies = [path.read_bytes() for path in documents("live-captures")]
    if not bodies:
        return "no corpora"
    times = []
    for body in bodies:
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            _read(body)
            best = min(best, time.process_time() - began)
        times.append(best * 1000)
    speed = sum(map(len, bodies)) / 1e6 / sum(times) * 1000
    return (
        f"median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.0f} ms, "
        f"max {max(times):.0f} ms, {speed:.0f} MB/s"
    )


def _large(megabytes: float) -> bytes:
    text = "<p>Some words that nobody wrote, and <a href='/x'>a link</a>.</p>" * 40
    one = len(item("0", body=text))
    return rss("Large", (item(str(n), body=text) for n in range(int(megabytes * 1e6 / one))))


async def one_large_document() -> str:
    """Read 5 MB at once."""
    body = _large(5)
    before = _memory()
    began = time.perf_counter()
    entries = _read(body)
    took = time.perf_counter() - began
    return f"{took:.2f} s, {_memory() - before:.0f} MB more, {entries} articles"


def _hostile() -> dict[str, bytes]:
    """The table of rule P-9 in its full size."""
    head, tail = b"<rss version='2.0'><channel><title>x</title><item>", b"</item></channel></rss>"
    many = 200_000
    doubling = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    laughs = b'<!DOCTYPE rss [<!ENTITY l0 "lol">' + doubling + b"]>"
    squared = b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 50_000 + b'">]>'
    outside = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    inside = {
        "nested XML": b"<x>" * many + b"</x>" * many,
        "nested HTML": b"<description>" + b"&lt;b&gt;" * many + b"</description>",
        "attributes": b"<guid " + b" ".join(b'a%d="x"' % n for n in range(300_000)) + b">1</guid>",
        "15 MB of text": b"<description>" + b"lorem ips " * 1_500_000 + b"</description>",
        "200,000 items": b"</item><item><title>x</title>" * many,
    }
    return {name: head + body + tail for name, body in inside.items()} | {
        "billion laughs": laughs + head + b"<title>&l9;</title>" + tail,
        "quadratic entity": squared + head + b"<title>" + b"&a;" * 10_000 + b"</title>" + tail,
        "external entity": outside + head + b"<title>&a;</title>" + tail,
    }


async def hostile_documents() -> str:
    """Read each document of the table in a process of its own; the worst of them."""
    times, sizes = {}, {}
    for name, body in _hostile().items():
        began = time.perf_counter()
        done = subprocess.run(  # noqa: ASYNC221 - nothing else happens in this process
            [sys.executable, "-c", _READ_ONE], input=body, capture_output=True, check=False
        )
        took = time.perf_counter() - began
        if done.returncode:
            return f"{name}: failed with status {done.returncode}"
        seconds, sizes[name] = map(float, done.stdout.split())
        times[name] = min(seconds, took)
    slowest, largest = max(times, key=times.__getitem__), max(sizes, key=sizes.__getitem__)
    return (
        f"{times[slowest]:.2f} s ({slowest}), {sizes[largest]:.0f} MB ({largest}), "
        f"{len(times)} documents"
    )


_READ_ONE = """
import resource, sys, time
from feedmon.work import work_document
from feedmon.errors import NotAFeed
body = sys.stdin.buffer.read()
began = time.perf_counter()
try:
    work_document(body, None, "https://e.example/feed")
except NotAFeed:
    pass
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


async def loop_while_large_feeds_come() -> str:
    """Watch a timer of 5 ms while ten feeds of more than 1 MB are parsed and stored."""
    body = _large(1.2)
    async with HttpServer() as server, engine_in_a_directory() as engine:
        feeds = [
            (str(n), server.put(f"/{n}", body.replace(b"Large", b"L%d" % n))) for n in range(10)
        ]
        await engine.import_opml(opml(feeds))
        await engine.warm_up()
        gaps: list[float] = []
        work = asyncio.create_task(engine.refresh())
        while not work.done():
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            gaps.append((time.perf_counter() - began) * 1000 - 5)
        new = work.result().new
    gaps.sort()
    p99 = gaps[len(gaps) * 99 // 100]
    return f"longest {gaps[-1]:.0f} ms, p99 {p99:.0f} ms, {new} articles"


async def a_bomb() -> str:
    """Fetch 200 MB that come as 200 kB."""
    packed = gzip.compress(bytes(200_000_000), compresslevel=9)
    headers = {"Content-Encoding": "gzip"}
    async with HttpServer() as server, engine_in_a_directory() as engine:
        server.put("/feed", rss("Small"))
        feed = await engine.subscribe(server.url("/feed"))
        server.put("/feed", Reply(packed, headers=headers))
        before = _memory()
        summary = await engine.refresh([feed.id])
        more = _memory() - before
    return f"{more:.0f} MB more, refused: {summary.failures[0].detail or summary.failures[0].error}"


async def beside_slow_servers() -> str:
    """Fetch 200 feeds of as many hosts alone, then beside 200 hosts that do not answer."""
    alone, _ = await _two_refreshes(0)
    first, second = await _two_refreshes(200)
    return f"{second / alone - 1:+.0%} ({alone:.1f} s alone); {first / alone - 1:+.0%} at first"


async def a_thousand_hosts() -> str:
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
    return f"{took / bare:.2f} times ({took:.1f} s to {bare:.1f} s), {summary.fetched} fetched"


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


# --- storing ------------------------------------------------------------------------------------


async def nothing_new_in_much() -> str:
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

        store.apply = apply  # type: ignore[method-assign]
        summary = await engine.refresh([feed.id])
    return f"{took[0]:.0f} ms, {summary.new + summary.updated} entries written"


async def a_long_list() -> str:
    """Import 20,000 feeds."""
    data = opml((f"Feed {n}", f"https://{n}.example/feed") for n in range(20_000))
    async with engine_in_a_directory() as engine:
        began = time.perf_counter()
        report = await engine.import_opml(data)
        took = time.perf_counter() - began
    return f"{took:.1f} s, {len(report.added):,} feeds"


# --- doing nothing ------------------------------------------------------------------------------


async def idle() -> str:
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
    return f"{used / seconds:.2%} of one core"


def _memory() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


FIGURES: dict[str, Figure] = {
    "P-7 live captures": Figure("median ≤ 8 ms, p95 ≤ 80 ms, max ≤ 300 ms, ≥ 10 MB/s", parsing),
    "P-7 5 MB": Figure("≤ 1 s, ≤ 150 MB more", one_large_document),
    "P-8": Figure("longest ≤ 50 ms, p99 ≤ 20 ms", loop_while_large_feeds_come),
    "P-9": Figure("≤ 2 s and ≤ 300 MB each", hostile_documents),
    "X-1": Figure("≤ 40 MB more", a_bomb),
    "F-10": Figure("≤ 1.5 times what aiohttp alone needs", a_thousand_hosts),
    "X-2": Figure("≤ 10 % longer beside 200 that are slow", beside_slow_servers),
    "H-9": Figure("≤ 100 ms from the click, 200 kB", long_articles),
    "I-12": Figure("≤ 100 ms, nothing written", nothing_new_in_much),
    "O-1": Figure("≤ 2 s", a_long_list),
    "S-3": Figure("< 1 % of one core", idle),
    "rules tried": Figure(
        f"first hits while typing, {ruling.ARTICLES:,} articles", ruling.previews
    ),
    "rules in a poll": Figure(f"less than parsing, {ruling.RULES} rules", ruling.in_a_poll),
}


def report() -> str:
    """Measure everything, each in a process of its own; a table."""
    lines = ["", f"{'rule':<20} {'asked for':<54} measured"]
    for name, figure in FIGURES.items():
        sys.stderr.write(f"measuring: {name} …\n")
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.rules", name],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ,
            check=False,
        )
        said = done.stdout.strip() or f"failed with status {done.returncode}"
        lines.append(f"{name:<20} {figure.asked:<54} {said}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    try:
        said = FIGURES[sys.argv[1]].measure()
        sys.stdout.write(said if isinstance(said, str) else asyncio.run(said))  # type: ignore[arg-type]
    except FeedmonError as error:
        sys.exit(str(error))
