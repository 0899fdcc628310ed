"""What is said of alerts, of how they were told, and of why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feedmon.model import (
    AlertKind,
    AlertRecord,
    Channel,
    DeliveryState,
    Digest,
    Judged,
    Told,
    Urgency,
    Why,
)
from tests.ui.access.alert_screens import EITHER, FAILED, PLACES, RULE, TITLE, alert, furnish, way
from tests.ui.fakes import NOW, FakeEngine
from ui.text import alerts, outlets, reasons
from ui.text.times import clock_time

AT = clock_time(NOW - 580, NOW)


def test_a_row_says_which_rule_found_what():
    assert alerts.alert_cause(alert(), NOW) == "Rule “Cranes” found “crane”"
    assert alerts.alert_cause(alert(found=()), NOW) == "Rule “Cranes”"
    many = tuple("abcdefg")
    assert alerts.found_words((*many, "a")) == "“a”, “b”, “c”, “d”, “e” and 2 more"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (way(), f"Desktop {AT}"),
        (FAILED, "Team chat failed after 6 tries"),
        (replace(FAILED, attempts=1, title=""), "Webhook failed after 1 try"),
        (way(state=DeliveryState.EXPIRED), "Desktop: nobody could be told in time"),
        (way(state=DeliveryState.EXPIRED, detail="seen"), "Desktop: seen before it was told"),
        (way(state=DeliveryState.SUMMED), "Desktop: told together with others"),
        (way(state=DeliveryState.DUE, attempts=0), "Desktop: not told yet"),
        (
            way(1, Channel.MAIL, DeliveryState.DUE, attempts=2, next_attempt_at=NOW - 580),
            f"E-mail: failed 2 times, again {AT}",
        ),
    ],
)
def test_each_state_of_a_delivery_has_words(told, words):
    assert alerts.way_told(told, NOW) == words


def test_what_failed_comes_first_and_what_went_nowhere_says_why():
    both = AlertRecord(alert(), (way(2), FAILED))
    assert alerts.told(both, NOW) == f"Team chat failed after 6 tries · Desktop {AT}"
    assert alerts.has_failed(both)
    assert "another feed" in alerts.told(AlertRecord(alert(note="same-story")), NOW)
    assert alerts.told(AlertRecord(alert(urgency=Urgency.DIGEST)), NOW) == "In the digest"
    assert "off, or gone" in alerts.told(AlertRecord(alert()), NOW)
    assert "not kept any more" in alerts.told(AlertRecord(alert()), NOW + 91 * 86_400)


def test_a_copy_has_all_that_is_known_and_a_screen_reader_too():
    record = AlertRecord(alert(urgency=Urgency.URGENT, link="https://a.example/1"), (FAILED,))

    text = alerts.alert_text(record, NOW)
    assert text.splitlines()[:3] == ["Article 1", "https://a.example/1", "Harbour Journal"]
    assert "overloaded" in text

    heard = alerts.alert_spoken(record, "The rule is not there any more", NOW)
    assert heard.startswith("not seen, urgent, Article 1, Rule “Cranes” found “crane”, Harbour")
    assert heard.endswith("The rule is not there any more")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("off", "the rule is off"),
        ("elsewhere", "other feeds"),
        ("stopped", "an earlier rule"),
        ("no-alert", "tells nobody"),
        ("first", "for the first time"),
        ("older", "before the rule was made"),
        ("same-story", "told this story before"),
        ("of another version", "of another version"),
    ],
)
def test_every_reason_for_no_alert_has_a_sentence(reason, words):
    (line,) = reasons.rule_outcome(Why(RULE, Judged(EITHER, True), reason=reason), NOW)
    assert words in line


def test_a_rule_that_told_says_how():
    told = (Told("desktop", "", "delivered", NOW - 580, 1), Told("mail", "Ann", "failed", None, 6))
    lines = reasons.rule_outcome(Why(RULE, Judged(EITHER, True), 1, told), NOW)
    assert lines == [f"Desktop {AT}", "Ann failed after 6 tries"]

    (changed, *_) = reasons.rule_outcome(Why(RULE, Judged(EITHER, False), 1, told), NOW)
    assert "others now" in changed


def test_conditions_are_said_with_what_they_found():
    engine = FakeEngine()
    furnish(engine)
    why = engine.reasons[12][0]
    either = why.judged.parts[0]

    assert reasons.part_words(either) == "Any of these"
    assert reasons.part_words(either.parts[0]) == "Title has any of “crane, tide”"
    assert reasons.part_answer(either.parts[0]) == "True: “crane” (Title)"
    assert reasons.part_words(either.parts[1]) == "Anywhere has none of “quay”"
    assert reasons.part_answer(Judged(TITLE, False)) == "False"
    assert "too long" in reasons.part_answer(Judged(TITLE, False, trouble="slow"))
    assert reasons.explained(engine.reasons[12]) == "1 rule told you of this."
    assert "no rules" in reasons.explained([])


def test_destinations_and_digests_are_said_in_a_line():
    lines = [outlets.destination_line(each) for each in PLACES]
    assert lines == [
        "Webhook · chat.example",
        "E-mail · ann@a.example · off",
        "Program · /usr/bin/lamp --blink",
    ]
    digest = Digest(1, "Friday", (4,), 18 * 60, destinations=(1, 99))
    assert outlets.digest_line(digest, {1: "Team chat"}, NOW) == "Fri, 18:00 · Desktop, Team chat"
    assert outlets.tried_out("Team chat", way()) == "Team chat took the sample."
    assert "overloaded" in outlets.tried_out("Team chat", FAILED)


def test_what_is_gone_is_said():
    assert alerts.gone(article=False, rule=False, feed=False) == ""
    assert "article and the rule" in alerts.gone(article=True, rule=True, feed=False)
    assert "not followed" in alerts.gone(article=False, rule=False, feed=True)
    assert alerts.alert_cause(alert(kind=AlertKind.SILENT, detail=""), NOW)


def test_the_tip_of_the_tray_counts_alerts_and_says_that_they_rest():
    assert [alerts.unread_alerts(n) for n in (0, 1, 2)] == ["", "1 unread alert", "2 unread alerts"]
    assert alerts.unread_alerts(3, 1) == "3 unread alerts, 1 urgent"
    assert alerts.snoozed(NOW - 1, NOW) == ""
    assert alerts.snoozed(NOW + 60, NOW).startswith("Alerts are snoozed until ")
