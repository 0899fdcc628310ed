"""What a watch would see now: the text, the items or the number, and whether it would be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from feedmon.model import WatchMode
from ui import style, text
from ui.dialogs.answer import Answer
from ui.dialogs.two_line_list import TwoLineList
from ui.dialogs.watch.fields import field_of
from ui.text import watches as said
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import WatchPreview, WatchSpec

_SIDE, _WIDTH = 16, 280


class SeenPane(QWidget):
    """A line that says what is watched, one that says whether its condition holds, and what it is.

    While the page is looked at again it keeps what it shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(style.room(_WIDTH))
        self.line = QLabel(tr("What is watched"), wordWrap=True)
        self.line.setFont(style.font(strong=True))
        self.holds = QLabel(wordWrap=True)
        self.holds.setFont(style.font(style.Role.SMALL))
        self.title = QLabel(wordWrap=True)
        self.title.setFont(style.font(style.Role.SMALL))
        self.title.setProperty("quiet", True)
        for label in (self.line, self.holds, self.title):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.answer = Answer()
        self.text = _Text(tr("Text that is watched"))
        self.number = QLabel()
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setFont(style.font(style.Role.TITLE, strong=True))
        self.items = TwoLineList(tr("Items that are watched"))
        self._pages = QStackedWidget()
        self._text_page = _inset(self.text)
        self._number_page = _inset(self.number, stretch=True)
        for page in (self.answer, self._text_page, self._number_page, self.items):
            self._pages.addWidget(page)
        above = QVBoxLayout()
        above.setContentsMargins(_SIDE, _SIDE, _SIDE, 8)
        above.setSpacing(4)
        for label in (self.line, self.holds, self.title):
            above.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._pages, 1)
        self.explain(tr("What would be watched of the page is shown here."))

    @property
    def words(self) -> str:
        """What the pane says, to be said aloud."""
        parts = [self.line.text(), self.holds.text()]
        page = self._pages.currentWidget()
        if page is self.answer:
            parts += [self.answer.sentence, self.answer.details]
        elif page is self._number_page:
            parts.append(self.number.text())
        return " ".join(part for part in parts if part)

    def explain(self, sentence: str, details: str = "", *, wrong: bool = False) -> None:
        """Say a sentence where nothing can be shown, and what may help."""
        self.line.setText(tr("What is watched"))
        for label in (self.holds, self.title):
            label.hide()
            label.setText("")
        icon, ink = ("circle-alert", "warning") if wrong else ("eye", "muted")
        self.answer.say(sentence, details, icon=icon, ink=ink)
        self._pages.setCurrentWidget(self.answer)

    def show_preview(self, found: WatchPreview, spec: WatchSpec) -> None:
        """Show what is there."""
        if found.problems:
            problem = found.problems[0]
            if field_of(problem.code, problem.detail):  # where it is said why
                self.explain(tr("Nothing can be watched like this."))
            else:
                step = said.next_step(problem)
                self.explain(said.trouble(problem), step, wrong=True)
            return
        self.line.setText(said.seen(found, spec))
        for label, words in (
            (self.holds, said.holds(found, spec)),
            (self.title, text.one_line(found.title, 200)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        if spec.mode is WatchMode.LIST:
            self.items.rows.put([(each.title, each.link or each.text) for each in found.items])
            if not found.items:
                self.answer.say(tr("There is no item now."), icon="eye")
            self._pages.setCurrentWidget(self.items if found.items else self.answer)
        elif spec.mode is WatchMode.NUMBER:
            self.number.setText(found.text)
            self._pages.setCurrentWidget(self._number_page)
        else:
            self.text.put(found.text)
            self._pages.setCurrentWidget(self._text_page)


class _Text(QPlainTextEdit):
    """Text to be read, gone through with the keys, and copied."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def put(self, words: str) -> None:
        """Show other words; who reads the same keeps the place."""
        if words != self.toPlainText():
            self.setPlainText(words)


def _inset(widget: QWidget, *, stretch: bool = False) -> QWidget:
    """Leave room around ``widget``."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
    column.addWidget(widget, 0 if stretch else 1)
    if stretch:
        column.addStretch(1)
    return page
