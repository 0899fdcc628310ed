"""What is asked before much is deleted at once."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ui.dialogs.box import Box
from ui.dialogs.opened import accepted
from ui.translation import tr, trn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget


class Fate(Enum):
    """What becomes of the feeds of a folder that is deleted."""

    NONE = "none"  # nothing is deleted
    KEEP = "keep"
    UNSUBSCRIBE = "unsubscribe"


async def ask_about_feeds(parent: QWidget | None, number: int) -> bool:
    """Ask whether so many feeds are to be left."""
    box = Box(parent, trn(number, "Unsubscribe from {n} feed?", "Unsubscribe from {n} feeds?"))
    box.setInformativeText(tr("This can be undone for a day."))
    yes = _add(box, tr("&Unsubscribe"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(yes)
    _add_cancel(box)
    await accepted(box)
    return box.clickedButton() is yes


async def ask_about_folder(
    parent: QWidget | None, named: str, inside: int, beside: int = 0
) -> Fate:
    """Ask what becomes of the feeds in a folder; ``beside`` so many feeds go in any case."""
    box = Box(parent, tr("Delete {named}?", named=named))
    told = [
        trn(
            inside,
            "{n} feed inside can stay, too, and move up, or be unsubscribed from as well.",
            "{n} feeds inside can stay and move up, or be unsubscribed from as well.",
        )
    ]
    if beside:
        told.append(
            trn(
                beside,
                "The {n} feed beside goes in any case.",
                "The {n} feeds beside go in any case.",
            )
        )
    box.setInformativeText(" ".join([*told, tr("Either can be undone.")]))
    keep = _add(box, tr("&Keep the Feeds") if inside > 1 else tr("&Keep the Feed"), _YES)
    leave = _add(box, tr("&Unsubscribe"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    _add_cancel(box)
    await accepted(box)
    clicked = box.clickedButton()
    if clicked is keep:
        return Fate.KEEP
    return Fate.UNSUBSCRIBE if clicked is leave else Fate.NONE


_YES = QMessageBox.ButtonRole.AcceptRole


def _add(box: QMessageBox, words: str, role: QMessageBox.ButtonRole) -> QPushButton:
    return box.addButton(words, role)


def _add_cancel(box: QMessageBox) -> None:
    box.setEscapeButton(_add(box, tr("&Cancel"), QMessageBox.ButtonRole.RejectRole))
