"""Three sizes and two weights of the system's font."""

from __future__ import annotations

import sys
from enum import Enum

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

#: The height of a line on most desktops, in pixels.
_USUAL = 18


class Role(Enum):
    """What words are for; the value is their size as a share of the system's."""

    SMALL = 0.88
    BASE = 1.0
    TITLE = 1.6


def font(role: Role = Role.BASE, *, strong: bool = False, base: QFont | None = None) -> QFont:
    """Return the font of a role: ``base`` (the system's, if not given) in its size and weight."""
    found = QFont(base) if base is not None else QGuiApplication.font()
    if found.pointSizeF() > 0:
        found.setPointSizeF(found.pointSizeF() * role.value)
    else:
        found.setPixelSize(round(found.pixelSize() * role.value))
    found.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    # What is not said a painter takes from its device: pictures have the system's font of today.
    found.setFamilies(found.families())
    return found


def room(pixels: int) -> int:
    """Return ``pixels``, or as many more as the letters of the system are larger than usual."""
    return round(pixels * max(1.0, QFontMetricsF(QGuiApplication.font()).height() / _USUAL))


def serif(base: QFont) -> QFont:
    """Return ``base`` in the system's face with serifs, which is made for long texts."""
    found = QFont(base)
    # Fontconfig knows the person's choice by this name; the others bring one along.
    found.setFamilies(["serif" if sys.platform.startswith("linux") else "Georgia"])
    found.setStyleHint(QFont.StyleHint.Serif)
    return found
