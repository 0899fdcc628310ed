"""Below the head of an article: its tags, that it was edited, in which other feeds it is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import style, text
from ui.translation import isolated, mark, tr
from ui.views.elsewhere_line import ElsewhereLine
from ui.views.full_text_line import FullTextLine
from ui.views.quiet_line import OfferLine, QuietLine

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from feedmon.model import Entry

_SHOW, _HIDE = mark("Show Changes"), mark("Hide Changes")


class ArticleNotes(QWidget):
    """Quiet lines, each only where there is something to say.

    ``changes`` is the action that shows what was edited. *Signals*: ``elsewhere_wanted(int, int)``,
    another feed and its entry; ``tag_wanted(str)``, a tag whose articles are wanted.
    """

    elsewhere_wanted = Signal(int, int)
    tag_wanted = Signal(str)

    def __init__(self, changes: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.edited = QLabel()
        self.edited.setFont(style.font(style.Role.SMALL))
        self.edited.setTextFormat(Qt.TextFormat.PlainText)
        self.edited.setProperty("quiet", True)
        self.button = QPushButton(tr(_SHOW))
        self.button.setProperty("class", "link")
        self.button.setFont(style.font(style.Role.SMALL))
        self.button.setToolTip(changes.toolTip())
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(lambda _checked: changes.toggle())
        changes.toggled.connect(lambda on: self.button.setText(tr(_HIDE if on else _SHOW)))
        self._edits = QWidget()
        across = QHBoxLayout(self._edits)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addWidget(self.edited)
        across.addWidget(self.button)
        across.addStretch(1)
        self.tags = QuietLine()
        self._tags: tuple[str, ...] = ()
        self.tags.linkActivated.connect(lambda link: self.tag_wanted.emit(self._tags[int(link)]))
        self.elsewhere = ElsewhereLine()
        self.elsewhere.wanted.connect(self.elsewhere_wanted)
        self.full_text = FullTextLine()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self.told = OfferLine()
        self.hidden = OfferLine()
        self._lines = (
            self.told,
            self.hidden,
            self.tags,
            self._edits,
            self.elsewhere,
            self.full_text,
        )
        for line in self._lines:
            self._column.addWidget(line)
        self.full_text.spoke.connect(self._settle)
        self.set_side(32)
        self.clear()

    def set_side(self, side: int) -> None:
        """Set the space left and right, the same as the text's."""
        self._column.setContentsMargins(side, 0, side, 12)

    def clear(self) -> None:
        """Say nothing."""
        for line in (self.told, self.hidden, self.tags, self._edits, self.elsewhere):
            line.hide()  # what is said next is not to bring them back
        self.hide()

    def show_entry(self, entry: Entry, now: float) -> None:
        """Say of an article what there is to say."""
        edited_at = entry.summary.edited_at
        self._edits.setVisible(edited_at is not None)
        if edited_at is not None:
            self.edited.setText(text.edited(edited_at, now))
        self.elsewhere.show_others(entry.elsewhere)
        self.show_hidden(hidden=entry.summary.hidden)
        self.show_tags(entry.tags)

    def show_told(self, words: str) -> None:
        """Say which rules told of the article; empty for none."""
        self.told.say(words, tr("Why?"))
        self._settle()

    def show_hidden(self, *, hidden: bool) -> None:
        """Say that a rule took the article out of the lists."""
        self.hidden.say(
            tr("A rule took this article out of all lists") if hidden else "", tr("Show Again")
        )
        self._settle()

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Name the tags of the article, each a link to all that have it."""
        self._tags = tags
        links = [
            f'<a href="{place}">{escape(isolated(text.one_line(tag, 60)))}</a>'
            for place, tag in enumerate(tags)
        ]
        self.tags.put(tr("Tagged {tags}", tags=", ".join(links)) if links else "")
        self.tags.setAccessibleName(tr("Tagged {tags}", tags=", ".join(tags)))
        self.tags.setVisible(bool(tags))
        self._settle()

    def _settle(self) -> None:
        """Take room only for what there is to say."""
        self.setVisible(any(not line.isHidden() for line in self._lines))
