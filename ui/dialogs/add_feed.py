"""Follow a feed: paste an address, see what is behind it, choose."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
)

from feedmon.errors import FeedmonError
from ui import text
from ui.dialogs.candidates import CandidateList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Candidate, Folder
    from ui.tasks import Tasks

_LOOK_UP = "look up an address"
# The person has stopped typing.
_REST_MS = 800

_ASK = "Paste the address of a feed, or of a site that has one."
_OFFER = "From the clipboard. Press Look Up to see what is behind this address."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person decided: this feed, in this folder (``None``: at the top)."""

    candidate: Candidate
    folder_id: int | None


class AddFeedDialog(QDialog):
    """Looks up what is typed, lists the feeds found and lets one be chosen.

    ``look_up`` finds the feeds behind an address; what it raises of our own errors is said here.
    ``address`` stands in the field at first; it is looked up at once, or, with ``offered``, only
    when the person agrees: an address on the clipboard need not be meant for us.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        look_up: Callable[[str], Awaitable[Sequence[Candidate]]],
        folders: Sequence[Folder],
        tasks: Tasks,
        address: str = "",
        offered: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add Feed")
        self._look_up = look_up
        self._tasks = tasks
        self._clock = clock
        self._looked_up = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._build(folders)
        self._address.setText(address)
        self._address.selectAll()
        self._address.textChanged.connect(self._typed)
        self._address.returnPressed.connect(self._entered)
        self.finished.connect(lambda _result: self._stop())
        self._say(_OFFER if address and offered else _ASK)
        if address and not offered:
            self._begin()

    @property
    def chosen(self) -> Chosen | None:
        """What was decided, once the dialog is accepted."""
        candidate = self._list.current
        if candidate is None or self._pages.currentWidget() is not self._list:
            return None
        return Chosen(candidate, self._folder.currentData())

    def _build(self, folders: Sequence[Folder]) -> None:
        self._address = QLineEdit(placeholderText="https://")
        self._said = QLabel(wordWrap=True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._list = CandidateList()
        self._list.chosen.connect(self._offer)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._said)
        self._pages.addWidget(self._list)
        self._busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._busy.setFixedHeight(4)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        self._folder = QComboBox()
        self._folder.addItem("No folder", None)
        for folder, depth in in_tree_order(folders):
            self._folder.addItem("    " * depth + folder.title, folder.id)
        self._primary = QPushButton("Look Up", default=True)
        self._primary.clicked.connect(self._pressed)
        buttons = QDialogButtonBox()
        buttons.addButton(self._primary, QDialogButtonBox.ButtonRole.ActionRole)
        # Made by us: a standard button brings an icon of another family along.
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(12)
        for row, words, field in ((0, "&Address", self._address), (3, "&Folder", self._folder)):
            label = QLabel(words)
            label.setBuddy(field)
            layout.addWidget(label, row, 0)
            layout.addWidget(field, row, 1)
        layout.addWidget(self._pages, 1, 1)
        layout.addWidget(self._busy, 2, 1)
        layout.addWidget(buttons, 4, 0, 1, 2)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)
        self.resize(560, 440)

    # --- the address ------------------------------------------------------------------------

    def _typed(self) -> None:
        self._stop()
        self._looked_up = ""
        self._say(_ASK)
        if _is_whole(self._address.text()):
            self._rest.start()

    def _entered(self) -> None:
        if self._address.text().strip() != self._looked_up:
            self._begin()

    def _begin(self) -> None:
        self._rest.stop()
        address = self._address.text().strip()
        if not address:
            return
        self._looked_up = address
        self._say("Looking…", busy=True)
        self._tasks.start(self._find(address), name=_LOOK_UP, replace=True)

    async def _find(self, address: str) -> None:
        try:
            candidates = await self._look_up(address)
        except FeedmonError as error:
            self._say(text.error_sentence(error))
            return
        self._list.show_candidates(candidates, self._clock())
        self._busy.hide()
        self._pages.setCurrentWidget(self._list)
        self._offer()

    def _stop(self) -> None:
        self._rest.stop()
        self._tasks.cancel(_LOOK_UP)

    # --- what can be done now ---------------------------------------------------------------

    def _say(self, sentence: str, *, busy: bool = False) -> None:
        self._said.setText(sentence)
        self._busy.setVisible(busy)
        self._pages.setCurrentWidget(self._said)
        self._offer()

    def _offer(self) -> None:
        chosen = self.chosen
        if chosen is None:
            self._primary.setText("Look Up")
            self._primary.setEnabled(bool(self._address.text().strip()) and self._busy.isHidden())
        else:
            known = chosen.candidate.subscribed_id is not None
            self._primary.setText("Go to Feed" if known else "Add")
            self._primary.setEnabled(True)

    def _pressed(self) -> None:
        if self.chosen is not None:
            self.accept()
        else:
            self._begin()


def in_tree_order(folders: Sequence[Folder]) -> list[tuple[Folder, int]]:
    """Put folders below their parents, each with its depth; the order among siblings is kept."""
    children: dict[int | None, list[Folder]] = {}
    for folder in folders:
        children.setdefault(folder.parent_id, []).append(folder)

    def below(parent_id: int | None, depth: int) -> list[tuple[Folder, int]]:
        found = []
        for folder in children.get(parent_id, []):
            found += [(folder, depth), *below(folder.id, depth + 1)]
        return found

    return below(None, 0)


def _is_whole(address: str) -> bool:
    """Whether this may be a whole address: something with a dot, and something behind it."""
    host = address.strip().rpartition("://")[2].partition("/")[0]
    name, dot, end = host.rpartition(".")
    return bool(name and dot and len(end) >= 2)
