"""What a key is, which of them can be given to an action, and what is to be known of some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Parts = tuple[int, ...]

_KEY, _MODIFIER = Qt.Key, Qt.KeyboardModifier
_NONE, _SHIFT = _MODIFIER.NoModifier, _MODIFIER.ShiftModifier
#: Keys that fields, buttons and trees live by: as shortcuts of a window they belong to its views.
OF_WIDGETS = frozenset(
    (
        _KEY.Key_Space,
        _KEY.Key_Return,
        _KEY.Key_Enter,
        _KEY.Key_Delete,
        _KEY.Key_Backspace,
        _KEY.Key_Left,
        _KEY.Key_Right,
        _KEY.Key_Up,
        _KEY.Key_Down,
        _KEY.Key_Home,
        _KEY.Key_End,
        _KEY.Key_PageUp,
        _KEY.Key_PageDown,
    )
)
_MOVING = frozenset(
    (
        _KEY.Key_Up,
        _KEY.Key_Down,
        _KEY.Key_Home,
        _KEY.Key_End,
        _KEY.Key_PageUp,
        _KEY.Key_PageDown,
    )
)
_AROUND = frozenset((_KEY.Key_Tab, _KEY.Key_Backtab))
_OF_FIELDS = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)

_TYPED = mark("In fields this is typed; everywhere else it works.")
_SHARED = mark("Buttons and fields keep this key: it works in the list and in the article.")
_FIELDS = mark("In fields this key does what it always does there.")
_DESKTOP = mark("The desktop may keep this key for itself.")


def parts(key: QKeySequence) -> Parts:
    """Return the keys that are pressed one after the other; Enter beside the numbers is Return."""
    return tuple(
        QKeyCombination(each.keyboardModifiers(), _KEY.Key_Return).toCombined()
        if each.key() == _KEY.Key_Enter
        else each.toCombined()
        for each in _steps(key)
    )


def collide(one: Parts, other: Parts) -> bool:
    """Tell whether two keys can't both be there: they are the same, or one begins the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def of_widgets(step: QKeyCombination) -> bool:
    """Tell whether this is a key by which fields, buttons and trees live."""
    return step.key() in OF_WIDGETS and step.keyboardModifiers() in {_NONE, _SHIFT}


def typed(step: QKeyCombination) -> bool:
    """Tell whether the key types a character."""
    letter = _KEY.Key_Exclam.value <= step.key().value < _KEY.Key_Escape.value
    return letter and step.keyboardModifiers() in {_NONE, _SHIFT}


def refusal(key: QKeySequence, *, menus: Mapping[str, str], mac: bool) -> str:
    """Say why ``key`` can't be the key of any action; empty where it can.

    ``menus`` are those that Alt opens: their letters in capitals, and their titles.
    """
    for step in _steps(key):
        for why in (_refused_everywhere(step), "" if mac else _refused_beside_mac(step, menus)):
            if why:
                return why.replace("{key}", native(key))
    return ""


def _refused_everywhere(step: QKeyCombination) -> str:
    pressed, modifiers = step.key(), step.keyboardModifiers()
    if pressed in _AROUND and not modifiers & _MODIFIER.ControlModifier:
        return tr("{key} goes from field to field.")
    if pressed == _KEY.Key_Escape:
        return tr("{key} leaves fields and closes what lies over the window.")
    if pressed == _KEY.Key_F10 and modifiers == _SHIFT:
        return tr("{key} opens the menu of what has the focus.")
    if pressed in _MOVING and modifiers == _NONE:
        return tr("{key} moves within lists and articles.")
    return ""


def _refused_beside_mac(step: QKeyCombination, menus: Mapping[str, str]) -> str:
    pressed, modifiers = step.key(), step.keyboardModifiers()
    if modifiers & _MODIFIER.ControlModifier and modifiers & _MODIFIER.AltModifier:
        return tr("With Ctrl and Alt together some keyboards type letters.")
    if modifiers != _MODIFIER.AltModifier:
        return ""
    if pressed == _KEY.Key_F4:
        return tr("{key} closes windows.")
    letter = QKeySequence(pressed).toString()
    if letter in menus:
        return tr("{key} opens the menu {menu}.", key="{key}", menu=menus[letter])
    return ""


def advice(key: QKeySequence, *, mac: bool) -> str:
    """Say what is to be known of a key that can be given; empty for most."""
    steps = _steps(key)
    if not steps:
        return ""
    if any(key in QKeySequence.keyBindings(each) for each in _OF_FIELDS):
        return tr(_FIELDS)
    if of_widgets(steps[0]):
        return tr(_SHARED)
    if typed(steps[0]):
        return tr(_TYPED)
    if not mac and steps[0].keyboardModifiers() & _MODIFIER.MetaModifier:
        return tr(_DESKTOP)
    return ""


def native(key: QKeySequence) -> str:
    """Name a key as the platform writes it."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def named(keys: Iterable[QKeySequence]) -> list[str]:
    """Name keys as the platform writes them."""
    names = [native(key) for key in keys]
    # One key to people, two to Qt: the one beside the letters and the one of the numbers.
    return [name for name in names if name != "Enter" or "Return" not in names]


def _steps(key: QKeySequence) -> list[QKeyCombination]:
    steps: Any = key  # its stubs don't say that it can be indexed
    return [steps[index] for index in range(key.count())]
