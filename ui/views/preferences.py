"""Preferences: the dialog opened, and what is chosen in it carried out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from feedmon.errors import FeedmonError
from feedmon.events import CareTaken, DestinationsChanged, DigestsChanged, SettingsChanged
from ui import text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from feedmon import Engine
    from feedmon.events import Event
    from feedmon.settings import SettingsEdit
    from ui.actions import Actions
    from ui.autostart import Autostart
    from ui.dialogs.preferences import PreferencesDialog
    from ui.dialogs.preferences.alerts import Alerts
    from ui.dialogs.preferences.backups import Backups
    from ui.dialogs.preferences.watching import WatchingOver
    from ui.dialogs.shortcuts import ShortcutList
    from ui.preferences import Preferences
    from ui.tasks import Tasks
    from ui.undo import UndoStack
    from ui.views.rekeying import Rekeying

_PAGE = "preferences/page"
_SAYING = "say what did not work"  # not for people


class Preferring(QObject):
    """Opens the preferences over ``window``, once at a time.

    *Signals*: ``restore_wanted(Backup, QWidget)``, the person wants this backup to be the store;
    the widget is what was clicked in.
    """

    restore_wanted = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        engine: Engine,
        tasks: Tasks,
        actions: Actions,
        *,
        undo: UndoStack,
        rekeying: Rekeying,
        preferences: Preferences,
        autostart: Autostart | None,
        open_url: Callable[[QUrl], object],
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(window)
        self._window, self._engine, self._tasks = window, engine, tasks
        self._preferences, self._autostart = preferences, autostart
        self._rekeying, self._open_url, self._now = rekeying, open_url, now
        self._undo, self._actions = undo, actions
        self._dialog: PreferencesDialog | None = None
        self._changing = 0  # changes that the engine has not stored yet
        actions.preferences.triggered.connect(lambda _checked: self._open())
        preferences.changed.connect(self._allow_pictures)
        self._allow_pictures("images")

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine's settings: another program may change them, too."""
        for event in batch:
            if isinstance(event, SettingsChanged):
                self._show_settings()
            elif isinstance(event, CareTaken) and self._dialog is not None:
                self._dialog.look_again()
            elif (
                isinstance(event, DestinationsChanged | DigestsChanged) and self._dialog is not None
            ):
                self._dialog.list_outlets()

    def _allow_pictures(self, name: str) -> None:
        """Let the engine know whether all feeds are allowed pictures: it keeps some for later."""
        allowed = self._preferences.images
        if name == "images" and self._engine.settings.all_pictures != allowed:
            self._tasks.start(self._change({"all_pictures": allowed}), name="allow pictures")

    def open_page(self, title: str) -> None:
        """Open the preferences, or bring them forward, at this page."""
        if self._dialog is not None:
            self._dialog.turn_to(title)
        self._open(title)

    def _show_settings(self) -> None:
        """Show what holds; not while more changes are on their way, or they would jump back."""
        if self._dialog is not None and not self._changing:
            self._dialog.show_settings(self._engine.settings)

    def _open(self, title: str = "") -> None:
        if self._dialog is None:
            self._dialog = self._make(title or self._preferences.settings.value(_PAGE, ""))
            self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _make(self, page: str) -> PreferencesDialog:
        from ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(
            self._window,
            preferences=self._preferences,
            settings=self._engine.settings,
            starts_at_login=self._starts_at_login,
            keys=self._keys,
            tasks=self._tasks,
            measure=self._engine.storage,
            tidy=self._engine.tidy,
            backups=self._backups,
            alerts=self._alerts,
            watching=self._watching,
            callback_status=lambda: self._engine.callback_status,
            check_callback=self._engine.check_callback,
            directory=str(self._engine.directory),
            page=page,
        )
        dialog.edited.connect(
            lambda edit: self._tasks.start(self._change(edit), name="change settings")
        )
        dialog.login_wanted.connect(self._turn_login)
        dialog.folder_wanted.connect(
            lambda: self._open_url(QUrl.fromLocalFile(str(self._engine.directory)))
        )
        dialog.restore_wanted.connect(lambda backup: self.restore_wanted.emit(backup, dialog))
        dialog.turned.connect(lambda page: self._preferences.settings.set_value(_PAGE, page))
        dialog.finished.connect(self._closed)
        return dialog

    def _keys(self) -> ShortcutList:
        from ui.dialogs.shortcuts import ShortcutList

        keys = ShortcutList(self._rekeying.shown())
        self._rekeying.join(keys)
        return keys

    def _backups(self) -> Backups:
        from ui.dialogs.preferences.backups import Backups

        engine = self._engine
        return Backups(
            tasks=self._tasks,
            find=engine.backups,
            make=engine.back_up,
            look=engine.care,
            now=self._now,
        )

    def _alerts(self) -> Alerts:
        from ui.dialogs.preferences.alerts import Alerts
        from ui.dialogs.preferences.outlets import Destinations, Digests

        engine, actions = self._engine, self._actions
        tasks, undo, back = self._tasks, self._undo, actions.undo
        return Alerts(
            self._preferences,
            destinations=Destinations(engine, tasks=tasks, undo=undo, back=back),
            digests=Digests(engine, tasks=tasks, undo=undo, back=back, now=self._now),
            snoozes=(actions.snooze_hour, actions.snooze_tomorrow, actions.wake_alerts),
            now=self._now,
        )

    def _watching(self) -> WatchingOver:
        from ui.dialogs.preferences.watching import WatchingOver

        places = self._engine.destinations
        return WatchingOver(self._preferences, tasks=self._tasks, places=places)

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    async def _change(self, edit: SettingsEdit) -> None:
        self._changing += 1
        try:
            await self._engine.change_settings(**edit)
        except FeedmonError as error:
            self._say(text.error_sentence(error))
        finally:
            self._changing -= 1
            self._show_settings()

    def _say(self, sentence: str, details: str = "") -> None:
        """Say what did not work, once however often it was tried."""
        from ui.dialogs.message import say

        if not self._tasks.running(_SAYING):
            work = say(self._dialog or self._window, sentence, details)
            self._tasks.start(work, name=_SAYING)

    def _starts_at_login(self) -> bool | None:
        if self._autostart is None:
            return None
        try:
            return self._autostart.is_on()
        except OSError:
            return False  # what can't be read starts nothing

    def _turn_login(self, on: bool) -> None:
        if self._autostart is None:
            return
        try:
            self._autostart.turn(on=on)
        except OSError as error:
            if self._dialog is not None:
                self._dialog.show_login(on=not on)
            sentence = tr(
                "The entry for login can't be written: {reason}.", reason=error.strerror or error
            )
            self._say(sentence, str(error.filename or ""))
