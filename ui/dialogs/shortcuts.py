"""Every action with its keys, as the menus have them: looked at, searched, and changed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fields import name_list
from ui.dialogs.key_view import PAD, KeyView
from ui.dialogs.sizes import give_room
from ui.models.shortcuts import ShortcutModel, ShortcutRole
from ui.translation import tr, trn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from ui.models.shortcuts import KeysShown, ShortcutRow

_SIZE = (560, 640)


class _Presets(QComboBox):
    """What is chosen here asks before it is done: so arrows open the list, and choose there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list instead of taking what is next, which would always be the same one."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by the way."""
        event.ignore()


class ShortcutList(QWidget):
    """All actions with a field above them that narrows them, and whose keys these are.

    *Signals*: ``change_wanted(str)`` and ``reset_wanted(str)``, the name of an action;
    ``reset_all_wanted()``; ``preset_wanted(str)``, the id of another preset.
    """

    change_wanted = Signal(str)
    reset_wanted = Signal(str)
    reset_all_wanted = Signal()
    preset_wanted = Signal(str)

    def __init__(self, keys: KeysShown) -> None:
        super().__init__()
        self.model = ShortcutModel(keys.groups, self)
        self.search = QLineEdit(placeholderText=tr("Search by name or key"))
        self.search.setAccessibleName(tr("Search shortcuts"))
        self.search.textChanged.connect(self._narrow)
        self.presets = _Presets()
        name_list(self.presets, tr("Keys as in"))
        self.presets.setToolTip(tr("Use the keys of a program that you know"))
        self.presets.activated.connect(self._ask_preset)
        self.view = KeyView(self.model)
        self.view.wanted.connect(self.change_wanted)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._nothing = QLabel(tr("No action has this name or key."))
        self._nothing.setProperty("quiet", True)
        self._nothing.setContentsMargins(PAD, 8, PAD, 8)
        self._nothing.hide()
        self._note = QLabel()
        self._note.setProperty("quiet", True)
        self.change = QPushButton(tr("Change…"), autoDefault=False)
        self.reset = QPushButton(tr("Reset"), autoDefault=False)
        self.reset_all = QPushButton(tr("Reset All"), autoDefault=False)
        self.change.setToolTip(tr("Give the chosen action other keys"))
        self.reset.setToolTip(tr("Give the chosen action its keys back"))
        self.reset_all.setToolTip(tr("Give all actions their keys back"))
        self.change.clicked.connect(lambda: self.change_wanted.emit(self.view.chosen()))
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(self.view.chosen()))
        self.reset_all.clicked.connect(self.reset_all_wanted)
        # The list scrolls while the words are still typed.
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            scroll = QShortcut(QKeySequence(key), self, context=within)
            scroll.activated.connect(lambda step=step: self._scroll(step))
        own = Qt.ShortcutContext.WidgetShortcut
        down = QShortcut(QKeySequence("Down"), self.search, context=own)
        down.activated.connect(self._go_to_found)
        self._lay_out()
        self.show_keys(keys)

    def shown(self) -> list[tuple[str, list[str]]]:
        """Return what the search left: titles, each with the words of its actions."""
        return [(each.title, [row.words for row in each.rows]) for each in self.model.left()]

    def show_keys(self, keys: KeysShown) -> None:
        """Show these keys; what is chosen and looked for stays."""
        name, bar = self.view.chosen(), self.view.verticalScrollBar()
        place = bar.value()
        self.model.show(keys.groups)
        row = self.model.row_of(name)
        if row >= 0:
            self.view.choose(row)
        bar.setValue(place)
        self.presets.clear()
        for preset_id, title in keys.presets:
            self.presets.addItem(tr("Keys as in {program}", program=title), preset_id)
        self._preset = self.presets.findData(keys.preset)
        self.presets.setCurrentIndex(self._preset)
        words = trn(keys.own, "You changed {n} action.", "You changed {n} actions.")
        self._note.setText(words if keys.own else "")
        self.reset_all.setEnabled(keys.own > 0)
        self._show_found()
        self._enable()

    def _ask_preset(self, index: int) -> None:
        wanted = self.presets.itemData(index)
        self.presets.setCurrentIndex(self._preset)  # until it is
        if index != self._preset:
            self.preset_wanted.emit(wanted)

    def _enable(self) -> None:
        row: ShortcutRow | None = self.view.currentIndex().data(ShortcutRole.ROW)
        chosen = bool(self.view.chosen())
        self.change.setEnabled(chosen)
        self.reset.setEnabled(chosen and row is not None and row.own)

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        self._show_found()
        self._enable()
        self.view.scrollToTop()

    def _show_found(self) -> None:
        found = bool(self.model.rowCount())
        self.view.setVisible(found)
        self._nothing.setVisible(not found)

    def _go_to_found(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _scroll(self, step: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        above.addWidget(self.search, 1)
        above.addWidget(self.presets)
        below.addWidget(self.change)
        below.addWidget(self.reset)
        below.addWidget(self._note, 1)
        below.addWidget(self.reset_all)
        frame = QFrame()
        frame.setObjectName("framed")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(above)
        column.addWidget(frame, 1)
        column.addLayout(below)
        places = [self.search, self.view, self.change, self.reset, self.reset_all, self.presets]
        for before, after in pairwise(places):  # from the field one goes to what was found
            self.setTabOrder(before, after)


class ShortcutsDialog(QDialog):
    """Stands beside the window, which can be used meanwhile."""

    def __init__(self, parent: QWidget | None, keys: KeysShown) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard Shortcuts"))
        self.setModal(False)
        self.keys = ShortcutList(keys)
        self.shown = self.keys.shown
        close = QPushButton(tr("Close"), autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.keys, 1)
        column.addLayout(buttons)
        give_room(self, *_SIZE)
        self.keys.search.setFocus()
