"""What is said of feeds that are watched over."""

from __future__ import annotations

import json

import pytest

from feedmon.model import Alert, AlertKind, KnownSilence, Urgency
from feedmon.settings import Settings
from ui.text import vigil as said

DAY, HOUR = 86_400, 3600
MAY_3 = 1_777_800_000  # 2026
NOW = MAY_3 + 40 * DAY


def cause(kind, **facts):
    return said.vigil_cause(
        Alert(1, kind, "key", 0, Urgency.NORMAL, "Planet", "Planet", detail=json.dumps(facts)),
        NOW,
    )


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        (
            AlertKind.SILENT,
            {"silent_s": 40 * DAY + HOUR, "longest_s": 9 * DAY},
            "Silent for 40 days (its longest silence was 9 days)",
        ),
        (
            AlertKind.SILENT,
            {"silent_s": 2 * DAY, "longest_s": 5 * HOUR},
            "Silent for 2 days (its longest silence was 5 hours)",
        ),
        (AlertKind.SILENT, {"silent_s": 3 * DAY, "longest_s": 9 * DAY}, "Silent for 3 days"),
        (AlertKind.SILENT, {"silent_s": DAY, "longest_s": None}, "Silent for 24 hours"),
        (
            AlertKind.FAILING,
            {"since": MAY_3, "error": "http-status", "error_detail": "503"},
            "Failing since 3 May. The server is overloaded or down for maintenance (503).",
        ),
        (AlertKind.FAILING, {"gone": True}, "Its publisher says that it is gone for good"),
        (AlertKind.TURNED, {"what": "html"}, "A web page comes in its place"),
        (AlertKind.TURNED, {"what": "no-entries"}, "It lists no articles any more"),
        (
            AlertKind.CERTIFICATE,
            {"host": "planet.example", "until": MAY_3 + 366 * DAY},
            "The certificate of planet.example ends on 4 May 2027",
        ),
        (AlertKind.CERTIFICATE, {}, "Something is wrong with it"),
    ],
)
def test_what_is_wrong_with_a_feed_is_said(kind, facts, words):
    assert cause(kind, **facts) == words


def test_details_of_another_version_leave_a_sentence_all_the_same():
    alert = Alert(1, AlertKind.SILENT, "key", 0, Urgency.NORMAL, "Planet", "Planet", detail="9?")

    assert said.vigil_cause(alert, NOW) == "Silent for 1 hour"


def test_what_is_known_of_a_feeds_silence_is_said():
    assert said.silence_known(None) == "It never had an article."
    few = said.silence_known(KnownSilence(0, 3 * DAY))
    assert few == "Silent for 3 days now. It has too few articles yet to tell what is usual."
    assert said.silence_known(KnownSilence(0, 3 * DAY, 9 * DAY, 14 * DAY)) == (
        "Silent for 3 days now; its longest silence was 9 days."
        " More than 14 days count as longer than ever."
    )


def test_what_holds_everywhere_is_named():
    assert said.usual_silence(Settings()) == "never"
    assert said.usual_silence(Settings(vigil_silence="learnt")) == "longer than it ever is"
    assert said.usual_silence(Settings(vigil_silence="days", vigil_days=1)) == "after 1 day"
    assert said.usual_urgency(Settings(vigil_urgency="shrill")) == "when it suits"
