"""Numbers as people write them: 1.299,00 €; $1,299.00; 1 299 kr; 12'500.-; -3,5 %; 12.4k."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = "\u0020\u00a0\u2009\u202f"
_SIGNS = "$€£¥₹₽₩₺₫₴₪฿₦₱¢₿"
_CODES = (
    *("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON"),
    *("AUD", "CAD", "NZD", "INR", "BRL", "MXN", "TRY", "UAH", "kr", "zł", "Kč", "Ft", "Fr", "lei"),
)
_MONEY_BEFORE = re.compile(rf"(?:[{_SIGNS}]|\b(?:{'|'.join(_CODES)})\.?)[{_SPACES}]?$", re.ASCII)
_MONEY_BEHIND = re.compile(rf"[{_SPACES}]?(?:[{_SIGNS}]|(?:{'|'.join(_CODES)})\b)")
_NUMBER = re.compile(
    rf"""
    (?P<sign>(?<![\w.,])[-\u2212+])?
    (?P<digits>
        \d{{1,3}}(?:[{_SPACES}'\u2019]\d{{3}})+(?:[.,]\d+)?(?!\d)  # spaces, apostrophes
      | \d+(?:[.,]\d+)*
    )
    (?P<scale>[kKM](?!\w))?
    """,
    re.VERBOSE,
)
_GROUPS = re.compile(rf"[{_SPACES}'\u2019]")
_SCALES = {"k": 1_000, "K": 1_000, "M": 1_000_000}
#: Languages in which a comma parts thousands, as far as they are often met.
_POINT = frozenset(("en", "ja", "zh", "ko", "he", "th", "hi"))
#: A number has so many signs at the most.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text, as it is written there and what it is worth."""

    written: str
    value: Decimal
    is_money: bool = False


def first_number(text: str, language: str = "") -> Found | None:
    """Find the number that a text is about: the first that is money, else the first.

    ``language`` is that of the page, which decides what ``1.299`` means.
    """
    first: Found | None = None
    for match in _matches(text):
        before = _MONEY_BEFORE.search(text, max(0, match.start() - 6), match.start())
        behind = None if before is not None else _MONEY_BEHIND.match(text, match.end())
        value = _value(match, language)
        begin = match.start() if before is None else before.start()
        end = match.end() if behind is None else behind.end()
        is_money = before is not None or behind is not None
        found = Found(text[begin:end].strip(), value, is_money)
        if is_money:
            return found
        first = first or found
    return first


def _matches(text: str) -> Iterator[re.Match[str]]:
    for match in _NUMBER.finditer(text):
        if len(match["digits"]) <= _LONGEST and not _in_word(text, match):
            yield match


def _in_word(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are part of a name: ``v2``, ``A4``, ``x86``."""
    at = match.start()
    before = text[at - 1] if at else ""
    if not (before.isalpha() or before == "_"):
        return False
    return _MONEY_BEFORE.search(text, max(0, at - 6), at) is None


def _value(match: re.Match[str], language: str) -> Decimal:
    digits = _GROUPS.sub("", match["digits"])
    value = Decimal(_plain(digits, grouped=digits != match["digits"], language=language))
    value *= _SCALES.get(match["scale"] or "", 1)
    return -value if match["sign"] in ("-", "\u2212") else value


def _plain(digits: str, *, grouped: bool, language: str) -> str:
    """Write digits with the separators of some language with a point before the decimals only."""
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        decimal = max(",", ".", key=digits.rfind)
        if digits.count(decimal) == 1:
            return _with_point(digits, decimal)
        return digits.replace(",", "").replace(".", "")  # 1,234.567.890 is anything
    if not commas and not points:
        return digits
    sign = "," if commas else "."
    if commas + points > 1:
        groups = digits.split(sign)
        # In India groups beyond the first thousand have two.
        if len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:]):
            return digits.replace(sign, "")
        return _with_point(sign.join(groups[:2]), sign)  # a version or a date: its first two parts
    whole, _, rest = digits.partition(sign)
    thousands = len(rest) == 3 and len(whole) <= 3 and not whole.startswith("0") and not grouped
    if thousands and language:
        decimal = "." if language.partition("-")[0].lower() in _POINT else ","
        thousands = sign != decimal
    return digits.replace(sign, "") if thousands else _with_point(digits, sign)


def _with_point(digits: str, decimal: str) -> str:
    other = "." if decimal == "," else ","
    return digits.replace(other, "").replace(decimal, ".")
