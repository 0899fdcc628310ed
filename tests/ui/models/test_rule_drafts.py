"""Rules that are proposed say what the person looked for, and what of it no rule can say."""

from __future__ import annotations

import pytest

from feedmon.model import Condition, ConditionGroup, RuleField, RuleMatch
from ui.models.rule_drafts import blank, from_search, from_title, from_words, telling_words

FEEDS = {1: "Harbour Journal", 2: "The Harbour Master", 3: "Planet"}
FOLDERS = {7: "News", 8: "Work"}
ANY, ALL, PHRASE = RuleMatch.ANY, RuleMatch.ALL, RuleMatch.PHRASE


def search(typed):
    return from_search(typed, feeds=FEEDS, folders=FOLDERS, now=0)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("rust", (Condition(what="rust"),)),
        ("rust go*", (Condition(how=ALL, what="rust, go*"),)),
        (
            'title:"open source" rust -hype -"my take"',
            (
                Condition(RuleField.TITLE, ANY, "open source"),
                Condition(what="rust"),
                Condition(what="hype, my take", negated=True),
            ),
        ),
        ("rust OR go", (Condition(what="rust, go"),)),
        (
            "title:rust OR author:ann",
            (
                ConditionGroup(
                    (
                        Condition(RuleField.TITLE, ANY, "rust"),
                        Condition(RuleField.AUTHOR, ANY, "ann"),
                    ),
                    every=False,
                ),
            ),
        ),
        ('"first, second"', (Condition(how=PHRASE, what="first, second"),)),
    ],
)
def test_the_words_of_a_search_become_conditions(typed, parts):
    draft = search(typed)

    assert draft.spec.conditions == ConditionGroup(parts)
    assert draft.left_out == ()
    assert draft.spec.actions.notify


def test_its_feeds_and_folders_become_the_scope():
    draft = search("crane feed:harbour")
    assert (draft.spec.feeds, draft.spec.folders) == ((1, 2), ())
    draft = search("crane folder:news OR feed:planet")
    assert (draft.spec.feeds, draft.spec.folders) == ((3,), (7,))


def test_what_no_rule_can_say_is_left_out_and_named():
    draft = search('crane is:unread after:7d -feed:planet tag:"to do" OR quay feed:nowhere')

    assert draft.spec.conditions == ConditionGroup((Condition(what="crane"),))
    assert draft.left_out == (
        "is:unread",
        "after:7d",
        "-feed:planet",
        'tag:"to do" OR quay',
        "feed:nowhere",
    )
    assert (draft.spec.feeds, draft.spec.folders) == ((), ())


def test_a_search_for_nothing_begins_a_rule_that_looks_for_nothing_yet():
    assert search("is:starred").spec == blank().spec


def test_what_was_selected_is_a_word_or_a_phrase():
    assert from_words("“Rust”,").spec.conditions.parts == (Condition(what="Rust"),)
    assert from_words(" release\n candidate. ").spec.conditions.parts == (
        Condition(how=PHRASE, what="release candidate"),
    )
    assert from_words("").spec == blank().spec


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Critical vulnerability found in OpenSSL 3.2", ["Critical", "vulnerability", "OpenSSL"]),
        ("The new C++ and the old one", ["C++", "old"]),
        ("Why the Harbour Master of Rotterdam resigned", ["Harbour", "Master", "Rotterdam"]),
        ("BREAKING NEWS FROM ROTTERDAM TODAY", ["BREAKING", "ROTTERDAM", "TODAY"]),
        ("It is as it was", []),
    ],
)
def test_of_a_title_the_telling_words_are_taken(title, words):
    assert telling_words(title) == words


def test_of_a_title_all_of_them_have_to_be_there_and_name_the_rule():
    draft = from_title("Why the Harbour Master of Rotterdam resigned")

    assert draft.spec.conditions.parts == (Condition(how=ALL, what="Harbour, Master, Rotterdam"),)
    assert draft.title == "Harbour, Master, Rotterdam"
