"""In which order a refresh asks."""

from __future__ import annotations

import pytest

from feedmon.engine.refresh import by_patience
from feedmon.errors import FetchTimeout, HttpStatus
from feedmon.model import Feed


def feed(feed_id: int, **columns: object) -> Feed:
    return Feed(feed_id, f"https://site{feed_id}.example/feed", "", **columns)


@pytest.mark.rule("X-2")
def test_whoever_kept_us_waiting_is_asked_last():
    silent = feed(1, error=FetchTimeout.code, last_polled_at=1)
    slow = feed(2, response_ms=4_000, last_polled_at=1)
    unknown = feed(3)
    refusing = feed(4, error=HttpStatus.code, response_ms=20, last_polled_at=1)
    quick = feed(5, response_ms=200, last_polled_at=1)

    assert by_patience([silent, slow, unknown, refusing, quick]) == (
        [refusing, quick, unknown],
        [silent, slow],
    )


def test_feeds_that_were_never_asked_are_mixed_the_same_way_each_time():
    unknown = [feed(n) for n in range(1, 101)]

    mixed, _ = by_patience(unknown)

    assert sorted(mixed, key=lambda one: one.id) == unknown
    assert mixed == by_patience(reversed(unknown))[0]
    assert len({one.id <= 50 for one in mixed[:10]}) == 2
