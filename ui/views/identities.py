"""Feeds whose ids mean nothing, told once in a line below the tool bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from feedmon.events import FeedsChanged, FeedsRemoved, IdentityChanged
from feedmon.model import Identity
from ui import text
from ui.translation import tr, trn
from ui.views.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMainWindow

    from feedmon.events import Event
    from feedmon.model import Feed
    from ui.views.kit import Kit


class Identities(QObject):
    """Says whose articles are known by link and title since the line was closed last.

    It offers to take that back; the properties of a feed have the way back as well, and forth.

    *Signals*: ``shown(list)``, the ids of feeds of which the person wants to know more.
    """

    shown = Signal(list)

    def __init__(self, window: QMainWindow, kit: Kit) -> None:
        super().__init__(window)
        self._engine, self._undo = kit.engine, kit.undo
        self.notice = Notice(window)
        self._changed: dict[int, Feed] = {}
        self.notice.chosen.connect(self._show)
        self.notice.also_chosen.connect(
            lambda: self._undo.start(self._trust(self._taken()), name="trust-ids")
        )
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
            offer = tr("Show…") if len(told) > 1 else tr("Properties…")
            self.notice.say(
                text.identity_changed(list(self._changed.values())), offer, tr("Trust the Ids")
            )
        else:
            self.notice.hide()

    def _taken(self) -> list[int]:
        ids = list(self._changed)
        self._changed.clear()
        return ids

    def _show(self) -> None:
        self.shown.emit(self._taken())

    async def _trust(self, feed_ids: list[int]) -> None:
        """Let ids count again: what was joined because they did not is parted."""
        before = await self._engine.set_feeds(feed_ids, identity=Identity.GUID)
        if before:
            self._undo.push(
                tr("Trust the Ids"),
                lambda: self._engine.edit_feeds(before),
                lambda: self._engine.set_feeds(feed_ids, identity=Identity.GUID),
                said=trn(
                    len(before),
                    "The articles of the feed are known by their ids again",
                    "The articles of {n} feeds are known by their ids again",
                ),
            )
