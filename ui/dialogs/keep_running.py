"""What closing the window shall do where there is no tray to come back from."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui import style
from ui.dialogs.opened import accepted
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MARGIN, _WIDTH = 16, 368


class Wish(Enum):
    """What the person wants."""

    KEEP = "keep"
    QUIT = "quit"
    NOTHING = "nothing"  # not even to close the window


class KeepRunningDialog(QDialog):
    """Asks it once; ``wish`` is the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Close the Window"))
        self.wish = Wish.NOTHING
        question = _label(tr("Keep feedmon running?"))
        question.setFont(style.font(style.Role.TITLE, strong=True))
        meaning = _label(
            tr(
                "There is no system tray here that could show feedmon. Without its window it "
                "can watch your feeds all the same and tell you of new articles; starting it "
                "again brings the window back."
            )
        )
        later = _label(tr("You are asked once. The preferences have this choice, too."))
        later.setProperty("quiet", True)
        leave, keep = QPushButton(tr("&Quit")), QPushButton(tr("&Keep Running"))
        leave.setAutoDefault(False)
        keep.setDefault(True)
        leave.clicked.connect(lambda: self._answer(Wish.QUIT))
        keep.clicked.connect(lambda: self._answer(Wish.KEEP))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        for label in (question, meaning, later):
            column.addWidget(label)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        keep.setFocus()

    def _answer(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()


async def ask_keep_running(parent: QWidget | None) -> Wish:
    """Ask, and wait for the answer."""
    dialog = KeepRunningDialog(parent)
    await accepted(dialog)
    return dialog.wish


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFixedWidth(style.room(_WIDTH))  # words that wrap know their height only for one width
    return label
