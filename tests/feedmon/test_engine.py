"""The engine over a real store and a real server, as its callers see it."""

import asyncio
import sqlite3

import pytest
from lxml import etree

from feedmon import decide, errors, events, open_engine
from feedmon import opml as opml_file
from feedmon.model import EntryQuery, FeedState
from feedmon.network import NetworkPolicy
from feedmon.settings import Settings
from tests.feedmon.clock import HOUR
from tests.feedmon.hearing import heard, listen, of_kind
from tests.feedmon.looking import found
from tests.feeds import item, opml, rss
from tests.httpserver import Reply


class Told(list):
    """Every event that the engine tells, in order; ``more`` is set with each."""

    def __init__(self):
        super().__init__()
        self.more = asyncio.Event()

    def hear(self, event):
        self.append(event)
        self.more.set()


@pytest.fixture
async def told(engine):
    seen = Told()
    engine.events.subscribe(seen.hear)
    return seen


async def until(told, true):
    async with asyncio.timeout(20):
        while not true():
            told.more.clear()
            await told.more.wait()


# --- subscribing ----------------------------------------------------------------------------


@pytest.mark.rule("FRB-30..37")
async def test_adding_a_feed_costs_it_one_request_and_fills_it(engine, server, told):
    url = server.put("/feed", rss("Planet", [item("a"), item("b")]), etag='"v1"')

    feed = await engine.subscribe(url)

    assert feed.title == "Planet"
    assert (feed.total, feed.unread, feed.state) == (2, 0, FeedState.OK)
    assert len(server.requests) == 1
    assert [event.first for event in of_kind(told, events.FeedPolled)] == [True]


async def test_looking_first_and_adding_then_is_still_one_request(engine, server):
    url = server.put("/feed", rss("Planet", [item("a")]))

    (candidate,) = await found(engine, url)
    await engine.subscribe(candidate.url)

    assert candidate.title == "Planet"
    assert [each.title for each in candidate.newest] == ["Article a"]
    assert len(server.requests) == 1


async def test_a_page_leads_to_the_feed_it_names(engine, server):
    server.put("/feed", rss("Planet", [item("a")]))
    page = server.put(
        "/",
        b'<html><head><link rel="alternate" type="application/rss+xml" href="feed"></head></html>',
        content_type="text/html",
    )

    feed = await engine.subscribe(page)

    assert feed.url == server.url("/feed")
    assert [request.path for request in server.requests] == ["/", "/feed"]


async def test_a_page_that_names_no_feed_says_so(engine, server):
    page = server.put("/", b"<html><body>Hello</body></html>", content_type="text/html")

    with pytest.raises(errors.NoFeedFound):
        await engine.subscribe(page)

    assert await engine.feeds() == []


async def test_the_same_feed_is_not_subscribed_twice(engine, server):
    url = server.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(url)

    with pytest.raises(errors.AlreadySubscribed) as caught:
        await engine.subscribe(url)

    assert caught.value.feed_id == feed.id
    assert (await found(engine, url))[0].subscribed_id == feed.id


@pytest.mark.rule("FRB-60..66")
@pytest.mark.parametrize(
    "address", ["ftp://host/feed", "javascript:alert(1)", "file:///etc/passwd"]
)
async def test_an_unsupported_scheme_is_refused_without_a_request(engine, address):
    with pytest.raises(errors.BadAddress):
        await engine.subscribe(address)

    assert await engine.feeds() == []


@pytest.mark.rule("I-9")
async def test_nobody_hears_of_the_first_poll_and_what_is_old_arrives_read(engine, server, clock):
    old, recent = round(clock.now) - 200 * 86400, round(clock.now) - 86400
    url = server.put("/feed", rss("Planet", [item("old", at=old), item("recent", at=recent)]))

    feed = await engine.subscribe(url)

    rows = await engine.entries(EntryQuery(feed_id=feed.id))
    assert [(row.title, row.read) for row in rows] == [
        ("Article recent", False),
        ("Article old", True),
    ]


# --- refreshing -----------------------------------------------------------------------------


@pytest.mark.rule("F-1", "F-3")
async def test_every_request_after_the_first_is_conditional(engine, server):
    url = server.put(
        "/feed",
        rss("Planet", [item("a")]),
        etag='W/"odd \\"tag"',
        last_modified="Mon,  01 Jan 2038 00:00:00 GMT",
    )
    await engine.subscribe(url)

    summary = await engine.refresh()

    assert (summary.feeds, summary.not_modified, summary.new) == (1, 1, 0)
    assert "if-none-match" not in server.requests[0].headers
    assert server.requests[1].headers["if-none-match"] == 'W/"odd \\"tag"'
    assert server.requests[1].headers["if-modified-since"] == "Mon,  01 Jan 2038 00:00:00 GMT"


async def test_new_articles_are_told_with_all_that_is_needed_to_paint_them(engine, server, told):
    url = server.put("/feed", rss("Planet", [item("a")]))
    feed = await engine.subscribe(url)
    server.put("/feed", rss("Planet", [item("b", "New & <fresh>"), item("a")]))
    told.clear()

    summary = await engine.refresh()

    (polled,) = of_kind(told, events.FeedPolled)
    assert summary.new == 1
    assert [(row.title, row.feed_title, row.read) for row in polled.new] == [
        ("New & <fresh>", "Planet", False)
    ]
    assert polled.feed.unread == (await engine.feed(feed.id)).unread
    assert not polled.first
    assert [type(event) for event in told] == [
        events.RefreshStarted,
        events.FeedPolling,
        events.FeedPolled,
        events.RefreshFinished,
    ]


async def test_one_slow_page_delays_none_of_the_others(engine, server, told):
    slow_may_answer = asyncio.Event()

    async def slow(_received):
        await slow_may_answer.wait()
        return Reply(rss("Slow", [item("slow")]))

    for name in ("one", "two", "three"):
        await engine.subscribe(server.put(f"/{name}", rss(name)))
        server.put(f"/{name}", rss(name, [item(name)]))
    await engine.subscribe(server.put("/slow", rss("Slow")))
    server.put("/slow", slow)

    refresh = asyncio.create_task(engine.refresh())
    await until(told, lambda: len(of_kind(told, events.FeedPolled)) == 4 + 3)
    readable_before_the_slow_one = len(await engine.entries(EntryQuery()))
    slow_may_answer.set()
    summary = await refresh

    assert readable_before_the_slow_one == 3
    assert summary.new == 4


async def test_a_cancelled_refresh_gives_its_claims_back(engine, server, told):
    url = server.put("/feed", rss("Planet"))
    feed = await engine.subscribe(url)
    server.hang("/feed")
    refresh = asyncio.create_task(engine.refresh())
    await server.arrived("/feed", 2)

    refresh.cancel()
    with pytest.raises(asyncio.CancelledError):
        await refresh
    server.put("/feed", rss("Planet", [item("a")]))
    summary = await engine.refresh()

    assert of_kind(told, events.RefreshFinished)[0].summary.cancelled
    assert [event.feed_id for event in of_kind(told, events.PollDropped)] == [feed.id]
    assert summary.new == 1


async def test_a_refresh_right_after_a_cancelled_one_asks_every_feed(engine, server):
    for name in "abc":
        await engine.subscribe(server.put(f"/{name}", rss(name)))
        server.hang(f"/{name}")
    refresh = asyncio.create_task(engine.refresh())
    for name in "abc":
        await server.arrived(f"/{name}", 2)
        server.put(f"/{name}", rss(name, [item("new")]))

    refresh.cancel()
    summary = await engine.refresh()

    assert (summary.feeds, summary.fetched, summary.new) == (3, 3, 3)
    with pytest.raises(asyncio.CancelledError):
        await refresh


@pytest.fixture
def lock(tmp_path):
    """Another program that holds the store for itself from ``take()`` to ``give()``."""
    lock = StoreLock(tmp_path / "feedmon.db")
    yield lock
    lock.connection.close()


class StoreLock:
    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)

    def take(self):
        self.connection.execute("BEGIN IMMEDIATE")

    def give(self):
        self.connection.execute("ROLLBACK")


async def test_a_claim_that_was_being_made_when_cancelled_is_given_back(engine, server, lock):
    await engine.subscribe(server.put("/feed", rss("Planet")))
    server.put("/feed", rss("Planet", [item("a")]))
    lock.take()
    refresh = asyncio.create_task(engine.refresh())
    await asyncio.sleep(0.2)

    refresh.cancel()
    await asyncio.sleep(0.05)
    lock.give()
    with pytest.raises(asyncio.CancelledError):
        await refresh
    summary = await engine.refresh()

    assert (summary.fetched, summary.skipped) == (1, ())


async def test_what_was_being_stored_when_cancelled_is_told(engine, server, told, lock):
    await engine.subscribe(server.put("/feed", rss("Planet")))

    async def answer(_):
        lock.take()
        return Reply(rss("Planet", [item("a")]))

    server.put("/feed", answer)
    refresh = asyncio.create_task(engine.refresh())
    await server.arrived("/feed", 2)
    await asyncio.sleep(0.5)

    refresh.cancel()
    await asyncio.sleep(0.05)
    lock.give()
    with pytest.raises(asyncio.CancelledError):
        await refresh

    stored = [entry.title for entry in await engine.entries(EntryQuery())]
    new = [entry.title for event in of_kind(told, events.FeedPolled) for entry in event.new]
    assert stored == new == ["Article a"]


async def test_a_refresh_that_the_store_fails_says_so_as_one_error(
    engine, server, told, monkeypatch
):
    for name in "ab":
        await engine.subscribe(server.put(f"/{name}", rss(name)))

    async def full(*_, **__):
        raise errors.StoreFull("feedmon.db")

    monkeypatch.setattr(engine._store, "claim", full)
    with pytest.raises(errors.StoreFull):
        await engine.refresh()
    assert of_kind(told, events.StoreTrouble)[0].error == "store-full"


async def test_a_poll_that_meets_a_bug_fails_alone_and_the_log_has_its_traceback(
    engine, server, told, monkeypatch, caplog
):
    for name in "abc":
        await engine.subscribe(server.put(f"/{name}", rss(name)))
        server.put(f"/{name}", rss(name, [item("new")]))
    really = decide.decide_update

    def stumble(feed, *arguments, **more):
        if feed.id == 2:
            raise ZeroDivisionError
        return really(feed, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(decide, "decide_update", stumble)
        summary = await engine.refresh()
    again = await engine.refresh()

    assert (summary.feeds, summary.fetched, summary.new) == (3, 2, 2)
    assert [failure.feed_id for failure in summary.failures] == [2]
    assert not summary.cancelled
    assert of_kind(told, events.RefreshFinished)[0].summary == summary
    assert ZeroDivisionError in [record.exc_info[0] for record in caplog.records if record.exc_info]
    assert (again.failures, again.new) == ((), 1)


@pytest.fixture
def busy(engine, monkeypatch):
    """The feeds whose claims another program's writing keeps from the store."""
    feed_ids = set()
    really = engine._store.claim

    async def claim(feed_id, **more):
        if feed_id in feed_ids:
            raise errors.StoreBusy("feedmon.db", "locked")
        return await really(feed_id, **more)

    monkeypatch.setattr(engine._store, "claim", claim)
    return feed_ids


async def test_a_poll_that_finds_the_store_busy_fails_alone(engine, server, busy):
    for name in "abc":
        await engine.subscribe(server.put(f"/{name}", rss(name)))
        server.put(f"/{name}", rss(name, [item("new")]))
    busy.add(2)

    summary = await engine.refresh()

    assert summary.new == 2
    assert [(failure.feed_id, failure.error) for failure in summary.failures] == [(2, "store-busy")]


async def test_a_store_that_stays_busy_ends_the_refresh(engine, server, busy):
    for n in range(10):
        await engine.subscribe(server.put(f"/{n}", rss(str(n))))
    busy.update(range(1, 11))

    with pytest.raises(errors.StoreBusy):
        await engine.refresh()


async def test_a_store_that_is_closed_meanwhile_ends_the_refresh(engine, server):
    for n in range(10):
        await engine.subscribe(server.put(f"/{n}", rss(str(n))))

    async def close_first(_received):
        await engine._store.close()
        return Reply(rss("late"))

    for n in range(10):
        server.put(f"/{n}", close_first)

    with pytest.raises(errors.StoreError) as caught:
        await engine.refresh()
    assert caught.value.detail == "closed"


@pytest.mark.rule("S-4")
async def test_two_triggers_for_one_feed_are_one_request(engine, server, clock):
    await engine.subscribe(server.put("/feed", rss("Planet")))
    all_asked = heard(engine, events.RefreshStarted, 3)

    async def not_before(_received):
        await all_asked.wait()
        return Reply(rss("Planet"))

    server.put("/feed", not_before)
    clock.now += 120  # else the time of the first poll and of the next are the same

    await asyncio.gather(engine.refresh(), engine.refresh(), engine.refresh())

    assert len(server.requests) == 2


async def test_a_paused_feed_is_not_asked_and_the_summary_says_so(engine, server):
    feed = await engine.subscribe(server.put("/feed", rss("Planet")))
    await engine.set_feed(feed.id, paused=True)

    summary = await engine.refresh()

    assert [(skip.feed_id, skip.reason) for skip in summary.skipped] == [(feed.id, "paused")]
    assert len(server.requests) == 1


# --- failures -------------------------------------------------------------------------------


@pytest.mark.rule("F-16", "F-2")
@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(b"<html><body>Log in</body></html>", content_type="text/html"), "not-a-feed"),
        (Reply(b""), "not-a-feed"),
        (Reply(b"gone", 500), "http-status"),
    ],
)
async def test_a_failed_poll_leaves_articles_and_validators_alone(engine, server, reply, error):
    url = server.put("/feed", rss("Planet", [item("a")]), etag='"v1"')
    feed = await engine.subscribe(url)

    async def fails(_received):
        return reply

    server.put("/feed", fails)
    summary = await engine.refresh()

    now = await engine.feed(feed.id)
    assert [failure.error for failure in summary.failures] == [error]
    assert (now.state, now.error, now.failures) == (FeedState.FAILING, error, 1)
    assert (now.etag, now.total) == ('"v1"', 1)


async def test_a_success_forgets_the_failures(engine, server):
    feed = await engine.subscribe(server.put("/feed", rss("Planet")))
    server.remove("/feed")
    await engine.refresh()
    server.put("/feed", rss("Planet", [item("a")]))

    await engine.refresh()

    now = await engine.feed(feed.id)
    assert (now.state, now.error, now.failures) == (FeedState.OK, None, 0)


@pytest.mark.rule("F-13")
async def test_failures_back_off_and_the_log_keeps_them(engine, server, clock):
    feed = await engine.subscribe(server.put("/feed", rss("Planet")))
    server.remove("/feed")

    waits = []
    for _ in range(3):
        await engine.refresh()
        now = await engine.feed(feed.id)
        waits.append(now.next_poll_at - clock.now)
        clock.now = now.next_poll_at

    log = await engine.poll_log(feed.id)
    assert [record.outcome for record in log] == ["failed", "failed", "failed", "unchanged"]
    assert now.next_poll_reason == "back-off"
    assert all(HOUR <= wait <= 24 * HOUR for wait in waits)


async def test_a_feed_that_is_gone_is_never_asked_again(engine, server, clock):
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    server.put("/feed", Reply(b"", 410))
    await engine.refresh()
    clock.now += 30 * 86400

    assert await engine.poll_due() == 0
    assert (await engine.feed(feed.id)).state is FeedState.GONE
    assert (await engine.feed(feed.id)).total == 1


@pytest.mark.rule("F-9")
async def test_a_public_host_that_asks_for_time_gets_it_for_all_its_feeds(start, server, clock):
    engine = await start(network_policy=NetworkPolicy(public=(server.host,)))
    for name in ("busy", "other"):
        await engine.subscribe(server.put(f"/{name}", rss(name)))
    server.put("/busy", Reply(b"", 429, headers={"Retry-After": "7200"}))
    clock.now += 60
    await engine.refresh([1])
    until = round(clock.now) + 7200

    clock.now += 60
    summary = await engine.refresh()

    assert [(skip.reason, skip.until) for skip in summary.skipped] == [("host-blocked", until)] * 2
    assert all(feed.next_poll_at >= until for feed in await engine.feeds())
    assert len(server.requests) == 3


@pytest.mark.rule("F-9")
async def test_behind_a_private_address_only_the_feed_itself_waits(engine, server, clock):
    busy = await engine.subscribe(server.put("/busy", rss("Busy")))
    other = await engine.subscribe(server.put("/other", rss("Other")))
    server.put("/busy", Reply(b"", 429, headers={"Retry-After": "86400"}))

    await engine.refresh()
    summary = await engine.refresh([other.id])

    assert summary.skipped == ()
    waits = await engine.feed(busy.id)
    assert waits.next_poll_at == round(clock.now) + 86400
    assert waits.next_poll_reason == "retry-after"


# --- by itself ------------------------------------------------------------------------------


async def test_what_is_due_is_polled_and_nothing_else(engine, server, clock, told):
    await engine.subscribe(server.put("/feed", rss("Planet")))

    before = await engine.poll_due()
    clock.now += 2 * HOUR
    after = await engine.poll_due()
    await until(told, lambda: len(of_kind(told, events.FeedPolled)) == 2)

    assert (before, after) == (0, 1)
    assert len(server.requests) == 2


@pytest.mark.rule("I-10")
async def test_unsubscribing_removes_everything_and_adding_again_a_day_later_starts_fresh(
    engine, server, clock
):
    url = server.put("/feed", rss("Planet", [item("a")]))
    first = await engine.subscribe(url)
    await engine.star([row.id for row in await engine.entries(EntryQuery())])

    await engine.unsubscribe([first.id])
    gone = await engine.entries(EntryQuery())
    clock.now += 25 * HOUR
    await engine.tidy()
    second = await engine.subscribe(url)

    assert gone == []
    assert second.id != first.id
    assert (await engine.counts()).starred == 0


@pytest.mark.rule("I-10")
async def test_what_is_beyond_the_number_kept_goes_and_does_not_come_back(start, server, clock):
    recent = [item(str(n), at=round(clock.now) - n) for n in range(8)]
    engine = await start(settings=Settings(keep_newest=5))
    url = server.put("/feed", rss("Planet", recent))
    feed = await engine.subscribe(url)
    seen = listen(engine)
    oldest = (await engine.entries(EntryQuery()))[-1]
    await engine.star([oldest.id])

    deleted = await engine.tidy()
    server.put("/feed", rss("Planet!", recent))
    summary = await engine.refresh()

    assert deleted == 2
    assert summary.new == 0
    assert (await engine.feed(feed.id)).total == 6
    assert len(of_kind(seen, events.StoreChanged)[0].delta.removed_entries) == 2


# --- reading --------------------------------------------------------------------------------


async def test_marks_are_told_with_what_really_changed_and_new_counts(engine, server, told, clock):
    recent = round(clock.now) - 60
    await engine.subscribe(
        server.put("/feed", rss("Planet", [item("a", at=recent), item("b", at=recent)]))
    )
    first, second = await engine.entries(EntryQuery())
    await engine.mark_read([first.id])
    told.clear()

    await engine.mark_read([first.id, second.id])

    assert told[0] == events.EntriesMarked((second.id,), read=True)
    assert isinstance(told[1], events.CountsChanged)
    assert told[1].counts.unread == {}


async def test_what_the_person_did_survives_an_edit_of_the_article(engine, server, clock):
    recent = round(clock.now) - 60
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a", at=recent)])))
    (row,) = await engine.entries(EntryQuery())
    await engine.mark_read([row.id])
    await engine.star([row.id])
    server.put("/feed", rss("Planet", [item("a", "Corrected", body="<p>Other</p>", at=recent)]))

    summary = await engine.refresh()

    (row,) = await engine.entries(EntryQuery())
    assert summary.updated == 1
    assert (row.title, row.read, row.starred) == ("Corrected", True, True)


@pytest.mark.rule("H-2")
async def test_what_an_older_sanitiser_let_through_is_cleaned_when_it_is_read(
    engine, server, tmp_path
):
    body = '<p onclick="x()">Words <a href="/more">more</a></p><script>x()</script>'
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a", body=body)])))
    (row,) = await engine.entries(EntryQuery())
    with sqlite3.connect(tmp_path / "feedmon.db") as db:
        db.execute("UPDATE bodies SET html = raw_html, sanitizer_version = 0")
    db.close()

    first = await engine.entry(row.id)
    second = await engine.entry(row.id)

    assert first == second
    assert first.content_html == ('<p>Words <a href="https://site.example/more">more</a></p>')
    assert first.sanitizer_version > 0


# --- OPML -----------------------------------------------------------------------------------


async def test_an_opml_file_comes_back_as_it_went_in(engine, server):
    addresses = [("One", server.url("/1")), ("Two", server.url("/2"))]

    report = await engine.import_opml(opml(addresses))
    again = await engine.import_opml(await engine.export_opml())

    assert [feed.url for feed in report.added] == [url for _, url in addresses]
    assert [folder.title for folder in await engine.folders()] == ["News"]
    assert (again.added, len(again.skipped)) == ((), 2)
    assert server.requests == []


FROM_ELSEWHERE = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:frss="https://freshrss.org/opml" xmlns:other="urn:other"><body>
<outline text="News"><outline type="rss" text="One" xmlUrl="https://one.example/feed"
  category="/Science/Space,daily" frss:cssFullContent="article &gt; p" other:mark="a &amp; &quot;b"
  loose:end="kept" colour="red"/></outline>
<outline type="atom" text="Two" xmlUrl="https://two.example/feed"/>
</body></opml>"""


@pytest.mark.rule("O-1", "O-2")
async def test_what_other_programs_wrote_into_an_opml_file_is_exported_again(engine, tmp_path):
    original = opml_file.read_opml(FROM_ELSEWHERE.encode())
    await engine.import_opml(FROM_ELSEWHERE.encode())
    exported = await engine.export_opml()

    other = await open_engine(tmp_path / "other")
    try:
        await other.import_opml(exported)
        again = await other.export_opml()
    finally:
        await other.close()

    one, two = etree.fromstring(exported).xpath("//outline[@xmlUrl]")
    assert one.get("{https://freshrss.org/opml}cssFullContent") == "article > p"
    assert one.get("{urn:other}mark") == 'a & "b'
    assert one.get("colour") == "red"
    assert two.get("type") == "atom"
    assert set(two.keys()) == {"text", "title", "type", "xmlUrl", "htmlUrl"}
    kept = [(feed.url, feed.tags, feed.extra) for feed in opml_file.read_opml(exported).feeds]
    assert kept == [(feed.url, feed.tags, feed.extra) for feed in original.feeds]
    assert len(original.feeds[0].extra) == 4
    assert again == exported


@pytest.mark.rule("O-1")
async def test_imported_feeds_fill_by_the_schedule_and_say_nothing_of_their_first_poll(
    engine, server, clock, told
):
    await engine.import_opml(opml([("One", server.put("/1", rss("One", [item("a")])))]))
    clock.now += 60

    await engine.poll_due()
    await until(told, lambda: of_kind(told, events.FeedPolled))

    (polled,) = of_kind(told, events.FeedPolled)
    assert polled.first
    assert polled.feed.title == "One"


# --- cancelled on the way -------------------------------------------------------------------


@pytest.fixture
def held_up(engine, monkeypatch):
    """What asks the store for folders or counts waits for ``go``; ``there`` when it does."""
    waiting = HeldUp()
    for name in ("folders", "counts"):
        monkeypatch.setattr(engine._store, name, waiting.before(getattr(engine._store, name)))
    return waiting


class HeldUp:
    def __init__(self):
        self.there, self.go = asyncio.Event(), asyncio.Event()

    def before(self, really):
        async def later():
            self.there.set()
            await self.go.wait()
            return await really()

        return later


async def test_marks_that_are_being_stored_when_cancelled_are_told(engine, server, told, lock):
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a"), item("b")])))
    ids = [row.id for row in await engine.entries(EntryQuery())]
    lock.take()
    starring = asyncio.create_task(engine.star(ids))
    await asyncio.sleep(0.5)

    starring.cancel()
    await asyncio.sleep(0.05)
    lock.give()
    await asyncio.wait([starring])
    await until(told, lambda: of_kind(told, events.CountsChanged))

    stored = [row.id for row in await engine.entries(EntryQuery(starred=True))]
    assert stored == ids
    assert [sorted(event.entry_ids) for event in of_kind(told, events.EntriesMarked)] == [
        sorted(ids)
    ]


async def test_an_import_that_is_being_stored_when_cancelled_is_told(engine, told, lock):
    lock.take()
    importing = asyncio.create_task(engine.import_opml(opml([("One", "https://one.example/")])))
    await asyncio.sleep(0.5)

    importing.cancel()
    await asyncio.sleep(0.05)
    lock.give()
    await asyncio.wait([importing])
    await until(told, lambda: of_kind(told, events.FeedsChanged))

    assert list(of_kind(told, events.FeedsChanged)[0].feeds) == await engine.feeds()
    assert len(await engine.feeds()) == 1


async def test_what_is_being_told_when_cancelled_is_told_to_the_end(engine, told, held_up):
    importing = asyncio.create_task(engine.import_opml(opml([("One", "https://one.example/")])))
    await held_up.there.wait()

    importing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await importing
    held_up.go.set()
    await until(told, lambda: of_kind(told, events.FeedsChanged))

    assert [type(event) for event in told] == [events.FoldersChanged, events.FeedsChanged]


async def test_a_cancelled_change_of_a_folder_is_told_to_the_end(engine, told, held_up):
    held_up.go.set()
    folder = await engine.add_folder("News")
    held_up.go.clear()
    held_up.there.clear()
    told.clear()
    renaming = asyncio.create_task(engine.rename_folder(folder.id, "Olds"))
    await held_up.there.wait()

    renaming.cancel()
    with pytest.raises(asyncio.CancelledError):
        await renaming
    held_up.go.set()
    await until(told, lambda: of_kind(told, events.FoldersChanged))

    assert [folder.title for folder in told[0].folders] == ["Olds"]


async def test_what_was_tidied_before_a_failure_is_told(start, server, clock, monkeypatch):
    many = [item(str(n), at=round(clock.now) - n) for n in range(8)]
    engine = await start(settings=Settings(keep_newest=5))
    for name in "ab":
        await engine.subscribe(server.put(f"/{name}", rss(name, many)))
    told = listen(engine)
    really = engine._store.purge

    async def purge(feed_id, **more):
        if feed_id == 2:
            raise errors.StoreBusy("feedmon.db")
        return await really(feed_id, **more)

    monkeypatch.setattr(engine._store, "purge", purge)
    with pytest.raises(errors.StoreBusy):
        await engine.tidy()

    assert len(of_kind(told, events.StoreChanged)[0].delta.removed_entries) == 3
    assert of_kind(told, events.CountsChanged)


# --- two programs on one store --------------------------------------------------------------


@pytest.mark.rule("S-4")
async def test_two_engines_on_one_store_never_fetch_a_feed_twice(engine, server, start, clock):
    for n in range(20):
        await engine.subscribe(server.put(f"/{n}", rss(str(n), [item(f"{n}-a")])))
    server.requests.clear()
    clock.now += 13 * HOUR
    other = await start()
    for _ in range(10):
        await asyncio.gather(engine.poll_due(), other.poll_due())
        await asyncio.sleep(0.05)

    assert sorted(request.path for request in server.requests) == sorted(f"/{n}" for n in range(20))


async def test_what_another_program_changes_is_told(engine, server, start, clock, told):
    recent = round(clock.now) - 60
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a", at=recent)])))
    (row,) = await engine.entries(EntryQuery())
    await engine.watch()
    told.clear()
    other = await start()
    await other.mark_read([row.id])
    await other.subscribe(server.put("/other", rss("Other")))

    await engine.watch()

    (changed,) = of_kind(told, events.StoreChanged)
    assert [entry.id for entry in changed.delta.entries if entry.read] == [row.id]
    assert {each.title for each in changed.delta.feeds} >= {"Other"}
    assert of_kind(told, events.CountsChanged)[0].counts.unread == {}


async def test_an_engine_that_was_started_watches_other_programs_by_itself(engine, start, told):
    await engine.start()
    other = await start()
    await other.add_folder("News")

    def changed():
        return of_kind(told, events.StoreChanged)

    await until(told, lambda: any(event.delta.folders for event in changed()))

    assert [folder.title for event in changed() for folder in event.delta.folders] == ["News"]


async def test_what_could_not_be_read_of_another_program_is_told_later(
    engine, start, told, monkeypatch
):
    other = await start()
    await engine.watch()
    await other.add_folder("News")

    async def fail(*_):
        raise errors.StoreError("feedmon.db")

    with monkeypatch.context() as patch:
        patch.setattr(engine._store, "changes_since", fail)
        with pytest.raises(errors.StoreError):
            await engine.watch()
    await engine.watch()

    last = of_kind(told, events.StoreChanged)[-1]
    assert [folder.title for folder in last.delta.folders] == ["News"]


@pytest.mark.parametrize("question", ["data_version", "changes_since"])
async def test_what_is_written_just_while_it_starts_to_watch_is_told(
    engine, start, told, monkeypatch, question
):
    other = await start()
    await other.add_folder("Before")
    really = getattr(engine._store, question)

    async def answer(*arguments):
        patch.undo()  # it looks again by itself once it was started
        await other.add_folder("Just then")
        answered = await really(*arguments)
        await other.add_folder("Just after")
        return answered

    with monkeypatch.context() as patch:
        patch.setattr(engine._store, question, answer)
        await engine.start()
    await engine.watch()

    deltas = [event.delta for event in of_kind(told, events.StoreChanged)]
    assert [folder.title for delta in deltas for folder in delta.folders] == [
        "Before",
        "Just then",
        "Just after",
    ]


async def test_its_own_writes_are_not_told_as_another_programs(engine, server, told):
    await engine.start()
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    told.clear()

    await engine.watch()

    assert of_kind(told, events.StoreChanged) == []
