"""Calm lines in small print below a heading: what is not right with the feed that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui import style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ICON = 14


class Notes(QWidget):
    """An icon and a sentence each; nothing, and no room taken, while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[tuple[str, str]] = []
        self._action: tuple[str, Callable[[], object]] | None = None
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        self._icons: list[QLabel] = []
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What stands there."""
        return [sentence for _, sentence in self._notes]

    def say(
        self,
        notes: Sequence[tuple[str, str]],
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show these: the name of an icon, and a sentence; below them what can be done about it."""
        if list(notes) == self._notes and action == self._action:
            return
        self._notes, self._action = list(notes), action
        self._icons = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (_, sentence) in enumerate(self._notes):
            icon, words = QLabel(), _words(sentence)
            self._icons.append(icon)
            self._rows.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(words, row, 1)
        if action is not None:
            self._rows.addWidget(_link(*action), len(self._notes), 1, Qt.AlignmentFlag.AlignLeft)
        self._draw_icons()
        self.setAccessibleName(" ".join(self.sentences))
        self.setVisible(bool(self._notes))

    def _draw_icons(self) -> None:
        size, ratio = QSize(_ICON, _ICON), self.devicePixelRatioF()
        for label, (name, _) in zip(self._icons, self._notes, strict=True):
            label.setPixmap(style.icon(name, "warning").pixmap(size, ratio))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in the colours of another scheme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        super().changeEvent(event)


def _link(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("class", "link")
    button.setFont(style.font(style.Role.SMALL))
    button.clicked.connect(lambda _checked: act())
    return button


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
