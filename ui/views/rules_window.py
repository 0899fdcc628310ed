"""The window of rules: in their order, to be made, changed, moved, given away and taken over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from ui.dialogs.fields import quiet
from ui.dialogs.sizes import give_room
from ui.models.rules import RuleModel
from ui.translation import tr
from ui.views.announcing import announce
from ui.views.empty import EmptyState
from ui.views.rule_list import RuleList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Rule

_SIZE, _SIDE = (760, 480), 16
_LIST, _NOTHING = 0, 1


class RulesWindow(QDialog):
    """Stands beside the main window. It knows no engine: what is wanted it says by signals.

    *Signals*: ``new_wanted()``; ``edit_wanted(int)``, ``copy_wanted(int)``, ``remove_wanted(int)``,
    ``hidden_wanted(int)`` with the id of a rule; ``arranged(list)`` with all ids in another order;
    ``switched(int, bool)``; ``import_wanted()``, ``export_wanted()``.
    """

    new_wanted = Signal()
    edit_wanted = Signal(int)
    copy_wanted = Signal(int)
    remove_wanted = Signal(int)
    hidden_wanted = Signal(int)
    arranged = Signal(list)
    switched = Signal(int, bool)
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self, words: Callable[[Rule], tuple[str, str, str]], parent: QWidget | None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Rules"))
        self.setModal(False)
        self.model = RuleModel(words, self)
        self.list = RuleList(self.model)
        self._empty = EmptyState()
        self._wanted: int | None = None  # to be chosen as soon as it has its row
        self._said = quiet("")
        self._said.hide()
        self._make_buttons()
        self._lay_out()
        self._connect()
        give_room(self, *_SIZE)
        self.show_rules(())

    def show_rules(self, rules: Iterable[Rule]) -> None:
        """Show the rules as they are now; what was chosen stays chosen."""
        self.model.put(rules)
        if self._wanted is not None and (row := self.model.row_of(self._wanted)) is not None:
            self._wanted = None
            self.list.setCurrentIndex(self.model.index(row))
        elif not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollTo(self.list.currentIndex())
        was_empty = self._stack.currentIndex() == _NOTHING
        self._stack.setCurrentIndex(_LIST if self.model.rowCount() else _NOTHING)
        if self.model.rowCount() and was_empty:
            self.list.setFocus()
        self._enable()

    def choose(self, rule_id: int) -> None:
        """Let this rule be the one that is chosen, now or when it comes."""
        self._wanted = rule_id

    def say(self, words: str) -> None:
        """Say what was done."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        announce(self._said, words)

    # --- what is wanted ---------------------------------------------------------------------

    def _chosen(self) -> Rule | None:
        return self.model.rule(self.list.currentIndex())

    def _tell(self, signal: Any) -> None:
        rule = self._chosen()
        if rule is not None:
            signal.emit(rule.id)

    def _step(self, by: int) -> None:
        row, ids = self.list.currentIndex().row(), self.model.ids()
        if 0 <= row < len(ids) and 0 <= row + by < len(ids):
            ids[row], ids[row + by] = ids[row + by], ids[row]
            self._arrange(ids, ids[row + by])

    def _drop(self, rule_id: int, before: int) -> None:
        ids = self.model.ids()
        row = ids.index(rule_id)
        ids.insert(before, rule_id)
        del ids[row if row < before else row + 1]
        if ids != self.model.ids():
            self._arrange(ids, rule_id)

    def _arrange(self, ids: list[int], moved: int) -> None:
        self.choose(moved)
        self.arranged.emit(ids)
        place = tr(
            "{title}, now {place} of {number}",
            title=str(self.model.data(self.model.index(self.model.row_of(moved) or 0))),
            place=ids.index(moved) + 1,
            number=len(ids),
        )
        announce(self.list, place)

    def _enable(self) -> None:
        row, rows = self.list.currentIndex().row(), self.model.rowCount()
        for button in (self.edit, self.copy, self.remove):
            button.setEnabled(row >= 0)
        rule = self._chosen()
        self.hidden.setEnabled(rule is not None and rule.spec.actions.hide)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < rows - 1)
        self.exported.setEnabled(rows > 0)

    # --- building ---------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.new = _button(tr("&New Rule…"), self.new_wanted.emit)
        self.edit = _button(tr("&Edit…"), lambda: self._tell(self.edit_wanted))
        self.copy = _button(tr("D&uplicate"), lambda: self._tell(self.copy_wanted))
        self.remove = _button(tr("&Remove"), lambda: self._tell(self.remove_wanted))
        self.hidden = _button(tr("&Show Hidden"), lambda: self._tell(self.hidden_wanted))
        self.hidden.setToolTip(tr("List the articles that this rule took out of all lists"))
        self.up = _button(tr("Move U&p"), lambda: self._step(-1))
        self.down = _button(tr("Move &Down"), lambda: self._step(1))
        self.imported = _button(tr("&Import…"), self.import_wanted.emit)
        self.exported = _button(tr("E&xport…"), self.export_wanted.emit)

    def _connect(self) -> None:
        self.list.picked.connect(self._enable)
        self.list.edit_wanted.connect(lambda: self._tell(self.edit_wanted))
        self.list.remove_wanted.connect(lambda: self._tell(self.remove_wanted))
        self.list.step_wanted.connect(self._step)
        self.model.switched.connect(self.switched)
        self.model.dropped.connect(self._drop)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_wanted.emit)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)
        self._empty.say(
            "list-filter",
            "",
            tr("A rule tells you of articles with certain words, or stars, tags or hides them."),
            (tr("New Rule…"), self.new_wanted.emit),
        )
        for button in self._empty.buttons():
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        frame = QFrame()
        frame.setObjectName("framed")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self._stack)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        groups = (
            (self.new, self.edit, self.copy, self.remove, self.hidden),
            (self.up, self.down),
            (self.imported, self.exported),
        )
        for number, group in enumerate(groups):
            if number:
                beside.addSpacing(8)
            if number == len(groups) - 1:
                beside.addStretch(1)
            for button in group:
                beside.addWidget(button)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(frame, 1)
        across.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(8)
        column.addWidget(
            quiet(tr("Each article that arrives goes through them, from the first on."))
        )
        column.addLayout(across, 1)
        column.addWidget(self._said)
        stops = [self.list, *(button for group in groups for button in group)]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand beside the main window, not always above it, as a dialog would."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.setTransientParent(cast("Any", None))


def _button(words: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.clicked.connect(lambda _=False: slot())
    return button
