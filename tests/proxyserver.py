"""A real forward proxy on loopback, which knows the hosts it is told and keeps what it is asked.

async with ProxyServer({"news.example:80": ("127.0.0.1", server.port)}) as proxy:
    ... proxy.url ...
    assert proxy.lines == ["GET http://news.example/feed HTTP/1.1"]
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.streamserver import StreamServer

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProxyServer(StreamServer):
    """Forwards requests in absolute form and opens tunnels, to the hosts of ``known`` alone.

    With ``answer`` it says that (a status line) to everybody instead.
    """

    def __init__(
        self,
        known: Mapping[str, tuple[str, int]] = {},
        *,
        answer: str = "",
        host: str = "127.0.0.1",
    ) -> None:
        super().__init__(host)
        self.known = dict(known)
        self.answer = answer
        self.heads: list[str] = []

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{self.host}:{self.port}"

    @property
    def lines(self) -> list[str]:
        """The request lines that came in."""
        return [head.partition("\r\n")[0] for head in self.heads]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.heads.append(head)
        method, target, _ = head.split(" ", 2)
        url = urlsplit(target)
        asked = target if method == "CONNECT" else f"{url.hostname}:{url.port or 80}"
        if self.answer or asked not in self.known:
            status = self.answer or "502 Bad Gateway"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            return
        there, onwards = await asyncio.open_connection(*self.known[asked])
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = target.split("/", 3)[3]
            line, rest = head.split("\r\n", 1)
            version = line.rsplit(" ", 1)[1]
            sent = f"{method} /{path} {version}\r\nConnection: close\r\n{rest}"
            onwards.write(sent.encode("latin-1"))  # one request for each connection
        try:
            await asyncio.gather(_pour(reader, onwards), _pour(there, writer))
        finally:
            onwards.close()


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        if sink.can_write_eof():
            sink.write_eof()
