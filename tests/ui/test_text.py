"""Words for people: a sentence for every error and reason, ages, counts, refresh lines."""

from datetime import datetime

import pytest

from feedmon import errors
from feedmon.cli.words import explain
from feedmon.fetch.body import MAX_RATIO
from feedmon.fetch.connection import HEADER_LINE
from feedmon.model import Feed, FeedFailure, FeedHints, FeedState, RefreshSummary, Skipped
from feedmon.schedule import Reason
from feedmon.settings import MEGABYTE, Settings
from ui import text
from ui.text import failures


def tree(kind):
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


ERRORS = list(tree(errors.FeedmonError))
MADE = {
    errors.FeedmonError: errors.FeedmonError(),
    errors.StoreNoRoom: errors.StoreNoRoom("/data/feedmon.db", 1_200_000),
    errors.StoreInUse: errors.StoreInUse("/data/feedmon.db", ("feedmonctl (process 12)",)),
    errors.LeaseLost: errors.LeaseLost(3),
    errors.NoSuchFeed: errors.NoSuchFeed(3),
    errors.NoSuchFolder: errors.NoSuchFolder(3),
    errors.AlreadySubscribed: errors.AlreadySubscribed("http://a.example/", 3),
    errors.OpmlFound: errors.OpmlFound("http://a.example/", b"<opml/>", 3),
    errors.FetchTimeout: errors.FetchTimeout("http://a.example/", 30.0),
    errors.HttpStatus: errors.HttpStatus("http://a.example/", 503),
    errors.TooLarge: errors.TooLarge("http://a.example/", 10_000_000),
    errors.HostBlocked: errors.HostBlocked("http://a.example/", 1_700_000_000),
}


def make(kind):
    return MADE.get(kind) or kind("http://a.example/")


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_every_error_has_its_own_sentence(kind):
    sentence = text.error_sentence(make(kind))

    assert kind.code in failures._SENTENCES
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert "{" not in sentence
    assert (sentence == "Something went wrong.") == (kind is errors.FeedmonError)


@pytest.mark.rule("FRB-110..120")
@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.code)
def test_every_stored_code_has_a_sentence_with_and_without_its_detail(kind):
    for detail in (None, "", "detail"):
        assert "{" not in text.problem(kind.code, detail)
        assert text.problem(kind.code, detail).endswith(".")


def test_no_sentence_is_kept_for_an_error_that_no_longer_exists():
    codes = {kind.code for kind in ERRORS}

    assert set(failures._SENTENCES) == codes
    assert {code for code, _ in failures._PRECISE} <= codes
    assert set(failures._WITHOUT) <= codes


def test_every_warning_has_a_sentence_and_most_feeds_have_none():
    feed = Feed(1, "https://a.example/", "A", insecure_target="http://b.example:80/x", left_out=1)

    assert text.warnings(feed) == [
        "Not encrypted: the site redirects from https to http (b.example).",
        "The feed sends more articles than feedmon takes at once (1 left out).",
    ]
    assert text.warnings(Feed(1, "https://a.example/", "A")) == []


def test_a_store_error_names_the_file():
    assert "/home/a/feedmon.db" in text.error_sentence(errors.StoreFull("/home/a/feedmon.db"))


def test_until_when_a_server_wants_to_be_left_alone_is_said():
    now = datetime(2026, 3, 12, 14, 5).astimezone().timestamp()
    blocked = errors.HostBlocked("http://a.example/", round(now) + 900)

    sentence = text.error_sentence(blocked, lambda: now)

    assert sentence == "The server asked to be left alone until 14:20."


def test_a_code_of_another_version_is_shown_as_it_stands():
    assert text.problem("from-the-future", "x") == "Something went wrong (from-the-future)."


def test_a_slip_of_the_program_points_to_the_log():
    assert "KeyError" in text.error_sentence(KeyError("secret"))
    assert "secret" not in text.error_sentence(KeyError("secret"))


@pytest.mark.parametrize(
    ("code", "detail", "words"),
    [
        ("http-status", "404", "There is nothing at this address (404)."),
        ("http-status", "418", "The server answered with an error (418)."),
        ("timeout", "30", "The server did not answer within 30 seconds."),
        ("not-a-feed", "html", "What came back is a web page, not a feed."),
    ],
)
def test_what_is_known_of_a_failure_is_said(code, detail, words):
    assert text.problem(code, detail) == words


@pytest.mark.rule("X-1")
@pytest.mark.parametrize(
    ("detail", "limit"),
    [
        (errors.TooLarge("u", Settings().feed_bytes).detail, "larger than 15 MB"),
        (errors.TooLarge("u", 3 * MEGABYTE // 2).detail, "larger than 1.5 MB"),
        ("bytes", "larger than 15 MB"),
        ("ratio", f"{MAX_RATIO} times"),
        ("headers", f"{HEADER_LINE >> 10} kB"),
    ],
)
def test_an_answer_that_is_too_large_is_said_with_the_limit(detail, limit):
    assert limit in text.problem("too-large", detail)
    assert limit in explain("too-large", detail)


@pytest.mark.rule("S-2")
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_the_next_poll_has_words(reason):
    feed = Feed(1, "http://a.example/", "A", next_poll_at=None, next_poll_reason=str(reason))

    assert reason == "paused" or text.next_poll_reason(feed) not in ("", str(reason))
    assert text.next_poll(feed, 0).startswith("No next check: ")


FRESH = {"fresh_until": 43_200, "last_success_at": 0}


@pytest.mark.parametrize(
    ("reason", "known", "words"),
    [
        ("max-age", FRESH, "Cache-Control max-age 12 hours"),
        ("expires", FRESH, "Expires 12 hours"),
        ("ttl", {"hints": FeedHints(ttl_minutes=1440)}, "ttl of the feed 1 day"),
        (
            "syndication",
            {"hints": FeedHints(sy_interval_minutes=180)},
            "sy:updatePeriod of the feed 3 hours",
        ),
    ],
)
def test_who_asks_to_be_left_alone_is_named_with_how_long(reason, known, words):
    feed = Feed(1, "http://a.example/", "A", next_poll_reason=reason, **known)

    assert text.next_poll_reason(feed) == words


@pytest.mark.parametrize("state", list(FeedState))
def test_every_state_has_words(state):
    assert text.state(Feed(1, "http://a.example/", "A", state=state))


def at(*parts):
    return datetime(*parts).astimezone().timestamp()


NOW = at(2026, 3, 18, 15, 0)  # a Wednesday


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (NOW - 59, "now"),
        (NOW - 60, "1 m"),
        (NOW - 3599, "59 m"),
        (NOW - 3600, "1 h"),
        (NOW - 86399, "23 h"),
        (at(2026, 3, 17, 9, 0), "Tue"),
        (at(2026, 3, 12, 9, 0), "12 Mar"),
        (at(2025, 3, 12, 9, 0), "12 Mar 2025"),
        (NOW + 600, "now"),
        (NOW + 3 * 86400, "21 Mar"),
        (10**18, ""),
    ],
)
def test_ages_are_short(then, words):
    assert text.age(then, NOW) == words


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (at(2026, 3, 18, 9, 5), "Today, 09:05"),
        (at(2026, 3, 17, 9, 5), "Yesterday, 09:05"),
        (at(2026, 3, 12, 9, 5), "Thursday, 12 March, 09:05"),
        (at(2025, 3, 12, 9, 5), "Wednesday, 12 March 2025, 09:05"),
    ],
)
def test_moments_are_written_out(then, words):
    assert text.moment(then, NOW) == words


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (
            at(2026, 3, 18, 18, 20),
            "Next check 18:20: the interval you chose for its folder or for all",
        ),
        (
            at(2026, 3, 19, 9, 0),
            "Next check tomorrow, 09:00: the interval you chose for its folder or for all",
        ),
        (
            at(2026, 3, 21, 9, 0),
            "Next check Sat, 09:00: the interval you chose for its folder or for all",
        ),
        (
            at(2026, 4, 21, 9, 0),
            "Next check 21 Apr, 09:00: the interval you chose for its folder or for all",
        ),
        (NOW - 5, "Next check soon: the interval you chose for its folder or for all"),
    ],
)
def test_the_next_poll_is_said_with_its_reason(then, words):
    feed = Feed(1, "u", "A", next_poll_at=round(then), next_poll_reason="interval")

    assert text.next_poll(feed, NOW) == words


FAILED = (FeedFailure(1, "u", "timeout", "30"),) * 3


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (
            RefreshSummary(1000, 700, 297, 112, 4, 4.21, failures=FAILED),
            "Refreshed 1,000 feeds in 4.2 s · 112 new · 3 failed",
        ),
        (RefreshSummary(1, 0, 1, 0, 0, 61.6), "Refreshed 1 feed in 1 min 2 s · nothing new"),
        (
            RefreshSummary(1000, 200, 11, 37, 0, 2.0, failures=FAILED, cancelled=True),
            "Cancelled after 214 feeds · 37 new · 3 failed",
        ),
        (
            RefreshSummary(0, 0, 0, 0, 0, 0.0, skipped=(Skipped(1, "u", "paused"),)),
            "Not refreshed. Paused · 1 not asked",
        ),
        (
            RefreshSummary(2, 0, 0, 0, 0, 0.0, skipped=(Skipped(1, "u", "just-asked"),) * 2),
            "Not refreshed. Asked less than a minute ago · 2 not asked",
        ),
    ],
)
def test_the_end_of_a_refresh_in_a_line(summary, words):
    assert text.refresh_done(summary, NOW) == words


def test_progress_counts_new_articles_only_once_there_are_some():
    assert text.refresh_progress(0, 1000, 0) == "Refreshing 0 of 1,000"
    assert text.refresh_progress(214, 1000, 37) == "Refreshing 214 of 1,000 · 37 new"


def test_markup_in_a_title_is_shown_and_not_followed():
    assert text.as_plain("Tom & Jerry") == "Tom & Jerry"
    assert text.as_plain("<img src=x>\nnext") == "<p>&lt;img src=x&gt;<br>next</p>"
    assert text.paragraphs("a", "", "b") == "a\nb"
