"""Several feeds edited at once: what is not chosen here stays as it is with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from feedmon.model import Notify, Rhythm, Wish
from ui import style
from ui.dialogs.buttons import ending
from ui.dialogs.rhythm import rhythm_columns
from ui.text import rhythms
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Folder

_AS_IT_IS = mark("Leave as it is")
_WIDTH, _LIST = 440, 260
_INDENT = "    "
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_FIXED = (15 * _MINUTE, 30 * _MINUTE, _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, 7 * _DAY)


def _rhythms() -> list[tuple[str, Wish]]:
    return [
        (tr("As their folder"), Wish()),
        (tr("As they publish"), Wish(Rhythm.ADAPTIVE)),
        *((rhythms.interval(s), Wish(Rhythm.FIXED, interval_s=s)) for s in _FIXED),
        (tr("Only when I refresh them"), Wish(Rhythm.MANUAL)),
    ]


class EditFeedsDialog(QDialog):
    """When accepted, ``edit()`` is what was chosen, by the names of the engine's FeedEdit."""

    def __init__(self, parent: QWidget | None, *, number: int, folders: Sequence[Folder]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit Feeds"))
        self._lists: dict[str, QComboBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        depths: dict[int | None, int] = {None: -1}
        places: list[tuple[str, Any]] = [(tr("Top level, in no folder"), None)]
        for folder in folders:  # in the order of the tree
            depths[folder.id] = depths[folder.parent_id] + 1
            places.append((_INDENT * depths[folder.id] + folder.title, folder.id))
        self._row("folder_id", tr("&Folder"), places)
        self._row("rhythm", tr("&Look for articles"), _rhythms())
        self._row(
            "notify",
            tr("&Notifications"),
            (
                (tr("None"), Notify.OFF),
                (tr("Together with other feeds"), Notify.GROUPED),
                (tr("One for each article"), Notify.EACH),
            ),
        )
        self._row(
            "images_allowed", tr("&Pictures"), ((tr("Load"), True), (tr("Do not load"), False))
        )
        self._row("in_totals", tr("&Totals"), ((tr("Count"), True), (tr("Leave out"), False)))
        self._row("paused", tr("P&olling"), ((tr("Paused"), True), (tr("Active"), False)))
        self._change = QPushButton(trn(number, "Change {n} Feed", "Change {n} Feeds"), default=True)
        self._change.setEnabled(False)
        self._change.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addSpacing(4)
        column.addLayout(ending(self, self._change))
        self.setMinimumWidth(style.room(_WIDTH))

    def edit(self) -> dict[str, Any]:
        """Return what was chosen."""
        chosen = {
            name: box.currentData() for name, box in self._lists.items() if box.currentIndex() > 0
        }
        wish = chosen.get("rhythm")
        return chosen | rhythm_columns(wish) if isinstance(wish, Wish) else chosen

    def _row(self, name: str, words: str, options: Iterable[tuple[str, Any]]) -> None:
        box = QComboBox()
        box.setMinimumWidth(_LIST)
        box.setAccessibleName(words.replace("&", ""))
        box.addItem(tr(_AS_IT_IS))
        for option, value in options:
            box.addItem(option, value)
        box.currentIndexChanged.connect(lambda _: self._change.setEnabled(bool(self.edit())))
        label = QLabel(words)
        label.setBuddy(box)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        self._lists[name] = box
