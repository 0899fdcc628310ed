"""Rules of etiquette clause by clause: what goes over the wire, and what follows from answers."""

from __future__ import annotations

import asyncio
from email.utils import formatdate

import pytest

from feedmon.model import EntryQuery
from feedmon.settings import Settings
from tests.feedmon.clock import DAY, HOUR, MINUTE, NOW, run
from tests.feedmon.internet import NAMES
from tests.feeds import item, opml, rss
from tests.httpserver import Reply


@pytest.fixture
def world():
    return NAMES


@pytest.fixture
async def engine(start):
    return await start(settings=Settings(tick_s=MINUTE))


def validators(received):
    return received.headers.get("If-None-Match"), received.headers.get("If-Modified-Since")


def named(public, host, path):
    """The address of a path under another name of the server."""
    return f"http://{host}:{public.port}{path}"


# --- validators (F-1, F-2) --------------------------------------------------------------------


@pytest.mark.rule("F-1", "FRB-1..4", "FRB-10..16")
@pytest.mark.parametrize(
    ("etag", "date"),
    [
        ('W/"a\\"b"', "Tue, 19 Jan 2038  03:14:07 GMT"),
        ("unquoted", None),
        (None, "yesterday,  about noon"),
        ('"b"', "0"),
    ],
)
async def test_validators_come_back_from_the_store_as_they_were(start, public, clock, etag, date):
    given = {"ETag": etag, "Last-Modified": date}
    headers = {name: value for name, value in given.items() if value is not None}
    engine = await start()
    await engine.subscribe(public.put("/feed", Reply(rss("Planet"), headers=headers)))
    await engine.close()
    engine = await start()

    clock.now += DAY
    await engine.refresh()

    assert validators(public.requests[-1]) == (etag, date)


@pytest.mark.rule("F-2", "FRB-10..16")
async def test_each_answer_replaces_the_validators_of_the_last(engine, public, clock):
    said = [
        Reply(rss("Planet", [item("a")]), headers={"ETag": '"1"', "Last-Modified": "then"}),
        Reply(b"", 304, headers={"ETag": '"2"'}),
        Reply(b"", 304, headers={"Last-Modified": "later"}),
        Reply(b"", 304),
        Reply(rss("Planet", [item("b")]), headers={"Last-Modified": "now"}),
        Reply(rss("Planet", [item("c")])),
        Reply(rss("Planet", [item("d")])),
    ]

    async def answer(_received):
        return said[len(public.requests) - 1]

    await engine.subscribe(public.put("/feed", answer))
    for _ in said[1:]:
        clock.now += DAY
        await engine.refresh()

    assert [validators(received) for received in public.requests] == [
        (None, None),
        ('"1"', "then"),
        ('"2"', "then"),
        ('"2"', "later"),
        ('"2"', "later"),
        (None, "now"),
        (None, None),
    ]


@pytest.mark.rule("F-2", "F-16")
async def test_what_could_not_be_read_or_stored_leaves_no_validators(
    engine, public, clock, monkeypatch
):
    feed = await engine.subscribe(public.put("/feed", Reply(rss("A"), headers={"ETag": '"old"'})))
    public.put("/feed", Reply(rss("A", [item("a")]), headers={"ETag": '"new"'}))
    store, parsed = engine._store, asyncio.Event()

    async def never(*_args, **_how):
        parsed.set()
        await asyncio.Event().wait()

    # The program ends when the document was parsed, and nothing of it is stored.
    with monkeypatch.context() as patched:
        patched.setattr(store, "apply", never)
        clock.now += DAY
        refresh = asyncio.create_task(engine.refresh())
        await parsed.wait()
        refresh.cancel()
        await asyncio.gather(refresh, return_exceptions=True)
    portal = {"ETag": '"portal"', "Content-Type": "text/html"}
    public.put("/feed", Reply(b"<html><p>Log in</p></html>", headers=portal))
    clock.now += DAY
    await engine.refresh()
    public.put("/feed", Reply(rss("A", [item("a")]), headers={"ETag": '"new"'}))
    clock.now += DAY
    summary = await engine.refresh()

    assert [validators(received)[0] for received in public.requests] == [None, *['"old"'] * 3]
    assert (summary.new, (await engine.feed(feed.id)).etag) == (1, '"new"')


# --- bodies (F-16) ----------------------------------------------------------------------------


@pytest.mark.rule("F-16")
async def test_the_same_bytes_are_not_parsed_again(engine, public, clock, monkeypatch):
    feed = await engine.subscribe(public.put("/feed", rss("Planet", [item("a")])))
    parsed = []
    parse = engine._parts.poller._workers.parse

    async def counted(document):
        parsed.append(document.url)
        return await parse(document)

    monkeypatch.setattr(engine._parts.poller._workers, "parse", counted)
    for _ in range(3):
        clock.now += DAY
        await engine.refresh()
    assert parsed == []
    assert [poll.outcome for poll in await engine.poll_log(feed.id)][:3] == ["unchanged"] * 3
    public.put("/feed", rss("Planet", [item("b")]))
    clock.now += DAY
    assert (await engine.refresh()).new == 1
    assert len(parsed) == 1


@pytest.mark.rule("F-16")
async def test_a_delta_adds_to_what_is_there_and_takes_nothing_away(engine, public, clock):
    whole = Reply(rss("Planet", [item("a"), item("b")]), headers={"ETag": '"1"'})
    await engine.subscribe(public.put("/feed", whole))

    async def answer(received):
        if received.headers.get("A-IM") != "feed":
            return Reply(b"", 500)
        return Reply(rss("Planet", [item("c")]), 226, headers={"IM": "feed", "ETag": '"2"'})

    public.put("/feed", answer)
    clock.now += DAY
    assert (await engine.refresh()).new == 1

    rows = await engine.entries(EntryQuery(), limit=10)
    assert {row.title for row in rows} == {"Article a", "Article b", "Article c"}
    clock.now += DAY
    await engine.refresh()
    assert validators(public.requests[-1])[0] == '"2"'


# --- servers that ask for time (F-9, F-10) ----------------------------------------------------


@pytest.mark.rule("F-9", "FRB-20..24")
@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ({"Retry-After": "900"}, 900),
        ({"Retry-After": "0"}, 120),
        ({"Retry-After": "-3"}, 120),
        ({"Retry-After": "soon"}, 120),
        ({}, 120),
        ({"Retry-After": str(30 * DAY)}, 7 * DAY),
        # Both by the server's clock, which is a year behind.
        (
            {
                "Date": formatdate(NOW - 365 * DAY, usegmt=True),
                "Retry-After": formatdate(NOW - 365 * DAY + HOUR, usegmt=True),
            },
            HOUR,
        ),
    ],
)
async def test_a_429_closes_its_host_for_as_long_as_it_says(engine, public, clock, said, wait):
    async def answer(received):
        return Reply(b"", 429, headers=said) if closed else Reply(rss(received.path))

    closed = False
    feeds = [(path, public.put(path, answer)) for path in ("/one", "/two")]
    await engine.import_opml(opml(feeds))
    one, _ = [feed.id for feed in await engine.feeds()]
    closed = True
    await engine.refresh([one])
    until = round(clock.now) + wait
    asked = len(public.requests)

    clock.now = until - 1
    told = (await engine.refresh()).skipped
    assert [(skip.reason, skip.until) for skip in told] == [("host-blocked", until)] * 2
    assert len(public.requests) == asked
    closed = False
    clock.now = until
    assert (await engine.refresh()).skipped == ()


@pytest.mark.rule("F-9")
@pytest.mark.parametrize(
    ("status", "hosts"),
    [
        (429, {"a.tumblr.com": False, "b.tumblr.com": False}),
        (429, {"www.reddit.com": False, "old.reddit.com": False}),
        (429, {"a.blog.example": False, "b.blog.example": True}),
        (503, {"a.tumblr.com": False, "b.tumblr.com": True}),
    ],
)
async def test_who_else_has_to_wait_for_a_server_that_asked_for_time(
    engine, public, clock, status, hosts
):
    public.put("/busy", Reply(b"", status, headers={"Retry-After": "3600"}))
    public.put("/other", rss("Other"))
    paths = zip(("/busy", "/other"), hosts, strict=True)
    await engine.import_opml(opml((path, named(public, host, path)) for path, host in paths))
    busy, other = [feed.id for feed in await engine.feeds()]
    await engine.refresh([busy])

    summary = await engine.refresh([other])

    asked = hosts.popitem()[1]
    assert [skip.reason for skip in summary.skipped] == ([] if asked else ["host-blocked"])
    assert len(public.requests_to("/other")) == asked
    clock.now += 2 * MINUTE
    assert [skip.feed_id for skip in (await engine.refresh([busy])).skipped] == [busy]


@pytest.mark.rule("F-10")
@pytest.mark.parametrize("status", [200, 304, 404])
async def test_any_answer_may_say_that_no_requests_are_left(engine, public, clock, status):
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "300", "ETag": '"1"'}
    public.put("/one", Reply(rss("One"), headers={"ETag": '"1"'}))
    public.put("/two", rss("Two"))
    await engine.import_opml(opml((p, public.url(p)) for p in ("/one", "/two")))
    one, two = [feed.id for feed in await engine.feeds()]
    await engine.refresh([one])
    clock.now += MINUTE
    public.put("/one", Reply(rss("One"), status, headers=spent))
    await engine.refresh([one])
    until = round(clock.now) + 300

    (skipped,) = (await engine.refresh([two])).skipped

    assert (skipped.reason, skipped.until) == ("host-blocked", until)
    assert public.requests_to("/two") == []


# --- few addresses behind many hosts ----------------------------------------------------------


@pytest.mark.rule("FRB-30..37", "F-10", "O-1")
async def test_an_address_behind_many_hosts_is_not_asked_in_a_burst(start, public, clock):
    engine = await start(settings=Settings(tick_s=5.0))
    times = []

    async def answer(received):
        times.append(clock.now)
        return Reply(rss(received.headers["Host"]))

    public.put("/feed", answer)
    await engine.import_opml(
        opml((str(n), named(public, f"blog{n}.example", "/feed")) for n in range(90))
    )
    await run(engine, clock, 5 * MINUTE, step=5)
    imported = list(times)
    times.clear()
    clock.now += 3 * DAY
    await run(engine, clock, 5 * MINUTE, step=5)

    for burst in (imported, times):
        assert len(burst) == 90
        assert max(burst) - min(burst) >= 90 * 0.5 - 5 - 5
        assert max(burst.count(at) for at in burst) <= 20


# --- failures in the long run (F-13) ----------------------------------------------------------


@pytest.mark.rule("F-13")
async def test_a_dead_feed_is_parked_asked_weekly_and_retried_when_the_person_says(
    start, public, clock
):
    engine = await start(settings=Settings(tick_s=MINUTE))
    feed = await engine.subscribe(public.put("/feed", rss("Planet", [item("a")])))
    public.remove("/feed")

    await run(engine, clock, 16 * DAY, step=HOUR)
    parked = await engine.feed(feed.id)
    assert (parked.state, parked.next_poll_reason, parked.total) == ("parked", "parked", 1)
    public.requests.clear()
    await run(engine, clock, 28 * DAY, step=HOUR)
    assert 3 <= len(public.requests) <= 5
    public.put("/feed", rss("Planet", [item("a"), item("b")]))
    clock.now += HOUR
    summary = await engine.refresh([feed.id])

    works = await engine.feed(feed.id)
    assert (summary.new, works.state, works.failures, works.error) == (1, "ok", 0, None)
    assert works.next_poll_at - clock.now <= 12 * HOUR
