"""Where rows begin: on the left, or on the right in a window that is laid out from right to left.

Layouts turn round by themselves. What is painted or placed by hand is measured here as if rows
began on the left, and turned at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QLayout, QWidget

_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


def turned() -> bool:
    """Tell whether the program is laid out from right to left."""
    return QGuiApplication.layoutDirection() == _RIGHT_TO_LEFT


def end_of_row() -> Qt.AlignmentFlag:
    """Return the side where rows end, for labels: these follow their words by themselves."""
    return Qt.AlignmentFlag.AlignAbsolute | (_LEFT if turned() else _RIGHT)


class Sides:
    """The two ends of a row, which lies in a widget of this ``direction``."""

    def __init__(self, row: QRect | QRectF, direction: Qt.LayoutDirection) -> None:
        self._row = QRectF(row)
        self.turned = direction == _RIGHT_TO_LEFT

    def turn(self, rect: QRect | QRectF) -> QRectF:
        """Return the place of what would be at ``rect`` if the row began on the left."""
        area = QRectF(rect)
        if self.turned:
            area.moveLeft(self._row.left() + self._row.right() - area.right())
        return area


def write(
    painter: QPainter,
    rect: QRectF,
    words: str,
    *,
    at_end: bool = False,
    height: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """Write one line where the row begins, or ``at_end``.

    The words themselves run as their own letters do, wherever they stand: an ellipsis is where
    they end, in Arabic on the left.
    """
    direction = painter.layoutDirection()
    side = _RIGHT if at_end != (direction == _RIGHT_TO_LEFT) else _LEFT
    flags = side | height | Qt.AlignmentFlag.AlignAbsolute
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), words)
    painter.setLayoutDirection(direction)


def set_margins(around: QLayout | QWidget, begin: int, top: int, end: int, bottom: int) -> None:
    """Leave room around contents; ``begin`` is on the side where rows begin."""
    left, right = (end, begin) if turned() else (begin, end)
    around.setContentsMargins(left, top, right, bottom)
