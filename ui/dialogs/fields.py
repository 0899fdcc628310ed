"""Fields and words of which the pages of dialogs are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox

from ui import style

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 168  # of lists, so that not each has another
_INSET = 9


def combo(options: Iterable[tuple[str, Any]]) -> QComboBox:
    """Make a list of words to choose from, each with its value."""
    box = QComboBox()
    box.setMinimumWidth(_WIDTH)
    for words, value in options:
        box.addItem(words, value)
    return box


def choose(box: QComboBox, value: Any, words: str = "") -> None:
    """Let a list show ``value``; where it is none of its own it is added as ``words``."""
    index = box.findData(value)
    if index < 0:
        box.addItem(words or str(value), value)
        index = box.count() - 1
    box.setCurrentIndex(index)


def name_list(box: QComboBox, words: str) -> None:
    """Tell a screen reader what is chosen here, where no label is the buddy of the list.

    On Linux the name of a list is what is chosen in it, whatever name it was given: there the
    description says what the list is for.
    """
    box.setAccessibleName(words)
    box.setAccessibleDescription(words)


def spin(limits: tuple[int, int], suffix: str, *, step: int = 1) -> QSpinBox:
    """Make a field for a number, which counts when it is typed whole."""
    box = QSpinBox()
    # A style sheet moves the words of every other field.
    if style.turned():  # it would follow the number
        box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    else:
        box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
    box.setRange(*limits)
    box.setSuffix(suffix)
    box.setSingleStep(step)
    box.setKeyboardTracking(False)
    box.setGroupSeparatorShown(True)
    return box


def quiet(words: str) -> QLabel:
    """Make a label that explains, in plain text."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(style.font(style.Role.SMALL))
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label
