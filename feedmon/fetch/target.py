"""From a stored URL to exactly the request that it means (rule F-4), and on to the next hop."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from yarl import URL

from feedmon.frozen import frozen

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<target>[^#]*)")
_HOST_PORT = re.compile(r"(?:\[[0-9A-Fa-f:.]+(?:%[\w.~-]+)?\]|[^\s\[\]:@<>\"\\^`{|}]+)(?::[0-9]*)?")
_UNSENDABLE = re.compile(r"[^\x21-\x7e]")


class BadTargetError(ValueError):
    """An address that no HTTP request can be made of; ``reason`` is scheme or address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen
class Target:
    """A URL taken apart for sending: without fragment and credentials.

    ``userinfo`` is what stood before the ``@``, still percent-encoded; ``url`` is for aiohttp
    and carries the whole request target, query included, in its path: so neither ``..`` nor
    ``%7E`` nor an empty query are touched on the way.
    """

    url: URL
    userinfo: str

    @property
    def origin(self) -> tuple[str, str, int | None]:
        """Scheme, host and port (RFC 6454)."""
        return self.url.scheme, (self.url.raw_host or "").lower(), self.url.port


def read_target(url: str) -> Target:
    """Take ``url`` apart; raises BadTargetError unless it is http(s) with a host.

    The request target stays byte for byte, except that what may not stand in a request line
    (spaces, control characters, letters beyond ASCII) is percent-encoded as UTF-8.
    """
    parts = _URL.fullmatch(url.partition("#")[0])
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        raise BadTargetError("scheme")
    if parts is None:
        raise BadTargetError("address")
    userinfo, _, host_port = parts["authority"].rpartition("@")
    target = _percent_encoded(parts["target"])
    if not target.startswith("/"):
        target = "/" + target
    if not _HOST_PORT.fullmatch(host_port):
        raise BadTargetError("address")
    try:
        built = URL.build(
            scheme=scheme, authority=_ascii_host(host_port), path=target, encoded=True
        )
        complete = bool(built.raw_host) and built.port is not None
    except ValueError as error:
        raise BadTargetError("address") from error
    if not complete:
        raise BadTargetError("address")
    return Target(built, userinfo)


def next_url(url: str, location: str) -> str:
    """Resolve the ``location`` of a redirect against the ``url`` that answered with it.

    A complete URL or path stays as it is written; others are joined (RFC 3986, 5.2).
    """
    wanted = location.strip(" \t").partition("#")[0]
    wanted = re.sub(r"[\x80-\xff]", lambda char: f"%{ord(char[0]):02X}", wanted)
    base = _URL.match(url)
    if _URL.match(wanted) or base is None:
        return wanted
    origin = f"{base['scheme']}://{base['authority'].rpartition('@')[2]}"
    if wanted.startswith("/") and not wanted.startswith("//"):
        return origin + wanted
    return urljoin(origin + base["target"], wanted)


def _percent_encoded(target: str) -> str:
    return _UNSENDABLE.sub(
        lambda char: "".join(f"%{byte:02X}" for byte in char[0].encode("utf-8", "replace")), target
    )


def _ascii_host(host_port: str) -> str:
    if host_port.isascii():
        return host_port.lower()
    host, colon, port = host_port.partition(":")
    return (URL.build(scheme="http", host=host).raw_host or "") + colon + port
