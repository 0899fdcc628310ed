"""When a server that refused wants to be asked again (rule F-9)."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Seconds to wait when the answer says nothing usable.
DEFAULT_S = 120
#: Nobody is believed who wants more than a week.
MOST_S = 7 * 24 * 3600
#: Numbers from here on (2001) are points in time.
_EPOCHS = 1_000_000_000


def not_before(status: int, headers: Mapping[str, str], received_at: int) -> int | None:
    """Unix seconds before which the server wants no request, or ``None`` if it doesn't say.

    Only 429 and 503 are asked (RFC 6585, section 4; RFC 9110, section 15.6.4). Retry-After is
    seconds, or a date that is read relative to the answer's own Date, so that a wrong clock on
    either side does no harm (RFC 9110, section 10.2.3). Zero, negative or garbled values mean
    the default, and so does a 429 without any.
    """
    if status not in (429, 503):
        return None
    value = headers.get("retry-after")
    if value is None and status == 429:
        value = headers.get("x-ratelimit-reset", "")
    if value is None:
        return None
    wait = _seconds(value.strip(), headers.get("date"), received_at)
    return received_at + (min(wait, MOST_S) if wait > 0 else DEFAULT_S)


def used_up(headers: Mapping[str, str], received_at: int) -> int | None:
    """Unix seconds until which a server that answered wants no more, or ``None``.

    Reddit and others count the requests that are left in ``x-ratelimit-remaining``; the one that
    finds none left would be refused (F-10).
    """
    left, reset = headers.get("x-ratelimit-remaining"), headers.get("x-ratelimit-reset")
    if left is None or reset is None or not re.fullmatch(r"0+(\.0*)?", left.strip()):
        return None
    wait = _seconds(reset.strip(), headers.get("date"), received_at)
    return received_at + min(wait, MOST_S) if wait > 0 else None


def _seconds(value: str, date: str | None, received_at: int) -> int:
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]*)?", value):
        seconds = int(value.partition(".")[0])
        # x-ratelimit-reset is seconds with some, a point in time with others.
        return seconds if seconds < _EPOCHS else seconds - received_at
    until = http_date(value)
    if until is None:
        return 0
    now = http_date(date)
    return until - (received_at if now is None else now)


def http_date(date: str | None) -> int | None:
    """Unix seconds of a date of HTTP (RFC 9110, 5.6.7); ``None`` for what is none."""
    if not date:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - seldom needed

    try:
        parsed = parsedate_to_datetime(date)
        # They are UTC; one that names no zone, or -0000, which says that it knows of none, would
        # be read as the time of this machine.
        return int((parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None
