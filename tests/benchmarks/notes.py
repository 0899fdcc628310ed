"""What is to be known about the table, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.xserver import NO_XVFB

if TYPE_CHECKING:
    from tests.benchmarks.options import Options

_FLOOR = """floor: bare aiohttp, the same parser in as many processes, batched inserts, no window;
each figure is the median of its runs, the floor and the program in turns. CPU counts a process and
all below it."""
_WINDOW = """window: milliseconds that it lets others wait, p99 / longest, medians of the runs (the
worst of all). Inside: a precise timer of 4 ms on its loop; outside: _NET_WM_PING every 8 ms,
whether or not the last was answered."""
_CONNECTIONS = """the refreshes of both begin without an open connection, as polls that are half an
hour apart."""


def notes(options: Options, *, seconds: float, on_screen: bool) -> list[str]:
    """All of them; each is a line."""
    load = f"""{options.feeds:,} feeds, each on an address of its own, of {options.entries}
        articles, answered after {options.latency_ms:g} ms;
        {options.in_flight} requests at once,
        {options.workers} worker processes; measured in {seconds:.0f} s"""
    found = [load, _FLOOR, _WINDOW, _CONNECTIONS] + ([] if on_screen else [NO_XVFB])
    return [" ".join(note.split()) for note in found]
