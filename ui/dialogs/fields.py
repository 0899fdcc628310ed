"""Fields and words of which the pages of dialogs are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox, QTimeEdit

from ui import style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QAbstractSpinBox, QWidget

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
    _begin_inside(box)
    box.setRange(*limits)
    box.setSuffix(suffix)
    box.setSingleStep(step)
    box.setKeyboardTracking(False)
    box.setGroupSeparatorShown(True)
    return box


def clock(minute: int, name: str = "") -> QTimeEdit:
    """Make a field for a time of day, written as in the person's country."""
    field = QTimeEdit(QTime(minute // 60 % 24, minute % 60))
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or Qt turns the format round
    field.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    _begin_inside(field)
    return field


def _begin_inside(field: QAbstractSpinBox) -> None:
    """Let what is typed begin where it does in other fields: a style sheet moves those."""
    if style.turned():  # it would follow the number
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    elif (inside := field.lineEdit()) is not None:
        inside.setTextMargins(_INSET, 0, 0, 0)


def labelled(words: str, field: QWidget | None) -> QLabel:
    """Make the label of a field, whose letter leads there.

    A field that is made of several takes the keys for the first, its focus proxy: to Qt a letter
    leads only to what would take them itself. It is not the label of that one, or the letter would
    check a box there.
    """
    label = QLabel(words)
    if field is not None:
        first = field.focusProxy()
        if first is not None and field.focusPolicy() is Qt.FocusPolicy.NoFocus:
            field.setFocusPolicy(first.focusPolicy())
        label.setBuddy(field)
    return label


def rows_of(*rows: tuple[str, QWidget]) -> QGridLayout:
    """Put fields below each other, each beside its label; what explains them goes below."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    for row, (words, field) in enumerate(rows):
        label = labelled(words, field)
        label.setMinimumHeight((field.focusProxy() or field).sizeHint().height())
        grid.addWidget(label, row, 0, top)
        grid.addWidget(field, row, 1)
    return grid


def wrong(*, small: bool = False) -> QLabel:
    """Make a label, hidden yet, for what can't be taken as it is."""
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if small:
        label.setFont(style.font(style.Role.SMALL))
    label.setProperty("wrong", True)
    label.hide()
    return label


def quiet(words: str) -> QLabel:
    """Make a label that explains, in plain text."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(style.font(style.Role.SMALL))
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label
