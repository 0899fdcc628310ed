"""Rules over articles, without a store."""

# ruff: noqa: RUF001 - letters of other scripts look like ours

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedmon.model import (
    ArticleText,
    Condition,
    ConditionGroup,
    Rule,
    RuleActions,
    RuleField,
    RuleMatch,
    Rules,
    RuleSpec,
    Urgency,
)
from feedmon.query import word_pattern
from feedmon.rules import (
    Article,
    BadRules,
    Book,
    Judgement,
    faults_of,
    rules_from_document,
    rules_to_document,
    sieve,
    spec_from_json,
    spec_to_json,
)
from feedmon.rules.conditions import parts_of, term_of
from feedmon.rules.patience import Patience
from tests.feedmon.store.making import worked

ANY, ALL, PHRASE, PATTERN = RuleMatch.ANY, RuleMatch.ALL, RuleMatch.PHRASE, RuleMatch.PATTERN
ANYWHERE, TITLE, TEXT = RuleField.ANYWHERE, RuleField.TITLE, RuleField.TEXT


def article(title="Log4j: remote code execution", text="Update to 2.17 now.", **more):
    return Article(ArticleText(title, text, **more))


def holds(condition: Condition, one: Article | None = None) -> bool:
    return Judgement(RuleSpec(ConditionGroup((condition,)))).holds(one or article())


@pytest.mark.parametrize(
    ("where", "how", "what", "so"),
    [
        (ANYWHERE, ANY, "spring, log4j", True),
        (ANYWHERE, ANY, "LOG4J", True),
        (ANYWHERE, ANY, "log", False),  # whole words
        (ANYWHERE, ANY, "log*", True),
        (ANYWHERE, ANY, "remote code", True),  # a phrase between commas
        (ANYWHERE, ANY, "code remote", False),
        (ANYWHERE, ALL, "log4j, update", True),
        (ANYWHERE, ALL, "log4j, spring", False),
        (ANYWHERE, PHRASE, "execution update", False),  # no phrase goes from title to text
        (TITLE, ANY, "update", False),
        (TEXT, ANY, "update", True),
        (TEXT, ANY, "2.17", True),
        (TITLE, PATTERN, r"log4\w", True),
        (TITLE, PATTERN, r"^remote", False),
        (ANYWHERE, ANY, " , ,", False),
        (ANYWHERE, PATTERN, "", False),
    ],
)
def test_a_condition_finds_what_it_says(where, how, what, so):
    assert holds(Condition(where, how, what)) is so
    assert holds(Condition(where, how, what, negated=True)) is not so


def test_accents_case_and_writing_without_spaces_do_not_matter():
    assert holds(Condition(ANYWHERE, ANY, "uber"), article("Über alles"))
    assert holds(Condition(ANYWHERE, ANY, "Über"), article("UBER alles"))
    assert holds(Condition(ANYWHERE, ANY, "地震"), article("昨夜の地震について"))
    assert holds(Condition(ANYWHERE, ANY, "지진"), article("어젯밤 지진이 났다"))
    assert holds(Condition(ANYWHERE, ANY, "C++"), article("C++ is old"))


def test_letters_of_other_scripts_are_found_as_their_capitals_and_as_nothing_else():
    one = article("IŞIK VE SES", "ΝΑΙ")
    assert holds(Condition(TITLE, ANY, "ışık"), one)
    assert holds(Condition(TITLE, PATTERN, "ışık"), one)
    assert holds(Condition(TEXT, ANY, "ναι"), one)
    assert not holds(Condition(TEXT, ANY, "να"), one)  # an iota is no accent


LETTERS = st.text("aiIıİsſßẞéēσςΣάαиийё地震กำนमি™½ﬁ²C+-_'.* ", min_size=1, max_size=5)
WRITTEN = st.sampled_from(
    (
        str.lower,
        str.upper,
        str.title,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFKC", text),
        lambda text: f"x {text}.",
        lambda text: f"{text}x",
    )
)


@settings(max_examples=60, deadline=None)
@given(LETTERS, st.lists(WRITTEN, max_size=3))
def test_nothing_is_passed_over_that_a_closer_look_finds(sought, ways):
    text = sought.rstrip("*")
    for way in ways:
        text = way(text)
    one, condition = article("", text), Condition(TEXT, PHRASE, sought)
    precise = word_pattern(term_of(sought.strip())) if parts_of(condition) else None
    if precise is None or precise.search(text) is None:
        return
    dotted = "ı" in text.casefold() and "ı" not in sought  # to the index they are two letters
    assert dotted or holds(condition, one)
    needs = Judgement(RuleSpec(ConditionGroup((condition,)))).needs
    assert dotted or needs is None or needs & one.runs


def test_links_are_looked_at_in_parts_and_categories_one_by_one():
    one = article(
        link="https://news.example/Sport/42", categories=("Machine Learning", "Formula One")
    )

    assert holds(Condition(RuleField.LINK, ANY, "/sport/"), one)
    assert holds(Condition(RuleField.LINK, ALL, "news.example, /42"), one)
    assert holds(Condition(RuleField.CATEGORY, PHRASE, "formula one"), one)
    assert not holds(Condition(RuleField.CATEGORY, PHRASE, "learning formula"), one)


def test_groups_lie_within_groups():
    inner = ConditionGroup(
        (Condition(TITLE, ANY, "spring"), Condition(TITLE, ANY, "log4j")), every=False
    )
    outer = ConditionGroup((inner, Condition(TEXT, ANY, "update")))

    assert Judgement(RuleSpec(outer)).holds(article())
    assert not Judgement(RuleSpec(outer)).holds(article(text="Nothing to do."))
    assert Judgement(RuleSpec()).holds(article())  # without conditions: everything


def test_a_judgement_says_which_words_were_found_and_where():
    spec = RuleSpec(
        ConditionGroup(
            (
                Condition(ANYWHERE, ANY, "update, log4j"),
                Condition(TITLE, ANY, "spring", negated=True),
                Condition(TEXT, PATTERN, r"\d+\.\d+"),
            )
        )
    )

    judged = Judgement(spec).judge(article())

    assert [part.holds for part in judged.parts] == [True, True, True]
    found = judged.parts[0].found
    assert [(one.where, one.begin, one.words) for one in found] == [
        (TITLE, 0, "Log4j"),
        (TEXT, 0, "Update"),
    ]
    assert Judgement(spec).words(article()) == ("Log4j", "Update", "2.17")


def test_a_pattern_that_takes_too_long_finds_nothing_and_is_known_as_slow():
    judgement = Judgement(RuleSpec(ConditionGroup((Condition(TEXT, PATTERN, r"(\w|\w\w)+$"),))))
    hostile = article(text="a" * 80 + "!")

    assert not judgement.holds(hostile)
    assert judgement.is_slow
    assert judgement.judge(article(text="aa")).parts[0].trouble == "slow"


def test_a_slow_pattern_that_is_turned_round_does_not_match_everything():
    spec = RuleSpec(
        ConditionGroup((Condition(TEXT, PATTERN, r"(\w|\w\w)+$", negated=True),)),
        RuleActions(hide=True),
    )
    judgement = Judgement(spec)

    assert not judgement.holds(article(text="a" * 80 + "!"))
    assert judgement.is_slow
    for later in (judgement, Judgement(spec, slow=True)):
        assert not later.holds(article(text="News"))
        assert not later.judge(article(text="News")).holds


def test_only_the_patterns_of_a_slow_rule_are_passed_over():
    either = (Condition(TEXT, PATTERN, r"(\w|\w\w)+$"), Condition(TITLE, ANY, "log4j"))
    rule = Judgement(RuleSpec(ConditionGroup(either, every=False)), slow=True)

    assert rule.holds(article())


def test_when_all_patterns_took_too_long_those_are_given_up_that_take_long():
    now = 0.0

    def clock():
        nonlocal now
        now += 0.02  # a look takes that, by this clock
        return now

    specs = [
        RuleSpec(
            ConditionGroup((Condition(TITLE, PATTERN, f"x|news {n}"),)), RuleActions(star=True)
        )
        for n in range(10)
    ]
    rules = book_rules(*specs)
    book = Book(Patience(clock))

    book.consequences(rules, 1, [worked(str(n)) for n in range(9)], tell=True)
    assert book.slow(rules) == frozenset()  # for few articles there was time
    book.consequences(rules, 1, [worked(str(n)) for n in range(20)], tell=True)
    assert book.slow(rules) == frozenset(range(1, 11))
    assert now < 10 * 32 * 0.04


def book_rules(*specs: RuleSpec, slow: frozenset[int] = frozenset()) -> Rules:
    rows = tuple((at, 1, f"Rule {at}", spec_to_json(each)) for at, each in enumerate(specs, 1))
    return Rules(rows, frozenset({7}), slow)


def telling(what: str, **more) -> RuleSpec:
    return RuleSpec(
        ConditionGroup((Condition(ANYWHERE, ANY, what),)), RuleActions(notify=True), **more
    )


def test_consequences_come_from_all_rules_in_their_order():
    rules = book_rules(
        telling("rust", urgency=Urgency.URGENT),
        RuleSpec(
            ConditionGroup((Condition(TITLE, ANY, "rust"),)),
            RuleActions(star=True, tags=("lang",), destinations=(3,)),
        ),
    )

    (one,) = Book().consequences(rules, 1, [worked("a", title="Rust 2"), worked("b")], tell=True)

    assert [one.uid, one.star, one.tags, one.read] == ["a", True, ("lang",), False]
    assert [(each.rule_id, each.urgency, each.desktop) for each in one.alerts] == [
        (1, Urgency.URGENT, True),
        (2, Urgency.NORMAL, False),
    ]
    assert one.alerts[0].found == ("Rust",)
    assert one.alerts[1].destinations == (3,)


def test_a_rule_that_stops_hides_an_article_from_those_after_it():
    stop = RuleSpec(ConditionGroup((Condition(TITLE, ANY, "sponsored"),)), stop=True)
    entries = [worked("ad", title="Sponsored: rust"), worked("a", title="Rust")]

    found = Book().consequences(book_rules(stop, telling("rust")), 1, entries, tell=True)

    assert [one.uid for one in found if one.alerts] == ["a"]


def test_a_rule_is_about_its_feeds_and_folders_only():
    entry = [worked("a", title="Rust")]
    for spec, heard in (
        (telling("rust", feeds=(1,)), True),
        (telling("rust", feeds=(2,)), False),
        (telling("rust", folders=(7,)), True),
        (telling("rust", folders=(8,), feeds=(2,)), False),
    ):
        assert bool(Book().consequences(book_rules(spec), 1, entry, tell=True)) is heard


def test_of_a_first_fetch_nobody_is_told_but_marks_are_set():
    spec = RuleSpec(actions=RuleActions(notify=True, star=True))

    (one,) = Book().consequences(book_rules(spec), 1, [worked("a")], tell=False)

    assert one.star
    assert one.alerts == ()


def test_a_changed_rule_is_read_anew_and_an_unreadable_one_harms_no_other():
    book = Book()
    rows = ((1, 1, "A", spec_to_json(telling("rust"))), (2, 1, "B", "{"))
    entry = [worked("a", title="Rust")]
    assert book.consequences(Rules(rows), 1, entry, tell=True)

    changed = Rules(((1, 2, "A", spec_to_json(telling("go"))), rows[1]))
    assert not book.consequences(changed, 1, entry, tell=True)


def test_a_slow_rule_is_told_once():
    book = Book()
    slow = RuleSpec(
        ConditionGroup((Condition(TEXT, PATTERN, r"(\w|\w\w)+$"),)), RuleActions(notify=True)
    )
    rules = book_rules(slow)
    book.consequences(rules, 1, [worked("a", text="a" * 80 + "!")], tell=True)

    assert book.slow(rules) == {1}
    assert book.slow(Rules(rules.rows, slow=frozenset({1}))) == frozenset()


def test_faults_say_which_condition_is_wrong():
    spec = RuleSpec(
        ConditionGroup(
            (
                Condition(TITLE, ANY, "good"),
                ConditionGroup((Condition(TEXT, PATTERN, "(a"), Condition(TEXT, ANY, " "))),
            )
        )
    )

    faults = faults_of(spec)

    assert [(one.code, one.path) for one in faults] == [
        ("bad-pattern", (1, 0)),
        ("nothing-sought", (1, 1)),
        ("does-nothing", ()),
    ]
    assert faults[0].at is not None


@pytest.mark.parametrize(
    ("pattern", "is_bad"),
    [
        ("(?:(?:(?:a{50}){50}){50}){50}", True),
        ("(?:a{1000}[b]){1000}", True),
        (r"\d{4}-\d{2}-\d{2}T(\d{2}:){2}\d{2}", False),
        (r"(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|\{9{2}", False),
        ("a{0,5000}", False),
    ],
)
def test_a_pattern_that_takes_long_to_read_is_refused(pattern, is_bad):
    spec = RuleSpec(ConditionGroup((Condition(TEXT, PATTERN, pattern),)), RuleActions(star=True))

    assert [fault.code for fault in faults_of(spec)] == ["bad-pattern"] * is_bad


def test_a_file_of_rules_names_feeds_by_address_and_carries_no_destinations():
    rule = Rule(
        4,
        "Rust",
        RuleSpec(
            ConditionGroup((Condition(TITLE, ANY, "rust"),)),
            RuleActions(notify=True, destinations=(9,)),
            feeds=(1, 2),
            folders=(5,),
        ),
    )
    feeds = {1: "https://a.example/feed"}
    document = rules_to_document([rule], feeds=feeds, folders={5: ("News", "Dev")})
    assert "destinations" not in document

    ((title, spec, enabled),) = rules_from_document(
        document,
        feed_of={"https://a.example/feed": 30}.get,
        folder_of={("News", "Dev"): 50}.get,
    )

    assert [title, enabled, spec.feeds, spec.folders] == ["Rust", True, (30,), (50,)]
    assert spec.actions == RuleActions(notify=True)


def test_a_rule_about_feeds_that_are_not_here_does_not_hold():
    rule = Rule(4, "Rust", telling("rust", feeds=(1,)))
    document = rules_to_document([rule], feeds={1: "https://a.example/feed"}, folders={})

    ((_, spec, enabled),) = rules_from_document(
        document, feed_of=lambda _url: None, folder_of=lambda _path: None
    )

    assert not enabled
    assert spec.feeds == ()


def test_a_rule_about_feeds_that_are_gone_is_not_about_everything_in_a_file():
    rules = [
        Rule(4, "Gone", telling("rust", feeds=(1,))),
        Rule(5, "Partly", telling("rust", feeds=(1, 2))),
        Rule(6, "All", telling("rust")),
    ]
    address = "https://b.example/feed"
    document = rules_to_document(rules, feeds={2: address}, folders={})

    read = rules_from_document(document, feed_of={address: 20}.get, folder_of=lambda _: None)

    assert [(title, spec.feeds, enabled) for title, spec, enabled in read] == [
        ("Gone", (), False),
        ("Partly", (20,), True),
        ("All", (), True),
    ]


def test_half_characters_of_a_file_become_whole_ones():
    document = json.loads(rules_to_document([Rule(1, "A", telling("rust"))], feeds={}, folders={}))
    document["rules"][0]["title"] = "A \ud800"
    document["rules"][0]["actions"]["tags"] = ["B \ud800"]
    document["rules"][0]["conditions"]["of"][0]["what"] = "c \ud800"

    ((title, spec, _),) = rules_from_document(
        json.dumps(document), feed_of=lambda _: None, folder_of=lambda _: None
    )

    for written in (title, *spec.actions.tags, spec_to_json(spec), spec.conditions.parts[0].what):
        assert written.encode().decode() == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": "feedmon rules", "version": 2, "rules": []}',
        '{"format": "feedmon rules", "version": 1, "rules": [{"title": "a"}]}',
        '{"format": "feedmon rules", "version": 1, "rules": 3}',
        "[" * 100_000,
    ],
)
def test_what_is_no_file_of_rules_is_refused(text):
    with pytest.raises(BadRules):
        rules_from_document(text, feed_of=lambda _: None, folder_of=lambda _: None)


def test_a_file_with_a_program_to_run_brings_none():
    document = json.loads(rules_to_document([Rule(1, "A", telling("rust"))], feeds={}, folders={}))
    document["rules"][0]["actions"] |= {"destinations": [1], "command": ["rm", "-rf", "/"]}

    ((_, spec, _),) = rules_from_document(
        json.dumps(document), feed_of=lambda _: None, folder_of=lambda _: None
    )

    assert spec.actions == RuleActions(notify=True)


CONDITIONS = st.builds(
    Condition,
    st.sampled_from(RuleField),
    st.sampled_from((ANY, ALL, PHRASE)),
    st.text(max_size=20),
    st.booleans(),
)
GROUPS = st.recursive(
    st.builds(ConditionGroup, st.lists(CONDITIONS, max_size=3).map(tuple), st.booleans()),
    lambda inner: st.builds(
        ConditionGroup, st.lists(st.one_of(CONDITIONS, inner), max_size=3).map(tuple), st.booleans()
    ),
    max_leaves=4,
)


@given(GROUPS)
def test_what_is_written_is_read_the_same(group):
    spec = RuleSpec(group, RuleActions(tags=("a",)), Urgency.DIGEST, (1,), (2,), stop=True)

    assert spec_from_json(spec_to_json(spec)) == spec


def test_the_index_of_words_is_asked_where_it_can_answer():
    words = Condition(ANYWHERE, ANY, "rust, go")
    pattern = Condition(TITLE, PATTERN, "x+")

    assert [
        [term.value for term in clause] for clause in sieve(ConditionGroup((words, pattern)))
    ] == [["rust", "go"]]
    assert sieve(ConditionGroup((words, pattern), every=False)) == []
    assert sieve(ConditionGroup((Condition(TITLE, ANY, "rust", negated=True),))) == []
    both = ConditionGroup((Condition(TITLE, ALL, "a b, c"),))
    assert [[term.value for term in clause] for clause in sieve(both)] == [["a b"], ["c"]]
