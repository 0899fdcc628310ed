"""The icon in the system tray: how much is unread, and the window one click away."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from feedmon.events import (
    CountsChanged,
    PollingPaused,
    RefreshFinished,
    RefreshStarted,
    SettingsChanged,
)
from feedmon.model import FeedState
from ui import text
from ui.style import program_icon
from ui.text.alerts import snoozed, unread_alerts
from ui.translation import tr
from ui.views.foreground import bring_forward
from ui.views.menus import fill_menu, polling, snoozing
from ui.views.tray_icon import alike, tray_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget

    from feedmon.events import Event
    from feedmon.model import EntrySummary, Feed
    from ui.actions import Actions

# A panel may start after us, or be restarted, and nobody tells that it is there. Most come within
# a minute of our start; later it is not worth a look every few seconds.
_LOOK_SOON_MS, _LOOK_MS = 5_000, 30_000
_SOON_LOOKS = 12
#: Without a tray at so many looks in a row there is none; a panel that restarts takes less.
_MISSED_LOOKS = 3
# On some desktops the click itself takes the focus from the window that it is meant to hide.
_JUST_NOW_S = 0.4
#: The tip is written, and the icon drawn, so long after something changed: a refresh changes them
#: many times a second, and drawing all sizes takes 10 ms.
_TIP_MS, _DRAW_MS = 500, 250


class Tray(QObject):
    """The tray icon of ``window``, as long as there is a tray to be in.

    ``feeds`` and ``newest`` are asked when the menu is about to be shown: while it is closed it
    costs nothing. ``alerts`` says how many of these are unread, and how many of those urgent, when
    the tip is written.

    *Signals*: ``message_clicked()``, a message of ours was clicked; ``article_chosen(object)``,
    an EntrySummary; ``came()`` and ``missed()``, there is a tray now, or has been none for a while.
    """

    message_clicked = Signal()
    article_chosen = Signal(object)
    came = Signal()
    missed = Signal()

    def __init__(
        self,
        window: QWidget,
        application: QGuiApplication,
        actions: Actions,
        *,
        feeds: Callable[[], Iterable[Feed]],
        failing: Callable[[], int],
        newest: Callable[[], Iterable[EntrySummary]],
        paused_until: int | None = None,
        snoozed_until: int = 0,
        alerts: Callable[[], tuple[int, int]] = lambda: (0, 0),
        clock: Callable[[], float] = time.time,
        is_available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._feeds, self._failing, self._newest = feeds, failing, newest
        self._clock, self._is_available = clock, is_available
        self._paused_until = paused_until
        self._unread = 0
        self._alerts = alerts
        self._snoozed_until = snoozed_until
        self._refreshed: tuple[str, float] | None = None
        self._refreshes = 0
        self._inactive_since = float("-inf")
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self.message_clicked)
        self._make_menu()
        self._drawing = QTimer(self, singleShot=True, interval=_DRAW_MS)
        self._drawing.timeout.connect(self._draw)
        self._draw()
        self._tip = QTimer(self, singleShot=True, interval=_TIP_MS)
        self._tip.timeout.connect(self._write_tip)
        self._write_tip()
        application.applicationStateChanged.connect(self._note_state)
        self._looks = self._without = 0
        self._timer = QTimer(self, interval=_LOOK_SOON_MS)
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
        """Follow the engine: refreshes, pauses, alerts."""
        for event in batch:
            match event:
                case RefreshStarted():
                    self._refreshes += 1
                    self._offer_refresh()
                case RefreshFinished(summary):
                    self._refreshes = max(0, self._refreshes - 1)
                    self._refreshed = (text.refresh_done(summary, self._clock()), self._clock())
                    self._offer_refresh()
                case PollingPaused(until):
                    self._paused_until = until
                    self._draw()
                case SettingsChanged(settings):
                    self._snoozed_until = settings.alerts_snoozed_until
                case CountsChanged():
                    pass  # alerts may be among them
                case _:
                    continue
            self.note_change()

    def set_unread(self, unread: int) -> None:
        """Show this count; the icon is drawn anew only where another number stands on it."""
        if unread != self._unread:
            drawn, self._unread = self._unread, unread
            if not alike(drawn, unread) and not self._drawing.isActive():
                self._drawing.start()
            self.note_change()

    def note_change(self) -> None:
        """Learn that what the tip tells may be something else now."""
        if not self._tip.isActive():
            self._tip.start()

    def toggle(self) -> None:
        """Hide the window when the person has it before them, else bring it forward."""
        if self._is_before_the_person():
            self._window.hide()
        else:
            bring_forward(self._window)

    def close(self) -> None:
        """Leave the tray."""
        self._timer.stop()
        self._tip.stop()
        self._drawing.stop()
        self._icon.hide()

    # --- what a click does ------------------------------------------------------------------

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.toggle()
        elif reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self._actions.refresh.trigger()  # does nothing while it is disabled

    def _note_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._inactive_since = time.monotonic()

    def _is_before_the_person(self) -> bool:
        window = self._window
        if not window.isVisible() or window.isMinimized():
            return False
        just_now = time.monotonic() - self._inactive_since < _JUST_NOW_S
        return window.isActiveWindow() or just_now

    # --- the menu ---------------------------------------------------------------------------

    def _make_menu(self) -> None:
        self._toggle = QAction(self)
        self._toggle.triggered.connect(self.toggle)
        self._count = QAction(self, enabled=False)
        self._next = QAction(self, enabled=False)
        self._articles: list[QAction] = []
        self._menu = menu = QMenu(self._window)
        menu.addActions([self._toggle, self._count])
        menu.addSeparator()
        self._after_articles = menu.addSeparator()
        menu.addAction(self._next)
        pauses = polling(self._actions)
        fill_menu(menu.addMenu(pauses.title), pauses)
        snoozes = snoozing(self._actions)
        fill_menu(menu.addMenu(snoozes.title), snoozes)
        menu.addSeparator()
        menu.addAction(self._actions.quit)
        menu.aboutToShow.connect(self._fill)
        self._offer_refresh()
        self._fill()
        self._icon.setContextMenu(menu)

    def _fill(self) -> None:
        """Write into the menu what is so now."""
        seen = self._window.isVisible() and not self._window.isMinimized()
        self._toggle.setText(tr("Hide feedmon") if seen else tr("Show feedmon"))
        self._count.setText(text.unread_articles(self._unread))
        self._next.setText(self._next_words())
        for action in self._articles:
            self._menu.removeAction(action)
            action.deleteLater()
        self._articles = [self._article(entry) for entry in self._newest()]
        self._menu.insertActions(self._after_articles, self._articles)

    def _article(self, entry: EntrySummary) -> QAction:
        words = text.headline(entry.feed_title, entry.title)
        action = QAction(words.replace("&", "&&"), self)
        action.triggered.connect(lambda: self.article_chosen.emit(entry))
        return action

    def _next_words(self) -> str:
        now = self._clock()
        if self._paused_until is not None:
            return text.polling_paused(self._paused_until, now)
        asked = (
            feed.next_poll_at
            for feed in self._feeds()
            if feed.next_poll_at is not None
            and feed.state not in {FeedState.PAUSED, FeedState.GONE}
        )
        return text.next_check(min(asked, default=None), now)

    def _offer_refresh(self) -> None:
        actions = self._actions
        running = self._refreshes > 0
        self._menu.removeAction(actions.refresh if running else actions.cancel_refresh)
        self._menu.insertAction(self._next, actions.cancel_refresh if running else actions.refresh)

    # --- what it shows ----------------------------------------------------------------------

    def _draw(self) -> None:
        paused = self._paused_until is not None
        self._icon.setIcon(tray_icon(program_icon(), self._unread, paused=paused))

    def _write_tip(self) -> None:
        now = self._clock()
        lines = ["feedmon", text.unread_articles(self._unread)]
        lines.append(unread_alerts(*self._alerts()))
        lines.append(snoozed(self._snoozed_until, now))
        lines.append(text.failing_feeds(self._failing()))
        if self._paused_until is not None:
            lines.append(text.polling_paused(self._paused_until, now))
        if self._refreshed is not None:
            words, at = self._refreshed
            lines.append(f"{text.moment(at, now)}: {words}")
        tip = "\n".join(line for line in lines if line)
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)

    # --- whether there is a tray ------------------------------------------------------------

    def _look(self) -> None:
        available = self._is_available()
        if available != self._icon.isVisible():
            self._icon.setVisible(available)
            self._looks = 0  # what changed once may change again
            if available:
                self.came.emit()
        self._without = 0 if available else self._without + 1
        if self._without == _MISSED_LOOKS:
            self.missed.emit()
        self._looks += 1
        self._timer.setInterval(_LOOK_SOON_MS if self._looks < _SOON_LOOKS else _LOOK_MS)
        self._write_tip()
