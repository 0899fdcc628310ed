"""A connection in a few words: what the subjects of the store ask of SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


class Database:
    """A connection that begins and ends no transaction by itself (``isolation_level=None``).

    ``execute`` and ``close`` are the connection's own, ``conn`` is for the rest.
    """

    __slots__ = ("close", "conn", "execute")

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.execute = conn.execute
        self.close = conn.close

    def rollback(self) -> None:
        """Take back the transaction that is open, if there is one."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")
