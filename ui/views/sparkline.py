"""A row of small bars within a line of text: what came week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from feedmon.model import WEEKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.style import Sides

#: A bar with the gap behind it, and how high the highest is (pixels).
_BAR, _STEP, _HEIGHT = 3, 5, 14
#: What they take beside words.
WIDTH = WEEKS * _STEP


def heights(numbers: Sequence[int]) -> list[int]:
    """Return how high the bars are: the highest as high as all can be, nothing a line."""
    most = max(numbers, default=0)
    if not most:
        return [1] * len(numbers)
    return [max(2, round(_HEIGHT * number / most)) if number else 1 for number in numbers]


def draw(
    painter: QPainter, rect: QRectF, numbers: Sequence[int], colour: str, *, sides: Sides
) -> None:
    """Draw them where a cell begins, on one line with its words."""
    ink = QColor(colour)
    bottom = round(rect.center().y() + _HEIGHT / 2)
    left = round(rect.left())
    for place, height in enumerate(heights(numbers)):
        bar = QRectF(left + place * _STEP, bottom - height, _BAR, height)
        painter.fillRect(sides.turn(bar), ink)
