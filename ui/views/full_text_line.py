"""A quiet line above an article: where its text comes from, and the way to the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from feedmon.model import FullTextState
from ui import text
from ui.translation import tr
from ui.views.quiet_line import OfferLine

if TYPE_CHECKING:
    from feedmon.model import FullText


class FullTextLine(OfferLine):
    """Says what is known of the article's page, and offers what can be done about it.

    *Signals*: ``wanted()``, the other text, or another try; ``spoke()``, it says something else.
    """

    spoke = Signal()

    def show_full(self, full: FullText | None) -> None:
        """Say what the article that is shown has, or nothing."""
        if full is None or full.state is FullTextState.SHORT:
            self.say("")
        elif full.is_shown:
            words = tr("Full text from {host}", host=text.host(full.url))
            self.say(words, tr("Show the Feed's Text"))
        elif full.is_there:
            self.say(tr("As the feed has it"), tr("Show Full Text"))
        elif full.state is FullTextState.FAILED:
            self.say(text.no_full_text(full), tr("Try Again"))
        else:
            self.say(tr("The full text is on its way"), tr("Fetch It Now"))

    def show_news(self, full: FullText) -> None:
        """Say what came while the article is read: nothing changes under the reader's eyes."""
        if full.is_shown:
            words = tr("The full text from {host} has come", host=text.host(full.url))
            self.say(words, tr("Show Full Text"))
        else:
            self.show_full(full)

    def show_loading(self, url: str) -> None:
        """Say that the page is being fetched."""
        self.say(tr("Fetching the full text from {host}…", host=text.host(url)))

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no full text, and offer another try."""
        self.say(sentence, tr("Try Again"))

    def say(self, words: str, offer: str = "") -> None:
        """Say this, and tell that it is something else."""
        super().say(words, offer)
        self.spoke.emit()
