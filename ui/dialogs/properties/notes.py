"""What is not right with the feed, and what had to be mended to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from feedmon.model import FeedState
from ui import text
from ui.dialogs.properties.form import Form, from_the_left, sentence, statement
from ui.text import properties as said
from ui.text.watches import is_watch
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon.model import FeedDetails


class Notes(Form):
    """Failure, warnings, repairs; and what can be done about them at once.

    *Signals*: ``resume_wanted()``, for a feed that is gone; ``merge_wanted()``, with the feed at
    the address to which this one moved.
    """

    resume_wanted = Signal()
    merge_wanted = Signal()
    title = mark("Notes")
    icon = "list-x"

    def __init__(self, details: FeedDetails) -> None:
        super().__init__()
        feed = details.feed
        self.sentences: list[str] = []
        self.resume = _link(tr("Ask Again"))
        self.resume.clicked.connect(self._resume)
        self.merge = _link(tr("Merge…"))
        self.merge.clicked.connect(self.merge_wanted)
        self.row(tr("State"), self._lines([text.state(feed)]))
        if feed.state is FeedState.GONE:
            self.row("", from_the_left(self.resume))
        warnings = text.warnings(feed)
        if warnings:
            self.row(tr("Warnings"), self._lines(warnings))
        if feed.twin_id is not None:
            self.row("", from_the_left(self.merge))
        mended = [said.repair(each) for each in feed.repairs]
        if not is_watch(feed):
            nothing = tr("Nothing had to be mended in its document.")
            self.row(tr("Repairs"), self._lines(mended or [nothing]))
        if mended and not is_watch(feed):
            self._lines(
                [tr("Tell the publisher: other programs may not be able to read the feed at all.")]
            )
            self.row("", sentence(self.sentences[-1]))
        if details.description:
            self.row(tr("About"), self._lines([text.one_line(details.description, 500)]))

    def _resume(self) -> None:
        self.resume.setText(tr("It is asked again now."))
        self.resume.setEnabled(False)
        self.resume_wanted.emit()

    def _lines(self, sentences: list[str]) -> QWidget:
        self.sentences += sentences
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for words in sentences:
            lines.addWidget(statement(words))
        return column


def _link(words: str) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.setProperty("class", "link")
    button.setProperty("flush", True)
    return button
