"""What stands in a dialog where there is nothing to list: a sentence, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import style

if TYPE_CHECKING:
    from collections.abc import Callable

_ICON = 32
_MEASURE = 400


class Answer(QWidget):
    """An icon, a sentence, details in small print and at most one button, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink = "", "muted"
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._sentence = _label()
        self._details = _label()
        self._details.setFont(style.font(style.Role.SMALL))
        self._details.setProperty("quiet", True)
        self._button = QPushButton()
        self._button.setAutoDefault(False)
        self._act: Callable[[], object] | None = None
        self._button.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._icon, self._sentence, self._details):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
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

    def say(
        self,
        sentence: str,
        details: str = "",
        *,
        icon: str = "",
        ink: str = "muted",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show these words, below the icon of this name in the colour of this token."""
        self._name, self._ink = icon, ink
        self._sentence.setText(sentence)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._button.setVisible(action is not None)
        if action is not None:
            self._button.setText(action[0])
            self._act = action[1]
        self.setAccessibleName(f"{sentence} {details}".strip())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _do(self) -> None:
        if self._act is not None:
            self._act()

    def _draw(self) -> None:
        self._icon.setVisible(bool(self._name))
        if self._name:
            size = QSize(_ICON, _ICON)
            picture = style.icon(self._name, self._ink)
            self._icon.setPixmap(picture.pixmap(size, self.devicePixelRatioF()))


def _label() -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedWidth(_MEASURE)
    return label
