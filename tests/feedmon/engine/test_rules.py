"""Rules at work: a real feed, polled over a real socket, and what comes of its articles."""

from __future__ import annotations

import asyncio
import json

import pytest

from feedmon import errors, events
from feedmon.engine import rule_trials
from feedmon.model import (
    Condition,
    ConditionGroup,
    EntryQuery,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
)
from feedmon.settings import STORE_NAME
from feedmon.workers import Workers
from tests.feedmon.clock import HOUR
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss

RUST = RuleSpec(
    ConditionGroup((Condition(RuleField.ANYWHERE, RuleMatch.ANY, "rust"),)),
    RuleActions(notify=True),
)


@pytest.fixture
async def feed(engine, server):
    """A feed that is followed, with an old article about rust."""
    server.put("/feed", rss("Planet", [item("old", title="Rust 1")]))
    return await engine.subscribe(server.url("/feed"))


@pytest.fixture
def publish(engine, feed, server, clock, poll):
    """``await publish(key=title)``: with these articles the feed is polled an hour later."""

    async def later(**titles):
        at = int(clock.now)
        items = [item(key, title=title, at=at) for key, title in titles.items()]
        server.put("/feed", rss("Planet", [*items, item("old", title="Rust 1")]))
        await poll(feed, after=HOUR)
        return {entry.title: entry for entry in await engine.entries(EntryQuery())}

    return later


async def test_a_poll_raises_alerts_tells_of_them_and_says_why(engine, feed, publish, told):
    rule = await engine.add_rule("Rust", RUST)
    quiet = await engine.add_rule("Go", RuleSpec(RUST.conditions, RuleActions(star=True)))

    entries = await publish(a="Rust 2", b="Python 4")

    ((alert,),) = [event.alerts for event in of_kind(told, events.AlertsRaised)]
    assert [alert.title, alert.rule_id, alert.feed_title] == ["Rust 2", rule.id, "Planet"]
    assert [entry.title for entry in await engine.entries(EntryQuery(alerts=True))] == ["Rust 2"]
    assert entries["Rust 2"].starred

    told_of, starred = await engine.why(entries["Rust 2"].id)
    assert [told_of.judged.holds, told_of.alert_id, told_of.reason] == [True, alert.id, None]
    assert [way.channel for way in told_of.told] == ["desktop"]
    assert [starred.rule.id, starred.reason] == [quiet.id, "no-alert"]
    other, _ = await engine.why(entries["Python 4"].id)
    assert [other.judged.holds, other.alert_id, other.reason] == [False, None, None]
    old, _ = await engine.why(entries["Rust 1"].id)
    assert [old.judged.holds, old.reason] == [True, "first"]


async def test_a_rule_that_comes_later_says_so_of_what_was_there(engine, publish, clock):
    entries = await publish(a="Rust 2")
    clock.now += HOUR
    await engine.add_rule("Rust", RUST)
    await engine.add_rule("Off", RUST, enabled=False)

    late, off = await engine.why(entries["Rust 2"].id)

    assert [late.reason, off.reason] == ["older", "off"]


async def test_a_rule_that_is_switched_on_later_says_so_of_what_was_there(engine, publish, clock):
    rule = await engine.add_rule("Off", RUST, enabled=False)
    clock.now += HOUR
    entries = await publish(a="Rust 2")
    clock.now += HOUR

    await engine.change_rule(rule.id, title="On", spec=RUST)

    for title in ("Rust 1", "Rust 2"):
        (why,) = await engine.why(entries[title].id)
        assert [why.judged.holds, why.alert_id, why.reason] == [True, None, "older"]


async def test_why_knows_a_rule_that_an_earlier_one_ended(engine, publish):
    await engine.add_rule("No rust", RuleSpec(RUST.conditions, stop=True))
    await engine.add_rule("Rust", RUST)

    entries = await publish(a="Rust 2")

    assert await engine.alert_history() == []
    first, second = await engine.why(entries["Rust 2"].id)
    assert [first.reason, second.reason] == ["no-alert", "stopped"]


async def test_an_edit_of_what_was_there_before_the_rule_says_why_it_is_not_told(
    engine, publish, clock
):
    entries = await publish(a="Rust 2", b="Go 1")
    clock.now += HOUR
    await engine.add_rule("Rust", RUST)

    await publish(a="Rust 2, corrected", b="Go 1, in rust")

    (alert,) = await engine.alert_history()
    assert alert.alert.title == "Go 1, in rust"
    (why,) = await engine.why(entries["Rust 2"].id)
    assert (why.judged.holds, why.alert_id, why.reason) == (True, None, "edited")


async def test_what_a_rule_hid_is_found_by_it_and_shown_again(engine, feed, publish, told):
    await engine.add_rule('No "rust"', RuleSpec(RUST.conditions, RuleActions(hide=True)))
    await publish(a="Rust 2", b="Go 1")
    counts = await engine.counts()
    # As it is proposed while one types: quotes can't stand in quotes.
    (ad,) = await engine.entries(EntryQuery(search='rule:"No  rust " is:hidden '))
    told.clear()

    assert await engine.hide([ad.id], False) == (ad.id,)

    ((shown,),) = [event.entries for event in of_kind(told, events.EntriesHidden)]
    assert (shown.title, shown.hidden, shown.read) == ("Rust 2", False, True)
    assert "Rust 2" in [entry.title for entry in await engine.entries(EntryQuery())]
    assert await engine.counts() == counts
    assert await engine.hide([ad.id], False) == ()
    # It can be hidden again, unless somebody has made it theirs.
    assert await engine.hide([ad.id]) == (ad.id,)
    await engine.star([ad.id])
    assert await engine.hide([ad.id]) == ()


async def test_what_is_hidden_is_not_told_as_new(engine, publish, told):
    await engine.add_rule("No rust", RuleSpec(RUST.conditions, RuleActions(hide=True)))
    told.clear()

    entries = await publish(a="Rust 2", b="Go 1")

    assert "Rust 2" not in entries
    (polled,) = of_kind(told, events.FeedPolled)
    assert [entry.title for entry in polled.new] == ["Go 1"]


async def test_rules_that_another_program_writes_are_told(engine, start, feed, told):
    await engine.watch()
    other = await start()
    told.clear()

    await other.add_rule("Rust", RUST)
    await engine.watch()

    ((rule,),) = [event.rules for event in of_kind(told, events.RulesChanged)]
    assert rule.title == "Rust"


async def test_alerts_that_another_program_raises_are_told(engine, start, publish, told):
    await engine.add_rule("Rust", RUST)
    other = await start()
    await other.watch()
    heard = listen(other)

    await publish(a="Rust 2")
    await other.watch()

    ((alert,),) = [event.alerts for event in of_kind(heard, events.AlertsRaised)]
    assert alert.title == "Rust 2"


async def test_a_bad_rule_is_refused_with_its_place(engine):
    bad = RuleSpec(
        ConditionGroup((Condition(RuleField.TITLE, RuleMatch.PATTERN, "(rust"),)),
        RuleActions(notify=True),
    )
    with pytest.raises(errors.BadRule) as refused:
        await engine.add_rule("Rust", bad)
    assert [refused.value.fault, refused.value.path] == ["bad-pattern", (0,)]
    with pytest.raises(errors.BadRule):
        await engine.preview_rule(bad)
    with pytest.raises(errors.NoSuchRule):
        await engine.change_rule(99, title="Rust", spec=RUST)
    with pytest.raises(ValueError, match="title"):
        await engine.add_rule("  ", RUST)


async def test_rules_travel_as_a_file(engine, feed, start, tmp_path):
    await engine.add_rule("Rust", RuleSpec(RUST.conditions, RUST.actions, feeds=(feed.id,)))
    document = await engine.export_rules()
    assert json.loads(document)["rules"][0]["feeds"] == [feed.url]

    (again,) = await engine.import_rules(document)

    assert [again.spec.feeds, again.enabled] == [(feed.id,), True]
    assert [rule.title for rule in await engine.rules()] == ["Rust", "Rust"]


async def test_a_rule_is_tried_over_what_is_stored(engine, publish):
    await publish(a="Rust 2", b="Go 1")
    seen = []

    found = await engine.preview_rule(RUST, progress=seen.append)

    assert [found.matched, found.looked_at, found.done] == [1, 1, True]
    assert [one.matched for one in seen] in ([], [1])


async def test_documents_have_their_turn_between_the_pieces_of_a_trial(
    engine, server, clock, monkeypatch
):
    monkeypatch.setattr(rule_trials, "FIRST_S", 0)  # an article each
    items = [item(key, key, at=int(clock.now)) for key in "abcd"]
    await engine.subscribe(server.put("/feed", rss("Planet", items)))
    workers = Workers(max_workers=1)
    waiting, done = [], []

    def note(_found):
        waiting.append(asyncio.create_task(workers.run(ord, "a")))
        done.append(sum(one.done() for one in waiting))

    path, now = engine.directory / STORE_NAME, int(clock.now)
    found = await rule_trials.try_rule(path, workers, RuleSpec(), now=now, days=30, progress=note)
    await asyncio.gather(*waiting)
    await workers.close()

    assert [found.matched, found.articles, found.done] == [4, 4, True]
    assert done == [0, 0, 1, 2]


async def test_a_rule_follows_its_feed_into_another(engine, feed, server, told):
    server.put("/other", rss("Other", [item("one", title="One")]))
    other = await engine.subscribe(server.url("/other"))
    await engine.add_rule("Rust", RuleSpec(RUST.conditions, RUST.actions, feeds=(feed.id,)))

    merged = await engine.merge_feeds(other.id, feed.id)
    await engine.part_feeds(merged)

    rules = [event.rules for event in of_kind(told, events.RulesChanged)]
    assert [rule.spec.feeds for (rule,) in rules[-2:]] == [(feed.id, other.id), (feed.id,)]
