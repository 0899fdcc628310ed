"""Turn what aiohttp, the operating system and OpenSSL raise into this program's errors, once."""

from __future__ import annotations

import errno
import socket
import ssl
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import http_exceptions

from feedmon.errors import (
    AddressRefused,
    BadResponse,
    ConnectFailed,
    FetchTimeout,
    NameNotResolved,
    NetworkDown,
    ProxyFailed,
    TlsFailed,
    TooLarge,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.errors import FetchError

#: What ``turn`` understands; anything else that escapes aiohttp is a bug, here or there.
TURNED = (aiohttp.ClientError, http_exceptions.HttpProcessingError, OSError)

# X509_V_ERR_…, from openssl/x509_vfy.h
_EXPIRED = (9, 10)  # not yet valid, expired
_OTHER_NAME = (62, 64)  # host name, IP address
_UNKNOWN = (2, 18, 19, 20, 21)  # issuer missing, self-signed (in chain), unverifiable leaf

# A resolver's "there is no such name"; whatever else it says, it has no answer to give. Not all
# systems have all of these.
_NO_SUCH_NAME = {
    getattr(socket, code)
    for code in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")
    if hasattr(socket, code)
}

_NO_WAY = (errno.ENETUNREACH, errno.ENETDOWN)
_NO_HOST = (errno.EHOSTUNREACH, errno.EHOSTDOWN)
_REASONS = {
    **dict.fromkeys(_NO_WAY, "no-way"),
    **dict.fromkeys(_NO_HOST, "unreachable"),
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "reset",
    errno.ECONNABORTED: "reset",
}
_RESET = (ConnectionResetError, BrokenPipeError, ConnectionAbortedError)


class RefusedAddressError(OSError):
    """The policy doesn't let ``address`` be dialled; an OSError, so that the next one is tried."""

    def __init__(self, address: str) -> None:
        super().__init__(errno.EACCES, "refused by the network policy")
        self.address = address


class LostConnectionError(aiohttp.ClientError):
    """The connection broke before an answer: aiohttp must not repeat the request by itself."""


def turn(
    error: BaseException,
    url: str,
    *,
    connect_s: float,
    header_limit: int,
    online: Callable[[], bool],
) -> FetchError:
    """Name what went wrong with ``url``; the caller raises it from ``error``."""
    match error:
        case aiohttp.ClientConnectorCertificateError():
            return TlsFailed(url, _certificate(error.certificate_error))
        case aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return TlsFailed(url, "other")
        case aiohttp.ClientConnectorError():
            return _not_connected(error, url, connect_s, online)
        case aiohttp.ServerTimeoutError():
            return FetchTimeout(url, connect_s)
        case LostConnectionError():
            return _lost(error, url)
        case _:
            return _no_http(error, url, header_limit)


def turn_proxied(
    error: BaseException, url: str, *, online: Callable[[], bool]
) -> FetchError | None:
    """Name what went wrong with a proxy, or what it says of the server behind it.

    Only a proxy was looked up and dialled. ``None`` for what ``turn`` has to name.
    """
    if isinstance(error, aiohttp.ClientConnectorDNSError | aiohttp.ClientProxyConnectionError):
        return ProxyFailed(url, "unreachable") if online() else NetworkDown(url)
    if not isinstance(error, aiohttp.ClientHttpProxyError):
        return None
    if error.status == 407:
        return ProxyFailed(url, "login")
    return ConnectFailed(url, "unreachable" if error.status >= 500 else "refused")


def _certificate(error: Exception) -> str:
    code = getattr(error, "verify_code", None)
    if code in _EXPIRED:
        return "expired"
    if code in _OTHER_NAME or (isinstance(error, ssl.CertificateError) and code is None):
        return "wrong-host"
    return "unknown-issuer" if code in _UNKNOWN else "other"


def _not_connected(
    failure: aiohttp.ClientConnectorError, url: str, connect_s: float, online: Callable[[], bool]
) -> FetchError:
    error = failure.os_error
    if isinstance(failure, aiohttp.ClientConnectorDNSError):
        if not online():
            return NetworkDown(url)
        return NameNotResolved(url, "unknown" if error.errno in _NO_SUCH_NAME else "unanswered")
    if isinstance(error, RefusedAddressError):
        return AddressRefused(url, error.address)
    if isinstance(error, TimeoutError):
        return FetchTimeout(url, connect_s)
    if error.errno in (*_NO_WAY, *_NO_HOST) and not online():
        return NetworkDown(url)
    return ConnectFailed(url, _REASONS.get(error.errno or 0, "other"))


def _lost(error: BaseException, url: str) -> FetchError:
    cause = error.__cause__
    if isinstance(cause, aiohttp.ServerDisconnectedError):
        return ConnectFailed(url, "closed")
    inner = cause.__cause__ if cause is not None else None
    if isinstance(inner, ssl.SSLError) or isinstance(cause, ssl.SSLError):
        return TlsFailed(url, "other")
    return ConnectFailed(url, "reset")


def _no_http(error: BaseException, url: str, header_limit: int) -> FetchError:
    if isinstance(error, aiohttp.InvalidURL):
        return ConnectFailed(url, "bad-address")
    for reason in _chain(error):
        if isinstance(reason, http_exceptions.LineTooLong) or "Too many" in str(reason):
            return TooLarge(url, header_limit, "headers")
        if isinstance(
            reason,
            http_exceptions.ContentLengthError | http_exceptions.TransferEncodingError,
        ):
            return BadResponse(url, "truncated")
        if isinstance(reason, _RESET):
            return ConnectFailed(url, "reset")
    return BadResponse(url, "no-http")


def _chain(error: BaseException | None) -> list[BaseException]:
    """List ``error`` and what caused it, outermost first."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
