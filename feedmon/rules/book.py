"""All rules of a person, made ready once, and what they do with articles."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import Condition, Consequence, Judged, NewAlert
from feedmon.rules.articles import Article, article_of
from feedmon.rules.conditions import BadPattern, Matcher
from feedmon.rules.indexing import WordIndex
from feedmon.rules.patience import Patience
from feedmon.rules.writing import BadRules, spec_from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from feedmon.model import ArticleText, ConditionGroup, Rules, RuleSpec, WorkedEntry

log = logging.getLogger(__name__)

_MOST_WORDS = 8


class _Group:
    """A group with its matchers."""

    def __init__(self, group: ConditionGroup, *, slow: bool, patience: Patience) -> None:
        self.group = group
        self.parts: list[Matcher | _Group] = [
            Matcher(part, slow=slow, patience=patience)
            if isinstance(part, Condition)
            else _Group(part, slow=slow, patience=patience)
            for part in group.parts
        ]

    def holds(self, article: Article) -> bool:
        held = (part.holds(article) for part in self.parts)
        return not self.parts or (all(held) if self.group.every else any(held))

    def judge(self, article: Article) -> Judged:
        parts = tuple(part.judge(article) for part in self.parts)
        held = [part.holds for part in parts]
        holds = not parts or (all(held) if self.group.every else any(held))
        return Judged(self.group, holds, parts=parts)

    @property
    def needs(self) -> frozenset[str] | None:
        """Runs of letters of which an article has one if it holds; ``None``: perhaps none."""
        known = [part.needs for part in self.parts]
        said = [needs for needs in known if needs is not None]
        if self.group.every:
            return min(said, key=len) if said else None
        return frozenset[str]().union(*said) if said and len(said) == len(known) else None

    def matchers(self) -> Iterator[Matcher]:
        for part in self.parts:
            if isinstance(part, Matcher):
                yield part
            else:
                yield from part.matchers()


class Judgement:
    """What a rule says, ready to be asked of many articles. Raises BadPattern when made."""

    def __init__(
        self, spec: RuleSpec, *, slow: bool = False, patience: Patience | None = None
    ) -> None:
        self.spec = spec
        self._group = _Group(spec.conditions, slow=slow, patience=patience or Patience())

    def concerns(self, feed_id: int, folders: frozenset[int]) -> bool:
        """Whether it is about a feed that lies in these folders (up to the top)."""
        spec = self.spec
        if not (spec.feeds or spec.folders):
            return True
        return feed_id in spec.feeds or not folders.isdisjoint(spec.folders)

    def holds(self, article: Article) -> bool:
        """Whether it matches."""
        return self._group.holds(article)

    def judge(self, article: Article) -> Judged:
        """Whether it matches, each condition by itself."""
        return self._group.judge(article)

    def words(self, article: Article) -> tuple[str, ...]:
        """Return the words of the article for which it matches, each once."""
        found: dict[str, str] = {}
        for matcher in self._group.matchers():
            if not matcher.condition.negated and matcher.holds(article):
                for words in matcher.words(article):
                    found.setdefault(words.casefold(), words)
        return tuple(found.values())[:_MOST_WORDS]

    @property
    def needs(self) -> frozenset[str] | None:
        """Runs of letters of which an article has one if it matches; ``None``: perhaps none."""
        return self._group.needs

    @property
    def is_slow(self) -> bool:
        """Whether one of its patterns took too long."""
        return any(matcher.slow for matcher in self._group.matchers())


@frozen
class _Ready:
    id: int
    title: str
    judgement: Judgement
    needs: frozenset[str] | None


class Book:
    """Keeps rules ready from poll to poll; what was changed since is read anew."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._ready: dict[int, tuple[int, _Ready | None]] = {}

    def consequences(
        self, rules: Rules, feed_id: int, entries: Sequence[WorkedEntry], *, tell: bool
    ) -> list[Consequence]:
        """Say what the rules do with articles that are stored now, in the order of the rules.

        Without ``tell`` nobody is told: the feed is fetched for the first time.
        """
        index = self._index(rules, feed_id)
        found = []
        for entry in entries if index else ():
            article = article_of(entry)
            matched = _matched(index, article)
            if matched:
                found.append(_consequence(entry.uid, article, matched, tell=tell))
        return found

    def edited(
        self,
        rules: Rules,
        feed_id: int,
        edits: Mapping[int, WorkedEntry],
        texts: Callable[[Collection[int]], dict[int, ArticleText]],
    ) -> list[Consequence]:
        """Say whom the rules tell of articles that are edited, by their ids.

        ``texts`` says how they were. A rule tells where it matches and did not before: an article
        that it found before was told of, or was there when the rule was made.
        """
        index = self._index(rules, feed_id)
        now: list[tuple[int, Article, list[_Ready]]] = []
        for entry_id, worked in edits.items() if index else ():
            article = article_of(worked)
            telling = [
                rule for rule in _matched(index, article) if rule.judgement.spec.actions.alerts
            ]
            if telling:
                now.append((entry_id, article, telling))
        before = texts([entry_id for entry_id, *_ in now]) if now else {}
        found = []
        for entry_id, article, telling in now:
            known: list[_Ready] = []
            if entry_id in before:
                known = _matched(index, Article(before[entry_id]))
            fresh = [rule for rule in telling if rule not in known]
            if fresh:
                told = _consequence(edits[entry_id].uid, article, fresh, tell=True)
                found.append(replace(told, entry_id=entry_id))
        return found

    def slow(self, rules: Rules) -> frozenset[int]:
        """Return those whose pattern took too long, and that are not known as such."""
        return frozenset(
            rule_id
            for rule_id, *_ in rules.rows
            if rule_id not in rules.slow
            and rule_id in self._ready
            and (ready := self._ready[rule_id][1]) is not None
            and ready.judgement.is_slow
        )

    def _index(self, rules: Rules, feed_id: int) -> WordIndex[_Ready]:
        self._patience.renew()
        return WordIndex(self._concerned(rules, feed_id), lambda rule: rule.needs)

    def _concerned(self, rules: Rules, feed_id: int) -> list[_Ready]:
        found = []
        for rule_id, revision, title, text in rules.rows:
            kept = self._ready.get(rule_id)
            if kept is None or kept[0] != revision:
                one = self._made(rule_id, title, text, slow=rule_id in rules.slow)
                kept = self._ready[rule_id] = (revision, one)
            if kept[1] is not None and kept[1].judgement.concerns(feed_id, rules.folders):
                found.append(kept[1])
        return found

    def _made(self, rule_id: int, title: str, text: str, *, slow: bool) -> _Ready | None:
        try:
            judgement = Judgement(spec_from_json(text), slow=slow, patience=self._patience)
            return _Ready(rule_id, title, judgement, judgement.needs)
        except (BadRules, BadPattern) as error:
            # Written by another version: the others still hold.
            log.warning("rule %d can't be read: %s", rule_id, error)
            return None


def _matched(index: WordIndex[_Ready], article: Article) -> list[_Ready]:
    """Return the rules that match, up to one that ends it for those after it."""
    matched = []
    for rule in index.candidates(article):
        if rule.judgement.holds(article):
            matched.append(rule)
            if rule.judgement.spec.stop:
                break
    return matched


def _consequence(
    uid: str, article: Article, matched: Sequence[_Ready], *, tell: bool
) -> Consequence:
    actions = [rule.judgement.spec.actions for rule in matched]
    return Consequence(
        uid,
        star=any(each.star for each in actions),
        tags=tuple(dict.fromkeys(tag for each in actions for tag in each.tags)),
        read=any(each.mark_read or each.hide for each in actions),
        hidden_by=next((rule.id for rule in matched if rule.judgement.spec.actions.hide), None),
        alerts=tuple(
            _alert(rule, article) for rule in matched if tell and rule.judgement.spec.actions.alerts
        ),
    )


def _alert(rule: _Ready, article: Article) -> NewAlert:
    spec = rule.judgement.spec
    return NewAlert(
        rule.id,
        rule.title,
        spec.urgency,
        found=rule.judgement.words(article),
        desktop=spec.actions.notify,
        destinations=spec.actions.destinations,
    )
