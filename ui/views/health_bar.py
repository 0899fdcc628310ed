"""The last line of the health window: what can be done with the chosen feeds, and what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui import style
from ui.dialogs.line import Line
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

#: Wider than the icon, which stands in its middle: a style leaves next to nothing before words.
_BESIDE_WORDS = QSize(22, 16)


class Footer(Line):
    """What was done last, on a line that asks for its room and never widens the window."""

    def __init__(self) -> None:
        super().__init__(quiet=True)

    def text(self) -> str:
        """Return all that is said, seen or not."""
        return self._words

    def setText(self, words: str) -> None:
        """Say something else."""
        self.say(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for all of it."""
        width = self.fontMetrics().horizontalAdvance(self._words) + 2
        return super().sizeHint().expandedTo(QSize(width, 0))


class HealthBar(QWidget):
    """A button for each action. Those that are for now and then are seen while they can be used."""

    def __init__(self, actions: Iterable[QAction], now_and_then: Iterable[QAction]) -> None:
        super().__init__()
        self.footer, self.courtesy = Footer(), _quiet_label()
        self.courtesy.setToolTip(
            tr("Of all polls in the log: what they cost, and what servers need not have sent again")
        )
        self._of: dict[QAction, QToolButton] = {}
        passing = set(now_and_then)
        bar = QHBoxLayout(self)
        style.set_margins(bar, 3, 8, 16, 8)
        bar.setSpacing(4)
        for action in actions:
            button = self._of[action] = _button(action)
            bar.addWidget(button)
            if action in passing:
                action.setEnabled(False)
                button.setVisible(False)
                action.enabledChanged.connect(button.setVisible)
        bar.addStretch(1)
        bar.addWidget(self.footer)
        bar.addSpacing(16)
        bar.addWidget(self.courtesy)

    def buttons(self) -> list[QToolButton]:
        """Return the buttons, from where the row begins."""
        return list(self._of.values())

    def show_button(self, action: QAction, *, shown: bool) -> None:
        """Show the button of an action, or leave it out."""
        self._of[action].setVisible(shown)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("class", "quiet")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(_BESIDE_WORDS)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(style.font(style.Role.SMALL))
    label.setProperty("quiet", True)
    return label
