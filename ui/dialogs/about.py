"""What the program is, whose, on what it runs and where its data lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from feedmon.frozen import frozen
from ui import style
from ui.translation import isolated, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MARK = 56
_WIDTH, _MARGIN = 460, 16
_SEPARATOR = re.compile(r"[/\\\\]")


@frozen
class AboutFacts:
    """What is shown; ``rows`` are pairs of a label and words."""

    version: str
    summary: str
    homepage: str
    rows: tuple[tuple[str, str], ...]


class AboutDialog(QDialog):
    """Mark, name and sentence, a short table, and the ways to log, data and diagnostics.

    *Signals*: ``homepage_wanted()``, ``diagnostics_wanted()``, ``folder_wanted()`` and
    ``log_wanted()``, the buttons.
    """

    homepage_wanted = Signal()
    diagnostics_wanted = Signal()
    folder_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, parent: QWidget | None, facts: AboutFacts) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About feedmon"))
        mark = QLabel()
        mark.setPixmap(style.program_icon().pixmap(QSize(_MARK, _MARK), self.devicePixelRatioF()))
        name = _label(tr("feedmon {version}", version=facts.version).strip())
        name.setFont(style.font(style.Role.TITLE, strong=True))
        summary = _label(facts.summary, wrapped=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(mark, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(name, 0, 1)
        summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(summary, 1, 1)
        grid.setRowMinimumHeight(2, 8)
        self._fill(grid, facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(16)
        # A width of its own would go before the one that its buttons need in larger letters.
        column.addStrut(style.room(_WIDTH) - 2 * _MARGIN)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _fill(self, grid: QGridLayout, facts: AboutFacts) -> None:
        top = grid.rowCount()
        for row, (label, words) in enumerate(facts.rows, top):
            # A path may only be broken where we say so.
            value = _label(_SEPARATOR.sub("\\g<0>\u200b", words), wrapped=True)
            value.setAccessibleName(f"{label}: {words}")
            grid.addWidget(_key(label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        if not facts.homepage:
            return
        link = QPushButton(isolated(facts.homepage), autoDefault=False)
        link.setProperty("class", "link")
        link.setAccessibleName(tr("Open {homepage} in the browser", homepage=facts.homepage))
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(self.homepage_wanted)
        link.setProperty("flush", True)
        row = top + len(facts.rows)
        grid.addWidget(_key(tr("Website")), row, 0)
        grid.addWidget(link, row, 1, Qt.AlignmentFlag.AlignLeft)

    def show_copied(self) -> None:
        """Say that the diagnostics are on the clipboard."""
        self._copy.setText(tr("Copied"))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._copy = QPushButton(tr("Copy &Diagnostics"), autoDefault=False)
        folder = QPushButton(tr("Show Data &Folder"), autoDefault=False)
        log = QPushButton(tr("Open &Log"), autoDefault=False)
        close = QPushButton(tr("Close"), default=True)
        self._copy.clicked.connect(self.diagnostics_wanted)
        folder.clicked.connect(self.folder_wanted)
        log.clicked.connect(self.log_wanted)
        close.clicked.connect(self.accept)
        for button in (self._copy, folder, log):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        close.setFocus()
        return row


def _key(words: str) -> QLabel:
    label = _label(words)
    label.setProperty("quiet", True)
    return label


def _label(words: str, *, wrapped: bool = False) -> QLabel:
    label = QLabel(words, wordWrap=wrapped)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
