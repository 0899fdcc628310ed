"""Reading a query: terms, alternatives, and what is wrong with it."""

from __future__ import annotations

import re

from feedmon.model import Query, Term, Wrong
from feedmon.query.moments import moment

#: Fields that look for words, by where; the empty one is for words without a field.
TEXT_FIELDS = ("", "title", "author", "text")
#: Fields whose value is a name of the person's own.
NAME_FIELDS = ("feed", "folder", "tag", "rule")
#: Fields with values of ours.
CHOICES = {
    "is": ("unread", "read", "starred", "tagged", "updated", "alert", "hidden"),
    "has": ("enclosure", "picture", "author", "link"),
}
#: Fields whose value is a day or an age.
TIME_FIELDS = ("after", "before", "on")
#: Part of an address.
LINK_FIELDS = ("link",)
#: Beyond so many terms (and characters) a pasted text is no query any more.
MOST_TERMS = 32
MOST_CHARACTERS = 1_000

_FIELDS = (*TEXT_FIELDS[1:], *NAME_FIELDS, *CHOICES, *TIME_FIELDS, *LINK_FIELDS)
_TERM = re.compile(
    rf'(?P<minus>-)?(?:(?P<field>{"|".join(_FIELDS)}):)?(?:"(?P<quoted>[^"]*)(?P<end>"?)|(?P<bare>[^\s"]+))?',
    re.IGNORECASE,
)


def read_query(typed: str, now: float = 0) -> Query:
    """Read what was typed; whatever it is, it is a query.

    What is not typed to its end is passed over (``is:un``), a term that is wrong is no clause.
    ``OR`` in capitals joins the terms before and after it. ``now`` (Unix seconds) only matters to
    days that are told by their age.
    """
    clauses: list[list[Term]] = []
    wrong: list[Wrong] = []
    if len(typed) > MOST_CHARACTERS:
        wrong.append(Wrong("too-long", "", "", MOST_CHARACTERS, len(typed)))
        typed = typed[:MOST_CHARACTERS]
    joined = unfinished = False
    for term in _terms(typed.encode(errors="replace").decode().replace("\0", " ")):
        if clauses and _is_or(term):
            joined = True
        elif (fault := _fault(term, now)) is not None:
            wrong.append(fault)
            joined = False
        elif _is_unfinished(term, now):
            unfinished = True
        elif term.value:
            if joined:
                clauses[-1].append(term)
            else:
                clauses.append([term])
            joined = False
    return Query(tuple(map(tuple, clauses[:MOST_TERMS])), tuple(wrong), unfinished)


def is_plain(query: Query) -> bool:
    """Whether it is nothing but words and phrases that all have to be there."""
    return not query.wrong and all(
        len(clause) == 1 and clause[0].field == "" and not clause[0].negated
        for clause in query.clauses
    )


def _terms(typed: str) -> list[Term]:
    found = []
    at = 0
    while at < len(typed):
        if typed[at].isspace():
            at += 1
            continue
        one = _TERM.match(typed, at)
        assert one is not None  # noqa: S101 - every part of the pattern may be missing
        found.append(_term(one, len(typed)))
        at = max(one.end(), at + 1)
    return found


def _term(one: re.Match[str], length: int) -> Term:
    bare = one["bare"]
    value = (one["quoted"] if bare is None else bare) or ""
    begun = bare is not None and len(bare) > 1 and bare.endswith("*")
    return Term(
        (one["field"] or "").lower(),
        (value[:-1] if begun else value).strip(),
        negated=one["minus"] is not None,
        phrase=one["quoted"] is not None,
        open=begun or (bare is not None and one.end() == length),
        begin=one.start(),
        end=one.end(),
    )


def _is_or(term: Term) -> bool:
    return term.value == "OR" and not (term.field or term.negated or term.phrase)


def _is_unfinished(term: Term, now: float) -> bool:
    """Whether it will mean something once it is typed to its end."""
    if term.field and not term.value:
        return True
    if term.field in CHOICES:
        return term.value.casefold() not in CHOICES[term.field]
    return term.field in TIME_FIELDS and moment(term.value, now) is None


def _fault(term: Term, now: float) -> Wrong | None:
    if not term.value or not _is_unfinished(term, now):
        return None
    if term.field in TIME_FIELDS:
        wrong = Wrong("no-such-day", term.field, term.value, term.begin, term.end)
        return None if term.open else wrong
    choices = CHOICES[term.field]
    if term.open and any(one.startswith(term.value.casefold()) for one in choices):
        return None
    return Wrong("no-such-value", term.field, term.value, term.begin, term.end, choices)
