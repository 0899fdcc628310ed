"""What is passed over without a closer look never matches."""

from __future__ import annotations

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from feedmon.model import (
    ArticleText,
    Condition,
    ConditionGroup,
    RuleField,
    RuleMatch,
    RuleSpec,
)
from feedmon.rules import Article, Judgement
from feedmon.rules.articles import plain
from feedmon.rules.conditions import BadPattern, compiled
from feedmon.rules.indexing import WordIndex
from feedmon.rules.literals import literals_of

#: Letters with and without accents, signs that are letters where they are compared, and writing
#: without spaces: what is next to a word matters.
LETTERS = "aAbrR\u00e9\u00e8\u0301ß\u017fиЙ1\u00b2™㎏℃言지가कि\u0130\u0131"
SIGNS = " _-.,'\u2019“+\n"
words = st.text(LETTERS, min_size=1, max_size=4)
texts = st.lists(st.text(LETTERS, max_size=5) | st.sampled_from(SIGNS), max_size=8).map("".join)
sought = st.lists(words | st.lists(words, min_size=2, max_size=2).map(" ".join), max_size=3)
conditions = st.builds(
    Condition,
    where=st.sampled_from((RuleField.ANYWHERE, RuleField.TITLE, RuleField.CATEGORY)),
    how=st.sampled_from((RuleMatch.ANY, RuleMatch.ALL, RuleMatch.PHRASE)),
    what=sought.map(", ".join),
    negated=st.booleans(),
)
groups = st.recursive(
    st.builds(ConditionGroup, st.lists(conditions, max_size=3).map(tuple), st.booleans()),
    lambda inner: st.builds(
        ConditionGroup, st.lists(conditions | inner, max_size=3).map(tuple), st.booleans()
    ),
    max_leaves=3,
)


def candidates(group, article):
    rules = [Judgement(RuleSpec(group))]
    return WordIndex(rules, lambda rule: rule.needs).candidates(article)


@given(groups, texts, texts, st.lists(texts, max_size=2).map(tuple))
@example(ConditionGroup((Condition(what="bar"),)), "bar™", "", ())
@example(ConditionGroup((Condition(what="bar"),)), "bar㎏", "", ())
@example(ConditionGroup((Condition(what="bar"),)), "bar言", "지bar가", ())
@example(ConditionGroup((Condition(what="지"),)), "지가", "", ())
def test_what_a_rule_matches_is_among_its_candidates(group, title, text, categories):
    article = Article(ArticleText(title, text, categories=categories))

    if Judgement(RuleSpec(group)).holds(article):
        assert candidates(group, article)


def test_most_rules_are_no_candidates_and_the_others_keep_their_order():
    def rule(what, how=RuleMatch.ANY, **more):
        condition = Condition(RuleField.ANYWHERE, how, what, **more)
        return Judgement(RuleSpec(ConditionGroup((condition,))))

    rules = [
        rule("spring"),
        rule("log.j", RuleMatch.PATTERN),
        rule("rust, log4j"),
        rule("spring", negated=True),
        rule("log*"),
        rule("log4j, spring boot", RuleMatch.ALL),
        rule("code execution", RuleMatch.PHRASE),
    ]
    article = Article(ArticleText("Log4j: “remote” code \u2013 execution", ""))
    found = WordIndex(rules, lambda one: one.needs).candidates(article)

    assert [rules.index(one) for one in found] == [1, 2, 3, 4, 6]


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("rust|cargo", ("rust", "cargo")),
        (r"\bCVE-\d{4}-\d+", ("CVE-",)),
        (r"colou?r scheme", ("r scheme",)),
        (r"memory\s+(safety|leak)s?", ("memory",)),
        (r"[]a]bcd+e", ("bcd",)),
        (r"3\.11 beta", ("3.11 beta",)),
        ("ab|cde", ()),
        ("(rust)", ()),
        ("(?i:rust) release", ()),
        ("(?x) r u s t", ()),
        ("[[:alpha:]]rust", ()),
        (r"\x72ust", ()),
        ("rust)", ()),
        ("(?:go|c) compiler", (" compiler",)),
        ("rust(?=ed)|iron(?!y)", ("rust", "iron")),
    ],
)
def test_what_a_pattern_needs_is_read_off_where_it_is_plain(pattern, literals):
    assert literals_of(pattern) == literals


pieces = st.sampled_from(
    ["abc", "Rus", "é", "\\d", "\\.", ".", "[ab]", "(abc)", "(?:é|b)", "\\b", " ", "ß", "x{2}"]
)
patterns = st.lists(
    st.tuples(pieces, st.sampled_from(["", "", "?", "*", "+", "+?", "|"])), min_size=1, max_size=6
).map(lambda parts: "".join(f"{piece}{after}" for piece, after in parts))


@given(patterns, st.text("abcABCrusRUSéÉ\u0301ßẞ1.x \u017f", max_size=12))
def test_what_a_pattern_needs_is_in_all_that_it_matches(pattern, text):
    literals = [plain(each) for each in literals_of(pattern)]
    try:
        made = compiled(pattern)
    except BadPattern:
        reject()

    if literals and made.search(text):
        assert any(each in plain(text) for each in literals)
