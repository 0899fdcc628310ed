"""The row above the table of feeds: which of them are shown, and how many there are of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui import style, text
from ui.models.health import Filter
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

#: What is typed counts so long after the last key.
_TYPING_MS = 120

_FILTERS = {
    Filter.ALL: mark("All"),
    Filter.FAILING: mark("Failing"),
    Filter.WARNED: mark("Warnings"),
    Filter.PARKED: mark("Parked"),
    Filter.PAUSED: mark("Paused"),
    Filter.GONE: mark("Gone"),
    Filter.SLOW: mark("Slow"),
    Filter.FAILED: mark("Failed in Last Refresh"),
    Filter.NOT_ASKED: mark("Not Asked in Last Refresh"),
}
_TIPS = {
    Filter.FAILING: mark("Feeds whose last poll failed"),
    Filter.WARNED: mark("Feeds that work, but not as they should"),
    Filter.PARKED: mark("Feeds that failed for so long that they are asked once a week"),
    Filter.PAUSED: mark("Feeds that you paused"),
    Filter.GONE: mark("Feeds that their publisher removed for good"),
    Filter.SLOW: mark("Feeds that keep their readers waiting for seconds"),
}
_OF_A_REFRESH = (Filter.FAILED, Filter.NOT_ASKED)


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


class FilterRow(QWidget):
    """A button for each filter, and a field for words.

    *Signals*: ``changed()`` when the person chose another filter, or typed other words;
    ``left()``, the person goes on to what was found.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = Filter.ALL
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self._buttons = {each: self._button(each) for each in Filter}
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
    def chosen(self) -> Filter:
        """Which feeds are to be shown."""
        return self._chosen

    @property
    def words(self) -> str:
        """What their title or address is to have."""
        return self.search.text()

    def choose(self, which: Filter) -> None:
        """Choose a filter as the person would, and look for no words."""
        self.search.clear()
        self._buttons[which].setChecked(True)
        self._choose(which)

    def count(self, counts: Mapping[Filter, int]) -> None:
        """Show how many feeds there are of each; those of a refresh only where there are some."""
        for which, button in self._buttons.items():
            number = f" {text.count(counts[which])}" if counts[which] else ""
            button.setText(f"{tr(_FILTERS[which])}{number}")
            if which in _OF_A_REFRESH:
                button.setVisible(bool(counts[which]) or which is self._chosen)

    def _choose(self, which: Filter) -> None:
        self._typing.stop()
        self._chosen = which
        self.changed.emit()

    def _leave(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()
        self.left.emit()

    def _button(self, which: Filter) -> QToolButton:
        button = QToolButton()
        button.setText(tr(_FILTERS[which]))
        button.setCheckable(True)
        button.setProperty("class", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tr(_TIPS.get(which, "")))
        button.setChecked(which is Filter.ALL)
        if which in _OF_A_REFRESH:
            button.hide()  # without a parent yet, the others would become windows by being shown
        button.clicked.connect(lambda: self._choose(which))
        return button
