"""From the dates of feeds to Unix seconds: RFC 822 and ISO 8601 as people write them.

``email.utils`` is not used: it misreads zones with a colon (``+01:00``), and importing it costs
a worker process more than this module.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january janvier jän jänner ene enero gen gennaio",
            "feb februar february février fév febrero febbraio",
            "mar march mär märz mrz mars marzo maart",
            "apr april avr avril abr abril aprile",
            "may mai mayo maj mag maggio mei",
            "jun juni june juin junio giu giugno",
            "jul juli july juil juillet julio lug luglio",
            "aug august août aoû ago agosto augustus",
            "sep sept september septembre septiembre set settembre",
            "oct okt oktober october octobre octubre ott ottobre",
            "nov november novembre noviembre",
            "dec dez dezember december déc décembre dic diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
#: Minutes east of UTC. RFC 822 section 5.1, and the names that feeds use besides.
_ZONES = {
    "": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180,
    "nst": -210, "ndt": -150, "brt": -180, "art": -180,
    "bst": 60, "west": 60, "cet": 60, "mez": 60, "met": 60, "cest": 120, "mesz": 120, "mest": 120,
    "eet": 120, "eest": 180, "sast": 120, "msk": 180, "msd": 240, "ist": 330,
    "sgt": 480, "hkt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600,
    "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip

_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?"
_ZONE = r"\s*\(?([a-z]{1,5}\b)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?"
_RFC822 = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+|[^\W\d_]+,)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:de\s+)?([^\W\d_]+)\.?,?"
    r"[\s-]+(?:de\s+)?(\d{4}|\d{2})(?:,?(?:\s+at)?\s*" + _CLOCK + _ZONE + ")?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?:(\d{4})(?:,?(?:\s+at)?\s*" + _CLOCK + _ZONE + r")?|" + _CLOCK + _ZONE + r"\s+(\d{4}))",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?!\d)"
    r"(?:[t\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?" + _ZONE + ")?",
    re.IGNORECASE,
)
_ISO_LOOSE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s]+" + _CLOCK + _ZONE + ")?", re.IGNORECASE
)
_LONGEST = 100
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def parse_date(text: str | None) -> int | None:
    """Return Unix seconds, or ``None`` for what is no date.

    Understood are RFC 822 with its usual slips (two-digit years, no seconds, no weekday or a
    wrong one, named zones, zones with a colon, full and foreign month names), ISO 8601 in RFC
    3339's form and looser, and asctime. Times without a zone are UTC.
    """
    if not text:
        return None
    text = text[:_LONGEST].strip()
    try:
        return _iso(text) if text[:4].isdigit() else _spoken(text)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> int | None:
    found = _ISO.match(text)
    if found and found[2] and (found[3] or not text[found.end() :]):
        year, month, day, hour, minute, second, *zone = found.groups()
        return _seconds((int(year), int(month), int(day or 1)), (hour, minute, second, None), zone)
    found = _ISO_LOOSE.match(text)
    if found is None:
        return None
    year, month, day, *rest = found.groups()
    return _seconds((int(year), int(month), int(day)), rest[:4], rest[4:])


def _spoken(text: str) -> int | None:
    found = _RFC822.match(text)
    if found:
        day, month, year, *rest = found.groups()
        return _seconds((_year(year), _month(month), int(day)), rest[:4], rest[4:])
    found = _MONTH_FIRST.match(text)
    if found is None:
        return None
    month, day, year, *rest = found.groups()
    if year is None:  # asctime: the year stands behind the clock
        year, rest = rest[-1], rest[8:]
    return _seconds((int(year), _month(month), int(day)), rest[:4], rest[4:8])


def _year(text: str) -> int:
    """RFC 2822 section 4.3: two digits below 50 are in this century."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


def _month(text: str) -> int:
    word = text.lower()
    return _MONTHS.get(word) or _MONTHS.get(word[:3]) or 0


def _seconds(
    day: tuple[int, int, int], clock: Sequence[str | None], zone: Sequence[str | None]
) -> int:
    """Join year, month and day; hour, minute, second, am or pm; zone, sign, hours, minutes."""
    hour, minute, second, half = clock
    name, sign, zone_hours, zone_minutes = zone
    hours = int(hour or 0)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    offset = _ZONES.get((name or "").lower(), 0)
    if sign:
        offset = int(zone_hours or 0) * 60 + int(zone_minutes or 0)
        offset = -offset if sign == "-" else offset
    days = date(*day).toordinal() - _EPOCH_DAY
    clock_s = hours * 3600 + (int(minute or 0) - offset) * 60 + int(second or 0)
    date.fromordinal(days + clock_s // 86400 + _EPOCH_DAY)  # the zone may lead out of all years
    return days * 86400 + clock_s
