"""Alerts on the desktop: shown when the engine says so, answered by the person."""

from __future__ import annotations

import asyncio
import itertools
import logging
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.errors import NotShown
from feedmon.events import AlertsChanged, EntriesMarked, StoreChanged
from ui.notify.alert_words import alert_message
from ui.notify.channel import DEFAULT, NotificationFailed
from ui.notify.planning import OPEN, READ, SHOW, STAR

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable

    from feedmon.events import Event
    from feedmon.model import Telling
    from ui.notify.channel import Channel, Message
    from ui.tasks import Tasks

log = logging.getLogger(__name__)

#: A tray has room for one message, which one needs so long to read (seconds).
_READ_S = 6.0
#: So many messages can still be answered, in the desktop's list of notifications.
_REMEMBERED = 64


class AlertTeller(QObject):
    """Shows what the engine tells; ``tell`` is what it is to be given (``attach_desktop``).

    Which alerts are told when is decided there. A message under a key that was shown before takes
    the place of that one. What the desktop can't show the tray says, and a click on it counts as
    one on the message. When all articles of a message were read, or all its alerts seen to (which
    were, ``seen`` says), it goes from the screen: what is urgent stays there for ever otherwise.

    *Signals*: ``chosen(Telling, str)``, what was clicked on, with the token that lets the window
    come forward.
    """

    chosen = Signal(object, str)

    def __init__(
        self,
        tasks: Tasks,
        *,
        channel: Channel | None,
        say_elsewhere: Callable[[str, str], None],
        can_say_elsewhere: Callable[[], bool],
        is_loud: Callable[[], bool],
        clock: Callable[[], float],
        mark_read: Callable[[Telling], None],
        star: Callable[[Telling], None],
        seen: Callable[[Collection[int]], Awaitable[set[int]]],
        read_s: float = _READ_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._channel = tasks, channel
        self._say_elsewhere, self._can_say_elsewhere = say_elsewhere, can_say_elsewhere
        self._is_loud, self._clock = is_loud, clock
        self._mark_read, self._star, self._seen = mark_read, star, seen
        self._shown: dict[int, Telling] = {}
        self._read: set[int] = set()
        self._numbers = itertools.count(1)
        self._elsewhere: Telling | None = None
        self._read_s, self._said_at = read_s, -math.inf
        self._one_at_a_time = asyncio.Lock()
        if channel is not None:
            channel.listen(answered=self._answered, closed=self._closed)

    async def tell(self, telling: Telling) -> None:
        """Show this now. Raises NotShown."""
        message = alert_message(telling, self._clock())
        try:
            await self._show(telling, message)
        except NotificationFailed as error:
            if not self._can_say_elsewhere():
                raise NotShown(str(error)) from error
            log.info("no notification service, so the tray says an alert: %s", error)
            await self._until_read()
            self._elsewhere = telling
            self._say_elsewhere(message.title, "\n".join(message.lines))

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine: what was read need not stay on the screen."""
        for event in batch:
            match event:
                case EntriesMarked(entry_ids=ids, read=True):
                    self._drop(ids)
                case StoreChanged(delta=delta):
                    self._drop({entry.id for entry in delta.entries if entry.read})
                case AlertsChanged(ids):
                    self._follow(set(ids))

    def clicked_elsewhere(self) -> bool:
        """Note that the person clicked on what the tray said; whether that was an alert."""
        telling, self._elsewhere = self._elsewhere, None
        if telling is None:
            return False
        self.chosen.emit(telling, "")
        return True

    def said_elsewhere(self) -> None:
        """Note that the tray says something else now."""
        self._elsewhere = None

    async def _until_read(self) -> None:
        """Wait until the person had time to read what the tray said last."""
        loop = asyncio.get_running_loop()
        if (left := self._said_at + self._read_s - loop.time()) > 0:
            await asyncio.sleep(left)
        self._said_at = loop.time()

    async def _show(self, telling: Telling, message: Message) -> None:
        if self._channel is None:
            raise NotificationFailed("no channel")
        known = [number for number, shown in self._shown.items() if shown.key == telling.key]
        number = known[0] if known else next(self._numbers)
        async with self._one_at_a_time:
            await self._channel.show(number, message, sound=self._is_loud())
        self._shown[number] = telling
        for oldest in list(self._shown)[:-_REMEMBERED]:
            del self._shown[oldest]

    def _follow(self, changed: set[int]) -> None:
        """Look at the messages that are about some of these alerts."""
        about: set[int] = set()
        for telling in self._shown.values():
            ids = {alert.id for alert in telling.alerts}
            about |= ids if ids & changed else set()
        if about:
            self._tasks.start(self._look(about), name="alerts seen to")

    async def _look(self, alert_ids: set[int]) -> None:
        """Take away what the person saw to elsewhere."""
        seen = await self._seen(alert_ids)
        for number, telling in list(self._shown.items()):
            if all(alert.id in seen for alert in telling.alerts):
                self._withdraw(number)

    def _drop(self, entry_ids: Iterable[int]) -> None:
        shown = {
            alert.entry_id
            for telling in self._shown.values()
            for alert in telling.alerts
            if alert.entry_id is not None
        }
        self._read &= shown
        self._read |= shown.intersection(entry_ids)  # few, of what may be a hundred thousand
        over = []
        for number, telling in self._shown.items():
            about = [alert.entry_id for alert in telling.alerts]
            if about and all(entry_id in self._read for entry_id in about):
                over.append(number)
        for number in over:
            self._withdraw(number)

    def _withdraw(self, number: int) -> None:
        self._shown.pop(number, None)
        self._tasks.start(self._take_away(number), name="withdraw alert")

    async def _take_away(self, number: int) -> None:
        try:
            if self._channel is not None:
                async with self._one_at_a_time:
                    await self._channel.withdraw(number)
        except NotificationFailed as error:
            log.info("an alert could not be taken away: %s", error)

    def _answered(self, number: int, code: str, token: str) -> None:
        telling = self._shown.get(number)
        if telling is None:
            return
        self._withdraw(number)  # some services leave it on the screen after a click
        if code in {DEFAULT, OPEN, SHOW}:
            self.chosen.emit(telling, token)
        elif code == READ:
            self._mark_read(telling)
        elif code == STAR:
            self._star(telling)

    def _closed(self, number: int, expired: bool) -> None:
        # What only went out of sight can still be clicked, in the desktop's list of notifications.
        if not expired:
            self._shown.pop(number, None)
