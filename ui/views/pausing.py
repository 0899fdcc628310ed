"""A rest for all polls: what begins and ends it, and the line that says so."""

from __future__ import annotations

import time
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.events import PollingPaused
from ui import text
from ui.translation import tr
from ui.views.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.events import Event
    from ui.views.kit import Kit

_HOUR = 3600
#: When a day begins for who has a pause until then, and until when at night it is still to come.
_MORNING, _NIGHT_ENDS = 6, 4


class Pausing(QObject):
    """Carries out the actions about pausing, and shows in the status line what came of them."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.status)
        self._engine, self._tasks = kit.engine, kit.tasks
        self._actions, self._now = kit.actions, kit.now
        self.line = PauseLine()
        kit.status.addPermanentWidget(self.line)
        actions, now = kit.actions, kit.now
        actions.pause_hour.triggered.connect(lambda: self._pause(round(now()) + _HOUR))
        actions.pause_tomorrow.triggered.connect(lambda: self._pause(next_morning(now())))
        actions.pause_polling.triggered.connect(
            lambda: self._tasks.start(self._engine.pause_polling(), name="pause polling")
        )
        actions.resume_polling.triggered.connect(
            lambda: self._tasks.start(self._engine.resume_polling(), name="pause polling")
        )
        self.line.resume_clicked.connect(actions.resume_polling.trigger)
        self._show(kit.engine.paused_until)

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine."""
        for event in batch:
            match event:
                case PollingPaused(until):
                    self._show(until)

    def _pause(self, until: int) -> None:
        self._tasks.start(self._engine.pause_polling(until), name="pause polling")

    def _show(self, until: int | None) -> None:
        self._actions.resume_polling.setEnabled(until is not None)
        self.line.say("" if until is None else text.polling_paused(until, self._now()))


class PauseLine(Links):
    """The sentence with its way out; takes no room while there is nothing to say.

    *Signals*: ``resume_clicked()``.
    """

    resume_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self.linkActivated.connect(lambda _link: self.resume_clicked.emit())
        self.hide()

    @property
    def sentence(self) -> str:
        """What stands there, without the link."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Show this, or nothing."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        link = tr('<a href="resume">Resume</a>')
        self.put(f"{escape(sentence)} · {link}" if sentence else "")
        self.setVisible(bool(sentence))


def next_morning(now: float) -> int:
    """Return when tomorrow begins for people: at six, and in the small hours that is today."""
    then = time.localtime(now)
    day = then.tm_mday if then.tm_hour < _NIGHT_ENDS else then.tm_mday + 1
    # A day beyond the month's end is the next one's; whether it is summer then is found out.
    return round(time.mktime((then.tm_year, then.tm_mon, day, _MORNING, 0, 0, 0, 0, -1)))
