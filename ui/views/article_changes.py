"""What was edited in an article: a bar to choose two versions, and their words in one text."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from feedmon.model import CURRENT, Change, Shape
from ui import style, text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import Difference, Passage, Version, Words
    from ui.style import Tokens

_OPEN = {
    Shape.PARAGRAPH: "<p>{}</p>",
    Shape.HEADING: "<h2>{}</h2>",
    Shape.QUOTE: "<blockquote><p>{}</p></blockquote>",
}
#: Anchors of changes are numbered from 0.
ANCHOR = "change-{}"


class ChangesBar(QWidget):
    """Which versions are compared, how much differs, and the way from change to change.

    *Signals*: ``chosen(int, int)``, the versions to be compared, the earlier first;
    ``stepped(int)`` to a change, from 0; ``closed()``.
    """

    chosen = Signal(int, int)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._frame = QFrame()
        self._frame.setObjectName("notice")
        self._versions: list[Version] = []
        self._now = 0.0
        self._at = self._number = 0
        self.before, self.after = _versions(tr("Earlier version")), _versions(tr("Later version"))
        self.words = _small("")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.up = _button("chevron-up", tr("Previous change"))
        self.down = _button("chevron-down", tr("Next change"))
        self.close_button = _button("x", tr("Back to the article"))
        first = QHBoxLayout()
        first.setSpacing(6)
        for widget in (
            _small(tr("From", comment="between two versions")),
            self.before,
            _small(tr("to", comment="between two versions")),
            self.after,
        ):
            first.addWidget(widget)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(2)
        second.addWidget(self.words, 1)
        for button in (self.up, self.down, self.close_button):
            second.addWidget(button)
        rows = QGridLayout(self._frame)
        style.set_margins(rows, 12, 6, 4, 6)
        rows.setVerticalSpacing(2)
        rows.addLayout(first, 0, 0)
        rows.addLayout(second, 1, 0)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._frame)
        self.before.activated.connect(lambda _: self._choose_before())
        self.after.activated.connect(lambda _: self._choose())
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))
        self.close_button.clicked.connect(self.closed)
        self.set_side(32)
        self.hide()

    def set_side(self, side: int) -> None:
        """Set the space left and right, the same as the text's."""
        self._row.setContentsMargins(side, 0, side, 12)

    def offer(self, versions: Sequence[Version], now: float) -> tuple[int, int]:
        """Show which versions there are, what it says now first; return the two last ones."""
        self._versions = list(versions)
        self.before.clear()
        for version in self._versions[1:]:
            self.before.addItem(text.version_name(version, now), version.id)
        self._now = now
        self._offer_later()
        self.say(tr("Comparing…"))
        self.show()
        return int(self.before.currentData()), int(self.after.currentData())

    def choose(self, before: int, after: int) -> None:
        """Show that these two are compared."""
        self.before.setCurrentIndex(self.before.findData(before))
        self._offer_later()
        self.after.setCurrentIndex(self.after.findData(after))

    def say(self, words: str) -> None:
        """Say something instead of how much differs."""
        self._number = 0
        self._put(words)

    def show_difference(self, difference: Difference) -> None:
        """Say how much differs, and go to the first change."""
        self._at, self._number = -1, text.number_of_changes(difference)
        self._put(text.changes(difference))
        self._step(1)

    def _put(self, words: str) -> None:
        self.words.setText(words)
        self.words.setToolTip(words)
        for button in (self.up, self.down):
            button.setEnabled(self._number > 0)

    def _step(self, by: int) -> None:
        """Go to another change, around the end if need be."""
        if self._number:
            self._at = (self._at + by) % self._number
            self.stepped.emit(self._at)

    def _offer_later(self) -> None:
        """Offer what came after the earlier one that is chosen; keep what was chosen if it may."""
        kept = self.after.currentData()
        self.after.clear()
        for version in self._versions[: self.before.currentIndex() + 1]:
            self.after.addItem(text.version_name(version, self._now), version.id)
        self.after.setCurrentIndex(max(self.after.findData(kept), self.after.findData(CURRENT)))

    def _choose_before(self) -> None:
        self._offer_later()
        self._choose()

    def _choose(self) -> None:
        self.chosen.emit(self.before.currentData(), self.after.currentData())


def html_of(difference: Difference, scheme: Tokens) -> str:
    """Write a difference as an article's HTML, each change with an anchor.

    What was added is underlined and what was removed struck through: no colour alone says which.
    """
    writer = _Writer(scheme)
    parts = []
    if any(words.change is not Change.SAME for words in difference.title):
        parts.append(f"<h2>{writer.words(difference.title)}</h2>")
    for shape, run in groupby(difference.passages, key=lambda passage: passage.shape):
        parts.append(writer.passages(shape, run))
    return "".join(parts)


class _Writer:
    """Writes words with their fate, and numbers the changes."""

    def __init__(self, scheme: Tokens) -> None:
        self._changes = 0
        self._styles = {
            Change.ADDED: (
                f"text-decoration: underline; color: {scheme.text}; "  # not for people
                f"background-color: {scheme.added};"
            ),
            Change.REMOVED: (
                f"text-decoration: line-through; color: {scheme.muted}; "  # not for people
                f"background-color: {scheme.removed};"
            ),
        }

    def passages(self, shape: Shape, run: Iterable[Passage]) -> str:
        """Write passages of one shape."""
        written = [self.words(passage.words) for passage in run]
        if shape is Shape.ITEM:
            return f"<ul>{''.join(f'<li>{words}</li>' for words in written)}</ul>"
        if shape is Shape.CODE:
            return f"<pre>{'<br/>'.join(written)}</pre>"
        return "".join(_OPEN[shape].format(words) for words in written)

    def words(self, words: Sequence[Words]) -> str:
        """Write the words of one passage."""
        parts = []
        before = Change.SAME
        for piece in words:
            bare = piece.text.rstrip()
            shown, space = escape(bare), piece.text[len(bare) :]
            if piece.change is Change.SAME:
                parts.append(shown + space)
            else:
                if before is Change.SAME:
                    parts.append(f'<a name="{ANCHOR.format(self._changes)}"></a>')
                    self._changes += 1
                if piece.change is Change.REMOVED:
                    space = space or " "  # what comes in its place does not stick to it
                parts.append(f'<span style="{self._styles[piece.change]}">{shown}</span>{space}')
            before = piece.change
        return "".join(parts)


def _versions(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)  # its name is what is chosen, on Linux
    box.setToolTip(name)
    box.setFont(style.font(style.Role.SMALL))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumWidth(88)
    return box


def _small(words: str) -> QLabel:
    label = QLabel(words)
    label.setFont(style.font(style.Role.SMALL))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)
    return label


def _button(icon: str, words: str) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setProperty("class", "quiet")
    button.setIcon(style.icon(icon))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
