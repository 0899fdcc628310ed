"""Rows of a table as text, to be pasted into a letter or a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QAbstractItemModel


def rows_as_text(model: QAbstractItemModel, rows: Iterable[int], columns: Sequence[int]) -> str:
    """Write heads and rows, a line each, with tabs between their cells."""
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    lines = [[model.index(row, column).data() for column in columns] for row in rows]
    return "\n".join("\t".join(map(str, line)) for line in (heads, *lines)) + "\n"
