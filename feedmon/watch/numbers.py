"""Numbers as people write them: 1.299,00 €; $1,299.00; 1 299 kr; 12'500.-; -3,5 %; 12.4k."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = "\u0020\u00a0\u2009\u202f"
_SIGNS = "$€£¥₹₽₩₺₫₴₪฿₦₱¢₿\uffe5\uffe1₡₲₵₸₼₾"
_CODES = (
    *("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON"),
    *("AUD", "CAD", "NZD", "INR", "BRL", "MXN", "TRY", "UAH", "RUB", "BGN", "RSD", "ZAR", "TL"),
    *("eur", "usd", "gbp", "chf", "Rs", "kr", "zł", "Kč", "Ft", "Fr", "lei", "лв", "руб"),  # noqa: RUF001
    *("[Ee]uros?",),
)
#: Written behind a number only, and without a space.
_BEHIND = "円元원"
_MONEY_BEFORE = re.compile(
    rf"(?:[{_SIGNS}]|(?<![^\W\d_])(?:{'|'.join(_CODES)})\.?)[{_SPACES}]?\Z", re.ASCII
)
#: Between number and currency Germans write ",-", and anybody a space.
_MONEY_BEHIND = re.compile(
    rf"(?:[.,][-\u2012-\u2014]{{1,2}})?[{_SPACES}]?(?:[{_SIGNS}{_BEHIND}]|(?:{'|'.join(_CODES)})\b)"
)
_NUMBER = re.compile(
    rf"""
    (?P<sign>(?<![\w.,])[-\u2212+])?
    (?P<digits>
        \d{{1,3}}(?:[{_SPACES}'\u2019]\d{{3}})+(?:[.,]\d+)?(?!\d)  # spaces, apostrophes
      | \d+(?:[.,]\d+)*
      | (?<![\w.,])[.,]\d{{1,2}}(?![\w.,])  # ".99"
    )
    (?P<scale>
        [kKM](?!\w) | B(?!\w) | [{_SPACES}][kKM](?=[{_SIGNS}])
      | [{_SPACES}]?(?:Tsd|Mio|Mln|mln|Mrd|mld|bn)\b\.?
      | [{_SPACES}](?:thousand|[Mm]illi(?:on|ón|one)|[Mm]illion[ei][ns]?|[Mm]illions|[Mm]illones
        |[Mm]illioni|[Mm]illiard[a-z]{{0,2}}|[Mm]iliard[a-z]{{0,2}})\b
    )?
    """,
    re.VERBOSE,
)
_GROUPS = re.compile(rf"[{_SPACES}'\u2019]")
_SCALES = (("mrd", 9), ("mld", 9), ("mill?iard", 9), ("b", 9), ("m", 6), ("k|t", 3))
#: "9-12 €": of a range its beginning counts, which is what something is to be had from.
_RANGE = re.compile(r"[-\u2012-\u2014]")
_MINUS = ("-", "\u2212")
#: Languages in which a comma parts thousands, as far as they are often met.
_POINT = frozenset(("en", "ja", "zh", "ko", "he", "th", "hi"))
#: A number has so many signs at the most.
_LONGEST = 40


@frozen
class Found:
    """A number in a text, as it is written there and what it is worth."""

    written: str
    value: Decimal
    is_money: bool = False
    begin: int = 0
    end: int = 0


def first_number(text: str, language: str = "") -> Found | None:
    """Find the number that a text is about: the first that is money, else the first.

    ``language`` is that of the page, which decides what ``1.299`` means.
    """
    first: Found | None = None
    last: Found | None = None
    for match in _matches(text):
        found = _found(text, match, language)
        if found.is_money:
            is_range = last is not None and _RANGE.fullmatch(text, last.end, found.begin)
            return last if is_range else found
        first, last = first or found, found
    return first


def _found(text: str, match: re.Match[str], language: str) -> Found:
    before = _MONEY_BEFORE.search(text, max(0, match.start() - 6), match.start())
    end, power = match.end(), _power(match["scale"] or "")
    if match["scale"] == "B" and before is None:  # of money it is a billion, else anything
        end, power = match.end("digits"), 0
    behind = None if before is not None else _MONEY_BEHIND.match(text, end)
    value = _value(match, language) * 10**power
    begin = match.start() if before is None else before.start()
    if before is not None and match["sign"] is None and _is_minus(text, begin - 1):
        begin, value = begin - 1, -value
    end = end if behind is None else behind.end()
    is_money = before is not None or behind is not None
    return Found(text[begin:end].strip(), value, is_money, begin, end)


def _is_minus(text: str, at: int) -> bool:
    """Whether there is a sign before a currency that belongs to what follows: "-$5"."""
    return at >= 0 and text[at] in _MINUS and (at == 0 or not text[at - 1].isalnum())


def _power(scale: str) -> int:
    word = scale.strip(_SPACES + ".").lower()
    return next((power for name, power in _SCALES if word and re.match(name, word)), 0)


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
    if digits[0] in ".,":
        value = Decimal(f"0.{digits[1:]}")
    else:
        value = Decimal(_plain(digits, grouped=digits != match["digits"], language=language))
    return -value if match["sign"] in _MINUS else value


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
