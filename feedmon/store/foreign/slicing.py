"""Rows of articles in slices that are bounded in number and in size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

#: Characters of bodies in one slice; and of one body that are taken from its database.
SLICE_CHARACTERS = 8_000_000
BODY_CHARACTERS = 2_000_000


def body(column: str) -> str:
    """Take no more of a body than is kept of it, in a statement."""
    return f"substr({column}, 1, {BODY_CHARACTERS})"


def take(found: sqlite3.Cursor, limit: int) -> tuple[list[dict[str, Any]], int | None]:
    """Take rows, by the names of their columns, until there are enough.

    They have their id as ``row``, by which they are sorted. The answer's second part is the last
    one, if there may be more.
    """
    names = [column[0] for column in found.description]
    taken: list[dict[str, Any]] = []
    size = 0
    for values in found:
        row = dict(zip(names, values, strict=True))
        taken.append(row)
        size += sum(len(value) for value in values if isinstance(value, str | bytes))
        if len(taken) >= limit or size >= SLICE_CHARACTERS:
            return taken, int(row["row"])
    return taken, None
