"""A short list in the preferences, with what can be done with its rows and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from feedmon.errors import FeedmonError
from ui import text
from ui.dialogs.fields import quiet
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from typing import Any

    from PySide6.QtGui import QAction

    from ui.tasks import Tasks

_ID = Qt.ItemDataRole.UserRole
_ROWS, _PAD, _EDGE = 4, 10, 10


class OutletList(QWidget):
    """Two lines for each row: its name, and what it is. Below them stands what was done last.

    ``undo`` takes back what was removed.
    """

    def __init__(self, name: str, nothing: str, *, tasks: Tasks, undo: QAction) -> None:
        super().__init__()
        self._tasks, self._nothing = tasks, nothing
        self._started: set[str] = set()
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self.offer())
        self._row = 2 * self.list.fontMetrics().lineSpacing() + _PAD
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.said = quiet("")
        self.back = QPushButton(tr("Undo"), autoDefault=False)
        self.back.setProperty("class", "link")
        self.back.setCursor(Qt.CursorShape.PointingHandCursor)
        self.back.clicked.connect(undo.trigger)
        self.back.clicked.connect(lambda: self.say(""))
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(self._buttons)
        column.addLayout(below)
        self.say("")
        self.show_rows([])

    def add_button(self, words: str, do: Any) -> QPushButton:
        """Put a button behind the others."""
        button = QPushButton(words, autoDefault=False)
        button.clicked.connect(lambda _checked: do())
        self._buttons.addWidget(button)
        return button

    def end_buttons(self) -> None:
        """Let the buttons stand at the beginning of their line."""
        self._buttons.addStretch(1)

    @property
    def chosen(self) -> int | None:
        """What is chosen."""
        item = self.list.currentItem()
        found: int | None = None if item is None else item.data(_ID)
        return found

    def offer(self) -> None:
        """Enable what can be done with what is chosen."""

    def say(self, words: str, *, undo: bool = False) -> None:
        """Say what came of it; with ``undo`` it can be taken back here."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.back.setVisible(undo)

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Do something, and say here what did not work."""
        self._started.add(name)
        task = self._tasks.start(self._do(work), name=name, replace=True)
        # Cancelled before its first step it never began.
        task.add_done_callback(lambda _task: work.close())

    def stop(self) -> None:
        """End what runs: nobody sees any more what comes of it."""
        for name in self._started:
            self._tasks.cancel(name)

    async def _do(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except FeedmonError as error:
            self.say(text.error_sentence(error))

    def show_rows(self, rows: Sequence[tuple[int, str, str]]) -> None:
        """Show rows: id, name, and what it is."""
        before = self.chosen
        self.list.clear()
        for row_id, name, line in rows:
            item = QListWidgetItem(f"{name}\n{line}", self.list)
            item.setData(_ID, row_id)
            item.setSizeHint(QSize(0, self._row))
            item.setToolTip(text.paragraphs(name, line))
            if row_id == before:
                self.list.setCurrentItem(item)
        if not rows:
            item = QListWidgetItem(self._nothing, self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        shown = min(_ROWS, len(rows))
        self.list.setFixedHeight(max(shown, 1) * self._row + _EDGE)
        self.offer()
