"""What is not right with the feed, and what had to be mended to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import text
from ui.dialogs.properties.form import Form, sentence
from ui.text import properties as said

if TYPE_CHECKING:
    from feedmon.model import FeedDetails


class Notes(Form):
    """Failure, warnings, repairs."""

    title = "Notes"
    icon = "list-x"

    def __init__(self, details: FeedDetails) -> None:
        super().__init__()
        feed = details.feed
        self.sentences: list[str] = []
        self.row("State", self._lines([text.state(feed)]))
        warnings = text.warnings(feed)
        if warnings:
            self.row("Warnings", self._lines(warnings))
        mended = [said.repair(each) for each in feed.repairs]
        self.row("Repairs", self._lines(mended or ["Nothing had to be mended in its document."]))
        if mended:
            self._lines(
                ["Tell the publisher: other programs may not be able to read the feed at all."]
            )
            self.row("", sentence(self.sentences[-1]))
        if details.description:
            self.row("About", self._lines([text.one_line(details.description, 500)]))

    def _lines(self, sentences: list[str]) -> QWidget:
        self.sentences += sentences
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for words in sentences:
            lines.addWidget(sentence(words))
        return column
