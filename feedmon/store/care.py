"""Looking after the file: copies and checks, on connections of their own, beside the lanes."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

from feedmon.errors import StoreCorrupt
from feedmon.store import files
from feedmon.store.connection import connect, driver_errors

if TYPE_CHECKING:
    from pathlib import Path

#: Beyond so many a damaged file has been described well enough.
MOST_PROBLEMS = 100


class _Stopped(Exception):
    pass


async def backup(path: Path, target: Path, *, busy_s: float) -> None:
    """Copy the store as it is now; cancelling stops after the slice and leaves nothing behind."""
    stopped = threading.Event()

    def on_slice() -> None:
        if stopped.is_set():
            raise _Stopped

    def copy() -> None:
        with driver_errors(target), closing(connect(path, busy_s=busy_s, mode="ro")) as db:
            files.copy_database(db, target, on_slice=on_slice)

    with ThreadPoolExecutor(1, thread_name_prefix="store-backup") as thread:
        done = asyncio.wrap_future(thread.submit(copy))
        try:
            await asyncio.shield(done)
        except asyncio.CancelledError:
            stopped.set()
            await asyncio.wait([done])
            done.exception()
            raise


async def integrity_check(path: Path, *, quick: bool, busy_s: float) -> list[str]:
    """Return what SQLite finds wrong with the file; nothing is good."""

    def check() -> list[str]:
        pragma = f"PRAGMA {'quick_check' if quick else 'integrity_check'}({MOST_PROBLEMS})"
        found: list[str] = []
        try:
            with driver_errors(path), closing(connect(path, busy_s=busy_s, mode="ro")) as db:
                for (problem,) in db.execute(pragma):
                    found.append(problem)
                for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
                    found.append(f"row {rowid} of {table} names a missing row of {parent}")
        except StoreCorrupt as error:
            # Damage that the check itself stumbles over is what it was to find.
            found.append(error.detail)
        return [problem for problem in found if problem != "ok"][:MOST_PROBLEMS]

    thread = ThreadPoolExecutor(1, thread_name_prefix="store-check")
    try:
        return await asyncio.wrap_future(thread.submit(check))
    finally:
        thread.shutdown(wait=False)
