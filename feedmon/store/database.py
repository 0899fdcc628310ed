"""A connection in a few words: what the subjects of the store ask of SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    #: An entry's id, its title, text and author as they are indexed.
    Words = tuple[int, str, str, str]

#: Rows of one statement. Each call of SQLite gives Python's lock away and waits to have it back;
#: beside a busy window that takes longer than storing a row. Powers of two up to here: few
#: different statements, which SQLite then has at hand.
_ROWS = 16
#: The same for the index of words, of which each statement writes a piece of its own.
_WORDS = 512


class Database:
    """A connection that begins and ends no transaction by itself (``isolation_level=None``).

    ``execute`` and ``close`` are the connection's own, ``conn`` is for the rest.

    Words that are to be indexed wait until the end of the transaction, since the index writes a
    piece for each statement: whoever reads or changes it in a transaction calls ``index_all``
    first, and so does whoever commits one.
    """

    __slots__ = ("_to_index", "close", "conn", "execute")

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.execute = conn.execute
        self.close = conn.close
        self._to_index: list[Words] = []

    def insert(self, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows; ``into`` is the statement's beginning: the table and its columns."""
        at = 0
        while at < len(rows):
            many = min(_ROWS, 1 << (len(rows) - at).bit_length() - 1)
            part = rows[at : at + many]
            self.execute(f"{into} VALUES {_places(many, len(part[0]))}", _flat(part))
            at += many

    def index_later(self, words: Iterable[Words]) -> None:
        """Have words indexed before the transaction ends; of an entry that has none there."""
        self._to_index += words

    def index_all(self) -> None:
        """Index the words that wait for it."""
        words, self._to_index = self._to_index, []
        for at in range(0, len(words), _WORDS):
            part = words[at : at + _WORDS]
            # To a power of two with rows that are not inserted.
            many = 1 << (len(part) - 1).bit_length()
            empty = [None] * (4 * (many - len(part)))
            self.execute(
                "INSERT INTO entries_fts (rowid, title, text, author)"  # noqa: S608 - places only
                f" SELECT * FROM (VALUES {_places(many, 4)}) WHERE column1 NOT NULL",
                [*_flat(part), *empty],
            )

    def commit(self) -> None:
        """End the transaction, everything indexed."""
        self.index_all()
        self.execute("COMMIT")

    def rollback(self) -> None:
        """Take back the transaction that is open, if there is one."""
        self._to_index.clear()
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")


def _places(rows: int, columns: int) -> str:
    return ", ".join([f"({', '.join('?' * columns)})"] * rows)


def _flat(rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    return [value for row in rows for value in row]
