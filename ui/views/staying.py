"""What becomes of the program when its window is closed, or was never opened."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.translation import tr
from ui.views.frame import Closing
from ui.views.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QWidget

    from ui.dialogs.keep_running import Wish
    from ui.preferences import Preferences
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow
    from ui.views.tray import Tray

log = logging.getLogger(__name__)

_TOLD_TRAY, _TOLD_NO_TRAY, _ASKED = "tray/told", "tray/told_missing", "tray/asked"


class Staying(QObject):
    """Keeps the program running where the person can come back to it.

    In the tray where there is one, which is said the first time; without one only if the person
    wants that, which is asked the first time. A program whose tray went away is not left behind
    unseen: its window comes back, minimised.
    """

    def __init__(
        self,
        window: MainWindow,
        tray: Tray,
        tasks: Tasks,
        *,
        preferences: Preferences,
        settings: UiSettings,
        ask: Callable[[QWidget | None], Awaitable[Wish]],
    ) -> None:
        super().__init__(window)
        self._window, self._tray, self._tasks = window, tray, tasks
        self._preferences, self._settings, self._ask = preferences, settings, ask
        self.notice = Notice(window)
        self.notice.chosen.connect(self._keep)
        self._begins_minimized = False
        tray.missed.connect(self._missed)
        tray.came.connect(self.notice.hide)
        tray.came.connect(window.first_steps.hint.show)
        tray.missed.connect(window.first_steps.hint.hide)  # which speaks of the tray
        window.close_policy = self._closing

    def begin_minimized(self) -> None:
        """Show nothing but the tray's icon; where none comes, a minimised window."""
        self._begins_minimized = True

    def _missed(self) -> None:
        window, keep = self._window, self._preferences.keep_running
        log.info("there is no system tray")
        if not window.isVisible() and (self._begins_minimized or keep != "always"):
            window.showMinimized()
        self._begins_minimized = False
        if keep == "tray" and not self._settings.value(_TOLD_NO_TRAY, default=False):
            self._settings.set_value(_TOLD_NO_TRAY, value=True)
            self.notice.say(
                tr(
                    "There is no system tray here. With its window closed, feedmon ends and "
                    "watches no feed."
                ),
                tr("Keep It Running"),
            )

    def _keep(self) -> None:
        self._preferences.keep_running = "always"
        self._window.status.done(
            tr("feedmon keeps running without its window. Start it again to bring the window back.")
        )

    # --- closing ----------------------------------------------------------------------------

    def _closing(self) -> Closing:
        keep = self._preferences.keep_running
        if keep == "quit":
            return Closing.QUIT
        if self._tray.available:
            self._tell_of_the_tray()
            return Closing.HIDE
        if keep == "always":
            return Closing.HIDE
        if self._settings.value(_ASKED, default=False):
            return Closing.QUIT
        if not self._tasks.running("ask to keep running"):
            self._tasks.start(self._ask_once(), name="ask to keep running")
        return Closing.WAIT

    def _tell_of_the_tray(self) -> None:
        if not self._settings.value(_TOLD_TRAY, default=False):
            self._settings.set_value(_TOLD_TRAY, value=True)
            self._tray.show_message(
                tr("feedmon keeps watching"), tr("It is in the tray; Quit in its menu ends it.")
            )

    async def _ask_once(self) -> None:
        from ui.dialogs.keep_running import Wish

        wish = await self._ask(self._window)
        if wish is Wish.NOTHING:
            return
        self._settings.set_value(_ASKED, value=True)
        if wish is Wish.KEEP:
            self._preferences.keep_running = "always"
        self.notice.hide()
        self._window.close()
