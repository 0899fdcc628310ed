"""Backups where no engine is open: found, counted, and put in the place of the store."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon import presence
from feedmon.errors import StoreBusy, StoreInUse
from feedmon.settings import STORE_NAME
from feedmon.store import backups, restoring
from feedmon.store.connection import driver_errors
from feedmon.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import Backup

_BUSY_S = 5.0


def presence_directory(data_dir: Path) -> Path:
    """Return where the engines on a store leave their marks."""
    return data_dir / "engines"


async def find_backups(data_dir: Path) -> list[Backup]:
    """Return the copies of a store, newest first, with what is in those that can be read."""
    return await asyncio.to_thread(_find, data_dir / STORE_NAME)


async def restore_store(
    data_dir: Path, backup: Path, *, clock: Callable[[], float] = time.time
) -> Path | None:
    """Put a copy of the store in its place, which nobody may have open; what was there is kept.

    The answer is its name now (``None`` where there was no store). Killed at any moment it leaves
    the old store or the new one, whole.

    Raises StoreInUse, StoreNoRoom, BackupDamaged, StoreNewer or another StoreError; then the store
    is as it was.
    """
    return await asyncio.to_thread(_restore, data_dir, backup, clock)


def _find(store: Path) -> list[Backup]:
    found = []
    for each in backups.listed(store):
        counted = backups.count(Path(each.path), busy_s=_BUSY_S, steps=MIGRATIONS)
        feeds, entries = counted or (None, None)
        found.append(replace(each, feeds=feeds, entries=entries))
    return found


def _restore(data_dir: Path, backup: Path, clock: Callable[[], float]) -> Path | None:
    store = data_dir / STORE_NAME
    marks = presence_directory(data_dir)
    try:
        with driver_errors(data_dir), presence.alone(marks) as users:
            _refuse(store, users)
        new = restoring.prepare(store, backup, at=clock(), busy_s=_BUSY_S)
        try:
            # It took a while: somebody may have come meanwhile.
            with driver_errors(data_dir), presence.alone(marks) as users:
                _refuse(store, users)
                return restoring.exchange(store, new, at=clock())
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except presence.GateShut as error:
        raise StoreBusy(str(store), "gate") from error


def _refuse(store: Path, users: tuple[str, ...]) -> None:
    if users:
        raise StoreInUse(str(store), users)
