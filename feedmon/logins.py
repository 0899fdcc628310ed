"""User names and passwords in addresses, and addresses without them (pure)."""

from __future__ import annotations

import re
from dataclasses import field
from urllib.parse import unquote, urlsplit

from feedmon.frozen import frozen

_WITH_LOGIN = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*://)(?P<userinfo>[^/?#]*)@")
_PORTS = {"http": 80, "https": 443}


@frozen
class Login:
    """Who somebody is to a server, and how they show it."""

    account: str
    password: str = field(repr=False)


def split_login(url: str) -> tuple[str, Login | None]:
    """Part an address from the login written into it, which is ``None`` where there is none."""
    found = _WITH_LOGIN.match(url)
    if found is None:
        return url, None
    account, _, password = found["userinfo"].partition(":")
    bare = found["scheme"] + url[found.end() :]
    return bare, Login(unquote(account), unquote(password)) if account or password else None


def without_login(url: str) -> str:
    """Return the address as anybody may see it."""
    return split_login(url)[0]


def origin(url: str) -> str:
    """Scheme, host and port of an address (RFC 6454), for which a login holds."""
    try:
        parts = urlsplit(without_login(url))
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # nothing is asked of such an address
        return url
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host or ''}:{port or ''}"
