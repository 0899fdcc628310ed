"""Feeds whose ids mean nothing, told once in a line below the tool bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.events import FeedsChanged, FeedsRemoved, IdentityChanged
from feedmon.model import Identity
from ui import text
from ui.views.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMainWindow

    from feedmon.events import Event
    from feedmon.model import Feed


class Identities(QObject):
    """Says whose articles are known by link and title since the line was closed last.

    *Signals*: ``shown(list)``, the ids of feeds of which the person wants to know more: their
    properties have the way back.
    """

    shown = Signal(list)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.notice = Notice(window)
        self._changed: dict[int, Feed] = {}
        self.notice.chosen.connect(self._show)
        self.notice.closed.connect(self._changed.clear)

    def take(self, events: Iterable[Event]) -> None:
        """Tell of such feeds, and no more of those that are trusted again or not followed."""
        before = list(self._changed)
        for event in events:
            match event:
                case IdentityChanged(feed):
                    self._changed[feed.id] = feed
                case FeedsChanged(feeds):
                    for feed in feeds:
                        if feed.identity is Identity.GUID:
                            self._changed.pop(feed.id, None)
                case FeedsRemoved(feed_ids):
                    for feed_id in feed_ids:
                        self._changed.pop(feed_id, None)
        told = list(self._changed)
        if told == before:
            return
        if told:
            offer = "Show…" if len(told) > 1 else "Properties…"
            self.notice.say(text.identity_changed(list(self._changed.values())), offer)
        else:
            self.notice.hide()

    def _show(self) -> None:
        ids = list(self._changed)
        self._changed.clear()
        self.shown.emit(ids)
