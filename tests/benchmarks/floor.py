"""What the machine can do at best: the same work without a program around it.

Bare aiohttp, the same parsing and sanitising in the standard pool of processes, and rows inserted
in batches into a table without search, history or claims. Nobody sees anything of it, and its
table holds nothing in the beginning, while the store that it is compared with is full.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import aiohttp

from feedmon.work import work_document
from tests.benchmarks.measure import spanned
from tests.benchmarks.server import CLOSED_S, url_of

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon.model import WorkedFeed
    from tests.benchmarks.measure import Span

#: Feeds whose entries are inserted in one transaction.
BATCH = 25


async def measure(
    directory: Path, *, feeds: int, port: int, in_flight: int, workers: int, times: int
) -> dict[str, list[Span]]:
    """Fetch, parse and store ``feeds`` feeds, then ask for all of them again, so many times."""
    urls = [url_of(feed, port) for feed in range(feeds)]
    floor = _Floor(directory / "floor.db", in_flight, workers)
    nothing_new = []
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=in_flight)) as session:
        await floor.warm_up()
        try:
            async with spanned() as first:
                await floor.refresh(session, urls)
            for _ in range(times):
                await asyncio.sleep(CLOSED_S)
                async with spanned() as again:
                    await floor.refresh(session, urls)
                nothing_new.append(again)
        finally:
            floor.close()
    return {"first": [first], "nothing_new": nothing_new}


class _Floor:
    def __init__(self, path: Path, in_flight: int, workers: int) -> None:
        self._etags: dict[str, str] = {}
        self._batch: list[tuple[str, WorkedFeed]] = []
        self._at_once = asyncio.Semaphore(in_flight)
        self._workers = workers
        self._processes = ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_parse_once
        )
        self._thread = ThreadPoolExecutor(1)
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._database.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE entries (feed TEXT, uid TEXT, title TEXT, link TEXT, author TEXT,"
            " published_at INTEGER, html TEXT, text TEXT, UNIQUE (feed, uid));"
        )

    async def warm_up(self) -> None:
        """Have every process running with everything imported; one that sleeps takes no second."""
        loop = asyncio.get_running_loop()
        await asyncio.gather(
            *(loop.run_in_executor(self._processes, time.sleep, 0.5) for _ in range(self._workers))
        )

    def close(self) -> None:
        self._processes.shutdown()
        self._thread.shutdown()
        self._database.close()

    async def refresh(self, session: aiohttp.ClientSession, urls: list[str]) -> None:
        await asyncio.gather(*(self._poll(session, url) for url in urls))
        await self._flush()

    async def _poll(self, session: aiohttp.ClientSession, url: str) -> None:
        loop = asyncio.get_running_loop()
        headers = {"If-None-Match": self._etags[url]} if url in self._etags else {}
        async with self._at_once, session.get(url, headers=headers) as response:
            if response.status == 304:
                return
            body = await response.read()
            self._etags[url] = response.headers["ETag"]
        worked = await loop.run_in_executor(self._processes, work_document, body, None, url)
        self._batch.append((url, worked))
        if len(self._batch) >= BATCH:
            await self._flush()

    async def _flush(self) -> None:
        batch, self._batch = self._batch, []
        await asyncio.get_running_loop().run_in_executor(self._thread, self._insert, batch)

    def _insert(self, batch: list[tuple[str, WorkedFeed]]) -> None:
        with self._database:
            self._database.executemany(
                "INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        url,
                        entry.uid,
                        entry.parsed.title,
                        entry.parsed.link,
                        ", ".join(entry.parsed.authors),
                        entry.parsed.published_at,
                        entry.body.html,
                        entry.body.text,
                    )
                    for url, worked in batch
                    for entry in worked.entries
                ),
            )


def _parse_once() -> None:
    work_document(b'<rss version="2.0"><channel><title>x</title></channel></rss>', None, None)
