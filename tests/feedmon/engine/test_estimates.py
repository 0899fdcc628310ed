"""About how many articles a gap cost, whatever the way in which a feed publishes."""

from __future__ import annotations

import pytest

from tests.feedmon.clock import DAY, HOUR
from tests.feeds import item, rss
from tests.httpserver import Reply


class Newsroom:
    """A feed that shows the last ``held`` of what was published up to now."""

    def __init__(self, server, clock, times, *, held=10, dated=True):
        self.clock, self.times, self.held, self.dated = clock, times, held, dated
        self.url = server.put("/feed", self.answer)

    async def answer(self, _received):
        return Reply(self.document())

    def document(self):
        published = [(n, at) for n, at in enumerate(self.times) if at <= self.clock.now]
        shown = reversed(published[-self.held :])
        return rss("News", [item(f"n{n}", at=at if self.dated else None) for n, at in shown])


def bursts(clock, weeks):
    """Twenty articles within two hours, once a week."""
    monday = int(clock.now) - 4 * 7 * DAY - 3 * DAY
    return [monday + week * 7 * DAY + n * 360 for week in range(weeks) for n in range(20)]


async def test_of_bursts_about_as_many_were_missed_as_there_were(engine, server, poll, clock):
    newsroom = Newsroom(server, clock, bursts(clock, 12), held=70)
    feed = await engine.subscribe(newsroom.url)
    newsroom.held = 10
    clock.now += 2 * DAY
    feed = await poll(feed, after=HOUR)
    assert feed.missed == 0

    feed = await poll(feed, after=21 * DAY)  # three weeks, of which ten articles are there

    assert 40 <= feed.missed <= 60


async def test_what_was_there_at_first_is_no_pace_where_nothing_has_a_date(
    engine, server, poll, clock
):
    start = int(clock.now)
    times = [start - DAY] * 40 + [start + n * 2 * HOUR for n in range(1, 200)]
    newsroom = Newsroom(server, clock, times, held=40, dated=False)
    feed = await engine.subscribe(newsroom.url)
    newsroom.held = 10
    for _ in range(6):
        feed = await poll(feed, after=2 * HOUR)
    assert feed.missed == 0

    feed = await poll(feed, after=3 * DAY)  # 36 were published, 10 are there

    assert 22 <= feed.missed <= 30


async def test_an_article_of_the_day_is_not_missed_every_day(engine, server, poll, clock):
    start = int(clock.now)
    times = [start - 7 * HOUR + n * DAY for n in range(-20, 20)]
    newsroom = Newsroom(server, clock, times, held=20)
    feed = await engine.subscribe(newsroom.url)
    newsroom.held = 1
    for hours in (23, 25, 22, 27, 30, 20):
        feed = await poll(feed, after=hours * HOUR)
        assert feed.missed == 0


@pytest.mark.parametrize("dated", [True, False])
async def test_ten_new_ones_each_day_in_the_place_of_the_last_ten_hide_nothing(
    engine, server, poll, clock, dated
):
    midnight = int(clock.now) // DAY * DAY
    times = [midnight + n * DAY for n in range(-4, 30) for _ in range(10)]
    newsroom = Newsroom(server, clock, times, dated=dated)
    feed = await engine.subscribe(newsroom.url)
    for _ in range(4 * 5):
        feed = await poll(feed, after=6 * HOUR)
    await engine.set_feeds([feed.id], missed=0)  # at first nobody can know
    for _ in range(4 * 10):
        feed = await poll(feed, after=6 * HOUR)
    assert feed.missed == 0

    feed = await poll(feed, after=4 * DAY)  # 40 were published, 10 are there

    assert 25 <= feed.missed <= 40


@pytest.mark.parametrize("broken", [(7, 7), (30, 8)])
async def test_a_document_that_breaks_off_hides_nothing_for_certain(
    engine, server, poll, clock, broken
):
    beyond, new = broken
    start = int(clock.now)
    newsroom = Newsroom(server, clock, [start + n * HOUR for n in range(-30, 30)], held=20)
    feed = await engine.subscribe(newsroom.url)
    clock.now += 8 * HOUR
    document = newsroom.document()
    end = document.rindex(b"</item>", 0, document.index(b"n31"))
    newsroom.document = lambda: document[: end + beyond]  # after an article, or within the next

    feed = await poll(feed, after=0)

    assert (feed.total, feed.missed) == (20 + new, 0)
