"""Why the program can't start: said in words, with the place that is meant and what may help."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ui.dialogs.message import CRITICAL, message_box
from ui.dialogs.opened import accepted
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Wish(Enum):
    """What the person wants to do about it."""

    QUIT = "quit"
    FOLDER = "folder"
    RESTORE = "restore"


async def show_startup_error(
    sentence: str, details: str, *, folder: bool = False, restore: str = ""
) -> Wish:
    """Say why nothing opens, and wait for what is wished.

    ``folder`` offers to show where that is, ``restore`` names the button that puts a backup there.
    """
    box = startup_box(None, sentence, details, folder=folder, restore=restore)
    await accepted(box)
    clicked = box.clickedButton()
    if clicked is None or clicked is box.escapeButton():
        return Wish.QUIT
    return Wish.RESTORE if clicked.text() == restore else Wish.FOLDER


def startup_box(
    parent: QWidget | None, sentence: str, details: str, *, folder: bool, restore: str
) -> QMessageBox:
    """Make the box, with the button in front that helps most."""
    box = message_box(parent, sentence, details, button=tr("Quit"), mark=CRITICAL)
    for leave in box.buttons():
        box.setEscapeButton(leave)
    if folder:
        box.addButton(tr("Show &Folder"), QMessageBox.ButtonRole.ActionRole)
    if restore:
        box.setDefaultButton(box.addButton(restore, QMessageBox.ButtonRole.ActionRole))
    return box
