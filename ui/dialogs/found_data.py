"""Where another program keeps its data: what was found, to choose from, or another file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from ui import style, text
from ui.dialogs.sizes import give_room
from ui.translation import isolated, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Place

_WIDTH, _ROW, _MOST_ROWS, _LONGEST = 520, 48, 5, 500


class FoundDataDialog(QDialog):
    """The files that were found, the newest first. Accepted, ``path`` is the chosen one.

    It is empty when the person wants to choose another file.
    """

    def __init__(
        self, places: Sequence[Place], parent: QWidget | None = None, *, program: str, now: float
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import from {program}", program=program))
        self.path = ""
        words = QLabel(tr("{program} keeps its articles here:", program=program))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("Data of {program}", program=program))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setIconSize(QSize(16, 16))
        for place in places:
            item = QListWidgetItem(style.icon("package-open"), _lines(place, now))
            item.setData(Qt.ItemDataRole.UserRole, place.path)
            item.setToolTip(text.as_plain(place.path))
            item.setSizeHint(QSize(0, style.room(_ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(len(places), _MOST_ROWS) * style.room(_ROW) + 12)
        self.list.itemActivated.connect(self._take)
        other = QPushButton(tr("Choose Another &File…"), autoDefault=False)
        other.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        go_on = QPushButton(tr("Continue"), default=True)
        go_on.clicked.connect(self._take)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(other)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        self.list.setFocus()
        give_room(self, _WIDTH)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.path = str(item.data(Qt.ItemDataRole.UserRole))
            self.accept()


def _lines(place: Place, now: float) -> str:
    """Two lines: where it is, and how large and old."""
    path = Path(place.path)
    try:
        where = str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        where = place.path
    return f"{isolated(text.one_line(where, _LONGEST))}\n{text.place_line(place, now)}"
