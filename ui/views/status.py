"""The line at the bottom: how a refresh goes, how it ended, and what did not work."""

from __future__ import annotations

import time
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar

from ui import style, text
from ui.translation import tr
from ui.views.announcing import announce
from ui.views.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from feedmon.model import RefreshSummary

_BAR_WIDTH = 120
#: Trouble stays long enough to be read; what went well may be covered by it meanwhile.
_TROUBLE_MS = 12_000
_ICON = 14
_UNDO = ' · <a href="undo">Undo</a>'


class StatusLine(QStatusBar):
    """Says one thing at a time.

    *Signals*: ``new_clicked()``, ``failed_clicked()``, ``skipped_clicked()``: the person wants to
    see which those were; ``undo_clicked()``.
    """

    new_clicked = Signal()
    failed_clicked = Signal()
    skipped_clicked = Signal()
    undo_clicked = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._standing = ""  # comes back when trouble has been shown long enough
        self._words = Links()
        self._trouble = QTimer(self, singleShot=True, interval=_TROUBLE_MS)
        self._trouble.timeout.connect(self._calm)
        self.setSizeGripEnabled(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, 4)
        self._bar.setAccessibleName(tr("Refresh progress"))
        self._bar.hide()
        self._icon = QLabel()
        self._icon.hide()
        self._words.setFont(_with_even_digits(style.font()))
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.linkActivated.connect(self._activated)
        self.setContentsMargins(8, 2, 8, 2)
        self.addWidget(self._icon)
        self.addWidget(self._words, 1)
        self.addPermanentWidget(self._bar)  # at the other end: words stay where they are

    @property
    def words(self) -> str:
        """What stands there, with its links."""
        return self._words.text()

    # --- what is said -----------------------------------------------------------------------

    def refreshing(self, done: int, total: int, new: int) -> None:
        """Show how far a refresh is."""
        # Qt would paint the bar at once, and with it all of the window that waits to be painted.
        self._bar.setUpdatesEnabled(False)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setUpdatesEnabled(True)
        self._bar.show()
        self._say(escape(text.refresh_progress(done, total, new)))

    def refreshed(self, summary: RefreshSummary) -> None:
        """Show how a refresh ended; what can be looked at is a link."""
        self._bar.hide()
        parts = text.refresh_parts(summary, self._now())
        announce(self, ", ".join(words for words, _link in parts))
        self._say(
            " · ".join(
                f'<a href="{link}">{escape(words)}</a>' if link else escape(words)
                for words, link in parts
            )
        )

    def not_refreshing(self) -> None:
        """Take the progress away."""
        self._bar.hide()
        self._say("")

    def done(self, words: str, *, undo: bool = False) -> None:
        """Say that something was done, which may be undone."""
        announce(self, words)
        self._say(escape(words) + (_UNDO if undo else ""))

    def settle(self) -> None:
        """Leave the words, and let nothing of them be undone any more."""
        self._say(self._standing.replace(_UNDO, ""))

    def trouble(self, sentence: str) -> None:
        """Say what did not work, for a while."""
        pixmap = style.icon("circle-alert", "danger").pixmap(
            QSize(_ICON, _ICON), self.devicePixelRatioF()
        )
        self._icon.setPixmap(pixmap)
        self._icon.show()
        self._words.put(escape(sentence))
        announce(self, sentence)
        self._words.setToolTip(text.as_plain(sentence))
        self._trouble.start()

    def hovered(self, address: str) -> None:
        """Show where a link goes, as long as the pointer is on it."""
        if address:
            self.showMessage(address)
        else:
            self.clearMessage()

    def _say(self, words: str) -> None:
        self._standing = words
        if not self._trouble.isActive():
            self._words.put(words)

    def _calm(self) -> None:
        self._icon.hide()
        self._words.setToolTip("")
        self._words.put(self._standing)

    def _activated(self, link: str) -> None:
        clicked = {
            "new": self.new_clicked,
            "failed": self.failed_clicked,
            "skipped": self.skipped_clicked,
            "undo": self.undo_clicked,
        }
        clicked[link].emit()


def _with_even_digits(font: QFont) -> QFont:
    """Let all digits be of one width, where the font can: a count moves nothing behind it."""
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font
