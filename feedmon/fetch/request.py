"""What is asked of the network, and the header lines that say it (rules F-1, F-4, F-5, F-6)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import field
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import unquote, urlencode

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCEPT: Mapping[str, str] = {
    "feed": (
        "application/atom+xml, application/rss+xml, application/feed+json, "
        "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
    ),
    "page": "text/html, application/xhtml+xml, */*;q=0.1",
    "data": "application/json, */*;q=0.1",
    "icon": "image/png, image/x-icon, image/webp, image/gif, image/jpeg, */*;q=0.1",
    "image": "image/avif, image/webp, image/png, image/jpeg, image/gif, */*;q=0.1",
    "hub": "*/*",
}
ACCEPT_ENCODING = "gzip, deflate, br"


@frozen
class Limits:
    """Bytes that the body of an answer may have once it is decoded, by what is asked for (X-1)."""

    feed: int = 15 << 20
    page: int = 5 << 20
    data: int = 5 << 20
    image: int = 10 << 20
    icon: int = 1 << 20
    hub: int = 1 << 20


@frozen
class Request:
    """One document to get.

    ``etag`` and ``last_modified`` are sent back byte for byte as they were received. With
    ``private_allowed`` (the person gave this address themselves) the address may be a private
    one; what it redirects to may only be while no public server had a say (X-4). ``total_s``
    bounds everything, with redirects and retries; ``retries`` is how often a reset or a time-out
    is tried again within it (F-13). ``headers`` go to the origin of ``url`` and nowhere else. With
    ``tls_unverified`` that origin need not prove who it is, at a private address (X-5).
    ``user_agent`` is what the person wants this document to be asked for as, wherever it is; it
    goes along with redirects as the other fields do that are no secret (F-5).

    With ``form`` it is told to a hub by a POST. Any status of success is an answer then, only 307
    and 308 lead on, and never from https to http: what a form says may be a secret.

    With ``content`` (its media type, and it) this is posted; any status of success is an answer,
    whose body nobody reads, and nothing leads on.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: Literal["feed", "page", "data", "icon", "image", "hub"] = "feed"
    total_s: float = 60.0
    private_allowed: bool = False
    tls_unverified: bool = False
    retries: int = 2
    user_agent: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # may hold secrets
    form: tuple[tuple[str, str], ...] | None = field(default=None, repr=False)  # likewise
    content: tuple[str, bytes] | None = field(default=None, repr=False)  # likewise

    @property
    def conditional(self) -> bool:
        """Whether a 304 is a possible answer."""
        return _sendable(self.etag) is not None or _sendable(self.last_modified) is not None


def header_lines(request: Request, user_agent: str) -> list[tuple[str, str]]:
    """Write the header fields of ``request`` that every hop may see."""
    lines = [
        ("User-Agent", request.user_agent or user_agent),
        ("Accept", ACCEPT[request.accept]),
        ("Accept-Encoding", ACCEPT_ENCODING),
    ]
    if (etag := _sendable(request.etag)) is not None:
        lines.append(("If-None-Match", etag))
    if (last_modified := _sendable(request.last_modified)) is not None:
        lines.append(("If-Modified-Since", last_modified))
    if request.form is not None:
        lines.append(("Content-Type", "application/x-www-form-urlencoded"))
    if request.content is not None:
        lines.append(("Content-Type", request.content[0]))
    if request.conditional and request.accept == "feed":
        lines.append(("A-IM", "feed"))  # RFC 3229: a delta makes sense only beside a base
    return lines


def posted_data(request: Request) -> bytes | None:
    """Write what ``request`` posts, if it does."""
    if request.content is not None:
        return request.content[1]
    return None if request.form is None else urlencode(request.form).encode()


def basic_credentials(userinfo: str) -> str:
    """Write ``user:password`` of a URL as the value of Authorization (RFC 7617)."""
    account, _, password = userinfo.partition(":")
    return authorization(unquote(account), unquote(password))


def authorization(account: str, password: str) -> str:
    """Write a login as the value of Authorization (RFC 7617)."""
    return "Basic " + b64encode(f"{account}:{password}".encode()).decode()


def _sendable(value: str | None) -> str | None:
    """Return ``value`` so that the client's UTF-8 on the wire gives the bytes once received.

    Received bytes are kept as Latin-1 text. Those that are no UTF-8 can't be sent unaltered
    through aiohttp, and a validator is never altered: it is left out (F-1).
    """
    if not value or any((char < " " and char != "\t") or char == "\x7f" for char in value):
        return None
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


class Way(Protocol):
    """Where further requests of one exchange wait for their turn; a slot of ``pacing`` is one."""

    async def move_to(self, url: str) -> None:
        """Wait until a request to ``url`` may be sent; raises FetchError where it may not."""

    async def rest(self, until: int) -> None:
        """Let nobody ask the host of the last request before ``until`` (Unix seconds)."""
