"""How often feeds are asked, chosen for one feed, a folder or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from feedmon.model import Rhythm, Wish
from ui.dialogs.fields import choose, combo, name_list, spin
from ui.text import rhythms as said
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QComboBox

    from feedmon.model import Feed, Folder, Plan

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_USUAL = (
    *(15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR),
    *(_DAY, 7 * _DAY),
)
_FLOORS = (5 * _MINUTE, 10 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, 3 * _HOUR)
_CEILINGS = (_HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, 7 * _DAY)
#: Minutes: nobody is asked more often than the first, or more seldom than the second, whatever
#: is chosen.
_LIMITS = (5, 7 * 24 * 60)
_OWN = "own"
_WIDTH = 260


class RhythmField(QWidget):
    """A list of rhythms, and below it what belongs to the chosen one.

    ``around`` is what holds where nothing is chosen here (``None``: something has to be), and
    ``place`` names where that was chosen: "everywhere", "its folder".

    *Signals*: ``changed()``, the person chose something else.
    """

    changed = Signal()

    def __init__(self, wish: Wish, *, around: Plan | None = None, place: str = "") -> None:
        super().__init__()
        self._wish, self._around = wish, around
        options: list[tuple[str, object]] = []
        if around is not None:
            options.append((tr("As {place}: {plan}", place=place, plan=said.plan(around)), None))
        options.append((tr(said.AS_IT_PUBLISHES), Rhythm.ADAPTIVE))
        options += [(said.interval(seconds), seconds) for seconds in _USUAL]
        options += [(tr("Another number of minutes…"), _OWN), (tr(said.BY_HAND), Rhythm.MANUAL)]
        self.rhythm = combo(options)
        self.rhythm.setMinimumWidth(_WIDTH)
        name_list(self.rhythm, tr("Look for articles"))
        self.minutes = spin(_LIMITS, " minutes")
        self.minutes.setAccessibleName(tr("Minutes between two checks"))
        self.floor, self.ceiling = _lengths(_FLOORS), _lengths(_CEILINGS)
        name_list(self.floor, tr("Wait at least"))
        name_list(self.ceiling, tr("Wait at most"))
        self._limits = QWidget()
        self._lay_out()
        self.show_wish(wish)
        self.rhythm.currentIndexChanged.connect(lambda _: self._show_parts())
        self.rhythm.activated.connect(self._activated)
        self.minutes.valueChanged.connect(lambda _: self.changed.emit())
        for box in (self.floor, self.ceiling):
            box.activated.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.rhythm)

    def show_wish(self, wish: Wish) -> None:
        """Show what is wished for now, asking for nothing."""
        self._wish = wish
        boxes = (self.rhythm, self.minutes, self.floor, self.ceiling)
        for box in boxes:
            box.blockSignals(True)
        choose(self.rhythm, _choice(wish))
        self.minutes.setValue(max(1, (wish.interval_s or _HOUR) // _MINUTE))
        for box, seconds in ((self.floor, self._floor(wish)), (self.ceiling, self._ceiling(wish))):
            choose(box, seconds, said.length(seconds))
        for box in boxes:
            box.blockSignals(False)
        self._show_parts()

    def wish(self) -> Wish:
        """Return what is chosen; what is as around it is left to that."""
        chosen = self.rhythm.currentData()  # a rhythm comes back as the word that it is
        if chosen is None:
            return Wish()
        if chosen == Rhythm.MANUAL:
            return Wish(Rhythm.MANUAL)
        if chosen == Rhythm.ADAPTIVE:
            floor, ceiling = self.floor.currentData(), self.ceiling.currentData()
            around = self._around
            return Wish(
                Rhythm.ADAPTIVE,
                floor_s=None if around and floor == around.floor_s else floor,
                ceiling_s=None if around and ceiling == around.ceiling_s else ceiling,
            )
        if chosen == _OWN:
            self.minutes.interpretText()
            chosen = self.minutes.value() * _MINUTE
        return Wish(Rhythm.FIXED, interval_s=chosen)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._limits)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (
            QLabel(tr("Between")),
            self.floor,
            QLabel("and"),
            self.ceiling,
            QLabel("apart"),
        ):
            line.addWidget(part)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in (self.rhythm, self.minutes):
            row = QHBoxLayout()
            row.addWidget(field)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self._limits)

    def _show_parts(self) -> None:
        chosen = self.rhythm.currentData()
        self.minutes.setVisible(chosen == _OWN)
        self._limits.setVisible(chosen == Rhythm.ADAPTIVE)

    def _activated(self) -> None:
        if self.rhythm.currentData() == _OWN:
            self.minutes.setFocus()
            self.minutes.selectAll()
        self.changed.emit()

    def _floor(self, wish: Wish) -> int:
        return wish.floor_s or (self._around.floor_s if self._around else 30 * _MINUTE)

    def _ceiling(self, wish: Wish) -> int:
        return wish.ceiling_s or (self._around.ceiling_s if self._around else 12 * _HOUR)


def wish_of(one: Feed | Folder) -> Wish:
    """What was chosen for a feed or a folder itself."""
    return Wish(one.rhythm, one.poll_interval_s, one.poll_floor_s, one.poll_ceiling_s)


def rhythm_columns(wish: Wish) -> dict[str, Any]:
    """Write a wish by the names of the engine's FeedEdit."""
    return {
        "rhythm": wish.rhythm,
        "poll_interval_s": wish.interval_s,
        "poll_floor_s": wish.floor_s,
        "poll_ceiling_s": wish.ceiling_s,
    }


def _lengths(seconds: Sequence[int]) -> QComboBox:
    box = combo((said.length(each), each) for each in seconds)
    box.setMinimumWidth(0)
    return box


def _choice(wish: Wish) -> object:
    if wish.rhythm is not Rhythm.FIXED:
        return wish.rhythm
    return wish.interval_s if wish.interval_s in _USUAL else _OWN
