"""Which stored articles a rule may match at all, by the index of words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from feedmon.model import Condition, RuleField, RuleMatch
from feedmon.query.letters import SPACELESS, bare, is_letter, variants
from feedmon.rules.conditions import parts_of, term_of

if TYPE_CHECKING:
    from feedmon.model import Clause, ConditionGroup

_ALONE = re.compile(f"[{SPACELESS}]")
_INDEXED = {
    RuleField.ANYWHERE: "",
    RuleField.TITLE: "title",
    RuleField.TEXT: "text",
    RuleField.AUTHOR: "author",
}


def sieve(group: ConditionGroup) -> list[Clause]:
    """Return clauses of which each has to hold for whatever the group matches.

    None are found for a group that may match articles whatever their words: a pattern, a link, a
    condition that is turned round.
    """
    if group.every:
        return [clause for part in group.parts for clause in _clauses(part)]
    either: list[Clause] = []
    for part in group.parts:
        clauses = _clauses(part)
        if len(clauses) != 1:
            return []
        either.append(clauses[0])
    return [tuple(term for clause in either for term in clause)] if either else []


def _clauses(part: Condition | ConditionGroup) -> list[Clause]:
    if not isinstance(part, Condition):
        return sieve(part)
    if part.negated or part.how is RuleMatch.PATTERN or part.where not in _INDEXED:
        return []
    every = part.how is RuleMatch.ALL
    sought = [term_of(each) for each in parts_of(part)]
    known = [term for term in sought if _is_known(term.value)]
    terms = [
        type(term)(_INDEXED[part.where], term.value, open=term.open, phrase=True) for term in known
    ]
    if not terms or (len(terms) < len(sought) and not every):
        return []
    return [(term,) for term in terms] if every else [tuple(terms)]


def _is_known(words: str) -> bool:
    """Whether the index of words finds them wherever they are found.

    It knows the case of all letters and the accents of Latin ones; to it a Greek or Cyrillic letter
    with an accent is another one. Signs alone are no words.
    """
    letters = [each for each in unicodedata.normalize("NFKC", words) if is_letter(each)]
    return bool(letters) and all(map(_is_plain, letters))


def _is_plain(letter: str) -> bool:
    small = bare(letter)
    if small.isascii() or _ALONE.match(letter):
        return True
    return small not in variants() and letter.lower() == letter.upper()
