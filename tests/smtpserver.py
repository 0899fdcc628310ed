"""A mail server on loopback for tests: it takes mails, with and without TLS, and may refuse them.

async with SmtpServer(tls=server_tls("localhost"), logins={"me": "secret"}) as server:
    ... server.port ...
    assert server.mails[0]["Subject"] == "..."
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping
    from email.message import EmailMessage


class SmtpServer:
    """A server that offers STARTTLS where it has a certificate; ``secure``: TLS from the start."""

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        secure: bool = False,
        logins: Mapping[str, str] | None = None,
    ) -> None:
        self.port = 0
        self.mails: list[EmailMessage] = []
        self.encrypted: list[bool] = []
        #: What it answers to a recipient, instead of taking it.
        self.refusal = ""
        #: How often somebody tried to log in, and took leave; what they called themselves.
        self.tried = self.left = 0
        self.callers: set[str] = set()
        self._tls, self._secure, self._logins = tls, secure, logins
        self._server: asyncio.Server | None = None
        self._sessions: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, ssl=self._tls if self._secure else None
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_exc: object) -> None:
        assert self._server is not None
        self._server.close()
        for session in tuple(self._sessions):
            session.cancel()
        await asyncio.gather(*self._sessions, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._sessions.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, OSError):
                await self._talk(reader, writer)
        finally:
            self._sessions.discard(task)
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        encrypted, known = self._secure, self._logins is None

        async def say(*lines: str) -> None:
            writer.write("".join(f"{line}\r\n" for line in lines).encode())
            await writer.drain()

        await say("220 tests ESMTP")
        while line := (await reader.readline()).decode().strip():
            verb, _, rest = line.partition(" ")
            match verb.upper():
                case "EHLO":
                    self.callers.add(rest)
                    await say(*self._offers(encrypted=encrypted))
                case "STARTTLS":
                    assert self._tls is not None
                    await say("220 go on")
                    await writer.start_tls(self._tls)
                    encrypted = True
                case "AUTH":
                    _, user, password = base64.b64decode(rest.split()[1]).decode().split("\0")
                    known = (self._logins or {}).get(user) == password
                    self.tried += 1
                    await say("235 welcome" if known else "535 5.7.8 wrong")
                case "RCPT" if self.refusal or not known:
                    await say(self.refusal or "530 5.7.0 log in first")
                case "DATA":
                    await say("354 go on")
                    body = await reader.readuntil(b"\r\n.\r\n")
                    self.mails.append(message_from_bytes(body[:-3], policy=policy.default))
                    self.encrypted.append(encrypted)
                    await say("250 taken")
                case "QUIT":
                    await say("221 bye")
                    self.left += 1
                    return
                case _:
                    await say("250 ok")

    def _offers(self, *, encrypted: bool) -> list[str]:
        offers = ["250-tests"]
        if self._tls is not None and not encrypted:
            offers.append("250-STARTTLS")
        if self._logins is not None:
            offers.append("250-AUTH PLAIN")
        return [*offers, "250 8BITMIME"]
