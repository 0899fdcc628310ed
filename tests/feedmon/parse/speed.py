"""Measures the parser on the live captures beside feedparser: the figures of rule P-7.

Run from the checkout on a quiet machine: ``python -m tests.feedmon.parse.speed``. Each document is
read three times by each reader and the fastest counts, in milliseconds of processor time.
"""

from __future__ import annotations

import sys
import time
import warnings
from statistics import median, quantiles
from typing import TYPE_CHECKING

from feedmon.parse import parse_feed
from feedmon.sanitize import clean
from tests.corpora import corpora_dir, documents

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[bytes], int]


def _ours(data: bytes) -> int:
    return len(parse_feed(data, url="https://example.org/feed").entries)


def _ours_sanitised(data: bytes) -> int:
    feed = parse_feed(data, url="https://example.org/feed")
    for entry in feed.entries:
        clean(entry.content_html or entry.summary_html or "", base_url=entry.base_url)
    return len(feed.entries)


def _feedparser(*, whole: bool) -> Read:
    import feedparser

    def read(data: bytes) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            feed = feedparser.parse(data, sanitize_html=whole, resolve_relative_uris=whole)
        return len(feed.entries)

    return read


def _measure(name: str, read: Read, bodies: list[bytes]) -> str:
    times: list[float] = []
    entries = 0
    for body in bodies:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            found = read(body)
            best = min(best, time.process_time() - start)
        entries += found
        times.append(best * 1000)
    megabytes = sum(map(len, bodies)) / 1e6
    figures = (median(times), quantiles(times, n=20)[-1], max(times))
    cells = (name, *(f"{each:.1f}" for each in figures), f"{megabytes / sum(times) * 1000:.1f}")
    return f"| {' | '.join(cells)} | {entries} |\n"


def main() -> int:
    """Print a table; 1 where there are no corpora."""
    if corpora_dir() is None:
        sys.stderr.write("no corpora: set FEEDMON_CORPORA to their folder\n")
        return 1
    bodies = [path.read_bytes() for path in documents("live-captures")]
    size = sum(map(len, bodies)) / 1e6
    sys.stdout.write(f"{len(bodies)} documents, {size:.1f} MB\n\n")
    sys.stdout.write("| reader | median ms | p95 | max | MB/s | entries |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: | ---: |\n")
    for name, read in (
        ("feedmon", _ours),
        ("feedmon and sanitiser", _ours_sanitised),
        ("feedparser", _feedparser(whole=True)),
        ("feedparser, sanitising and resolving off", _feedparser(whole=False)),
    ):
        sys.stdout.write(_measure(name, read, bodies))
    return 0


if __name__ == "__main__":
    sys.exit(main())
