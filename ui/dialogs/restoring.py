"""What is asked before a backup takes the place of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ui.dialogs.box import Box
from ui.dialogs.opened import accepted
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


async def ask_to_restore(parent: QWidget | None, question: str, meaning: str) -> bool:
    """Say what happens, and ask whether it shall."""
    box = Box(parent, question, meaning, title=tr("Restore a Backup"))
    restore = box.addButton(tr("&Restore"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    await accepted(box)
    return box.clickedButton() is restore
