"""Feeds that moved for good, told in a line below the tool bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.events import FeedMoved, FeedsRemoved
from ui import text
from ui.translation import tr
from ui.views.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMainWindow

    from feedmon.events import Event
    from feedmon.model import Feed


class Moves(QObject):
    """Says which feeds moved since the line was closed last.

    *Signals*: ``shown(list)``, the ids of feeds of which the person wants to know more.
    """

    shown = Signal(list)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.notice = Notice(window)
        self._moved: dict[int, Feed] = {}
        self.notice.chosen.connect(self._show)
        self.notice.closed.connect(self._moved.clear)

    def take(self, events: Iterable[Event]) -> None:
        """Tell of feeds that moved, and no more of those that are not followed any longer."""
        before = list(self._moved.values())
        for event in events:
            match event:
                case FeedMoved(feed):
                    self._moved[feed.id] = feed
                case FeedsRemoved(feed_ids):
                    for feed_id in feed_ids:
                        self._moved.pop(feed_id, None)
        told = list(self._moved.values())
        if told == before:
            return
        if told:
            self.notice.say(text.moved(told), tr("Show…") if len(told) > 1 else tr("Properties…"))
        else:
            self.notice.hide()

    def _show(self) -> None:
        ids = list(self._moved)
        self._moved.clear()
        self.shown.emit(ids)
