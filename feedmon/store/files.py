"""The database as a file: private, looked at before it is opened, copied whole.

No SQL of any subject here. Everything is created with its mode (``os.open``), never created and
then changed, so there is no moment in which others can read it whatever the umask is. SQLite
gives its ``-wal`` and ``-shm`` files the mode of the database.
"""

from __future__ import annotations

import errno
import glob
import os
import secrets
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feedmon.errors import StoreCorrupt
from feedmon.store.connection import connect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from feedmon.store.database import Database

MAGIC = b"SQLite format 3\0"
PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700


def make_private(path: Path) -> None:
    """Create the directory (0700) and an empty database file (0600) where they are missing."""
    if not path.parent.is_dir():
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | _CLOEXEC, PRIVATE_FILE))


def tighten(path: Path) -> None:
    """Take the rights of others away from an existing file, and from what SQLite left beside."""
    if os.name != "posix":
        return
    for file in (path, beside(path, "-wal"), beside(path, "-shm")):
        with suppress(FileNotFoundError):
            if file.stat().st_mode & 0o077:
                file.chmod(PRIVATE_FILE)


def beside(path: Path, suffix: str) -> Path:
    """Return the file that SQLite keeps beside ``path`` under this suffix."""
    return path.with_name(path.name + suffix)


def look_before_opening(path: Path, *, busy_s: float, refuse: Callable[[Database], None]) -> None:
    """Call ``refuse(db)`` with the existing file opened so that nothing of it can change.

    Opening a database normally may recover it, create a log or change its mode: all of that only
    after ``refuse`` had nothing against the file. Without a log beside it the file is read as
    immutable (no lock, no file created); with one, read-only, since the log is part of the truth.

    Raises:
        StoreCorrupt: not an SQLite database.

    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        return
    if not head.startswith(MAGIC):
        raise StoreCorrupt(str(path), "not an SQLite database")
    if _size(beside(path, "-journal")):
        return  # its first transaction was interrupted: SQLite must put that right first
    log = beside(path, "-wal")
    if not log.exists():
        try:
            with closing(connect(path, busy_s=busy_s, mode="ro", immutable=True)) as db:
                refuse(db)
        except sqlite3.DatabaseError:
            # Or did another program open it meanwhile and write under our eyes?
            if not log.exists():
                raise
        else:
            return
    with closing(connect(path, busy_s=busy_s, mode="ro")) as db:
        refuse(db)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # at any moment another program may be done with it
        return 0


def copy_database(
    source: Database,
    target: Path,
    *,
    on_slice: Callable[[], None],
    verify: Callable[[Path], None] = lambda _copy: None,
) -> None:
    """Copy the state that ``source`` sees now to the new file ``target`` (0600), in slices.

    The copy appears under its name only when it is whole and on the disk, and ``verify`` had
    nothing against it. ``on_slice`` is called after each slice; it and ``verify`` may raise to
    stop, what was written is removed then.
    """
    partial = target.with_name(f"{target.name}.{secrets.token_hex(4)}.partial")
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR | _CLOEXEC, PRIVATE_FILE))
    try:
        # The read transaction holds the snapshot: a writer beside us neither restarts the copy
        # nor gets into it.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()
        try:
            with closing(connect(partial, busy_s=0, mode="rw")) as copy:
                source.conn.backup(
                    copy.conn, pages=SLICE_PAGES, progress=lambda *_: on_slice(), sleep=0
                )
        finally:
            source.rollback()
        verify(partial)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    settle(target.parent)


def clear_partials(directory: Path, store: Path, *, before: float | None = None) -> None:
    """Remove copies of a store that were begun and not finished.

    All of them, or those untouched since ``before``. Whatever else is called so in a directory
    that the person chose is theirs.
    """
    for path in directory.glob(f"{glob.escape(store.stem)}-*.partial*"):
        with suppress(FileNotFoundError):
            if before is None or path.stat().st_mtime < before:
                path.unlink()


def settle(directory: Path) -> None:
    """Let what was renamed in a directory outlast a power cut, where directories can be flushed."""
    if os.name != "posix":
        return
    handle = os.open(directory, os.O_RDONLY | _CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems of networks and of users' own programs flush files only.
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def version_copy_path(path: Path, version: int, now: float) -> Path:
    """Where the copy goes that is made before a file of ``version`` is migrated."""
    day = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d")
    for number in range(1, 1000):
        again = "" if number == 1 else f"-{number}"
        candidate = path.with_name(f"{path.stem}-v{version}-{day}{again}{path.suffix}")
        if not candidate.exists():
            break
    return candidate


#: Pages per slice of a copy (4 KiB each): about a millisecond of work.
SLICE_PAGES = 500
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
