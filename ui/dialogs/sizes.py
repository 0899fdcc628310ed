"""How large a dialog opens: by the letters of the system, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui import style

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def give_room(dialog: QWidget, width: int, height: int = 0) -> None:
    """Make ``dialog`` so large, in pixels at the usual size of letters.

    Without ``height`` it is as high as its words need, which wrap at that width.
    """
    screen = dialog.screen().availableGeometry()
    wide = min(style.room(width), screen.width())
    needed = dialog.heightForWidth(wide) if dialog.hasHeightForWidth() else 0
    high = style.room(height) if height else max(needed, dialog.sizeHint().height())
    dialog.resize(wide, min(high, screen.height()))
