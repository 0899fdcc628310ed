"""Connections, transactions and their errors: the machinery under the subjects of the store."""

from __future__ import annotations

import errno
import json
import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from feedmon.errors import (
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreUnwritable,
)
from feedmon.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: What a connection keeps of the file, in KiB. One that only reads finds the rest in the system's
#: cache as quickly (measured: lists, searches and counts of 100,000 articles took the same with 2
#: and 8 MB); one that writes holds the changed pages of a transaction, and marking all articles
#: read took a fifth longer with 2 MB.
WRITER_CACHE_KIB, READER_CACHE_KIB = 8_000, 2_000
#: Pages of the log after which a commit moves it into the file (16 MB): SQLite's thousand means
#: waiting for the disk several times in a refresh.
CHECKPOINT_PAGES = 4_000
#: A write-ahead log that a long reader let grow is cut back to this many bytes afterwards.
WAL_LIMIT_BYTES = 64 << 20

#: The words of the index, as ``words`` asks for them: of the connection, and nothing of the file.
_WORDS = "CREATE VIRTUAL TABLE temp.entries_words USING fts5vocab (main, entries_fts, instance)"

T = TypeVar("T")

_BY_SQLITE_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_CORRUPT: StoreCorrupt,
    sqlite3.SQLITE_NOTADB: StoreCorrupt,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreUnwritable,
    sqlite3.SQLITE_CANTOPEN: StoreUnwritable,
    sqlite3.SQLITE_PERM: StoreUnwritable,
    sqlite3.SQLITE_AUTH: StoreUnwritable,
    sqlite3.SQLITE_IOERR: StoreError,
    # Of a log's index the disk had no page more, which SQLite does not call full.
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFull,
}
_BY_ERRNO: dict[int, type[StoreError]] = {
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EACCES: StoreUnwritable,
    errno.EPERM: StoreUnwritable,
    errno.EROFS: StoreUnwritable,
    errno.ENOENT: StoreUnwritable,
    errno.ENOTDIR: StoreUnwritable,
    errno.EISDIR: StoreUnwritable,
    errno.EEXIST: StoreUnwritable,
    errno.ELOOP: StoreUnwritable,
}


@contextmanager
def driver_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the operating system raise into the store's errors.

    Only those that a person can do something about: a broken constraint or wrong SQL is a bug
    and passes as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        turned = None
        if code is not None:
            turned = _BY_SQLITE_CODE.get(code) or _BY_SQLITE_CODE.get(code & 0xFF)
        if turned is None:
            raise
        raise turned(str(path), f"{error.sqlite_errorname}: {error}") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        # What SQLite says of a damaged schema, with a piece of it that is no text; or a list in a
        # column that nobody can have written so.
        raise StoreCorrupt(str(path), "text") from error
    except OSError as error:
        turned = _BY_ERRNO.get(error.errno or 0, StoreError)
        raise turned(str(path), error.strerror or str(error)) from error


class Transaction:
    """One write transaction: its connection, its moment (Unix time) and its revision."""

    __slots__ = ("_revision", "db", "now", "now_ms")

    def __init__(self, db: Database, at: float) -> None:
        self.db = db
        self.now = int(at)
        self.now_ms = int(at * 1000)
        self._revision: int | None = None

    @property
    def revision(self) -> int:
        """The revision that every row written here takes: one more than the store's last."""
        if self._revision is None:
            (last,) = self.db.execute("SELECT revision FROM meta").fetchone()
            self._revision = last + 1
        return self._revision

    @property
    def revised(self) -> bool:
        """Whether something asked for the revision."""
        return self._revision is not None


@contextmanager
def writing(db: Database, clock: Callable[[], float]) -> Iterator[Transaction]:
    """Run the block in one ``BEGIN IMMEDIATE`` transaction; any exception rolls it back.

    The lock is taken first: a plain BEGIN that reads and later writes beside another program
    fails at once, however long the busy time-out is. A transaction that changed no row leaves
    the store's revision as it was.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        changes = db.conn.total_changes
        transaction = Transaction(db, clock())
        yield transaction
        _revise(transaction, changes)
        db.commit()
    except BaseException:
        db.rollback()
        raise


def within(db: Database, clock: Callable[[], float], job: Callable[[Transaction], T]) -> T:
    """Run a job inside the transaction that was begun, with a moment and a revision of its own."""
    changes = db.conn.total_changes
    transaction = Transaction(db, clock())
    answer = job(transaction)
    _revise(transaction, changes)
    return answer


def _revise(transaction: Transaction, changes: int) -> None:
    db = transaction.db
    if transaction.revised and db.conn.total_changes > changes:
        # Of one row by its id: for more SQLite makes a savepoint, which flushes the index of words.
        db.execute("UPDATE meta SET revision = ? WHERE id = 1", [transaction.revision])


def release_memory(db: Database) -> None:
    """Let go of the pages that are kept of the file."""
    db.execute("PRAGMA shrink_memory")


@contextmanager
def reading(db: Database) -> Iterator[Database]:
    """Let all statements of the block see the same state of the store."""
    db.execute("BEGIN")
    try:
        yield db
    finally:
        db.rollback()


def connect(path: Path, *, busy_s: float, mode: str, immutable: bool = False) -> Database:
    """Open ``path`` without ever creating it; ``mode`` is ``rw`` or ``ro`` (SQLite URI)."""
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_s)
    try:
        db = Database(connection)
        kib = READER_CACHE_KIB if mode == "ro" else WRITER_CACHE_KIB
        db.execute(f"PRAGMA cache_size = -{kib}")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute(_WORDS)
        if mode == "ro":
            db.execute("PRAGMA query_only = ON")
        else:
            db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return db


def prepare_for_writing(db: Database, *, busy_s: float) -> None:
    """Give the connection (and a new file) its modes: WAL, NORMAL, incremental vacuum."""
    # Without effect once the first table exists; before it, it must stand before WAL.
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    _to_wal(db, busy_s)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    db.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT_BYTES}")


def _to_wal(db: Database, busy_s: float) -> None:
    # The change of mode needs the file alone for a moment, and where two programs make it at
    # once SQLite answers "busy" without waiting (neither could give way to the other).
    patience = time.monotonic() + busy_s
    while True:
        try:
            (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() >= patience:
                raise
            time.sleep(0.01)
        else:
            if mode != "wal":
                raise OSError(errno.EROFS, f"the file system allows no write-ahead log ({mode})")
            return
