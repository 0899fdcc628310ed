"""Databases of other programs, only ever read: SQL here, what it means in ``feedmon.switching``.

Every look is a connection of its own for a moment, beside the lanes and beside the other program,
which may be running: it is never kept waiting for longer than one slice, and nothing of its files
is changed, created or left behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from feedmon.errors import ForeignDataError
from feedmon.store.foreign import liferea, quiterss, rssguard
from feedmon.store.foreign.opening import Foreign, is_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feedmon.model import ForeignData, ForeignRow
    from feedmon.store.database import Database
    from feedmon.store.foreign.opening import Tables

__all__ = ["ForeignStore", "is_database"]


class _Program(Protocol):
    """What each of the programs' modules has."""

    @property
    def TABLES(self) -> Tables:  # noqa: N802 - a constant of a module
        """By which tables, with which columns, its databases are known."""

    def look(self, db: Database, /) -> ForeignData:
        """Return what there is."""

    def slice_of(
        self, db: Database, after: int | None, rows: int, /
    ) -> tuple[list[ForeignRow], int | None]:
        """Return the articles after an id, and the last id if there are more."""


_PROGRAMS: tuple[_Program, ...] = (rssguard, quiterss, liferea)


class ForeignStore:
    """One database of another program. All of it blocks, and raises ForeignDataError."""

    def __init__(self, path: Path) -> None:
        self._foreign = Foreign(path)
        self._program = self._foreign.read(self._recognise)

    def data(self) -> ForeignData:
        """Return its feeds and folders, and how many articles it has of each."""
        return self._foreign.read(self._program.look)

    def rows(self, rows: int) -> Iterator[list[ForeignRow]]:
        """Go through its articles in the order in which they came, about ``rows`` at a time."""
        after: int | None = None
        while True:
            found, after = self._foreign.read(self._program.slice_of, after, rows)
            if found:
                yield found
            if after is None:
                return

    def _recognise(self, db: Database) -> _Program:
        for program in _PROGRAMS:
            if self._foreign.has_tables(db, program.TABLES):
                return program
        raise ForeignDataError(str(self._foreign.path), "unknown")
