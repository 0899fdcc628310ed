"""A rule is said in a line, and so is what it would have found."""

from __future__ import annotations

import pytest

from feedmon.errors import WorkFailed
from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RulePreview,
    RuleSpec,
    Urgency,
)
from ui import text

NOTIFY = RuleActions(notify=True)
WORDS = Condition(what="rust, go")


def said(spec):
    return text.rule_summary(
        spec, feeds={1: "Planet", 2: "Harbour"}, folders={7: "News"}, destinations={4: "Team chat"}
    )


@pytest.mark.parametrize(
    ("spec", "line"),
    [
        (
            RuleSpec(
                ConditionGroup((WORDS,)), RuleActions(notify=True, star=True), feeds=(1, 2, 3)
            ),
            "“rust, go” anywhere in 3 feeds → notify, star",
        ),
        (
            RuleSpec(
                ConditionGroup(
                    (
                        Condition(RuleField.TITLE, RuleMatch.ALL, "a, b"),
                        Condition(RuleField.LINK, RuleMatch.PATTERN, r"\d+", negated=True),
                    ),
                    every=False,
                ),
                RuleActions(notify=True, destinations=(4,), tags=("work", "ports")),
                Urgency.URGENT,
                folders=(7,),
                stop=True,
            ),
            (
                "all of “a, b” in the title or not the pattern \\d+ in the link in News"
                " → notify at once, send to Team chat, tag “work, ports”, stop"
            ),
        ),
        (
            RuleSpec(
                ConditionGroup((WORDS, ConditionGroup((WORDS, WORDS), every=False), WORDS)),
                RuleActions(mark_read=True, hide=True),
            ),
            (
                "“rust, go” anywhere and (“rust, go” anywhere or “rust, go” anywhere)"
                " and 1 more condition → mark as read, hide"
            ),
        ),
        (
            RuleSpec(actions=NOTIFY, urgency=Urgency.DIGEST, feeds=(9,)),
            "every article in a feed that is gone → put into the digest",
        ),
        (
            RuleSpec(ConditionGroup((WORDS,)), feeds=(1, 2), folders=(7,)),
            "“rust, go” anywhere in 2 feeds and 1 folder → nothing",
        ),
    ],
)
def test_a_rule_in_a_line(spec, line):
    assert said(spec) == line


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (
            RulePreview(matched=41, articles=3120, done=True),
            "It would have matched 41 of 3,120 articles in the last 30 days: 1.4 a day.",
        ),
        (
            RulePreview(matched=900, articles=3120, done=True),
            "It would have matched 900 of 3,120 articles in the last 30 days: 30 a day.",
        ),
        (
            RulePreview(matched=9, articles=3120, done=True),
            "It would have matched 9 of 3,120 articles in the last 30 days: 2.1 a week.",
        ),
        (
            RulePreview(matched=1, articles=3120, done=True),
            "It would have matched 1 of 3,120 articles in the last 30 days: less than one a week.",
        ),
        (
            RulePreview(articles=3120, done=True),
            "It would have matched none of 3,120 articles in the last 30 days.",
        ),
        (RulePreview(done=True), "There is no article of the last 30 days to try it on."),
        (
            RulePreview(matched=7, articles=3120),
            "7 articles so far, of 3,120 in the last 30 days…",
        ),
    ],
)
def test_what_a_rule_would_have_found(found, line):
    assert text.preview_line(found) == line


def test_a_rule_that_could_not_be_tried_says_nothing_of_feeds():
    failed = text.preview_failure(WorkFailed("died"))
    assert failed == "The articles could not be looked through."


def test_what_is_wrong_is_said_with_its_place():
    assert (
        text.rule_fault("bad-pattern", "missing )", 4)
        == "This is no regular expression: at character 5, missing )."
    )
    assert text.rule_fault("nothing-sought") == "Say what to look for."
    assert text.rule_trouble("slow").startswith("Passed over: its pattern took too long.")
    assert text.bad_rules("no title", 3) == "Rule 3 of this file can't be read (no title)."
    assert text.rules_imported(3, 1) == "3 rules imported · 1 is off and wants a look"
