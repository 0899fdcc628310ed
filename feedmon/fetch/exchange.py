"""One try at one request: hop by hop to an answer, each hop judged, the body bounded."""

from __future__ import annotations

import time
from ipaddress import ip_address
from typing import TYPE_CHECKING

from feedmon.errors import (
    AddressRefused,
    BadRedirect,
    ConnectFailed,
    HttpStatus,
    ProxyFailed,
)
from feedmon.fetch.body import nothing, read_body
from feedmon.fetch.connection import CONNECT_S, HEADER_LINE, Answer
from feedmon.fetch.failures import TURNED, turn, turn_proxied
from feedmon.fetch.request import Limits, basic_credentials, header_lines, posted_data
from feedmon.fetch.route import Route, names_an_address, proxy_for
from feedmon.fetch.sending import Sender
from feedmon.fetch.target import BadTargetError, next_url, read_target
from feedmon.fetch.waiting import not_before, used_up
from feedmon.model import Document, Hop, NotModified

if TYPE_CHECKING:
    from collections.abc import Callable

    from yarl import URL

    from feedmon.errors import FetchError
    from feedmon.fetch.connection import KeepAlive, Sessions
    from feedmon.fetch.request import Request, Way
    from feedmon.fetch.route import SystemProxies
    from feedmon.fetch.target import Target
    from feedmon.model import Certificate
    from feedmon.network import NetworkPolicy

#: Redirects that are followed in one exchange (X-3).
MAX_HOPS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
#: Those that keep what a form says (WebSub, 5.1).
_FORM_REDIRECTS = (307, 308)
#: 203 is a body that a proxy changed, 226 one that holds only what is new (RFC 3229).
_WITH_BODY = (200, 203, 226)
#: Fields that stand alone: of several the first counts. Others are joined (RFC 9110, 5.3).
_SINGLE = frozenset(
    (
        "age",
        "content-length",
        "content-location",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "location",
        "retry-after",
    )
)


class Exchanger:
    """Performs exchanges over ``sessions``; ``clock`` gives Unix seconds."""

    def __init__(
        self,
        sessions: Sessions,
        keep_alive: KeepAlive,
        *,
        policy: NetworkPolicy,
        clock: Callable[[], float],
        user_agent: str,
        online: Callable[[], bool],
        system_proxies: SystemProxies,
    ) -> None:
        #: The way of the next requests.
        self.route = Route()
        #: What the next answers may cost.
        self.limits = Limits()
        self._system_proxies = system_proxies
        self._sender = Sender(sessions, keep_alive)
        self._policy = policy
        self._clock = clock
        self._user_agent = user_agent
        self._online = online

    async def exchange(self, request: Request, way: Way) -> Document | NotModified:
        """Send ``request``, follow where it leads, read what is there; raises FetchError.

        Each hop waits for its turn on ``way``.
        """
        started = time.monotonic()
        url, target = request.url, self._first_target(request.url)
        own_origin, secrets = target.origin, _secrets(request, target)
        guarded = not request.private_allowed
        redirects = _redirects_of(request)
        hops: list[Hop] = []
        shown: list[Certificate] = []
        while True:
            headers = header_lines(request, self._user_agent)
            excused = False
            if target.origin == own_origin:
                headers += secrets
                excused = request.tls_unverified and not guarded
            proxy = await proxy_for(target.url, self.route.proxy, self._system_proxies)
            if proxy is not None and guarded:
                self._judge_by_name(target, url)
            try:
                async with self._sender.response(
                    target,
                    headers,
                    proxy,
                    guarded=guarded,
                    excused=excused,
                    data=posted_data(request),
                ) as response:
                    if response.certificate is not None:
                        shown.append(response.certificate)
                    if proxy is not None and response.status == 407:
                        raise ProxyFailed(url, "login")
                    public = self._is_public(target if proxy is not None else response)
                    if response.status not in redirects:
                        guarded = guarded or public
                        until = used_up(_headers(response), int(self._clock()))
                        if until is not None:  # an error may say so, too
                            await way.rest(until)
                        return await self._answer(
                            request, url, response, hops, started, shown=shown, guarded=guarded
                        )
                    hops.append(_hop(url, response, hops))
                    guarded = guarded or public
            except TURNED as error:
                raise self._turned(error, url, proxy) from error
            url = hops[-1].target
            target = _next_target(url)
            if request.form is not None and own_origin[0] == "https" != target.url.scheme:
                raise BadRedirect(url, "scheme")
            began_to_wait = time.monotonic()
            await way.move_to(url)
            started += time.monotonic() - began_to_wait

    async def _answer(
        self,
        request: Request,
        url: str,
        response: Answer,
        hops: list[Hop],
        started: float,
        *,
        shown: list[Certificate],
        guarded: bool,
    ) -> Document | NotModified:
        headers = _headers(response)
        received_at = int(self._clock())
        certificate = min(shown, key=lambda each: each.ends_at, default=None)
        if response.status == 304 and request.conditional:
            return NotModified(
                url=url,
                status=304,
                headers=headers,
                hops=tuple(hops),
                received_at=received_at,
                elapsed_ms=_ms_since(started),
                wire_bytes=0,
                certificate=certificate,
                from_public=guarded,
            )
        posted = request.form is not None or request.content is not None
        fine = range(200, 300) if posted else _WITH_BODY
        if response.status not in fine:
            until = not_before(response.status, headers, received_at)
            raise HttpStatus(url, response.status, until)
        body = await read_body(
            response.content.iter_any() if request.content is None else nothing(),
            url=url,
            limit=getattr(self.limits, request.accept),
            content_encoding=headers.get("content-encoding", "") if request.content is None else "",
            content_length=response.content_length if request.content is None else None,
        )
        return Document(
            url=url,
            status=response.status,
            headers=headers,
            hops=tuple(hops),
            received_at=received_at,
            elapsed_ms=_ms_since(started),
            wire_bytes=body.wire_bytes,
            certificate=certificate,
            body=body.data,
            sha256=body.sha256,
            from_public=guarded,
        )

    def _first_target(self, url: str) -> Target:
        try:
            return read_target(url)
        except BadTargetError as error:
            raise ConnectFailed(url, f"bad-{error.reason}") from error

    def _turned(self, error: Exception, url: str, proxy: URL | None) -> FetchError:
        if proxy is not None:
            failed = turn_proxied(error, url, online=self._online)
            if failed is not None:
                return failed
        return turn(error, url, connect_s=CONNECT_S, header_limit=HEADER_LINE, online=self._online)

    def _judge_by_name(self, target: Target, url: str) -> None:
        """Raise AddressRefused for a host that a proxy must not be asked for (X-4)."""
        if not self._is_public(target):
            raise AddressRefused(url, target.url.raw_host or "")

    def _is_public(self, answered: Answer | Target) -> bool:
        """Whether the server that answered is public; one that is gone already counts as such.

        Behind a proxy nobody here sees who answered: the name has to say it.
        """
        if isinstance(answered, Answer):
            return answered.peer is None or self._policy.is_public(answered.peer)
        host = answered.url.raw_host or ""
        if names_an_address(host) and not _is_address(host):
            return False
        return self._policy.is_public_host(host)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _redirects_of(request: Request) -> tuple[int, ...]:
    if request.content is not None:
        return ()
    return _REDIRECTS if request.form is None else _FORM_REDIRECTS


def _secrets(request: Request, target: Target) -> list[tuple[str, str]]:
    """List the fields that only the origin of the request may see."""
    own = list(request.headers)
    if target.userinfo and not any(name.lower() == "authorization" for name, _ in own):
        own.append(("Authorization", basic_credentials(target.userinfo)))
    return own


def _hop(url: str, response: Answer, hops: list[Hop]) -> Hop:
    """Judge a redirect; raises BadRedirect for one that is not followed."""
    location = _headers(response).get("location")
    if not location:
        raise BadRedirect(url, "no-location")
    try:
        target = next_url(url, location)
    except ValueError as error:
        raise BadRedirect(url, "address") from error
    if target in (url.partition("#")[0], *(hop.url.partition("#")[0] for hop in hops)):
        raise BadRedirect(url, "loop")
    if len(hops) >= MAX_HOPS:
        raise BadRedirect(url, "too-many")
    return Hop(response.status, url, target)


def _next_target(url: str) -> Target:
    try:
        return read_target(url)
    except BadTargetError as error:
        raise BadRedirect(url, error.reason) from error


def _headers(response: Answer) -> dict[str, str]:
    """Keep the fields as received: bytes as Latin-1 text, which gives them back unaltered.

    Cookies are not kept at all.
    """
    found: dict[str, str] = {}
    for raw_name, raw_value in response.raw_headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name.startswith("set-cookie"):
            continue
        if name not in found:
            found[name] = value
        elif name not in _SINGLE:
            found[name] += ", " + value
    return found


def _ms_since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
