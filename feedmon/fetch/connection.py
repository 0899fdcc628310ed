"""The sockets below the exchanges: aiohttp's sessions, set as politeness and safety want them."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING

import aiohttp

from feedmon.fetch.failures import LostConnectionError, RefusedAddressError
from feedmon.model import Certificate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import SimpleNamespace
    from typing import Any

    from aiohttp.abc import AbstractResolver
    from aiohttp.connector import AddrInfoType

    from feedmon.network import NetworkPolicy

#: Seconds to connect, name and TLS included (X-2).
CONNECT_S = 10.0
#: Bytes of one header line and number of lines; some honest sites send policies beyond aiohttp's
#: 8190 bytes.
HEADER_LINE = 32 * 1024
HEADER_LINES = 200
#: How long an idle connection is kept for the next feed of the same origin, in seconds, and for
#: how many origins: thousands of hosts must not hold thousands of sockets.
KEEP_ALIVE_S = 10.0
KEPT_ORIGINS = 64

Origin = tuple[str, str, int | None]


class Answer(aiohttp.ClientResponse):
    """A response that remembers who sent it, also after its connection went back to the pool."""

    peer: str | None = None
    certificate: Certificate | None = None

    async def start(self, connection: aiohttp.connector.Connection) -> Answer:
        """Begin to read, and note the address at the other end, and its certificate."""
        transport = connection.transport
        if transport is not None:
            name = transport.get_extra_info("peername")
            self.peer = name[0] if name else None
            self.certificate = _certificate_of(transport.get_extra_info("peercert"))
        if (
            connection.protocol is not None
            and self.request_info.headers.get("Connection") == "close"
        ):
            # There are servers that do not close it, and aiohttp would keep thousands.
            connection.protocol.force_close()
        await super().start(connection)
        return self


def _certificate_of(shown: Mapping[str, Any] | None) -> Certificate | None:
    """When a certificate holds; nothing is known of one that nobody checked."""
    try:
        begins, ends = (shown or {})["notBefore"], (shown or {})["notAfter"]
        return Certificate(ssl.cert_time_to_seconds(begins), ssl.cert_time_to_seconds(ends))
    except (KeyError, ValueError):
        return None


class Attempt:
    """What is known of one request on one connection while it is under way."""

    def __init__(self) -> None:
        self.reused = False


class Sessions:
    """Pools of connections: for any address, for public ones only (X-4), for private ones only.

    They are never shared: a connection to a private address that the person allowed must not
    serve a redirect that somebody else wrote, and one on which a server proved nothing (X-5), in
    the third, no request that nobody excused from that.
    """

    def __init__(
        self,
        policy: NetworkPolicy,
        resolver: AbstractResolver,
        tls: Callable[[], ssl.SSLContext],
    ) -> None:
        self._policy = policy
        self._resolver = resolver
        self._make_tls = tls
        self._tls: ssl.SSLContext | None = None
        self._open: aiohttp.ClientSession | None = None
        self._guarded: aiohttp.ClientSession | None = None
        self._excused: aiohttp.ClientSession | None = None
        self._lax_tls: ssl.SSLContext | None = None

    def get(self, *, guarded: bool) -> aiohttp.ClientSession:
        """Give the session for the next request; each begins when first needed, in the loop."""
        if guarded:
            self._guarded = self._guarded or self._session(self._public_only)
            return self._guarded
        self._open = self._open or self._session(None)
        return self._open

    def get_excused(self) -> tuple[aiohttp.ClientSession, ssl.SSLContext]:
        """Give the session that dials private addresses only, and TLS that verifies nothing."""
        self._excused = self._excused or self._session(self._private_only)
        self._lax_tls = self._lax_tls or unverified_tls()
        return self._excused, self._lax_tls

    @property
    def tls(self) -> ssl.SSLContext:
        """The one TLS context: certificates verified against the system's store, TLS 1.2 on."""
        if self._tls is None:
            self._tls = self._make_tls()
        return self._tls

    async def warm_up(self) -> None:
        """Make the TLS context beside the loop: reading the system's store takes a while."""
        if self._tls is None:
            self._tls = await asyncio.to_thread(self._make_tls)

    async def close(self) -> None:
        """Close all connections."""
        for session in (self._open, self._guarded, self._excused):
            if session is not None:
                await session.close()

    def _session(
        self, socket_factory: Callable[[AddrInfoType], socket.socket] | None
    ) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            limit=0,  # HostGate says how many
            keepalive_timeout=KEEP_ALIVE_S,
            use_dns_cache=False,  # the system has one, and it knows when the network changes
            socket_factory=socket_factory,
        )
        traces = aiohttp.TraceConfig()
        traces.on_connection_reuseconn.append(_note_reuse)
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            response_class=Answer,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_S),
            max_field_size=HEADER_LINE,
            max_line_size=HEADER_LINE,
            max_headers=HEADER_LINES,
            middlewares=(_send_once,),
            trace_configs=[traces],
        )

    def _public_only(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if not self._policy.is_public(str(address[0])):
            raise RefusedAddressError(str(address[0]))
        return socket.socket(family, kind, protocol)

    def _private_only(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if self._policy.is_public(str(address[0])):
            raise RefusedAddressError(str(address[0]))
        return socket.socket(family, kind, protocol)


def verified_tls() -> ssl.SSLContext:
    """Make a context that verifies against the system's store and speaks TLS 1.2 or later."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def unverified_tls() -> ssl.SSLContext:
    """Make a context that encrypts, with TLS 1.2 or later, and asks nobody who they are."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class KeepAlive:
    """Decides which requests may leave their connection open."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._used: dict[Origin, float] = {}

    def allows(self, origin: Origin) -> bool:
        """Whether the connection to ``origin`` may stay, which counts it as used now."""
        now = self._clock()
        used = self._used.pop(origin, None)
        if used is None:
            self._forget(now)
            if len(self._used) >= KEPT_ORIGINS:
                return False
        self._used[origin] = now  # at the end: the order is by age
        return True

    def _forget(self, now: float) -> None:
        while self._used:
            oldest = next(iter(self._used))
            if now - self._used[oldest] <= KEEP_ALIVE_S:
                return
            del self._used[oldest]


async def _note_reuse(
    _session: aiohttp.ClientSession, context: SimpleNamespace, _params: object
) -> None:
    attempt = context.trace_request_ctx
    if isinstance(attempt, Attempt):
        attempt.reused = True


async def _send_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Keep aiohttp from sending a request twice: how often is decided in one place (F-13)."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise LostConnectionError from error
