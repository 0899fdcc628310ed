"""The form of a watch: its address, what was found there, what is watched, what it is called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from feedmon.frozen import frozen
from ui import style
from ui.dialogs.fields import quiet
from ui.dialogs.folder_choice import FolderChoice
from ui.dialogs.two_line_list import TwoLineList
from ui.dialogs.watch.fields import SpecFields
from ui.text import watches as said
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QProgressBar

    from feedmon.model import Folder, WatchSpec, WatchSuggestion

_SIDE, _ROWS, _LABELS = 16, 4, 72


@frozen
class Wanted:
    """What the person decided. Of a watch that there is already only ``spec`` counts."""

    address: str
    spec: WatchSpec
    title: str = ""
    folder_id: int | None = None
    new_folder: str = ""


class WatchForm(QWidget):
    """``known`` is a watch that there is already: its address, title and folder stay.

    *Signals*: ``typed()``, another address; ``begun()``, it is to be looked at; ``changed()``,
    something else.
    """

    typed = Signal()
    begun = Signal()
    changed = Signal()

    def __init__(
        self, before: Wanted, folders: Sequence[Folder], *, known: bool, busy: QProgressBar
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.address = QLineEdit(before.address, placeholderText=tr("Address"))
        self.address.setAccessibleName(tr("Address"))
        self.address.setReadOnly(known)
        self.look_up = QPushButton(tr("&Look Up"), autoDefault=False)
        self.look_up.setVisible(not known)
        self.trouble = quiet("")
        self.trouble.setProperty("quiet", False)
        self.trouble.setProperty("wrong", True)
        self.trouble.hide()
        self.although = QCheckBox(tr("This is the page: watch it all the same"))
        self.although.hide()
        self._accepted: tuple[str, ...] = before.spec.although
        self._likeness: tuple[str, ...] = ()
        self.found = TwoLineList(tr("Found on the page"))
        self.found_words = quiet("")
        self.spec = SpecFields(before.spec)
        self.title = QLineEdit(before.title, maxLength=200)
        self.folder = FolderChoice(folders, chosen=before.folder_id)
        self._suggested: list[WatchSuggestion] = []
        self._lay_out(busy, known=known)
        self.address.textChanged.connect(lambda _: self.typed.emit())
        self.look_up.clicked.connect(self.begun)
        self.found.selectionModel().selectionChanged.connect(lambda *_: self._take())
        self.although.clicked.connect(self._accept)
        self.spec.changed.connect(self._leave)
        self.title.textChanged.connect(lambda _: self.changed.emit())
        self.folder.changed.connect(self.changed)
        self.offer(None)

    @property
    def wanted(self) -> Wanted:
        """What stands in the form."""
        return Wanted(
            self.address.text().strip(),
            replace(self.spec.spec, although=self._accepted),
            " ".join(self.title.text().split()),
            self.folder.folder_id,
            self.folder.new_title,
        )

    def offer(self, found: Sequence[WatchSuggestion] | None, words: str = "") -> None:
        """List what may be worth watching; ``None`` while nothing is known, for which ``words``."""
        self._suggested = list(found or ())
        self.found.rows.put([said.suggestion(each) for each in self._suggested])
        rows = min(_ROWS, len(self._suggested))
        self.found.setFixedHeight(self.found.height_of(rows))
        self._ground.setVisible(bool(rows))
        if found is not None and not rows:
            words = tr("Nothing on the page stands out. Choose a part yourself.")
        same = (n for n, each in enumerate(self._suggested) if _is_same(each.spec, self.spec.spec))
        if (row := next(same, None)) is not None:
            self.found.choose(row)
        self.found_words.setText(words)
        self.found_words.setVisible(bool(words))
        self._found_heading.setVisible(bool(rows or words))

    def complain(self, words: str) -> None:
        """Say what is wrong with the page."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.address.setAccessibleDescription(words)

    def show_likeness(self, kinds: Sequence[str]) -> None:
        """Let the person say that it is the page, where it looks like something else.

        What was said before holds on, and can be taken back.
        """
        self._likeness = tuple(kind for kind in kinds if kind not in self._accepted)
        self.although.setChecked(bool(self._accepted) and not self._likeness)
        self.although.setVisible(bool(self._accepted or self._likeness))

    def forget_likeness(self) -> None:
        """Take back what was said of another page."""
        self._accepted = ()
        self.show_likeness(())

    def _accept(self, checked: bool) -> None:
        before = self._accepted
        self._accepted = (*before, *self._likeness) if checked else ()
        self._likeness = () if checked else before
        self.changed.emit()

    def call_it(self, title: str) -> None:
        """Show what it is called if the person gives it no title."""
        self.title.setPlaceholderText(title)

    def _take(self) -> None:
        chosen = self._chosen()
        if chosen is not None and not _is_same(chosen, self.spec.spec):
            self.spec.put(replace(chosen, ignore=self.spec.spec.ignore))

    def _leave(self) -> None:
        """Mark no suggestion any more that is not what stands in the fields."""
        chosen = self._chosen()
        if chosen is not None and not _is_same(chosen, self.spec.spec):
            self.found.clearSelection()
        self.changed.emit()

    def _chosen(self) -> WatchSpec | None:
        """What was chosen of what was found."""
        rows = [index.row() for index in self.found.selectionModel().selectedRows()]
        return self._suggested[rows[0]].spec if rows else None

    # --- building ---------------------------------------------------------------------------

    def _lay_out(self, busy: QProgressBar, *, known: bool) -> None:
        self._ground = QFrame()
        self._ground.setObjectName("framed")
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(1, 2, 1, 2)
        inside.addWidget(self.found)
        self._found_heading = _heading(tr("Found on the page"))
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.address, 1)
        above.addWidget(self.look_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(busy)
        column.addWidget(self.trouble)
        column.addWidget(self.although)
        column.addWidget(self._found_heading)
        column.addWidget(self.found_words)
        column.addWidget(self._ground)
        column.addSpacing(4)
        column.addWidget(_heading(tr("What is watched")))
        column.addWidget(self.spec)
        names = self._names()
        names.setVisible(not known)
        column.addSpacing(4)
        column.addWidget(names)
        column.addStretch(1)

    def _names(self) -> QWidget:
        names = QWidget()
        grid = QGridLayout(names)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, style.room(_LABELS))
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("T&itle"), self.title),
            (tr("&Folder"), self.folder),
        )
        for row, (words, field) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(field, row, 1)
        return names


def _is_same(one: WatchSpec, other: WatchSpec) -> bool:
    """Whether two look at the same part in the same way, whatever they tell of it."""
    return (one.part, one.selector, one.mode) == (other.part, other.selector, other.mode)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setFont(style.font(strong=True))
    return label
