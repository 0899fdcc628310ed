"""Push between an engine and a real hub: subscribed, renewed, delivered, ended."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from feedmon import events
from feedmon.model import CallbackState, EntryQuery, PushState
from feedmon.schedule import Reason
from feedmon.work import work_document
from tests.feedmon.clock import DAY, HOUR, MINUTE, tick
from tests.feedmon.engine.pushed import free_port, listen_at, push_of, pushed_rss, settled
from tests.feedmon.hearing import listen, of_kind
from tests.feedmon.internet import INTERNET, PUBLIC
from tests.feeds import item
from tests.hub import Hub, signature
from tests.listening import open_ports


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
async def engine(start):
    """An engine that reads documents itself: its processes would take a second each to start."""
    made = await start()

    async def parse(document):
        kind = document.headers.get("content-type")
        return await asyncio.to_thread(work_document, document.body, kind, document.base_url)

    made._parts.workers.parse = parse
    return made


@pytest.fixture
async def hub():
    async with Hub() as running:
        yield running


@pytest.fixture
async def follow(engine, server, hub):
    """``await follow("/feed")``: a feed at home that names the hub, subscribed at it."""

    async def begin(path="/feed", *items, **how):
        items = items or (item("a"),)
        document = pushed_rss(*items, **{"hub": hub.url, "topic": server.url(path)} | how)
        feed = await engine.subscribe(server.put(path, document))
        if engine.callback_status.state is CallbackState.OFF:
            await listen_at(engine, free_port())
        await settled(engine)
        return feed

    return begin


def open_numbers():
    return {(number, protocol) for protocol, number in open_ports([os.getpid()])}


async def titles(engine, feed_id):
    return [entry.title for entry in await engine.entries(EntryQuery(feed_id=feed_id))]


@pytest.mark.rule("W-1", "W-3", "W-6")
async def test_a_feed_is_subscribed_at_its_hub_once_somebody_listens(engine, hub, server, follow):
    feed = await follow()

    push = await push_of(engine, feed.id)
    assert push is not None
    assert push.state is PushState.VERIFIED
    assert push.lease_until == engine._parts.clock() + hub.lease_s
    assert push.renew_at == engine._parts.clock() + hub.lease_s // 2
    (asked,) = hub.asked
    assert asked.mode == "subscribe"
    assert asked.form["hub.topic"] == server.url("/feed")
    assert asked.form["hub.callback"].endswith("/hooks/" + push.path)
    assert len(push.path) * 6 >= 128  # bits, six of them in each character
    assert len(asked.form["hub.secret"]) < 200
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.headers["User-Agent"].startswith("feedmon/")
    assert [heard.body for heard in hub.heard] == ["a challenge"]


@pytest.mark.rule("W-6", "X-9")
async def test_nothing_is_asked_and_nothing_listens_without_a_callback(engine, hub, server):
    feed = await engine.subscribe(
        server.put("/feed", pushed_rss(item("a"), hub=hub.url, topic=server.url("/feed")))
    )
    await engine.listen()
    await settled(engine)

    assert hub.asked == []
    assert await push_of(engine, feed.id) is None
    assert engine.callback_status.state is CallbackState.OFF


@pytest.mark.rule("X-9")
async def test_what_listens_is_reached_from_this_machine_only_unless_it_is_wanted(engine):
    port = free_port()
    assert (port, "tcp") not in open_numbers()

    await listen_at(engine, port)

    assert engine.callback_status.bound == f"127.0.0.1:{port}"
    assert engine.settings.callback_bind.startswith("127.0.0.1:")
    assert (port, "tcp") in open_numbers()
    await engine.change_settings(let_push=False)
    assert (port, "tcp") not in open_numbers()


# --- what websub.rocks looks at ----------------------------------------------------------------


@pytest.mark.rule("W-1")
async def test_a_hub_that_moved_is_asked_where_it_is_now(hub, follow, engine):
    hub.redirects = {f"/{status}": (status, "/hub") for status in (307, 308, 301, 302, 303)}

    feeds = [await follow(path, hub=hub.url.replace("/hub", path)) for path in hub.redirects]

    pushes = [await push_of(engine, feed.id) for feed in feeds]
    assert [asked.path for asked in hub.asked] == [
        *("/307", "/hub", "/308", "/hub"),
        *("/301", "/302", "/303"),  # those say that it is to be asked for something else
    ]
    assert hub.asked[0].form == hub.asked[1].form
    assert [push.state for push in pushes] == [PushState.VERIFIED] * 2 + [PushState.PENDING] * 3
    assert [(push.error, push.detail) for push in pushes[2:]] == [
        ("http-status", "301"),
        ("http-status", "302"),
        ("http-status", "303"),
    ]


@pytest.mark.rule("W-1")
async def test_a_topic_is_subscribed_under_the_name_that_it_gives_itself(engine, hub, server):
    document = pushed_rss(item("a"), hub=hub.url, topic=server.url("/canonical"))
    for status in (301, 302):
        server.put(f"/from-{status}", document)
        await engine.subscribe(server.redirect(f"/{status}", f"/from-{status}", status))
    await engine.subscribe(server.put("/another", document))

    await listen_at(engine, free_port())
    await settled(engine)

    assert {asked.form["hub.topic"] for asked in hub.asked} == {server.url("/canonical")}
    assert len(hub.subscribers) == 3


@pytest.mark.rule("W-1")
async def test_what_was_not_asked_for_is_not_agreed_to(engine, hub, follow):
    hub.asks_back = False
    feed = await follow()
    form = hub.asked[0].form

    wrong = [
        await hub.ask_back(form, topic="http://other.example/"),
        await hub.ask_back(form, mode="unsubscribe"),
        await hub.ask_back(form, challenge=""),
        await hub.call("GET", form["hub.callback"]),
    ]

    assert [(heard.status, heard.body) for heard in wrong] == [(404, "")] * 4
    assert (await push_of(engine, feed.id)).state is PushState.PENDING
    assert (await hub.ask_back(form)).body == "a challenge"  # the right one, a while later
    await settled(engine)
    assert (await push_of(engine, feed.id)).state is PushState.VERIFIED
    assert (await hub.ask_back(form)).status == 404  # nobody waits for it any more


@pytest.mark.rule("W-1", "W-2", "W-5")
async def test_a_delivery_arrives_if_it_is_signed_right_and_changes_nothing_if_not(
    engine, hub, follow, caplog
):
    feed = await follow()
    wrong = (
        {"secret": "another"},
        {"X-Hub-Signature": ""},
        {"method": "md5"},
        {"X-Hub-Signature": "sha256=zz"},
        {"X-Hub-Signature": "sha256="},
    )

    refused = [await hub.publish(pushed_rss(item("x", "Forged")), **each) for each in wrong]
    await settled(engine)

    assert refused == [[202]] * len(wrong)
    assert await titles(engine, feed.id) == ["Article a"]
    assert (await push_of(engine, feed.id)).last_delivery_at is None
    assert caplog.text.count("not signed") == len(wrong)

    methods = ("sha1", "sha256", "sha384", "sha512")
    taken = [await hub.publish(pushed_rss(item(each, each)), method=each) for each in methods]
    await settled(engine)

    assert taken == [[202]] * len(methods)
    assert {*methods, "Article a"} == set(await titles(engine, feed.id))
    assert (await push_of(engine, feed.id)).last_delivery_at == engine._parts.clock()


@pytest.mark.rule("W-1")
async def test_links_of_a_delivery_say_nothing(engine, hub, server, follow):
    one = await follow("/one")
    other = await follow("/other")
    path = (await push_of(engine, one.id)).callback
    form = hub.subscribers[path]
    body = pushed_rss(item("b", "Of one"), hub=hub.url, topic=server.url("/other"))

    heard = await hub.call(
        "POST",
        path,
        data=body,
        headers={
            "Link": f'<{server.url("/other")}>; rel="self", <http://evil.example/>; rel="hub"',
            "X-Hub-Signature": signature(form["hub.secret"], body),
        },
    )
    await settled(engine)

    assert heard.status == 202
    assert await titles(engine, one.id) == ["Of one", "Article a"]
    assert await titles(engine, other.id) == ["Article a"]
    assert (await push_of(engine, one.id)).hub == hub.url


# --- the same article, by push and by poll -----------------------------------------------------


@pytest.mark.rule("W-5")
async def test_an_article_that_comes_by_push_and_by_poll_is_one(engine, hub, server, follow, clock):
    feed = await follow("/feed", item("http://site.example/?p=1"))
    told = listen(engine)

    await hub.publish(pushed_rss(item("https://site.example/?p=2", "Second")))
    await settled(engine)
    clock.now += DAY
    server.put("/feed", pushed_rss(item("http://site.example/?p=2", "Second"), hub=hub.url))
    await engine.refresh([feed.id])

    assert await titles(engine, feed.id) == ["Second", "Article http://site.example/?p=1"]
    new = [entry for event in of_kind(told, events.FeedPolled) for entry in event.new]
    assert [entry.title for entry in new] == ["Second"]


@pytest.mark.rule("W-5")
async def test_a_delivery_leaves_what_the_last_answer_said(engine, hub, server, follow):
    feed = await follow()
    before = await engine.feed(feed.id)

    await hub.publish(
        pushed_rss(item("a", "Edited", body='<p>New <script>alert("1")</script>text.</p>'))
    )
    await settled(engine)

    after = await engine.feed(feed.id)
    assert (after.etag, after.last_polled_at, after.next_poll_at, after.body_sha256) == (
        *(before.etag, before.last_polled_at, before.next_poll_at, before.body_sha256),
    )
    assert await titles(engine, feed.id) == ["Edited"]
    (record, *_) = await engine.poll_log(feed.id)
    assert (record.outcome, record.updated, record.requests) == ("pushed", 1, 0)


@pytest.mark.rule("W-5")
async def test_a_delivery_that_is_no_feed_is_a_ping(engine, hub, server, follow, clock):
    feed = await follow()
    clock.now += HOUR
    server.put("/feed", pushed_rss(item("b"), item("a"), hub=hub.url, topic=server.url("/feed")))

    await hub.publish(b"<html><body>Something is new</body></html>")
    await settled(engine)

    assert len(await titles(engine, feed.id)) == 2
    assert len(server.requests_to("/feed")) == 2


# --- nobody waits for the store ----------------------------------------------------------------


@pytest.mark.rule("W-2")
async def test_a_publisher_has_its_answer_while_the_store_is_locked(engine, hub, follow, tmp_path):
    feed = await follow()
    form = hub.asked[0].form
    await engine._store.change_push(  # it asks back, for a renewal
        1, lambda push: replace(push, asked_at=1, next_secret="x")
    )
    engine._callbacks.remember(await engine._store.pushes())

    with closing(sqlite3.connect(tmp_path / "feedmon.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        statuses = await hub.publish(pushed_rss(item("b", "Pushed")))
        heard = await hub.ask_back(form)
        assert await titles(engine, feed.id) == ["Article a"]  # so far
        other.execute("ROLLBACK")
    await settled(engine)

    assert statuses == [202]
    assert heard.body == "a challenge"
    assert await titles(engine, feed.id) == ["Pushed", "Article a"]
    assert (await push_of(engine, feed.id)).asked_at is None


@pytest.mark.rule("W-2")
async def test_what_the_inbox_can_not_hold_is_to_come_again(engine, hub, follow, monkeypatch):
    await follow()
    monkeypatch.setattr("feedmon.engine.callbacks.INBOX_BYTES", 10)

    assert await hub.publish(pushed_rss(item("b"))) == [503]


# --- renewal, failure, end ---------------------------------------------------------------------


@pytest.mark.rule("W-3")
async def test_a_renewal_brings_a_new_secret_and_the_old_one_holds_until_then(
    engine, hub, follow, clock
):
    feed = await follow()
    before = await push_of(engine, feed.id)
    old = hub.asked[0].form["hub.secret"]
    hub.asks_back = False

    clock.now = before.renew_at
    await settled(engine)
    new = hub.asked[1].form["hub.secret"]
    await hub.publish(pushed_rss(item("b", "By the old one")), secret=old)
    await settled(engine)
    await hub.ask_back(hub.asked[1].form)
    await settled(engine)
    await hub.publish(pushed_rss(item("c", "Too late")), secret=old)
    await hub.publish(pushed_rss(item("d", "By the new one")), secret=new)
    await settled(engine)

    assert new != old
    assert hub.asked[1].form["hub.callback"] == hub.asked[0].form["hub.callback"]
    assert sorted(await titles(engine, feed.id)) == [
        "Article a",
        "By the new one",
        "By the old one",
    ]
    after = await push_of(engine, feed.id)
    assert after.lease_until == clock.now + hub.lease_s
    assert after.verified_at == before.verified_at


@pytest.mark.rule("W-3", "W-4")
async def test_five_failures_in_a_row_bring_polling_back_at_once(engine, hub, follow, clock):
    feed = await follow()
    clock.now += HOUR / 2
    await engine.refresh([feed.id])
    assert (await engine.feed(feed.id)).next_poll_reason == Reason.PUSH
    hub.status = 500

    clock.now = (await push_of(engine, feed.id)).renew_at
    for tries in range(1, 6):
        await tick(engine)
        push = await push_of(engine, feed.id)
        assert len(hub.asked) == 1 + tries
        assert push.state is (PushState.VERIFIED if tries < 5 else PushState.FAILED)
        if tries < 5:
            clock.now = push.renew_at

    await engine._look_after_push()
    feed = await engine.feed(feed.id)
    assert feed.next_poll_reason == Reason.PUSH_ENDED
    assert feed.next_poll_at <= clock.now
    hub.status = 202
    clock.now = push.renew_at  # a week later it is tried again
    await settled(engine)
    assert (await push_of(engine, feed.id)).state is PushState.VERIFIED


@pytest.mark.rule("W-3")
async def test_a_hub_that_says_no_is_left_alone_for_a_week(engine, hub, follow, clock):
    feed = await follow()
    clock.now += HOUR / 2
    await engine.refresh([feed.id])

    heard = await hub.deny(hub.asked[0].form, "not for you")
    await settled(engine)

    push = await push_of(engine, feed.id)
    assert heard.status == 200
    assert (push.state, push.error, push.detail) == (PushState.DENIED, "denied", "not for you")
    assert push.renew_at > clock.now + 6 * DAY
    assert (await engine.feed(feed.id)).next_poll_reason != Reason.PUSH
    assert await hub.publish(pushed_rss(item("b"))) == [404]


@pytest.mark.rule("W-6")
async def test_the_hub_is_told_when_nobody_wants_push_any_more(engine, hub, follow):
    removed, paused, other = [await follow(path) for path in ("/1", "/2", "/3")]
    callbacks = [asked.form["hub.callback"] for asked in hub.asked]

    await engine.unsubscribe([removed.id])
    await engine.set_feed(paused.id, paused=True)
    await settled(engine)

    ends = hub.asked[3:]
    assert [asked.mode for asked in ends] == ["unsubscribe"] * 2
    assert {asked.form["hub.callback"] for asked in ends} == set(callbacks[:2])
    assert not any("hub.secret" in asked.form for asked in ends)
    assert list(hub.subscribers) == callbacks[2:]  # it asked back, and was told that it is so

    await engine.restore_feeds([removed.id])
    await settled(engine)
    assert len(hub.subscribers) == 2
    assert callbacks[0] not in hub.subscribers  # it is another subscription

    await engine.change_settings(callback_base_url="")
    await settled(engine)
    assert [asked.mode for asked in hub.asked[5:]].count("unsubscribe") == 2
    assert hub.subscribers == {}
    assert await engine._store.pushes() == []
    assert engine.callback_status.state is CallbackState.OFF
    assert await push_of(engine, other.id) is None


@pytest.mark.rule("W-6")
async def test_another_hub_or_address_is_another_subscription(engine, hub, server, follow, clock):
    feed = await follow()
    async with Hub() as better:
        clock.now += DAY
        document = pushed_rss(item("b"), hub=better.url, topic=server.url("/feed"))
        server.put("/feed", document)
        await engine.refresh([feed.id])
        await settled(engine)

        assert [asked.mode for asked in hub.asked] == ["subscribe", "unsubscribe"]
        assert [asked.mode for asked in better.asked] == ["subscribe"]

        await engine.set_feed(feed.id, url=server.put("/elsewhere", pushed_rss(item("c"))))
        await settled(engine)

        assert [asked.mode for asked in better.asked] == ["subscribe", "unsubscribe"]
        assert await push_of(engine, feed.id) is None


# --- how often a feed is asked then -------------------------------------------------------------


@pytest.mark.rule("W-4")
async def test_a_feed_that_is_pushed_is_asked_once_a_day(engine, hub, server, follow, clock):
    feed = await follow()

    for _ in range(3 * 48):
        clock.now += DAY / 48
        await tick(engine)

    assert 3 <= len(server.requests_to("/feed")) <= 5
    now = await engine.feed(feed.id)
    assert now.next_poll_reason == Reason.PUSH
    assert now.next_poll_at - now.last_polled_at <= DAY


@pytest.mark.rule("W-4")
async def test_what_a_poll_finds_late_brings_a_week_of_usual_polling(
    engine, hub, server, follow, clock
):
    feed = await follow()

    async def found(key, age):
        for _ in range(6):
            clock.now += HOUR / 2
            await engine._look_after_push()
        late = item(key, at=int(clock.now - age))
        document = pushed_rss(late, item("a"), hub=hub.url, topic=server.url("/feed"))
        server.put("/feed", document)
        await engine.refresh([feed.id])
        return await push_of(engine, feed.id), await engine.feed(feed.id)

    push, now = await found("b", 30 * MINUTE)
    assert push.unreliable_until is None
    assert now.next_poll_reason == Reason.PUSH

    push, now = await found("c", 2 * HOUR)
    assert push.unreliable_until == clock.now + 7 * DAY
    assert push.state is PushState.VERIFIED  # what it tells is still welcome
    assert now.next_poll_reason == Reason.RHYTHM

    clock.now = push.unreliable_until
    await engine._look_after_push()
    push, now = await found("d", 30 * MINUTE)
    assert now.next_poll_reason == Reason.PUSH


@pytest.mark.rule("W-4")
async def test_who_slept_asks_at_once_and_blames_nobody(engine, hub, server, follow, clock):
    feed = await follow()
    clock.now += HOUR / 2
    await engine.refresh([feed.id])
    clock.now += 8 * HOUR  # nobody heard anything meanwhile
    late = item("b", at=int(clock.now - 5 * HOUR))
    server.put("/feed", pushed_rss(late, item("a"), hub=hub.url, topic=server.url("/feed")))

    await engine._look_after_push()
    await tick(engine)

    assert len(await titles(engine, feed.id)) == 2
    assert (await push_of(engine, feed.id)).unreliable_until is None
    assert (await engine.feed(feed.id)).next_poll_reason == Reason.PUSH


@pytest.mark.rule("W-4")
async def test_a_restart_asks_what_may_have_been_missed_but_not_at_each(  # noqa: PLR0917
    start, engine, hub, server, follow, clock
):
    feed = await follow()
    clock.now += HOUR / 2
    await engine.refresh([feed.id])
    await engine._end_listening()
    clock.now += HOUR

    for _ in range(5):
        again = await start()
        await again.listen()
        await tick(again)
        await again._end_listening()
        clock.now += 10

    assert len(server.requests_to("/feed")) == 3
    assert len(hub.asked) == 1  # the lease holds on
    now = await engine.feed(feed.id)
    assert now.next_poll_at >= now.last_polled_at + HOUR / 2


# --- who may be asked, and who may know ---------------------------------------------------------


@pytest.mark.rule("X-4")
async def test_a_public_feed_names_no_hub_at_home(engine, hub, public):
    feed = await engine.subscribe(
        public.put("/feed", pushed_rss(item("a"), hub=hub.url, topic="http://127.0.0.1/feed"))
    )

    await listen_at(engine, free_port())
    await settled(engine)

    assert hub.asked == []
    push = await push_of(engine, feed.id)
    assert (push.state, push.error) == (PushState.PENDING, "address-refused")


@pytest.mark.rule("W-1", "W-2")
async def test_what_nobody_can_sign_is_only_a_ping(engine, public, clock):
    async with Hub(PUBLIC[1]) as hub:
        document = pushed_rss(item("a"), hub=hub.url, topic=public.url("/feed"))
        feed = await engine.subscribe(public.put("/feed", document))
        await listen_at(engine, free_port())
        await settled(engine)
        clock.now += HOUR

        statuses = await hub.publish(pushed_rss(item("b", "From anybody")))
        await settled(engine)

    assert "hub.secret" not in hub.asked[0].form  # anybody could read it on its way
    assert statuses == [202]
    assert await titles(engine, feed.id) == ["Article a"]
    assert len(public.requests_to("/feed")) == 2


# --- rssCloud ----------------------------------------------------------------------------------


@pytest.mark.rule("W-8")
async def test_a_cloud_is_asked_daily_and_its_ping_is_one_conditional_poll(
    engine, hub, server, clock
):
    def document(*items):
        cloud = (
            f'<cloud domain="127.0.0.1" port="{hub.port}" path="/pleaseNotify"'
            ' registerProcedure="" protocol="http-post"/>'
        )
        return pushed_rss(*items, cloud=cloud)

    feed = await engine.subscribe(server.put("/feed", document(item("a")), etag='"1"'))
    port = free_port()
    await listen_at(engine, port)
    await settled(engine)

    (asked,) = hub.asked
    push = await push_of(engine, feed.id)
    assert asked.path == "/pleaseNotify"
    assert asked.form == {
        "notifyProcedure": "",
        "protocol": "http-post",
        "domain": "127.0.0.1",
        "port": str(port),
        "path": f"/hooks/{push.path}",
        "url1": server.url("/feed"),
    }
    assert hub.heard[0].body == "again"
    assert push.state is PushState.VERIFIED
    assert clock.now + 22 * HOUR < push.renew_at < push.lease_until == clock.now + 25 * HOUR

    clock.now += HOUR
    server.put("/feed", document(item("b", "Told by the feed"), item("a")), etag='"2"')
    (callback,) = hub.subscribers
    forged = pushed_rss(item("x", "Told by the ping"))
    for body in (b"url=" + server.url("/feed").encode(), forged, b""):
        assert (await hub.call("POST", callback, data=body)).status == 202
    await settled(engine)

    assert await titles(engine, feed.id) == ["Told by the feed", "Article a"]
    assert len(server.requests_to("/feed")) == 2
    assert server.requests[-1].headers["If-None-Match"] == '"1"'


# --- does the address lead here ------------------------------------------------------------------


@pytest.mark.rule("W-6")
async def test_the_self_test_says_whether_the_address_leads_here(engine, server):
    nobody = await engine.check_callback()
    port = free_port()
    await listen_at(engine, port)
    here = await engine.check_callback()
    await listen_at(engine, port, base=server.url("/hooks"))
    elsewhere = await engine.check_callback()
    await listen_at(engine, port, base=f"http://127.0.0.1:{free_port()}")
    nowhere = await engine.check_callback()

    assert (nobody.reached, nobody.error) == (False, None)
    assert here.reached
    assert (elsewhere.reached, elsewhere.status) == (False, 404)
    assert (nowhere.reached, nowhere.error) == (False, "connect-failed")


@pytest.mark.rule("W-6")
async def test_of_two_programs_one_listens_and_the_other_says_so(start, engine, hub, follow):
    await follow()
    second = await start()

    await second.listen()
    await settled(second)

    assert engine.callback_status.state is CallbackState.LISTENING
    assert second.callback_status.state is CallbackState.BUSY
    assert len(hub.asked) == 1
