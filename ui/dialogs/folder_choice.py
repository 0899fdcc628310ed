"""A folder to put something into: one of those that there are, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QWidget,
)

from ui.dialogs.fields import name_list
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionComboBox

    from feedmon.model import Folder

_NEW = object()
_WIDTH, _NARROW = 220, 132
#: What a field needs beside its words.
_AROUND = 24


class FolderChoice(QWidget):
    """A list of folders whose last line asks for the name of a new one, at the top of the tree.

    ``nowhere`` names the choice of none of them: "No folder".

    *Signals*: ``changed()``.
    """

    changed = Signal()

    def __init__(
        self,
        folders: Sequence[Folder],
        *,
        chosen: int | None = None,
        nowhere: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)
        self._list = _Places()
        name_list(self._list, tr("Folder"))
        self._list.setMinimumWidth(_WIDTH)
        self._list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._list.addItem(nowhere or tr("No folder"), None)
        for folder, depth in in_tree_order(folders):
            self._list.addItem("    " * depth + folder.title, folder.id)
        self._list.insertSeparator(self._list.count())
        self._list.addItem(tr("New Folder…"), _NEW)
        self._list.setCurrentIndex(max(0, self._list.findData(chosen)))
        self._name = QLineEdit(placeholderText=tr("Name of the new folder"), maxLength=200)
        self._name.setAccessibleName(tr("Name of the new folder"))
        words = self._name.fontMetrics().horizontalAdvance(self._name.placeholderText())
        self._name.setMinimumWidth(words + _AROUND)
        self._name.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._list)
        row.addWidget(self._name, 1)
        row.addStretch()
        self.setFocusProxy(self._list)
        self._list.activated.connect(lambda _: self._turn())
        self._list.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._name.textChanged.connect(lambda _: self.changed.emit())

    @property
    def folder_id(self) -> int | None:
        """The folder that was chosen; ``None`` for none, or for a new one."""
        if not self._is_new:
            chosen: int | None = self._list.currentData()
            return chosen
        top = {each.title: each.id for each in self._folders if each.parent_id is None}
        return top.get(self._typed)

    @property
    def new_title(self) -> str:
        """The title of the folder to be made; "" when one was chosen that is there already."""
        return self._typed if self._is_new and self.folder_id is None else ""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self._is_new or bool(self._typed)

    @property
    def _is_new(self) -> bool:
        return self._list.currentData() is _NEW

    @property
    def _typed(self) -> str:
        return " ".join(self._name.text().split())

    def _turn(self) -> None:
        # The name needs the room more than the words that ask for it.
        self._list.setMinimumWidth(_NARROW if self._is_new else _WIDTH)
        self._name.setVisible(self._is_new)
        if self._is_new:
            self._name.setFocus()


class _Places(QComboBox):
    """Shows how deep folders are while one is chosen; what is chosen stands there by its name."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Say which words are painted: cut off with dots where they are too long."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(kind, option, part, self).width()
        name = self.currentText().strip()
        option.currentText = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)


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
