"""A search under a name: to be kept, or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from feedmon import read_query
from ui import style, text
from ui.dialogs.buttons import ending
from ui.dialogs.fields import quiet, rows_of
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_WIDTH = 460
_HINT = mark(
    "Words, “phrases”, feed:, folder:, tag:, rule:, is:unread, after:7d, -not, or OR between two."
)


class SearchDialog(QDialog):
    """When accepted, ``title`` and ``query`` are what was typed."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        heading: str,
        title: str,
        query: str,
        now: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._now = now
        self._name = QLineEdit(title, maxLength=200)
        self._name.selectAll()
        self._query = QLineEdit(query)
        self._query.setCursorPosition(0)
        self._said = quiet(tr(_HINT))
        self._ok = QPushButton(tr("Save"), default=True)
        self._ok.clicked.connect(self.accept)
        self._name.textChanged.connect(self._check)
        self._query.textChanged.connect(self._check)
        self._lay_out()
        self.setMinimumWidth(style.room(_WIDTH))
        self._check()

    @property
    def title(self) -> str:
        """What the search is to be called."""
        return " ".join(self._name.text().split())

    @property
    def query(self) -> str:
        """What it looks for."""
        return " ".join(self._query.text().split())

    def _check(self) -> None:
        wrong = read_query(f"{self.query} ", self._now()).wrong
        self._said.setText(text.wrong_in_search(wrong[0]) if wrong else tr(_HINT))
        self._said.setProperty("quiet", not wrong)
        self._said.setProperty("wrong", bool(wrong))
        self._said.style().polish(self._said)
        self._query.setAccessibleDescription(self._said.text())
        self._ok.setEnabled(bool(self.title and self.query and not wrong))

    def _lay_out(self) -> None:
        grid = rows_of((tr("&Name"), self._name), (tr("&Search"), self._query))
        grid.addWidget(self._said, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addLayout(ending(self, self._ok))
