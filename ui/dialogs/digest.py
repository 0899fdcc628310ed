"""When alerts are collected into one message, and where that goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout

from feedmon.model import Digest
from ui import text
from ui.dialogs.fields import clock
from ui.dialogs.outlet_dialog import OutletDialog
from ui.text.outlets import day_name
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Destination
    from ui.tasks import Tasks

_ACROSS = 4


class DigestDialog(OutletDialog):
    """Days, a time, and the ways on which it goes; ``digest()`` is what was chosen."""

    def __init__(
        self,
        parent: QWidget | None,
        digest: Digest,
        destinations: Sequence[Destination],
        *,
        tasks: Tasks,
    ) -> None:
        word = tr("Digest")
        super().__init__(parent, title=word, name=digest.title, tasks=tasks, unnamed=word)
        self._digest = digest
        self.days = [QCheckBox(day_name(day)) for day in range(7)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for day, box in enumerate(self.days):
            box.setChecked(day in digest.days)
            box.toggled.connect(lambda _: self._enable())
            grid.addWidget(box, day // _ACROSS, day % _ACROSS)
        self.row(tr("On"), grid)
        self.time = clock(digest.minute)
        self.row(
            tr("&At"),
            self.time,
            tr(
                "It tells all that came since it was sent last, whatever other digests told."
                " Nothing is sent when there is nothing to tell."
            ),
        )
        self.desktop = QCheckBox(tr("On the &desktop"))
        self.desktop.setChecked(digest.desktop)
        self.ways = {each.id: QCheckBox(text.one_line(each.title, 60)) for each in destinations}
        column = QVBoxLayout()
        column.setSpacing(4)
        column.setContentsMargins(0, 0, 0, 8)  # what comes below is no place
        column.addWidget(self.desktop)
        for destination_id, box in self.ways.items():
            box.setText(box.text().replace("&", "&&"))
            box.setChecked(destination_id in digest.destinations)
            box.toggled.connect(lambda _: self._enable())
            column.addWidget(box)
        self.desktop.toggled.connect(lambda _: self._enable())
        self.row(tr("Goes to"), column)
        self.enabled = QCheckBox(tr("Send this di&gest"))
        self.enabled.setChecked(digest.enabled)
        self.row("", self.enabled)
        self.finish()

    def digest(self) -> Digest:
        """Return the digest as it is to be."""
        at = self.time.time()
        return Digest(
            self._digest.id,
            self.name.text().strip(),
            tuple(day for day, box in enumerate(self.days) if box.isChecked()),
            at.hour() * 60 + at.minute(),
            self.desktop.isChecked(),
            tuple(one for one, box in self.ways.items() if box.isChecked()),
            self.enabled.isChecked(),
        )

    def _enable(self) -> None:
        """Let it be kept only if it comes on some day, and somewhere."""
        super()._enable()
        chosen = self.digest()
        some = bool(chosen.days) and (chosen.desktop or bool(chosen.destinations))
        self.save.setEnabled(self.save.isEnabled() and some)
