"""Hours in which only urgent alerts are told: a row for each day of the week."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from feedmon import read_quiet
from ui.dialogs.fields import clock
from ui.text.outlets import day_name
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTimeEdit

_USUAL = (22 * 60, 7 * 60)
_FORM = "HH:mm"  # in the settings, whatever the person writes


class QuietHours(QWidget):
    """Seven rows: a check box with the day, and from when to when; an end may be the next day.

    *Signals*: ``changed(str)``, the hours as the settings hold them.
    """

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self.days: list[QCheckBox] = []
        self.begins: list[QTimeEdit] = []
        self.ends: list[QTimeEdit] = []
        for day in range(7):
            name = day_name(day)
            box = QCheckBox(name)
            begin = clock(_USUAL[0], tr("{day}, quiet from", day=name))
            end = clock(_USUAL[1], tr("{day}, quiet until", day=name))
            box.toggled.connect(lambda _on: self._tell())
            begin.timeChanged.connect(lambda _at: self._tell())
            end.timeChanged.connect(lambda _at: self._tell())
            box.setMinimumHeight(begin.sizeHint().height())  # for the label beside the first
            grid.addWidget(box, day, 0)
            grid.addWidget(begin, day, 1)
            grid.addWidget(QLabel(tr("to", "between two times: 22:00 to 07:00")), day, 2)
            grid.addWidget(end, day, 3)
            self.days.append(box)
            self.begins.append(begin)
            self.ends.append(end)
        self.copy = QPushButton(tr("&Copy to All Days"), autoDefault=False)
        self.copy.setToolTip(tr("Let every day be as the first one that is quiet"))
        self.copy.clicked.connect(self._copy)
        grid.addWidget(self.copy, 7, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        grid.setRowMinimumHeight(7, 40)
        grid.setColumnStretch(4, 1)
        self.setFocusProxy(self.days[0])  # the label stands beside the first row
        self._enable()

    def show_hours(self, written: str) -> None:
        """Show these hours, telling nobody; times of days without any stay as they are."""
        if json.loads(self.value() or "{}") == _read(written):
            return
        spans = read_quiet(written).spans
        self._showing = True
        for day in range(7):
            self.days[day].setChecked(day in spans)
            if day in spans:
                begin, end = spans[day]
                self.begins[day].setTime(_of(begin))
                self.ends[day].setTime(_of(end))
        self._showing = False
        self._enable()

    def value(self) -> str:
        """Return the hours as the settings hold them; empty for none."""
        spans = {
            str(day): f"{self.begins[day].time().toString(_FORM)}-"
            f"{self.ends[day].time().toString(_FORM)}"
            for day in range(7)
            if self.days[day].isChecked()
        }
        return json.dumps(spans) if spans else ""

    def _copy(self) -> None:
        first = next((day for day in range(7) if self.days[day].isChecked()), None)
        if first is None:
            return
        self._showing = True
        for day in range(7):
            self.days[day].setChecked(True)
            self.begins[day].setTime(self.begins[first].time())
            self.ends[day].setTime(self.ends[first].time())
        self._showing = False
        self._tell()

    def _tell(self) -> None:
        if not self._showing:
            self._enable()
            self.changed.emit(self.value())

    def _enable(self) -> None:
        for day, box in enumerate(self.days):
            self.begins[day].setEnabled(box.isChecked())
            self.ends[day].setEnabled(box.isChecked())
        self.copy.setEnabled(any(box.isChecked() for box in self.days))


def _of(minute: int) -> QTime:
    return QTime(minute // 60 % 24, minute % 60)


def _read(written: str) -> object:
    try:
        return json.loads(written or "{}")
    except ValueError:
        return None
