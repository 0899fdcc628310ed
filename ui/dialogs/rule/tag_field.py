"""A field for tags with commas between them, each completed from those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

_LONGEST = 500


class TagField(QLineEdit):
    """Tags as they are typed; those that differ in case alone are one."""

    def __init__(
        self, known: Iterable[str], chosen: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(", ".join(chosen), parent)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(tr("Tags, with commas between them"))
        self.setAccessibleName(tr("Tags to put on"))
        self.setCompleter(_LastCompleter(sorted(known, key=str.casefold), self))

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that stand there."""
        found: dict[str, str] = {}
        for part in self.text().split(","):
            if title := " ".join(part.split()):
                found.setdefault(title.casefold(), title)
        return tuple(found.values())


class _LastCompleter(QCompleter):
    """Completes what stands behind the last comma."""

    def __init__(self, titles: list[str], field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setModel(QStringListModel(titles, self))
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self.popup()
        if popup is not None:
            popup.setObjectName("proposals")

    def splitPath(self, path: str) -> list[str]:
        """Look for the last tag alone."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Put it behind the others."""
        before = self._field.text().rpartition(",")[0].strip()
        title = str(index.data())
        return f"{before}, {title}" if before else title
