"""Mistakes of the program, told to the person beside their work, once each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from ui.troubles import Mask, log_tail, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from ui.dialogs.trouble import TroubleDialog
    from ui.troubles import Facts, Troubles

#: Many mistakes in a moment are written down together.
_GATHER_MS = 250
#: A shorter title is a word like any other.
_SHORTEST_TITLE = 5


class Reporting(QObject):
    """Opens one dialog, however many mistakes there are while it is open.

    With the window hidden in the tray it waits until the person comes back to it.

    *Signals*: ``log_wanted()``.
    """

    log_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        troubles: Troubles,
        *,
        facts: Callable[[], Facts],
        mask: Callable[[], Mask],
        log_file: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._troubles = window, troubles
        self._facts, self._mask, self._log_file = facts, mask, log_file
        self._dialog: TroubleDialog | None = None
        self._untold = bool(troubles.known)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._write)
        troubles.happened.connect(self._tell)
        troubles.repeated.connect(self._count)
        window.installEventFilter(self)
        if self._untold:
            self._gather.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what happened while nobody looked."""
        if event.type() == QEvent.Type.Show and self._untold:
            self._gather.start()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._untold = True
        self._gather.start()

    def _count(self) -> None:
        if self._dialog is not None and not self._gather.isActive():
            self._gather.start()

    def _write(self) -> None:
        from ui.dialogs.trouble import TroubleDialog

        if self._dialog is None and not (self._untold and self._window.isVisible()):
            return
        known = self._troubles.known
        words = report(self._facts(), known, log_tail(self._log_file), self._mask())
        if self._dialog is None:
            dialog = self._dialog = TroubleDialog(self._window)
            # Who reads with the keys must not close it unread with the next one.
            dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            dialog.log_wanted.connect(self.log_wanted)
            dialog.finished.connect(self._closed)
        self._dialog.say(words, sum(trouble.count for trouble in known))
        self._dialog.show()
        self._untold = False

    def _closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


def mask_for(directory: Path, titles: Iterable[str]) -> Mask:
    """Make the mask for what is written now: ``titles`` are those of feeds, folders, articles."""
    modules = frozenset(sys.stdlib_module_names) | {name.partition(".")[0] for name in sys.modules}
    known = {" ".join(title.split()) for title in titles}
    return Mask(
        home=str(Path.home()),
        data=str(directory),
        titles=frozenset(each for each in known if len(each) >= _SHORTEST_TITLE) - modules,
        modules=modules,
    )
