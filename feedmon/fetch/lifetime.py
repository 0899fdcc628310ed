"""For how long an answer is fresh by its headers (rule F-7; RFC 9111, section 4.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedmon.fetch.waiting import http_date
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A directive of Cache-Control: its name, and its value with or without quotes.
_DIRECTIVE = re.compile(
    r"""\s*([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,"]*)))?\s*(?:,|$)"""
)


@frozen
class Lifetime:
    """So many seconds from now on; ``by_age`` tells max-age from Expires."""

    seconds: int
    by_age: bool


def lifetime(headers: Mapping[str, str], received_at: int) -> Lifetime | None:
    """How long the answer with these headers is fresh; ``None`` where they don't say.

    max-age less the Age that the answer has already; without any Cache-Control what Expires is
    after Date, both of the same clock (without Date: of ours). no-cache, no-store and what can't
    be read ask for no wait.
    """
    control = headers.get("cache-control")
    if control is not None:
        directives = _directives(control)
        age = _seconds(directives.get("max-age"))
        if age is None or directives.keys() & {"no-cache", "no-store"}:
            return None
        return Lifetime(max(0, age - (_seconds(headers.get("age")) or 0)), by_age=True)
    expires, date = http_date(headers.get("expires")), http_date(headers.get("date"))
    if expires is None:
        return None
    return Lifetime(max(0, expires - (received_at if date is None else date)), by_age=False)


def _directives(control: str) -> dict[str, str]:
    """Read the directives; of one that comes twice the first counts (RFC 9111, 4.2.1)."""
    found: dict[str, str] = {}
    for name, quoted, plain in _DIRECTIVE.findall(control):
        found.setdefault(name.lower(), quoted or plain)
    return found


def _seconds(value: str | None) -> int | None:
    """Read delta-seconds; numbers beyond reason are cut to what is still a number of seconds."""
    digits = (value or "").strip()
    return int(digits[:12]) if digits.isascii() and digits.isdecimal() else None
