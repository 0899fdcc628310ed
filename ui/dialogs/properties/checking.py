"""When the feed is asked, and why then, and under which name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from feedmon.errors import BadUserAgent
from feedmon.settings import read_user_agent
from ui import text
from ui.dialogs.fields import quiet, wrong
from ui.dialogs.properties.form import Elided, Form, from_the_left, sentence, statement
from ui.dialogs.rhythm import RhythmField, rhythm_columns, wish_of
from ui.text import properties as said
from ui.text.pushing import push_lines
from ui.text.watches import is_watch
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon.model import FeedDetails, Plan, PollRecord


_AGENT = mark(
    "What feedmon calls itself to the server of this feed, and where that "
    "redirects to. Leave it empty unless the server asks for something else."
)
_AGENT_OF_PAGE = mark(
    "What feedmon calls itself to the server of this page, and where that "
    "redirects to. Leave it empty unless the server asks for something else."
)


class Checking(Form):
    """Rhythm, the next poll, what the feed says of its rhythm, who asks, and the last polls.

    *Signals*: ``health_wanted()``.
    """

    health_wanted = Signal()
    title = mark("Checks")
    icon = "refresh-cw"

    def __init__(self, details: FeedDetails, *, around: Plan, now: float) -> None:
        super().__init__()
        feed = details.feed
        place = tr("everywhere") if feed.folder_id is None else tr("its folder")
        self.rhythm = RhythmField(wish_of(feed), around=around, place=place)
        self._before = self.rhythm.wish()
        often = tr("&Look for changes") if is_watch(feed) else tr("&Look for articles")
        self.row(often, self.rhythm)
        self.row(tr("Next check"), Elided(text.due_then(feed, now)))
        if pushed := push_lines(details, now):
            self.row(tr("Push"), statement("\n".join(pushed)))
        hints = said.hints(feed.hints)
        if hints:
            self.row(tr("The feed says"), sentence("\n".join(hints)))
        self._agent = feed.user_agent
        self.agent = QLineEdit(feed.user_agent or "")
        self.agent.setPlaceholderText(details.usual_agent)
        self.agent.setCursorPosition(0)
        self.agent.textEdited.connect(lambda _: self._complain(""))
        self.wrong = wrong()
        self.row(tr("&User agent"), self.agent, tr(_AGENT_OF_PAGE if is_watch(feed) else _AGENT))
        self.row("", self.wrong)
        if details.polls:
            self.row(tr("Last checks"), _polls(details.polls, now))
        self.health = QPushButton(tr("Show All in Feed Health"), autoDefault=False)
        self.health.setProperty("class", "link")
        self.health.setProperty("flush", True)
        self.health.clicked.connect(self.health_wanted)
        self.row("", from_the_left(self.health))

    def edit(self) -> dict[str, Any]:
        """Return another rhythm or name, if one was chosen, by the names of the feed's columns."""
        chosen = self.rhythm.wish()
        changed: dict[str, Any] = {} if chosen == self._before else rhythm_columns(chosen)
        agent = read_user_agent(self.agent.text())
        return changed if agent == self._agent else changed | {"user_agent": agent}

    def can_be_sent(self) -> bool:
        """Whether servers understand the name that was typed; if not, the page says why."""
        try:
            read_user_agent(self.agent.text())
        except BadUserAgent as error:
            self._complain(text.error_sentence(error))
            return False
        return True

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))


def _polls(polls: tuple[PollRecord, ...], now: float) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, poll in enumerate(polls):
        when = quiet(text.moment(poll.started_at, now))
        when.setWordWrap(False)
        grid.addWidget(when, row, 0)
        grid.addWidget(Elided(text.poll_outcome(poll), quiet=True), row, 1)
    return table
