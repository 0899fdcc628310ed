"""What all pages of the preferences are made of: rows at one left edge, controls that keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fields import choose, combo, labelled, quiet, spin
from ui.dialogs.pages import Sheet
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import (
        QComboBox,
        QLayout,
        QSpinBox,
    )

    from feedmon.settings import Settings
    from ui.preferences import Preferences

_LABELS = 128
_ROW, _GAP, _HINT = 8, 20, 4


class Page(Sheet):
    """One page: labels in the first column, controls and their explanations in the second.

    A control of ``preferences`` is bound by its name: it shows what is preferred, whoever changes
    it, and keeps what is chosen in it at once.

    *Signals*: ``edited(dict)``, settings of the engine that the person changes (SettingsEdit).
    """

    edited = Signal(object)
    scrolls_sideways = True

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(labels=_LABELS)
        self._preferences = preferences
        self._showing: dict[str, list[Callable[[], None]]] = {}
        preferences.changed.connect(self._follow)

    def show_settings(self, settings: Settings) -> None:
        """Show how the engine works now; a page with controls for that says how."""

    # --- rows -------------------------------------------------------------------------------

    def row(self, words: str, field: QWidget | QLayout, hint: str = "") -> None:
        """Put a control below the last row, with its label and what there is to explain.

        Without words it belongs to the row above.
        """
        row = self._next_row(_GAP if words else _ROW)
        buddy = field if isinstance(field, QWidget) else _first_of(field)
        if words:
            label = labelled(words, buddy)
            side = Qt.AlignmentFlag.AlignLeft
            if isinstance(field, QVBoxLayout):  # beside what stands first in it
                label.setContentsMargins(0, _ROW, 0, 0)
                side |= Qt.AlignmentFlag.AlignTop
            elif isinstance(field, QLabel):  # beside the first line, however many there are
                side |= Qt.AlignmentFlag.AlignTop
            elif buddy is not None and (first := buddy.focusProxy()) is not None:
                # Of several fields that belong together it names the first.
                label.setMinimumHeight(max(first.sizeHint().height(), first.minimumHeight()))
                side |= Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, row, 0, side)
        if isinstance(field, QWidget):
            left = Qt.AlignmentFlag.AlignLeft
            wide = isinstance(field, (QLabel, QLineEdit))
            self._grid.addWidget(field, row, 1, Qt.AlignmentFlag(0) if wide else left)
        else:
            self._grid.addLayout(field, row, 1)
        if hint:
            said = quiet(hint)
            self._grid.setRowMinimumHeight(row + 1, _HINT)
            self._grid.addWidget(said, row + 2, 1)
            if buddy is not None:
                buddy.setAccessibleDescription(hint)

    # --- controls bound to a preference -----------------------------------------------------

    def check(self, name: str, words: str) -> QCheckBox:
        """Make a check box for a preference that is on or off."""
        box = QCheckBox(words)
        self._bind(name, lambda: box.setChecked(getattr(self._preferences, name)))
        box.toggled.connect(lambda on: setattr(self._preferences, name, on))
        return box

    def choice(self, name: str, options: Iterable[tuple[str, Any]]) -> QComboBox:
        """Make a list of what a preference may be: words for people, and the value."""
        box = combo((tr(words), value) for words, value in options)
        self._bind(name, lambda: choose(box, getattr(self._preferences, name)))
        box.activated.connect(lambda _: setattr(self._preferences, name, box.currentData()))
        return box

    def number(self, name: str, limits: tuple[int, int], suffix: str, *, step: int = 1) -> QSpinBox:
        """Make a field for a preference that is a number."""
        box = spin(limits, suffix, step=step)
        self._bind(name, lambda: box.setValue(getattr(self._preferences, name)))
        box.valueChanged.connect(lambda value: setattr(self._preferences, name, value))
        return box

    def _bind(self, name: str, show: Callable[[], None]) -> None:
        self._showing.setdefault(name, []).append(show)
        show()

    def _follow(self, name: str) -> None:
        for show in self._showing.get(name, ()):
            show()


def beside(*fields: QWidget) -> QLayout:
    """Put fields beside each other, from the left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for field in fields:
        line.addWidget(field)
    line.addStretch(1)
    return line


def _first_of(layout: QLayout) -> QWidget | None:
    item = layout.itemAt(0)
    return None if item is None else item.widget()
