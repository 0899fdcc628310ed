"""Which feeds a refresh by hand asks: the floor for repeated clicks."""

import asyncio

import pytest

from feedmon.engine.asking import FLOOR_S, plan, split_out
from feedmon.model import FeedState, PollTarget, Skipped
from tests.feedmon.clock import NOW
from tests.feedmon.internet import INTERNET
from tests.feeds import item, rss
from tests.httpserver import Reply

URL = "https://site.example/feed"


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
def public(public):
    public.put("/feed", rss("Planet", [item("a")]))
    return public


@pytest.fixture
def private(server):
    server.put("/feed", rss("Planet", [item("a")]))
    return server


@pytest.mark.rule("F-15")
async def test_repeated_clicks_ask_a_public_host_once_a_minute(engine, clock, public):
    feed = await engine.subscribe(public.url("/feed"))
    before = len(public.requests)

    clock.now += FLOOR_S - 1
    for _ in range(3):
        summary = await engine.refresh()
        assert summary.skipped == (
            Skipped(feed.id, feed.url, "just-asked", feed.last_polled_at + FLOOR_S),
        )
    assert len(public.requests) == before
    clock.now += 1
    summary = await engine.refresh([feed.id])

    assert (summary.skipped, len(public.requests)) == ((), before + 1)


@pytest.mark.rule("F-15", "S-4", "FRB-30..37")
async def test_two_programs_that_refresh_at_once_ask_each_feed_once(start, engine, clock, public):
    urls = [public.put(f"/{n}", rss(f"Feed {n}")) for n in range(12)]
    for url in urls:
        await engine.subscribe(url)
    public.requests.clear()
    clock.now += FLOOR_S
    other = await start()
    told = await asyncio.gather(engine.refresh(), other.refresh())

    assert sorted(request.path for request in public.requests) == sorted(f"/{n}" for n in range(12))
    assert sum(one.fetched + one.not_modified for one in told) == 12
    skipped = [skip for one in told for skip in one.skipped]
    assert len(skipped) == 12
    assert {skip.reason for skip in skipped} <= {"leased", "just-asked"}


@pytest.mark.rule("F-15")
async def test_a_private_address_is_asked_at_every_click(engine, private):
    feed = await engine.subscribe(private.url("/feed"))
    before = len(private.requests)

    for _ in range(3):
        assert (await engine.refresh([feed.id])).skipped == ()

    assert len(private.requests) == before + 3


@pytest.mark.rule("F-15")
async def test_a_feed_that_was_never_polled_is_asked_at_once(engine, public):
    await engine.import_opml(
        f'<opml><body><outline xmlUrl="{public.url("/feed")}"/></body></opml>'.encode()
    )

    assert (await engine.refresh()).fetched == 1
    assert [skip.reason for skip in (await engine.refresh()).skipped] == ["just-asked"]


@pytest.mark.rule("F-9")
@pytest.mark.parametrize("kind", ["public", "private"])
async def test_a_server_that_wants_rest_for_a_feed_gets_it_from_a_person_too(
    engine, clock, kind, public, private
):
    server = public if kind == "public" else private
    feed = await engine.subscribe(server.url("/feed"))
    await engine.subscribe(server.put("/other", rss("Other")))
    server.put("/feed", Reply(b"", 503, headers={"Retry-After": "86400"}))
    clock.now += FLOOR_S
    told = await engine.refresh()
    asked = len(server.requests)
    clock.now += FLOOR_S
    summary = await engine.refresh()

    until = NOW + FLOOR_S + 86_400
    assert [failure.feed_id for failure in told.failures] == [feed.id]
    assert summary.skipped == (Skipped(feed.id, feed.url, "host-blocked", until),)
    assert len(server.requests_to("/other")) == 3
    assert len(server.requests) == asked + 1
    clock.now = until
    assert (await engine.refresh([feed.id])).skipped == ()


async def test_another_address_of_a_feed_is_asked_at_once(engine, public):
    public.put("/moved", rss("Planet", [item("a")]))
    feed = await engine.subscribe(public.url("/feed"))

    await engine.set_feed(feed.id, url=public.url("/moved"))

    assert (await engine.refresh([feed.id])).fetched == 1


def test_what_no_network_carried_is_asked_again_at_once():
    away = PollTarget(1, URL, last_polled_at=NOW - 5, next_poll_reason="outage")

    fresh = PollTarget(2, URL, last_polled_at=NOW, next_poll_reason="ttl", error="network-down")

    ask, skipped = split_out([away, fresh], now=NOW, is_public=lambda _: True)

    assert (ask, skipped) == ([away, fresh], [])


def test_a_poll_of_this_very_second_counts():
    asked = PollTarget(1, URL, last_polled_at=round(NOW + 0.7))

    _, skipped = split_out([asked], now=NOW + 0.7, is_public=lambda _: True)

    assert [skip.reason for skip in skipped] == ["just-asked"]


def test_a_clock_that_was_wrong_keeps_no_feed_back():
    feed = PollTarget(1, URL, last_polled_at=NOW + 3600)

    assert split_out([feed], now=NOW, is_public=lambda _: True) == ([feed], [])


def test_what_is_paused_or_gone_is_not_asked():
    feeds = [PollTarget(n, URL, state=s) for n, s in enumerate((FeedState.PAUSED, FeedState.GONE))]

    ask, skipped = split_out(feeds, now=NOW, is_public=lambda _: True)

    assert (ask, [skip.reason for skip in skipped]) == ([], ["paused", "gone"])


def test_what_is_looked_at_is_asked_first_and_what_is_named_alone():
    known = [PollTarget(n, f"https://site{n}.example/", last_polled_at=1) for n in (1, 2, 3)]

    def asked(*named, **more):
        return plan(known, *named, now=NOW, is_public=lambda _: True, **more).feed_ids

    assert asked(first=[3, 4]) == (3, 1, 2)
    assert asked([2, 1, 2, 9]) == (2, 1)


def test_feeds_of_one_host_are_asked_one_after_the_other():
    of_one = [PollTarget(n, f"https://one.example/{n}", last_polled_at=1) for n in (1, 2)]
    other = PollTarget(3, "https://other.example/", last_polled_at=1)

    asked = plan([of_one[0], other, of_one[1]], now=NOW, is_public=lambda _: True)

    assert (asked.quick, asked.slow) == ([*of_one, other], [])


@pytest.mark.rule("F-15", "S-4", "FRB-30..37")
async def test_what_another_program_polled_since_the_click_is_not_asked_again(
    start, engine, clock, public
):
    feed = await engine.subscribe(public.url("/feed"))
    clock.now += FLOOR_S
    (seen,) = await engine.feeds()
    other = await start()
    assert (await other.refresh()).fetched == 1
    public.requests.clear()
    outcome = await engine._parts.poller.poll_feed(feed.id, seen=seen)

    assert (outcome.reason, public.requests) == ("just-asked", [])
