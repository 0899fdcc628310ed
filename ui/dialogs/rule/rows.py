"""One condition of a rule as a row of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from feedmon.model import Condition, RuleMatch
from ui import style, text
from ui.dialogs.fields import choose, name_list, quiet, wrong
from ui.text.rules import EXAMPLES, FIELDS, WAYS
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import ConditionGroup

_LONGEST, _WORDS = 2_000, 150


class ConditionRow(QWidget):
    """Where, how, and what; a cross takes it away. What is wrong stands below its field.

    *Signals*: ``changed()``, ``unwanted()``.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(self, condition: Condition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = condition
        self._touched = False
        self.where = _narrow(QComboBox())
        for where, words in FIELDS:
            self.where.addItem(tr(words), where)
        self.how = _narrow(QComboBox())
        for way, words in WAYS:
            self.how.addItem(tr(words), way)
        name_list(self.where, tr("Where to look"))
        name_list(self.how, tr("How to look"))
        choose(self.where, condition.where)
        self.how.setCurrentIndex([way for way, _ in WAYS].index((condition.how, condition.negated)))
        # What stands on several lines in a file are parts, as between commas.
        shown = ", ".join(filter(None, map(str.strip, condition.what.splitlines())))
        self._shown = shown if condition.how is not RuleMatch.PATTERN else condition.what
        self.what = QLineEdit(self._shown, maxLength=max(_LONGEST, len(self._shown)))
        self._shown = self.what.text()  # as the field writes it
        self.what.setAccessibleName(tr("What to look for"))
        self.what.setMinimumWidth(style.room(_WORDS))
        self.what.setCursorPosition(0)
        self.remove = cross(tr("Remove this condition"))
        self._note = wrong(small=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for column, widget in enumerate((self.where, self.how, self.what, self.remove)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._note, 1, 2)
        self.where.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.how.currentIndexChanged.connect(lambda _: self._turn())
        self.what.textChanged.connect(self._type)
        self.what.editingFinished.connect(self._leave)
        self.remove.clicked.connect(self.unwanted)
        self._give_example()

    @property
    def first(self) -> QWidget:
        """What gets the keys of a new row."""
        return self.what

    @property
    def part(self) -> Condition:
        """What stands in the fields."""
        typed = self.what.text()
        how, negated = WAYS[self.how.currentIndex()][0]
        what = self._given.what if typed == self._shown else typed
        return Condition(FIELDS[self.where.currentIndex()][0], how, what, negated)

    def say(self, fault: str, *, at_once: bool = False) -> None:
        """Show what is wrong, as soon as the person was here; ``at_once``: what was typed."""
        shown = fault if at_once or self._touched else ""
        self._note.setText(shown)
        self._note.setVisible(bool(shown))
        self.what.setAccessibleDescription(fault or self.what.placeholderText())

    @property
    def fault(self) -> str:
        """What is said to be wrong."""
        return self._note.text()

    def _turn(self) -> None:
        self._give_example()
        self.changed.emit()

    def _type(self) -> None:
        self._touched = self._touched or bool(self.what.text())
        self.changed.emit()

    def _leave(self) -> None:
        if not self._touched and not self.what.text():
            self._touched = True
            self.changed.emit()

    def _give_example(self) -> None:
        how = WAYS[self.how.currentIndex()][0][0]
        self.what.setPlaceholderText(tr(EXAMPLES[how]))


class KeptRow(QWidget):
    """A group in a group in a group, from a file: said in words, kept as it is, or taken away.

    *Signals*: ``changed()``, which it never is; ``unwanted()``.
    """

    changed = Signal()
    unwanted = Signal()

    def __init__(self, part: Condition | ConditionGroup, words: str) -> None:
        super().__init__()
        self.part = part
        label = quiet(words)
        self.remove = cross(tr("Remove these conditions"))
        self.remove.clicked.connect(self.unwanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label, 1)
        row.addWidget(self.remove)

    @property
    def first(self) -> QWidget:
        """What can be done with it."""
        return self.remove

    def say(self, fault: str, *, at_once: bool = False) -> None:
        """Say nothing: it can't be changed here."""


def words_of_group(group: ConditionGroup) -> str:
    """Say in words what a group looks for that has no fields here."""
    return tr("Kept as it is: {words}", words=text.rule_conditions(group))


def cross(words: str) -> QToolButton:
    """Make a small button that takes something away."""
    button = QToolButton()
    button.setIcon(style.icon("x"))
    button.setProperty("class", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button


def _narrow(box: QComboBox) -> QComboBox:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
