"""The button over the list: how it is sorted, filtered and grouped, and the menu to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from feedmon.model import EntryOrder
from ui import style
from ui.models.ways import Show, Way
from ui.translation import mark, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions

_ICON = 16
_ORDERS = {
    EntryOrder.NEWEST: mark("newest first"),
    EntryOrder.OLDEST: mark("oldest first"),
    EntryOrder.FEED: mark("by feed"),
    EntryOrder.UNREAD: mark("unread first"),
    EntryOrder.BEST: mark("best match first"),
}
_SHOWS = {Show.UNREAD: mark("only unread"), Show.STARRED: mark("only starred")}


class WayButton(QToolButton):
    """Shows by colour and ground that the list is not as it is by itself, and says how it is."""

    #: What is around the icon, as the style sheet has it.
    EDGE = 7

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "quiet")
        self.setIconSize(QSize(_ICON, _ICON))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        orders = (
            *(actions.sort_newest, actions.sort_oldest, actions.sort_feed, actions.sort_unread),
            actions.sort_best,
        )
        filters = (actions.here_all, actions.here_unread, actions.here_starred)
        for section in (orders, filters, (actions.group_articles,)):
            if menu.actions():
                menu.addSeparator()
            menu.addActions(list(section))
        self.setMenu(menu)
        self.show_way(Way())

    def show_way(self, way: Way) -> None:
        """Say that the list is sorted and filtered so."""
        words = [tr(_ORDERS[way.order])]
        if way.show in _SHOWS:
            words.append(tr(_SHOWS[way.show]))
        said = tr("Sort and filter: {ways}", ways=", ".join(words))
        self.setToolTip(said)
        self.setAccessibleName(said)
        usual = way == Way()
        self.setIcon(style.icon("list-filter", "icon" if usual else "accent"))
        self.setProperty("engaged", not usual)  # a ground beside the colour
        self.style().polish(self)
