"""When the feed is asked, and why then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui import text
from ui.dialogs.properties.form import Elided, Form, from_the_left, sentence
from ui.dialogs.rhythm import RhythmField, rhythm_columns, wish_of
from ui.text import properties as said

if TYPE_CHECKING:
    from feedmon.model import FeedDetails, Plan, PollRecord


class Checking(Form):
    """Rhythm, the next poll, what the feed says of its rhythm, and the last polls.

    *Signals*: ``health_wanted()``.
    """

    health_wanted = Signal()
    title = "Checks"
    icon = "refresh-cw"

    def __init__(self, details: FeedDetails, *, around: Plan, now: float) -> None:
        super().__init__()
        feed = details.feed
        place = "everywhere" if feed.folder_id is None else "its folder"
        self.rhythm = RhythmField(wish_of(feed), around=around, place=place)
        self._before = self.rhythm.wish()
        self.row("&Look for articles", self.rhythm)
        self.row("Next check", Elided(text.due_then(feed, now)))
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
        """Return another rhythm, if one was chosen, by the names of the feed's columns."""
        chosen = self.rhythm.wish()
        return {} if chosen == self._before else rhythm_columns(chosen)


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
