"""Where the actions are shown: menu bar, tool bar, context menu of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from feedmon.frozen import frozen
from ui.actions.command import plain
from ui.translation import tr
from ui.views.searching import SearchBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar

    from ui.actions import Actions

_ICON = QSize(20, 20)


@frozen
class Menu:
    """A menu: its title, its actions and the menus in it, in sections with a line between them."""

    title: str
    sections: tuple[tuple[QAction | Menu, ...], ...]

    def actions(self) -> Iterator[QAction]:
        """Yield its actions and those of the menus in it, in their order."""
        for section in self.sections:
            for each in section:
                if isinstance(each, Menu):
                    yield from each.actions()
                else:
                    yield each


def menus(actions: Actions) -> tuple[Menu, ...]:
    """Put every action where one would look for it."""
    a = actions
    return (
        Menu(
            tr("&Feeds"),
            (
                (a.refresh, a.cancel_refresh, a.refresh_feed, polling(a)),
                (a.add_feed, a.watch_page, importing(a), a.starter_pack, exporting(a)),
                (
                    a.open_site,
                    a.rename_feed,
                    a.feed_properties,
                    a.pause_feed,
                    a.load_older,
                    a.fetch_whole,
                    a.rule_from_feed,
                    organise(a),
                    a.unsubscribe,
                ),
                (a.close_window, a.quit),
            ),
        ),
        Menu(
            tr("&Edit"),
            (
                (a.undo, a.redo),
                (a.cut_text, a.copy_text, a.paste_text, a.select_text),
                (a.copy_link, a.copy_feed_address),
                (a.find_in_article, a.find_next, a.find_previous),
                (a.preferences,),
            ),
        ),
        Menu(
            tr("&View"),
            (
                (
                    a.show_all,
                    a.show_today,
                    a.show_unread,
                    a.show_starred,
                    a.show_alerts,
                    a.hide_read,
                ),
                (sorting(a), filtering(a)),
                (a.search, a.save_search, a.rule_from_search, a.command_palette),
                (a.health, a.alert_history, snoozing(a)),
                (a.wide_layout, a.classic_layout, a.move_lines),
                (text_size(a), a.show_sidebar, a.full_screen),
            ),
        ),
        Menu(
            tr("&Article"),
            (
                (a.open_in_browser, a.full_text, a.show_changes),
                (a.mark_read, a.star, a.tags, a.manage_tags),
                (a.rule_from_article, a.rules),
                (a.mark_all_read, a.mark_above_read, a.mark_below_read),
                (a.why_alert, a.show_again, a.show_hidden),
                (a.open_comments, a.share_mail, a.print_article, a.save_pdf),
            ),
        ),
        Menu(
            tr("&Go"),
            (
                (a.read_on, a.read_back),
                (a.next_unread, a.previous_unread),
                (a.next_article, a.previous_article),
                (a.next_feed, a.previous_feed),
            ),
        ),
        *([Menu(tr("&Window"), windows(a))] if a.has_window_menu else []),
        Menu(
            tr("&Help"),
            (
                (a.shortcuts,),
                (a.open_log, a.show_data_folder, a.copy_diagnostics),
                (a.about,),
            ),
        ),
    )


def windows(actions: Actions) -> tuple[tuple[QAction, ...], ...]:
    """Say what can be done with windows, in sections."""
    a = actions
    return ((a.minimise, a.zoom), (a.bring_to_front,))


def sorting(actions: Actions) -> Menu:
    """Say how the list can be sorted, and whether it has headings."""
    a = actions
    orders = (a.sort_newest, a.sort_oldest, a.sort_feed, a.sort_unread, a.sort_best)
    return Menu(tr("S&ort"), (orders, (a.group_articles,)))


def text_size(actions: Actions) -> Menu:
    """Say how large the text of articles can be made."""
    a = actions
    return Menu(tr("Te&xt Size"), ((a.larger_text, a.smaller_text), (a.usual_text,)))


def filtering(actions: Actions) -> Menu:
    """Say which articles of a place can be listed."""
    a = actions
    return Menu(tr("F&ilter"), ((a.here_all, a.here_unread, a.here_starred),))


def organise(actions: Actions) -> Menu:
    """Say what can be done about the order of feeds, and with many of them."""
    a = actions
    return Menu(
        tr("Or&ganise"),
        (
            (a.new_folder, a.move_to, a.move_up, a.move_down),
            (a.edit_feeds, a.edit_watch, a.merge_feeds, a.in_totals),
        ),
    )


def importing(actions: Actions) -> Menu:
    """Say from where feeds and articles can come."""
    a = actions
    return Menu(
        tr("&Import"),
        (
            (a.import_opml,),
            (a.import_rssguard, a.import_quiterss, a.import_liferea),
            (a.import_articles,),
        ),
    )


def exporting(actions: Actions) -> Menu:
    """Say as what feeds and articles can leave."""
    return Menu(tr("&Export"), ((actions.export_opml, actions.export_articles),))


def polling(actions: Actions) -> Menu:
    """Say what can be done about polling: menu bar and tray have it."""
    a = actions
    pauses = (a.pause_hour, a.pause_tomorrow, a.pause_polling)
    return Menu(tr("Pause P&olling"), (pauses, (a.resume_polling,)))


def snoozing(actions: Actions) -> Menu:
    """Say for how long alerts can be left out: menu bar and tray have it."""
    a = actions
    return Menu(tr("S&nooze Alerts"), ((a.snooze_hour, a.snooze_tomorrow), (a.wake_alerts,)))


def menu_letters(actions: Actions) -> dict[str, str]:
    """Name the menus by the letters that open them together with Alt."""
    found = {}
    for menu in menus(actions):
        letter = menu.title.replace("&&", "").partition("&")[2][:1]
        if letter:
            found[letter.upper()] = words_of(menu.title)
    return found


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Make the menus."""
    for menu in menus(actions):
        fill_menu(bar.addMenu(menu.title), menu)


def fill_menu(made: QMenu, menu: Menu) -> None:
    """Put into ``made`` what ``menu`` has."""
    for section in menu.sections:
        if made.actions():
            made.addSeparator()
        for each in section:
            if isinstance(each, Menu):
                fill_menu(made.addMenu(each.title), each)
            else:
                made.addAction(each)


def words_of(title: str) -> str:
    """Return the words of an action or menu without the mark of its mnemonic."""
    return plain(title)


class ToolBar(QToolBar):
    """Few buttons; the one that refreshes becomes the one that cancels."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Tool Bar"), parent)
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
        self.search = SearchBox()
        self.addWidget(self.search)
        own = Qt.FindChildOption.FindDirectChildrenOnly  # the field has buttons, too: Enter and Esc
        for button in self.findChildren(QToolButton, options=own):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            action = button.defaultAction()
            if action is not None:
                button.setAccessibleName(words_of(action.text()))

    def show_running(self, *, running: bool) -> None:
        """Show Cancel while a refresh runs, Refresh otherwise."""
        action = self._actions.cancel_refresh if running else self._actions.refresh
        other = self._actions.refresh if running else self._actions.cancel_refresh
        self.refresh_button.removeAction(other)
        self.refresh_button.setDefaultAction(action)
        self.refresh_button.setAccessibleName(words_of(action.text()))


def article_menu(actions: Actions, parent: QWidget, place: QPoint) -> None:
    """Show what can be done with an article."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions([actions.open_in_browser, actions.copy_link])
    menu.addSeparator()
    menu.addActions([actions.mark_read, actions.star, actions.tags])
    menu.addAction(actions.rule_from_article)
    menu.addSeparator()
    menu.addActions([actions.mark_above_read, actions.mark_below_read, actions.mark_all_read])
    menu.addSeparator()
    menu.addAction(actions.why_alert)
    if actions.show_again.isEnabled():  # what rules hide is seldom seen
        menu.addAction(actions.show_again)
    menu.popup(place)
