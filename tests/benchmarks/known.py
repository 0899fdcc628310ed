"""What a poll costs the store that brings ten thousand entries, all of them known (I-12)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedmon import decide
from feedmon.identity import pair_uid
from feedmon.model import (
    CleanBody,
    Document,
    Identity,
    ParsedEntry,
    ParsedFeed,
    WorkedEntry,
    WorkedFeed,
)
from feedmon.store import open_store
from tests.benchmarks.heart import Deed

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon.model import Feed, Known, Update
    from feedmon.store import Store

ENTRIES, POLLS = 10_000, 5
URL = "https://site.example/feed"
_WORDS = {
    Identity.GUID: "10,000 entries known by their ids",
    Identity.LINK_TITLE: "10,000 entries known by link and title",
}


@dataclass(frozen=True)
class _Never:
    at: int | None = None
    reason: str = "manual"


async def measure(directory: Path) -> dict[str, Deed]:
    """Return the quickest of some polls for each way in which entries are known."""
    deeds = {}
    for identity, words in _WORDS.items():
        store = await open_store(directory / f"{identity}.db")
        feed = await store.add_feed(URL, next_poll_at=None)
        worked = _document()
        await _poll(store, feed.id, worked)
        await store.update_feed(feed.id, identity=identity)
        times = [await _poll(store, feed.id, worked) for _ in range(POLLS)]
        deeds[words] = Deed(total_ms=1000 * min(times))
        await store.close()
    return deeds


def _document() -> WorkedFeed:
    return WorkedFeed(ParsedFeed("rss", title="Site"), tuple(map(_entry, range(ENTRIES))))


def _entry(number: int) -> WorkedEntry:
    uid, title, key = f"entry-{number}", f"Title {number}", f"site.example/{number}"
    return WorkedEntry(
        uid=uid,
        aliases=(f"{uid}|https://{key}",),
        content_hash=uid,
        parsed=ParsedEntry(guid=uid, link=f"https://{key}", title=title),
        raw_html="<p>Some words.</p>",
        body=CleanBody("<p>Some words.</p>", "Some words."),
        link_key=key,
        pair=pair_uid(key, title),
    )


async def _poll(store: Store, feed_id: int, worked: WorkedFeed) -> float:
    answer = Document(URL, 200, {}, (), 0, 1, 1, b"", b"")
    further = decide.further_of(worked)

    def update(feed: Feed, known: Known) -> Update:
        return decide.decide_update(
            feed,
            known,
            worked,
            answer,
            now=round(time.time()),
            first=False,
            schedule=lambda *_: _Never(),
        )

    await store.claim(feed_id, owner="bench", lease_s=60)
    began = time.perf_counter()
    await store.apply(feed_id, owner="bench", uids=further, further=further, decide=update)
    return time.perf_counter() - began
