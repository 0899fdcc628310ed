"""The copies of the store that lie ready: listed, made, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
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
    from collections.abc import Awaitable, Callable, Sequence

    from feedmon.model import Backup, Care
    from ui.tasks import Tasks

_FINDING, _MAKING = "find backups", "back up"  # not for people
_BACKUP = Qt.ItemDataRole.UserRole
_ROWS, _PAD, _EDGE = 4, 10, 10


class Backups(QWidget):
    """A list of copies, and what can be done with them.

    ``find`` gives the copies, ``make`` makes one, ``look`` says what was done for the store.

    *Signals*: ``restore_wanted(Backup)``; ``made()`` after one was made.
    """

    restore_wanted = Signal(object)
    made = Signal()

    def __init__(
        self,
        *,
        tasks: Tasks,
        find: Callable[[], Awaitable[Sequence[Backup]]],
        make: Callable[[], Awaitable[Backup]],
        look: Callable[[], Awaitable[Sequence[Care]]],
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._tasks, self._find, self._make, self._look, self._now = tasks, find, make, look, now
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("Backups"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._offer)
        self.list.itemActivated.connect(self._want)
        self._row = 2 * self.list.fontMetrics().lineSpacing() + _PAD
        self.back_up = QPushButton(tr("&Back Up Now"), autoDefault=False)
        self.back_up.clicked.connect(self._start_making)
        self.restore = QPushButton(tr("R&estore…"), autoDefault=False)
        self.restore.clicked.connect(self._want)
        self.said = quiet("")
        self.note = quiet("")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_up)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.said)
        column.addWidget(self.note)
        self.said.hide()
        self._show([])

    def look(self) -> None:
        """Find what is there now."""
        self._tasks.start(self._refresh(), name=_FINDING, replace=True)

    def stop(self) -> None:
        """End what runs; a backup that was begun goes on without anybody looking."""
        self._tasks.cancel(_FINDING)

    def _offer(self) -> None:
        backup = self._chosen()
        self.restore.setEnabled(backup is not None and backup.entries is not None)

    def _chosen(self) -> Backup | None:
        item = self.list.currentItem()
        backup: Backup | None = None if item is None else item.data(_BACKUP)
        return backup

    def _want(self) -> None:
        if self.restore.isEnabled():
            self.restore_wanted.emit(self._chosen())

    def _start_making(self) -> None:
        if not self._tasks.running(_MAKING):
            self._tasks.start(self._back_up(), name=_MAKING)

    async def _refresh(self) -> None:
        try:
            found, jobs = await self._find(), await self._look()
        except FeedmonError as error:
            self._say(text.error_sentence(error))
            return
        self._show(found)
        self.note.setText(text.care_note(jobs, self._now()))
        self.note.setVisible(bool(self.note.text()))

    async def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        self._say(tr("Backing up…"))
        try:
            await self._make()
        except FeedmonError as error:
            self._say(text.error_sentence(error))
        else:
            self._say("")
            self.made.emit()
        finally:
            self.back_up.setEnabled(True)
        await self._refresh()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show(self, backups: Sequence[Backup]) -> None:
        before = self._chosen()
        self.list.clear()
        for backup in backups:
            words = f"{text.backup_made(backup, self._now())}\n{text.backup_line(backup)}"
            item = QListWidgetItem(words, self.list)
            item.setData(_BACKUP, backup)
            item.setSizeHint(QSize(0, self._row))
            item.setToolTip(text.as_plain(backup.path))
            if before is not None and backup.path == before.path:
                self.list.setCurrentItem(item)
        if not backups:
            item = QListWidgetItem(tr("No backup yet. One is made each day."), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        rows = min(_ROWS, len(backups))
        self.list.setFixedHeight(max(rows, 1) * self._row + _EDGE)
        self._offer()
