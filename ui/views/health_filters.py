"""The row above a table of feeds: which of them are shown, and how many there are of each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui import style, text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from PySide6.QtGui import QKeyEvent

E = TypeVar("E", bound=StrEnum)

#: What is typed counts so long after the last key.
_TYPING_MS = 120


class _Words(QLineEdit):
    """A field from which down and Enter lead on, as does Escape once it is empty."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field, or go on to what was found."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FilterRow(QWidget, Generic[E]):
    """A button for each filter, and a field for words.

    ``names`` are the filters with what they are called, ``tips`` what some of them mean; those
    that are ``passing`` are seen while there is something of them. The first one is chosen.

    *Signals*: ``changed()`` when the person chose another filter, or typed other words;
    ``left()``, the person goes on to what was found.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        names: Mapping[E, str],
        tips: Mapping[E, str],
        *,
        passing: Container[E] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names, self._tips, self._passing = names, tips, passing
        self._chosen: E = next(iter(names))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self._buttons = {each: self._button(each) for each in names}
        self.search = _Words(placeholderText=tr("Filter by title or address"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Filter by title or address"))
        self.search.setFixedWidth(style.room(240))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.left.connect(self._leave)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        style.set_margins(row, 4, 10, 16, 8)
        row.setSpacing(4)
        for button in self._buttons.values():
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.search)

    @property
    def chosen(self) -> E:
        """Which feeds are to be shown."""
        return self._chosen

    @property
    def words(self) -> str:
        """What their title or address is to have."""
        return self.search.text()

    def choose(self, which: E) -> None:
        """Choose a filter as the person would, and look for no words."""
        self.search.clear()
        self._buttons[which].setChecked(True)
        self._choose(which)

    def count(self, counts: Mapping[E, int]) -> None:
        """Show how many feeds there are of each; of some kinds only where there are any."""
        for which, button in self._buttons.items():
            number = f" {text.count(counts[which])}" if counts[which] else ""
            button.setText(f"{tr(self._names[which])}{number}")
            if which in self._passing:
                button.setVisible(bool(counts[which]) or which is self._chosen)

    def _choose(self, which: E) -> None:
        self._typing.stop()
        self._chosen = which
        self.changed.emit()

    def _leave(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()
        self.left.emit()

    def _button(self, which: E) -> QToolButton:
        button = QToolButton()
        button.setText(tr(self._names[which]))
        button.setCheckable(True)
        button.setProperty("class", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tr(self._tips.get(which, "")))
        button.setChecked(which is self._chosen)
        if which in self._passing:
            button.hide()  # without a parent yet, the others would become windows by being shown
        button.clicked.connect(lambda: self._choose(which))
        return button
