"""One condition, made ready to be asked of many articles."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from feedmon.model import Found, Judged, RuleField, RuleMatch, Term
from feedmon.query import word_pattern
from feedmon.rules.articles import plain, run_of
from feedmon.rules.literals import literals_of
from feedmon.rules.patience import AVERAGE_S, HASTY_S, PATTERN_S, Patience

if TYPE_CHECKING:
    import regex

    from feedmon.model import Condition
    from feedmon.rules.articles import Article

#: So much of a text is looked through by a pattern: articles are shorter.
PATTERN_CHARACTERS = 200_000
#: So many pieces has a pattern at most, its repetitions written out: the library does that when it
#: reads one, and takes a second for a million.
LARGEST = 50_000
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(?P<times>\d{1,9})[^}]*\}|.", re.DOTALL)
#: So many finds of one condition are told: nobody reads more.
_MOST_FOUND = 8
_LONGEST_FOUND = 80
_PARTS = re.compile(r"[,\n;]")
#: Where case does not matter it is found as a capital I, which in plain text is one with a dot.
_DOTLESS = "\u0131"


class Matcher:
    """A condition; ``slow`` becomes true where its pattern took too long.

    Then it does not hold any more, turned round or not: that something was not found is no reason
    to hide all there is. Raises BadPattern when made of a pattern that is none.
    """

    def __init__(
        self, condition: Condition, *, slow: bool = False, patience: Patience | None = None
    ) -> None:
        self.condition = condition
        self.slow = slow and condition.how is RuleMatch.PATTERN
        self._patience = patience or Patience()
        self._looks, self._took = 0, 0.0
        self._pattern: regex.Pattern[str] | None = None
        self._words: list[_Word] = []
        self._parts: list[str] = []
        self._literals: tuple[str, ...] = ()
        if condition.how is RuleMatch.PATTERN:
            if condition.what:
                self._pattern = compiled(condition.what)
                literals = tuple(map(plain, literals_of(condition.what)))
                self._literals = () if any(_DOTLESS in each for each in literals) else literals
        elif condition.where is RuleField.LINK:
            self._parts = [part.lower() for part in parts_of(condition)]
        else:
            self._words = [_Word(part) for part in parts_of(condition)]

    def holds(self, article: Article) -> bool:
        """Whether the article is so."""
        has = self._has(article)
        return not self.slow and has is not self.condition.negated

    @property
    def needs(self) -> frozenset[str] | None:
        """Runs of letters of which an article has one if it is so; ``None``: perhaps none."""
        if self.condition.negated or not self._words:
            return None
        runs = [word.run for word in self._words]
        if self.condition.how is RuleMatch.ALL:
            known = [run for run in runs if run is not None]
            return frozenset({max(known, key=len)}) if known else None
        return None if None in runs else frozenset(run for run in runs if run is not None)

    def judge(self, article: Article) -> Judged:
        """Whether the article is so, with what was found of it."""
        has = self._has(article)
        found = tuple(self._found(article)) if has else ()
        return Judged(
            self.condition,
            not self.slow and has is not self.condition.negated,
            found,
            trouble="slow" if self.slow else None,
        )

    def words(self, article: Article) -> tuple[str, ...]:
        """Return what was found, each once, as the article writes it."""
        return tuple(dict.fromkeys(one.words for one in self._found(article)))

    def _has(self, article: Article) -> bool:
        where = self.condition.where
        if self.condition.how is RuleMatch.PATTERN:
            return self._matches(article)
        every = self.condition.how is RuleMatch.ALL
        if where is RuleField.LINK:
            link = article.text(where).lower()
            hits = (part in link for part in self._parts)
            return bool(self._parts) and (all(hits) if every else any(hits))
        text, bare = article.text(where), article.plain(where)
        hits = (word.stands_in(text, bare) for word in self._words)
        return bool(self._words) and (all(hits) if every else any(hits))

    def _matches(self, article: Article) -> bool:
        if self._pattern is None or self.slow or self._lacks_literals(article):
            return False
        if self._took_long():
            return False
        text = article.text(self.condition.where)[:PATTERN_CHARACTERS]
        limit = HASTY_S if self._patience.is_over else PATTERN_S
        began = self._patience.clock()
        try:
            found = self._pattern.search(text, timeout=limit, concurrent=True)
        except TimeoutError:
            self.slow = True
            return False
        finally:
            took = self._patience.clock() - began
            self._patience.spend(took)
            self._looks, self._took = self._looks + 1, self._took + took
        return found is not None

    def _took_long(self) -> bool:
        """Give the pattern up if all of them took too long, and this one more than its share."""
        if self._looks and self._patience.is_over and self._took / self._looks > AVERAGE_S:
            self.slow = True
        return self.slow

    def _lacks_literals(self, article: Article) -> bool:
        """Whether what the pattern needs is not there, whatever else is."""
        if not self._literals:
            return False
        bare = article.plain(self.condition.where)
        # To a pattern that does not mind case, a dotless i is one with a dot.
        return _DOTLESS not in bare and not any(each in bare for each in self._literals)

    def _found(self, article: Article) -> list[Found]:
        where = self.condition.where
        text = article.text(where)
        spans: list[tuple[int, int]] = []
        if self._pattern is not None and not self.slow:
            spans = self._spans(text[:PATTERN_CHARACTERS])
        elif where is RuleField.LINK:
            link = text.lower()
            spans = [
                (link.index(part), link.index(part) + len(part))
                for part in self._parts
                if part in link
            ]
        else:
            for word in self._words:
                if word.core in article.plain(where):
                    spans += [one.span() for one in word.pattern.finditer(text)]
        return [_as_found(article, where, *span) for span in sorted(spans)[:_MOST_FOUND]]

    def _spans(self, text: str) -> list[tuple[int, int]]:
        spans = []
        assert self._pattern is not None  # noqa: S101 - the caller asked
        try:
            for one in self._pattern.finditer(text, timeout=PATTERN_S, concurrent=True):
                spans.append(one.span())
                if len(spans) == _MOST_FOUND:
                    break
        except TimeoutError:
            self.slow = True
        return spans


class _Word:
    """A word or phrase that is looked for.

    ``core`` is a piece that the plain text of all has in which it stands, ``run`` one that is a
    whole run of letters there.
    """

    def __init__(self, part: str) -> None:
        term = term_of(part)
        bare = plain(term.value)
        pieces = re.findall(rf"[^\W_{_DOTLESS}]+", bare)
        self.core = max(pieces, key=len) if pieces else ""
        self.run = None if term.open or _DOTLESS in bare else run_of(term.value)
        self._part = part

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it; made when it is needed first, which takes as long as judging 50 rules."""
        pattern = word_pattern(term_of(self._part))
        # Signs alone are no words: they are looked for as they stand.
        if pattern is None:
            return re.compile(re.escape(self._part), re.IGNORECASE)
        return pattern

    def stands_in(self, text: str, bare: str) -> bool:
        """Whether it is in a text, of which ``bare`` is the plain form."""
        return self.core in bare and self.pattern.search(text) is not None


class BadPattern(ValueError):
    """A regular expression that is none; ``at`` is where in it."""

    def __init__(self, reason: str, at: int | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


def compiled(pattern: str) -> regex.Pattern[str]:
    """Return the pattern, which does not mind case. Raises BadPattern."""
    import regex  # noqa: PLC0415 - only where there are rules with patterns

    if _size(pattern) > LARGEST:
        raise BadPattern("too large", None)
    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        raise BadPattern(getattr(error, "msg", str(error)), getattr(error, "pos", None)) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise BadPattern("too deep", None) from error


def _size(pattern: str) -> int:
    """Estimate of how many pieces a pattern consists when its repetitions are written out."""
    sizes = [[0, 0]]  # of each open group: all of it, and its last piece
    for token in _PIECE.finditer(pattern):
        if token[0] == "(":
            sizes.append([0, 0])
        elif token[0] == ")" and len(sizes) > 1:
            whole = sizes.pop()[0]
            sizes[-1] = [sizes[-1][0] + whole, whole]
        elif token["times"]:
            whole, last = sizes[-1]
            more = last * max(0, int(token["times"]) - 1)
            sizes[-1] = [whole + more, last + more]
        else:
            sizes[-1] = [sizes[-1][0] + 1, 1]
    return sum(whole for whole, _ in sizes)


def parts_of(condition: Condition) -> list[str]:
    """Return the words or phrases of which one (or all) have to be there."""
    whole = condition.how is RuleMatch.PHRASE
    parts = [condition.what] if whole else _PARTS.split(condition.what)
    return [part.strip().strip('"').strip() for part in parts if part.strip().strip('"').strip()]


def term_of(part: str) -> Term:
    """Return a word or phrase as the search box has it; an asterisk leaves its end open."""
    begun = len(part) > 1 and part.endswith("*")
    return Term("", part.rstrip("*") if begun else part, open=begun)


def _as_found(article: Article, where: RuleField, begin: int, end: int) -> Found:
    field, at = article.place(where, begin)
    words = " ".join(article.text(where)[begin:end].split())
    return Found(field, at, at + end - begin, words[:_LONGEST_FOUND])
