"""Boxes to check in lists: the style's own are hardly seen in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.style.icons import draw_icon
from ui.style.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPalette

_RADIUS = 4


def draw_box(
    painter: QPainter, rect: QRect | QRectF, palette: QPalette, state: Qt.CheckState
) -> None:
    """Draw a box in the square ``rect``: empty, checked, or with a bar for some of many."""
    scheme, box = tokens(palette), QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = state == Qt.CheckState.Checked
    painter.setPen(QPen(QColor(scheme.selected if filled else scheme.outline), 1))
    painter.setBrush(QColor(scheme.selected if filled else scheme.window))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    if filled:
        draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), scheme.on_selected)
    elif state == Qt.CheckState.PartiallyChecked:
        bar = QRectF(0, 0, box.width() / 2, 2)
        bar.moveCenter(box.center())
        painter.fillRect(bar, QColor(scheme.text))
    painter.restore()
