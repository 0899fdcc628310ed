"""Numbers with their units."""

from __future__ import annotations


def count(number: int) -> str:
    """Write a number with its thousands apart: 1,000."""
    return f"{number:,}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its thing: "1 feed", "1,000 feeds"; ``many`` where an s won't do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """Write how long something took: "0.4 s", "12 s", "3 min 5 s"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def size(amount: int) -> str:
    """Write a number of bytes: "512 bytes", "4.2 MB", "120 MB"; a thousand is 1,000."""
    if amount < 1000:
        return plural(amount, "byte")
    scaled, unit = amount / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if scaled < 999.5:
            break
        scaled, unit = scaled / 1000, larger
    return f"{scaled:.1f} {unit}" if scaled < 9.95 else f"{scaled:.0f} {unit}"
