"""When the feed is asked, and why then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui import text
from ui.dialogs.preferences.page import choose, combo, spin
from ui.dialogs.properties.form import Elided, Form, from_the_left, sentence
from ui.text import properties as said

if TYPE_CHECKING:
    from feedmon.model import FeedDetails, PollRecord

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_USUAL = (15 * _MINUTE, 30 * _MINUTE, _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY)
_OWN = "own"
#: Minutes: nobody is asked more often than the first, whatever is chosen.
_LIMITS = (5, 30 * 24 * 60)


class Checking(Form):
    """Interval, the next poll, what the feed says of its rhythm, and the last polls.

    *Signals*: ``health_wanted()``.
    """

    health_wanted = Signal()
    title = "Checks"
    icon = "refresh-cw"

    def __init__(self, details: FeedDetails, *, every_s: int, now: float) -> None:
        super().__init__()
        feed = details.feed
        self._before = feed.poll_interval_s
        self.interval = combo(
            [
                (f"As everywhere: {said.interval(every_s).lower()}", None),
                *((said.interval(seconds), seconds) for seconds in _USUAL),
                ("Another number of minutes…", _OWN),
            ]
        )
        self.minutes = spin(_LIMITS, " minutes")
        self.minutes.setAccessibleName("Minutes between two checks")
        self.minutes.setValue(max(1, (self._before or _HOUR) // _MINUTE))
        choose(self.interval, self._before if self._before in (None, *_USUAL) else _OWN)
        self.interval.currentIndexChanged.connect(lambda _: self._show())
        self.interval.activated.connect(lambda _: self._enter())
        self.row("&Look for articles", self.interval)
        self.row("", self.minutes)
        self._show()
        self.row("Next", Elided(text.next_poll(feed, now)))
        hints = said.hints(feed.hints)
        if hints:
            self.row("The feed says", sentence("\n".join(hints)))
        if details.polls:
            self.row("Last checks", _polls(details.polls, now))
        self.health = QPushButton("Show All in Feed Health", autoDefault=False)
        self.health.setProperty("class", "link")
        self.health.clicked.connect(self.health_wanted)
        self.row("", from_the_left(self.health))

    def edit(self) -> dict[str, Any]:
        """Return another interval, if one was chosen."""
        chosen = self.interval.currentData()
        if chosen == _OWN:
            self.minutes.interpretText()
            chosen = self.minutes.value() * _MINUTE
        return {} if chosen == self._before else {"poll_interval_s": chosen}

    def _show(self) -> None:
        self.minutes.setVisible(self.interval.currentData() == _OWN)

    def _enter(self) -> None:
        if self.interval.currentData() == _OWN:
            self.minutes.setFocus()
            self.minutes.selectAll()


def _polls(polls: tuple[PollRecord, ...], now: float) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    widest = 0
    for row, poll in enumerate(polls):
        when = sentence(text.moment(poll.started_at, now))
        widest = max(widest, when.fontMetrics().horizontalAdvance(when.text()))
        grid.addWidget(when, row, 0)
        grid.addWidget(Elided(text.poll_outcome(poll), quiet=True), row, 1)
    grid.setColumnMinimumWidth(0, widest)
    return table
