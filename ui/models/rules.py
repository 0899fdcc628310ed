"""The rules in their order, each a row with a box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from feedmon.frozen import frozen
from ui import text
from ui.text.rules import TO
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from feedmon.model import Rule

Index = QModelIndex | QPersistentModelIndex

RULE_ROW = Qt.ItemDataRole.UserRole
_MIME = "application/x-feedmon-rule"
_LONGEST = 200


@frozen
class RuleRow:
    """What a row shows: what is looked for, what is done. ``trouble`` is a sentence, or empty."""

    title: str
    sought: str
    done: str
    trouble: str
    enabled: bool

    @property
    def summary(self) -> str:
        """The rule in a line."""
        return f"{self.sought} {TO} {self.done}"


class RuleModel(QAbstractListModel):
    """Follows what it is told: what a person does to a row is said, and shown once it was done.

    *Signals*: ``switched(int, bool)``, a rule is to hold from now on, or no more;
    ``dropped(int, int)``, a rule (by its id) was put before that row.
    """

    switched = Signal(int, bool)
    dropped = Signal(int, int)

    def __init__(
        self, words: Callable[[Rule], tuple[str, str, str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._rules: list[Rule] = []
        self._rows: dict[int, RuleRow] = {}

    def put(self, rules: Iterable[Rule]) -> None:
        """Show these; rows that are there already stay, and move where they belong."""
        wanted = list(rules)
        ids = {rule.id for rule in wanted}
        for row in range(len(self._rules) - 1, -1, -1):
            if self._rules[row].id not in ids:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[self._rules.pop(row).id]
                self.endRemoveRows()
        for row, rule in enumerate(wanted):
            self._put_one(row, rule)

    def _put_one(self, row: int, rule: Rule) -> None:
        before = self.row_of(rule.id)
        shown = RuleRow(
            text.one_line(rule.title, _LONGEST),
            *self._words(rule),
            rule.enabled,
        )
        if before is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows[rule.id] = shown
            self._rules.insert(row, rule)
            self.endInsertRows()
            return
        if before != row:
            self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), row)
            self._rules.insert(row, self._rules.pop(before))
            self.endMoveRows()
        self._rules[row] = rule
        if self._rows[rule.id] != shown:
            self._rows[rule.id] = shown
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, rule_id: int) -> int | None:
        """Return where a rule stands."""
        return next((row for row, rule in enumerate(self._rules) if rule.id == rule_id), None)

    def rule(self, index: Index) -> Rule | None:
        """Return the rule of a row."""
        return self._rules[index.row()] if index.isValid() else None

    def ids(self) -> list[int]:
        """Return all in their order."""
        return [rule.id for rule in self._rules]

    # --- for views --------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rules)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be checked and dragged; between them they can be dropped."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the row, whole or in words."""
        rule = self.rule(index)
        if rule is None:
            return None
        row = self._rows[rule.id]
        given: Any = None
        if role == RULE_ROW:
            given = row
        elif role == Qt.ItemDataRole.DisplayRole:
            given = row.title
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if row.enabled else tr("off", "a rule that does nothing")
            given = ", ".join(filter(None, (row.title, state, row.trouble, row.summary)))
        elif role == Qt.ItemDataRole.ToolTipRole:
            given = text.as_plain(row.summary)
        elif role == Qt.ItemDataRole.CheckStateRole:
            given = Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked
        return given

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say that a rule is to be switched on or off."""
        rule = self.rule(index)
        if rule is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        if on is not rule.enabled:
            self.switched.emit(rule.id, on)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rules of this very window."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Take the rule that is dragged along."""
        given = QMimeData()
        for index in indexes:
            given.setData(_MIME, str(self._rules[index.row()].id).encode())
        return given

    def dropMimeData(
        self,
        data: QMimeData,
        _action: Qt.DropAction,
        row: int,
        _column: int,
        parent: Index,
    ) -> bool:
        """Say where a rule was dropped; nothing is to be removed by the view."""
        written = bytes(data.data(_MIME).data()).decode()
        if written.isdecimal() and self.row_of(int(written)) is not None:
            above = parent.row() if parent.isValid() else len(self._rules)
            self.dropped.emit(int(written), row if row >= 0 else above)
        return False
