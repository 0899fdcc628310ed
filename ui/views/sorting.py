"""Sort, filter and headings of the list, as actions say; each place remembers its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from feedmon.model import EntryOrder
from ui.models.ways import Show

if TYPE_CHECKING:
    from ui.models.ways import Way
    from ui.preferences import Preferences
    from ui.views.article_list import ArticleList
    from ui.views.kit import Kit
    from ui.views.list_pane import ListPane
    from ui.views.listing import Listing


class Sorting(QObject):
    """Carries the actions out and keeps their check marks true."""

    def __init__(
        self,
        kit: Kit,
        *,
        listing: Listing,
        list_pane: ListPane,
        view: ArticleList,
        preferences: Preferences,
    ) -> None:
        super().__init__(view)
        self._listing, self._list_pane, self._view = listing, list_pane, view
        self._preferences = preferences
        actions = kit.actions
        self._orders = {
            EntryOrder.NEWEST: actions.sort_newest,
            EntryOrder.OLDEST: actions.sort_oldest,
            EntryOrder.FEED: actions.sort_feed,
            EntryOrder.UNREAD: actions.sort_unread,
            EntryOrder.BEST: actions.sort_best,
        }
        self._shows = {
            Show.ALL: actions.here_all,
            Show.UNREAD: actions.here_unread,
            Show.STARRED: actions.here_starred,
        }
        for choices in (self._orders, self._shows):
            one_of_them = QActionGroup(self)
            for action in choices.values():
                one_of_them.addAction(action)
        for order, action in self._orders.items():
            action.triggered.connect(lambda _=False, order=order: self._sort(order))
        for show, action in self._shows.items():
            action.triggered.connect(lambda _=False, show=show: self._filter(show))
        self._group = actions.group_articles
        self._group.setChecked(preferences.grouped)
        self._group.toggled.connect(self._set_grouped)
        preferences.changed.connect(self._follow)
        listing.arranged.connect(self._show)
        view.group(preferences.grouped)
        self._show(listing.way)

    def _sort(self, order: EntryOrder) -> None:
        self._arrange(replace(self._listing.way, order=order))

    def _filter(self, show: Show) -> None:
        self._arrange(replace(self._listing.way, show=show))

    def _arrange(self, way: Way) -> None:
        if way == self._listing.way:
            return
        self._listing.arrange(way)

    def _set_grouped(self, grouped: bool) -> None:
        self._preferences.grouped = grouped

    def _follow(self, name: str) -> None:
        if name == "grouped":
            self._group.setChecked(self._preferences.grouped)
            self._view.group(self._preferences.grouped)

    def _show(self, way: Way) -> None:
        """Say how the list is shown that is there now, or on its way."""
        self._orders[EntryOrder.BEST].setEnabled(self._listing.searches)
        self._orders[way.order].setChecked(True)
        self._shows[way.show].setChecked(True)
        # What was chosen one by one is shown as it is.
        for action in (self._shows[Show.UNREAD], self._shows[Show.STARRED]):
            action.setEnabled(self._listing.source is not None)
        self._list_pane.show_way(way)
