"""Keys painted as caps, for lists that paint their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from ui.style.sides import Sides

_PAD_X, _PAD_Y, _GAP, _RADIUS = 6.0, 1.0, 4.0, 4.0


def draw_keys(
    painter: QPainter,
    rect: QRectF,
    keys: Sequence[str],
    font: QFont,
    *,
    sides: Sides,
    ink: str,
    ground: str,
    outline: str,
) -> QRectF:
    """Draw caps at the end of ``rect``; return what is left of it, to be turned as it was."""
    metrics = QFontMetricsF(font)
    height = metrics.height() + 2 * _PAD_Y
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # "Ctrl+." everywhere
    for key in reversed(keys):
        width = round(max(metrics.horizontalAdvance(key) + 2 * _PAD_X, height))
        top = round(rect.center().y() - height / 2)
        cap = sides.turn(QRectF(rect.right() - width, top, width, round(height)))
        painter.setPen(QPen(QColor(outline), 1))
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(QColor(ink))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
        rect = rect.adjusted(0, 0, -width - _GAP, 0)
    painter.restore()
    return rect
