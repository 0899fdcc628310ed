"""Rules that are proposed: from words of an article, from a search, for a feed (no Qt in here)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon import read_query
from feedmon.frozen import frozen
from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
)
from ui.models.sources import ALL, Kind
from ui.text.rules import rule_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedmon.model import Term
    from ui.models.sources import Source

#: What was selected is a phrase up to so many words; beyond that its telling words are taken.
_PHRASE_WORDS, _TELLING = 8, 3
_LEAST = 3
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.+#][^\W_]+)*[+#]*")
_FIELDS = {
    "": RuleField.ANYWHERE,
    "title": RuleField.TITLE,
    "text": RuleField.TEXT,
    "author": RuleField.AUTHOR,
    "link": RuleField.LINK,
}
_PLACES = frozenset({"feed", "folder"})
#: Words that many titles have; those of other languages are short enough to lose to longer ones.
_COMMON = """
    a about after again all an and are as at be been before but by can could did do does for from
    get gets had has have he her his how if in into is it its just like made make may more most new
    away first give gives last takes
    no not now of off on one only or other our out over said says see she should so some such than
    that the their them then there these they this to too two under up update us use uses using was
    we were what when where which while who why will with would you your
    am auf aus bei das dem den der des die durch ein eine einem einen einer für hat ihr im ist
    kann mehr mit nach neue neuen nicht noch nur sich sind über um und vom von was
    werden wie wird zu zum zur
    au aux avec ce ces dans de des du en est et il la le les leur ne par pas plus pour qui sa se ses
    son sont sur un une
    con como de del el en es la las lo los más no para por que se sin su un
    una y"""  # not for people


@frozen
class RuleDraft:
    """A rule to be looked at by the person; ``left_out`` is what no rule can say."""

    title: str
    spec: RuleSpec
    left_out: tuple[str, ...] = ()
    enabled: bool = True


def blank() -> RuleDraft:
    """Begin with one condition that looks for nothing yet."""
    return _told(Condition())


def from_words(selected: str) -> RuleDraft:
    """Propose to look for what was selected in an article."""
    words = selected.split()
    if not words:
        return blank()
    if len(words) == 1:
        return _told(Condition(what=_bare(words[0]) or words[0]))
    if len(words) > _PHRASE_WORDS:
        return from_title(selected)
    return _told(Condition(how=RuleMatch.PHRASE, what=" ".join(words).strip(" ,;:.!?")))


def from_title(title: str) -> RuleDraft:
    """Propose to look for the words that tell most of a title, all of them."""
    found = telling_words(title)
    how = RuleMatch.ALL if len(found) > 1 else RuleMatch.ANY
    return _told(Condition(how=how, what=", ".join(found)))


def telling_words(title: str, most: int = _TELLING) -> list[str]:
    """Return the words of a title that are likely to be in few others, in their order.

    Names come first: what has capitals within a sentence, or digits; then what is long.
    """
    words = list(dict.fromkeys(_WORD.findall(title)))
    worth, common = {}, frozenset(_COMMON.split())
    shouted = title.isupper()
    for place, word in enumerate(words):
        letters = any(map(str.isalpha, word))
        if word.casefold() in common or not letters or len(word) < _LEAST:
            continue
        named = any(each.isdigit() or (each.isupper() and at) for at, each in enumerate(word))
        capital = word[0].isupper() and place > 0
        worth[word] = (not shouted and (named or capital), len(word))
    best = sorted(worth, key=lambda word: worth[word], reverse=True)[:most]
    return [word for word in words if word in best]


def for_place(*, feeds: Iterable[int] = (), folders: Iterable[int] = ()) -> RuleDraft:
    """Begin a rule that is about these feeds and folders alone."""
    draft = blank()
    spec = replace(draft.spec, feeds=tuple(feeds), folders=tuple(folders))
    return replace(draft, spec=spec)


def from_search(
    typed: str,
    *,
    feeds: Mapping[int, str],
    folders: Mapping[int, str],
    now: float,
    here: Source = ALL,
) -> RuleDraft:
    """Make conditions of the words of a search and a scope of its feeds and folders.

    Without one it is about the feed or folder in which was searched (``here``). A clause that says
    something else (what was read, starred, when it came) is left out, and so is one about feeds
    beside another: what is in both can't be said.
    """
    query = read_query(f"{typed} ", now)
    sought: dict[tuple[RuleField, bool], list[str]] = {}
    parts: list[Condition | ConditionGroup] = []
    left_out = [f"{wrong.field}:{wrong.value}" for wrong in query.wrong if wrong.field]
    scope: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    for clause in query.clauses:
        fields = {term.field for term in clause}
        if fields <= _FIELDS.keys():
            if len(clause) > 1:
                parts.append(_either(clause))
            elif "," in clause[0].value:
                parts.append(_condition(clause[0]))
            else:
                (term,) = clause
                sought.setdefault((_FIELDS[term.field], term.negated), []).append(_written(term))
        elif fields <= _PLACES and scope is None and not any(term.negated for term in clause):
            scope = _scope(clause, feeds, folders)
            if scope == ((), ()):
                left_out.append(_as_typed(clause))
                scope = None
        else:
            left_out.append(_as_typed(clause))
    together = [
        Condition(where, _how(words, negated=negated), ", ".join(words), negated)
        for (where, negated), words in sought.items()
    ]
    conditions = ConditionGroup((*together, *parts) or (Condition(),))
    of_feeds, of_folders = scope or ((), ())
    if scope is None and here.kind is Kind.FEED:
        of_feeds = (here.id,)
    elif scope is None and here.kind is Kind.FOLDER:
        of_folders = (here.id,)
    spec = RuleSpec(conditions, RuleActions(notify=True), feeds=of_feeds, folders=of_folders)
    return RuleDraft(rule_title(spec), spec, tuple(left_out))


def _told(condition: Condition) -> RuleDraft:
    spec = RuleSpec(ConditionGroup((condition,)), RuleActions(notify=True))
    return RuleDraft(rule_title(spec), spec)


def _bare(word: str) -> str:
    found = _WORD.search(word)
    return found[0] if found else ""


def _how(words: list[str], *, negated: bool) -> RuleMatch:
    """Several words of a search all have to be there, and none of those with a minus may be."""
    return RuleMatch.ALL if len(words) > 1 and not negated else RuleMatch.ANY


def _written(term: Term) -> str:
    return f"{term.value}*" if term.open else term.value


def _condition(term: Term) -> Condition:
    how = RuleMatch.PHRASE if "," in term.value else RuleMatch.ANY
    return Condition(_FIELDS[term.field], how, _written(term), term.negated)


def _either(clause: tuple[Term, ...]) -> Condition | ConditionGroup:
    """Make one condition of alternatives that are alike, or a group of them."""
    kinds = {(term.field, term.negated) for term in clause}
    if len(kinds) == 1 and not clause[0].negated and not any("," in one.value for one in clause):
        words = ", ".join(map(_written, clause))
        return Condition(_FIELDS[clause[0].field], RuleMatch.ANY, words)
    return ConditionGroup(tuple(map(_condition, clause)), every=False)


def _scope(
    clause: tuple[Term, ...], feeds: Mapping[int, str], folders: Mapping[int, str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Find the feeds and folders that are called so, as the search does."""
    found: dict[str, list[int]] = {"feed": [], "folder": []}
    for term in clause:
        known = feeds if term.field == "feed" else folders
        words = " ".join(term.value.casefold().split())
        found[term.field] += [
            one for one, title in known.items() if words in " ".join(title.casefold().split())
        ]
    return tuple(dict.fromkeys(found["feed"])), tuple(dict.fromkeys(found["folder"]))


def _as_typed(clause: tuple[Term, ...]) -> str:
    return " OR ".join(
        f"{'-' if term.negated else ''}{term.field + ':' if term.field else ''}"
        + (f'"{term.value}"' if term.phrase or " " in term.value else term.value)
        for term in clause
    )
