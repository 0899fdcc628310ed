"""One line of words that may be longer than its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui import style, text

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent

_LONGEST = 300


class Line(QLabel):
    """Plain text with an ellipsis where the room ends; all of it is in its tool tip then."""

    def __init__(self, *, quiet: bool = False, font: QFont | None = None) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", quiet)
        self.setFont(font or style.font(style.Role.SMALL if quiet else style.Role.BASE))
        # It takes what room there is and never asks for more.
        self.setMinimumWidth(1)

    def say(self, words: str) -> None:
        """Show these words."""
        self._words = text.one_line(words, _LONGEST)
        self.setAccessibleName(self._words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        self.setToolTip("" if shown == self._words else text.as_plain(self._words))
