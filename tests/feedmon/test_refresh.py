"""In which order a refresh asks."""

from __future__ import annotations

import asyncio

import pytest

from feedmon import events
from feedmon.engine.asking import by_patience, plan
from feedmon.engine.refresh import refresh
from feedmon.errors import FetchTimeout, HttpStatus
from feedmon.model import PollTarget
from feedmon.poll import Dropped


def feed(feed_id: int, **columns: object) -> PollTarget:
    return PollTarget(feed_id, f"https://site{feed_id}.example/feed", **columns)


class Polls:
    """Polls that end when they may; those of the host ``busy`` wait for it."""

    def __init__(self) -> None:
        self.begun: set[int] = set()
        self.ended: set[int] = set()
        self.most = 0
        self.host_is_free, self.all_but_the_busy = asyncio.Event(), asyncio.Event()

    async def poll_feed(self, feed_id: int, *, whole: bool, seen: PollTarget) -> Dropped:
        self.begun.add(feed_id)
        self.most = max(self.most, len(self.begun) - len(self.ended))
        await asyncio.sleep(0)
        if "//busy." in seen.url:
            await self.host_is_free.wait()
        self.ended.add(feed_id)
        if len(self.ended) == 2_000:
            self.all_but_the_busy.set()
        return Dropped(feed_id, "polled")


async def test_thousands_of_feeds_are_not_all_begun_at_once_and_many_of_a_host_stop_nobody():
    polls = Polls()
    crowd = [PollTarget(n, f"https://busy.example/{n}") for n in range(1, 1_001)]
    others = [feed(n) for n in range(1_001, 3_001)]

    asked = plan([*crowd, *others], now=0, is_public=lambda _url: True)
    running = asyncio.create_task(refresh(polls, events.Bus(), asked))
    async with asyncio.timeout(30):
        await polls.all_but_the_busy.wait()

    assert polls.ended == {each.id for each in others}
    assert polls.most <= 256
    polls.host_is_free.set()
    assert len((await running).skipped) == len(crowd) + len(others)


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
