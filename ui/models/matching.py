"""How well typed letters fit a name: whole beginnings before words, words before scattered letters.

Every word that was typed has to be found in the name, in any order; its letters in theirs, with
gaps. All of it is built from searches in strings, for it runs over thousands of names while
somebody types.
"""

from __future__ import annotations

import re
import unicodedata

_GAPS = re.compile(r"[\W_]+")

_WHOLE, _BEGINS, _WORD, _INSIDE, _LETTERS = 1000, 900, 800, 600, 100
_NEXT, _START, _ANY = 12, 10, 1


def folded(words: str) -> str:
    """Write words as they are compared: small, without accents, each with a space before it."""
    plain = words.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return f" {_GAPS.sub(' ', plain).strip()}"


def score(typed: list[str], name: str) -> int:
    """Tell how well all of ``typed`` fits ``name``; 0 when it doesn't. Both are folded."""
    total = 0
    for word in typed:
        if word not in name:
            one = _scattered(word, name, by_words=True) or _scattered(word, name, by_words=False)
            if not one:
                return 0
            total += one
            continue
        start = name.find(" " + word)
        if start > 0:
            total += _WORD
        elif start < 0:
            total += _INSIDE
        else:
            total += _WHOLE if len(name) == len(word) + 1 else _BEGINS
    # Of names that fit alike the shorter one is meant.
    return max(1, total - min(len(name), 80))


def _scattered(word: str, name: str, *, by_words: bool) -> int:
    """Take the letters one after another, those that begin a word first if that is wanted."""
    at, total = -1, _LETTERS
    for letter in word:
        found = name.find(letter, at + 1)
        if found < 0:
            return 0
        worth = _ANY
        if at >= 0 and found == at + 1:
            worth = _NEXT
        elif name[found - 1] == " ":
            worth = _START
        elif by_words:
            begins = name.find(" " + letter, at + 1)
            if begins >= 0:
                found, worth = begins + 1, _START
        at = found
        total += worth
    return total
