"""How cells of words look in the tables of the health window."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui import style
from ui.views.painting import draw_line
from ui.views.plain_table import row_height

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.sidebar import Index

#: Beside words; and before those of the first column, where everything in the window begins.
PAD, EDGE = 8, 16


class CellDelegate(QStyledItemDelegate):
    """Paints a cell of words; its row's ground, too."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are of one height; a column that is to fit is as wide as its words."""
        words = QFontMetricsF(option.font).horizontalAdvance(index.data())
        edge = PAD if index.column() else EDGE
        width = ceil(words) + edge + PAD + self.room_for_mark(index)
        return QSize(width, row_height(option.font))

    def room_for_mark(self, index: Index) -> int:  # noqa: ARG002 - for those that paint one
        """Return the room that is taken before the words."""
        return 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and words."""
        rect, ink = self.paint_ground(painter, option)
        sides = style.Sides(option.rect, option.direction)
        if index.column() == 0:
            rect.setLeft(rect.left() + EDGE - PAD)
        rect = self.paint_mark(painter, rect, option, index, ink, sides=sides)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        colour = ink or self.ink(option, index)
        if index.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight):
            metrics = QFontMetricsF(option.font)
            rect = rect.adjusted(max(0.0, rect.width() - metrics.horizontalAdvance(words)), 0, 0, 0)
        draw_line(painter, sides.turn(rect), words, option.font, colour)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> tuple[QRectF, str]:
        """Paint what is selected; return the place for words, and their ink if it has its own."""
        scheme = style.tokens(option.palette)
        rect = QRectF(option.rect)
        ink = ""
        if option.state & QStyle.StateFlag.State_Selected:
            view = option.widget
            active = view is not None and view.hasFocus() and view.isActiveWindow()
            painter.fillRect(rect, QColor(scheme.selected if active else scheme.selected_idle))
            ink = scheme.on_selected if active else scheme.text
        return rect.adjusted(PAD, 0, -PAD, 0), ink

    def paint_mark(
        self,
        painter: QPainter,  # noqa: ARG002 - for those that paint one
        rect: QRectF,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,  # noqa: ARG002
        ink: str,  # noqa: ARG002
        *,
        sides: style.Sides,  # noqa: ARG002
    ) -> QRectF:
        """Paint nothing before the words."""
        return rect

    def ink(self, option: QStyleOptionViewItem, index: Index) -> str:  # noqa: ARG002
        """Return the ink of words in a row that is not selected."""
        return style.tokens(option.palette).text
