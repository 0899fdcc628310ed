"""Words for how feeds do: in a cell, in a sentence, and what helps."""

from datetime import datetime

import pytest

from feedmon import errors
from feedmon.model import Feed, FeedFailure, FeedState, RefreshSummary, Skipped
from ui import text
from ui.text import failures, health

URL = "https://a.example/feed"
NOW = datetime(2026, 3, 18, 15, 0).astimezone().timestamp()


def tree(kind):
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


CODES = [
    kind.code
    for top in (errors.FetchError, errors.ParseError, errors.Unforeseen)
    for kind in tree(top)
    if kind is not errors.NoFullText  # of a page that an article links to, never of a poll
]


@pytest.mark.rule("FRB-110..120")
@pytest.mark.parametrize("code", CODES)
def test_every_failure_of_a_poll_has_a_few_words_for_a_cell(code):
    words = text.answer(None, code)

    assert code in health._SHORT
    assert words[0].isupper()
    assert len(words) <= 16


def test_words_and_steps_are_only_for_what_can_happen():
    known = set(failures._PRECISE) | {(code, "") for code in CODES}
    known |= {("http-status", str(status)) for status in range(400, 600)}

    assert set(health._SHORT) == set(CODES)
    assert set(health._STEPS) <= known


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (None, None, "\u2013"),
        (200, None, "200 OK"),
        (304, None, "304 Unchanged"),
        (404, "http-status", "404 Not found"),
        (500, "http-status", "500 Server error"),
        (418, "http-status", "418"),
        (200, "not-a-feed", "Not a feed"),
        (None, "timeout", "Timeout"),
        (None, "of-the-future", "of-the-future"),
    ],
)
def test_the_last_answer_in_a_few_words(status, error, words):
    assert text.answer(status, error) == words


@pytest.mark.parametrize("state", list(FeedState))
def test_every_state_is_a_word(state):
    assert text.state_word(Feed(1, URL, "A", state=state)).isalpha()


def test_a_feed_that_works_with_a_warning_is_told_from_one_that_works():
    assert text.state_word(Feed(1, URL, "A", state=FeedState.OK, left_out=3)) == "Warning"
    assert text.state_word(Feed(1, URL, "A", state=FeedState.OK)) == "Works"


@pytest.mark.parametrize(
    ("error", "detail", "words"),
    [
        ("http-status", "401", "login"),
        ("http-status", "404", "another address"),
        ("http-status", "410", "not asked any more"),
        ("http-status", "500", "passes by itself"),
        ("tls-failed", "expired", "renew"),
        ("tls-failed", "", "browser"),
        ("name-not-resolved", "unknown", "moved or closed"),
        ("not-a-feed", "html", "ask for a login"),
    ],
)
def test_what_helps_is_said_where_the_reason_is_known(error, detail, words):
    assert words in text.next_step(Feed(1, URL, "A", error=error, error_detail=detail))


def test_nothing_helps_a_feed_that_works():
    assert text.next_step(Feed(1, URL, "A")) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 ms"), (85, "85 ms"), (1400, "1.4 s"), (9960, "10 s"), (31_000, "31 s")],
)
def test_how_long_an_answer_took(number, words):
    assert text.milliseconds(number) == words


@pytest.mark.parametrize(
    ("reason", "wait", "words"),
    [
        ("paused", None, "Paused"),
        ("just-asked", 40, "Asked less than a minute ago; waits until 15:00, 40 s"),
        (
            "host-blocked",
            12 * 60,
            "The server asked to be left alone; waits until 15:12, 12 min",
        ),
        ("host-blocked", 5 * 3600, "The server asked to be left alone; waits until 20:00, 5 h"),
        (
            "host-blocked",
            3 * 86_400,
            "The server asked to be left alone; waits until Sat, 15:00, 3 days",
        ),
        ("host-blocked", -5, "The server asked to be left alone"),
    ],
)
def test_why_a_feed_was_not_asked_and_how_long_it_waits(reason, wait, words):
    until = None if wait is None else round(NOW) + wait

    assert text.not_asked(Skipped(1, URL, reason, until), NOW) == words


def test_the_end_of_a_refresh_in_parts_that_lead_somewhere():
    summary = RefreshSummary(
        1000,
        700,
        292,
        112,
        0,
        4.2,
        failures=(FeedFailure(1, URL, "timeout"),) * 3,
        skipped=(Skipped(2, URL, "paused"),) * 5,
    )

    assert text.refresh_parts(summary, NOW) == [
        ("Refreshed 995 feeds in 4.2 s", ""),
        ("112 new", "new"),
        ("3 failed", "failed"),
        ("5 not asked", "skipped"),
    ]
