"""Below the table of the health window: what is wrong with one feed, what helps, and its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style, text
from ui.models.poll_log import LogColumn, LogRole, PollLogModel
from ui.text import watches
from ui.translation import tr, trn
from ui.views.cells import CellDelegate
from ui.views.empty import EmptyState
from ui.views.health_table import mark_of
from ui.views.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QByteArray, QEvent
    from PySide6.QtGui import QFont, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from feedmon.model import Feed, PollRecord
    from ui.models.sidebar import Index

_ICON = 16
_WIDTHS = {
    LogColumn.WHEN: 170,
    LogColumn.ANSWER: 150,
    LogColumn.TIME: 84,
    LogColumn.BYTES: 100,
}
_LOG, _EMPTY = 0, 1


class _LogDelegate(CellDelegate):
    def ink(self, option: QStyleOptionViewItem, index: Index) -> str:
        scheme = style.tokens(option.palette)
        poll: PollRecord = index.data(LogRole.POLL)
        if poll.error is None and not poll.new and not poll.updated:
            return scheme.muted
        return scheme.text


class HealthDetails(QWidget):
    """Shows one feed, or how many are selected."""

    def __init__(self, now: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._now = now
        self._feed: Feed | None = None
        self._icon = QLabel()
        self._title = _line(style.font(strong=True))
        self._address = _line(style.font(style.Role.SMALL), quiet=True)
        self._problem = _line(style.font(), wraps=True)
        self._step = _line(style.font(), wraps=True, quiet=True)
        self.model = PollLogModel(now, self)
        self.log = PlainTable()
        self.log.setModel(self.model)
        self.log.setItemDelegate(_LogDelegate(self.log))
        self.log.setAccessibleName(tr("Polls"))
        self.log.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.log.horizontalHeader()
        header.setSectionsClickable(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, style.room(width))
        header.setSectionResizeMode(LogColumn.OUTCOME, QHeaderView.ResizeMode.Stretch)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.log)
        self._stack.addWidget(self._empty)
        self._lay_out()
        self.show_feeds([])

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self._icon)
        heading.addWidget(self._title)
        heading.addWidget(self._address, 1)
        self._head = QWidget()
        self._words = words = QVBoxLayout(self._head)
        words.setContentsMargins(16, 10, 16, 8)
        words.setSpacing(4)
        words.addLayout(heading)
        words.addWidget(self._problem)
        words.addWidget(self._step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def show_feeds(self, feeds: Sequence[Feed]) -> None:
        """Show the feed, if it is one; the log follows when it is there."""
        before, self._feed = self._feed, feeds[0] if len(feeds) == 1 else None
        if self._feed is None:
            self._head.hide()
            chosen = trn(len(feeds), "{n} feed selected.", "{n} feeds selected.") if feeds else ""
            self._empty.say(
                "activity", "", chosen or tr("Choose a feed to see the log of its polls.")
            )
            self._stack.setCurrentIndex(_EMPTY)
            return
        if before is None or before.id != self._feed.id:
            self.model.show([])
            self._stack.setCurrentIndex(_LOG)
        self._say()
        self._head.show()

    def show_log(self, feed_id: int, polls: Sequence[PollRecord]) -> None:
        """Show the log of this feed, if it is still the one."""
        if self._feed is None or self._feed.id != feed_id:
            return
        self.model.show(polls)
        if not polls:
            self._empty.say("activity", "", tr("This feed was not asked yet."))
        self._stack.setCurrentIndex(_LOG if polls else _EMPTY)

    def columns(self) -> QByteArray:
        """Return the widths of the columns of the log, to be kept."""
        return self.log.horizontalHeader().saveState()

    def restore(self, state: QByteArray) -> None:
        """Take the widths back."""
        header = self.log.horizontalHeader()
        if not state.isEmpty() and header.restoreState(state):
            header.setSectionsClickable(False)
            header.setSectionResizeMode(LogColumn.OUTCOME, QHeaderView.ResizeMode.Stretch)

    def _say(self) -> None:
        feed = self._feed
        if feed is None:
            return
        name, ink = mark_of(feed)
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(style.icon(name, ink).pixmap(QSize(_ICON, _ICON), ratio))
        self._title.setText(text.one_line(feed.title, 80))
        self._address.setText(text.one_line(watches.address_of(feed), 160))
        self._address.setToolTip(text.as_plain(watches.address_of(feed)))
        problems = [text.state(feed)] if feed.error is not None else []
        self._problem.setText(" ".join([*problems, *text.warnings(feed)]) or text.state(feed) + ".")
        step = text.next_step(feed)
        waits = text.next_poll(feed, self._now())
        self._step.setText(f"{step} {waits}." if step else f"{waits}.")
        self._give_room()

    def _give_room(self) -> None:
        """Let the words have as many lines as they need: a splitter asks for no height."""
        self._head.setMinimumHeight(max(0, self._words.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._give_room()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew in another scheme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._say()


def _line(font: QFont, *, wraps: bool = False, quiet: bool = False) -> QLabel:
    label = QLabel(wordWrap=wraps)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if quiet:
        label.setProperty("quiet", True)
    return label
