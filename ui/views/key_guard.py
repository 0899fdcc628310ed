"""Keys by which fields, buttons and trees live, kept for them while they are needed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.keymap.rules import OF_WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_OTHERS = ~(Qt.KeyboardModifier.ShiftModifier | _KEYPAD)


class KeyGuard(QObject):
    """Lets such keys be shortcuts of ``window`` only while one of its ``places`` has the keys.

    Space, Return, Delete and the arrows may be given to any action. A button is pressed with Space
    all the same, and arrows open folders. In ``texts`` Return follows a link, and is left to them.
    """

    def __init__(
        self, window: QWidget, *, places: Iterable[QWidget], texts: Iterable[QWidget] = ()
    ) -> None:
        super().__init__(window)
        self._window = window
        self._texts = frozenset(texts)
        self._places = frozenset(places) | self._texts
        self._watched: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        before, self._watched = self._watched, None
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if now is not None and now.window() is self._window:
            now.installEventFilter(self)
            self._watched = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a key for the widget that has it, before it is looked up among the shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keeps(watched, event)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _keeps(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key not in OF_WIDGETS or event.modifiers() & _OTHERS:
            return False
        if watched in self._places:
            return watched in self._texts and key in _OPENING
        # What a view takes for itself alone is as good as its own key.
        pressed = QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, key))
        own = watched.actions() if isinstance(watched, QWidget) else []
        return not any(
            action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut
            and pressed in action.shortcuts()
            for action in own
        )
