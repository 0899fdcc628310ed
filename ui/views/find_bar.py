"""The slim bar below an article in which one types what to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.translation import tr, trn
from ui.views.announcing import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

_WIDEST = 320


class FindBar(QWidget):
    """A field, how many places there are, the way from one to the next, and a cross.

    *Signals*: ``typed(str)``; ``stepped(int)``, to the next place or the one before; ``closed()``.
    """

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, forwards: QAction, back: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = _Field()
        self.field.setPlaceholderText(tr("Find in article"))
        self.field.setAccessibleName(tr("Find in article"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(_WIDEST)
        self.words = QLabel()
        self.words.setFont(style.font(style.Role.SMALL))
        self.words.setProperty("quiet", True)
        # What is counted there does not move the buttons.
        widest = trn(9999, "{n} of {all}", "{n} of {all}", all="9999")
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance(widest))
        row = QHBoxLayout()
        style.set_margins(row, 12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.words)
        row.addStretch(1)
        for action in (back, forwards):
            row.addWidget(_button(action))
        close = QToolButton()
        close.setIcon(style.icon("x"))
        close.setToolTip(tr("Close (Esc)"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.closed)
        row.addWidget(_quiet(close))
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(row)
        self.field.textChanged.connect(self.typed)
        self.field.stepped.connect(self.stepped)
        self.hide()

    def show_place(self, number: int, of: int) -> None:
        """Say which place is shown, of how many; none is wrong only if something is looked for."""
        sought = bool(self.field.text().strip())
        if of:
            said = tr("{number} of {all}", number=number, all=of)
        else:
            said = tr("Not found") if sought else ""
        self.words.setProperty("wrong", sought and not of)
        self.words.setProperty("quiet", bool(of))
        self.words.style().polish(self.words)
        self.words.setText(said)
        announce(self.field, said)  # the focus stays in the field


class _Field(QLineEdit):
    """Enter goes on, Shift+Enter back."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter with and without Shift; both are no text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
            return
        super().keyPressEvent(event)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text().replace("&", ""))
    return _quiet(button)


def _quiet(button: QToolButton) -> QToolButton:
    button.setProperty("class", "quiet")
    button.setAutoRaise(True)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
