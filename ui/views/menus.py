"""Where the actions are shown: menu bar, tool bar, context menu of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenuBar

    from ui.actions import Actions

_ICON = QSize(20, 20)


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Put every action where one would look for it."""
    feeds = bar.addMenu("&Feeds")
    feeds.addActions([actions.refresh, actions.cancel_refresh, actions.refresh_feed])
    feeds.addSeparator()
    feeds.addActions([actions.add_feed, actions.import_opml, actions.export_opml])
    feeds.addSeparator()
    feeds.addActions([actions.open_site, actions.copy_feed_address])
    feeds.addActions([actions.rename_feed, actions.pause_feed, actions.unsubscribe])
    feeds.addSeparator()
    feeds.addAction(actions.quit)
    article = bar.addMenu("&Article")
    article.addActions([actions.mark_read, actions.star])
    article.addActions([actions.open_in_browser, actions.copy_link])
    article.addSeparator()
    article.addActions([actions.undo, actions.mark_all_read])
    go = bar.addMenu("&Go")
    go.addActions([actions.read_on, actions.next_unread, actions.previous_unread])
    go.addActions([actions.next_article, actions.previous_article])
    go.addSeparator()
    go.addActions([actions.show_all, actions.show_unread, actions.show_starred])


class ToolBar(QToolBar):
    """Few buttons; the one that refreshes becomes the one that cancels."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("Tool Bar", parent)
        self.setObjectName("tool-bar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(_ICON)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        self.refresh_button = QToolButton()
        self.refresh_button.setIconSize(_ICON)
        self.refresh_button.setAutoRaise(True)
        self.refresh_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_running(running=False)
        self.addWidget(self.refresh_button)
        self.addAction(actions.add_feed)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addActions([actions.mark_all_read, actions.previous_unread, actions.next_unread])
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            action = button.defaultAction()
            if action is not None:
                button.setAccessibleName(action.text().replace("&", ""))

    def show_running(self, *, running: bool) -> None:
        """Show Cancel while a refresh runs, Refresh otherwise."""
        action = self._actions.cancel_refresh if running else self._actions.refresh
        other = self._actions.refresh if running else self._actions.cancel_refresh
        self.refresh_button.removeAction(other)
        self.refresh_button.setDefaultAction(action)
        self.refresh_button.setAccessibleName(action.text().replace("&", ""))


def article_menu(actions: Actions, parent: QWidget, place: QPoint) -> None:
    """Show what can be done with an article."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions([actions.open_in_browser, actions.copy_link])
    menu.addSeparator()
    menu.addActions([actions.mark_read, actions.star])
    menu.addSeparator()
    menu.addAction(actions.mark_all_read)
    menu.popup(place)
