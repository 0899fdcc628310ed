"""What the start of a window costs that is nothing but a table, in PySide6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.answering import Answering

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_COLUMNS = 3


class _Rows(QAbstractTableModel):
    def __init__(self, rows: int, parent: QTableView) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, _parent: Index = _ROOT) -> int:  # noqa: N802
        return self._rows

    def columnCount(self, _parent: Index = _ROOT) -> int:  # noqa: N802
        return _COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"Article {index.row()}, {index.column()}"


def run(rows: int) -> dict[str, float]:
    """Open the window, and close it once it has answered a key; the moments of that."""
    application = QApplication([])
    window = QMainWindow()
    table = QTableView()
    table.setModel(_Rows(rows, table))
    window.setCentralWidget(table)
    window.resize(1200, 800)
    answering = Answering(table, application.quit)
    window.show()
    application.exec()
    return answering.moments
