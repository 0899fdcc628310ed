"""A quiet line above an article: where its text comes from, and the way to the other one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from feedmon.model import FullTextState
from ui import style, text
from ui.translation import tr
from ui.views.links import Links

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from feedmon.model import FullText


class FullTextLine(Links):
    """Says what is known of the article's page, and offers what can be done about it.

    *Signals*: ``wanted()``, the other text, or another try; ``spoke()``, it says something else.
    """

    wanted = Signal()
    spoke = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(style.font(style.Role.SMALL))
        self.setProperty("quiet", True)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.linkActivated.connect(lambda _: self.wanted.emit())
        self.hide()

    def show_full(self, full: FullText | None) -> None:
        """Say what the article that is shown has, or nothing."""
        if full is None or full.state is FullTextState.SHORT:
            self._say("")
        elif full.is_shown:
            words = tr("Full text from {host}", host=text.host(full.url))
            self._say(words, tr("Show the Feed's Text"))
        elif full.is_there:
            self._say(tr("As the feed has it"), tr("Show Full Text"))
        elif full.state is FullTextState.FAILED:
            self._say(text.no_full_text(full), tr("Try Again"))
        else:
            self._say(tr("The full text is on its way"), tr("Fetch It Now"))

    def show_news(self, full: FullText) -> None:
        """Say what came while the article is read: nothing changes under the reader's eyes."""
        if full.is_shown:
            words = tr("The full text from {host} has come", host=text.host(full.url))
            self._say(words, tr("Show Full Text"))
        else:
            self.show_full(full)

    def show_loading(self, url: str) -> None:
        """Say that the page is being fetched."""
        self._say(tr("Fetching the full text from {host}…", host=text.host(url)))

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no full text, and offer another try."""
        self._say(sentence, tr("Try Again"))

    def _say(self, words: str, offer: str = "") -> None:
        whole = escape(offer, quote=False).replace(" ", "&nbsp;")  # on one line
        link = f'<a href="wanted">{whole}</a>' if offer else ""
        between = " " if words.endswith(".") else " · "
        self.put(between.join(part for part in (escape(words, quote=False), link) if part))
        self.setAccessibleName(" ".join(part for part in (words, offer) if part))
        self.setVisible(bool(words))
        self.spoke.emit()
