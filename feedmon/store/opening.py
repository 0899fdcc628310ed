"""From a path to two open lanes: looked at first, created privately, brought up to date."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from feedmon.store import files, migrations, restoring
from feedmon.store.connection import connect, prepare_for_writing
from feedmon.store.lanes import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.store.database import Database
    from feedmon.store.steps import Steps


async def open_lanes(
    path: Path,
    *,
    clock: Callable[[], float],
    busy_s: float,
    steps: Steps,
    on_upgrade: Callable[[], object],
) -> tuple[Lane, Lane]:
    """Open the writer's lane, which makes the file what it must be, then the reader's.

    ``on_upgrade`` is called on the loop when that means bringing an older file up to date.
    """
    loop = asyncio.get_running_loop()

    def upgrading() -> None:
        loop.call_soon_threadsafe(on_upgrade)

    def open_writer() -> Database:
        files.make_private(path)
        restoring.undo_unfinished(path)
        files.look_before_opening(
            path, busy_s=busy_s, refuse=lambda db: migrations.refuse_strangers(db, path, steps)
        )
        files.tighten(path)
        db = connect(path, busy_s=busy_s, mode="rw")
        try:
            prepare_for_writing(db, busy_s=busy_s)
            migrations.bring_up_to_date(db, path, steps, clock=clock, on_upgrade=upgrading)
        except BaseException:
            db.close()
            raise
        return db

    writer = Lane("store-writer", path, open_writer)
    await writer.open()
    reader = Lane(
        "store-reader", path, lambda: connect(path, busy_s=busy_s, mode="ro"), repeats=True
    )
    try:
        await reader.open()
    except BaseException:
        await writer.close()
        raise
    return writer, reader
