"""What stands in a dialog where there is nothing to list: a sentence, and what to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import style

if TYPE_CHECKING:
    from collections.abc import Callable

_ICON = 32
_MEASURE = 400


class Answer(QWidget):
    """An icon, a sentence, details in small print and at most two buttons, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink = "", "muted"
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._sentence = _label()
        self._details = _label()
        self._details.setFont(style.font(style.Role.SMALL))
        self._details.setProperty("quiet", True)
        self._button, self._other = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._deeds: dict[QPushButton, Callable[[], object]] = {}
        for button in (self._button, self._other):
            button.clicked.connect(partial(self._do, button))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._icon, self._sentence, self._details):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._button)
        buttons.addWidget(self._other)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(3)

    @property
    def sentence(self) -> str:
        """The sentence that stands there."""
        return self._sentence.text()

    @property
    def details(self) -> str:
        """What stands below it."""
        return self._details.text()

    @property
    def button(self) -> QPushButton:
        """The button; hidden where there is nothing to do."""
        return self._button

    @property
    def other_button(self) -> QPushButton:
        """The button beside it; hidden where there is nothing else to do."""
        return self._other

    def say(
        self,
        sentence: str,
        details: str = "",
        *,
        icon: str = "",
        ink: str = "muted",
        action: tuple[str, Callable[[], object]] | None = None,
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show these words, below the icon of this name in the colour of this token.

        ``action`` and ``other`` are what can be done, and how it is called.
        """
        self._name, self._ink = icon, ink
        self._sentence.setText(sentence)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        for button, deed in ((self._button, action), (self._other, other)):
            button.setVisible(deed is not None)
            if deed is not None:
                button.setText(deed[0])
                self._deeds[button] = deed[1]
        self.setAccessibleName(f"{sentence} {details}".strip())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _do(self, button: QPushButton, *_: object) -> None:
        if button in self._deeds:
            self._deeds[button]()

    def _draw(self) -> None:
        self._icon.setVisible(bool(self._name))
        if self._name:
            size = QSize(_ICON, _ICON)
            picture = style.icon(self._name, self._ink)
            self._icon.setPixmap(picture.pixmap(size, self.devicePixelRatioF()))


class _Words(QLabel):
    """Words that break into lines at their own width, and not at that of the room around them."""

    def heightForWidth(self, width: int) -> int:
        """Say how high they are as wide as they may be: a layout asks of all the room it has."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def _label() -> QLabel:
    label = _Words(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedWidth(style.room(_MEASURE))
    return label
