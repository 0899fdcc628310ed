"""Which stored articles a rule may match at all, by the index of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Condition, RuleField, RuleMatch
from feedmon.query import word_pattern
from feedmon.rules.conditions import parts_of, term_of

if TYPE_CHECKING:
    from feedmon.model import Clause, ConditionGroup

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
    terms = [
        type(term)(_INDEXED[part.where], term.value, open=term.open, phrase=True)
        for term in map(term_of, parts_of(part))
    ]
    if not terms or any(word_pattern(term_of(each)) is None for each in parts_of(part)):
        return []
    return [(term,) for term in terms] if part.how is RuleMatch.ALL else [tuple(terms)]
