"""The store: one SQLite file, two lanes, and a door of coroutines.

Every method runs one plain function on one of two threads: what only reads on the reader's, what
writes on the writer's, in one transaction. Cancelling whoever waits leaves the transaction whole:
not begun, or done; where somebody is to be told of it, one that has begun is answered for as if
nothing had been cancelled. Times are Unix seconds of the ``clock`` given at opening.

Besides what each method names, all raise StoreError: StoreBusy (another program held the file
longer than ``busy_s``), StoreFull, StoreUnwritable, StoreCorrupt. Nothing is half written then, and
the store can be used on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store.claims import Claim
from feedmon.store.doors import Store
from feedmon.store.feeds import FeedEdit
from feedmon.store.hosts import Blocked
from feedmon.store.lookout import Work
from feedmon.store.migrations import MIGRATIONS
from feedmon.store.opening import open_lanes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.store.steps import Steps

__all__ = ["Blocked", "Claim", "FeedEdit", "Store", "Work", "open_store"]


async def open_store(
    path: Path,
    *,
    clock: Callable[[], float],
    busy_s: float = 5.0,
    steps: Steps = MIGRATIONS,
    on_upgrade: Callable[[], object] = lambda: None,
) -> Store:
    """Open the store in ``path``, created (with its directory) where it is missing.

    An older file is migrated after a copy of it was put beside it; ``on_upgrade`` is called first.

    Raises:
        StoreNewer: a newer version wrote it; it was left untouched.
        StoreCorrupt: no SQLite database, a damaged one, or another program's; left untouched.
        StoreUnwritable, StoreFull, StoreBusy: it can't be opened for writing now.

    """
    writer, reader = await open_lanes(
        path, clock=clock, busy_s=busy_s, steps=steps, on_upgrade=on_upgrade
    )
    return Store(path, writer, reader, clock=clock, busy_s=busy_s)
