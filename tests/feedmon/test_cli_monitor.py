"""``feedmonctl run`` tells of alerts as they are raised, by rules and of feeds themselves."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from argparse import Namespace
from contextlib import asynccontextmanager

import pytest

from feedmon.cli.monitor import monitor
from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Silence,
    Urgency,
    Vigil,
)
from tests.feedmon.clock import DAY, HOUR, quiet
from tests.feeds import item, rss

RUST = ConditionGroup((Condition(RuleField.TITLE, RuleMatch.ANY, "rust"),))
TOLD = RuleSpec(RUST, RuleActions(notify=True), urgency=Urgency.URGENT)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@asynccontextmanager
async def running(engine, *, as_json):
    """Monitor as the program does, until the block ends."""
    running = asyncio.create_task(monitor(engine, Namespace(json=as_json)))
    while asyncio.get_running_loop()._signal_handlers.get(signal.SIGTERM) is None:
        await asyncio.sleep(0)
        assert not running.done()
    yield
    os.kill(os.getpid(), signal.SIGTERM)
    assert await running == 0


@pytest.fixture
async def publish(engine, server, clock):
    """``await publish("Rust 2", after=HOUR)``: later these articles came, too."""
    old = item("old", at=int(clock.now))
    feed = await engine.subscribe(server.put("/feed", rss("Planet", [old])))
    await engine.set_feed(feed.id, vigil=Vigil(Silence.DAYS, days=2))
    await engine.add_rule("Rust", TOLD)

    async def later(*titles, after):
        clock.now += after
        if titles:
            new = [item(title, title=title, at=int(clock.now)) for title in titles]
            server.put("/feed", rss("Planet", [*new, old]))
        await engine.refresh([feed.id])

    return later


@pytest.mark.long
@pytest.mark.parametrize("as_json", [False, True])
async def test_the_monitor_says_once_which_alerts_are_raised_by_rules_and_of_feeds(
    engine, start, publish, capsys, as_json
):
    await publish("Rust 1", after=HOUR)
    another = await start()
    async with running(engine, as_json=as_json):
        await publish("Rust 2", "Iron", after=HOUR)
        for seen in (True, False):
            await another.mark_alerts_seen(seen=seen)
        await engine.watch()  # another program wrote of all that was raised
        await publish(after=3 * DAY)
        await engine.watch_over()
        await quiet(engine)

    lines = capsys.readouterr().out.splitlines()
    if not as_json:
        assert [line for line in lines if "lert: " in line] == [
            "Urgent alert: Planet: Rust 2 (rule Rust found Rust)",
            "Alert: Planet (nothing new for 3 days)",
        ]
        return
    *alerts, tally = map(json.loads, lines)
    told = [line["alert"] for line in alerts]
    assert [(one["kind"], one["title"], one["message"]) for one in told] == [
        ("article", "Rust 2", "rule Rust found Rust"),
        ("silent", "Planet", "nothing new for 3 days"),
    ]
    assert (tally["alerts"], tally["new"]) == (2, 2)
