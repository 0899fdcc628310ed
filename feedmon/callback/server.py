"""The server on which publishers call back: it takes calls, bounded in every way (X-9).

It knows no protocol and no subscription. Whoever opens it gives a function that answers a call at
once, from what it has in memory; what a call leads to is done after the answer. Whoever asks for
a path that nobody has, learns that there is nothing, in as few bytes as HTTP allows.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from aiohttp import web

from feedmon.callback.calls import Answer, Call
from feedmon.callback.peers import Peers

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

#: Bytes of a body, lines of a head and bytes of one of them (X-9).
BODY_BYTES, HEADER_LINES, LINE_BYTES = 15 << 20, 100, 8_190
#: Seconds in which a body has to be here, and for which a connection waits for another request.
BODY_S, KEEP_ALIVE_S = 30.0, 15.0
#: Seconds in which a refused body is let run out, so that the refusal is read at all.
LINGER_S = 2.0
#: Calls that are under way at once; more are told to come again.
AT_ONCE = 64
#: Calls whose bodies are being read at once: each may hold as much as a body may be large. So many
#: of them may be for one path: who sends slowly keeps nobody else waiting.
BODIES_AT_ONCE, BODIES_OF_ONE = 8, 2
#: Connections that are open at once, whether they say anything or not: each is a file, and the
#: program needs some for itself.
CONNECTIONS = 128


class CallbackServer:
    """Listens for publishers.

    ``knows`` says whether somebody has a path, ``answer`` what a call is answered; neither waits.
    ``clock`` gives monotonic seconds.
    """

    def __init__(
        self,
        *,
        knows: Callable[[str], bool],
        answer: Callable[[Call], Answer],
        clock: Callable[[], float],
    ) -> None:
        self._knows, self._answer = knows, answer
        self._peers = Peers(clock)
        self._runner: web.ServerRunner | None = None
        self._under_way = 0
        self._bodies = asyncio.Semaphore(BODIES_AT_ONCE)
        self._read: Counter[str] = Counter()

    async def open(self, host: str, port: int) -> str:
        """Listen at an address of this machine; what it is in the end (of port 0: which one).

        Raises OSError.
        """
        quiet = logging.getLogger(f"{__name__}.wire")
        quiet.setLevel(logging.CRITICAL)  # what strangers send that is no HTTP, is no news
        server = _Server(
            self._handle,
            access_log=None,
            logger=quiet,
            max_line_size=LINE_BYTES,
            max_field_size=LINE_BYTES,
            max_headers=HEADER_LINES,
            keepalive_timeout=KEEP_ALIVE_S,
            lingering_time=LINGER_S,
            auto_decompress=False,  # a signature is of the bytes as they came
        )
        runner = web.ServerRunner(server, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except BaseException:
            await runner.cleanup()
            raise
        self._runner = runner
        bound, number = runner.addresses[0][:2]
        return f"[{bound}]:{number}" if ":" in bound else f"{bound}:{number}"

    async def close(self) -> None:
        """Let the port go, with whoever is connected."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if self._under_way >= AT_ONCE:
            return _written(Answer(503, headers={"Retry-After": "60"}), last=True)
        wait_s = self._peers.wait(request.remote or "")
        if wait_s:
            return _written(Answer(429, headers={"Retry-After": str(wait_s)}), last=True)
        self._under_way += 1
        try:
            return await self._judged(request)
        except Exception:
            log.exception("a callback met an error that nobody foresaw")
            return _written(Answer(500), last=True)
        finally:
            self._under_way -= 1

    async def _judged(self, request: web.BaseRequest) -> web.StreamResponse:
        path = unquote(request.rel_url.raw_path.rpartition("/")[2])
        if not self._knows(path):
            return _written(Answer(404), last=True)
        if request.method not in ("GET", "POST"):
            return _written(Answer(405, headers={"Allow": "GET, POST"}), last=True)
        if request.method == "POST" and request.headers.get("Content-Encoding"):
            return _written(Answer(415), last=True)
        if self._read[path] >= BODIES_OF_ONE:
            return _written(Answer(503, headers={"Retry-After": "60"}), last=True)
        self._read[path] += 1
        try:
            async with self._bodies:
                body = await _body(request)
        finally:
            self._read[path] -= 1
            self._read += Counter()  # those that are not read any more are forgotten
        if body is None:
            return _written(Answer(413), last=True)
        headers: dict[str, str] = {}
        for name, value in request.headers.items():
            headers.setdefault(name.lower(), value)
        query: dict[str, str] = {}
        for name, value in request.rel_url.query.items():
            query.setdefault(name, value)
        return _written(self._answer(Call(request.method, path, query, headers, body)))


class _Wire(web.RequestHandler):
    """One connection; what is no HTTP gets a bare answer, instead of words about its mistakes."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, unless there are too many already."""
        super().connection_made(transport)
        if self._manager is not None and len(self._manager.connections) > CONNECTIONS:
            self.force_close()

    def handle_error(
        self,
        request: web.BaseRequest,  # noqa: ARG002 - as it is called
        status: int = 500,
        exc: BaseException | None = None,  # noqa: ARG002
        message: str | None = None,  # noqa: ARG002
    ) -> web.StreamResponse:
        """Answer a request that could not be read."""
        return _written(Answer(status), last=True)


class _Server(web.Server):
    """Makes connections of our kind."""

    def __call__(self) -> web.RequestHandler:
        """Make one."""
        return _Wire(self, loop=self._loop, **self._kwargs)


async def _body(request: web.BaseRequest) -> bytes | None:
    """Read what was sent; ``None`` for more than is read, or for what never ends."""
    if (request.content_length or 0) > BODY_BYTES:
        return None
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > BODY_BYTES:
                    return None
    except TimeoutError:
        return None
    return bytes(body)


def _written(answer: Answer, *, last: bool = False) -> web.Response:
    """Write an answer that says nothing of who gives it; after the ``last`` the line is cut."""
    headers = {"Server": "", **answer.headers}
    if not answer.body:
        response = web.Response(status=answer.status, headers=headers)
    else:
        # Nobody is to take for a page what somebody else had us say.
        headers |= {"X-Content-Type-Options": "nosniff"}
        response = web.Response(status=answer.status, headers=headers, text=answer.body)
    if last:
        response.force_close()
    return response
