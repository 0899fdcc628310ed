"""The dialog around the pages: a list of them, the one that is chosen, Close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.dialogs.pages import PagedDialog
from ui.dialogs.preferences.appearance import Appearance
from ui.dialogs.preferences.general import General
from ui.dialogs.preferences.keys import Keys
from ui.dialogs.preferences.network import Network
from ui.dialogs.preferences.notifications import Notifications
from ui.dialogs.preferences.reading import Reading
from ui.dialogs.preferences.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Storage as Kept
    from feedmon.settings import Settings
    from ui.dialogs.preferences.backups import Backups
    from ui.dialogs.preferences.page import Page
    from ui.dialogs.shortcuts import ShortcutGroup
    from ui.preferences import Preferences
    from ui.tasks import Tasks

_SIZE = (700, 500)
_LIST_WIDTH = 168


class PreferencesDialog(PagedDialog):
    """Not modal: what is changed shows in the window at once. Pages are named by their titles.

    ``settings`` are the engine's; ``starts_at_login`` is ``None`` where that can't be had.
    ``measure``, ``tidy`` and ``backups`` are for the page about storage,
    ``keys`` for that about keys.

    *Signals*: ``edited(dict)``, settings of the engine that the person changes (SettingsEdit);
    ``login_wanted(bool)``; ``folder_wanted()``; ``turned(str)``, the page that is shown now.
    """

    edited = Signal(object)
    login_wanted = Signal(bool)
    folder_wanted = Signal()
    turned = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        *,
        preferences: Preferences,
        settings: Settings,
        starts_at_login: bool | None,
        keys: Sequence[ShortcutGroup],
        tasks: Tasks,
        measure: Callable[[], Awaitable[Kept]],
        tidy: Callable[[], Awaitable[int]],
        backups: Backups,
        directory: str,
        page: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.general = General(preferences, starts_at_login=starts_at_login)
        self.reading = Reading(preferences)
        self.appearance = Appearance(preferences)
        self.notifications = Notifications(preferences)
        self.network = Network(preferences)
        self.storage = Storage(
            preferences,
            tasks=tasks,
            measure=measure,
            tidy=tidy,
            backups=backups,
            directory=directory,
        )
        self.keys = Keys(preferences, keys)
        self.pages: tuple[Page, ...] = (
            self.general,
            self.reading,
            self.appearance,
            self.notifications,
            self.keys,
            self.network,
            self.storage,
        )
        self.general.login_wanted.connect(self.login_wanted)
        self.storage.folder_wanted.connect(self.folder_wanted)
        self.finished.connect(self.storage.stop)
        close = QPushButton("Close", autoDefault=False)
        close.clicked.connect(self.reject)
        self._lay_out(self.pages, [close], list_width=_LIST_WIDTH)
        self.resize(*_SIZE)
        self.show_settings(settings)
        for each in self.pages:
            each.edited.connect(self.edited)
        titles = [each.title for each in self.pages]
        self.list.currentRowChanged.connect(self._turn)
        self.list.setCurrentRow(titles.index(page) if page in titles else 0)
        self.list.setFocus()

    def turn_to(self, title: str) -> None:
        """Show this page."""
        self.list.setCurrentRow([each.title for each in self.pages].index(title))

    def show_settings(self, settings: Settings) -> None:
        """Show how the engine works now, whoever changed it."""
        for page in self.pages:
            page.show_settings(settings)

    def _turn(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.turned.emit(self.pages[row].title)
