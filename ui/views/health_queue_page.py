"""The page of the health window with the live queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.queue import Lane, QueueModel
from ui.translation import mark
from ui.views.health_filters import FilterRow
from ui.views.queue_table import QueueTable
from ui.views.table_page import TablePage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent

    from feedmon.model import Feed
    from ui.models.queue import QueueRow
    from ui.views.feed_icons import Icons

#: Times are counted so often, and rows put in order.
_TICK_MS = 1_000

_FILTERS = {
    Lane.ALL: mark("All"),
    Lane.RUNNING: mark("Running"),
    Lane.WAITING: mark("Waiting"),
    Lane.DUE: mark("Due"),
    Lane.BACKING_OFF: mark("Backing Off"),
    Lane.PARKED: mark("Parked"),
}
_TIPS = {
    Lane.RUNNING: mark("Feeds that are asked or stored now"),
    Lane.WAITING: mark("Feeds that wait for their server: for their turn, or because it said so"),
    Lane.DUE: mark("Feeds whose time has come, and that are asked next"),
    Lane.BACKING_OFF: mark("Feeds that failed, and wait longer for that"),
    Lane.PARKED: mark("Feeds that failed for so long that they are asked once a week"),
}
_NONE = {
    Lane.ALL: mark("Nothing is asked now, and nothing waits."),
    Lane.RUNNING: mark("Nothing is asked now."),
    Lane.WAITING: mark("No feed waits for its server."),
    Lane.DUE: mark("No feed is due."),
    Lane.BACKING_OFF: mark("No feed waits because it failed."),
    Lane.PARKED: mark("No feed has failed for long."),
}


class QueuePage(QWidget):
    """Shows what is asked now and what waits, as long as somebody looks.

    *Signals*: ``picked()``, others are chosen; ``looked_at()``, once a second while it is seen:
    whoever knows shows what is in the queue now.
    """

    picked = Signal()
    looked_at = Signal()

    def __init__(self, now: Callable[[], float], icons: Icons) -> None:
        super().__init__()
        self.model = QueueModel(now, self)
        self.table = QueueTable(self.model, icons)
        self.page = TablePage(self.model, self.table, FilterRow(_FILTERS, _TIPS), _NONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.table.picked.connect(self.picked)
        self.page.filtered.connect(self.picked)
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._tick)

    def chosen(self) -> list[Feed]:
        """Return the feeds that are chosen, from the top."""
        rows = [self.model.row(feed_id) for feed_id in self.table.chosen()]
        return [row.feed for row in rows if row is not None]

    def running(self) -> list[int]:
        """Return those of the chosen feeds whose poll has begun."""
        return self.model.running(self.table.chosen())

    def show_rows(self, rows: Mapping[int, QueueRow]) -> None:
        """Show what is in the queue now; rows find their order with the next second."""
        running = self.running()
        with self.table.anchored():
            self.model.show(rows)
        self.page.filters.count(self.model.counts())
        self.page.show_table()
        if running != self.running():
            self.picked.emit()

    def _tick(self) -> None:
        self.looked_at.emit()
        self.page.settle()
        self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self.looked_at.emit()
        self.page.settle()
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no longer."""
        super().hideEvent(event)
        self._ticking.stop()
