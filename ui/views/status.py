"""The line at the bottom: how a refresh goes, how it ended, and what did not work."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar

from ui import style, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import RefreshSummary

_BAR_WIDTH = 120
#: Trouble stays long enough to be read; what went well may be covered by it meanwhile.
_TROUBLE_MS = 12_000
_ICON = 14
_UNDO = ' · <a href="undo">Undo</a>'


class StatusLine(QStatusBar):
    """Says one thing at a time.

    *Signals*: ``failed_clicked()``, the person wants to see what failed; ``undo_clicked()``.
    """

    failed_clicked = Signal()
    undo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = ""  # comes back when trouble has been shown long enough
        self._words = QLabel()
        self._trouble = QTimer(self, singleShot=True, interval=_TROUBLE_MS)
        self._trouble.timeout.connect(self._calm)
        self.setSizeGripEnabled(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, 4)
        self._bar.setAccessibleName("Refresh progress")
        self._bar.hide()
        self._icon = QLabel()
        self._icon.hide()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.linkActivated.connect(self._activated)
        self.setContentsMargins(8, 2, 8, 2)
        self.addWidget(self._bar)
        self.addWidget(self._icon)
        self.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        """What stands there, with its links."""
        return self._words.text()

    # --- what is said -----------------------------------------------------------------------

    def refreshing(self, done: int, total: int, new: int) -> None:
        """Show how far a refresh is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.show()
        self._say(escape(text.refresh_progress(done, total, new)))

    def refreshed(self, summary: RefreshSummary) -> None:
        """Show how a refresh ended; what failed is a link."""
        self._bar.hide()
        words = escape(text.refresh_done(summary))
        if summary.failures:
            words += f' · <a href="failed">{text.failed_words(len(summary.failures))}</a>'
        self._say(words)

    def not_refreshing(self) -> None:
        """Take the progress away."""
        self._bar.hide()
        self._say("")

    def done(self, words: str, *, undo: bool = False) -> None:
        """Say that something was done, which may be undone."""
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
        self._words.setText(escape(sentence))
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
            self._put(words)

    def _calm(self) -> None:
        self._icon.hide()
        self._words.setToolTip("")
        self._put(self._standing)

    def _put(self, words: str) -> None:
        colour = style.tokens(self.palette()).link
        self._words.setText(words.replace("<a ", f'<a style="color:{colour}" '))

    def _activated(self, link: str) -> None:
        (self.failed_clicked if link == "failed" else self.undo_clicked).emit()

    def changeEvent(self, event: QEvent) -> None:
        """Show links in the colour of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._trouble.isActive():
            self._put(self._standing)
