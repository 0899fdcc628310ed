"""When feeds are asked: by what they publish, by what their servers say, by what a person wants."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest

from feedmon import events
from feedmon.model import Rhythm, Wish
from feedmon.settings import Settings
from tests.feedmon.clock import DAY, HOUR, MINUTE, NOW, run, tick
from tests.feedmon.hearing import heard
from tests.feedmon.internet import INTERNET
from tests.feeds import item, opml, rss
from tests.httpserver import Reply

HOURLY = Settings(rhythm="fixed", interval_s=HOUR)
DAILY = (
    b'<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily'
    b"</sy:updatePeriod>"
)


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
async def engine(start):
    return await start(settings=Settings(tick_s=MINUTE))


def with_hints(hints):
    return rss("Planet", [item("a")]).replace(b"<channel>", b"<channel>" + hints)


# --- what servers and documents ask for ---------------------------------------------------------


@pytest.mark.rule("F-7", "FRB-20..24")
@pytest.mark.parametrize(
    ("headers", "hints", "due"),
    [
        ({"Cache-Control": "public, max-age=18000, stale-if-error=3"}, b"", (5, "max-age")),
        ({"Cache-Control": 'MAX-AGE="18000"', "Age": "3600"}, b"", (4, "max-age")),
        ({"Cache-Control": "max-age=18000, max-age=1"}, b"", (5, "max-age")),
        ({"Cache-Control": "max-age=504576000"}, b"", (24, "max-age")),
        (
            {
                "Date": "Thu, 01 Jan 2026 00:00:00 GMT",
                "Expires": "Thu, 01 Jan 2026 06:00:00 GMT",
            },
            b"",
            (6, "expires"),
        ),
        ({}, b"<ttl>300</ttl>", (5, "ttl")),
        (
            {"Cache-Control": "max-age=60"},
            DAILY,
            (24, "syndication"),
        ),
    ],
)
async def test_an_answer_is_asked_for_again_when_it_is_stale(start, public, headers, hints, due):
    engine = await start(settings=HOURLY)
    public.put("/feed", Reply(with_hints(hints), headers=headers))

    feed = await engine.subscribe(public.url("/feed"))

    assert ((feed.next_poll_at - NOW) / HOUR, feed.next_poll_reason) == due


@pytest.mark.rule("F-7")
@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "no-cache, max-age=18000"},
        {"Cache-Control": "no-store, max-age=18000"},
        {"Cache-Control": "max-age=soon"},
        {"Cache-Control": "public", "Expires": "Thu, 01 Jan 2099 00:00:00 GMT"},
        {"Cache-Control": "max-age=18000", "Age": "20000"},
        {"Expires": "0"},
        {"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ],
)
async def test_an_answer_that_asks_for_no_wait_gets_none(start, public, headers):
    engine = await start(settings=HOURLY)
    public.put("/feed", Reply(rss("Planet", [item("a")]), headers=headers))

    assert (await engine.subscribe(public.url("/feed"))).next_poll_reason == "interval"


@pytest.mark.rule("F-7")
@pytest.mark.parametrize(("renewed", "hours"), [({}, 5), ({"Cache-Control": "max-age=36000"}, 10)])
async def test_a_304_renews_what_was_said_or_says_it_anew(start, public, clock, renewed, hours):
    engine = await start(settings=HOURLY)
    first = Reply(rss("Planet"), headers={"Cache-Control": "max-age=18000", "ETag": '"a"'})
    feed = await engine.subscribe(public.put("/feed", first))
    public.put("/feed", Reply(b"", 304, headers=renewed))

    clock.now += 6 * HOUR
    await tick(engine)

    later = await engine.feed(feed.id)
    assert later.last_status == 304
    assert later.next_poll_at - clock.now == hours * HOUR


@pytest.mark.rule("F-7")
async def test_no_request_goes_out_before_the_answer_is_stale(start, public, clock):
    engine = await start(settings=Settings(rhythm="fixed", interval_s=HOUR, tick_s=MINUTE))
    headers = {"Cache-Control": "max-age=43200"}
    await engine.subscribe(public.put("/feed", Reply(rss("Planet"), headers=headers)))

    await run(engine, clock, 11 * HOUR, step=10 * MINUTE)
    assert len(public.requests) == 1
    await run(engine, clock, 2 * HOUR, step=10 * MINUTE)
    assert len(public.requests) == 2


@pytest.mark.rule("F-7", "F-15")
@pytest.mark.parametrize("trouble", [Reply(b"", 500), Reply(b"<html>Hotel</html>")])
async def test_a_refresh_by_hand_ignores_freshness_and_hastens_nothing_when_it_fails(
    start, public, clock, trouble
):
    engine = await start(settings=Settings(rhythm="fixed", interval_s=HOUR, tick_s=MINUTE))
    headers = {"Cache-Control": "max-age=72000", "ETag": '"a"'}
    await engine.subscribe(public.put("/feed", Reply(rss("Planet"), headers=headers)))
    stale = clock.now + 72_000
    public.put("/feed", trouble)

    clock.now += HOUR
    assert len((await engine.refresh()).failures) == 1
    assert public.requests[-1].headers["If-None-Match"] == '"a"'
    (feed,) = await engine.feeds()
    assert (feed.next_poll_at, feed.next_poll_reason) == (stale, "max-age")
    await run(engine, clock, 18 * HOUR, step=10 * MINUTE)
    assert len(public.requests) == 2
    await run(engine, clock, 2 * HOUR, step=10 * MINUTE)
    assert len(public.requests) == 3


@pytest.mark.rule("F-8", "FRB-20..24")
async def test_no_request_goes_out_in_hours_and_days_that_a_feed_excludes(start, public, clock):
    engine = await start(settings=Settings(rhythm="fixed", interval_s=HOUR, tick_s=MINUTE))
    hours = b"".join(b"<hour>%d</hour>" % hour for hour in (*range(7), 24, 22, 23))
    hints = b"<skipHours>%b</skipHours><skipDays><day>SUNDAY</day></skipDays>" % hours
    asked = []

    async def answer(_received):
        asked.append(clock.now)
        return Reply(with_hints(hints))

    await engine.subscribe(public.put("/feed", answer))
    await run(engine, clock, 10 * DAY, step=10 * MINUTE)

    times = [datetime.fromtimestamp(at, UTC) for at in asked[1:]]
    assert len(times) > 50
    assert {at.hour for at in times} <= set(range(7, 22))
    assert {at.weekday() for at in times} == set(range(6))


@pytest.mark.rule("F-8")
async def test_who_oversleeps_into_a_window_waits_for_its_end(start, public, clock):
    engine = await start(settings=HOURLY)
    window = (clock.now + 5 * HOUR) % DAY // HOUR
    hints = b"<skipHours><hour>%d</hour></skipHours>" % window
    feed = await engine.subscribe(public.put("/feed", with_hints(hints)))

    clock.now += 5 * HOUR
    await tick(engine)

    assert len(public.requests) == 1
    later = await engine.feed(feed.id)
    assert later.next_poll_reason == "skip-hours"
    assert later.next_poll_at % DAY // HOUR == (window + 1) % 24


@pytest.mark.rule("F-9")
async def test_a_short_rest_is_granted_to_a_refresh_by_hand_and_told(engine, public, clock):
    feed = await engine.subscribe(public.put("/feed", rss("Planet")))
    public.put("/feed", Reply(b"", 503, headers={"Retry-After": "600"}))
    clock.now += DAY
    await tick(engine)
    until = round(clock.now) + 600

    clock.now += 2 * MINUTE
    (skipped,) = (await engine.refresh()).skipped
    assert (skipped.reason, skipped.until) == ("host-blocked", until)
    assert (await engine.feed(feed.id)).next_poll_reason == "back-off"
    clock.now = until
    assert (await engine.refresh()).skipped == ()


@pytest.mark.rule("F-10")
async def test_a_host_that_has_no_requests_left_is_left_alone(engine, public, clock):
    headers = {"X-RateLimit-Remaining": "0.0", "X-RateLimit-Reset": "300"}
    public.put("/one", Reply(rss("One"), headers=headers))
    public.put("/two", rss("Two"))
    await engine.import_opml(opml([("One", public.url("/one"))]))
    await engine.refresh()
    await engine.import_opml(opml([("Two", public.url("/two"))]))

    summary = await engine.refresh()
    assert [skip.reason for skip in summary.skipped] == ["just-asked", "host-blocked"]
    clock.now += 301
    public.put("/one", rss("One"))
    assert (await engine.refresh()).skipped == ()


# --- what a person wants ------------------------------------------------------------------------


@pytest.mark.rule("S-2")
async def test_the_nearest_wish_decides_when_a_feed_is_due(start, public, clock):
    engine = await start(settings=HOURLY)
    folder = await engine.add_folder("News")
    feed = await engine.subscribe(public.put("/feed", rss("Planet", [item("a")])))

    async def due():
        now = await engine.feed(feed.id)
        return now.next_poll_reason, None if now.next_poll_at is None else now.next_poll_at - NOW

    assert (await due())[0] == "interval"
    await engine.set_folder_rhythm(folder.id, Wish(Rhythm.MANUAL))
    assert (await due())[0] == "interval"
    places = await engine.move([feed.id], [], folder.id)
    assert await due() == ("manual", None)
    await engine.set_feed(feed.id, rhythm=Rhythm.FIXED, poll_interval_s=DAY)
    reason, seconds = await due()
    assert reason == "own-interval"
    assert DAY * 0.9 <= seconds <= DAY * 1.1
    await engine.set_feed(feed.id, rhythm=None, poll_interval_s=None)
    assert await due() == ("manual", None)
    await engine.put_back(places)
    assert (await due())[0] == "interval"
    await engine.change_settings(rhythm="adaptive", ceiling_s=2 * HOUR)
    reason, seconds = await due()
    assert reason == "rhythm"
    assert seconds <= 2 * HOUR


@pytest.mark.rule("S-2")
async def test_a_folder_within_a_folder_follows_it(start, public):
    engine = await start()
    outer = await engine.add_folder("Outer")
    inner = await engine.add_folder("Inner", outer.id)
    feed = await engine.subscribe(public.put("/feed", rss("Planet")), folder_id=inner.id)

    await engine.set_folder_rhythm(outer.id, Wish(Rhythm.FIXED, interval_s=3 * HOUR))

    assert (await engine.feed(feed.id)).next_poll_reason == "interval"
    plan = await engine.plan_around(inner.id)
    assert (plan.rhythm, plan.interval_s) == (Rhythm.FIXED, 3 * HOUR)


@pytest.mark.rule("S-2")
async def test_a_feed_that_is_polled_by_hand_is_asked_by_hand_only(start, public, clock):
    engine = await start(settings=Settings(rhythm="manual", tick_s=MINUTE))
    await engine.subscribe(public.put("/feed", rss("Planet")))

    await run(engine, clock, 3 * DAY, step=HOUR)
    assert len(public.requests) == 1
    assert (await engine.refresh()).fetched == 1


async def test_a_wish_does_not_end_a_back_off(engine, public, clock):
    feed = await engine.subscribe(public.put("/feed", rss("Planet")))
    public.remove("/feed")
    clock.now += DAY
    await tick(engine)
    waiting = (await engine.feed(feed.id)).next_poll_at

    await engine.change_settings(rhythm="fixed", interval_s=300)

    assert (await engine.feed(feed.id)).next_poll_at == waiting


# --- restarts, sleep and many requests ----------------------------------------------------------


@pytest.mark.rule("F-14", "FRB-30..37")
async def test_ten_restarts_in_five_minutes_ask_each_feed_once_at_most(start, public, clock):
    addresses = [(str(n), public.put(f"/{n}", rss(str(n)))) for n in range(5)]
    engine = await start(settings=Settings(tick_s=5.0))
    await engine.import_opml(opml(addresses))

    for _ in range(10):
        for _ in range(6):
            clock.now += 5
            await tick(engine)
        await engine.close()
        engine = await start(settings=Settings(tick_s=5.0))

    asked = Counter(request.path for request in public.requests)
    assert asked == {f"/{n}": 1 for n in range(5)}


@pytest.mark.rule("F-14")
async def test_after_three_days_of_sleep_feeds_come_back_one_after_the_other(start, public, clock):
    engine = await start(settings=Settings(tick_s=5.0))
    asked = {}
    addresses = []
    for number in range(60):
        path = f"/{number}"

        async def answer(_received, path=path):
            asked[path] = clock.now
            return Reply(rss(path))

        addresses.append((path, public.put(path, answer)))
    await engine.import_opml(opml(addresses))
    await engine.refresh()
    visible = (await engine.feeds())[-1]
    asked.clear()

    clock.now += 3 * DAY
    woken = clock.now
    engine.look_at([visible.id])
    await run(engine, clock, 5 * MINUTE, step=5)

    assert len(asked) == 60
    assert max(asked.values()) - min(asked.values()) >= 60 * 0.5 - 5
    assert asked["/59"] == min(asked.values()) <= woken + 5


@pytest.mark.rule("F-3", "F-14", "FRB-1..4", "FRB-10..16")
async def test_thirty_days_take_one_request_without_validators(start, public, clock):
    validators = {"ETag": 'W/"x', "Last-Modified": "Tue, 19 Jan 2038  03:14:07 GMT"}
    unconditional = []

    async def answer(received):
        known = (
            received.headers.get("If-None-Match") == validators["ETag"]
            and received.headers.get("If-Modified-Since") == validators["Last-Modified"]
        )
        if not known:
            unconditional.append(clock.now)
        if len(public.requests) % 17 == 0:
            return Reply(b"", 429, headers={"Retry-After": "60"})
        if known:
            return Reply(b"", 304)
        return Reply(rss("Planet", [item("a")]), headers=validators)

    engine = await start()
    await engine.subscribe(public.put("/feed", answer))
    for day in range(30):
        await run(engine, clock, DAY, step=HOUR)
        if day % 7 == 6:
            await engine.close()
            engine = await start()

    assert len(public.requests) > 50
    assert unconditional == [NOW]


@pytest.mark.rule("S-4", "FRB-30..37")
async def test_several_reasons_to_poll_a_feed_make_one_request(engine, public, clock):
    feed = await engine.subscribe(public.put("/feed", rss("Planet")))
    all_asked = heard(engine, events.RefreshStarted, 3)

    async def slow(_received):
        await all_asked.wait()
        return Reply(rss("Planet", [item("a")]))

    public.put("/feed", slow)
    clock.now += DAY
    await engine.poll_due()
    summaries = await asyncio.gather(*(engine.refresh([feed.id]) for _ in range(3)))

    assert [summary.new for summary in summaries] == [1, 1, 1]
    assert len(public.requests) == 2


@pytest.mark.rule("S-3")
async def test_a_thousand_feeds_need_no_more_timers_than_one(engine, clock):
    await engine.start()
    scheduler = engine._parts.ticker._scheduler
    jobs = len(scheduler.get_jobs())

    await engine.import_opml(opml((str(n), f"https://{n}.example/feed") for n in range(1000)))

    assert len(scheduler.get_jobs()) == jobs < 10
