"""Old alerts go by the job that tidies, what nobody saw to stays, and nothing is told twice."""

from __future__ import annotations

import pytest

from feedmon import events
from feedmon.model import (
    CareJob,
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Silence,
    Urgency,
    Vigil,
    Webhook,
)
from tests.feedmon.clock import DAY, HOUR, quiet
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss
from tests.httpserver import Reply

RUST = ConditionGroup((Condition(RuleField.TITLE, RuleMatch.ANY, "rust"),))


class Archive:
    """A feed, its articles by title, and years that pass."""

    def __init__(self, engine, server, clock):
        self.engine, self.server, self.clock = engine, server, clock
        self.items = [item("old", at=int(clock.now))]

    async def begin(self):
        self.server.put("/feed", rss("Planet", self.items))
        self.feed = await self.engine.subscribe(self.server.url("/feed"))

    async def publish(self, *titles):
        self.clock.now += HOUR
        self.items += [item(title, title=title, at=int(self.clock.now)) for title in titles]
        await self.ask()

    async def edit(self, uid, title):
        self.clock.now += HOUR
        at = next(place for place, each in enumerate(self.items) if f">{uid}<" in each)
        self.items[at] = item(uid, title=title, at=int(self.clock.now))
        await self.ask()

    async def ask(self):
        self.server.put("/feed", rss("Planet", self.items))
        await self.engine.refresh([self.feed.id])
        await self.engine.deliver_due()
        await quiet(self.engine)

    async def alerts(self):
        """Return what there is of each alert, by title: the states of its deliveries."""
        return {
            one.alert.title: sorted(str(way.state) for way in one.deliveries)
            for one in await self.engine.alert_history()
        }

    async def entry(self, title):
        return next(
            one.alert.entry_id
            for one in await self.engine.alert_history()
            if one.alert.title == title
        )

    async def tidy_after(self, days):
        self.clock.now += days * DAY
        await self.engine.maintain([CareJob.TIDY])
        await quiet(self.engine)


@pytest.fixture
async def archive(engine, server, clock):
    made = Archive(engine, server, clock)
    await made.begin()
    await engine.maintain([CareJob.TIDY])  # planned
    return made


async def test_old_alerts_go_when_they_were_seen_to_and_no_edit_tells_them_again(
    engine, start, archive
):
    said = []

    async def tell(telling):
        said.append(telling)

    engine.attach_desktop(tell)
    await engine.add_rule("Rust", RuleSpec(RUST, RuleActions(notify=True)))
    await archive.publish("Rust read", "Rust seen", "Rust new", "Rust starred")
    archive.clock.now += HOUR
    await archive.ask()
    entry = {title: await archive.entry(title) for title in await archive.alerts()}
    for title in ("Rust read", "Rust starred"):
        await engine.mark_read([entry[title]])
    await engine.star([entry["Rust starred"]], starred=True)
    seen = next(a for a in await engine.alert_history() if a.alert.title == "Rust seen")
    await engine.mark_alerts_seen([seen.alert.id])
    assert len(said) == 1

    await archive.tidy_after(100)
    assert await archive.alerts() == {title: [] for title in entry}

    heard = listen(other := await start())
    await archive.tidy_after(300)
    assert set(await archive.alerts()) == {"Rust seen", "Rust new", "Rust starred"}
    await other.watch()
    assert of_kind(heard, events.AlertsChanged)
    assert (await engine.why(entry["Rust read"]))[0].reason == "forgotten"

    await archive.edit("Rust read", "Iron")
    await archive.edit("Rust read", "Rust once more")
    assert set(await archive.alerts()) == {"Rust seen", "Rust new", "Rust starred"}
    await engine.add_rule("Once", RuleSpec(RUST, RuleActions(notify=True)))
    await archive.edit("Rust read", "Iron again")
    await archive.edit("Rust read", "Rust for another rule")
    assert (await engine.alert_history(limit=1))[0].alert.rule_title == "Once"


async def test_what_is_on_its_way_or_failed_unseen_stays_and_so_does_all_where_one_wants_it(
    engine, server, archive
):
    server.put("/hook", Reply(status=400))
    hook = await engine.add_destination("Chat", Webhook(server.url("/hook")))
    await engine.change_settings(delivery_retries=0, keep_alerts_days=None)
    await engine.add_rule("Rust", RuleSpec(RUST, RuleActions(notify=True, destinations=(hook.id,))))
    daily = RuleSpec(RUST, RuleActions(notify=True), urgency=Urgency.DIGEST)
    await archive.publish("Rust 1", "Rust 2")
    await engine.add_rule("Daily", daily)
    await archive.publish("Rust 3")
    await engine.run_digest_now(1)
    await engine.mark_read([await archive.entry("Rust 1"), await archive.entry("Rust 3")])

    await archive.tidy_after(100)
    # What is for the desktop was due all the time.
    on_the_way = {"Rust 1": ["due"], "Rust 2": ["due", "failed"], "Rust 3": ["due"]}
    assert await archive.alerts() == on_the_way

    await archive.ask()
    await archive.tidy_after(1)
    assert await archive.alerts() == {"Rust 1": [], "Rust 2": ["failed"], "Rust 3": []}
    await engine.change_settings(keep_alerts_days=30)
    await archive.tidy_after(1)
    assert set(await archive.alerts()) == {"Rust 2"}


async def test_a_silence_of_years_is_told_once_though_old_alerts_go(engine, archive):
    await engine.set_feed(archive.feed.id, vigil=Vigil(Silence.DAYS, days=2))
    for _ in range(3):
        archive.clock.now += 3 * DAY
        await archive.ask()
        await engine.watch_over()
    assert len(await engine.alert_history()) == 1
    await engine.mark_alerts_seen()

    await archive.tidy_after(500)
    await archive.ask()

    assert await engine.watch_over() == 0
    assert len(await engine.alert_history()) == 1
