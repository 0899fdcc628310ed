"""A feed server that costs next to nothing, so that what is measured is the client.

Runs in a process of its own: ``python -m tests.benchmarks.server --entries 20``. Every feed has a
loopback address to itself (127.x.y.z), as if it were a host of its own; one socket listens for all
of them. What is answered depends on the path alone and on how often a living feed was asked for,
and is put together from parts that were made beforehand. The first line on standard output is the
port.

Connections that nobody used for a moment are closed: polls are half an hour apart, and no client
shall have the gift of one that is still open.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import Counter
from typing import TYPE_CHECKING

from tests.benchmarks.documents import Documents, large
from tests.benchmarks.processes import allow_files

if TYPE_CHECKING:
    from collections.abc import Callable

#: What a feed is like: as it should be, growing by an article each fiftieth time, silent for ever,
#: always an error, late, of more than a megabyte.
STEADY, LIVING, HANGING, FAILING, SLOW = "feed", "living", "hanging", "failing", "slow"
LARGE = "large"
#: Seconds that the late ones take.
LATE_S = 3.0
#: Seconds after which an idle connection is closed, and in which it has been for certain.
IDLE_S, CLOSED_S = 0.4, 1.0
_SWEEP_S = 0.2
_LIVES_EVERY = 50
_LARGE_MB = 1.2


def host_of(feed: int) -> str:
    """The loopback address of a feed."""
    return f"127.{1 + feed // 62_500}.{1 + feed // 250 % 250}.{1 + feed % 250}"


def url_of(feed: int, port: int, kind: str = STEADY) -> str:
    """The address of a feed."""
    return f"http://{host_of(feed)}:{port}/{kind}/{feed}"


class Feeds:
    """What is answered to which request."""

    def __init__(self, documents: Documents, latency_s: float) -> None:
        self._documents, self._latency_s = documents, latency_s
        self._asked: Counter[int] = Counter()
        self._large = large(_LARGE_MB)

    def answer(self, head: bytes) -> tuple[float, bytes] | None:
        """Seconds to wait, and the answer to a request; ``None`` for one that has none."""
        _, kind, feed = head.split(b" ", 2)[1].decode().split("/")
        if kind == HANGING:
            return None
        if kind == FAILING:
            return self._latency_s, b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"
        number, first = int(feed), 0
        if kind == LIVING:
            first = (self._asked[number] + number) // _LIVES_EVERY
            self._asked[number] += 1
        etag = b'"%d-%d"' % (number, first)
        wait_s = LATE_S if kind == SLOW else self._latency_s
        if etag in head:
            return wait_s, b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
        if kind == LARGE:  # those of two feeds are not the same to the byte
            body = self._large + b"<!-- %d -->" % number
        else:
            body = self._documents.of(number, first)
        return wait_s, (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: %s\r\n"
            b"Content-Length: %d\r\n\r\n%s"
        ) % (etag, len(body), body)


class _Connection(asyncio.Protocol):
    """One client: requests come one after the other."""

    def __init__(self, feeds: Feeds, opened: set[_Connection]) -> None:
        self._feeds, self._opened = feeds, opened
        self._received = b""
        self._waiting = 0
        self._transport: asyncio.Transport
        self.used_at = asyncio.get_running_loop().time()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._opened.add(self)

    def connection_lost(self, _error: Exception | None) -> None:
        self._opened.discard(self)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head, self._received = self._received[:end], self._received[end + 4 :]
            self._waiting += 1
            answer = self._feeds.answer(head)
            if answer is not None:
                wait_s, words = answer
                if wait_s:
                    asyncio.get_running_loop().call_later(wait_s, self._send, words)
                else:
                    self._send(words)

    def close_if_idle_since(self, moment: float) -> None:
        """Close what nobody has used since then, unless an answer is on its way."""
        if not self._waiting and self.used_at < moment:
            self._transport.close()

    def _send(self, answer: bytes) -> None:
        self._waiting -= 1
        self.used_at = asyncio.get_running_loop().time()
        self._transport.write(answer)


async def _serve(feeds: Feeds, say: Callable[[str], object]) -> None:
    loop = asyncio.get_running_loop()
    opened: set[_Connection] = set()
    server = await loop.create_server(
        lambda: _Connection(feeds, opened), "0.0.0.0", 0, backlog=1_024
    )

    def sweep() -> None:
        for connection in list(opened):
            connection.close_if_idle_since(loop.time() - IDLE_S)
        loop.call_later(_SWEEP_S, sweep)

    sweep()
    say(f"{server.sockets[0].getsockname()[1]}\n")
    # The end of the one who measures is the end of this: its pipe closes.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--latency-ms", type=float, required=True)
    options = parser.parse_args()
    allow_files()
    feeds = Feeds(Documents(options.entries), options.latency_ms / 1000)

    def say(words: str) -> None:
        sys.stdout.write(words)
        sys.stdout.flush()

    asyncio.run(_serve(feeds, say))


if __name__ == "__main__":
    main()
