"""The dead-man's switch at work: real servers, a clock, and what is told of them."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from feedmon import events
from feedmon.model import AlertKind, CareJob, Channel, Silence, Vigil, Webhook
from tests.certificates import AUTHORITY, server_tls
from tests.feedmon.clock import DAY, HOUR, MINUTE, quiet
from tests.feedmon.hearing import listen, of_kind
from tests.feedmon.internet import INTERNET
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply

#: The certificate of the tests' server holds from 2020 to 2120.
ENDS_AT = 4_733_510_400


@pytest.fixture
def publish(server, clock):
    """``publish(n)``: so many articles, a week apart, the last of them just now."""

    def put(number):
        at = int(clock.now)
        items = [item(f"a{at - n}", at=at - n * 7 * DAY) for n in range(number)]
        return server.put("/feed", rss("Planet", items))

    return put


@pytest.fixture
def later(engine, poll, clock):
    """``await later.poll(feed, after=seconds)``; ``await later.beat(seconds)``: it delivers."""

    async def beat(seconds):
        for _ in range(3):
            clock.now += seconds / 3
            await engine.deliver_due()
            await quiet(engine)

    return SimpleNamespace(poll=poll, beat=beat)


async def kinds(engine):
    """Return what is told, the newest last."""
    return [record.alert.kind for record in reversed(await engine.alert_history())]


async def test_a_silence_is_told_by_the_beat_once_and_again_after_news(
    engine, start, publish, poll, clock
):
    feed = await engine.subscribe(publish(9))
    await engine.set_feed(feed.id, vigil=Vigil(Silence.LEARNT))
    await poll(feed, after=10 * DAY)
    assert await engine.watch_over() == 0
    assert (await engine.feed_details(feed.id)).silence.after_s == round(10.5 * DAY)

    await poll(feed, after=DAY)
    another, told = await start(program="feedmonctl"), listen(engine)
    await engine.maintain([CareJob.VIGIL])  # planned
    clock.now += HOUR
    for each in (engine, another, engine):
        await each.maintain([CareJob.VIGIL])
        await quiet(each)

    ((alert,),) = [event.alerts for event in of_kind(told, events.AlertsRaised)]
    assert (alert.kind, alert.title, alert.feed_id) == (AlertKind.SILENT, "Planet", feed.id)
    assert json.loads(alert.detail)["silent_s"] == 11 * DAY
    (record,) = await engine.alert_history()
    assert [way.channel for way in record.deliveries] == [Channel.DESKTOP]

    publish(1)
    await poll(feed, after=HOUR)
    await poll(feed, after=40 * DAY)
    assert await engine.watch_over() == 1
    assert await engine.watch_over() == 0


async def test_a_feed_that_turns_into_a_page_or_is_empty_is_told_without_being_asked_for(
    engine, server, publish, poll
):
    feed = await engine.subscribe(publish(3))
    server.put("/feed", Reply(b"<!doctype html><html><body>Sold</body></html>"))
    for told in (0, 0, 1, 0):
        await poll(feed, after=4 * HOUR)
        assert await engine.watch_over() == told

    server.put("/feed", rss("Planet"))
    await poll(feed, after=HOUR)
    await poll(feed, after=DAY)  # the same bytes
    assert await engine.watch_over() == 1
    publish(1)
    await poll(feed, after=HOUR)
    assert await engine.watch_over() == 0

    assert await kinds(engine) == [AlertKind.TURNED] * 2
    which = [json.loads(record.alert.detail)["what"] for record in await engine.alert_history()]
    assert which == ["no-entries", "html"]


async def test_what_fails_for_a_day_is_told_unless_nobody_answers_at_all(
    start, clock, public, another_public
):
    engine = await start(**INTERNET)
    for host in (public, another_public):
        await engine.subscribe(host.put("/feed", rss("Planet", [item("a")])))
    lost = Reply(b"<html>Welcome to the airport</html>", status=503)

    async def a_day():
        for _ in range(4):
            clock.now += 8 * HOUR
            await engine.refresh()

    public.put("/feed", lost)
    another_public.put("/feed", lost)
    await a_day()
    assert await engine.watch_over() == 0

    another_public.put("/feed", rss("Planet", [item("b")]))
    await a_day()
    assert await engine.watch_over() == 1
    assert await engine.watch_over() == 0
    (record,) = await engine.alert_history()
    assert (record.alert.kind, record.alert.feed_id) == (AlertKind.FAILING, 1)
    assert json.loads(record.alert.detail)["error_detail"] == "503"


@pytest.mark.parametrize("urgency", ["normal", "digest"])
async def test_alerts_about_feeds_go_where_the_person_wants_them(
    engine, server, publish, later, urgency
):
    took, said = [], []

    async def hook(request):
        took.append((request.headers["webhook-id"], json.loads(request.body)))
        return Reply(status=500 if len(took) == 1 else 204)

    async def tell(telling):
        said.append(telling)

    engine.attach_desktop(tell)
    server.put("/hook", hook)
    chat = await engine.add_destination("Chat", Webhook(server.url("/hook")))
    (digest,) = await engine.digests()
    await engine.save_digest(replace(digest, desktop=False, destinations=(chat.id,)))
    feed = await engine.subscribe(publish(3))
    await engine.change_settings(
        vigil_silence="days",
        vigil_days=2,
        vigil_urgency=urgency,
        vigil_desktop=False,
        vigil_destinations=json.dumps([chat.id]),
    )

    await later.poll(feed, after=3 * DAY)
    assert await engine.watch_over() == 1
    await later.beat(2 * DAY)

    assert len(took) == 2  # the first failed
    assert len({key for key, _ in took}) == 1
    (alert,) = took[0][1]["data"]["alerts"]
    assert (alert["kind"], alert["feed"]["title"], alert["rule"]) == ("silent", "Planet", None)
    assert said == []

    # What goes nowhere else any more is told here.
    await engine.change_settings(vigil_urgency="normal")
    await engine.change_destination(chat.id, title="Chat", spec=chat.spec, enabled=False)
    publish(1)
    await later.poll(feed, after=HOUR)
    await later.poll(feed, after=3 * DAY)
    assert await engine.watch_over() == 1
    await later.beat(MINUTE)
    assert len(took) == 2
    assert [alert.kind for telling in said for alert in telling.alerts] == [AlertKind.SILENT]


async def test_the_end_of_a_certificate_is_noted_by_the_way_and_told_once_for_a_host(
    start, clock, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    engine = await start()
    clock.now = float(ENDS_AT - 13 * DAY)
    async with HttpServer(tls=server_tls("good")) as server:
        for path in ("/a", "/b"):
            feed = await engine.subscribe(server.put(path, rss(path, [item(path)])))
            assert (await engine.feed(feed.id)).certificate_until == ENDS_AT
        assert await engine.watch_over() == 0  # nobody asked for it
        await engine.change_settings(vigil_certificate=True)

        assert await engine.watch_over() == 1
        assert await engine.watch_over() == 0
        assert len(server.requests) == 2
        host = server.origin.removeprefix("https://")
    (record,) = await engine.alert_history()
    assert json.loads(record.alert.detail) == {"until": ENDS_AT, "host": host}
