"""A copy of the store put in its place, at every instant of which there is a whole one.

The copy is made and looked through first, beside the store. Then the store gets a second name,
and the copy takes the first one in a single step. Only between two programs is there a danger:
who calls ``exchange`` makes sure that nobody else is at work on the store.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from feedmon.errors import BackupDamaged, StoreCorrupt, StoreNewer, StoreUnwritable
from feedmon.store import backups, files, push
from feedmon.store.connection import connect, driver_errors
from feedmon.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon.store.steps import Steps

_DAY = 86_400
#: What SQLite keeps beside a file: a part of what it says (but the last).
_LOGS = ("-wal", "-journal")


def prepare(
    store: Path, backup: Path, *, at: float, busy_s: float = 5.0, steps: Steps = MIGRATIONS
) -> Path:
    """Copy a backup beside the store and look the copy through; where it is. Nothing else changes.

    Raises:
        BackupDamaged: it can't be read, is not sound, or no copy of our store.
        StoreNewer: a newer version of the program wrote it.
        StoreNoRoom, StoreFull, StoreUnwritable: there is no place for the copy.

    """
    new = backups.stamped(store.parent, f"{store.stem}-restoring", ".partial", at)
    with driver_errors(new):
        files.clear_partials(store.parent, store, before=at - _DAY)
        if not backup.is_file():
            raise BackupDamaged(str(backup), "missing")
        backups.require_room(store.parent, backup.stat().st_size)
        try:
            _copy(backup, new, busy_s=busy_s, steps=steps)
        except (StoreCorrupt, BackupDamaged) as error:
            raise BackupDamaged(str(backup), error.detail) from error
        except StoreNewer as error:
            raise StoreNewer(str(backup), error.detail) from error  # not its copy
        try:
            with closing(connect(new, busy_s=busy_s, mode="rw")) as db:
                push.forget_agreements(db)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    return new


def exchange(store: Path, new: Path, *, at: float) -> Path | None:
    """Put a prepared copy in the place of the store, which is set aside; under which name.

    ``None`` where there was no store. A kill at any moment leaves the one or the other.
    """
    with driver_errors(store):
        aside = None
        if store.exists():
            _fold_in(store)
            aside = _free_name(store, at)
            _second_name(store, aside)
            for log in _LOGS:
                if files.beside(store, log).exists():
                    _second_name(files.beside(store, log), files.beside(aside, log))
            files.settle(store.parent)
        # Read with the copy, the log of another file would ruin it.
        for log in (*_LOGS, "-shm"):
            files.beside(store, log).unlink(missing_ok=True)
        new.replace(store)
        files.settle(store.parent)
    return aside


def undo_unfinished(store: Path) -> None:
    """Take its second name away from a store whose restoring was killed before the exchange.

    To be called before anybody opens the store: its log may have lost the first name already.
    """
    for aside in store.parent.glob(f"{store.stem}-aside-*{store.suffix}"):
        if not aside.samefile(store):
            continue
        for log in _LOGS:
            ours, second = files.beside(store, log), files.beside(aside, log)
            if second.exists():
                second.unlink() if ours.exists() else second.rename(ours)
        aside.unlink()


def _copy(backup: Path, new: Path, *, busy_s: float, steps: Steps) -> None:
    with (
        driver_errors(backup),
        # Set aside, a store may have its log beside it, which is a part of it.
        closing(connect(backup, busy_s=busy_s, mode="ro", immutable=not _has_log(backup))) as db,
    ):
        files.copy_database(
            db, new, on_slice=lambda: None, verify=lambda copy: backups.verify(copy, steps)
        )


def _has_log(path: Path) -> bool:
    return any(files.beside(path, log).exists() for log in _LOGS)


def _fold_in(store: Path) -> None:
    """Move the log into the file, if it is one that SQLite can do that with; then it is gone."""
    try:
        with closing(connect(store, busy_s=0, mode="rw")) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.Error:
        pass  # a damaged one: its log is set aside with it


def _free_name(store: Path, at: float) -> Path:
    name = backups.stamped(store.parent, f"{store.stem}-aside", store.suffix, at)
    for number in range(2, 1000):
        if not name.exists():
            return name
        again = backups.stamped(store.parent, f"{store.stem}-aside", f"-{number}", at)
        name = again.with_name(f"{again.name}{store.suffix}")
    raise StoreUnwritable(str(name), "no name is free")


def _second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # a file system that knows one name for each file only
        partial = name.with_name(f"{name.name}.partial")
        try:
            shutil.copyfile(path, partial)
            shutil.copymode(path, partial)
            partial.replace(name)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
