"""Real servers on loopback for tests: one that behaves, and one that lies.

``HttpServer`` speaks proper HTTP through aiohttp's low-level server: what each path answers can
be changed at any moment, and every request is kept with its raw target and headers.
``RawServer`` hands each request's socket to the test, which may then break HTTP as it likes.
``in_thread`` runs an ``HttpServer`` on its own loop for tests that have none (programs in other
processes, blocking clients)::

    async with HttpServer() as server:
        server.put("/feed", b"<rss/>", etag='"v1"')
        ... server.url("/feed") ...
        assert server.requests[0].headers["user-agent"] == "..."
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from aiohttp import web
from multidict import CIMultiDict

from tests.streamserver import StreamServer

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Iterator


@dataclass(frozen=True)
class Received:
    """One request as it came in: ``target`` is the raw request target."""

    method: str
    target: str
    headers: CIMultiDict[str]
    raw_headers: tuple[tuple[bytes, bytes], ...]
    at: float  # time.monotonic()
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target up to its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True)
class Reply:
    """What a path answers. ``etag`` and ``last_modified`` are sent and answered with 304."""

    body: bytes | AsyncIterator[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] | list[tuple[str, str]] = field(default_factory=dict)
    content_type: str | None = "application/xml"
    etag: str | None = None
    last_modified: str | None = None
    delay_s: float = 0.0


Handler = Callable[[Received], Awaitable[Reply]]


class HttpServer:
    """A server on ``host``:``port`` (0: any) whose paths are set with ``put``; others give 404."""

    def __init__(
        self, host: str = "127.0.0.1", port: int = 0, *, tls: ssl.SSLContext | None = None
    ) -> None:
        self.host = host
        self.port = port
        self.requests: list[Received] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self._tls = tls
        self._routes: dict[str, Reply | Handler] = {}
        self._runner: web.ServerRunner | None = None
        self._closing = asyncio.Event()
        self._arrival = asyncio.Condition()

    # --- what it answers --------------------------------------------------------------------

    def put(self, path: str, body: bytes | Reply | Handler = b"", **reply: object) -> str:
        """Let ``path`` (or a whole target with its query) answer so from now on; gives its URL.

        ``body`` is the bytes of a 200, a ``Reply``, or ``async (Received) -> Reply``; the other
        arguments are those of ``Reply``.
        """
        self._routes[path] = Reply(body, **reply) if isinstance(body, bytes) else body  # type: ignore[arg-type]
        return self.url(path)

    def hang(self, path: str) -> str:
        """Let ``path`` accept requests and never answer them; gives its URL."""

        async def never(_received: Received) -> Reply:
            await self._closing.wait()
            return Reply(status=503)

        return self.put(path, never)

    def redirect(self, path: str, target: str, status: int = 301) -> str:
        """Let ``path`` redirect to ``target`` (written into Location as it is); gives its URL."""
        return self.put(path, b"", status=status, headers={"Location": target}, content_type=None)

    def remove(self, path: str) -> None:
        """Let ``path`` answer 404 again."""
        self._routes.pop(path, None)

    # --- what it saw ------------------------------------------------------------------------

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}"

    def url(self, path: str = "/") -> str:
        """The address of ``path``."""
        return self.origin + path

    def requests_to(self, path: str) -> list[Received]:
        """The requests whose path (without query) was ``path``."""
        return [received for received in self.requests if received.path == path]

    async def arrived(self, path: str, times: int = 1) -> None:
        """Wait until ``path`` was asked for ``times`` times in all."""
        async with self._arrival:
            await self._arrival.wait_for(lambda: len(self.requests_to(path)) >= times)

    # --- life -------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Bind and listen; the port is known afterwards, and kept over ``stop`` and ``start``."""
        self._closing.clear()
        server = web.Server(self._handle, access_log=None, max_line_size=65536)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(
            self._runner, self.host, self.port, ssl_context=self._tls, reuse_address=True
        )
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close the listener and every connection."""
        self._closing.set()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        received = Received(
            request.method,
            request.raw_path,
            CIMultiDict(request.headers),
            request.raw_headers,
            time.monotonic(),
            await request.read() if request.method == "POST" else b"",
        )
        self.requests.append(received)
        async with self._arrival:
            self._arrival.notify_all()
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            reply = await self._reply(received)
            if reply.delay_s:
                await asyncio.sleep(reply.delay_s)
        finally:
            self.in_flight -= 1
        return await _respond(request, received, reply)

    async def _reply(self, received: Received) -> Reply:
        route = self._routes.get(received.target) or self._routes.get(received.path)
        if route is None:
            return Reply(b"no such page", 404, content_type="text/plain")
        return route if isinstance(route, Reply) else await route(received)


async def _respond(
    request: web.BaseRequest, received: Received, reply: Reply
) -> web.StreamResponse:
    pairs = reply.headers.items() if isinstance(reply.headers, Mapping) else reply.headers
    headers = CIMultiDict(pairs)
    if reply.content_type is not None:
        headers.setdefault("Content-Type", reply.content_type)
    if reply.etag is not None:
        headers["ETag"] = reply.etag
    if reply.last_modified is not None:
        headers["Last-Modified"] = reply.last_modified
    if _matches(received, reply):
        headers.popall("Content-Type", None)
        return web.Response(status=304, headers=headers)
    if isinstance(reply.body, bytes):
        return web.Response(body=reply.body, status=reply.status, headers=headers)
    response = web.StreamResponse(status=reply.status, headers=headers)
    await response.prepare(request)
    with contextlib.suppress(ConnectionResetError):  # the client has had enough
        async for chunk in reply.body:
            await response.write(chunk)
        await response.write_eof()
    return response


def _matches(received: Received, reply: Reply) -> bool:
    """Whether the validators of the request name this reply (If-None-Match wins)."""
    if reply.status != 200:
        return False
    sent = received.headers.get("If-None-Match")
    if sent is not None:
        return reply.etag is not None and sent == reply.etag
    sent = received.headers.get("If-Modified-Since")
    return sent is not None and sent == reply.last_modified


@contextlib.contextmanager
def in_thread(host: str = "127.0.0.1", port: int = 0) -> Iterator[HttpServer]:
    """An ``HttpServer`` with a loop and a thread of its own; ``put`` works from any thread."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="test-server", daemon=True)
    thread.start()

    async def started() -> HttpServer:
        server = HttpServer(host, port)
        await server.start()
        return server

    try:
        server = asyncio.run_coroutine_threadsafe(started(), loop).result(10)
        try:
            yield server
        finally:
            asyncio.run_coroutine_threadsafe(server.stop(), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


# --- servers that lie -----------------------------------------------------------------------


class RawConnection:
    """One request on a raw socket: ``head`` is what the client sent, up to the empty line."""

    def __init__(self, head: bytes, writer: asyncio.StreamWriter) -> None:
        self.head = head
        self._writer = writer

    @property
    def target(self) -> str:
        """The raw request target."""
        return self.head.split(b" ", 2)[1].decode("latin-1")

    @property
    def closed(self) -> bool:
        """Whether the client went away."""
        return self._writer.is_closing()

    async def send(self, data: bytes) -> None:
        """Write ``data``; a client that went away ends the conversation quietly."""
        with contextlib.suppress(ConnectionError):
            self._writer.write(data)
            await self._writer.drain()

    async def drip(self, data: bytes, every_s: float = 0.05) -> None:
        """Write ``data`` byte by byte."""
        for byte in data:
            if self.closed:
                return
            await self.send(bytes((byte,)))
            await asyncio.sleep(every_s)

    def reset(self) -> None:
        """Answer with a TCP reset instead of an orderly end."""
        raw: socket.socket = self._writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


Script = Callable[[RawConnection], Awaitable[None]]


class RawServer(StreamServer):
    """Reads a request's head, then does what ``script`` says: bytes to send, or a coroutine.

    After the script the connection is closed. ``heads`` are the requests seen.
    """

    def __init__(self, script: bytes | Script, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__(host, port)
        self.script = script
        self.heads: list[bytes] = []

    def url(self, path: str = "/") -> str:
        """The address of ``path``."""
        return f"http://{self.host}:{self.port}{path}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.heads.append(head)
        connection = RawConnection(head, writer)
        if isinstance(self.script, bytes):
            await connection.send(self.script)
        else:
            await self.script(connection)
