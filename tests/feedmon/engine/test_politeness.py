"""The pace of public hosts: towards real servers, and beside other engines."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from feedmon import Engine, errors
from feedmon.model import FeedState
from tests.feedmon.clock import NOW
from tests.feedmon.internet import INTERNET, PUBLIC
from tests.feedmon.looking import found
from tests.feeds import item, opml, rss
from tests.httpserver import Reply
from tests.pictures import picture


class Naps:
    """A sleep that takes no time, so that moments add up under a clock that stands still."""

    def __init__(self):
        self.taken = []

    async def __call__(self, seconds):
        self.taken.append(seconds)
        await asyncio.sleep(0)


class Program:
    """An engine, and the moments that it was given."""

    def __init__(self, engine, naps):
        self.engine = engine
        self.naps = naps
        self.moments = []
        store = engine._store
        self._claim, self._reserve = store.claim, store.reserve_request
        store.claim, store.reserve_request = self.claim, self.reserve

    async def claim(self, *args, **how):
        claim = await self._claim(*args, **how)
        if getattr(claim, "at_ms", None) is not None:
            self.moments.append((how["host"], claim.at_ms))
        return claim

    async def reserve(self, name, **how):
        moment = await self._reserve(name, **how)
        if isinstance(moment, int):
            self.moments.append((name, moment))
        return moment

    def waited_for_its_moments(self):
        waits = [(moment - NOW * 1000) / 1000 for _, moment in self.moments]
        return all(not wait or wait in self.naps.taken for wait in waits)


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
def start(start):
    """Opens programs on one store."""

    async def program():
        naps = Naps()
        return Program(await start(sleep=naps), naps)

    return program


@pytest.fixture
async def program(start):
    return await start()


@pytest.fixture
def elsewhere(another_public):
    return another_public


def next_moment(path, host):
    with sqlite3.connect(path / "feedmon.db") as db:
        row = db.execute("SELECT next_request_ms FROM hosts WHERE name = ?", [host]).fetchone()
    db.close()
    return None if row is None else row[0] - NOW * 1000


def spaced(moments):
    return [moment - NOW * 1000 for _, moment in sorted(moments)] == [
        250 * n for n in range(len(moments))
    ]


# --- one pace -------------------------------------------------------------------------------


@pytest.mark.rule("F-10")
async def test_two_engines_on_one_store_share_the_pace_of_a_host(start, public, clock, tmp_path):
    one, other = await start(), await start()
    feeds = [(str(n), public.put(f"/{n}", rss(str(n)))) for n in range(20)]
    await one.engine.import_opml(opml(feeds))
    clock.now += 600
    before = round(clock.now) * 1000
    # Or the one that is a step ahead might have all of them.
    other.engine.look_at([feed.id for feed in await one.engine.feeds()][10:])

    for _ in range(200):
        await asyncio.gather(one.engine.poll_due(), other.engine.poll_due())
        await asyncio.sleep(0.01)
        if len(public.requests) == 20 and not await one.engine._store.lease_owners():
            break

    moments = sorted(moment - before for _, moment in one.moments + other.moments)
    assert moments == [250 * n for n in range(20)]
    assert one.moments
    assert other.moments
    assert next_moment(tmp_path, PUBLIC[0]) == before - NOW * 1000 + 20 * 250
    for program in (one, other):
        waits = {(moment - before) / 1000 for _, moment in program.moments} - {0.0}
        assert waits <= set(program.naps.taken)


@pytest.mark.rule("F-10")
async def test_feeds_previews_hops_and_images_are_counted_together(
    program, public, elsewhere, tmp_path
):
    engine = program.engine
    page = b'<link rel="alternate" type="application/rss+xml" href="/feed">'
    public.put("/feed", rss("Planet"))
    home = public.put("/", page, content_type="text/html")
    feed = await engine.subscribe(home)
    public.redirect("/feed", elsewhere.put("/feed", rss("Planet", [item("a")])))
    elsewhere.put("/image", picture(), content_type="image/png")
    moved = elsewhere.redirect("/moved", "/image")
    await engine._parts.poller.poll_feed(feed.id)
    image = await engine.picture(moved, 100)

    assert (image.width, image.height) == (32, 32)
    assert [received.path for received in public.requests] == ["/", "/feed", "/feed"]
    assert [received.path for received in elsewhere.requests] == ["/feed", "/moved", "/image"]
    for host in PUBLIC:
        assert spaced([moment for moment in program.moments if moment[0] == host])
        assert next_moment(tmp_path, host) == 3 * 250
    assert program.waited_for_its_moments()


@pytest.mark.rule("F-10")
async def test_private_hosts_cost_the_store_no_moments(program, server, tmp_path):
    await program.engine.subscribe(server.put("/feed", rss("Planet")))
    server.redirect("/feed", server.put("/new", rss("Planet", [item("a")])))
    await program.engine.refresh()

    assert len(server.requests) == 3
    assert program.moments == []
    with sqlite3.connect(tmp_path / "feedmon.db") as db:
        assert db.execute("SELECT count(*) FROM hosts").fetchone() == (0,)
    db.close()


def after(barrier, target):
    async def answer(_):
        await barrier.wait()
        return Reply(status=302, headers={"Location": target})

    return answer


@pytest.mark.rule("F-10")
async def test_feeds_that_redirect_to_each_others_hosts_are_both_polled(
    program, public, elsewhere, clock
):
    for server in (public, elsewhere):
        await program.engine.subscribe(server.put("/feed", rss(server.host)))
    both = asyncio.Barrier(2)
    for server, other in ((public, elsewhere), (elsewhere, public)):
        server.put("/feed", after(both, other.put("/end", rss("Moved", [item(other.host)]))))

    clock.now += 60
    async with asyncio.timeout(30):
        summary = await program.engine.refresh()

    assert (summary.fetched, summary.failures, summary.skipped) == (2, (), ())


@pytest.mark.rule("F-10")
async def test_a_feed_that_was_given_another_host_while_it_waited_is_asked_there(
    program, public, elsewhere, clock
):
    engine = program.engine
    await engine.subscribe(public.put("/slow", rss("Slow")))
    edited = await engine.subscribe(public.put("/feed", rss("Planet")))
    go_on = asyncio.Event()

    async def slow(_):
        await go_on.wait()
        return Reply(rss("Slow"))

    public.put("/slow", slow)
    clock.now += 60
    refresh = asyncio.create_task(engine.refresh())
    async with asyncio.timeout(30):
        await public.arrived("/slow", 2)
    await engine.set_feed(edited.id, url=elsewhere.put("/feed", rss("Planet", [item("a")])))
    go_on.set()
    summary = await refresh

    assert (summary.fetched, summary.new) == (2, 1)
    assert len(public.requests_to("/feed")) == 1
    assert [host for host, _ in program.moments].count(PUBLIC[1]) == 1


# --- hosts that asked for time --------------------------------------------------------------


@pytest.fixture
def blocked(public):
    """A path of a host that wants to be left alone for two hours."""
    return public.put("/busy", Reply(b"", 429, headers={"Retry-After": "7200"}))


@pytest.mark.rule("F-9")
async def test_a_429_met_by_a_preview_closes_the_host_to_every_program(
    start, public, blocked, clock
):
    one, other = await start(), await start()
    feed = await one.engine.subscribe(public.put("/feed", rss("Planet")))
    clock.now += 60
    public.put("/image", picture(), content_type="image/png")
    with pytest.raises(errors.HttpStatus):
        await found(one.engine, blocked)
    public.requests.clear()

    for program in (one, other):
        for ask in (found, Engine.subscribe):
            with pytest.raises(errors.HostBlocked) as refused:
                await ask(program.engine, public.url("/new"))
            assert refused.value.until == clock.now + 7200
        assert await program.engine.picture(public.url("/image"), 100) is None
        (skip,) = (await program.engine.refresh([feed.id])).skipped
        assert (skip.reason, skip.until) == ("host-blocked", clock.now + 7200)
    assert public.requests == []


@pytest.mark.rule("F-9")
async def test_a_429_met_by_an_image_closes_the_host(program, public, blocked):
    assert await program.engine.picture(blocked, 100) is None
    with pytest.raises(errors.HostBlocked):
        await found(program.engine, public.url("/feed"))


@pytest.mark.rule("F-9")
async def test_a_429_behind_a_redirect_closes_the_host_that_said_it(
    program, public, elsewhere, blocked, clock
):
    engine = program.engine
    feed = await engine.subscribe(elsewhere.put("/feed", rss("Planet")))
    other = await engine.subscribe(elsewhere.put("/other", rss("Other")))
    elsewhere.redirect("/feed", blocked, 302)

    clock.now += 60
    until = clock.now + 7200
    first = await engine.refresh()
    clock.now += 60
    second = await engine.refresh()

    assert [failure.feed_id for failure in first.failures] == [feed.id]
    assert [(skip.feed_id, skip.until) for skip in second.skipped] == [(feed.id, until)]
    assert second.failures == ()
    now = await engine.feed(feed.id)
    assert now.failures == 1
    assert now.next_poll_at >= until
    assert (await engine.feed(other.id)).state is FeedState.OK
    assert len(public.requests) == 1


@pytest.mark.rule("F-9")
async def test_the_feeds_of_a_host_that_asked_for_time_wait_no_less_than_they_would_have(
    program, public, clock
):
    engine = program.engine
    feed = await engine.subscribe(public.put("/feed", rss("Planet")))
    due = feed.next_poll_at
    busy = public.put("/busy", Reply(b"", 429, headers={"Retry-After": "600"}))
    with pytest.raises(errors.HttpStatus):
        await found(engine, busy)
    clock.now += 60

    (skip,) = (await engine.refresh()).skipped

    assert skip.reason == "host-blocked"
    assert (await engine.feed(feed.id)).next_poll_at == due
