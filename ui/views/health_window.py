"""The window that shows how every feed does, what is asked now, and what came in the last weeks."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QMenu, QStackedWidget, QTabBar, QVBoxLayout

from ui import style, text
from ui.actions.health import HealthCommands
from ui.translation import mark, tr
from ui.views.health_bar import HealthBar
from ui.views.health_feeds import FeedsPage
from ui.views.health_past import PastPage
from ui.views.health_queue_page import QueuePage
from ui.views.lines import PaneLine, columns
from ui.views.resuming import STOPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Feed
    from ui.models.health import Filter
    from ui.views.feed_icons import Icons
    from ui.views.feed_table import FeedTable
    from ui.views.lines import Line

_SIZE = (1240, 720)


class Page(StrEnum):
    """What is shown of the window, by the names of the commands that show it."""

    FEEDS = "show_feeds"
    QUEUE = "show_queue"
    PAST = "show_past"


_PAGES = {
    Page.FEEDS: mark("Feeds"),
    Page.QUEUE: mark("Queue"),
    Page.PAST: mark("History"),
}


class HealthWindow(HealthCommands, QDialog):
    """Stands beside the main window. It knows no engine: what is wanted it says by signals.

    *Signals*: ``retry_wanted``, ``pause_wanted``, ``resume_wanted``, ``stop_wanted``,
    ``unsubscribe_wanted``, ``copy_wanted`` with the ids of feeds; ``site_wanted``,
    ``feed_wanted``, ``properties_wanted``, ``details_wanted`` with one id; ``text_wanted`` with
    words to be copied; ``log_wanted`` with the id of the feed whose log is to be shown;
    ``picked()`` when other feeds are chosen, on this page or by going to another.
    """

    retry_wanted = Signal(list)
    pause_wanted = Signal(list)
    resume_wanted = Signal(list)
    stop_wanted = Signal(list)
    unsubscribe_wanted = Signal(list)
    copy_wanted = Signal(list)
    site_wanted = Signal(int)
    feed_wanted = Signal(int)
    properties_wanted = Signal(int)
    details_wanted = Signal(int)
    text_wanted = Signal(str)
    log_wanted = Signal(int)
    picked = Signal()

    def __init__(self, now: Callable[[], float], icons: Icons, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Feed Health"))
        self.setModal(False)
        self.feeds, self.queue, self.past = FeedsPage(now, icons), QueuePage(now, icons), PastPage()
        self.model, self.table = self.feeds.model, self.feeds.table
        self.details, self.search = self.feeds.details, self.feeds.page.search
        self._make_actions()
        self._bar = HealthBar(
            (
                *(self.retry, self.pause, self.stop, self.go, self.edit),
                *(self.load, self.merge, self.unsubscribe),
            ),
            now_and_then=(self.load, self.merge),
        )
        self.footer, self.courtesy = self._bar.footer, self._bar.courtesy
        self._lay_out()
        self.feeds.settled.connect(self._settled)
        self.feeds.log_wanted.connect(self.log_wanted)
        for page in (self.feeds, self.queue):
            page.picked.connect(self._picked)
            page.table.activated.connect(self.go.trigger)
            page.table.customContextMenuRequested.connect(self._show_menu)
        self.resize(*_SIZE)
        self.table.setFocus()
        self._picked()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return list(Page)[self._tabs.currentIndex()]

    def show_page(self, page: Page) -> None:
        """Show a page; the keys go along, where they were on another."""
        if page is self.page:
            return
        has_keys = self.focusWidget() is not self._tabs
        self._tabs.setCurrentIndex(list(Page).index(page))
        if has_keys:
            self._places()[page].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note_key(self) -> None:
        """Learn that a key brought the person here."""
        if self.page is Page.FEEDS:
            self.table.note_key()

    def show_filter(self, which: Filter) -> None:
        """Show these feeds, whatever was searched for before."""
        self.show_page(Page.FEEDS)
        self.feeds.page.filters.choose(which)

    def changed(self) -> None:
        """Learn that rows have other values, or came or went: order and counts follow soon."""
        self.feeds.changed()
        self._show_chosen()

    def settle(self) -> None:
        """Let counts be right, and rows stand where they belong; what is looked at stays."""
        self.feeds.settle()

    def _settled(self) -> None:
        self.courtesy.setText(text.courtesy(self.model.courtesy()))

    def _turned(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        acts = self.page is not Page.PAST
        for action in (self.retry, self.pause, self.go, self.edit, self.unsubscribe):
            self._bar.show_button(action, shown=acts)
        self._bar.show_button(self.stop, shown=self.page is Page.QUEUE)
        self._picked()

    def lines(self) -> list[Line]:
        """Return what keys can move here: the line between the tables, and the ends of columns."""
        between = PaneLine(self.feeds, tr("Height of the table"))
        tables = (self.table, self.details.log, self.queue.table)
        return [between, *(line for table in tables for line in columns(table))]

    # --- what is chosen ---------------------------------------------------------------------

    @property
    def shown_log(self) -> int:
        """The feed whose log is shown; 0 for none."""
        return self.feeds.shown_log

    def chosen(self) -> list[Feed]:
        """Return the feeds that are chosen on the page that is shown."""
        match self.page:
            case Page.FEEDS:
                return self.feeds.chosen()
            case Page.QUEUE:
                return self.queue.chosen()
        return []

    def _ids(self) -> list[int]:
        return [feed.id for feed in self.chosen()]

    def _picked(self) -> None:
        self._show_chosen()
        self.picked.emit()

    def _show_chosen(self) -> None:
        feeds = self.chosen()
        one = feeds[0] if len(feeds) == 1 else None
        self.pause.setEnabled(bool(feeds))
        paused = bool(feeds) and all(feed.state in STOPPED for feed in feeds)
        self.pause.setText(tr("Resume") if paused else tr("Pause"))
        self.pause.setIcon(style.icon("play" if paused else "pause"))
        for action in (self.retry, self.unsubscribe, self.copy_address):
            action.setEnabled(bool(feeds))
        self.stop.setEnabled(self.page is Page.QUEUE and bool(self.queue.running()))
        self.site.setEnabled(one is not None and one.site_url is not None)
        for action in (self.go, self.edit):
            action.setEnabled(one is not None)
        self.copy_details.setEnabled(bool(feeds) or self.page is not Page.FEEDS)

    # --- building ---------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.made = {each.name: each.make(self, style.icon) for each in self.commands()}
        for action, do in (
            (self.retry, lambda: self.retry_wanted.emit(self._ids())),
            (self.pause, self._pause),
            (self.stop, lambda: self.stop_wanted.emit(self.queue.running())),
            (self.go, lambda: self._one(self.feed_wanted.emit)),
            (self.edit, lambda: self._one(self.properties_wanted.emit)),
            (self.site, lambda: self._one(self.site_wanted.emit)),
            (self.copy_address, lambda: self.copy_wanted.emit(self._ids())),
            (self.copy_details, self._copy),
            (self.unsubscribe, lambda: self.unsubscribe_wanted.emit(self._ids())),
            (self.look_for, self._look_for),
            (self.leave, self.close),
            *((self.made[page], lambda page=page: self.show_page(page)) for page in Page),
        ):
            action.triggered.connect(lambda _checked=False, do=do: do())
        self.addActions([self.retry, self.pause, self.stop, self.edit, self.site])
        self.addActions([self.copy_address, self.look_for, self.leave, self.load, self.merge])
        self.addActions([self.made[page] for page in Page])
        # These keys mean something to fields and buttons, too; Return is the table's own signal.
        for table in (self.table, self.queue.table):
            table.addActions([self.unsubscribe, self.copy_details])
        for chart in self.past.charts():
            chart.addAction(self.copy_details)

    def _lay_out(self) -> None:
        """Put everything into its place, from the outside in.

        A widget that moves with others in it has the style sheets looked up for all of them.
        """
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._tabs = QTabBar()
        self._tabs.setDocumentMode(True)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(tr("Pages"))
        for page, name in _PAGES.items():
            self._tabs.setTabToolTip(self._tabs.addTab(tr(name)), self.made[page].toolTip())
        self._pages = QStackedWidget()
        for part in (self._tabs, _hairline(), self._pages, _hairline(), self._bar):
            whole.addWidget(part)
        whole.setStretchFactor(self._pages, 1)
        for widget in (self.feeds, self.queue, self.past):
            self._pages.addWidget(widget)
        places = [self.table, self.details.log, self.queue.table, *self.past.charts()]
        for before, after in pairwise([*places, *self._bar.buttons()]):
            self.setTabOrder(before, after)
        self._tabs.currentChanged.connect(self._turned)
        self._turned(0)

    def _places(self) -> dict[Page, QWidget]:
        """Return who has the keys on each page to begin with."""
        bars = self.past.charts()[0]
        return {Page.FEEDS: self.table, Page.QUEUE: self.queue.table, Page.PAST: bars}

    def showEvent(self, event: QShowEvent) -> None:
        """Stand beside the main window, not always above it, as a dialog would."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(cast("Any", None))

    # --- what is wanted ---------------------------------------------------------------------

    def _table(self) -> FeedTable:
        return self.queue.table if self.page is Page.QUEUE else self.table

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.retry, self.pause])
        menu.addActions([self.stop] if self.page is Page.QUEUE else [])
        menu.addSeparator()
        menu.addActions([self.go, self.site, self.edit])
        menu.addActions([each for each in (self.load, self.merge) if each.isEnabled()])
        menu.addSeparator()
        menu.addActions([self.copy_address, self.copy_details])
        menu.addSeparator()
        menu.addAction(self.unsubscribe)
        menu.addSeparator()
        self._table().fill_sort_menu(menu.addMenu(tr("Sort By")))
        menu.popup(self._table().viewport().mapToGlobal(place))

    def _look_for(self) -> None:
        if self.page is Page.PAST:
            self.show_page(Page.FEEDS)
        page = self.queue.page if self.page is Page.QUEUE else self.feeds.page
        page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pause(self) -> None:
        asked = [feed.id for feed in self.chosen() if feed.state not in STOPPED]
        if asked:
            self.pause_wanted.emit(asked)
        else:
            self.resume_wanted.emit(self._ids())

    def _copy(self) -> None:
        """Copy what is shown: of one feed all that is known, of others their rows."""
        match self.page:
            case Page.PAST:
                self.text_wanted.emit(self.past.as_text())
            case Page.FEEDS if len(self._ids()) == 1:
                self._one(self.details_wanted.emit)
            case _:
                self.text_wanted.emit(self._table().as_text())

    def _one(self, tell: Callable[[int], object]) -> None:
        chosen = self._ids()
        if len(chosen) == 1:
            tell(chosen[0])


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
