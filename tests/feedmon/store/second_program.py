"""A program beside the test's: opens the store, waits for a line, does one job, tells as JSON."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.errors import LeaseLost
from feedmon.model import EntryQuery
from feedmon.store import open_store
from tests.feedmon.store.making import NOW, Clock, document, worked

if TYPE_CHECKING:
    from feedmon.store import Store


def tell(what: object) -> None:
    """Write a line that the test can read at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def mark(store: Store) -> list[int]:
    """Mark all there is in handfuls; the ids that it was who changed them."""
    entries = await store.page(EntryQuery(), limit=10_000)
    changed = []
    for at in range(0, len(entries), 10):
        changed += await store.mark_read([entry.id for entry in entries[at : at + 10]])
    return changed


async def poll(store: Store) -> list[int]:
    """Poll what is due until nothing is; the feeds that it polled."""
    polled = []
    while due := await store.due_feeds():
        for feed_id in due:
            owner = f"{os.getpid()}/{feed_id}"
            if not await store.claim(feed_id, owner=owner, lease_s=60, only_due=True):
                continue
            items = [worked(f"e{n}") for n in range(10)]
            await store.apply(
                feed_id, owner=owner, uids=[item.uid for item in items], decide=document(items)
            )
            polled.append(feed_id)
    return polled


async def poll_on(store: Store) -> None:
    """Poll one feed again and again, ten new entries each time, until killed."""
    number = (await store.feed(1)).total
    while True:
        owner = f"{os.getpid()}/{number}"
        if await store.claim(1, owner=owner, lease_s=60):
            items = [worked(f"e{number + n}", text="some words") for n in range(10)]
            try:
                changes = await store.apply(
                    1, owner=owner, uids=[item.uid for item in items], decide=document(items)
                )
            except LeaseLost:
                continue
            tell(changes.feed.total)
        number += 10


JOBS = {"mark": mark, "poll": poll, "poll_on": poll_on}


async def main(path: Path, job: str) -> None:
    """Do the job."""
    store = await open_store(path, clock=Clock(NOW), busy_s=30)
    tell("ready")
    sys.stdin.readline()
    tell(json.dumps(await JOBS[job](store)))
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
