"""The table of feeds in the health window, and how its cells look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from feedmon.model import FeedState
from ui import style
from ui.models.feed_rows import RowRole
from ui.models.health_columns import Column
from ui.translation import tr
from ui.views import sparkline
from ui.views.cells import PAD
from ui.views.feed_table import FeedDelegate, FeedTable

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from feedmon.model import Feed
    from ui.models.health import HealthModel
    from ui.models.health_columns import HealthRow
    from ui.models.sidebar import Index
    from ui.views.feed_icons import Icons

#: The next check takes what is left.
_WIDTHS = {
    Column.TITLE: 220,
    Column.STATE: 100,
    Column.REASON: 410,
    Column.SUCCESS: 100,
    Column.ANSWER: 124,
    Column.RESPONSE: 72,
    Column.FAILURES: 76,
    Column.NEXT: 180,
    Column.REQUESTS: 76,
    Column.BYTES: 76,
    Column.SAVED: 76,
    Column.WEEKS: 118,
}
#: Give way to the reason why a feed was not asked.
_COSTS = (Column.RESPONSE, Column.REQUESTS, Column.BYTES, Column.SAVED, Column.WEEKS)
#: Icon and ink for each state: shapes that differ, beside a word that says the same.
_MARKS = {
    FeedState.NEW: ("circle-dashed", "muted"),
    FeedState.OK: ("circle-check", "muted"),
    FeedState.FAILING: ("triangle-alert", "warning"),
    FeedState.PARKED: ("calendar-clock", "warning"),
    FeedState.PAUSED: ("pause", "muted"),
    FeedState.GONE: ("circle-slash", "muted"),
}


def mark_of(feed: Feed, *, busy: bool = False) -> tuple[str, str]:
    """Return icon and ink of how a feed does."""
    if busy:
        return "refresh-cw", "accent"
    if feed.state is FeedState.OK and feed.warnings:
        return "circle-alert", "warning"
    return _MARKS[feed.state]


class _HealthDelegate(FeedDelegate):
    """Paints what came week by week before the number of articles."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(icons, lambda row: mark_of(row.feed, busy=row.busy), parent)

    def room_for_mark(self, index: Index) -> int:
        room = sparkline.WIDTH + PAD if index.column() == Column.WEEKS else 0
        return room or super().room_for_mark(index)

    def paint_mark(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        ink: str,
        *,
        sides: style.Sides,
    ) -> QRectF:
        row: HealthRow = index.data(RowRole.ROW)
        if index.column() == Column.WEEKS and row.weeks is not None:
            colour = ink or style.tokens(option.palette).muted
            sparkline.draw(painter, rect, row.weeks.articles, colour, sides=sides)
            return rect.adjusted(sparkline.WIDTH + PAD, 0, 0, 0)
        return super().paint_mark(painter, rect, option, index, ink, sides=sides)

    def ink(self, option: QStyleOptionViewItem, index: Index) -> str:
        """Return the ink of a cell: what wants no eye is quiet."""
        scheme = style.tokens(option.palette)
        row: HealthRow = index.data(RowRole.ROW)
        match index.column():
            case Column.TITLE | Column.REASON:
                return scheme.text
            case Column.STATE | Column.ANSWER if row.feed.error is not None:
                return scheme.text
        return scheme.muted


class HealthTable(FeedTable):
    """The feeds; sorted by a click on a head, which is remembered by whoever keeps ``columns``."""

    def __init__(self, model: HealthModel, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(model, icons, parent)
        self.setItemDelegate(_HealthDelegate(icons, self))
        self.setAccessibleName(tr("Feeds"))
        header = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, style.room(width))
        header.setSectionResizeMode(Column.NEXT, QHeaderView.ResizeMode.Stretch)
        header.moveSection(Column.WEEKS, Column.FAILURES)
        header.setSortIndicator(Column.STATE, Qt.SortOrder.AscendingOrder)
        self.show_reasons(shown=False)
        self.setSortingEnabled(True)

    def show_reasons(self, *, shown: bool) -> None:
        """Show why feeds were not asked, or what their polls cost."""
        self.setColumnHidden(Column.REASON, not shown)
        for column in _COSTS:
            self.setColumnHidden(column, shown)

    def restore(self, state: QByteArray) -> None:
        """Take widths and order back."""
        super().restore(state)
        self.horizontalHeader().setSectionResizeMode(Column.NEXT, QHeaderView.ResizeMode.Stretch)
        self.show_reasons(shown=False)
