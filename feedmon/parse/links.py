"""Addresses: made absolute, or dropped when nothing should ever follow them."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BREAKS = re.compile(r"[\t\r\n\0]+")
#: Schemes that run code, read local files or carry their own content.
_REFUSED = frozenset(
    ("javascript", "vbscript", "data", "file", "about", "blob", "qrc", "view-source")
)


def absolute(address: str | None, base: str | None) -> str | None:
    """Resolve ``address`` against ``base`` (RFC 3986 section 5.2); ``None`` when it leads nowhere.

    Without a base a relative address stays as it is written; one that starts with ``//`` becomes
    https. Addresses whose scheme could run code or read files are dropped.
    """
    if not address:
        return None
    address = _BREAKS.sub("", address.strip())
    if not address:
        return None
    scheme = _SCHEME.match(address)
    if scheme:
        return None if scheme[1].lower() in _REFUSED else address
    if base:
        try:
            return urljoin(base, address)
        except ValueError:
            return None
    return "https:" + address if address.startswith("//") else address


def is_web(address: str | None) -> bool:
    """Tell whether ``address`` is an absolute http or https address."""
    return bool(address) and str(address)[:8].lower().startswith(("http://", "https://"))


def join_base(base: str | None, inner: str | None) -> str | None:
    """Return the base that an inner ``xml:base`` makes of an outer one; bad ones change nothing."""
    if not inner or not inner.strip():
        return base
    joined = absolute(inner, base)
    return joined if is_web(joined) else base
