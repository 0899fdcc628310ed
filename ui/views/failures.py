"""A small panel with the feeds that failed, and why, over the line that counts them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
)

from ui import style, text
from ui.views.painting import draw_ground, draw_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,
        QWidget,
    )

    from ui.models.articles import Index

_WIDTH, _ROWS = 460, 7
_NOTHING = QModelIndex()


@dataclass(frozen=True, slots=True)
class Failing:
    """A feed that failed, with the reason in words."""

    feed_id: int
    title: str
    reason: str


class _Role(IntEnum):
    FAILING = Qt.ItemDataRole.UserRole + 1


class FailuresModel(QAbstractListModel):
    """The rows of the panel."""

    def __init__(self, rows: Sequence[Failing], parent: Any = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the feeds."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.title}: {row.reason}"
            case Qt.ItemDataRole.ToolTipRole:
                return text.paragraphs(row.title, row.reason)
            case _Role.FAILING:
                return row
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        height = QFontMetricsF(option.font).height()
        return QSize(200, round(2 * height + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Failing = index.data(_Role.FAILING)
        scheme = style.tokens(option.palette)
        rect = QRectF(option.rect)
        chosen = ""
        if option.state & QStyle.StateFlag.State_Selected:
            draw_ground(painter, rect.adjusted(6, 1, -6, -1), scheme.selected)
            chosen = scheme.on_selected
        rect = rect.adjusted(16, 7, -16, -7)
        half = rect.height() / 2
        above = QRectF(rect.left(), rect.top(), rect.width(), half)
        small = style.font(style.Role.SMALL, base=option.font)
        draw_line(painter, above, row.title, option.font, chosen or scheme.text)
        draw_line(painter, above.translated(0, half), row.reason, small, chosen or scheme.muted)


class FailuresPanel(QFrame):
    """Shows until something else is clicked.

    *Signals*: ``chosen(int)``, the id of the feed whose row was clicked or entered.
    """

    chosen = Signal(int)

    def __init__(self, rows: Sequence[Failing], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListView()
        self.list.setModel(FailuresModel(rows, self))
        self.list.setItemDelegate(_Delegate(self))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Feeds that failed")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        heading = QLabel(f"{text.plural(len(rows), 'feed')} failed")
        heading.setFont(style.font(strong=True))
        heading.setContentsMargins(16, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 6)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.list)
        row_height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(min(len(rows), _ROWS) * row_height + 2)
        self.setFixedWidth(_WIDTH)
        if rows:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()

    def show_above(self, widget: QWidget) -> None:
        """Show the panel over ``widget``, at its left edge."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(8, -self.sizeHint().height() - 4))
        self.move(corner)
        self.show()

    def _take(self, index: QModelIndex) -> None:
        row: Failing = index.data(_Role.FAILING)
        self.close()
        self.chosen.emit(row.feed_id)
