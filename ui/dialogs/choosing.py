"""Which feeds of a list to follow: what the import and the starter pack have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui import text
from ui.dialogs.pick_view import PickView
from ui.dialogs.sizes import give_room
from ui.models.picking import PickModel
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import OpmlDocument
    from ui.models.outline import Outline

_SIZE = (680, 640)


class ChoosingDialog(QDialog):
    """Words, the feeds by folder, and a button that says how many are to be followed.

    What else there is goes above and below the feeds.
    """

    def __init__(
        self, outline: Outline, parent: QWidget | None = None, *, title: str, words: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._complete = True  # whether nothing else is missing
        self._model = PickModel(outline, self)
        self._view = PickView(self._model)
        self._view.setAccessibleName(tr("Feeds of the list"))
        said = QLabel(words, wordWrap=True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        self._follow = QPushButton(default=True)
        self._follow.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._follow)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for each in (self._above, self._below):
            each.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addLayout(self._above)
        frame = _framed(self._view)
        layout.addWidget(frame, 1)
        layout.addLayout(self._below)
        layout.addLayout(buttons)
        self._model.picked.connect(self._offer)
        self._offer()
        self._view.setFocus()
        give_room(self, *_SIZE)
        if not outline.listed:  # then there is nothing but words to be read
            frame.hide()
            self._follow.hide()
            cancel.setText(tr("Close"))
            give_room(self, _SIZE[0])

    @property
    def chosen(self) -> OpmlDocument:
        """The list with what is chosen of it; folders that nothing is left of are left out."""
        return self._model.chosen()

    def _offer(self) -> None:
        number = self._model.number
        self._follow.setText(text.follow_button(number))
        self._follow.setEnabled(number > 0 and self._complete)


def _framed(view: PickView) -> QFrame:
    """Put a line around the feeds: they stand among fields here."""
    frame = QFrame()
    frame.setObjectName("framed")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 4, 1, 4)
    inside.addWidget(view)
    return frame
