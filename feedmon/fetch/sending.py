"""Send one request over the right pool of connections, and no more often than asked."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp

from feedmon.fetch.connection import Answer, Attempt
from feedmon.fetch.failures import LostConnectionError, RefusedAddressError

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator

    from yarl import URL

    from feedmon.fetch.connection import KeepAlive, Sessions
    from feedmon.fetch.target import Target


class Sender:
    """Sends requests over ``sessions``."""

    def __init__(self, sessions: Sessions, keep_alive: KeepAlive) -> None:
        self._sessions = sessions
        self._keep_alive = keep_alive

    @asynccontextmanager
    async def response(
        self,
        target: Target,
        headers: list[tuple[str, str]],
        proxy: URL | None,
        *,
        guarded: bool,
        excused: bool,
        data: bytes | None = None,
    ) -> AsyncIterator[Answer]:
        """Send one GET (a POST, with ``data``) and give the response with its headers.

        It is closed afterwards.

        A server that is ``excused`` and can't prove who it is gets the request all the same, at a
        private address (X-5).
        """
        # What is dialled for a proxy is the proxy, which the person named.
        session = self._sessions.get(guarded=guarded and proxy is None)
        if not self._keep_alive.allows(target.origin):
            headers = [*headers, ("Connection", "close")]
        tls = self._sessions.tls if target.url.scheme == "https" else True
        try:
            async with self._sent(session, target, headers, proxy, tls, data=data) as response:
                yield response
                return
        except aiohttp.ClientConnectorCertificateError as error:
            if not excused or proxy is not None:
                raise
            unproven = error
        session, tls = self._sessions.get_excused()
        try:
            async with self._sent(session, target, headers, None, tls, data=data) as response:
                yield response
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, RefusedAddressError):
                raise unproven from error  # it is no private server
            raise

    @asynccontextmanager
    async def _sent(
        self,
        session: aiohttp.ClientSession,
        target: Target,
        headers: list[tuple[str, str]],
        proxy: URL | None,
        tls: ssl.SSLContext | bool,
        *,
        data: bytes | None,
    ) -> AsyncIterator[Answer]:
        attempt = Attempt()
        while True:
            again = attempt.reused
            try:
                async with session.request(
                    "GET" if data is None else "POST",
                    target.url,
                    data=data,
                    headers=headers,
                    proxy=proxy,
                    allow_redirects=False,
                    ssl=tls,
                    trace_request_ctx=attempt,
                ) as response:
                    if not isinstance(response, Answer):
                        raise TypeError(response)
                    yield response
                    return
            except LostConnectionError:
                # An idle connection that the server closed meanwhile is no failure of anybody
                # (RFC 9112, 9.3.1): a fresh one is tried once, at once.
                if again or not attempt.reused:
                    raise
