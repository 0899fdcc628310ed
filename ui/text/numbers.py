"""Numbers with their units, as the locale writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from ui.translation import tr, trn

_HOUR = 3600


def count(number: int) -> str:
    """Write a number with its thousands apart: 1,000."""
    return QLocale().toString(number)


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its thing: "1 feed", "1,000 feeds"; ``many`` where an s won't do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def decimal(number: float, places: int = 1) -> str:
    """Write a number with so many places behind its point, or comma."""
    return QLocale().toString(number, "f", places)


def duration(seconds: float) -> str:
    """Write how long something took: "0.4 s", "12 s", "3 min 5 s", "1 h 20 min"."""
    if seconds < 10:
        return tr("{seconds} s", seconds=decimal(seconds))
    whole = round(seconds)
    if whole < 60:
        return tr("{seconds} s", seconds=whole)
    if whole >= _HOUR:
        hours, minutes = divmod(round(whole / 60), 60)
        if not minutes:
            return tr("{hours} h", hours=count(hours))
        return tr("{hours} h {minutes} min", hours=count(hours), minutes=minutes)
    minutes, rest = divmod(whole, 60)
    if not rest:
        return tr("{minutes} min", minutes=count(minutes))
    return tr("{minutes} min {seconds} s", minutes=count(minutes), seconds=rest)


def size(amount: int) -> str:
    """Write a number of bytes: "512 bytes", "4.2 MB", "120 MB"; a thousand is 1,000."""
    if amount < 1000:
        return trn(amount, "{n} byte", "{n} bytes")
    scaled, unit = amount / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if scaled < 999.5:
            break
        scaled, unit = scaled / 1000, larger
    return f"{decimal(scaled, 1 if scaled < 9.95 else 0)} {unit}"
