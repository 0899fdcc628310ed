"""Alerts on their way: tried again, in order, once for each way; digests; two programs."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from feedmon import errors, events
from feedmon.deliver.webhook import signature
from feedmon.model import (
    Command,
    Condition,
    ConditionGroup,
    Digest,
    Mailbox,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Urgency,
    Webhook,
)
from feedmon.outbox import account_of
from feedmon.store import parcels
from tests.feedmon.clock import DAY, HOUR, MINUTE, quiet
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.keyrings import Keeping, Refusing
from tests.smtpserver import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Callable

RUST = ConditionGroup((Condition(RuleField.TITLE, RuleMatch.ANY, "rust"),))


@pytest.fixture(autouse=True)
def keyring(use_keyring):
    return use_keyring(Keeping())


@pytest.fixture
async def feed(engine, server):
    server.put("/feed", rss("Planet", [item("old")]))
    return await engine.subscribe(server.url("/feed"))


@pytest.fixture
def publish(engine, feed, server, clock, poll):
    """``await publish("Rust 2")``: an hour later there are articles with these titles."""

    async def later(*titles):
        items = [item(title, title=title, at=int(clock.now)) for title in titles]
        server.put("/feed", rss("Planet", [*items, item("old")]))
        await poll(feed, after=HOUR)
        await quiet(engine)

    return later


@pytest.fixture
def rule(engine):
    """Keep a rule that tells of everything about rust."""

    async def keep(*destinations, desktop=False, urgency=Urgency.NORMAL):
        ids = tuple(destination.id for destination in destinations)
        actions = RuleActions(notify=desktop, destinations=ids)
        return await engine.add_rule("Rust", RuleSpec(RUST, actions, urgency=urgency))

    return keep


@pytest.fixture
def hook(server):
    """A receiver: what it answers next is in ``answers``, what it took in ``took``."""

    class Hook:
        url = server.url("/hook")
        answers: list[Reply] = []  # noqa: RUF012
        took: list[tuple[str, list[str]]] = []  # noqa: RUF012
        keys: list[str] = []  # noqa: RUF012
        tries = 0

        async def answer(self, received):
            self.tries += 1
            self.keys.append(received.headers["webhook-id"])
            reply = self.answers.pop(0) if self.answers else Reply(status=204)
            if reply.status < 300:
                alerts = json.loads(received.body)["data"]["alerts"]
                titles = [alert["title"] for alert in alerts]
                self.took.append((received.headers["webhook-id"], titles))
            return reply

        @property
        def titles(self):
            return [title for _, titles in self.took for title in titles]

    made = Hook()
    made.answers, made.took, made.keys = [], [], []
    server.put("/hook", made.answer)
    return made


@pytest.fixture
async def beat(engine, clock):
    """Time passes; what is due is delivered."""

    async def later(seconds=0.0, step=MINUTE):
        end = clock.now + seconds
        while True:
            await engine.deliver_due()
            await quiet(engine)
            if clock.now >= end:
                return
            clock.now = min(end, clock.now + step)

    return later


@pytest.fixture
def desktop(engine):
    """What was said on the desktop."""
    said = []

    async def tell(telling):
        said.append(telling)

    engine.attach_desktop(tell)
    return said


@dataclass
class Stage:
    """Rules, feeds and time."""

    rule: Callable
    publish: Callable
    beat: Callable


@pytest.fixture
def stage(rule, publish, beat):
    return Stage(rule, publish, beat)


async def ways(engine):
    history = await engine.alert_history()
    return [(str(way.state), way.attempts, way.error) for one in history for way in one.deliveries]


async def test_a_receiver_that_fails_three_times_gets_it_once_and_all_with_one_key(
    engine, hook, stage, told
):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url), "a secret"))
    hook.answers = [Reply(status=500), Reply(status=502), Reply(status=500)]
    await stage.publish("Rust 2")
    await stage.beat()
    assert await ways(engine) == [("due", 1, "http-status")]

    await stage.beat(MINUTE * 0.75)
    assert hook.tries == 1
    await stage.beat(10 * MINUTE)

    assert hook.tries == 4
    assert hook.titles == ["Rust 2"]
    assert await ways(engine) == [("delivered", 4, None)]
    assert len(set(hook.keys)) == 1
    assert of_kind(told, events.AlertsChanged)


async def test_what_alerts_do_not_tell_on_the_desktop_is_left_to_plain_notifications(
    engine, hook, stage, told
):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))
    await stage.rule(desktop=True, urgency=Urgency.DIGEST)
    await stage.publish("Rust 2")
    await stage.rule(desktop=True)
    await stage.publish("Rust 2", "Rust 3")

    first, second = of_kind(told, events.FeedPolled)[-2:]
    assert [one.alerted for one in (*first.new, *second.new)] == [True, True]
    assert first.on_desktop == frozenset()
    assert second.on_desktop == {second.new[0].id}


async def test_after_all_tries_it_has_failed_until_the_person_tries_again(engine, hook, stage):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))
    await engine.change_settings(delivery_retries=2, delivery_first_s=10)
    hook.answers = [Reply(status=500)] * 3
    await stage.publish("Rust 2")

    await stage.beat(HOUR)

    assert hook.tries == 3
    assert await ways(engine) == [("failed", 3, "http-status")]
    (failed,) = await engine.deliveries(failed_only=True)
    await engine.retry_delivery(failed.id)
    await quiet(engine)
    assert await ways(engine) == [("delivered", 1, None)]
    with pytest.raises(errors.NoSuchDelivery):
        await engine.retry_delivery(failed.id)


async def test_what_a_receiver_asks_for_is_waited_for(engine, hook, stage):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))
    hook.answers = [Reply(status=503, headers={"Retry-After": "7200"})]
    await stage.publish("Rust 2")

    await stage.beat(HOUR * 0.9, step=5 * MINUTE)
    await stage.publish("Rust 3", "Rust 2")
    await stage.beat()
    assert hook.tries == 1
    await stage.beat(HOUR * 0.2, step=5 * MINUTE)

    assert hook.titles == ["Rust 2", "Rust 3"]


async def test_what_a_receiver_refuses_holds_up_nothing(engine, hook, stage):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))
    hook.answers = [Reply(status=400)]
    await stage.publish("Rust 2", "Rust 3")

    await stage.beat()

    assert len(hook.took) == 1
    assert sorted(await ways(engine)) == [("delivered", 1, None), ("due", 1, "http-status")]


async def test_a_receiver_that_is_gone_is_switched_off_and_that_is_told(engine, hook, stage, told):
    destination = await engine.add_destination("Chat", Webhook(hook.url))
    await stage.rule(destination)
    hook.answers = [Reply(status=410)]

    await stage.publish("Rust 2", "Rust 3")
    await stage.beat(MINUTE)

    (off,) = of_kind(told, events.DestinationsChanged)[-1].destinations
    assert off == replace(destination, enabled=False)
    assert hook.tries == 1
    ended = [(way.error, way.detail) for way in await engine.deliveries(failed_only=True)]
    assert ended == [("delivery-error", "off"), ("delivery-error", "gone")]


async def test_behind_one_that_can_not_be_reached_all_waits_in_order(engine, hook, stage):
    await stage.rule(await engine.add_destination("Chat", Webhook("http://127.0.0.1:9/hook")))
    await stage.publish("Rust 2")
    await stage.beat()
    assert await ways(engine) == [("due", 1, "connect-failed")]
    (destination,) = await engine.destinations()
    await stage.publish("Rust 3", "Rust 2")
    await engine.change_destination(destination.id, title="Chat", spec=Webhook(hook.url))

    await stage.beat()  # nobody waits for what is mended

    assert hook.titles == ["Rust 2", "Rust 3"]


async def test_try_again_asks_a_receiver_at_once_whatever_waits_before(engine, hook, stage):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))
    hook.answers = [Reply(status=503, headers={"Retry-After": "80000"})]
    await stage.publish("Rust 2")
    await stage.beat()
    await stage.publish("Rust 3", "Rust 2")
    (newest, _) = await engine.alert_history()

    await engine.retry_delivery(newest.deliveries[0].id)
    await quiet(engine)

    assert hook.titles == ["Rust 2", "Rust 3"]


async def test_what_a_clock_planned_that_had_jumped_is_not_waited_for(engine, hook, stage, clock):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))
    hook.answers = [Reply(status=500)]
    clock.now += DAY
    await stage.publish("Rust 2")
    await stage.beat()
    assert hook.tries == 1

    clock.now -= DAY
    await stage.beat()

    assert hook.titles == ["Rust 2"]


async def test_without_a_network_no_try_is_counted(start, server, clock, tmp_path):
    engine = await start(online=lambda: False)
    gone = await engine.add_destination("Chat", Webhook("http://127.0.0.1:9/hook"))

    tried = await engine.test_destination(gone.id)

    assert [tried.state, tried.error] == ["failed", "network-down"]
    server.put("/feed", rss("Planet", [item("old")]))
    feed = await engine.subscribe(server.url("/feed"))
    spec = RuleSpec(RUST, RuleActions(destinations=(gone.id,)))
    await engine.add_rule("Rust", spec)
    server.put("/feed", rss("Planet", [item("a", title="Rust 2"), item("old")]))
    clock.now += HOUR
    await engine.refresh([feed.id])
    for _ in range(10):
        await engine.deliver_due()
        await quiet(engine)
        clock.now += 3 * MINUTE
    assert await ways(engine) == [("due", 0, "network-down")]


async def test_a_program_gets_the_article_and_a_removed_one_comes_back(engine, stage, tmp_path):
    told = tmp_path / "told"
    script = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read())"
    spec = Command((sys.executable, "-c", script, str(told)))
    destination = await engine.add_destination("Script", spec)
    await stage.rule(destination)
    before = await engine.remove_destination(destination.id)
    await engine.put_back_destination(before)

    await stage.publish("Rust 2")
    await stage.beat()

    assert json.loads(told.read_bytes())["data"]["alerts"][0]["article"]["title"] == "Rust 2"


async def test_quiet_hours_snooze_and_seen_alerts(engine, stage, desktop):
    await stage.rule(desktop=True)
    every_day = json.dumps(dict.fromkeys("0123456", "00:00-24:00"))
    await engine.change_settings(alert_quiet=every_day)
    await stage.publish("Rust 2")
    await stage.beat(MINUTE)
    await stage.publish("Rust 2", "Rust 3", "Rust 4")
    seen = next(a.alert.id for a in await engine.alert_history() if a.alert.title == "Rust 4")
    await engine.mark_alerts_seen([seen])
    await stage.beat(5 * MINUTE)
    assert desktop == []

    await engine.change_settings(alert_quiet="")
    await stage.beat(MINUTE)

    (summary,) = desktop
    assert [alert.title for alert in summary.alerts] == ["Rust 2", "Rust 3"]
    assert str(summary.kind) == "summary"
    states = sorted(state for state, _, _ in await ways(engine))
    assert states == ["delivered", "expired", "summed"]

    await stage.publish("Rust 5")
    await stage.beat(MINUTE)
    assert desktop[-1].alerts[0].title == "Rust 5"


async def test_in_quiet_hours_and_while_snoozed_only_what_is_urgent_is_said(
    engine, stage, desktop, clock
):
    await stage.rule(desktop=True)
    await stage.rule(desktop=True, urgency=Urgency.URGENT)
    await engine.change_settings(alerts_snoozed_until=int(clock.now + DAY))
    await stage.publish("Rust 2")

    await stage.beat(MINUTE)

    assert [told.urgent for told in desktop] == [True]


async def test_what_the_desktop_can_not_show_is_said_later_under_the_same_key(engine, stage):
    keys = []

    async def tell(telling):
        keys.append(telling.key)
        if len(keys) == 1:
            raise errors.NotShown("no desktop")

    engine.attach_desktop(tell)
    await stage.rule(desktop=True)
    await stage.publish("Rust 2")
    await stage.beat(10 * MINUTE)

    assert keys == [keys[0]] * 2
    assert await ways(engine) == [("delivered", 2, None)]


async def test_without_a_window_it_waits_for_one_and_expires(engine, stage):
    await stage.rule(desktop=True)
    await stage.publish("Rust 2")

    await stage.beat(6 * DAY, step=DAY)
    assert await ways(engine) == [("due", 0, None)]
    await stage.beat(2 * DAY, step=DAY)

    assert await ways(engine) == [("expired", 0, None)]


async def test_a_digest_tells_once_of_all_that_came_and_goes_every_way(
    engine, hook, stage, desktop, clock
):
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    await stage.rule(desktop=True, urgency=Urgency.DIGEST)
    (first,) = await engine.digests()
    digest = await engine.save_digest(replace(first, title="Daily", destinations=(chat.id,)))
    await stage.publish("Rust 2")
    await stage.publish("Rust 2", "Rust 3")
    assert desktop == [] == hook.took

    # Off for three nights: it comes once on return, and not thrice.
    clock.now += 3 * DAY
    await stage.beat(DAY, step=HOUR)

    assert hook.titles == ["Rust 2", "Rust 3"]
    (told,) = desktop
    assert [str(told.kind), told.title, len(told.alerts)] == ["digest", "Daily", 2]
    (after,) = [one for one in await engine.digests() if one.id == digest.id]
    assert after.next_run_at > clock.now
    assert await engine.run_digest_now(digest.id) == 0


async def test_a_digest_that_can_not_be_delivered_says_so_with_its_alerts(
    engine, hook, stage, told
):
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    await engine.change_settings(delivery_retries=0)
    await stage.rule(desktop=True, urgency=Urgency.DIGEST)
    (digest,) = await engine.digests()
    await engine.save_digest(replace(digest, desktop=False, destinations=(chat.id,)))
    await stage.publish("Rust 2", "Rust 3")
    hook.answers = [Reply(status=500)]
    told.clear()

    await engine.run_digest_now(digest.id)
    await stage.beat()

    failed = await engine.alert_history(failed=True)
    assert sorted(one.alert.title for one in failed) == ["Rust 2", "Rust 3"]
    (way,) = {way for one in failed for way in one.deliveries}
    assert [way.state, way.error] == ["failed", "http-status"]
    assert set(of_kind(told, events.AlertsChanged)[-1].alert_ids) == {1, 2}
    await engine.retry_delivery(way.id)
    await quiet(engine)
    assert sorted(hook.titles) == ["Rust 2", "Rust 3"]
    assert await engine.alert_history(failed=True) == []


async def test_the_texts_of_a_digest_have_a_common_limit(engine, server, hook, stage, monkeypatch):
    monkeypatch.setattr(parcels, "ALL_LETTERS", 8)
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    await stage.rule(desktop=True, urgency=Urgency.DIGEST)
    (digest,) = await engine.digests()
    await engine.save_digest(replace(digest, destinations=(chat.id,)))
    await stage.publish("Rust 2", "Rust 3")

    await engine.run_digest_now(digest.id)
    await stage.beat()

    alerts = json.loads(server.requests[-1].body)["data"]["alerts"]
    assert [len(alert["article"]["text"]) for alert in alerts] == [4, 4]


async def test_a_digest_whose_destinations_are_gone_is_told_on_the_desktop(
    engine, hook, stage, desktop
):
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    await stage.rule(desktop=True, urgency=Urgency.DIGEST)
    (digest,) = await engine.digests()
    await engine.save_digest(replace(digest, desktop=False, destinations=(chat.id,)))
    await stage.publish("Rust 2")
    await engine.remove_destination(chat.id)

    await engine.run_digest_now(digest.id)
    await stage.beat()

    assert [alert.title for told in desktop for alert in told.alerts] == ["Rust 2"]


async def test_two_programs_deliver_once(engine, start, hook, stage, clock):
    other = await start()
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    await stage.rule(chat)
    await engine.remove_digest(1)
    await engine.save_digest(Digest(0, "Daily", destinations=(chat.id,)))
    engine._delivers = False
    await stage.publish(*(f"Rust {number}" for number in range(2, 12)))
    digests = RuleSpec(RUST, RuleActions(notify=True), urgency=Urgency.DIGEST)
    await engine.add_rule("Digest", digests)
    await stage.publish("Rust 20", "Rust 21")
    clock.now += DAY

    for _ in range(3):
        for one in (engine, other):
            await one.deliver_due()
        await quiet(engine, other)

    assert len(hook.took) == len(set(hook.keys)) == 13
    alerts = sorted((one.alert for one in await engine.alert_history()), key=lambda a: a.id)
    told_at_once = [alert.title for alert in alerts if alert.urgency is Urgency.NORMAL]
    assert hook.titles[:12] == told_at_once
    assert sorted(hook.titles[12:]) == ["Rust 20", "Rust 21"]


async def test_no_destination_comes_with_rules_that_are_imported(engine, hook, stage):
    await stage.rule(await engine.add_destination("Chat", Webhook(hook.url)))

    (imported,) = await engine.import_rules(await engine.export_rules())

    assert imported.spec.actions.destinations == ()
    assert len(await engine.destinations()) == 1


async def test_a_password_stays_with_the_server_for_which_it_was_given(engine, keyring):
    box = {"port": 587, "sender": "a@a.example", "recipient": "b@a.example", "user": "me"}
    mail = await engine.add_destination("Mail", Mailbox("mail.a.example", **box), "secret")
    await engine.change_destination(
        mail.id, title="Mail", spec=Mailbox("mail.a.example", **{**box, "port": 465})
    )
    assert list(keyring.kept.values()) == ["secret"]

    await engine.change_destination(mail.id, title="Mail", spec=Mailbox("mail.b.example", **box))

    assert keyring.kept == {}
    tried = await engine.test_destination(mail.id)
    assert [tried.state, tried.error] == ["failed", "no-secret"]


async def test_with_a_wrong_password_nobody_is_asked_again_and_again(engine, stage, keyring):
    async with SmtpServer(logins={"me": "new"}) as server:
        box = Mailbox("localhost", server.port, "a@a.example", "b@a.example", "none", "me")
        await stage.rule(await engine.add_destination("Mail", box, "old"))
        await stage.publish("Rust 2", "Rust 3", "Rust 4")
        await stage.beat()
        assert (server.tried, server.mails) == (1, [])

        (account,) = keyring.kept
        keyring.kept[account] = "new"  # by another program
        await stage.beat(2 * MINUTE)

        assert sorted(mail["Subject"][-1] for mail in server.mails) == ["2", "3", "4"]


async def test_a_mail_server_that_asks_to_come_later_is_asked_once(engine, stage):
    async with SmtpServer() as server:
        server.refusal = "451 4.7.1 come later"
        box = Mailbox("localhost", server.port, "a@a.example", "b@a.example", "none")
        await stage.rule(await engine.add_destination("Mail", box))
        await stage.publish("Rust 2", "Rust 3", "Rust 4")

        await stage.beat()

        assert sorted(await ways(engine))[:2] == [("due", 0, None)] * 2
        assert server.left == 0
        server.refusal = ""
        await stage.beat(2 * MINUTE)
        assert (len(server.mails), server.left) == (3, 3)


async def test_without_a_secret_the_keyring_is_left_alone(engine, hook, keyring):
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    program = await engine.add_destination("Program", Command((sys.executable, "-c", "")))

    tried = [await engine.test_destination(each.id) for each in (chat, program)]

    assert [str(each.state) for each in tried] == ["delivered"] * 2
    assert keyring.calls == []


async def test_what_was_signed_stays_so_while_the_keyring_is_silent(engine, hook, use_keyring):
    chat = await engine.add_destination("Chat", Webhook(hook.url), "a secret")
    engine._parts.credentials.doubt_secret(account_of(chat))
    use_keyring(Refusing())

    changed = await engine.change_destination(chat.id, title="Team", spec=Webhook(hook.url))

    assert changed.spec.signed
    tried = await engine.test_destination(chat.id)
    assert [tried.state, tried.error, hook.tries] == ["failed", "no-secret", 0]


async def test_a_secret_that_another_program_replaced_is_asked_for_anew(
    engine, start, server, hook
):
    chat = await engine.add_destination("Chat", Webhook(hook.url), "old")
    other = await start()
    await other.change_destination(chat.id, title="Chat", spec=Webhook(hook.url), secret="new")
    await engine.watch()
    await quiet(engine)

    await engine.test_destination(chat.id)

    headers, body = server.requests[-1].headers, server.requests[-1].body
    at = int(headers["webhook-timestamp"])
    assert headers["webhook-signature"] == signature("new", headers["webhook-id"], at, body)


async def test_a_login_in_an_address_is_kept_in_the_keyring_for_its_server(
    engine, server, hook, keyring
):
    url = hook.url.replace("http://", "http://ann:p%40ss@")
    chat = await engine.add_destination("Chat", Webhook(url))
    assert chat.spec == Webhook(hook.url, login=True)
    assert list(keyring.kept.values()) == ["ann:p@ss"]

    chat = await engine.change_destination(chat.id, title="Team", spec=Webhook(hook.url))
    before = await engine.remove_destination(chat.id)
    assert keyring.kept == {}
    await engine.put_back_destination(before)
    tried = await engine.test_destination(chat.id)
    assert tried.state == "delivered"
    assert server.requests[-1].headers["authorization"] == "Basic YW5uOnBAc3M="

    other = await engine.change_destination(chat.id, title="Chat", spec=Webhook("http://b.example"))
    assert (other.spec.login, keyring.kept) == (False, {})


@pytest.mark.parametrize(
    ("spec", "fault"),
    [
        (Webhook("ftp://a.example/"), "address"),
        (Webhook("http://"), "address"),
        (Command(()), "program"),
        (Command(("some/where",)), "program"),
        (Command(("/bin/true",), 0), "limit"),
        (Mailbox("a.example", 25, "a@a.example", "b@a.example", "none"), "security"),
        (Mailbox("a.example", 25, "a@a.example", "b@a.example\nBcc: c@a.example"), "recipient"),
        (Mailbox("a.example", 25, "group:a@a.example", "b@a.example"), "sender"),
        (Mailbox("a.example", 25, "a@a.example", "b@ü..example"), "recipient"),
    ],
)
async def test_what_nothing_can_be_sent_to_is_not_kept(engine, spec, fault):
    with pytest.raises(errors.BadDestination) as caught:
        await engine.add_destination("Somewhere", spec)

    assert caught.value.fault == fault
    assert await engine.destinations() == []


async def test_what_a_program_that_ends_soon_delivers_is_told_by_another(
    engine, start, hook, stage
):
    other = await start()
    heard = listen(other)
    chat = await engine.add_destination("Chat", Webhook(hook.url))
    await stage.rule(chat)
    await stage.publish("Rust 2", "Rust 3")

    hook.answers = [Reply(), Reply(status=410)]
    await engine.deliver_all()
    await other.watch()

    assert len(hook.took) == 1
    (known,) = of_kind(heard, events.DestinationsChanged)[-1].destinations
    assert not known.enabled
    assert {1, 2} <= set(of_kind(heard, events.AlertsChanged)[-1].alert_ids)
