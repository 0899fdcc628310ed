"""The table of the live queue, and how its cells look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from ui import style
from ui.models.queue import Lane, QueueColumn
from ui.translation import tr
from ui.views.feed_table import FeedDelegate, FeedTable

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.models.queue import QueueModel
    from ui.models.sidebar import Index
    from ui.views.feed_icons import Icons

#: The reason takes what is left.
_WIDTHS = {
    QueueColumn.TITLE: 260,
    QueueColumn.STATE: 130,
    QueueColumn.WHY: 400,
    QueueColumn.TIME: 110,
    QueueColumn.SERVER: 200,
}
#: Icon and ink for each lane: shapes that differ, beside a word that says the same.
_MARKS = {
    Lane.RUNNING: ("refresh-cw", "accent"),
    Lane.WAITING: ("circle-dashed", "muted"),
    Lane.DUE: ("circle-dot", "muted"),
    Lane.BACKING_OFF: ("triangle-alert", "warning"),
    Lane.PARKED: ("calendar-clock", "warning"),
}


class _QueueDelegate(FeedDelegate):
    """Paints what a feed does, and why."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(icons, lambda row: _MARKS[row.lane], parent)

    def ink(self, option: QStyleOptionViewItem, index: Index) -> str:
        scheme = style.tokens(option.palette)
        return scheme.muted if index.column() == QueueColumn.SERVER else scheme.text


class QueueTable(FeedTable):
    """The feeds that are asked or wait, those that are asked now first."""

    def __init__(self, model: QueueModel, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(model, icons, parent)
        self.setItemDelegate(_QueueDelegate(icons, self))
        self.setAccessibleName(tr("Queue"))
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, style.room(width))
        header.setSectionResizeMode(QueueColumn.WHY, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(QueueColumn.STATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def restore(self, state: QByteArray) -> None:
        """Take widths and order back."""
        super().restore(state)
        self.horizontalHeader().setSectionResizeMode(
            QueueColumn.WHY, QHeaderView.ResizeMode.Stretch
        )
