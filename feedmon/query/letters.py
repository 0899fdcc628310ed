"""What is one word of a text for the index of words, and what of it does not matter.

Words end at what is neither letter nor digit. Languages without spaces have no words in that sense:
each of their characters stands for itself. Case and accents do not matter.
"""

from __future__ import annotations

import unicodedata
from functools import cache

#: Han, kana, Hangul (whose particles hang on to the words), Thai, Lao, Tibetan, Burmese, Khmer; as
#: a part of a class of characters.
SPACELESS = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7a3\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U000323af"
)
#: Where characters stand that are another one with an accent, or written otherwise.
_WITH_VARIANTS = (range(0xA0, 0x2500), range(0xFF00, 0xFFF0))
_WITH_MARKS = range(0x300, 0xFE30)


def is_letter(character: str) -> bool:
    """Whether it is part of a word: letters, digits, and the marks on them."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category in {"Co", "Mn", "Mc"}


def may_begin(word: str) -> bool:
    """Whether a word that is still being typed is looked for as the beginning of one.

    A single letter begins a tenth of all words there are: it stands for itself. What ends in a
    sign ("C++") is typed to its end.
    """
    return is_letter(word[-1]) and (len(word) > 1 or not word.isascii())


def bare(character: str) -> str:
    """Return a letter without its accents, small; what is no single letter then stays."""
    apart = unicodedata.normalize("NFKD", character)
    letters = [each for each in apart if not unicodedata.combining(each)]
    return letters[0].lower() if len(letters) == 1 else character


@cache
def variants() -> dict[str, str]:
    """Return all ways to write a letter, by the bare one; itself is not among them."""
    found: dict[str, str] = {}
    for code in (each for some in _WITH_VARIANTS for each in some):
        letter = bare(chr(code))
        if letter != chr(code) and is_letter(letter):
            found[letter] = found.get(letter, "") + chr(code)
    return found


@cache
def marks() -> str:
    """Return the marks that belong to the letter before them, as a part of a class."""
    ranges: list[list[int]] = []
    for code in _WITH_MARKS:
        if unicodedata.category(chr(code)) not in {"Mn", "Mc"}:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
