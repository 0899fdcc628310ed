"""Where alerts about feeds go: the desktop, and the destinations that there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui import text
from ui.dialogs.fields import quiet
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import Destination
    from feedmon.settings import Settings

_LONGEST = 60


class Ways(QWidget):
    """A box to check for each; below them what comes of it where nobody would be told.

    *Signals*: ``changed(dict)``, the settings that the person changes (SettingsEdit).
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: tuple[int, ...] = ()
        self._places: list[Destination] = []
        self.desktop = QCheckBox(tr("On the &desktop"))
        self.desktop.toggled.connect(lambda on: self.changed.emit({"vigil_desktop": on}))
        self.desktop.toggled.connect(lambda _: self._explain())
        self.places: dict[int, QCheckBox] = {}
        self.said = quiet("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.desktop)
        self._column.addWidget(self.said)
        self.setFocusProxy(self.desktop)  # the label stands beside the first row
        self._explain()

    def show_settings(self, settings: Settings) -> None:
        """Show where they go now."""
        self.desktop.blockSignals(True)
        self.desktop.setChecked(settings.vigil_desktop)
        self.desktop.blockSignals(False)
        self._chosen = settings.vigil_sent_to
        self._check()

    def show_places(self, places: Iterable[Destination]) -> None:
        """Show which destinations there are."""
        self._places = list(places)
        wanted = {place.id for place in self._places}
        for gone in self.places.keys() - wanted:
            box = self.places.pop(gone)
            self._column.removeWidget(box)
            box.deleteLater()
        before = self.desktop
        for row, place in enumerate(self._places, start=1):
            box = self.places.get(place.id) or self._box(place.id)
            name = text.one_line(place.title, _LONGEST)
            words = name if place.enabled else tr("{name} (off)", name=name)
            box.setText(words.replace("&", "&&"))
            self._column.insertWidget(row, box)
            QWidget.setTabOrder(before, box)
            before = box
        self._check()

    def _box(self, place_id: int) -> QCheckBox:
        box = self.places[place_id] = QCheckBox()
        box.toggled.connect(lambda _: self._tell())
        return box

    def _check(self) -> None:
        for place_id, box in self.places.items():
            box.blockSignals(True)
            box.setChecked(place_id in self._chosen)
            box.blockSignals(False)
        self._explain()

    def _tell(self) -> None:
        self._chosen = tuple(one for one, box in self.places.items() if box.isChecked())
        self.changed.emit({"vigil_destinations": json.dumps(self._chosen) if self._chosen else ""})
        self._explain()

    def _explain(self) -> None:
        reached = {place.id for place in self._places if place.enabled}.intersection(self._chosen)
        words = ""
        if not self.desktop.isChecked() and not reached:
            words = (
                tr("What is chosen is off or gone: these alerts come on the desktop.")
                if self._chosen
                else tr("These alerts stand in the alert history alone.")
            )
        self.said.setText(words)
        self.said.setVisible(bool(words))
