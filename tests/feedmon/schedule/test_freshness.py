"""Until when an answer is fresh by its own word."""

import pytest

from feedmon import schedule
from feedmon.model import FeedHints
from feedmon.schedule import DAY, HOUR, Freshness, Reason

NOW = 1_800_000_000


@pytest.mark.rule("F-7")
def test_the_longest_of_what_is_asked_for_holds():
    hints = FeedHints(ttl_minutes=60, sy_interval_minutes=180)

    assert schedule.freshness(NOW, hints, http_s=120) == Freshness(
        NOW + 3 * HOUR, Reason.SYNDICATION
    )
    assert schedule.freshness(NOW, FeedHints(ttl_minutes=60), http_s=120) == Freshness(
        NOW + HOUR, Reason.TTL
    )
    assert schedule.freshness(NOW, hints, http_s=4 * HOUR, by_age=False) == Freshness(
        NOW + 4 * HOUR, Reason.EXPIRES
    )


@pytest.mark.rule("F-7")
def test_sixteen_years_are_a_day():
    sixteen_years = 16 * 365 * DAY

    for fresh in (
        schedule.freshness(NOW, FeedHints(), http_s=sixteen_years),
        schedule.freshness(NOW, FeedHints(ttl_minutes=sixteen_years)),
    ):
        assert fresh.until == NOW + DAY


@pytest.mark.rule("F-7")
def test_who_asks_for_nothing_gets_nothing():
    assert schedule.freshness(NOW, FeedHints()) is None
    assert schedule.freshness(NOW, FeedHints(ttl_minutes=0), http_s=0) is None
