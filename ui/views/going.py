"""From place to place by keys: views, and the next feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.models.sidebar import SidebarRole
from ui.models.sources import ALERTS, ALL, STARRED, TODAY, UNREAD, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from ui.models.sources import Source
    from ui.views.kit import Kit
    from ui.views.searching import Searching


class Going(QObject):
    """Carries out what leads somewhere; a search ends on the way, and the keys leave its field."""

    def __init__(self, kit: Kit, searching: Searching) -> None:
        super().__init__(kit.sidebar)
        self._sidebar, self._searching = kit.sidebar, searching
        self._next, self._previous = kit.actions.next_feed, kit.actions.previous_feed
        for action, source in (
            (kit.actions.show_all, ALL),
            (kit.actions.show_today, TODAY),
            (kit.actions.show_unread, UNREAD),
            (kit.actions.show_starred, STARRED),
            (kit.actions.show_alerts, ALERTS),
        ):
            action.triggered.connect(lambda _=False, source=source: self._show(source))
        self._next.triggered.connect(lambda: self._step(self._sidebar.indexBelow))
        self._previous.triggered.connect(lambda: self._step(self._sidebar.indexAbove))
        kit.feeds.changed.connect(
            lambda: self._enable(any_feed=any(True for _ in kit.feeds.feeds()))
        )
        self._enable(any_feed=False)

    def _enable(self, *, any_feed: bool) -> None:
        self._next.setEnabled(any_feed)
        self._previous.setEnabled(any_feed)

    def _show(self, source: Source) -> None:
        self._sidebar.choose(source)
        self._searching.leave()

    def _step(self, beside: Callable[[QModelIndex], QModelIndex]) -> None:
        """Go to the nearest row of a feed that can be seen; closed folders stay closed."""
        model = self._sidebar.model()
        index = self._sidebar.currentIndex()
        index = beside(index) if index.isValid() else model.index(0, 0)
        while index.isValid():
            source = index.data(SidebarRole.SOURCE)
            if source is not None and source.kind is Kind.FEED:
                self._show(source)
                return
            index = beside(index)
