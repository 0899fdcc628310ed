"""A line of words with links among them, which keys reach one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from ui import style
from ui.translation import tr
from ui.views.announcing import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

_LINK = "<a "


class Links(QLabel):
    """Takes the keys while there is a link, and gives them back when the last one goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._put = ""
        self._before: QWidget | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def put(self, words: str) -> None:
        """Show rich text whose links have no colour of their own yet."""
        self._put = words
        has_links = _LINK in words
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_links else Qt.FocusPolicy.NoFocus)
        self._show()
        if self.hasFocus() and not has_links:
            self._give_back()

    def _show(self) -> None:
        colour = style.tokens(self.palette()).link
        self.setText(self._put.replace(_LINK, f'{_LINK}style="color:{colour}" '))

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusPreviousChild()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self and old is not None:
            self._before = old

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first link, or from behind to the last: Qt would go to none of them yet."""
        super().focusInEvent(event)
        steps = {
            Qt.FocusReason.TabFocusReason: 1,
            Qt.FocusReason.BacktabFocusReason: self._put.count(_LINK),
        }
        for _ in range(steps.get(event.reason(), 0)):
            self.focusNextPrevChild(True)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go to the next link, and say which one that is: Qt tells nobody of it.

        From one that begins the line Qt would not go back, for ever.
        """
        before = self.selectionStart()
        went = super().focusNextPrevChild(on)
        if went and self.hasFocus() and self.selectedText():
            if self.selectionStart() == before:
                return QFrame.focusNextPrevChild(self, on)
            announce(self, tr("{words}, link", words=self.selectedText()))
        return went

    def changeEvent(self, event: QEvent) -> None:
        """Show the links in the colour of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()
