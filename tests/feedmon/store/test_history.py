"""What came by week and by day, counted from the rows of a file."""

from __future__ import annotations

import pytest

from feedmon.model import WEEK_S, PollCounts
from feedmon.store.poll_log import LOG_ROWS
from tests.feedmon.store.making import DAY, HOUR, NOW, failure


@pytest.fixture
def fill(poll):
    """Give a feed an article for each of these moments."""

    async def one_by_one(feed_id, *moments):
        for moment in moments:
            await poll(feed_id, [f"at {moment}"], sort_at=moment)

    return one_by_one


async def test_the_articles_of_a_feed_are_counted_by_week_the_oldest_first(store, add, fill, clock):
    busy, quiet, left = await add(), await add(), await add()
    await fill(busy, NOW - HOUR, NOW - DAY, NOW - 8 * DAY, NOW - 200 * DAY)
    await fill(quiet, NOW - 11 * WEEK_S - 1)
    await fill(left, NOW)
    await store.remove_feeds([left])

    found = await store.weeks([busy, quiet, left])

    assert found[busy].articles == (0,) * 10 + (1, 2)
    assert (found[busy].known, found[busy].average) == (2, 1.5)
    assert found[quiet].articles == (1,) + (0,) * 11
    assert found[quiet].average == pytest.approx(1 / 12)
    assert left not in found
    clock.now += 3 * WEEK_S
    later = (await store.weeks([busy]))[busy]
    assert (later.articles[-5:], later.known) == ((1, 2, 0, 0, 0), 5)


async def test_a_feed_without_articles_is_known_since_it_was_added(store, add, clock):
    feed_id = await add()
    assert (await store.weeks([feed_id]))[feed_id].known == 1
    clock.now += 3 * WEEK_S

    assert (await store.weeks([feed_id]))[feed_id].known == 3


async def test_days_have_the_articles_of_all_feeds_that_are_followed(store, add, fill):
    one, other, left = await add(), await add(), await add()
    begins = [NOW - 2 * DAY, NOW - DAY, NOW]
    await fill(one, NOW - 2 * DAY, NOW - DAY - 1, NOW - DAY)
    await fill(other, NOW - 1, NOW, NOW - 3 * DAY)
    await fill(left, NOW - 1)
    await store.remove_feeds([left])

    assert await store.articles_per_day(begins) == [2, 2]


async def test_polls_are_counted_by_what_came_of_them_in_days_of_any_zone(store, add, poll, clock):
    feed_id = await add()
    middle = NOW + 45 * 60  # midnight, somewhere in Nepal
    for moment, entries in ((NOW, ["a"]), (middle - 60, ["a"]), (middle, ["a", "b"])):
        clock.now = moment
        await poll(feed_id, entries)
    await store.claim(feed_id, owner="x", lease_s=60)
    await store.record_failure(feed_id, owner="x", decide=failure(clock.now))

    days, since = await store.polls_per_day([feed_id], [NOW, middle, middle + DAY])

    assert days == [PollCounts(news=1, quiet=1), PollCounts(news=1, failed=1)]
    assert since is None


async def test_a_full_log_tells_since_when_it_has_all(store, add):
    full, short = await add(), await add()
    await store._writer.run(log, full, LOG_ROWS)
    await store._writer.run(log, short, 3)

    days, since = await store.polls_per_day([full, short], [NOW, NOW + DAY])

    assert days == [PollCounts(quiet=LOG_ROWS + 3)]
    assert since == NOW


def log(db, feed_id, number):
    with db.conn:
        db.conn.executemany(
            "INSERT INTO polls (feed_id, started_at, outcome, wire_bytes, bytes_saved, requests,"
            " new, updated) VALUES (?, ?, 'not-modified', 0, 0, 1, 0, 0)",
            [(feed_id, NOW + 60 * n) for n in range(number)],
        )
