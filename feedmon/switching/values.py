"""Values out of columns in which anything may stand."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from feedmon.model import EARLIEST_AT

#: Longer titles and names are cut: nobody gave them.
LONGEST_LINE = 2_000
_SPACES = re.compile(r"\s+")
_MOST_SECONDS = 253_402_300_799  # the year 9999


def text(value: Any) -> str:
    """Return what stands in a column, as text that can be stored."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    # Half a surrogate pair, which JSON can name, has no place in UTF-8.
    return str(value).encode("utf-8", "replace").decode().replace("\0", "")


def line(value: Any) -> str:
    """Return text on one line."""
    return _SPACES.sub(" ", text(value)[:LONGEST_LINE]).strip()


def flag(value: Any) -> bool:
    """Return whether a column says yes."""
    return text(value).strip().lower() not in ("", "0", "false")


def whole(value: Any) -> int | None:
    """Return a whole number, if that is what stands there."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    try:
        number = int(value) if isinstance(value, int | float) else int(text(value).strip() or "x")
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1 << 62 else None


def seconds(value: Any) -> int | None:
    """Return a moment given in Unix seconds; 0 and less is none."""
    at = whole(value)
    return at if at is not None and 0 < at <= _MOST_SECONDS else None


def milliseconds(value: Any) -> int | None:
    """Return a moment given in milliseconds."""
    at = whole(value)
    return None if at is None else seconds(at // 1000)


def iso(value: Any) -> int | None:
    """Return a moment given as ISO 8601; without a zone it is UTC."""
    given = text(value).strip()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return seconds(math.floor(moment.timestamp()))
    except (OverflowError, ValueError):
        return None


def past(at: int | None, now: int) -> int | None:
    """Return a moment that can have been; ``None`` for one that can't."""
    return at if at is not None and EARLIEST_AT <= at <= now else None


def address(value: Any) -> str | None:
    """Return an address of the web, and nothing that is any other."""
    given = line(value)
    try:
        parts = urlsplit(given)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return given if usable else None


def words(value: Any, separator: str) -> tuple[str, ...]:
    """Split what is written in a row; each once."""
    return tuple(dict.fromkeys(filter(None, map(line, text(value).split(separator)))))
