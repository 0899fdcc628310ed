"""A sentence that answers what the person just asked, and needs a nod."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ui.dialogs.opened import accepted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def message_box(
    parent: QWidget | None, sentence: str, details: str = "", *, button: str = "Close"
) -> QMessageBox:
    """Make a box that says ``sentence`` and, smaller, ``details``; both are plain text."""
    box = QMessageBox(parent)
    box.setWindowTitle("feedmon")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(details)
    box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    return box


async def say(parent: QWidget | None, sentence: str, details: str = "") -> None:
    """Say it and wait until it was read."""
    await accepted(message_box(parent, sentence, details))
