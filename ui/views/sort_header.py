"""The heads of a table's columns, with a mark beside the words of the one it is sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader

from ui import style

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionHeader as Option
    from PySide6.QtWidgets import QWidget

_SIZE, _GAP = 12, 2
#: As in the style sheet.
_PAD, _FIRST_PAD = 8, 16


class SortHeader(QHeaderView):
    """Draws the mark itself: the style draws it over the words of a column of numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def initStyleOptionForIndex(self, option: Option, section: int) -> None:
        """Leave the style's own mark out."""
        super().initStyleOptionForIndex(option, section)
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the words, and the mark beside them."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if self.isSortIndicatorShown() and section == self.sortIndicatorSection():
            rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            colour = style.tokens(self.palette()).muted
            name = "chevron-up" if rising else "chevron-down"
            style.draw_icon(painter, name, self.mark(rect, section), colour)

    def mark(self, rect: QRect, section: int) -> QRectF:
        """Return the place of the mark: behind words, or before those that end with the column."""
        words = self.model().headerData(section, self.orientation())
        asked = self.model().headerData(
            section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole
        )
        width = self.fontMetrics().horizontalAdvance(cast("str", words)) + _GAP
        if Qt.AlignmentFlag(asked or self.defaultAlignment()) & Qt.AlignmentFlag.AlignRight:
            left = rect.right() + 1 - _PAD - width - _SIZE
        else:
            left = rect.left() + (_PAD if self.visualIndex(section) else _FIRST_PAD) + width
        place = QRectF(left, rect.center().y() - _SIZE // 2 + 1, _SIZE, _SIZE)
        return style.Sides(rect, self.layoutDirection()).turn(place)
