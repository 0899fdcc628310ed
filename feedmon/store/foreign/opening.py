"""How a database of another program is opened: read-only, for a moment, beside that program."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from feedmon.errors import (
    ForeignDataError,
    StoreBusy,
    StoreCorrupt,
    StoreError,
    StoreUnwritable,
)
from feedmon.store import files
from feedmon.store.connection import connect, driver_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from feedmon.store.database import Database

#: Tables by their names, each with the columns that are asked for.
Tables: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

P = ParamSpec("P")
T = TypeVar("T")

#: How long another program's write is waited for.
BUSY_S = 5.0
#: A statement of ours ends early; one that goes on for so many steps of SQLite was made to.
_STEPS, _CALLS = 1_000_000, 2_000
_IN_WAL_MODE = 2


def is_database(path: Path) -> bool:
    """Whether a file is one of SQLite's. Raises OSError."""
    with path.open("rb") as file:
        return file.read(16) == files.MAGIC


class Foreign:
    """A database of another program.

    Without a write-ahead log nobody may write beside us unnoticed: locks are taken, for the time of
    one look. A database in that mode that nobody has open lacks its log; to open it in the usual
    way would create one. So it is read as if nothing could change, and once more if something did.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(
        self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call ``function(db, …)`` with a connection that sees one state of the database."""
        with self._errors():
            log = files.beside(self.path, "-wal")
            if self._mode() == _IN_WAL_MODE and not log.exists():
                try:
                    answer = self._look(function, *args, immutable=True, **kwargs)
                except (sqlite3.DatabaseError, ForeignDataError):
                    if not log.exists():
                        raise
                else:
                    if not log.exists():
                        return answer
            return self._look(function, *args, immutable=False, **kwargs)

    def has_tables(self, db: Database, wanted: Tables) -> bool:
        """Whether there are these tables; raises where one of them lacks columns."""
        tables = {
            name.lower(): text(sql)
            for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        }
        for name, _ in wanted:
            sql = tables.get(name.lower())
            if sql is None or sql.lstrip().upper().startswith("CREATE VIRTUAL"):
                return False
        for name, columns in wanted:
            if not set(map(str.lower, columns)) <= columns_of(db, name).keys():
                raise ForeignDataError(str(self.path), "version")
        return True

    def _mode(self) -> int:
        with self.path.open("rb") as file:
            head = file.read(100)
        if not head.startswith(files.MAGIC) or len(head) < 100:
            raise ForeignDataError(str(self.path), "unknown")
        return head[18]

    def _look(
        self,
        function: Callable[Concatenate[Database, P], T],
        *args: Any,
        immutable: bool,
        **kwargs: Any,
    ) -> T:
        with closing(connect(self.path, busy_s=BUSY_S, mode="ro", immutable=immutable)) as db:
            db.conn.text_factory = text
            calls = 0

            def going_on() -> bool:
                nonlocal calls
                calls += 1
                return calls > _CALLS

            db.conn.set_progress_handler(going_on, _STEPS)
            db.execute("BEGIN")
            try:
                return function(db, *args, **kwargs)
            finally:
                db.rollback()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        path = str(self.path)
        try:
            with driver_errors(self.path):
                yield
        except StoreBusy as error:
            raise ForeignDataError(path, "busy") from error
        except StoreCorrupt as error:
            raise ForeignDataError(path, "damaged") from error
        except StoreUnwritable as error:
            # A journal of its last transaction lies there, which only a writer may use.
            unclean = "SQLITE_READONLY" in error.detail or "SQLITE_CANTOPEN" in error.detail
            journal = files.beside(self.path, "-journal")
            reason = "unclean" if unclean and journal.exists() else "unreadable"
            raise ForeignDataError(path, reason) from error
        except StoreError as error:
            raise ForeignDataError(path, "damaged") from error
        except sqlite3.OperationalError as error:
            interrupted = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT
            raise ForeignDataError(path, "too-large" if interrupted else "version") from error


def columns_of(db: Database, table: str) -> dict[str, str]:
    """Return the columns of a table with their types, in lower case."""
    rows = db.execute("SELECT lower(name), lower(type) FROM pragma_table_info(?)", [table])
    return dict(rows.fetchall())


def first_of(columns: Iterable[str], *names: str, otherwise: str = "NULL") -> str:
    """Return the first of these columns that there is, for a statement."""
    there = set(columns)
    return next((name for name in names if name.lower() in there), otherwise)


def text(data: bytes | str | None) -> str:
    """Read text as far as it can be."""
    if data is None:
        return ""
    return data if isinstance(data, str) else data.decode("utf-8", "replace")


def key_of(value: Any) -> str:
    """Return a key as text: what is a number in one table may be text in another."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else text(value) if isinstance(value, bytes | str) else str(value)
