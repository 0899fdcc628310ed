"""Looking after the file: copies and checks, on connections of their own, beside the lanes.

Each runs on a thread of its own, so neither lane waits for it. Cancelling it stops it soon.
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from feedmon.errors import StoreCorrupt
from feedmon.store import backups, files
from feedmon.store.connection import connect, driver_errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.store.database import Database
    from feedmon.store.steps import Steps

T = TypeVar("T")

#: Beyond so many a damaged file has been described well enough.
MOST_PROBLEMS = 100
#: The rest after each slice of a backup (seconds): the disk is for others as well.
_REST_S = 0.002


class _Stopped(Exception):
    pass


class _Beside:
    """A connection that only reads, and whether anybody still wants what it is for."""

    def __init__(self, path: Path, busy_s: float) -> None:
        self._path, self._busy_s = path, busy_s
        self._stopped = threading.Event()
        self._db: Database | None = None

    def run(self, function: Callable[[Database, Callable[[], None]], T]) -> T:
        """Call ``function(db, pause)``; ``pause`` rests a moment, or raises when all is off."""
        with closing(connect(self._path, busy_s=self._busy_s, mode="ro")) as db:
            self._db = db
            try:
                self._pause(0)
                return function(db, self._pause)
            finally:
                self._db = None

    def stop(self) -> None:
        """Let it end soon, from another thread."""
        self._stopped.set()
        if (db := self._db) is not None:
            db.conn.interrupt()  # a long statement

    def _pause(self, seconds: float = _REST_S) -> None:
        if self._stopped.wait(seconds):
            raise _Stopped


async def beside(
    path: Path, busy_s: float, function: Callable[[Database, Callable[[], None]], T], *, at: Path
) -> T:
    """Run a function over a connection and on a thread of its own; errors are about ``at``."""
    own = _Beside(path, busy_s)

    def work() -> T:
        with driver_errors(at):
            return own.run(function)

    with ThreadPoolExecutor(1, thread_name_prefix="store-care") as thread:
        done = asyncio.wrap_future(thread.submit(work))
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            own.stop()
            await asyncio.wait([done])
            done.exception()  # heard: being stopped is what was asked for
            raise


async def backup(path: Path, target: Path, *, busy_s: float) -> None:
    """Copy the store as it is now; cancelling stops after the slice and leaves nothing behind."""
    await beside(
        path,
        busy_s,
        lambda db, pause: files.copy_database(db, target, on_slice=pause),
        at=target,
    )


async def back_up(path: Path, *, at: float, busy_s: float, steps: Steps) -> Path:
    """Make a backup and let old ones go, as ``backups.make``; cancelling leaves all as it was."""
    return await beside(
        path,
        busy_s,
        lambda db, pause: backups.make(db, path, at=at, steps=steps, pause=pause),
        at=backups.folder(path),
    )


async def integrity_check(path: Path, *, quick: bool, busy_s: float) -> list[str]:
    """Return what SQLite finds wrong with the file; nothing is good."""
    found: list[str] = []

    def check(db: Database, _pause: Callable[[], None]) -> None:
        pragma = f"PRAGMA {'quick_check' if quick else 'integrity_check'}({MOST_PROBLEMS})"
        for (problem,) in db.execute(pragma):
            found.append(problem)
        for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
            found.append(f"row {rowid} of {table} names a missing row of {parent}")

    try:
        await beside(path, busy_s, check, at=path)
    except StoreCorrupt as error:
        # Damage that the check itself stumbles over is what it was to find.
        found.append(error.detail)
    return [problem for problem in found if problem != "ok"][:MOST_PROBLEMS]


def checkpoint(path: Path) -> None:
    """Move the log into the file, and cut it back where nobody is reading it; waits for nobody."""
    with driver_errors(path), closing(connect(path, busy_s=0, mode="rw")) as db:
        # While the first one works others may write; the second one finds little left to do.
        for mode in ("PASSIVE", "TRUNCATE"):
            db.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
