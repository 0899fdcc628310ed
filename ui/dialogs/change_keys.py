"""The keys of one action: taken away, recorded, taken over from others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.dialogs.key_field import KeyField
from ui.keymap import native
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeySequence

_WIDTH = 460


class Verdict(NamedTuple):
    """What is to be said of a key for an action, in sentences; empty where there is nothing.

    ``refused``, why it can't be had; ``used``, who has it; ``advice``, what is to be known of it.
    """

    refused: str = ""
    used: str = ""
    advice: str = ""


class ChangeKeysDialog(QDialog):
    """When accepted, ``keys`` are what the action is to have. ``judge`` is asked about each key."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        action: str,
        tip: str,
        keys: Sequence[QKeySequence],
        usual: Sequence[QKeySequence],
        judge: Callable[[QKeySequence], Verdict],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change Keys"))
        self._usual, self._judge = tuple(usual), judge
        self._keys = list(keys)
        self._waiting: QKeySequence | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.field = KeyField()
        self.field.recorded.connect(self._take)
        self.note = QLabel(wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.take_over = QPushButton(tr("Take It Over"), autoDefault=False)
        self.take_over.clicked.connect(self._take_over)
        self.leave = _cross()
        self.leave.clicked.connect(self._leave)
        self.usual = QPushButton(tr("Usual Keys"), autoDefault=False)
        self.usual.setToolTip(tr("The keys that this action has if you change nothing"))
        self.usual.clicked.connect(self._take_usual)
        self.done_button = QPushButton(tr("Use These Keys"), default=True)
        self.done_button.clicked.connect(self.accept)
        # Two lines of it change nothing in the size of the dialog.
        lines = 2 * self.note.fontMetrics().height()
        self.note.setMinimumHeight(max(lines, self.take_over.sizeHint().height()))
        self._lay_out(action, tip)
        self._say()
        self._show_keys()
        self.field.setFocus()

    def _lay_out(self, action: str, tip: str) -> None:
        heading = QLabel(action)
        heading.setFont(style.font(strong=True))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        said = QLabel(tip, wordWrap=True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setProperty("quiet", True)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        new = QLabel(tr("New key"))
        new.setBuddy(self.field)
        conflict, buttons = QHBoxLayout(), QHBoxLayout()
        top, asked = QVBoxLayout(), QVBoxLayout()
        for each, gap in ((conflict, 8), (buttons, 8), (top, 4), (asked, 4)):
            each.setSpacing(gap)
        top.addWidget(heading)
        top.addWidget(said)
        asked.addWidget(new)
        asked.addWidget(self.field)
        conflict.addWidget(self.note, 1)
        conflict.addWidget(self.take_over)
        conflict.addWidget(self.leave)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (top, self._rows, asked, conflict):
            column.addLayout(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(style.room(_WIDTH))

    @property
    def keys(self) -> tuple[QKeySequence, ...]:
        """What was chosen, in the order in which it is shown."""
        return tuple(self._keys)

    def accept(self) -> None:
        """Take also a key that is still being pressed; one that is used wants an answer first."""
        self.field.finish()
        if self._waiting is None:
            super().accept()
        else:
            self.take_over.setFocus()

    # --- what is pressed --------------------------------------------------------------------

    def _take(self, key: QKeySequence) -> None:
        self._waiting = None
        name = native(key)
        if key in self._keys:
            self._say(tr("{key} is here already.", key=name))
            return
        verdict = self._judge(key)
        if verdict.refused:
            self._say(verdict.refused, wrong=True)
        elif verdict.used:
            self._waiting = key
            self._say(verdict.used, wrong=True)
        else:
            self._add(key, verdict.advice)

    def _take_over(self) -> None:
        if self._waiting is not None:
            key, self._waiting = self._waiting, None
            self._add(key, self._judge(key).advice)
            self.done_button.setFocus()  # in the field Enter would be the next key

    def _leave(self) -> None:
        self._waiting = None
        self._say()
        self.done_button.setFocus()

    def _add(self, key: QKeySequence, advice: str) -> None:
        self._keys.append(key)
        self._say(advice)
        self._show_keys()

    def _drop(self, key: QKeySequence) -> None:
        self._keys.remove(key)
        self._waiting = None
        self._say()
        self._show_keys()
        self.field.setFocus()

    def _take_usual(self) -> None:
        self._keys, self._waiting = list(self._usual), None
        self._say()
        self._show_keys()

    # --- what is shown ----------------------------------------------------------------------

    def _say(self, words: str = "", *, wrong: bool = False) -> None:
        self.note.setText(words)
        self.note.setProperty("quiet", not wrong)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        for answer in (self.take_over, self.leave):
            answer.setVisible(self._waiting is not None)
        if self._waiting is not None:
            self.leave.setToolTip(tr("Leave {key} where it is", key=native(self._waiting)))
            self.leave.setAccessibleName(self.leave.toolTip())

    def _show_keys(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key in self._keys:
            self._rows.addWidget(_KeyRow(key, self._drop))
        if not self._keys:
            none = QLabel(tr("No key; the menus and the command palette have it all the same."))
            none.setWordWrap(True)
            none.setProperty("quiet", True)
            self._rows.addWidget(none)
        self.usual.setEnabled(set(self._keys) != set(self._usual))


class _KeyRow(QWidget):
    """One of the keys, and a button that takes it away."""

    def __init__(self, key: QKeySequence, drop: Callable[[QKeySequence], None]) -> None:
        super().__init__()
        cap = QLabel(native(key))
        cap.setObjectName("keycap")
        remove = _cross()
        remove.setToolTip(tr("Take {key} away", key=native(key)))
        remove.setAccessibleName(tr("Take {key} away", key=native(key)))
        remove.clicked.connect(lambda: drop(key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(cap)
        row.addWidget(remove)
        row.addStretch(1)


def _cross() -> QToolButton:
    button = QToolButton()
    button.setIcon(style.icon("x"))
    button.setProperty("class", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
