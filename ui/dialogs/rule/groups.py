"""Conditions of a rule that have to hold together, or of which one has to; groups in groups."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from feedmon.model import Condition, ConditionGroup
from ui import style
from ui.dialogs.fields import combo, name_list, quiet
from ui.dialogs.rule.rows import ConditionRow, KeptRow, cross, words_of_group
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

    Line = ConditionRow | KeptRow | "GroupRows"

#: More conditions than anybody writes by hand are kept, and not shown as fields.
MOST_ROWS = 40
_TOP, _BELOW = 0, 1


class GroupRows(QWidget):
    """Rows, and above them whether all have to hold; the top can have groups of its own.

    *Signals*: ``changed()``; ``grown(QWidget)``, a row came or went, and this is to have the keys;
    ``unwanted()``, this group is to go.
    """

    changed = Signal()
    grown = Signal(object)
    unwanted = Signal()

    def __init__(
        self, group: ConditionGroup, *, depth: int = _TOP, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._depth = depth
        self._lines: list[ConditionRow | KeptRow | GroupRows] = []
        self.every = combo([(tr("All of these hold"), True), (tr("Any of these holds"), False)])
        name_list(self.every, tr("How many conditions have to hold"))
        self.every.setCurrentIndex(0 if group.every else 1)
        self.every.currentIndexChanged.connect(lambda _: self._change())
        self._nothing = quiet(tr("Without a condition every article is meant."))
        self.add = QPushButton(tr("Add &Condition"), autoDefault=False)
        self.add.setIcon(style.icon("plus"))
        self.add.clicked.connect(self._add_condition)
        self._rest = group.parts[MOST_ROWS:]
        self._lay_out()
        for part in group.parts[:MOST_ROWS]:
            self._append(part)
        self._show_numbers()

    @property
    def part(self) -> ConditionGroup:
        """What stands in the fields."""
        parts = tuple(line.part for line in self._lines)
        return ConditionGroup((*parts, *self._rest), every=bool(self.every.currentData()))

    @property
    def first(self) -> QWidget:
        """What gets the keys where a new group is: its first field, or what adds one."""
        return self._lines[0].first if self._lines else self.add

    def say(self, fault: str, *, at_once: bool = False) -> None:
        """Say nothing: what is wrong is wrong with one of the rows."""

    def line(self, path: tuple[int, ...]) -> ConditionRow | KeptRow | GroupRows | None:
        """Return the row to which a fault leads."""
        first, *deeper = path
        if first >= len(self._lines):
            return None
        found = self._lines[first]
        return found.line(tuple(deeper)) if deeper and isinstance(found, GroupRows) else found

    def rows(self) -> Iterator[ConditionRow | KeptRow]:
        """Yield all rows, also those of groups within, from the top."""
        for line in self._lines:
            if isinstance(line, GroupRows):
                yield from line.rows()
            else:
                yield line

    # --- rows come and go -------------------------------------------------------------------

    def _add_condition(self) -> None:
        self._changed_number(self._append(Condition()).first)

    def _add_group(self) -> None:
        group = ConditionGroup((Condition(),), every=False)
        self._changed_number(self._append(group).first)

    def _append(self, part: Condition | ConditionGroup) -> ConditionRow | KeptRow | GroupRows:
        line: ConditionRow | KeptRow | GroupRows
        if isinstance(part, Condition):
            line = ConditionRow(part)
        elif self._depth == _TOP:
            line = GroupRows(part, depth=_BELOW)
            line.grown.connect(self.grown)
        else:
            line = KeptRow(part, words_of_group(part))
        line.changed.connect(self._change)
        line.unwanted.connect(lambda: self._drop(line))
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _drop(self, line: ConditionRow | KeptRow | GroupRows) -> None:
        place = self._lines.index(line)
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        beside = self._lines[min(place, len(self._lines) - 1)] if self._lines else self
        self._changed_number(beside.first)

    def _changed_number(self, to: QWidget) -> None:
        self._show_numbers()
        self._put_in_turn()
        self._change()
        self.grown.emit(to)

    def _change(self) -> None:
        self.changed.emit()

    def _show_numbers(self) -> None:
        self._nothing.setVisible(not self._lines and not self._rest)
        self.every.setVisible(self._depth != _TOP or len(self._lines) + len(self._rest) > 1)

    def _put_in_turn(self) -> None:
        """Let Tab go through the rows from the top, then to the buttons."""
        stops = [self.every, *self._stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _stops(self) -> Iterator[QWidget]:
        for line in self._lines:
            if isinstance(line, ConditionRow):
                yield from (line.where, line.how, line.what, line.remove)
            elif isinstance(line, KeptRow):
                yield line.remove
            else:
                yield line.every
                yield from line._stops()  # noqa: SLF001 - one of its own kind
        yield self.add
        yield self._more

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        self._more: QWidget
        if self._depth == _TOP:
            more = QPushButton(tr("Add &Group"), autoDefault=False)
            more.setIcon(style.icon("plus"))
            more.clicked.connect(self._add_group)
            self._more = more
            buttons.addWidget(more)
        buttons.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.every)
        top.addStretch(1)
        if self._depth != _TOP:
            self._more = cross(tr("Remove this group"))
            self._more.clicked.connect(self.unwanted)
            top.addWidget(self._more)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(top)
        inside.addLayout(self._column)
        inside.addWidget(self._nothing)
        if self._rest:
            number = len(self._rest)
            words = trn(
                number,
                "{n} more condition is kept as it is.",
                "{n} more conditions are kept as they are.",
            )
            inside.addWidget(quiet(words))
        inside.addLayout(buttons)
        if self._depth == _TOP:
            self.setLayout(inside)
            return
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedWidth(2)
        across = QHBoxLayout(self)
        style.set_margins(across, 4, 4, 0, 4)
        across.setSpacing(12)
        across.addWidget(line)
        across.addLayout(inside, 1)
        across.setAlignment(line, Qt.AlignmentFlag(0))
