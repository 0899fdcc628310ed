"""Where feeds and folders are to go: a list of folders that a few letters make short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from ui import style
from ui.dialogs.buttons import ending
from ui.dialogs.sizes import give_room
from ui.translation import isolated, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Folder

_SIZE = (380, 420)
_ROW = 30
_APART = " / "
_FOLDER_ID = Qt.ItemDataRole.UserRole
_NEW_TITLE = Qt.ItemDataRole.UserRole + 1
#: The arrows of the list are reached from the field.
_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class MoveToDialog(QDialog):
    """Typing finds folders by parts of their paths, and what is typed can be a new folder.

    ``named`` says what is moved; folders that are among that come in ``without``.

    When accepted, ``new_title`` is that of a folder to be made, or empty; then ``folder_id`` is
    the one that was chosen, ``None`` for the top level.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        folders: Sequence[Folder],
        named: str,
        without: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Move"))
        self._paths = paths(folders, without=without)
        self._field = QLineEdit(
            placeholderText=tr("Find a folder, or name a new one"), maxLength=200
        )
        self._field.setAccessibleName(tr("Folder"))
        self._field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("Folders"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._move = QPushButton(tr("Move"), default=True)
        heading = QLabel(tr("Move {named} to", named=named))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self._field)
        column.addWidget(self.list, 1)
        column.addLayout(ending(self, self._move))
        give_room(self, *_SIZE)
        self._move.clicked.connect(self.accept)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.list.currentRowChanged.connect(lambda row: self._move.setEnabled(row >= 0))
        self._field.textChanged.connect(lambda _text: self._fill())
        self._fill()
        self._field.setFocus()

    @property
    def folder_id(self) -> int | None:
        """The folder that was chosen; ``None`` is the top level."""
        item = self.list.currentItem()
        folder_id: int | None = None if item is None else item.data(_FOLDER_ID)
        return folder_id

    @property
    def new_title(self) -> str:
        """The title of a folder to be made at the top level; "" when none is."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_NEW_TITLE) or "")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose in the list while the field has the focus."""
        if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.list.keyPressEvent(event)
        return True

    def _fill(self) -> None:
        typed = " ".join(self._field.text().split())
        self.list.clear()
        if typed:
            for folder, path in self._paths:
                if all(word in " ".join(path).casefold() for word in typed.casefold().split()):
                    self._add("folder", _APART.join(map(isolated, path)), folder.id)
            if not any(path == (typed,) for _, path in self._paths):
                self._add(
                    "folder-plus", tr("New folder “{typed}”", typed=typed), None, new_title=typed
                )
        else:
            self._add("rss", tr("Top level, in no folder"), None)
            for folder, path in self._paths:
                self._add("folder", _APART.join(map(isolated, path)), folder.id)
        self.list.setCurrentRow(0)
        self._move.setEnabled(self.list.currentRow() >= 0)

    def _add(self, icon: str, words: str, folder_id: int | None, *, new_title: str = "") -> None:
        item = QListWidgetItem(style.icon(icon), words, self.list)
        item.setSizeHint(QSize(0, style.room(_ROW)))
        item.setData(_FOLDER_ID, folder_id)
        item.setData(_NEW_TITLE, new_title)


def paths(
    folders: Sequence[Folder], *, without: Sequence[int] = ()
) -> list[tuple[Folder, tuple[str, ...]]]:
    """Give folders, which come in the order of the tree, their paths; leave some and theirs out."""
    found: dict[int | None, tuple[str, ...]] = {None: ()}
    kept = []
    for folder in folders:
        if folder.id not in without and folder.parent_id in found:
            found[folder.id] = (*found[folder.parent_id], folder.title)
            kept.append((folder, found[folder.id]))
    return kept
