"""Why the program can't start: said once, in words, with the place that is meant."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from ui.dialogs.message import message_box
from ui.dialogs.opened import accepted


async def show_startup_error(sentence: str, path: str) -> None:
    """Say why nothing opens and wait until it was read."""
    box = message_box(None, sentence, path, button="Quit")
    box.setIcon(QMessageBox.Icon.Critical)
    await accepted(box)
