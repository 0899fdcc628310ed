"""The page of the health window with every feed, and with the log of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter

from ui.models.health import Filter, HealthModel
from ui.translation import mark
from ui.views.health_details import HealthDetails
from ui.views.health_filters import FilterRow
from ui.views.health_table import HealthTable
from ui.views.table_page import TablePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import Feed
    from ui.views.feed_icons import Icons

_SPLIT = [440, 240]
#: Ages and countdowns are painted anew so often; rows find their order so long after a change.
_AGEING_MS, _SETTLE_MS = 15_000, 1_000

_FILTERS = {
    Filter.ALL: mark("All"),
    Filter.FAILING: mark("Failing"),
    Filter.WARNED: mark("Warnings"),
    Filter.PARKED: mark("Parked"),
    Filter.PAUSED: mark("Paused"),
    Filter.GONE: mark("Gone"),
    Filter.SLOW: mark("Slow"),
    Filter.FAILED: mark("Failed in Last Refresh"),
    Filter.NOT_ASKED: mark("Not Asked in Last Refresh"),
}
_TIPS = {
    Filter.FAILING: mark("Feeds whose last poll failed"),
    Filter.WARNED: mark("Feeds that work, but not as they should"),
    Filter.PARKED: mark("Feeds that failed for so long that they are asked once a week"),
    Filter.PAUSED: mark("Feeds that you paused"),
    Filter.GONE: mark("Feeds that their publisher removed for good"),
    Filter.SLOW: mark("Feeds that keep their readers waiting for seconds"),
}
_NONE = {
    Filter.ALL: mark("No feed is followed yet."),
    Filter.FAILING: mark("No feed fails."),
    Filter.WARNED: mark("There is no warning about any feed."),
    Filter.PARKED: mark("No feed has failed for long."),
    Filter.PAUSED: mark("No feed is paused."),
    Filter.GONE: mark("No feed is gone."),
    Filter.SLOW: mark("No feed is slow."),
    Filter.FAILED: mark("What failed in the last refresh is not followed any more."),
    Filter.NOT_ASKED: mark("What was not asked in the last refresh is not followed any more."),
}


class FeedsPage(QSplitter):
    """Shows the feeds above, and one of them below.

    *Signals*: ``picked()``, others are chosen; ``settled()``, counts are right again;
    ``log_wanted(int)``, the feed whose log is to be shown.
    """

    picked = Signal()
    settled = Signal()
    log_wanted = Signal(int)

    def __init__(self, now: Callable[[], float], icons: Icons) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.model = HealthModel(now, self)
        self.table = HealthTable(self.model, icons)
        self.details = HealthDetails(now)
        self._shown_log = 0
        filters = FilterRow(_FILTERS, _TIPS, passing=(Filter.FAILED, Filter.NOT_ASKED))
        self.page = TablePage(self.model, self.table, filters, _NONE)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self.page)
        self.addWidget(self.details)
        self.setStretchFactor(0, 1)
        self.setSizes(_SPLIT)
        self.table.picked.connect(self._picked)
        self.page.filtered.connect(self._filtered)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        ageing = QTimer(self, interval=_AGEING_MS)
        ageing.timeout.connect(self.table.viewport().update)
        ageing.start()

    @property
    def shown_log(self) -> int:
        """The feed whose log is shown; 0 for none."""
        return self._shown_log

    def chosen(self) -> list[Feed]:
        """Return the feeds that are chosen, from the top."""
        rows = [self.model.row(feed_id) for feed_id in self.table.chosen()]
        return [row.feed for row in rows if row is not None]

    def changed(self) -> None:
        """Learn that rows have other values, or came or went: order and counts follow soon."""
        if not self._settling.isActive():
            self._settling.start()
        self.details.show_feeds(self.chosen())

    def settle(self) -> None:
        """Let counts be right, and rows stand where they belong."""
        self._settling.stop()
        self.page.settle()
        self.settled.emit()

    def _filtered(self) -> None:
        self.table.show_reasons(shown=self.page.filters.chosen is Filter.NOT_ASKED)
        self._picked()

    def _picked(self) -> None:
        self.details.show_feeds(self.chosen())
        chosen = self.table.chosen()
        wanted = chosen[0] if len(chosen) == 1 else 0
        if wanted != self._shown_log:
            self._shown_log = wanted
            if wanted:
                self.log_wanted.emit(wanted)
        self.picked.emit()
