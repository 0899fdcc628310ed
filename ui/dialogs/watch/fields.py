"""Fields of what is watched: which part, what is read there, what is told, what is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from feedmon.model import WatchMode, WatchPart, WatchSpec, WatchWhen
from ui import style
from ui.dialogs.fields import choose, combo, quiet
from ui.text import watches as said
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent

_LONGEST, _LINES, _LABELS = 2000, 3, 72
_LIMITED = (WatchWhen.ABOVE, WatchWhen.BELOW)
_WORDED = (WatchWhen.APPEARS, WatchWhen.DISAPPEARS)

PART, MODE, WHEN, IGNORE = "part", "mode", "when", "ignore"  # not for people
#: Beside which field it is said what is wrong; what is not named here is wrong with the page.
_FIELD_OF = {
    ("bad-watch", "css"): PART,
    ("bad-watch", "xpath"): PART,
    ("bad-watch", "json-path"): PART,
    ("bad-watch", "pattern"): IGNORE,
    ("bad-watch", "slow-pattern"): IGNORE,
    ("bad-watch", "limit"): WHEN,
    ("bad-watch", "words"): WHEN,
    ("bad-watch", "mode"): WHEN,
    ("part-missing", "nothing"): PART,
    ("part-missing", "not-json"): PART,
    ("part-missing", "no-number"): MODE,
}
_SELECTOR_MISSING = mark("Write down what is to be looked for, or choose from what was found.")
_LIMIT_MISSING = mark("Write the number that is to be passed.")
_LIMIT_WRONG = mark("This is not a number.")
_WORDS_MISSING = mark("Write the text that is to appear or disappear.")
_IGNORED = mark(
    "One regular expression on each line. What it finds is passed over, as if it were not there."
)


def field_of(code: str, detail: str) -> str:
    """Name the field that a problem belongs to; "" for the page itself."""
    return _FIELD_OF.get((code, detail), "")


class SpecFields(QWidget):
    """*Signals*: ``changed()``, with every letter."""

    changed = Signal()

    def __init__(self, spec: WatchSpec) -> None:
        super().__init__()
        self.part = combo((tr(words), part) for part, words in said.PARTS)
        self.selector = QLineEdit(maxLength=_LONGEST)
        self.selector.setAccessibleName(tr("Selector"))
        # It is code, and code runs from left to right everywhere.
        self.selector.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.mode = combo((tr(words), mode) for mode, words in said.MODES)
        self.when = combo(())
        self.limit = QLineEdit(maxLength=40)
        self.limit.setAccessibleName(tr("Number to be passed"))
        self.words = QLineEdit(maxLength=_LONGEST)
        self.words.setAccessibleName(tr("Text to look for"))
        self.ignore = _Patterns()
        self._wrong = {name: _wrong() for name in (PART, MODE, WHEN, IGNORE)}
        self._lay_out()
        self.put(spec)
        self.part.currentIndexChanged.connect(self._turn)
        self.mode.currentIndexChanged.connect(self._turn)
        self.when.currentIndexChanged.connect(self._turn)
        for field in (self.selector, self.limit, self.words, self.ignore):
            field.textChanged.connect(lambda *_: self.changed.emit())

    def put(self, spec: WatchSpec) -> None:
        """Fill all fields."""
        before = self.blockSignals(True)
        choose(self.part, spec.part)
        self.selector.setText(spec.selector)
        self.selector.setCursorPosition(0)
        choose(self.mode, spec.mode)
        self._offer_whens(spec.when)
        self.limit.setText("" if spec.limit is None else said.number(spec.limit))
        self.words.setText(spec.words)
        self.ignore.setPlainText("\n".join(spec.ignore))
        self._show()
        self.blockSignals(before)
        self.changed.emit()

    @property
    def spec(self) -> WatchSpec:
        """What stands in the fields; what does not belong to what was chosen is left out."""
        part, when = WatchPart(self.part.currentData()), WatchWhen(self.when.currentData())
        lines = (line.strip() for line in self.ignore.toPlainText().split("\n"))
        return WatchSpec(
            part=part,
            selector="" if part is WatchPart.PAGE else self.selector.text().strip(),
            mode=WatchMode(self.mode.currentData()),
            when=when,
            limit=said.read_number(self.limit.text()) if when in _LIMITED else None,
            words=self.words.text().strip() if when in _WORDED else "",
            ignore=tuple(line for line in lines if line),
        )

    @property
    def missing(self) -> tuple[str, str]:
        """The field in which something is missing still, and what; two times "" when all is there.

        This needs no page to be looked at.
        """
        spec = self.spec
        if spec.part is not WatchPart.PAGE and not spec.selector:
            return PART, tr(_SELECTOR_MISSING)
        if spec.when in _LIMITED and spec.limit is None:
            return WHEN, tr(_LIMIT_WRONG if self.limit.text().strip() else _LIMIT_MISSING)
        if spec.when in _WORDED and not spec.words:
            return WHEN, tr(_WORDS_MISSING)
        return "", ""

    def say(self, wrong: Iterable[tuple[str, str]]) -> None:
        """Say what is wrong beside the fields, and nothing of what is not named."""
        words = dict(wrong)
        for name, label in self._wrong.items():
            label.setText(words.get(name, ""))
            label.setVisible(bool(words.get(name)))
        for name, fields in (
            (PART, (self.selector,)),
            (MODE, (self.mode,)),
            (WHEN, (self.limit, self.words)),
        ):
            for field in fields:
                field.setAccessibleDescription(words.get(name, ""))
        hint = f"{tr(_IGNORED)} {words.get(IGNORE, '')}"
        self.ignore.setAccessibleDescription(hint.strip())

    # --- one field decides about another ----------------------------------------------------

    def _turn(self) -> None:
        if self.sender() is self.mode:
            self._offer_whens(WatchWhen(self.when.currentData()))
        self._show()
        self.changed.emit()

    def _offer_whens(self, chosen: WatchWhen) -> None:
        before = self.when.blockSignals(True)
        self.when.clear()
        for words, when in said.whens_of(WatchMode(self.mode.currentData())):
            self.when.addItem(words, when)
        self.when.setCurrentIndex(max(0, self.when.findData(chosen)))
        self.when.blockSignals(before)

    def _show(self) -> None:
        part, when = WatchPart(self.part.currentData()), WatchWhen(self.when.currentData())
        self.selector.setVisible(part is not WatchPart.PAGE)
        self.selector.setPlaceholderText(said.EXAMPLES.get(part, ""))
        self.limit.setVisible(when in _LIMITED)
        self.words.setVisible(when in _WORDED)

    # --- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, style.room(_LABELS))
        for row, (words, field, below) in enumerate(
            (
                (tr("&Part"), self.part, (self.selector, self._wrong[PART])),
                (tr("&Read"), self.mode, (self._wrong[MODE],)),
                (tr("&Tell me"), self.when, (self.limit, self.words, self._wrong[WHEN])),
                (tr("I&gnore"), self.ignore, (quiet(tr(_IGNORED)), self._wrong[IGNORE])),
            )
        ):
            label = QLabel(words)
            label.setBuddy(field)
            one_line = field is not self.ignore
            label.setMinimumHeight(field.sizeHint().height() if one_line else 0)
            top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            grid.addWidget(label, row, 0, top)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            if one_line:
                line = QHBoxLayout()
                line.addWidget(field)
                line.addStretch(1)
                cell.addLayout(line)
            else:
                cell.addWidget(field)
            for each in below:
                cell.addWidget(each)
            grid.addLayout(cell, row, 1)


class _Patterns(QPlainTextEdit):
    """Some lines; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 20)
        # Code again: its signs would change places among letters that run from the right.
        self.setPlaceholderText("\u2066" + r"\d+ (views|comments)" + "\u2069")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the end, coming by Tab."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.setTextCursor(cursor)


def _wrong() -> QLabel:
    label = quiet("")
    label.setProperty("quiet", False)
    label.setProperty("wrong", True)
    label.hide()
    return label
