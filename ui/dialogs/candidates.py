"""The feeds found behind an address, one to be chosen, each with what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import text
from ui.style import Role, font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from feedmon.model import Candidate

_FORMATS = {"rss": "RSS", "rdf": "RSS", "atom": "Atom", "json": "JSON Feed", "cdf": "CDF"}
_TITLES = 3
# Beside the text of a radio button, in every style near enough.
_INDENT = 20
# Fusion draws the ring of an unmarked button in a colour that is not seen on a dark ground.
_RINGS = """
QRadioButton::indicator { width: 12px; height: 12px; border-radius: 7px; }
QRadioButton::indicator:unchecked { border: 1px solid palette(placeholder-text); }
QRadioButton::indicator:checked { border: 1px solid palette(link); background: qradialgradient(
    cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 palette(link), stop: 0.55 palette(link), stop: 0.6 transparent, stop: 1 transparent); }
"""


class CandidateList(QScrollArea):
    """Radio buttons with a few lines below each.

    *Signals*: ``chosen()`` when another one is marked.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._candidates: tuple[Candidate, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda _number, on: self.chosen.emit() if on else None)

    @property
    def current(self) -> Candidate | None:
        """The marked candidate."""
        number = self._group.checkedId()
        return self._candidates[number] if number >= 0 else None

    def show_candidates(self, candidates: Sequence[Candidate], now: float) -> None:
        """Show these, and mark the first that is not followed yet."""
        self._candidates = tuple(candidates)
        for button in self._group.buttons():
            self._group.removeButton(button)
        body = QWidget()
        body.setObjectName("page")
        body.setStyleSheet(_RINGS)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        for number, candidate in enumerate(self._candidates):
            layout.addLayout(self._card(number, candidate, now))
        layout.addStretch(1)
        self.setWidget(body)
        fresh = [n for n, found in enumerate(self._candidates) if found.subscribed_id is None]
        if self._candidates:
            self._group.button(fresh[0] if fresh else 0).setChecked(True)

    def _card(self, number: int, candidate: Candidate, now: float) -> QVBoxLayout:
        card = QVBoxLayout()
        card.setSpacing(4)
        title = candidate.title or candidate.url
        button = QRadioButton(title.replace("&", "&&"))
        button.setFont(font(strong=True))
        button.setToolTip(text.as_plain(candidate.url))
        button.setAccessibleDescription(facts(candidate, now))
        self._group.addButton(button, number)
        card.addWidget(button)
        for line in (facts(candidate, now), *candidate.newest_titles[:_TITLES]):
            card.addWidget(_Line(line))
        return card


def facts(candidate: Candidate, now: float) -> str:
    """Say what kind of feed it is: "Followed already · RSS · 25 articles · newest 3 h"."""
    kind = _FORMATS.get(candidate.format.split()[0].lower() if candidate.format else "", "")
    words = [
        "Followed already" if candidate.subscribed_id is not None else "",
        kind or candidate.format,
        text.plural(candidate.entry_count, "article"),
    ]
    if candidate.newest_at is not None:
        words.append(f"newest {text.age(candidate.newest_at, now)}")
    return " · ".join(word for word in words if word)


class _Line(QLabel):
    """One line of plain text, with an ellipsis where the room ends."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = " ".join(words.split())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(Role.SMALL))
        self.setContentsMargins(_INDENT, 0, 0, 0)
        self.setAccessibleName(self._words)
        # It takes what room there is and never asks for more.
        self.setMinimumWidth(1)
        self.setText(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        room = self.contentsRect().width()
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(elided)
