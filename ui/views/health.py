"""The health window, filled and followed; what it wants done is done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Signal

from ui import text
from ui.keymap import HEALTH
from ui.models.health import Filter
from ui.models.sources import Kind, Source
from ui.views.foreground import bring_forward
from ui.views.health_batch import Batch
from ui.views.health_chores import HealthChores
from ui.views.key_guard import KeyGuard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from feedmon.events import Event
    from feedmon.model import RefreshSummary
    from ui.views.editing import Editing
    from ui.views.health_numbers import HealthNumbers
    from ui.views.health_window import HealthWindow, Page
    from ui.views.kit import Kit
    from ui.views.older import Older
    from ui.views.refreshing import Refreshing
    from ui.views.resuming import Resuming

_GEOMETRY, _SPLIT, _COLUMNS = "health/geometry", "health/split", "health/columns"
_LOG_COLUMNS = "health/log_columns"
_QUEUE_COLUMNS, _PAGE = "health/queue_columns", "health/page"


class Health(QObject):
    """Opens the window, once, and shows in it what the engine tells while it is open.

    *Signals*: ``properties_wanted(int)``, the feed that the person wants to change.
    """

    properties_wanted = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        kit: Kit,
        *,
        refreshing: Refreshing,
        resuming: Resuming,
        editing: Editing,
        older: Older,
    ) -> None:
        super().__init__(parent)
        self._resuming, self._editing, self._older = resuming, editing, older
        self._parent, self._kit = parent, kit
        self._feeds, self._sidebar = kit.feeds, kit.sidebar
        self._settings, self._now = kit.settings, kit.now
        self._icons, self._keymap = kit.icons, kit.keymap
        self._everywhere = [kit.actions.all()[each] for each in kit.actions.everywhere]
        self._move_lines = kit.actions.move_lines
        self._chores = HealthChores(self, kit)
        self._last: RefreshSummary | None = None
        self._numbers: HealthNumbers | None = None
        self.window: HealthWindow | None = None
        self._by_key = False  # how the action is triggered that comes next
        kit.actions.health.triggered.connect(self._open_as_asked)
        kit.actions.health.installEventFilter(self)
        kit.status.failed_clicked.connect(lambda: self.open(Filter.FAILED))
        kit.status.skipped_clicked.connect(lambda: self.open(Filter.NOT_ASKED))
        refreshing.finished.connect(self._refreshed)
        kit.feeds.modelReset.connect(self._loaded)

    # --- opening and closing ----------------------------------------------------------------

    def open(self, which: Filter | None = None) -> None:
        """Show the window, or bring it to the front; with a filter, those feeds alone."""
        from ui.views.health_numbers import HealthNumbers

        if self.window is None:
            self.window = self._made()
            self._numbers = HealthNumbers(self.window, self._kit)
            self._numbers.count(feed.id for feed in self._feeds.feeds())
            self.window.show_page(_page(self._settings.value(_PAGE, "")))
        if which is not None:
            self.window.show_filter(which)
        bring_forward(self.window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that the action is triggered by its key: the mouse needs no ring around the table."""
        if event.type() == QEvent.Type.Shortcut:
            self._by_key = True
        return super().eventFilter(watched, event)

    def _open_as_asked(self) -> None:
        by_key, self._by_key = self._by_key, False
        self.open()
        if by_key and self.window is not None:
            self.window.note_key()

    def show_feed(self, feed_id: int) -> None:
        """Show how one feed does, with the log of its polls."""
        self.show_feeds([feed_id])

    def show_feeds(self, feed_ids: list[int]) -> None:
        """Show how these feeds do, among the others."""
        self.open(Filter.ALL)
        if self.window is not None:
            self.window.table.choose(feed_ids)

    def carry_out(self, name: str) -> None:
        """Do what the window has an action for; where it is seen, so the window comes first."""
        self.open()
        if self.window is not None:
            self.window.made[name].trigger()

    def save_state(self) -> None:
        """Write down place, split, widths and order, if the window is open."""
        if self.window is not None:
            keep = self._settings.set_value
            keep(_GEOMETRY, self.window.saveGeometry())
            keep(_SPLIT, self.window.feeds.saveState())
            keep(_COLUMNS, self.window.table.columns())
            keep(_QUEUE_COLUMNS, self.window.queue.table.columns())
            keep(_PAGE, str(self.window.page))
            keep(_LOG_COLUMNS, self.window.details.columns())

    def _made(self) -> HealthWindow:
        from ui.views.health_deeds import HealthDeeds
        from ui.views.health_window import HealthWindow
        from ui.views.line_keys import LineKeys

        window = HealthWindow(self._now, self._icons, self._parent)
        self._keymap.dress(window.made, HEALTH)
        window.addActions(self._everywhere)
        KeyGuard(window, places=[window.table, window.queue.table])
        LineKeys(window, self._move_lines, window.lines)
        HealthDeeds(window, editing=self._editing, older=self._older)
        window.retry_wanted.connect(self._resuming.retry)
        window.resume_wanted.connect(self._resuming.resume)
        self._chores.join(window)
        window.feed_wanted.connect(self._go_to)
        window.properties_wanted.connect(self.properties_wanted)
        window.finished.connect(self._closed)
        read = self._settings.value
        geometry, split = read(_GEOMETRY, QByteArray()), read(_SPLIT, QByteArray())
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        if not split.isEmpty():
            window.feeds.restoreState(split)
        window.table.restore(read(_COLUMNS, QByteArray()))  # order before rows: sorted once
        window.queue.table.restore(read(_QUEUE_COLUMNS, QByteArray()))
        window.details.restore(read(_LOG_COLUMNS, QByteArray()))
        window.model.reset(self._feeds.feeds())
        if self._last is not None:
            self._note(window, self._last)
        window.settle()
        return window

    def _closed(self) -> None:
        self.save_state()
        window, self.window, self._numbers = self.window, None, None
        if window is not None:
            self._keymap.undress(window.made, HEALTH)
            window.deleteLater()

    # --- what happens -----------------------------------------------------------------------

    def take(self, events: Iterable[Event]) -> None:
        """Show a batch of what the engine tells; nothing is to be done while nobody looks."""
        if self.window is None or self._numbers is None:
            return
        batch = Batch()
        for event in events:
            batch.take(event)
        if batch.feeds or batch.busy or batch.gone:
            self._show(self.window, batch)
            self._numbers.follow(batch.polled - batch.gone)

    def _show(self, window: HealthWindow, batch: Batch) -> None:
        model = window.model
        for is_busy in (True, False):
            ids = [feed_id for feed_id, value in batch.busy.items() if value is is_busy]
            model.set_busy(ids, busy=is_busy)
        with window.table.anchored():
            model.put(feed for feed in batch.feeds.values() if feed.id not in batch.gone)
            model.remove(batch.gone)
        window.changed()

    def _loaded(self) -> None:
        """Show the feeds that are known now: the window may have been opened before they were."""
        if self.window is not None and self._numbers is not None:
            self.window.model.reset(self._feeds.feeds())
            self.window.settle()
            self._numbers.count(feed.id for feed in self._feeds.feeds())

    def _refreshed(self, summary: RefreshSummary) -> None:
        self._last = summary
        if self.window is not None:
            self._note(self.window, summary)
            self.window.settle()

    def _note(self, window: HealthWindow, summary: RefreshSummary) -> None:
        failed = [failure.feed_id for failure in summary.failures]
        window.model.note_refresh(failed, summary.skipped)
        window.footer.setText(text.refresh_done(summary, self._now()))

    def _go_to(self, feed_id: int) -> None:
        if self._sidebar.choose(Source(Kind.FEED, feed_id)):
            bring_forward(self._parent)


def _page(name: str) -> Page:
    """Return the page of a name that was kept; the first where there is none of that name."""
    from ui.views.health_window import Page

    return Page(name) if name in set(Page) else Page.FEEDS
