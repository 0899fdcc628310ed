"""The frame of dialogs in which something is written and kept, if the engine takes it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from feedmon.errors import FeedmonError
from ui import text
from ui.dialogs.buttons import ending
from ui.dialogs.fields import labelled, quiet, wrong
from ui.dialogs.sizes import give_room
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QLayout

    from ui.tasks import Tasks

_WIDTH = 500
_KEEPING = "keep what was written"  # not for people


class OutletDialog(QDialog):
    """A name, fields, and a sentence where something is wrong with them.

    ``keep`` is awaited when the person wants it kept; what it raises is said in the dialog.
    Where ``unnamed`` is given the name may stay empty, and is shown as that.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: str,
        name: str,
        tasks: Tasks,
        unnamed: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._unnamed = unnamed
        self._tasks = tasks
        self.keep: Callable[[], Awaitable[object]] | None = None
        self.name = QLineEdit(name, maxLength=200, placeholderText=unnamed)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.wrong = wrong()
        self.save = QPushButton(tr("Save"), default=True)
        self.save.clicked.connect(self._save)
        self.name.textChanged.connect(lambda _: self._enable())
        self.row(tr("&Name"), self.name)

    def row(self, words: str, field: QWidget | QLayout, hint: str = "") -> None:
        """Put a field below the last one, with its label and what there is to explain."""
        row = self._grid.rowCount()
        if isinstance(field, QAbstractSpinBox | QComboBox):
            # Qt turns the side by the field's own direction, and times are never turned.
            turned = field.layoutDirection() is not self.layoutDirection()
            side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(field, row, 1, side)
        elif isinstance(field, QWidget):
            self._grid.addWidget(field, row, 1)
        else:
            self._grid.addLayout(field, row, 1)
        if words:
            first = field if isinstance(field, QWidget) else _first_of(field)
            label = labelled(words, first)
            if first is not None:
                label.setMinimumHeight(
                    min(first.sizeHint().height(), self.name.sizeHint().height())
                )
            top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, row, 0, top)
        if hint:
            self._grid.addWidget(quiet(hint), row + 1, 1)
            if isinstance(field, QWidget):
                field.setAccessibleDescription(hint)

    def finish(self) -> None:
        """Put everything into its place; called when all rows are there."""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addWidget(self.wrong)
        column.addStretch(1)
        column.addLayout(ending(self, self.save))
        give_room(self, _WIDTH)
        self._enable()
        self.name.setFocus()

    def _enable(self) -> None:
        self.save.setEnabled(bool(self._unnamed or self.name.text().strip()))

    def missing(self) -> str:
        """Say what has to be written before it can be kept; empty for nothing."""
        return ""

    def _save(self) -> None:
        if words := self.missing():
            self._say(words)
        elif not self._tasks.running(_KEEPING):
            self._tasks.start(self._keep(), name=_KEEPING)

    async def _keep(self) -> None:
        if self.keep is None:
            return
        self.save.setEnabled(False)  # the keyring may ask the person first
        try:
            await self.keep()
        except FeedmonError as error:
            if shiboken6.isValid(self):
                self._say(text.error_sentence(error))
                self._enable()
        else:
            if shiboken6.isValid(self):  # it may have been left meanwhile
                self.accept()

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()


def _first_of(layout: QLayout) -> QWidget | None:
    item = layout.itemAt(0)
    return None if item is None else item.widget()
