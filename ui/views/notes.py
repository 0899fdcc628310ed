"""Calm lines in small print below a heading: what is not right with the feed that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from feedmon.frozen import frozen
from ui import style
from ui.translation import tr
from ui.views.focus import put_in_turn

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICON = 14
_GAP = 8
#: Of a link's words within its button, as the style sheet has it.
_PADDING = 9


@frozen
class Note:
    """An icon by its name, a sentence, and what can be done about it: words, each with a code.

    A ``calm`` one is no warning.
    """

    icon: str
    sentence: str
    offers: tuple[tuple[str, str], ...] = ()
    calm: bool = False


class Notes(QWidget):
    """Nothing, and no room taken, while there is no note.

    *Signals*: ``chosen(str)``, the code of what the person wants to do; ``left()``, the button that
    had the keys is gone, and there is no other.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(_GAP)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        self._icons: list[QLabel] = []
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What stands there."""
        return [note.sentence for note in self._notes]

    def say(self, notes: Sequence[Note]) -> None:
        """Show these, each with what can be done about it below."""
        if list(notes) == self._notes:
            return
        focused = self._focused()
        self._notes, self._icons, self._buttons = list(notes), [], []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in self._notes:
            row = self._rows.rowCount()
            icon, words = QLabel(), _words(note.sentence)
            self._icons.append(icon)
            self._rows.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(words, row, 1)
            if note.offers:
                self._rows.addWidget(self._offers(note), row + 1, 0, 1, 2)
        put_in_turn(self, self._buttons)
        self._draw_icons()
        self.setAccessibleName(" ".join(self.sentences))
        self.setVisible(bool(self._notes))
        if focused:
            self._give_the_keys(focused)

    def _focused(self) -> str:
        """Return the code of the button that has the keys, so that it keeps them."""
        button = self.focusWidget()
        has = button is not None and button.hasFocus()
        return str(button.property("code") or "") if has and button is not None else ""

    def _give_the_keys(self, code: str) -> None:
        """Let the button of this code have the keys, or the first one that is there."""
        buttons = {button.property("code"): button for button in self._buttons}
        button = buttons.get(code) or next(iter(buttons.values()), None)
        if button is None:
            self.left.emit()
        else:
            button.setFocus()

    def _offers(self, note: Note) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        style.set_margins(row, _ICON + _GAP - _PADDING, 0, 0, 0)  # words begin below words
        row.setSpacing(0)
        for words, code in note.offers:
            button = QPushButton(tr(words))
            button.setProperty("class", "link")
            button.setProperty("code", code)
            button.setFont(style.font(style.Role.SMALL))
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch(1)
        return line

    def _draw_icons(self) -> None:
        size, ratio = QSize(_ICON, _ICON), self.devicePixelRatioF()
        for label, note in zip(self._icons, self._notes, strict=True):
            ink = "muted" if note.calm else "warning"
            label.setPixmap(style.icon(note.icon, ink).pixmap(size, ratio))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in the colours of another scheme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        super().changeEvent(event)


def _words(sentence: str) -> QLabel:
    label = QLabel(sentence)
    label.setFont(style.font(style.Role.SMALL))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    # A long name of a host must not widen the pane.
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
