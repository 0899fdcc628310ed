"""The title of an article: as many lines as it takes, however long its words are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy

from feedmon import find_marks
from ui import style
from ui.views.marked_text import marked_html

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFont, QResizeEvent

    from feedmon.model import Term

#: Where a line may end, unseen.
_BREAK = "\u200b"


class Headline(QLabel):
    """Plain words that are broken where even a line of its own is too short for one.

    A label breaks between words only, and would cut the rest of a long one off.
    """

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._words = ""
        self._sought: tuple[Term, ...] = ()
        self.setObjectName("headline")
        self.setFont(font)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        # However long a word is, it does not widen the pane.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def look_for(self, terms: tuple[Term, ...]) -> None:
        """Mark what is looked for, from now on."""
        self._sought = terms
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break what is too long for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = breakable(self._words, QFontMetricsF(self.font()), self.contentsRect().width())
        places = find_marks(self._sought, shown, "title")
        if places:
            shown = marked_html(shown, places, style.tokens(self.palette()))
        if shown != self.text():
            kind = Qt.TextFormat.RichText if places else Qt.TextFormat.PlainText
            self.setTextFormat(kind)
            self.setText(shown)


def breakable(words: str, metrics: QFontMetricsF, width: float) -> str:
    """Let words that are broader than ``width`` be broken behind each of their letters."""
    return " ".join(
        _BREAK.join(word) if metrics.horizontalAdvance(word) > width else word
        for word in words.split(" ")
    )
