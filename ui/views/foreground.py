"""A window brought to the front, as far as the desktop lets it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.views.placing import come_into_sight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def bring_forward(window: QWidget, activation: str = "") -> None:
    """Show ``window`` above the others, whether it was hidden, minimised or covered.

    ``activation`` is the token that allows this under Wayland: whoever was clicked (a launcher, a
    notification) hands one out, and Qt takes it from the environment.
    """
    if activation:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    if not window.isVisible():
        come_into_sight(window)  # a screen may have gone while it was hidden
    window.show()
    window.raise_()
    window.activateWindow()
