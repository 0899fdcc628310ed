"""Every action of the program: its words, icon and keys, once.

Menus, tool bar, tray and context menus show these objects; whoever can carry an action out
connects to its ``triggered``. An action that can't be carried out now is disabled by the same
hand, and one that nothing carries out does not stand here.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon


_FEED = "Choose a feed first."
_FEED_OR_FOLDER = "Choose a feed or folder first."
_ARTICLE = "Choose an article first."


class Reach(Enum):
    """Where a key works: in the whole window, or only in the views that take the action."""

    WINDOW = Qt.ShortcutContext.WindowShortcut
    #: For keys that mean something to buttons and fields, too (Space, Enter, arrows).
    VIEW = Qt.ShortcutContext.WidgetShortcut


@dataclass(frozen=True, slots=True)
class _Spec:
    text: str
    tip: str
    icon: str | None = None
    keys: tuple[str, ...] = ()
    reach: Reach = Reach.WINDOW
    checkable: bool = False
    fill: str | None = None  # the colour in which the icon is filled while checked
    needs: str = ""  # what is missing while it can't be carried out, as a sentence


class Actions(QObject):
    """The actions, each an attribute; ``icon`` makes the icons ("name", "ink", on="colour")."""

    def __init__(self, parent: QObject, icon: Callable[..., QIcon]) -> None:
        super().__init__(parent)
        self._icon = icon
        self._all: dict[str, QAction] = {}
        self._needs: dict[QAction, str] = {}
        self._make_feeds()
        self._make_articles()
        self._make_going()
        self._make_looks()
        self._make_help()
        self._make_program()

    def _make_feeds(self) -> None:
        # What is done with feeds and folders.
        self.refresh = self._add(
            "refresh",
            _Spec(
                "&Refresh All",
                "Ask all feeds for new articles",
                "refresh-cw",
                ("F5",),
                needs="No feed is followed yet, or a refresh runs already.",
            ),
        )
        self.cancel_refresh = self._add(
            "cancel_refresh",
            _Spec(
                "&Cancel Refresh", "Stop asking; what has come stays", "x", needs="No refresh runs."
            ),
        )
        self.refresh_feed = self._add(
            "refresh_feed",
            _Spec(
                "Refresh &This Feed",
                "Ask the selected feed or folder for new articles",
                "refresh-cw",
                ("Shift+F5",),
                needs=_FEED_OR_FOLDER,
            ),
        )
        self.add_feed = self._add(
            "add_feed", _Spec("&Add Feed…", "Follow a feed or a site", "plus", ("Ctrl+N",))
        )
        self.import_opml = self._add(
            "import_opml",
            _Spec("&Import OPML…", "Follow the feeds of another program's list", "download"),
        )
        self.starter_pack = self._add(
            "starter_pack",
            _Spec(
                "Follow a Starter Pac&k…", "Choose from a few feeds to begin with", "package-open"
            ),
        )
        self.export_opml = self._add(
            "export_opml",
            _Spec(
                "&Export OPML…",
                "Save the list of feeds for another program",
                "upload",
                needs="No feed is followed yet.",
            ),
        )
        self.rename_feed = self._add(
            "rename_feed",
            _Spec(
                "Re&name",
                "Give the selected feed or folder a name of your own",
                "pencil",
                ("F2",),
                needs=_FEED_OR_FOLDER,
            ),
        )
        self.feed_properties = self._add(
            "feed_properties",
            _Spec(
                "&Feed Properties…",
                "Choose everything about the selected feed or folder, and see what is known of it",
                "settings-2",
                ("Alt+Return",),
                needs=_FEED_OR_FOLDER,
            ),
        )
        self.pause_feed = self._add(
            "pause_feed",
            _Spec(
                "&Pause",
                "Ask the selected feed no longer",
                "pause",
                checkable=True,
                needs=_FEED,
            ),
        )
        self.load_older = self._add(
            "load_older",
            _Spec(
                "&Load Older Articles",
                "Load what the selected feed keeps in its archive",
                "download",
                needs="Choose a feed that names an archive first.",
            ),
        )
        self.pause_hour = self._add(
            "pause_hour",
            _Spec("Pause for an &Hour", "Ask no feed by itself for an hour", "pause"),
        )
        self.pause_tomorrow = self._add(
            "pause_tomorrow",
            _Spec("Pause until &Tomorrow", "Ask no feed by itself until tomorrow morning", "pause"),
        )
        self.pause_polling = self._add(
            "pause_polling",
            _Spec("Pause &until Resumed", "Ask no feed by itself until you resume", "pause"),
        )
        self.resume_polling = self._add(
            "resume_polling",
            _Spec(
                "&Resume Polling",
                "Ask the feeds again when they are due",
                "play",
                needs="Polling is not paused.",
            ),
        )
        self.open_site = self._add(
            "open_site",
            _Spec(
                "Open &Site",
                "Open the feed's site in the browser",
                "globe",
                needs="Choose a feed that names its site first.",
            ),
        )
        self.copy_feed_address = self._add(
            "copy_feed_address",
            _Spec(
                "&Copy Feed Address", "Copy the address of the selected feed", "copy", needs=_FEED
            ),
        )
        self.unsubscribe = self._add(
            "unsubscribe",
            _Spec(
                "&Unsubscribe",
                "Follow the selected feeds no longer, or delete the selected folder",
                "trash-2",
                ("Del",),
                reach=Reach.VIEW,
                needs=_FEED_OR_FOLDER,
            ),
        )

        # The order of feeds and folders.
        self.new_folder = self._add(
            "new_folder",
            _Spec(
                "New &Folder",
                "Make a folder where the selected feed is",
                "folder-plus",
                ("Ctrl+Shift+N",),
            ),
        )
        self.move_to = self._add(
            "move_to",
            _Spec(
                "&Move To…",
                "Put the selected feeds and folders into another folder",
                "folder-input",
                ("Ctrl+Shift+M",),
                needs=_FEED_OR_FOLDER,
            ),
        )
        self.move_up = self._add(
            "move_up",
            _Spec(
                "Move &Up",
                "Put the selected feed or folder before the one above",
                "move-up",
                ("Alt+Up",),
                reach=Reach.VIEW,
                needs="Choose feeds or folders that have one above them.",
            ),
        )
        self.move_down = self._add(
            "move_down",
            _Spec(
                "Move Do&wn",
                "Put the selected feed or folder behind the one below",
                "move-down",
                ("Alt+Down",),
                reach=Reach.VIEW,
                needs="Choose feeds or folders that have one below them.",
            ),
        )
        self.edit_feeds = self._add(
            "edit_feeds",
            _Spec(
                "&Edit Feeds…",
                "Choose at once how all selected feeds are treated",
                "sliders-horizontal",
                needs=_FEED,
            ),
        )
        self.merge_feeds = self._add(
            "merge_feeds",
            _Spec(
                "Mer&ge Feeds…",
                "Make one feed of the selected ones, with the articles of all",
                "merge",
                needs="Choose several feeds first.",
            ),
        )
        self.in_totals = self._add(
            "in_totals",
            _Spec(
                "Count in &Totals",
                "Count the unread articles of the selected feeds everywhere, or beside them only",
                "sigma",
                checkable=True,
                needs=_FEED,
            ),
        )
        self.hide_read = self._add(
            "hide_read",
            _Spec(
                "&Hide Read Feeds",
                "Show only feeds and folders with unread articles",
                "eye-off",
                checkable=True,
            ),
        )

    def _make_articles(self) -> None:
        # What is done with articles, and taken back.
        self.mark_read = self._add(
            "mark_read",
            _Spec(
                "Mark as &Read",
                "Mark the article as read or unread",
                "circle-check",
                ("M",),
                needs=_ARTICLE,
            ),
        )
        self.star = self._add(
            "star",
            _Spec(
                "&Star",
                "Star the article, or take its star away",
                "star",
                ("S",),
                checkable=True,
                fill="star",
                needs=_ARTICLE,
            ),
        )
        self.open_in_browser = self._add(
            "open_in_browser",
            _Spec(
                "Open in &Browser",
                "Open the article in the browser",
                "external-link",
                ("B",),
                needs=_ARTICLE,
            ),
        )
        self.open_selected = self._add(
            "open_selected",
            _Spec(
                "Open in Browser",
                "Open the article in the browser",
                "external-link",
                ("Return", "Enter"),
                reach=Reach.VIEW,
                needs=_ARTICLE,
            ),
        )
        self.copy_link = self._add(
            "copy_link",
            _Spec("Copy &Link", "Copy the address of the article", "copy", needs=_ARTICLE),
        )
        self.mark_all_read = self._add(
            "mark_all_read",
            _Spec(
                "Mark &All Read",
                "Mark every article of this list as read",
                "check-check",
                ("Shift+A",),
                needs="Nothing in this list is unread.",
            ),
        )

        self.undo = self._add(
            "undo",
            _Spec(
                "&Undo",
                "Take back what was done last",
                "undo-2",
                ("Ctrl+Z",),
                needs="There is nothing to take back.",
            ),
        )
        self.redo = self._add(
            "redo",
            _Spec(
                "&Redo",
                "Do again what was taken back last",
                "redo-2",
                ("Ctrl+Shift+Z",),
                needs="Nothing was taken back just now.",
            ),
        )

        self.preferences = self._add(
            "preferences",
            _Spec(
                "Pre&ferences…",
                "Choose how feedmon asks, shows, tells and keeps",
                "settings",
                ("Ctrl+,",),
            ),
        )
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _make_going(self) -> None:
        # How one goes about.
        self.next_unread = self._add(
            "next_unread",
            _Spec(
                "&Next Unread",
                "Go to the next unread article",
                "arrow-down",
                ("N",),
                needs="No feed is followed yet.",
            ),
        )
        self.previous_unread = self._add(
            "previous_unread",
            _Spec(
                "&Previous Unread",
                "Go to the previous unread article",
                "arrow-up",
                ("P",),
                needs="No feed is followed yet.",
            ),
        )
        self.next_article = self._add(
            "next_article",
            _Spec("Ne&xt Article", "Go to the next article", "chevron-down", ("J",)),
        )
        self.previous_article = self._add(
            "previous_article",
            _Spec("Previous A&rticle", "Go to the previous article", "chevron-up", ("K",)),
        )
        self.read_on = self._add(
            "read_on",
            _Spec(
                "Read &On",
                "Scroll on, then go to the next unread article",
                "chevrons-down",
                ("Space",),
                reach=Reach.VIEW,
            ),
        )
        self.show_all = self._add(
            "show_all", _Spec("&All Articles", "Show all articles", "newspaper", ("Ctrl+1",))
        )
        self.show_unread = self._add(
            "show_unread", _Spec("&Unread", "Show unread articles", "circle-dot", ("Ctrl+2",))
        )
        self.show_starred = self._add(
            "show_starred", _Spec("&Starred", "Show starred articles", "star", ("Ctrl+3",))
        )

    def _make_looks(self) -> None:
        # How the window looks.
        self.show_sidebar = self._add(
            "show_sidebar",
            _Spec(
                "Show Side&bar",
                "Show or hide the list of feeds",
                "panel-left",
                ("F9",),
                checkable=True,
            ),
        )
        self.full_screen = self._add(
            "full_screen",
            _Spec(
                "&Full Screen",
                "Use the whole screen, or a window again",
                "maximize",
                ("Meta+Ctrl+F" if sys.platform == "darwin" else "F11",),
                checkable=True,
            ),
        )

        self.health = self._add(
            "health",
            _Spec(
                "Feed Heal&th",
                "Show how every feed does, and the log of its polls",
                "activity",
                ("Ctrl+Shift+H",),
            ),
        )
        self.search = self._add(
            "search",
            _Spec(
                "Sea&rch Articles",
                "Look for words in titles, texts and authors",
                "search",
                ("Ctrl+F", "/"),
            ),
        )
        self.command_palette = self._add(
            "command_palette",
            _Spec(
                "&Command Palette…",
                "Do anything, or go to any feed, by its name",
                "command",
                ("Ctrl+K",),
            ),
        )

    def _make_help(self) -> None:
        # What is asked for when one is stuck.
        self.shortcuts = self._add(
            "shortcuts",
            _Spec(
                "&Keyboard Shortcuts",
                "Show all actions with their keys",
                "keyboard",
                ("F1", "?"),
            ),
        )
        self.open_log = self._add(
            "open_log", _Spec("Open &Log", "Show what the program noted", "scroll-text")
        )
        self.show_data_folder = self._add(
            "show_data_folder",
            _Spec(
                "Show Data &Folder",
                "Show where articles and settings lie on the disk",
                "folder-open",
            ),
        )
        self.copy_diagnostics = self._add(
            "copy_diagnostics",
            _Spec(
                "Copy &Diagnostics",
                "Copy versions, places and counts, to pass them on",
                "clipboard-list",
            ),
        )
        self.about = self._add(
            "about", _Spec("&About feedmon", "Show what this is, and its version", "info")
        )
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _make_program(self) -> None:
        # The program as a whole.
        self.show_window = self._add(
            "show_window", _Spec("Show &Window", "Bring the window to the front", "app-window")
        )
        self.quit = self._add(
            "quit",
            _Spec("&Quit", "Close the program; no feed is watched then", "log-out", ("Ctrl+Q",)),
        )
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def needs(self, action: QAction) -> str:
        """Say why an action that is disabled can't be carried out now."""
        return self._needs.get(action, "") or "This can't be done now."

    def all(self) -> dict[str, QAction]:
        """Every action by its name, in the order of this module."""
        return dict(self._all)

    def _add(self, name: str, spec: _Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(spec.reach.value)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{spec.tip} ({keys})" if keys else spec.tip)
        action.setCheckable(spec.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if spec.icon is not None:
            action.setIcon(
                self._icon(spec.icon, on=spec.fill) if spec.fill else self._icon(spec.icon)
            )
            action.setIconVisibleInMenu(False)
        self._all[name] = action
        self._needs[action] = spec.needs
        return action
