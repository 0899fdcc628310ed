"""Where the words of a query stand in a text, to be marked for its reader.

Marked is what the index of words finds (``feedmon.store.search``): whole words, the beginnings of
words that are asked for as such, phrases, whatever their case and accents.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from feedmon.query.letters import SPACELESS, bare, marks, may_begin, variants

if TYPE_CHECKING:
    from feedmon.model import Query, Term

#: Fields whose words stand in the text of a place.
_PLACES = {"title": {"", "title"}, "text": {"", "text"}, "author": {"", "author"}}
#: But the iota below a letter: where case does not matter, it is every iota.
_ACCENTS = "[\u0300-\u0344\u0346-\u036f]*"


def sought_terms(query: Query) -> tuple[Term, ...]:
    """Return the terms that look for words, but those that must not be there."""
    return tuple(
        term
        for clause in query.clauses
        for term in clause
        if term.field in {"", *_PLACES} and not term.negated
    )


def find_marks(terms: tuple[Term, ...], text: str, place: str = "text") -> list[tuple[int, int]]:
    """Return where each mark begins and ends in a text of ``place``: title, text or author."""
    if not text:  # the pattern takes milliseconds to be made
        return []
    pattern = _pattern(_sought_in(place, terms))
    return [] if pattern is None else [one.span() for one in pattern.finditer(text)]


def first_mark(
    terms: tuple[Term, ...], text: str, place: str = "text", after: int = 0
) -> tuple[int, int] | None:
    """Return the first of them that begins at ``after`` or later."""
    pattern = _pattern(_sought_in(place, terms))
    one = None if pattern is None else pattern.search(text, after)
    return None if one is None else one.span()


def word_pattern(term: Term) -> re.Pattern[str] | None:
    """Return what finds a word or phrase in a text; ``None``: it has neither letter nor digit."""
    return _made(_sought_in("text", (term,)))


def _sought_in(place: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(term for term in terms if term.field in _PLACES[place])


@lru_cache(maxsize=32)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    return _made(terms)


def _made(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    cut = [(_words(term.value), term) for term in terms]
    cut.sort(key=lambda each: len(each[0]), reverse=True)  # a phrase before a word that begins it
    alone = [_form(words, term) for words, term in cut if words and _stands_alone(words[0])]
    others = [(words, term) for words, term in cut if words and not _stands_alone(words[0])]
    if others:
        # Most places of a text are passed over by their first letter, for all words at once.
        first = "".join(_ways(words[0][0]) for words, _ in others)
        forms = "|".join(dict.fromkeys(_form(words, term) for words, term in others))
        alone.append(f"(?=[{first}])(?<!{_letter()})(?:{forms})")
    return re.compile("|".join(dict.fromkeys(alone)), re.IGNORECASE) if alone else None


def _words(value: str) -> list[str]:
    """Cut what was typed as the index cuts a text."""
    return re.findall(
        f"[{SPACELESS}][{marks()}]*|{_letter()}+", unicodedata.normalize("NFKC", value)
    )


def _letter() -> str:
    """Match one letter of a word that is written between spaces."""
    return _as_is(rf"(?![{SPACELESS}_])[\w{marks()}]")


def _as_is(classes: str) -> str:
    """Let classes of letters be compiled without their cases, one by one: that takes 1 ms each."""
    return f"(?-i:{classes})"


def _form(words: list[str], term: Term) -> str:
    form = before = ""
    for word in words:
        if before:
            together = _stands_alone(word) or _stands_alone(before)
            form += _as_is(rf"(?![{marks()}])[\W_]") + ("*" if together else "+")
        form += "".join(map(_written, word))
        if _stands_alone(word):
            form += _as_is(f"(?![{marks()}])")  # with one it is another
        before = word
    if _stands_alone(before):
        return form
    begun = term.open and may_begin(term.value)
    return form + (f"{_letter()}*" if begun else f"(?!{_letter()})")


def _written(character: str) -> str:
    """Match a letter with and without accents, and however else it is written."""
    return f"[{_ways(character)}]{'' if _stands_alone(character) else _ACCENTS}"


def _ways(character: str) -> str:
    """Return all ways to write a letter, as a part of a class."""
    letter = character if _stands_alone(character) else bare(character)
    return re.escape(letter + character + variants().get(letter, ""))


def _stands_alone(word: str) -> bool:
    return re.match(f"[{SPACELESS}]", word) is not None
