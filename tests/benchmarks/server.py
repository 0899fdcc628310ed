"""A feed server that costs next to nothing, so that what is measured is the client.

Runs in a process of its own: ``python -m tests.benchmarks.server --feeds 500``. Every feed has a
loopback address to itself (127.0.x.y), as if it were a host of its own; answers are made
beforehand and depend on nothing but the arguments. ``--slow`` more hosts (127.1.x.y) never answer,
or so slowly that it never ends. The first line on standard output is the port.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import socket
import sys
from random import Random
from typing import TYPE_CHECKING

from tests.feeds import item, rss

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = (
    *("harbour", "tide", "archive", "bridge", "letter", "report", "winter", "number", "signal"),
    *("window", "garden", "engine", "paper", "river", "station", "morning", "library", "question"),
    *("answer", "weather", "minute", "people", "market", "travel"),
)


def host_of(feed: int) -> str:
    """The loopback address of a feed."""
    return f"127.0.{1 + feed // 250}.{1 + feed % 250}"


def url_of(feed: int, port: int) -> str:
    """The address of a feed."""
    return f"http://{host_of(feed)}:{port}/feed/{feed}"


def slow_host_of(feed: int) -> str:
    """The loopback address of a feed that never comes."""
    return f"127.1.{1 + feed // 250}.{1 + feed % 250}"


def slow_url_of(feed: int, port: int) -> str:
    """The address of a feed that never comes."""
    return f"http://{slow_host_of(feed)}:{port}/slow/{feed}"


def document(feed: int, entries: int) -> bytes:
    """The RSS document of a feed: articles of one to three paragraphs, the same every time."""
    chance = Random(feed)
    return rss(
        f"Feed {feed}",
        (
            item(
                f"{feed}-{number}",
                " ".join(chance.choices(_WORDS, k=7)).capitalize(),
                body=_body(chance),
                link=f"https://site.example/{feed}/{number}",
                at=1_760_000_000 - number * 3600,
            )
            for number in range(entries)
        ),
    )


def _body(chance: Random) -> str:
    paragraphs = (" ".join(chance.choices(_WORDS, k=60)) for _ in range(chance.randint(1, 3)))
    return "".join(
        f'<p>{text} <a href="https://site.example/{chance.randrange(999)}">more</a>.</p>'
        for text in paragraphs
    )


class _Connection(asyncio.Protocol):
    """One client: requests come one after the other, answers lie ready."""

    def __init__(self, answers: dict[bytes, tuple[bytes, bytes, bytes]], latency_s: float) -> None:
        self._answers = answers
        self._latency_s = latency_s
        self._received = b""
        self._send: Callable[[bytes], None]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._send = transport.write

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head, self._received = self._received[:end], self._received[end + 4 :]
            answer = self._answer(head)
            if self._latency_s:
                asyncio.get_running_loop().call_later(self._latency_s, self._send, answer)
            else:
                self._send(answer)

    def _answer(self, head: bytes) -> bytes:
        etag, full, unchanged = self._answers.get(head.split(b" ", 2)[1], _MISSING)
        return unchanged if etag in head else full


class _SlowConnection(asyncio.Protocol):
    """One client that waits in vain: for any answer, or for the end of one that drips."""

    EVERY_S = 0.5

    def __init__(self, *, drips: bool) -> None:
        self._drips = drips
        self._next: asyncio.TimerHandle | None = None
        self._send: Callable[[bytes], None]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._send = transport.write

    def data_received(self, _data: bytes) -> None:
        if self._drips and self._next is None:
            self._send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            self._drip()

    def connection_lost(self, _error: Exception | None) -> None:
        if self._next is not None:
            self._next.cancel()

    def _drip(self) -> None:
        self._send(b" ")
        self._next = asyncio.get_running_loop().call_later(self.EVERY_S, self._drip)


_MISSING = (b"\0", b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", b"")


def _answers(feeds: int, entries: int) -> dict[bytes, tuple[bytes, bytes, bytes]]:
    ready = {}
    for feed in range(feeds):
        body = document(feed, entries)
        etag = b'"bench-%d"' % feed
        full = (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: %s\r\n"
            b"Content-Length: %d\r\n\r\n%s"
        ) % (etag, len(body), body)
        unchanged = b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
        ready[b"/feed/%d" % feed] = (etag, full, unchanged)
    return ready


async def _serve(options: argparse.Namespace) -> None:
    answers = _answers(options.feeds, options.entries)
    loop = asyncio.get_running_loop()
    servers = []
    port = 0
    for feed in range(options.feeds):
        server = await loop.create_server(
            lambda: _Connection(answers, options.latency_ms / 1000),
            host_of(feed),
            port,
            family=socket.AF_INET,
            backlog=8,
        )
        servers.append(server)
        port = port or server.sockets[0].getsockname()[1]
    for feed in range(options.slow):
        drips = feed % 2 == 0
        servers.append(
            await loop.create_server(
                functools.partial(_SlowConnection, drips=drips),
                slow_host_of(feed),
                port,
                family=socket.AF_INET,
                backlog=8,
            )
        )
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    # The end of the one who measures is the end of this: its pipe closes.
    await loop.run_in_executor(None, sys.stdin.read)
    for server in servers:
        server.close()


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=30)
    parser.add_argument("--latency-ms", type=float, default=0.0)
    parser.add_argument("--slow", type=int, default=0)
    options = parser.parse_args()
    allow_files((options.feeds + options.slow) * 3 + 200)
    asyncio.run(_serve(options))


def allow_files(number: int) -> None:
    """Let this process have so many files and sockets open, as far as the system lets it."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = number if hard == resource.RLIM_INFINITY else min(number, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


if __name__ == "__main__":
    main()
