"""The properties of a folder: what it is called, and how often the feeds within it are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from ui import text
from ui.dialogs.buttons import ending
from ui.dialogs.fields import quiet, rows_of
from ui.dialogs.rhythm import RhythmField, wish_of
from ui.dialogs.sizes import give_room
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Folder, Plan, Wish

_WIDTH = 460


class FolderDialog(QDialog):
    """When accepted, ``title()`` and ``wish()`` are what was chosen.

    ``around`` is how often the feeds are asked if the folder wants nothing of its own.
    """

    def __init__(self, parent: QWidget | None, folder: Folder, *, around: Plan) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Properties of {title}", title=text.one_line(folder.title, 60)))
        self.name = QLineEdit(folder.title)
        self.name.selectAll()
        place = "everywhere" if folder.parent_id is None else tr("the folder around it")
        self.rhythm = RhythmField(wish_of(folder), around=around, place=place)
        self._ok = QPushButton("OK", default=True)
        self._ok.clicked.connect(self.accept)
        self.name.textChanged.connect(lambda words: self._ok.setEnabled(bool(words.strip())))
        self._lay_out()
        give_room(self, _WIDTH)

    def title(self) -> str:
        """Return the title that the folder is to have."""
        return self.name.text().strip()

    def wish(self) -> Wish:
        """Return the rhythm that is wished for its feeds."""
        return self.rhythm.wish()

    def _lay_out(self) -> None:
        grid = rows_of((tr("&Name"), self.name), (tr("&Look for articles"), self.rhythm))
        hint = tr("Feeds and folders within with a rhythm of their own keep it.")
        grid.addWidget(quiet(hint), 2, 1)
        self.rhythm.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(ending(self, self._ok))
