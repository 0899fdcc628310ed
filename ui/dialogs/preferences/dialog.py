"""The dialog around the pages: a list of them, the one that is chosen, Close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.dialogs.pages import PagedDialog
from ui.dialogs.preferences.alerts import Alerts
from ui.dialogs.preferences.appearance import Appearance
from ui.dialogs.preferences.general import General
from ui.dialogs.preferences.keys import Keys
from ui.dialogs.preferences.network import Network
from ui.dialogs.preferences.notifications import Notifications
from ui.dialogs.preferences.push import Push
from ui.dialogs.preferences.reading import Reading
from ui.dialogs.preferences.storage import Storage
from ui.dialogs.preferences.watching import WatchingOver
from ui.dialogs.sizes import give_room
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QWidget

    from feedmon.model import CallbackCheck, CallbackStatus
    from feedmon.model import Storage as Kept
    from feedmon.settings import Settings
    from ui.dialogs.preferences.backups import Backups
    from ui.dialogs.preferences.page import Page
    from ui.dialogs.shortcuts import ShortcutList
    from ui.preferences import Preferences
    from ui.tasks import Tasks

_SIZE = (796, 560)
_LIST_WIDTH = 168


class PreferencesDialog(PagedDialog):
    """Not modal: what is changed shows in the window at once. Pages are named by their titles.

    A page is made when it is shown first, and what it needs is asked for then: all of them at
    once would hold up the window. ``settings`` are the engine's; ``starts_at_login`` says
    ``None`` where that can't be had. ``measure``, ``tidy`` and ``backups`` are for the page about
    storage, ``keys`` for that about keys, ``alerts`` makes that about alerts, ``watching`` that
    about those of feeds, the callbacks are for that about push.

    *Signals*: ``edited(dict)``, settings of the engine that the person changes (SettingsEdit);
    ``login_wanted(bool)``; ``folder_wanted()``; ``restore_wanted(Backup)``; ``turned(str)``, the
    page that is shown now.
    """

    edited = Signal(object)
    login_wanted = Signal(bool)
    folder_wanted = Signal()
    restore_wanted = Signal(object)
    turned = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        *,
        preferences: Preferences,
        settings: Settings,
        starts_at_login: Callable[[], bool | None],
        keys: Callable[[], ShortcutList],
        tasks: Tasks,
        measure: Callable[[], Awaitable[Kept]],
        tidy: Callable[[], Awaitable[int]],
        backups: Callable[[], Backups],
        alerts: Callable[[], Alerts],
        watching: Callable[[], WatchingOver],
        callback_status: Callable[[], CallbackStatus],
        check_callback: Callable[[], Awaitable[CallbackCheck]],
        directory: str,
        page: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self._settings = settings
        self._general: General | None = None
        self._storage: Storage | None = None
        self._outlets: list[Alerts | WatchingOver] = []

        def general() -> General:
            made = self._general = General(preferences, starts_at_login=starts_at_login())
            made.login_wanted.connect(self.login_wanted)
            return made

        def storage() -> Storage:
            made = self._storage = Storage(
                preferences,
                tasks=tasks,
                measure=measure,
                tidy=tidy,
                backups=backups(),
                directory=directory,
            )
            made.folder_wanted.connect(self.folder_wanted)
            made.backups.restore_wanted.connect(self.restore_wanted)
            self.finished.connect(made.stop)
            return made

        def told() -> Alerts:
            made = alerts()
            self._outlets.append(made)
            self.finished.connect(made.stop)
            return made

        def watched_over() -> WatchingOver:
            made = watching()
            self._outlets.append(made)
            self.finished.connect(made.stop)
            return made

        def push() -> Push:
            made = Push(preferences, tasks=tasks, status=callback_status, check=check_callback)
            self.finished.connect(made.stop)
            return made

        self._makers: dict[type[Page], Callable[[], Page]] = {
            General: general,
            Reading: lambda: Reading(preferences),
            Appearance: lambda: Appearance(preferences),
            Notifications: lambda: Notifications(preferences),
            Alerts: told,
            WatchingOver: watched_over,
            Keys: lambda: Keys(preferences, keys()),
            Network: lambda: Network(preferences),
            Push: push,
            Storage: storage,
        }
        self.titles = [each.title for each in self._makers]
        self._made: dict[int, Page] = {}
        close = QPushButton(tr("Close"), autoDefault=False)
        close.clicked.connect(self.reject)
        self._lay_out(self._makers, [close], list_width=_LIST_WIDTH)
        give_room(self, *_SIZE)
        self.list.currentRowChanged.connect(self._turn)
        self.list.setCurrentRow(self.titles.index(page) if page in self.titles else 0)
        self.list.setFocus()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._made[self.list.currentRow()]

    def turn_to(self, title: str) -> None:
        """Show this page."""
        self.list.setCurrentRow(self.titles.index(title))

    def show_settings(self, settings: Settings) -> None:
        """Show how the engine works now, whoever changed it."""
        self._settings = settings
        for page in self._made.values():
            page.show_settings(settings)

    def show_login(self, *, on: bool) -> None:
        """Show whether the program starts at login."""
        if self._general is not None:
            self._general.show_login(on=on)

    def look_again(self) -> None:
        """Count what is stored and list its backups again, if somebody looks."""
        if self._storage is not None:
            self._storage.look_again()

    def list_outlets(self) -> None:
        """List again where alerts go, if somebody looks."""
        for page in self._outlets:
            page.look_again()

    def _turn(self, row: int) -> None:
        if row not in self._made:
            self._made[row] = page = list(self._makers.values())[row]()
            page.show_settings(self._settings)
            page.edited.connect(self.edited)
            self._put(row, page)
        self._stack.setCurrentIndex(row)
        self.turned.emit(self.titles[row])
