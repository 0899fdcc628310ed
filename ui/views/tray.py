"""The icon in the system tray: how much is unread, and the window one click away."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from feedmon.events import RefreshFinished, RefreshStarted
from ui import text
from ui.style import program_icon
from ui.views.foreground import bring_forward
from ui.views.tray_icon import tray_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget

    from feedmon.events import Event

# A panel may start after us, or be restarted; nobody tells that it is there.
_LOOK_MS = 5_000
# On some desktops the click itself takes the focus from the window that it is meant to hide.
_JUST_NOW_S = 0.4


class Tray(QObject):
    """The tray icon of ``window``, as long as there is a tray to be in.

    *Signals*: ``message_clicked()``, a message of ours was clicked.
    """

    message_clicked = Signal()

    def __init__(
        self,
        window: QWidget,
        application: QGuiApplication,
        *,
        refresh: QAction,
        cancel_refresh: QAction,
        quit_action: QAction,
        clock: Callable[[], float] = time.time,
        is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._refresh, self._cancel = refresh, cancel_refresh
        self._clock = clock
        self._is_available = is_available
        self._unread = -1
        self._refreshed: tuple[str, float] | None = None
        self._inactive_since = float("-inf")
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self.message_clicked)
        self._toggle = QAction(self)
        self._toggle.triggered.connect(self.toggle)
        self._count = QAction(self, enabled=False)
        self._menu = QMenu(window)
        self._menu.addActions([self._toggle, self._count])
        self._menu.addSeparator()
        self._menu.addAction(refresh)
        self._before_quit = self._menu.addSeparator()
        self._menu.addAction(quit_action)
        self._menu.aboutToShow.connect(self._name_toggle)
        self._icon.setContextMenu(self._menu)
        self._name_toggle()
        self.set_unread(0)
        application.applicationStateChanged.connect(self._note_state)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    @property
    def available(self) -> bool:
        """Whether there is a tray, and the icon in it."""
        return self._icon.isVisible()

    def show_message(self, title: str, body: str) -> None:
        """Say something beside the icon, in plain text."""
        self._icon.showMessage(title, body, program_icon())

    def receive(self, batch: Iterable[Event]) -> None:
        """Follow the engine: whether a refresh runs, and how the last one ended."""
        for event in batch:
            match event:
                case RefreshStarted():
                    self._offer(self._cancel, instead_of=self._refresh)
                case RefreshFinished(summary):
                    self._offer(self._refresh, instead_of=self._cancel)
                    self._refreshed = (text.refresh_done(summary), self._clock())
                    self._write_tip()

    def set_unread(self, unread: int) -> None:
        """Show this count; the icon is drawn anew only when the count is another."""
        if unread == self._unread:
            return
        self._unread = unread
        self._icon.setIcon(tray_icon(program_icon(), unread))
        self._count.setText(self._unread_words())
        self._write_tip()

    def toggle(self) -> None:
        """Hide the window when the person has it before them, else bring it forward."""
        if self._is_before_the_person():
            self._window.hide()
        else:
            bring_forward(self._window)

    def close(self) -> None:
        """Leave the tray."""
        self._timer.stop()
        self._icon.hide()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.toggle()

    def _note_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._inactive_since = time.monotonic()

    def _is_before_the_person(self) -> bool:
        window = self._window
        if not window.isVisible() or window.isMinimized():
            return False
        just_now = time.monotonic() - self._inactive_since < _JUST_NOW_S
        return window.isActiveWindow() or just_now

    def _name_toggle(self) -> None:
        seen = self._window.isVisible() and not self._window.isMinimized()
        self._toggle.setText("Hide feedmon" if seen else "Show feedmon")

    def _offer(self, action: QAction, *, instead_of: QAction) -> None:
        self._menu.removeAction(instead_of)
        self._menu.insertAction(self._before_quit, action)

    def _unread_words(self) -> str:
        if self._unread == 0:
            return "Nothing unread"
        return text.plural(self._unread, "unread article")

    def _write_tip(self) -> None:
        lines = ["feedmon", self._unread_words()]
        if self._refreshed is not None:
            words, at = self._refreshed
            lines.append(f"{text.moment(at, self._clock())}: {words}")
        tip = "\n".join(lines)
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)

    def _look(self) -> None:
        if self._is_available() != self._icon.isVisible():
            self._icon.setVisible(not self._icon.isVisible())
        self._write_tip()
