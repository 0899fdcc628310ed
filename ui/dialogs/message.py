"""A sentence that answers what the person just asked, and needs a nod; or a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ui.dialogs.box import Box
from ui.dialogs.opened import accepted
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: What stands beside what is said: an icon and the token of its colour.
WARNING, CRITICAL = ("triangle-alert", "warning"), ("circle-alert", "danger")


def message_box(
    parent: QWidget | None,
    sentence: str,
    details: str = "",
    *,
    button: str = "",
    mark: tuple[str, str] | None = WARNING,
) -> QMessageBox:
    """Make a box that says ``sentence`` and, below it, ``details``; both are plain text."""
    box = Box(parent, sentence, details, mark=mark)
    box.addButton(button or tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    return box


async def say(parent: QWidget | None, sentence: str, details: str = "") -> None:
    """Say it and wait until it was read."""
    await accepted(message_box(parent, sentence, details))


async def agreed(parent: QWidget | None, question: str, details: str = "", *, yes: str) -> bool:
    """Ask, with a button called ``yes`` beside Cancel, and wait for the answer."""
    box = message_box(parent, question, details, button=yes, mark=None)
    button = box.buttons()[0]
    box.setEscapeButton(box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
    await accepted(box)
    return box.clickedButton() is button
