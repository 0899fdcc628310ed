"""How fast documents are read, and what hostile ones cost (P-7, P-9)."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median, quantiles

from feedmon.parse import parse_feed
from feedmon.sanitize import clean
from tests.benchmarks.documents import large
from tests.benchmarks.findings import Finding, most_memory
from tests.corpora import documents


def _read(body: bytes) -> int:
    feed = parse_feed(body, url="https://example.org/feed")
    for entry in feed.entries:
        clean(entry.content_html or entry.summary_html or "", base_url=entry.base_url)
    return len(feed.entries)


def parsing() -> Finding:
    """Read the live captures, three times each: the fastest counts."""
    bodies = [path.read_bytes() for path in documents("live-captures")]
    if not bodies:
        return Finding("no corpora")
    times = []
    for body in bodies:
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            _read(body)
            best = min(best, time.process_time() - began)
        times.append(best * 1000)
    speed = sum(map(len, bodies)) / 1e6 / sum(times) * 1000
    middle, most, longest = median(times), quantiles(times, n=20)[-1], max(times)
    return Finding(
        f"median {middle:.1f} ms, p95 {most:.0f} ms, max {longest:.0f} ms, {speed:.0f} MB/s",
        middle <= 8 and most <= 80 and longest <= 300 and speed >= 10,
    )


def one_large_document() -> Finding:
    """Read 5 MB at once."""
    body = large(5)
    before = most_memory()
    began = time.perf_counter()
    entries = _read(body)
    took = time.perf_counter() - began
    more = most_memory() - before
    return Finding(
        f"{took:.2f} s, {more:.0f} MB more, {entries} articles", took <= 1 and more <= 150, took
    )


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


def hostile_documents() -> Finding:
    """Read each document of the table in a process of its own; the worst of them."""
    times, sizes = {}, {}
    for name, body in _hostile().items():
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _READ_ONE], input=body, capture_output=True, check=False
        )
        took = time.perf_counter() - began
        if done.returncode:
            return Finding(f"{name}: failed with status {done.returncode}", False)
        seconds, sizes[name] = map(float, done.stdout.split())
        times[name] = min(seconds, took)
    slowest, largest = max(times, key=times.__getitem__), max(sizes, key=sizes.__getitem__)
    return Finding(
        f"{times[slowest]:.2f} s ({slowest}), {sizes[largest]:.0f} MB ({largest}), "
        f"{len(times)} documents",
        times[slowest] <= 2 and sizes[largest] <= 300,
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
