"""What is wrong with a feed, by a clock: when it is told, and when it is nobody's business."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from feedmon.model import Silence, Urgency, Vigil, WatchedOver
from feedmon.settings import Settings
from feedmon.vigil import (
    answers_elsewhere,
    findings,
    known_silence,
    of_feed,
    vigil_from_json,
    vigil_to_json,
)

HOUR, DAY = 3600, 86_400
NOW = 1_780_000_000
WEEKLY = [NOW - 100 * DAY + week * 7 * DAY for week in range(10)]  # the last 37 days ago
LEARNT = Vigil(Silence.LEARNT)
EVERYTHING = Settings(vigil_silence="learnt", vigil_certificate=True)

FEED = WatchedOver(
    id=1,
    url="https://planet.example/feed",
    host="planet.example",
    kind="feed",
    state="ok",
    added_at=NOW - 200 * DAY,
    error=None,
    error_detail=None,
    failures=0,
    failing_since=None,
    last_polled_at=NOW,
    last_success_at=NOW,
    empty_since=None,
    certificate_from=None,
    certificate_until=None,
    vigil=Vigil(),
    last_at=NOW - HOUR,
    told_at=None,
)


def failing(hours, *, failures=5, **changed):
    values = {
        "state": "failing",
        "error": "timeout",
        "error_detail": "60",
        "failing_since": NOW - hours * HOUR,
        "failures": failures,
        "last_success_at": NOW - (hours + 1) * HOUR,
    }
    return replace(FEED, **(values | changed))


def told(feed, settings=EVERYTHING, *, times=(), now=NOW, elsewhere_at=NOW - HOUR):
    """Return the kinds and the details of what is found."""
    found = findings(
        feed, of_feed(feed.vigil, settings), now=now, times=times, elsewhere_at=elsewhere_at
    )
    return {str(each.kind): json.loads(each.detail) for each in found}


def keys(feed, **given):
    return [each.key for each in findings(feed, of_feed(feed.vigil, EVERYTHING), now=NOW, **given)]


# --- silence ------------------------------------------------------------------------------


def test_a_silence_is_longer_than_ever_half_as_long_again_as_the_longest_one():
    known = known_silence([*WEEKLY, WEEKLY[-1] + 14 * DAY], NOW)

    assert (known.longest_s, known.after_s) == (14 * DAY, 21 * DAY)


def test_what_publishes_by_the_hour_may_be_silent_for_two_days():
    assert known_silence([NOW - hour * HOUR for hour in range(90, 50, -1)], NOW).after_s == 2 * DAY


@pytest.mark.parametrize("times", [[NOW] * 20, WEEKLY[:6], [NOW - 9 * DAY + i for i in range(40)]])
def test_of_few_articles_or_of_those_that_came_together_nothing_is_learnt(times):
    known = known_silence(times, NOW)

    assert (known.longest_s, known.after_s) == (None, None)
    silent = replace(FEED, vigil=LEARNT, last_at=times[-1] - 90 * DAY)
    assert "silent" not in told(silent, times=[at - 90 * DAY for at in times])


def test_a_feed_without_articles_is_not_silent():
    assert known_silence([], NOW) is None
    assert told(replace(FEED, last_at=None, vigil=LEARNT)) == {}


def test_silence_counts_as_far_as_the_feed_was_asked():
    last = WEEKLY[-1]
    slept = replace(FEED, last_at=last, last_success_at=last + 10 * DAY)

    assert "silent" not in told(slept, times=WEEKLY)
    found = told(replace(slept, last_success_at=last + 11 * DAY), times=WEEKLY)
    assert found["silent"] == {
        "silent_s": 11 * DAY,
        "longest_s": 7 * DAY,
        "after_s": round(10.5 * DAY),
        "learnt": True,
        "last_at": last,
    }


def test_a_silence_is_told_once_until_something_comes_again():
    silent = replace(FEED, last_at=WEEKLY[-1], vigil=LEARNT)

    assert keys(silent, times=WEEKLY) == [f"silent:1:{WEEKLY[-1]}"]
    assert keys(replace(silent, told_at=WEEKLY[-1]), times=WEEKLY) == []
    assert keys(replace(silent, told_at=WEEKLY[-2]), times=WEEKLY) == [f"silent:1:{WEEKLY[-1]}"]


def test_days_hold_whatever_was_learnt():
    three_days = Vigil(Silence.DAYS, days=3)
    feed = replace(FEED, last_at=NOW - 3 * DAY, vigil=three_days)

    assert told(feed, times=[NOW - 3 * DAY])["silent"]["learnt"] is False
    assert told(replace(feed, last_at=NOW - 3 * DAY + 1), times=[NOW - 3 * DAY + 1]) == {}


def test_who_watches_over_everything_hears_nothing_of_what_is_silent_for_long():
    dead = [at - 400 * DAY for at in WEEKLY]
    feed = replace(FEED, last_at=dead[-1], added_at=0)

    assert told(feed, times=dead) == {}
    assert "silent" in told(replace(feed, vigil=LEARNT), times=dead)
    assert told(replace(FEED, last_at=WEEKLY[-1], added_at=NOW - DAY), times=WEEKLY) == {}


# --- failing ------------------------------------------------------------------------------


def test_a_feed_that_fails_for_a_day_is_told_once():
    assert told(failing(23)) == {}
    assert told(failing(24))["failing"]["error"] == "timeout"
    assert keys(failing(24)) == [f"failing:1:{NOW - 24 * HOUR}"]
    assert told(failing(24, failures=2)) == {}  # asked but twice in two days
    assert told(failing(24, last_polled_at=NOW - 2 * HOUR)) == {}
    assert told(failing(31 * 24)) == {}
    assert told(failing(24), Settings(vigil_failing=False)) == {}


def test_nothing_is_told_while_it_is_our_network_that_fails():
    assert told(failing(24, error="network-down")) == {}
    assert told(failing(24), elsewhere_at=NOW - 24 * HOUR) == {}  # nobody answers since then
    assert "failing" in told(failing(24), elsewhere_at=None)  # there is nobody else
    assert answers_elsewhere([("planet.example", 9), ("b.example", 7)], "planet.example") == 7
    assert answers_elsewhere([("planet.example", 9)], "planet.example") is None


def test_a_feed_that_is_gone_for_good_is_told_at_once_and_one_that_is_paused_never():
    assert told(failing(0, failures=1, state="gone"))["failing"]["gone"] is True
    assert told(failing(24, state="paused")) == {}


# --- turned, certificates -----------------------------------------------------------------


def test_what_turned_into_a_page_is_told_after_some_hours_and_not_as_failing_too():
    page = {"error": "not-a-feed", "error_detail": "html"}

    assert told(failing(5, **page)) == {}
    assert told(failing(6, **page))["turned"]["what"] == "html"
    assert list(told(failing(30, **page))) == ["turned"]
    assert list(told(failing(30, **page), Settings(vigil_turned=False))) == ["failing"]
    assert told(failing(6, **page), elsewhere_at=NOW - 7 * HOUR) == {}  # a network wants a login


def test_a_watch_that_finds_another_page_fails():
    gone = {"kind": "watch", "error": "part-missing", "error_detail": "nothing"}

    assert told(failing(12, **gone)) == {}
    assert list(told(failing(24, **gone))) == ["failing"]


def test_a_feed_that_is_empty_for_a_day_is_told():
    empty = replace(FEED, empty_since=NOW - DAY)

    assert told(empty)["turned"]["what"] == "no-entries"
    assert told(replace(empty, empty_since=NOW - DAY + 1)) == {}
    assert told(replace(empty, kind="watch")) == {}


def test_a_certificate_is_told_of_two_weeks_before_its_end_once_for_its_host():
    def ends(in_days, of=90):
        until = NOW + in_days * DAY
        return replace(FEED, certificate_from=until - of * DAY, certificate_until=until)

    assert told(ends(15)) == {}
    assert told(ends(14))["certificate"] == {"until": NOW + 14 * DAY, "host": "planet.example"}
    assert keys(ends(14)) == keys(replace(ends(14), id=2))
    assert told(ends(5, of=6)) == {}  # one that is made for six days is renewed within them
    assert "certificate" in told(ends(1, of=6))
    assert told(ends(0)) == {}
    assert told(replace(ends(10), last_success_at=NOW - 3 * DAY)) == {}
    assert told(ends(14), Settings()) == {}


# --- choices ------------------------------------------------------------------------------


def test_a_choice_for_a_feed_goes_before_that_for_all_and_survives_the_store():
    own = Vigil(Silence.DAYS, days=5, failing=False, urgency=Urgency.URGENT)

    assert vigil_from_json(vigil_to_json(own)) == own
    assert vigil_to_json(Vigil()) is None
    assert vigil_from_json('{"silence": "loud", "days": "5", "failing": 1}') == Vigil()
    wanted = of_feed(own, Settings(vigil_certificate=True))
    assert wanted == replace(own, turned=True, certificate=True)
    (found,) = findings(replace(FEED, empty_since=NOW - DAY), wanted, now=NOW)
    assert found.urgency is Urgency.URGENT
    nonsense = of_feed(Vigil(), Settings(vigil_silence="loud", vigil_urgency="shrill"))
    assert (nonsense.silence, nonsense.urgency) == (Silence.OFF, Urgency.NORMAL)
