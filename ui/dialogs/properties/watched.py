"""What of a page is watched, and what was seen of it over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ui.dialogs.properties.form import Form, from_the_left, sentence, statement
from ui.dialogs.two_line_list import TwoLineList
from ui.text import watches as said
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import WatchSpec, WatchVersion

_ROWS = 5


class Watched(Form):
    """*Signals*: ``change_wanted()``; ``version_wanted(int)``, a row of the list of versions."""

    change_wanted = Signal()
    version_wanted = Signal(int)
    title = mark("What is watched")
    icon = "eye"

    def __init__(self, spec: WatchSpec, versions: Sequence[WatchVersion], *, now: float) -> None:
        super().__init__()
        self.part, self.when, self.ignored = statement(""), statement(""), sentence("")
        self.change = QPushButton(tr("What Is Watched…"), autoDefault=False)
        self.change.clicked.connect(self.change_wanted)
        self.versions = TwoLineList(tr("Versions"), takes=True)
        self.versions.rows.put([said.version(each, now) for each in versions])
        self.versions.setFixedHeight(self.versions.height_of(max(1, min(_ROWS, len(versions)))))
        self.versions.taken.connect(self.version_wanted)
        ground = QFrame()
        ground.setObjectName("framed")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 2, 1, 2)
        inside.addWidget(self.versions)
        ground.setFocusProxy(self.versions)
        self.row(tr("Looks at"), self.part)
        self.row(tr("Tells you"), self.when)
        self.row("", self.ignored)
        self.row("", from_the_left(self.change))
        if versions:
            self.versions.setCurrentIndex(self.versions.rows.index(0))
            hint = tr("Press Enter on one to see what had changed.")
            self.row(tr("&Versions"), ground, hint)
            self.versions.setAccessibleDescription(hint)
        else:
            self.row(tr("Versions"), statement(tr("Nothing was seen yet.")))
            ground.setParent(self)
            ground.hide()
        self.show_spec(spec)

    def show_spec(self, spec: WatchSpec) -> None:
        """Say what is watched."""
        self.part.setText(said.looks_at(spec))
        self.when.setText(said.tells(spec))
        number = len(spec.ignore)
        self.ignored.setText(
            trn(number, "{n} pattern is ignored", "{n} patterns are ignored") if number else ""
        )
        self.ignored.setVisible(bool(number))
