"""The window that shows how every feed does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style, text
from ui.actions.health import HealthCommands
from ui.models.health import Filter, HealthModel
from ui.translation import mark, tr
from ui.views.empty import EmptyState
from ui.views.health_details import HealthDetails
from ui.views.health_filters import FilterRow
from ui.views.health_table import HealthTable
from ui.views.lines import PaneLine, columns
from ui.views.resuming import STOPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QShowEvent

    from feedmon.model import Feed
    from ui.views.feed_icons import Icons
    from ui.views.lines import Line

_SIZE = (1240, 720)
_SPLIT = [440, 240]
_TABLE, _EMPTY = 0, 1
#: Wider than the icon, which stands in its middle: a style leaves next to nothing before words.
_BESIDE_WORDS = QSize(22, 16)
#: Ages and countdowns are painted anew so often; rows find their order so long after a change.
_AGEING_MS, _SETTLE_MS = 15_000, 1_000

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


class HealthWindow(HealthCommands, QDialog):
    """Stands beside the main window. It knows no engine: what is wanted it says by signals.

    *Signals*: ``retry_wanted``, ``pause_wanted``, ``resume_wanted``, ``unsubscribe_wanted``,
    ``copy_wanted`` with the ids of feeds; ``site_wanted``, ``feed_wanted``,
    ``properties_wanted``, ``details_wanted`` with one id; ``log_wanted`` with the id of the feed
    whose log is to be shown.
    """

    retry_wanted = Signal(list)
    pause_wanted = Signal(list)
    resume_wanted = Signal(list)
    unsubscribe_wanted = Signal(list)
    copy_wanted = Signal(list)
    site_wanted = Signal(int)
    feed_wanted = Signal(int)
    properties_wanted = Signal(int)
    details_wanted = Signal(int)
    log_wanted = Signal(int)

    def __init__(self, now: Callable[[], float], icons: Icons, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Feed Health"))
        self.setModal(False)
        self.model = HealthModel(now, self)
        self.table = HealthTable(self.model, icons)
        self.details = HealthDetails(now)
        self._shown_log = 0
        self._buttons: list[QToolButton] = []
        self._filters = FilterRow()
        self.search = self._filters.search
        self.footer = QLabel()
        self.footer.setTextFormat(Qt.TextFormat.PlainText)
        self.footer.setFont(style.font(style.Role.SMALL))
        self.footer.setProperty("quiet", True)
        self.courtesy = QLabel()
        self.courtesy.setTextFormat(Qt.TextFormat.PlainText)
        self.courtesy.setFont(style.font(style.Role.SMALL))
        self.courtesy.setProperty("quiet", True)
        self.courtesy.setToolTip(
            tr("Of all polls in the log: what they cost, and what servers need not have sent again")
        )
        self._empty = EmptyState()
        self._make_actions()
        self._lay_out()
        self._make_timers()
        self.table.picked.connect(self._picked)
        self.table.activated.connect(self.go.trigger)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._filters.changed.connect(self._filter)
        self._filters.left.connect(self._go_to_found)
        self.resize(*_SIZE)
        self.table.setFocus()
        self._picked()

    # --- what is shown ----------------------------------------------------------------------

    def show_filter(self, which: Filter) -> None:
        """Show these feeds, whatever was searched for before."""
        self._filters.choose(which)

    def changed(self) -> None:
        """Learn that rows have other values, or came or went: order and counts follow soon."""
        if not self._settling.isActive():
            self._settling.start()
        self._show_chosen()

    def settle(self) -> None:
        """Let counts be right, and rows stand where they belong; what is looked at stays."""
        self._settling.stop()
        self._filters.count(self.model.counts())
        self.courtesy.setText(text.courtesy(self.model.courtesy()))
        with self.table.anchored():
            self.model.settle()
        self._show_table()

    def _filter(self) -> None:
        chosen = self.table.chosen()
        self.model.choose(self._filters.chosen, self._filters.words)
        self.table.show_reasons(shown=self._filters.chosen is Filter.NOT_ASKED)
        self.table.choose(chosen)
        self._picked()  # a reset tells nothing of what is selected no longer
        self._filters.count(self.model.counts())
        self._show_table()

    def _go_to_found(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.table.chosen():
                self.table.selectRow(0)

    def _show_table(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentIndex(_TABLE)
            return
        which, searched = self._filters.chosen, bool(self._filters.words)
        words = tr("No feed has this title or address.") if searched else tr(_NONE[which])
        everything = (tr("Show All"), lambda: self.show_filter(Filter.ALL))
        narrowed = searched or which is not Filter.ALL
        self._empty.say("activity", "", words, *([everything] if narrowed else []))
        for button in self._empty.buttons():
            button.setAutoDefault(False)  # Return in the field above is not for it
        self._stack.setCurrentIndex(_EMPTY)

    def lines(self) -> list[Line]:
        """Return what keys can move here: the line between the tables, and the ends of columns."""
        between = PaneLine(self.splitter, tr("Height of the table"))
        return [between, *columns(self.table), *columns(self.details.log)]

    # --- what is chosen ---------------------------------------------------------------------

    def _chosen(self) -> list[Feed]:
        rows = [self.model.row(feed_id) for feed_id in self.table.chosen()]
        return [row.feed for row in rows if row is not None]

    def _picked(self) -> None:
        self._show_chosen()
        chosen = self.table.chosen()
        wanted = chosen[0] if len(chosen) == 1 else 0
        if wanted != self._shown_log:
            self._shown_log = wanted
            if wanted:
                self.log_wanted.emit(wanted)

    @property
    def shown_log(self) -> int:
        """The feed whose log is shown; 0 for none."""
        return self._shown_log

    def _show_chosen(self) -> None:
        feeds = self._chosen()
        self.details.show_feeds(feeds)
        one = feeds[0] if len(feeds) == 1 else None
        self.pause.setEnabled(bool(feeds))
        paused = bool(feeds) and all(feed.state in STOPPED for feed in feeds)
        self.pause.setText(tr("Resume") if paused else tr("Pause"))
        self.pause.setIcon(style.icon("play" if paused else "pause"))
        for action in (self.retry, self.unsubscribe, self.copy_address):
            action.setEnabled(bool(feeds))
        self.site.setEnabled(one is not None and one.site_url is not None)
        for action in (self.go, self.edit, self.copy_details):
            action.setEnabled(one is not None)

    # --- building ---------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.made = {each.name: each.make(self, style.icon) for each in self.commands()}
        for action, do in (
            (self.retry, self._retry),
            (self.pause, self._pause),
            (self.go, self._go),
            (self.edit, self._edit),
            (self.site, self._open_site),
            (self.copy_address, self._copy_address),
            (self.copy_details, self._copy_details),
            (self.unsubscribe, self._unsubscribe),
            (self.look_for, lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (self.leave, self.close),
        ):
            action.triggered.connect(do)
        self.addActions([self.retry, self.pause, self.edit, self.site, self.copy_address])
        self.addActions([self.look_for, self.leave, self.load, self.merge])
        # These keys mean something to fields and buttons, too; Return is the table's own signal.
        self.table.addActions([self.unsubscribe, self.copy_details])

    def _lay_out(self) -> None:
        """Put everything into its place, from the outside in.

        A widget that moves with others in it has the style sheets looked up for all of them.
        """
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(_hairline())
        whole.addLayout(self._bar())
        top = QWidget()
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes(_SPLIT)
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        places = [self.table, self.details.log, *self._buttons]
        for before, after in pairwise(places):  # the log stands above the buttons
            self.setTabOrder(before, after)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        style.set_margins(bar, 3, 8, 16, 8)
        bar.setSpacing(4)
        now_and_then = (self.load, self.merge)
        for action in (self.retry, self.pause, self.go, self.edit, *now_and_then, self.unsubscribe):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setProperty("class", "quiet")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(_BESIDE_WORDS)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.append(button)
            bar.addWidget(button)
            if action in now_and_then:  # few feeds have an archive, or belong together
                action.setEnabled(False)
                button.setVisible(False)
                action.enabledChanged.connect(button.setVisible)
        bar.addStretch(1)
        bar.addWidget(self.footer)
        bar.addSpacing(16)
        bar.addWidget(self.courtesy)
        return bar

    def _make_timers(self) -> None:
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        ageing = QTimer(self, interval=_AGEING_MS)
        ageing.timeout.connect(self.table.viewport().update)
        ageing.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand beside the main window, not always above it, as a dialog would."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(cast("Any", None))

    # --- what is wanted ---------------------------------------------------------------------

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.retry, self.pause])
        menu.addSeparator()
        menu.addActions([self.go, self.site, self.edit])
        menu.addActions([each for each in (self.load, self.merge) if each.isEnabled()])
        menu.addSeparator()
        menu.addActions([self.copy_address, self.copy_details])
        menu.addSeparator()
        menu.addAction(self.unsubscribe)
        menu.addSeparator()
        self.table.fill_sort_menu(menu.addMenu(tr("Sort By")))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _retry(self) -> None:
        self.retry_wanted.emit(self.table.chosen())

    def _pause(self) -> None:
        asked = [feed.id for feed in self._chosen() if feed.state not in STOPPED]
        if asked:
            self.pause_wanted.emit(asked)
        else:
            self.resume_wanted.emit(self.table.chosen())

    def _unsubscribe(self) -> None:
        self.unsubscribe_wanted.emit(self.table.chosen())

    def _copy_address(self) -> None:
        self.copy_wanted.emit(self.table.chosen())

    def _go(self) -> None:
        self._one(self.feed_wanted.emit)

    def _edit(self) -> None:
        self._one(self.properties_wanted.emit)

    def _open_site(self) -> None:
        self._one(self.site_wanted.emit)

    def _copy_details(self) -> None:
        self._one(self.details_wanted.emit)

    def _one(self, tell: Callable[[int], object]) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 1:
            tell(chosen[0])


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
