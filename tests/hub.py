"""A hub of WebSub on loopback, which plays what websub.rocks plays for subscribers.

It takes requests for subscriptions, asks back at once (or when a test lets it), and delivers what
is published, signed as it was told to.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from aiohttp import ClientSession, web

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping


@dataclass
class Asked:
    """A request as it came in."""

    path: str
    form: dict[str, str]
    headers: Mapping[str, str]

    @property
    def mode(self) -> str:
        return self.form["hub.mode"]


@dataclass
class Heard:
    """What a subscriber answered."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Hub:
    """A hub; ``redirects`` are (status, target) by path, ``status`` is what it answers else."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.host = host
        self.port = 0
        self.asked: list[Asked] = []
        self.heard: list[Heard] = []
        self.status = 202
        self.answer = ""
        self.asks_back = True
        self.lease_s = 864_000
        self.redirects: dict[str, tuple[int, str]] = {}
        self.subscribers: dict[str, dict[str, str]] = {}
        #: Nobody is answered before.
        self.waits_for: asyncio.Event | None = None

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}/hub"

    async def __aenter__(self) -> Self:
        self._client = ClientSession(auto_decompress=False)
        self._runner = web.ServerRunner(web.Server(self._handle, access_log=None))
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._client.close()
        await self._runner.cleanup()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        form = {key: str(value) for key, value in (await request.post()).items()}
        self.asked.append(Asked(request.path, form, request.headers))
        if self.waits_for is not None:
            await self.waits_for.wait()
        if request.path in self.redirects:
            status, target = self.redirects[request.path]
            return web.Response(status=status, headers={"Location": target})
        if self.status // 100 == 2 and self.asks_back and "hub.mode" in form:
            await self.ask_back(form)
        if self.status // 100 == 2 and self.asks_back and "domain" in form:
            await self.ask_back_of_cloud(form)
        return web.Response(status=self.status, text=self.answer)

    async def ask_back(
        self, form: Mapping[str, str], challenge: str = "a challenge", **changed: str
    ) -> Heard:
        """Verify an intent; what is ``changed`` in the query (``topic``) was never asked for."""
        query = {
            "hub.mode": form["hub.mode"],
            "hub.topic": form["hub.topic"],
            "hub.challenge": challenge,
        }
        if form["hub.mode"] == "subscribe":
            query["hub.lease_seconds"] = str(self.lease_s)
        query |= {f"hub.{name}": value for name, value in changed.items()}
        heard = await self.call("GET", form["hub.callback"], params=query)
        if heard.status == 200 and heard.body == challenge:
            if form["hub.mode"] == "subscribe":
                self.subscribers[form["hub.callback"]] = dict(form)
            else:
                self.subscribers.pop(form["hub.callback"], None)
        return heard

    async def ask_back_of_cloud(self, form: Mapping[str, str]) -> Heard:
        """As an rssCloud server does that was given a domain."""
        url = f"http://{form['domain']}:{form['port']}{form['path']}"
        heard = await self.call("GET", url, params={"url": form["url1"], "challenge": "again"})
        self.subscribers[url] = dict(form)
        return heard

    async def deny(self, form: Mapping[str, str], reason: str) -> Heard:
        query = {"hub.mode": "denied", "hub.topic": form["hub.topic"], "hub.reason": reason}
        return await self.call("GET", form["hub.callback"], params=query)

    async def publish(
        self, body: bytes, *, method: str = "sha256", secret: str | None = None, **headers: str
    ) -> list[int]:
        """Deliver to every subscriber; with ``secret`` signed with another one than agreed."""
        statuses = []
        for callback, form in list(self.subscribers.items()):
            known = secret or form.get("hub.secret")
            sent = {"Content-Type": "application/rss+xml", **headers}
            if known is not None and "X-Hub-Signature" not in sent:
                sent["X-Hub-Signature"] = signature(known, body, method)
            heard = await self.call(
                "POST", callback, data=body, headers={k: v for k, v in sent.items() if v}
            )
            statuses.append(heard.status)
        return statuses

    async def call(self, method: str, url: str, **how: object) -> Heard:
        async with self._client.request(method, url, **how) as response:  # type: ignore[arg-type]
            heard = Heard(response.status, await response.text(), response.headers)
        self.heard.append(heard)
        return heard


def signature(secret: str, body: bytes, method: str = "sha256") -> str:
    """Sign a body as hubs do."""
    return f"{method}={hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()}"
