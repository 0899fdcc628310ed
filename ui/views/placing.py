"""Where a window comes back: the place it was left at, if there is still a screen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

#: Room for the frame with its title bar, which the desktop puts around a window it did not place;
#: how much that is, is not known before it is there.
_FRAME = QMargins(8, 40, 8, 8)


def come_into_sight(window: QWidget) -> None:
    """Put ``window`` where all of it can be seen, if a screen it was on is gone or smaller."""
    # What fills a screen is put onto one by the desktop.
    if not window.isMaximized() and not window.isFullScreen():
        primary, screens = QGuiApplication.primaryScreen(), QGuiApplication.screens()
        areas = [each.availableGeometry() for each in {primary: None} | dict.fromkeys(screens)]
        if fitted(window.geometry(), areas) != window.geometry():
            framed = [each.marginsRemoved(_FRAME) for each in areas]
            window.setGeometry(fitted(window.geometry(), framed))


def fitted(window: QRect, screens: Sequence[QRect]) -> QRect:
    """Return ``window`` where all of it can be seen.

    ``screens`` are the free areas of all there are, the first one first. What lies on them whole
    (over two beside each other, too) stays; else it goes to the one that shows most of it, or
    the first when none shows any, and becomes no larger than that.
    """
    if not screens or _shown(window, screens) == window.width() * window.height():
        return window
    best = max(screens, key=lambda screen: _shown(window, [screen]))
    width, height = min(window.width(), best.width()), min(window.height(), best.height())
    x = min(max(window.x(), best.x()), best.x() + best.width() - width)
    y = min(max(window.y(), best.y()), best.y() + best.height() - height)
    return QRect(x, y, width, height)


def _shown(window: QRect, screens: Sequence[QRect]) -> int:
    shared = [window.intersected(screen) for screen in screens]
    return sum(part.width() * part.height() for part in shared if not part.isEmpty())
