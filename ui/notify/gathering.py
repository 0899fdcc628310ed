"""What polls bring, gathered until it is worth an interruption."""

from __future__ import annotations

import asyncio
import itertools
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from feedmon.events import (
    EntriesMarked,
    FeedPolled,
    FeedsChanged,
    FeedsRemoved,
    RefreshFinished,
    RefreshStarted,
    StoreChanged,
)
from feedmon.model import Notify
from ui.notify.channel import DEFAULT, NotificationFailed
from ui.notify.planning import OPEN, READ, SHOW, STAR, all_in_one, notices
from ui.notify.untold import Untold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QImage

    from feedmon.events import Event
    from feedmon.model import EntrySummary, Feed
    from ui.notify.channel import Channel, Message
    from ui.notify.planning import Notice
    from ui.tasks import Tasks

log = logging.getLogger(__name__)

#: Polls of one tick come in within seconds of each other: wait for the rest of them.
GATHER_MS = 4_000
#: So many that went out of sight can still be answered in the desktop's list of notifications.
_REMEMBERED = 64


@dataclass(slots=True)
class _Shown:
    """A notification that was shown, with those of its articles that are still news."""

    notice: Notice
    entries: dict[int, EntrySummary]
    out_of_sight: bool = False


class Notifications(QObject):
    """Interrupts once: at the end of a refresh, or a few seconds after polls brought something.

    Nothing is said while the person has the window before them, of a feed's first poll, of feeds
    that they want nothing of, of stories that another feed told before, of what an alert tells on
    the desktop, and of articles that were read in the meantime. What is still on the screen is
    counted in with what comes next; coming to the window takes it away.

    *Signals*: ``chosen(list, str)``, the articles (EntrySummary) behind a notification that was
    clicked, and the token that lets the window come forward.
    """

    chosen = Signal(list, str)

    def __init__(
        self,
        tasks: Tasks,
        *,
        channel: Channel | None,
        say_elsewhere: Callable[[str, str], None],
        is_attended: Callable[[], bool],
        is_wanted: Callable[[], bool],
        is_loud: Callable[[], bool],
        mark_read: Callable[[list[int]], None],
        star: Callable[[list[int]], None],
        picture_of: Callable[[int], QImage | None],
        gather_ms: int = GATHER_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._channel, self._say_elsewhere = tasks, channel, say_elsewhere
        self._is_attended, self._is_wanted, self._is_loud = is_attended, is_wanted, is_loud
        self._mark_read, self._star = mark_read, star
        self._picture_of = picture_of
        self._modes: dict[int, Notify] = {}
        self._gathered = Untold(self)
        self._shown: dict[int, _Shown] = {}
        self._elsewhere: list[EntrySummary] = []  # what the tray said last
        self._numbers = itertools.count(1)
        self._refreshing = 0
        self._one_at_a_time = asyncio.Lock()
        if channel is not None:
            channel.listen(answered=self._answered, closed=self._closed)
        self._timer = QTimer(self, singleShot=True, interval=gather_ms)
        self._timer.timeout.connect(self._speak)

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine."""
        for event in batch:
            match event:
                case FeedPolled(feed=feed, new=new, first=False, told=told) if new:
                    self._learn([feed])
                    # An alert tells it here, too. One that goes elsewhere, or waits for a digest,
                    # does not stand for what the person wants to hear of the feed.
                    said = told | event.on_desktop
                    self._gather(feed, (entry for entry in new if entry.id not in said))
                case FeedsChanged(feeds=feeds):
                    self._learn(feeds)
                case EntriesMarked(entry_ids=ids, read=True):
                    self._drop(ids)
                case FeedsRemoved(feed_ids=ids):
                    self._drop_feeds(ids)
                case StoreChanged(delta=delta):
                    self._learn(delta.feeds)
                    self._drop_feeds(delta.removed_feeds)
                    self._drop({entry.id for entry in delta.entries if entry.read})
                    self._drop(delta.removed_entries)
                case RefreshStarted():
                    self._refreshing += 1
                    self._timer.stop()
                case RefreshFinished():
                    self._refreshing = max(0, self._refreshing - 1)
                    self._speak()

    def attended(self) -> None:
        """Note that the person has come to the window: what is on the screen has done its work."""
        self._gathered.clear()
        self._withdraw([number for number, shown in self._shown.items() if not shown.out_of_sight])

    def clicked_elsewhere(self) -> None:
        """Note that the person clicked on what the tray said."""
        entries, self._elsewhere = self._elsewhere, []
        self.chosen.emit(entries, "")

    async def close(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        if self._channel is not None:
            await self._channel.close()

    # --- what comes in ----------------------------------------------------------------------

    def _learn(self, feeds: Iterable[Feed]) -> None:
        for feed in feeds:
            # Grouped is what everybody begins with, and what is not known counts as it.
            if feed.notify is Notify.GROUPED:
                self._modes.pop(feed.id, None)
            else:
                self._modes[feed.id] = feed.notify

    def _gather(self, feed: Feed, new: Iterable[EntrySummary]) -> None:
        if feed.notify is Notify.OFF:
            return
        self._gathered.add(feed.id, (entry for entry in new if not entry.read))
        if not self._gathered.is_empty and not self._refreshing and not self._timer.isActive():
            self._timer.start()

    def _drop_feeds(self, feed_ids: Iterable[int]) -> None:
        gone = set(feed_ids)
        self._gathered.remove_feeds(gone)
        self._drop({entry.id for entry in self._on_screen() if entry.feed_id in gone})

    def _drop(self, entry_ids: Iterable[int]) -> None:
        """Forget articles that are no news any more, and what is only about them."""
        if self._gathered.is_empty and not self._shown:
            return
        gone = frozenset(entry_ids)
        self._gathered.remove(gone)
        over = []
        for number, shown in self._shown.items():
            left = {i: entry for i, entry in shown.entries.items() if i not in gone}
            if not left and shown.entries and not shown.out_of_sight:
                over.append(number)
            shown.entries = left
        self._withdraw(over)

    def _on_screen(self) -> Iterator[EntrySummary]:
        for shown in self._shown.values():
            if not shown.out_of_sight:
                yield from shown.entries.values()

    # --- speaking ---------------------------------------------------------------------------

    def _speak(self) -> None:
        """Bring on the screen what is there to be told now, and take away what it replaces."""
        if self._refreshing:
            return
        silent = self._gathered.is_empty or self._is_attended() or not self._is_wanted()
        gathered = {} if silent else self._gathered.all()
        self._gathered.clear()
        if silent:
            return
        entries = gathered | {entry.id: entry for entry in self._on_screen()}
        wanted = notices(tuple(entries.values()), self._modes)
        there = {s.notice.about: n for n, s in self._shown.items() if not s.out_of_sight}
        fresh: list[tuple[int, Notice]] = []
        for notice in wanted:
            number = there.pop(notice.about, 0)
            if number and not any(entry.id in gathered for entry in notice.entries):
                continue  # nothing new in it: it stays as it is
            fresh.append((number or next(self._numbers), notice))
        for number, notice in fresh:
            self._shown[number] = _Shown(notice, {entry.id: entry for entry in notice.entries})
        self._withdraw(list(there.values()))
        for number in [n for n, shown in self._shown.items() if shown.out_of_sight][:-_REMEMBERED]:
            del self._shown[number]
        if fresh:
            self._tasks.start(self._say(fresh), name="notify")

    async def _say(self, fresh: list[tuple[int, Notice]]) -> None:
        try:
            if self._channel is not None:
                async with self._one_at_a_time:
                    loud = self._is_loud()
                    for number, notice in fresh:
                        await self._channel.show(number, self._message(notice), sound=loud)
                        loud = False  # one sound for all that comes at once
                return
        except NotificationFailed as error:
            log.info("no notification service, so the tray says it: %s", error)
        self._say_in_the_tray(fresh)

    def _message(self, notice: Notice) -> Message:
        feed_id = notice.feed_id
        picture = None if feed_id is None else self._picture_of(feed_id)
        return replace(notice.message, picture=picture)

    def _say_in_the_tray(self, fresh: list[tuple[int, Notice]]) -> None:
        """Say all of it at once: a tray has room for one message."""
        for number, _ in fresh:
            self._shown.pop(number, None)
        self._elsewhere = [entry for _, notice in fresh for entry in notice.entries]
        message = all_in_one(self._elsewhere).message
        self._say_elsewhere(message.title, "\n".join(message.lines))

    def _withdraw(self, numbers: list[int]) -> None:
        for number in numbers:
            del self._shown[number]
        if numbers:
            self._tasks.start(self._take_away(numbers), name="withdraw notification")

    async def _take_away(self, numbers: list[int]) -> None:
        try:
            if self._channel is not None:
                async with self._one_at_a_time:
                    for number in numbers:
                        await self._channel.withdraw(number)
        except NotificationFailed as error:
            log.info("a notification could not be taken away: %s", error)

    # --- what becomes of it -----------------------------------------------------------------

    def _answered(self, number: int, code: str, token: str) -> None:
        shown = self._shown.get(number)
        if shown is None:
            return
        # What was read meanwhile is still what the notification is about.
        entries = list(shown.notice.entries)
        ids = [entry.id for entry in entries]
        self._withdraw([number])  # some services leave it on the screen after a click
        if code in {DEFAULT, OPEN, SHOW}:
            self.chosen.emit(entries, token)
        elif code == READ:
            self._mark_read(ids)
        elif code == STAR:
            self._star(ids)

    def _closed(self, number: int, expired: bool) -> None:
        # What only went out of sight can still be clicked, in the desktop's list of notifications.
        if expired and number in self._shown:
            self._shown[number].out_of_sight = True
        else:
            self._shown.pop(number, None)
