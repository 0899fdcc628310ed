"""What stands where there is nothing to show: a sentence, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import style
from ui.views.focus import put_in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QFont

    #: What a button does: an action, or words and what they stand for.
    Offer = QAction | tuple[str, Callable[[], object]]

_ICON, _MARK = 40, 72
_MEASURE = 420


def put_in_the_middle(ground: QWidget, column: QVBoxLayout, width: int) -> None:
    """Let a column stand somewhat above the middle of ``ground``, not wider than ``width``."""
    # The words need one width to know their height.
    middle = QWidget()
    middle.setMaximumWidth(width)
    middle.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(middle, 1000)
    across.addStretch(1)
    down = QVBoxLayout(ground)
    down.setContentsMargins(24, 24, 24, 24)
    down.addStretch(2)
    down.addLayout(across)
    down.addStretch(3)


class EmptyState(QWidget):
    """An icon, a headline, a sentence and up to a few buttons, in the middle of a pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ""
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._headline = _label(style.font(style.Role.TITLE, strong=True))
        self._sentence = _label(style.font())
        self._buttons = QWidget()
        self._offered: list[Offer] = []
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self._icon, self._headline, self._sentence, self._buttons):
            column.addWidget(widget)
        put_in_the_middle(self, column, style.room(_MEASURE))

    @property
    def sentence(self) -> str:
        """The sentence that stands there."""
        return self._sentence.text()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are offered, from the left."""
        return [] if self._buttons.isHidden() else self._made()

    def say(
        self,
        icon: str,
        headline: str,
        sentence: str,
        *offered: Offer,
    ) -> None:
        """Show these words; an action's words are its button's.

        ``icon`` is a name of the family, "" for none, or ":mark" for the program's own mark.
        """
        self._name = icon
        self._headline.setText(headline)
        self._headline.setVisible(bool(headline))
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._draw_icon()
        self._put_buttons(offered)
        self.setAccessibleName(f"{headline} {sentence}".strip())

    def _put_buttons(self, offered: Sequence[Offer]) -> None:
        """Offer this; buttons that stand for the same already are kept."""
        if offered and [*offered] != self._offered:
            self._offered = [*offered]
            self._make_buttons()
        for button, offer in zip(self._made(), self._offered, strict=True):
            if not isinstance(offer, tuple):
                button.setText(offer.text().replace("&", ""))
                button.setToolTip(offer.toolTip())
                button.setEnabled(offer.isEnabled())
        self._buttons.setVisible(bool(offered))

    def _make_buttons(self) -> None:
        row = self._buttons.layout()
        for button in self._made():
            button.hide()
            button.setParent(None)
            button.deleteLater()
        for offer in self._offered:
            button = QPushButton()
            if isinstance(offer, tuple):
                words, slot = offer
                button.setText(words)
                button.clicked.connect(lambda _=False, slot=slot: slot())
            else:
                button.clicked.connect(lambda _=False, action=offer: action.trigger())
            if row is not None:
                row.addWidget(button)
        put_in_turn(self, self._made())

    def _made(self) -> list[QPushButton]:
        return self._buttons.findChildren(QPushButton)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go on to the first button with the keys that came here from a list that is empty now.

        They stand before the ground in Qt's order, which has no place behind what Tab passes.
        """
        first = next(iter(self.buttons()), None)
        if on and self.hasFocus() and first is not None and first.isEnabled():
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(on)

    def _draw_icon(self) -> None:
        self._icon.setVisible(bool(self._name))
        if self._name == ":mark":
            icon, size = style.program_icon(), QSize(_MARK, _MARK)
        elif self._name:
            icon, size = style.icon(self._name, "disabled"), QSize(_ICON, _ICON)
        else:
            return
        self._icon.setPixmap(icon.pixmap(size, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of another scheme."""
        if event.type() == QEvent.Type.PaletteChange and self._name:
            self._draw_icon()
        super().changeEvent(event)


def _label(font: QFont) -> QLabel:
    label = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
    label.setFont(font)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
