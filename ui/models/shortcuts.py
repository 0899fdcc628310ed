"""All actions with their keys, as rows below headings, narrowed by what is typed."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from feedmon.frozen import frozen
from ui import text
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex

_NOTHING = QModelIndex()


@frozen
class ShortcutRow:
    """What an action does and the keys that do it, as the platform writes them; maybe none.

    ``own`` are keys that the person chose. ``before`` are those that it had, where they change.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    tip: str = ""
    own: bool = False
    before: tuple[str, ...] | None = None

    def matches(self, wanted: Sequence[str]) -> bool:
        """Tell whether all words are found in name, tip or keys."""
        searched = " ".join((self.words, self.tip, *self.keys)).casefold()
        return all(each in searched for each in wanted)

    def spoken(self) -> str:
        """Return all that is to be heard of it."""
        keys = ", ".join(self.keys) or tr("no key")
        if self.before is not None:
            before = ", ".join(self.before) or tr("no key")
            return tr(
                "{action}: {before}, then {keys}", action=self.words, before=before, keys=keys
            )
        if self.own:
            return tr("{action}, {keys}, changed", action=self.words, keys=keys)
        return ", ".join((self.words, *self.keys))


@frozen
class ShortcutGroup:
    """Actions that stand in one menu; without a title they have no heading."""

    title: str
    rows: tuple[ShortcutRow, ...]


@frozen
class KeysShown:
    """All keys, whose they are (``preset``, one of ``presets``: ids with titles), how many own."""

    groups: tuple[ShortcutGroup, ...]
    presets: tuple[tuple[str, str], ...] = ()
    preset: str = ""
    own: int = 0


class ShortcutRole(IntEnum):
    """Roles beyond Qt's own."""

    #: The action; ``None`` for a heading.
    ROW = Qt.ItemDataRole.UserRole + 1


class ShortcutModel(QAbstractListModel):
    """The groups one below the other; those of which nothing is left have no heading."""

    def __init__(self, groups: Sequence[ShortcutGroup], parent: Any = None) -> None:
        super().__init__(parent)
        self._groups = tuple(groups)
        self._left: list[ShortcutGroup] = []
        self._rows: list[str | ShortcutRow] = []
        self._words = ""
        self.narrow("")

    def show(self, groups: Sequence[ShortcutGroup]) -> None:
        """Show these instead, as far as they have what was looked for."""
        self._groups = tuple(groups)
        self.narrow(self._words)

    def row_of(self, name: str) -> int:
        """Return the row of an action; -1 where it is not shown."""
        for row, each in enumerate(self._rows):
            if isinstance(each, ShortcutRow) and each.name == name:
                return row
        return -1

    def narrow(self, words: str) -> None:
        """Keep what has all of ``words`` in its name, its tip or its keys."""
        self._words = words
        wanted = words.casefold().split()
        found = (
            ShortcutGroup(group.title, tuple(row for row in group.rows if row.matches(wanted)))
            for group in self._groups
        )
        self.beginResetModel()
        self._left = [group for group in found if group.rows]
        self._rows.clear()
        for group in self._left:
            if group.title:
                self._rows.append(group.title)
            self._rows.extend(group.rows)
        self.endResetModel()

    def left(self) -> list[ShortcutGroup]:
        """Return what the search left."""
        return list(self._left)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the rows, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let arrows go from action to action, over the headings."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        heading = isinstance(row, str)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row if isinstance(row, str) else row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row if isinstance(row, str) else row.spoken()
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, ShortcutRow):
                return text.as_plain(row.tip)
            case ShortcutRole.ROW:
                return None if heading else row
        return None
