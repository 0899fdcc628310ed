"""Digests over weeks of a clock: each tells all since its own last run, whatever others tell."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace

import pytest

from feedmon import events
from feedmon.model import (
    Condition,
    ConditionGroup,
    Digest,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Urgency,
    Webhook,
)
from tests.feedmon.clock import DAY, HOUR, MINUTE, quiet
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss
from tests.httpserver import Reply

FRIDAY = 4

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its zone can't be set")


def finds(word):
    condition = Condition(RuleField.TITLE, RuleMatch.ANY, word)
    actions = RuleActions(notify=True)
    return RuleSpec(ConditionGroup((condition,)), actions, urgency=Urgency.DIGEST)


@pytest.fixture(autouse=True)
def in_utc(monkeypatch):
    """Days of the wall are those of the clock."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Life:
    """Days that pass, with articles that come and digests that are told."""

    def __init__(self, engine, server, clock):
        self.engine, self.server, self.clock = engine, server, clock
        self.published, self.told = [], {}
        self._first = int(clock.now) // DAY * DAY  # a Thursday

    async def begin(self):
        self.server.put("/feed", rss("Planet", [item("old", at=int(self.clock.now))]))
        self.feed = await self.engine.subscribe(self.server.url("/feed"))
        await self.engine.add_rule("Rust", finds("rust"))
        await self.engine.add_rule("Crates", finds("crate"))  # finds some of them, too

    async def digest(self, name, **more):
        """Make a digest that goes to a receiver of its own."""
        told = self.told[name] = []

        async def take(request):
            sent = json.loads(request.body)["data"]
            assert sent["digest"] == name
            told.append([alert["title"] for alert in sent["alerts"]])
            return Reply(status=204)

        self.server.put(f"/{name}", take)
        there = await self.engine.add_destination(name, Webhook(self.server.url(f"/{name}")))
        return await self.engine.save_digest(
            Digest(0, name, destinations=(there.id,), desktop=False, **more)
        )

    async def at(self, day, hour, *, program=None):
        """Go on to an hour of a day, where what is due is delivered by a program."""
        self.clock.now = float(self._first + day * DAY + hour * HOUR + MINUTE)
        for each in (program or self.engine, self.engine):
            await each.deliver_due()
            await quiet(each)

    async def publish(self, day, hour, *titles):
        self.clock.now = float(self._first + day * DAY + hour * HOUR)
        self.published += titles
        items = [item(title, title=title, at=int(self.clock.now)) for title in titles]
        self.server.put("/feed", rss("Planet", [*items, item("old")]))
        await self.engine.refresh([self.feed.id])
        await quiet(self.engine)


@pytest.fixture
async def life(engine, server, clock):
    made = Life(engine, server, clock)
    await engine.remove_digest(1)
    await made.begin()
    return made


async def test_over_two_weeks_each_digest_tells_each_article_once_and_none_is_forgotten(
    engine, start, life
):
    other = await start()
    daily = await life.digest("Daily", minute=8 * 60)
    weekly = await life.digest("Week", days=(FRIDAY,), minute=17 * 60)
    await life.at(0, 21)
    for day in range(1, 16):
        await life.publish(day, 7, f"Rust {day}", f"Iron {day}")
        if day in {9, 10}:
            continue  # the computer is off from morning to morning
        await life.at(day, 8, program=other if day % 3 else None)
        if day == 4:
            await engine.put_back_digest(await engine.remove_digest(weekly.id))
        if day == 6:
            await engine.run_digest_now(weekly.id)
            await quiet(engine)
        await life.publish(day, 12, f"A rusty crate of Rust {day}, noon")
        await life.at(day, 17, program=other)

    wanted = [title for title in life.published if "Rust" in title]
    assert [title for told in life.told["Daily"] for title in told] == wanted[:-1]
    assert life.told["Daily"][:2] == [["Rust 1"], ["A rusty crate of Rust 1, noon", "Rust 2"]]
    # Two days that were not told in time are told with the third.
    assert [len(told) for told in life.told["Daily"]] == [1, *[2] * 7, 4, *[2] * 4]
    first, by_hand, second, third = life.told["Week"]
    assert [*first, *by_hand, *second, *third] == wanted
    assert [first[-1], by_hand[-1], second[-1]] == [
        "A rusty crate of Rust 1, noon",
        "Rust 6",
        "A rusty crate of Rust 8, noon",
    ]
    assert {each.id for each in await engine.digests()} == {daily.id, weekly.id}


async def test_a_digest_that_is_new_tells_what_none_told_and_one_that_was_off_what_it_missed(
    engine, start, life
):
    heard = listen(other := await start())
    await life.at(0, 21)
    await life.publish(1, 7, "Rust 1")
    daily = await life.digest("Daily", minute=8 * 60)
    await life.at(1, 8)
    await engine.save_digest(replace(daily, enabled=False))
    await life.publish(2, 7, "Rust 2")
    late = await life.digest("Late", minute=9 * 60)
    await life.at(2, 9)
    await engine.save_digest(daily)
    await life.publish(3, 7, "Rust 3")
    await life.at(3, 9)
    await engine.remove_digest(late.id)
    await other.watch()

    assert life.told == {
        "Daily": [["Rust 1"], ["Rust 2", "Rust 3"]],
        "Late": [["Rust 2"], ["Rust 3"]],
    }
    assert [each.title for each in of_kind(heard, events.DigestsChanged)[-1].digests] == ["Daily"]


async def test_an_article_is_told_once_by_a_digest_though_more_rules_find_it_later(engine, life):
    await life.at(0, 21)
    await life.digest("Daily", minute=8 * 60)
    await life.publish(1, 7, "Rust 1")
    await life.at(1, 8)
    edited = item("Rust 1", title="Rust 1, a crate", at=int(life.clock.now))
    life.server.put("/feed", rss("Planet", [edited, item("old")]))
    await engine.refresh([life.feed.id])
    assert len(await engine.alert_history()) == 2
    await life.at(2, 8)

    assert life.told == {"Daily": [["Rust 1"]]}


async def test_a_run_of_a_clock_that_had_jumped_does_not_cost_the_next_one(engine, life, clock):
    await life.at(0, 12)  # a Thursday
    await life.digest("weekly", days=(FRIDAY,), minute=18 * 60)
    await life.publish(0, 13, "Rust 1")
    await life.at(1, 19)  # the clock is a day ahead
    assert life.told["weekly"] == [["Rust 1"]]

    await life.at(0, 14)
    await life.publish(1, 8, "Rust 2")
    await life.at(1, 18)

    assert life.told["weekly"] == [["Rust 1"], ["Rust 2"]]


async def test_digests_wait_for_a_window_and_come_as_one_message(engine, life, clock):
    await life.at(0, 21)
    await engine.save_digest(Digest(0, "Daily", minute=8 * 60))
    for day in range(1, 11):
        await life.publish(day, 7, f"Rust {day}")
        await life.at(day, 8)
    said = []

    async def tell(telling):
        said.append(telling)

    engine.attach_desktop(tell)
    await life.at(10, 9)

    (told,) = said
    assert [alert.title for alert in told.alerts] == [f"Rust {day}" for day in range(1, 11)]
    ways = [way.state for one in await engine.alert_history() for way in one.deliveries]
    assert sorted(map(str, ways)) == ["delivered", *["summed"] * 9]
