"""kill -9 between claiming and delivering: each alert arrives, and with one key only."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import sys
import time
from collections import defaultdict
from contextlib import closing

from feedmon import open_engine
from feedmon.model import AlertKind, Command, Urgency, Webhook
from feedmon.store import open_store
from feedmon.store.alerts import raise_of_feed
from tests.feedmon.clock import MINUTE
from tests.feeds import opml
from tests.httpserver import Reply, in_thread
from tests.killing import killed_after

ALERTS = 6

DELIVERER = """
import asyncio, pathlib, sys
from feedmon import open_engine

async def main():
    engine = await open_engine(pathlib.Path(sys.argv[1]))
    async def tell(telling):
        with open(sys.argv[2], "a") as said:
            for alert in telling.alerts:
                said.write(f"{alert.id} {telling.key}\\n")
        await asyncio.sleep(0.005)
    engine.attach_desktop(tell)
    print("begins", flush=True)
    while await engine.deliver_due() or engine._background:
        if engine._background:
            await asyncio.wait(engine._background)
    await engine.close()

if __name__ == "__main__":
    asyncio.run(main())
"""

SCRIPT = """
import json, os, sys
told = json.load(sys.stdin)["data"]["alerts"]
with open(sys.argv[1], "a") as note:
    note.write("".join(f"{alert['id']} {os.environ['FEEDMON_KEY']}\\n" for alert in told))
"""


def raise_some(tx, feed_id, turn, destinations):
    """Alerts of one turn: some of them urgent."""
    return [
        raise_of_feed(
            tx,
            feed_id,
            AlertKind.FAILING,
            f"{turn}-{number}",
            urgency=Urgency.URGENT if number % 2 else Urgency.NORMAL,
            destinations=destinations,
        )
        for number in range(ALERTS)
    ]


def notes(path):
    """Which keys came with each alert, of what a receiver wrote down."""
    keys = defaultdict(set)
    for line in path.read_text().splitlines() if path.exists() else []:
        alert, key = line.split()
        keys[int(alert)].add(key)
    return keys


async def test_killed_at_any_moment_each_alert_arrives_with_one_key(tmp_path, repetitions):
    moments = random.Random(7)
    data, said, ran = tmp_path / "data", tmp_path / "said", tmp_path / "ran"
    posted = defaultdict(set)
    with in_thread() as server:

        async def take(received):
            for alert in json.loads(received.body)["data"]["alerts"]:
                posted[alert["id"]].add(received.headers["webhook-id"])
            await asyncio.sleep(0.005)
            return Reply(status=204)

        engine = await open_engine(data)
        await engine.import_opml(opml([("Planet", "http://127.0.0.1:9/")]))
        hook = await engine.add_destination("Hook", Webhook(server.put("/hook", take)))
        script = Command((sys.executable, "-S", "-c", SCRIPT, str(ran)))
        program = await engine.add_destination("Program", script)
        await engine.change_settings(alert_cap_per_hour=0)
        await engine.close()
        raised = []
        for turn in range(repetitions(20)):
            store = await open_store(data / "feedmon.db", clock=lambda: time.time() - MINUTE)
            raised += await store._write(raise_some, 1, turn, (hook.id, program.id))
            await store.close()
            await asyncio.to_thread(
                killed_after, DELIVERER, [str(data), str(said)], moments.uniform(0.0, 0.4)
            )
        await asyncio.to_thread(killed_after, DELIVERER, [str(data), str(said)], 60)

    with closing(sqlite3.connect(data / "feedmon.db")) as db:
        states = db.execute("SELECT DISTINCT state FROM outbox ORDER BY state").fetchall()
    assert states == [("delivered",), ("summed",)]
    for receiver in (posted, notes(ran)):
        assert {alert: len(keys) for alert, keys in receiver.items()} == dict.fromkeys(raised, 1)
    assert notes(said).keys() == set(raised)
