"""What the pages of the properties are made of, and what they give."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from feedmon.frozen import frozen
from ui import style, text
from ui.dialogs.fields import labelled, quiet
from ui.dialogs.pages import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LABELS = 104
_ROW, _GAP, _HINT = 8, 16, 4
#: Above and below the words of a field or button that has one line, at the most.
_AROUND = 15


@frozen
class Wanted:
    """What was chosen: columns by the names of the engine's FeedEdit, and what is no column.

    ``new_folder`` is the title of a folder to be made for the feed. ``password`` is a new one, and
    with ``forget_password`` the one that is kept goes.
    """

    edit: dict[str, Any]
    new_folder: str = ""
    password: str | None = field(default=None, repr=False)
    forget_password: bool = False

    def __bool__(self) -> bool:
        login = self.password is not None or self.forget_password
        return bool(self.edit or self.new_folder or login)


class Form(Sheet):
    """One page: labels in the first column, fields and what is said of them in the second."""

    def __init__(self) -> None:
        super().__init__(labels=_LABELS)
        self._cell: QVBoxLayout | None = None  # what belongs to the last label

    def row(self, words: str, field: QWidget, hint: QWidget | str = "") -> None:
        """Put a field below the last row; without words it belongs to the row above.

        What is hidden takes no room, and leaves no gap.
        """
        # Lists are as wide as their words, everything else as the page.
        left = isinstance(field, QComboBox)
        block = QVBoxLayout()
        block.setSpacing(_HINT)
        block.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
        if hint:
            block.addWidget(hint if isinstance(hint, QWidget) else sentence(hint))
            if isinstance(hint, str):
                field.setAccessibleDescription(hint)
        if words or self._cell is None:
            self._cell = self._begin_row(words, field)
        self._cell.addLayout(block)

    def _begin_row(self, words: str, field: QWidget) -> QVBoxLayout:
        row = self._next_row(_GAP)
        if words:
            label = labelled(words, field)
            # Beside a field of one line its label stands in the middle of it; of several that
            # belong together, of the first; beside words, where they begin.
            height = (field.focusProxy() or field).sizeHint().height()
            one_line = height <= label.fontMetrics().height() + _AROUND
            label.setMinimumHeight(height if one_line and not isinstance(field, QLabel) else 0)
            top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, row, 0, top)
        cell = QVBoxLayout()
        cell.setSpacing(_ROW)
        self._grid.addLayout(cell, row, 1)
        return cell


def sentence(words: str) -> QLabel:
    """Make a label in small print that wraps, however long its words are."""
    label = quiet(words)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def statement(words: str) -> QLabel:
    """Make a label as ``sentence`` does, in the size of what stands in fields."""
    label = sentence(words)
    label.setFont(style.font())
    label.setProperty("quiet", False)
    return label


def from_the_left(field: QWidget) -> QWidget:
    """Give a field its own width, at the left edge of its row."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    return line


class Elided(QLabel):
    """One line of plain text that never widens its page; all of it is in its tool tip."""

    def __init__(self, words: str, *, quiet: bool = False) -> None:
        super().__init__()
        self._words = " ".join(words.split())
        # Of an address the end matters as much as the beginning.
        self._where = Qt.TextElideMode.ElideRight if quiet else Qt.TextElideMode.ElideMiddle
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", quiet)
        self.setFont(style.font(style.Role.SMALL if quiet else style.Role.BASE))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._words)
        self.setText(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._words, self._where, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._words else text.as_plain(self._words))
