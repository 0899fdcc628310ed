"""A field that takes a key instead of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.keymap import native, typed
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

#: After a letter so long is waited for a second one: keys may be pressed one after the other.
_REST_MS = 900
_MOST = 3
_Key = Qt.Key
_LEAVING = frozenset((_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape))
_MODIFIERS = frozenset(
    (
        _Key.Key_Shift,
        _Key.Key_Control,
        _Key.Key_Meta,
        _Key.Key_Alt,
        _Key.Key_AltGr,
        _Key.Key_Super_L,
        _Key.Key_Super_R,
        _Key.Key_Hyper_L,
        _Key.Key_Hyper_R,
        _Key.Key_CapsLock,
        _Key.Key_NumLock,
        _Key.Key_ScrollLock,
        _Key.Key_unknown,
    )
)
#: Keys by which letters are put together (accents, input methods).
_COMPOSING = range(_Key.Key_Multi_key.value, _Key.Key_Dead_Longsolidusoverlay.value + 1)
_KEPT = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class KeyField(QLineEdit):
    """Tells which key was pressed in it. Tab and Escape are not taken: they lead out.

    *Signals*: ``recorded(QKeySequence)``.
    """

    recorded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(tr("Press a key, or several one after the other"))
        self.setAccessibleName(tr("New key"))
        self._pressed: list[QKeyCombination] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.finish)

    def event(self, event: QEvent) -> bool:
        """Take the key before it is looked up among shortcuts, or leads to another field."""
        if isinstance(event, QKeyEvent) and _Key(event.key()) not in _LEAVING:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
                return True
        elif event.type() == QEvent.Type.KeyPress:
            self.finish()  # first: what comes of it may be where Tab leads next
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was pressed so far."""
        super().focusOutEvent(event)
        self.finish()

    def finish(self) -> None:
        """Tell what was pressed, without waiting for more."""
        self._rest.stop()
        pressed, self._pressed = self._pressed, []
        self.clear()
        if pressed:
            self.recorded.emit(QKeySequence(*pressed))

    def _press(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        if event.isAutoRepeat() or key in _MODIFIERS or key.value in _COMPOSING:
            return
        modifiers = event.modifiers() & _KEPT
        if key == _Key.Key_Enter:
            key = _Key.Key_Return
        if _needs_shift(key):
            # Which of them needs it depends on the keyboard; Qt looks for the character.
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        step = QKeyCombination(modifiers, key)
        self._pressed.append(step)
        if typed(step) and len(self._pressed) < _MOST:
            self.setText(native(QKeySequence(*self._pressed)) + ", …")
            self._rest.start()
        else:
            self.finish()


def _needs_shift(key: Qt.Key) -> bool:
    """Tell whether the key is a character, but neither a letter nor the space."""
    number = key.value
    return _Key.Key_Space.value < number < _Key.Key_Escape.value and not chr(number).isalnum()
