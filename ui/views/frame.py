"""The window before there is anything in it: its place, and a sentence where opening is slow."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui import style
from ui.translation import tr
from ui.views.empty import EmptyState
from ui.views.placing import come_into_sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QWidget

    from ui.settings import UiSettings

_SIZE = (1200, 780)
#: What opens in less time is shown when it is open: a sentence would only flash.
_SLOW_MS = 300


class Closing(Enum):
    """What closing the window does."""

    HIDE = "hide"
    #: Ends the program through the action ``quit``.
    QUIT = "quit"
    #: Nothing yet: the person is asked, and closes it then.
    WAIT = "wait"


class Frame(QMainWindow):
    """An empty window that is filled later.

    ``close_policy`` is asked when the window is closed. Until somebody sets it, closing quits.

    *Signals*: ``filled()``, there is something to see, or a sentence that says why not.
    """

    filled = Signal()

    def __init__(self, settings: UiSettings, quit_action: QAction) -> None:
        super().__init__()
        self._settings, self._quit = settings, quit_action
        self._upgrading = False
        self._restoring: tuple[str, str] | None = None
        self.close_policy: Callable[[], Closing] = lambda: Closing.QUIT
        self.setWindowTitle("feedmon")
        self.setWindowIcon(style.program_icon())
        self.addAction(quit_action)
        self.welcome = EmptyState()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.welcome)
        self.setCentralWidget(self.middle)
        self.resize(*_SIZE)
        geometry = settings.value("window/geometry", QByteArray())
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        come_into_sight(self)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._show_opening)
        self.filled.connect(self._show_filled)

    def appear(self) -> None:
        """Show the window as soon as it is filled, or that it is being opened if that is slow."""
        self._slow.start()

    def note_upgrade(self) -> None:
        """Learn that opening takes long because the store is of an older version."""
        self._upgrading = True
        if self.isVisible():
            self._say_opening()

    def note_restoring(self, headline: str, sentence: str) -> None:
        """Learn that a backup is put in the place of the store before it is opened."""
        self._restoring = (headline, sentence)
        if self.isVisible():
            self._say_opening()

    def note_opening(self) -> None:
        """Learn that only the opening is left to do."""
        self._restoring = None
        if self.isVisible():
            self._say_opening()

    def save_state(self) -> None:
        """Write down place and size."""
        self._settings.set_value("window/geometry", self.saveGeometry())

    def _show_opening(self) -> None:
        self._say_opening()
        self.show()

    def _show_filled(self) -> None:
        if self._slow.isActive():
            self._slow.stop()
            self.show()

    def _say_opening(self) -> None:
        if self._restoring is not None:
            self.welcome.say(":mark", *self._restoring)
        elif self._upgrading:
            self.welcome.say(
                ":mark",
                tr("Upgrading your articles"),
                tr("This happens once, for a new version. A copy of the old ones is kept."),
            )
        else:
            self.welcome.say(
                ":mark", tr("Opening your articles"), tr("With many of them it takes a moment.")
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide, ask for the end of the program, or stay, as the policy says."""
        self._slow.stop()
        self.save_state()
        policy = self.close_policy()
        if policy is Closing.QUIT:
            event.accept()
            self._quit.trigger()
            return
        event.ignore()
        if policy is Closing.HIDE:
            self.hide()

    def createPopupMenu(self) -> QWidget | None:  # type: ignore[override]
        """No menu of tool bars: there is one, and it stays."""
        return None
