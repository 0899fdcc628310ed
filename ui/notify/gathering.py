"""What polls bring, gathered until it is worth one interruption."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from feedmon.events import EntriesMarked, FeedPolled, FeedsRemoved, RefreshFinished, RefreshStarted
from ui import text
from ui.notify.channel import NotificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon.events import Event
    from feedmon.model import EntrySummary
    from ui.notify.channel import Channel
    from ui.tasks import Tasks

log = logging.getLogger(__name__)

#: Polls of one tick come in within seconds of each other: wait for the rest of them.
GATHER_MS = 4_000
LINES = 4
_LONGEST_TITLE = 100

# Controls, line ends, halves of characters, and what turns the direction of text around it.
_UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)


class Notifications(QObject):
    """Interrupts once: at the end of a refresh, or a few seconds after polls brought something.

    Nothing is said while the person has the window before them, of a feed's first poll, and of
    articles that were read in the meantime. What is still on the screen is replaced, and counted
    in, by what comes next; coming to the window takes it away.

    *Signals*: ``chosen(list, str)``, the ids of the articles behind a clicked notification and
    the token that lets the window come forward.
    """

    chosen = Signal(list, str)

    def __init__(
        self,
        tasks: Tasks,
        *,
        channel: Channel | None,
        say_elsewhere: Callable[[str, str], None],
        is_attended: Callable[[], bool],
        gather_ms: int = GATHER_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._say_elsewhere = say_elsewhere
        self._is_attended = is_attended
        self._channel = channel
        self._gathered: dict[int, EntrySummary] = {}
        self._shown: dict[int, EntrySummary] = {}
        self._out_of_sight = False
        self._refreshing = False
        if channel is not None:
            channel.listen(clicked=self.clicked, closed=self._closed)
        self._timer = QTimer(self, singleShot=True, interval=gather_ms)
        self._timer.timeout.connect(self._speak)

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine."""
        for event in batch:
            match event:
                case FeedPolled(new=new, first=False) if new:
                    self._gather(new)
                case EntriesMarked(entry_ids=ids, read=True):
                    self._drop(ids)
                case FeedsRemoved(feed_ids=ids):
                    entries = (self._gathered | self._shown).values()
                    self._drop(entry.id for entry in entries if entry.feed_id in ids)
                case RefreshStarted():
                    self._refreshing = True
                    self._timer.stop()
                case RefreshFinished():
                    self._refreshing = False
                    self._speak()

    def attended(self) -> None:
        """Note that the person has come to the window: what is on the screen has done its work."""
        self._gathered.clear()
        self._take_away()

    def clicked(self, activation: str = "") -> None:
        """Ask for the articles that the notification was about."""
        ids = list(self._shown)
        self._take_away()
        self.chosen.emit(ids, activation)

    async def close(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        if self._channel is not None:
            await self._channel.close()

    def _take_away(self) -> None:
        # Some services leave it on the screen after a click.
        if self._shown:
            self._shown.clear()
            self._tasks.start(self._withdraw(), name="withdraw notification")

    def _gather(self, new: Iterable[EntrySummary]) -> None:
        self._gathered.update({entry.id: entry for entry in new if not entry.read})
        if self._gathered and not self._refreshing and not self._timer.isActive():
            self._timer.start()

    def _drop(self, entry_ids: Iterable[int]) -> None:
        for entry_id in entry_ids:
            self._gathered.pop(entry_id, None)
            self._shown.pop(entry_id, None)

    def _closed(self, expired: bool) -> None:
        # What only went out of sight can still be clicked, in the desktop's list of notifications.
        self._out_of_sight = expired
        if not expired:
            self._shown.clear()

    def _speak(self) -> None:
        gathered, self._gathered = self._gathered, {}
        if not gathered or self._is_attended():
            return
        replace = bool(self._shown) and not self._out_of_sight
        self._shown = gathered | self._shown if replace else gathered
        self._out_of_sight = False
        title, lines = words(tuple(self._shown.values()))
        self._tasks.start(self._say(title, lines, replace=replace), name="notify")

    async def _say(self, title: str, lines: tuple[str, ...], *, replace: bool) -> None:
        try:
            if self._channel is not None:
                await self._channel.show(title, lines, replace=replace)
                return
        except NotificationFailed as error:
            log.info("no notification service, so the tray says it: %s", error)
        self._say_elsewhere(title, "\n".join(lines))

    async def _withdraw(self) -> None:
        try:
            if self._channel is not None:
                await self._channel.withdraw()
        except NotificationFailed as error:
            log.info("a notification could not be taken away: %s", error)


def words(entries: tuple[EntrySummary, ...]) -> tuple[str, tuple[str, ...]]:
    """Write title and lines about these articles, in plain text that fits on one screen."""
    if len(entries) == 1:
        (entry,) = entries
        return _fit(entry.title) or "1 new article", (_fit(entry.feed_title),)
    shown = entries if len(entries) <= LINES else entries[: LINES - 1]
    lines = [_line(entry) for entry in shown]
    if len(shown) < len(entries):
        lines.append(f"and {text.count(len(entries) - len(shown))} more")
    return f"{text.count(len(entries))} new articles", tuple(lines)


def _line(entry: EntrySummary) -> str:
    return " · ".join(part for part in (_fit(entry.feed_title), _fit(entry.title)) if part)


def _fit(words: str) -> str:
    line = " ".join(_UNFIT.sub(" ", words).split())
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1].rstrip()}…"
