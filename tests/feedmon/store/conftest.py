"""A store in a file of this test's own, and the shortest way to a feed with entries in it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from feedmon.store import open_store
from tests.feedmon.store.making import NOW, Clock, document, worked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from feedmon.model import Changes
    from feedmon.store import Store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "feedmon.db"


@pytest.fixture
async def store(path: Path, clock: Clock) -> AsyncIterator[Store]:
    opened = await open_store(path, clock=clock, busy_s=0.05)
    yield opened
    await opened.close()


@pytest.fixture
async def other(store: Store, path: Path, clock: Clock) -> AsyncIterator[Store]:
    """Another program on the same store."""
    opened = await open_store(path, clock=clock, busy_s=5)
    yield opened
    await opened.close()


@pytest.fixture
def poll(store: Store, clock: Clock) -> Callable[..., Awaitable[Changes]]:
    """Claim a feed and store a whole document of these entries (or uids) as its poll."""
    numbers = itertools.count()

    async def run(feed_id: int, entries, **how) -> Changes:
        items = [worked(one) if isinstance(one, str) else one for one in entries]
        owner = f"test/{next(numbers)}"
        assert await store.claim(feed_id, owner=owner, lease_s=60)
        return await store.apply(
            feed_id,
            owner=owner,
            uids=[item.uid for item in items],
            decide=document(items, clock.now, **how),
        )

    return run


@pytest.fixture
def add(store: Store) -> Callable[..., Awaitable[int]]:
    """Add a feed that is due now; its id."""
    numbers = itertools.count(1)

    async def run(url: str | None = None, **columns) -> int:
        url = url or f"https://site{next(numbers)}.example/feed"
        feed = await store.add_feed(url, **({"next_poll_at": NOW} | columns))
        return feed.id

    return run
