"""Feeds and folders to be chosen, as a tree in rows; a folder stands for all that ever is in it.

Rows and their looks are those of ``picking``; what is chosen is other: a folder by itself, not
the feeds that it happens to have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui import text
from ui.models.picking import ROW, Row
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from feedmon.model import Feed, Folder

Index = QModelIndex | QPersistentModelIndex

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SOME = Qt.CheckState.PartiallyChecked
_LONGEST = 200
#: Beyond so many rows folders are closed at first, but for those with something chosen.
_OPEN_UP_TO = 60

#: A feed or a folder by its id.
Key = tuple[str, int]


class ScopeModel(QAbstractListModel):
    """Checks feeds and folders; what lies in a checked folder is checked with it.

    *Signals*: ``picked()``, when others are checked than before.
    """

    picked = Signal()

    def __init__(
        self,
        folders: Sequence[Folder],
        feeds: Sequence[Feed],
        *,
        chosen: tuple[Iterable[int], Iterable[int]] = ((), ()),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles: dict[Key, str] = {("folder", one.id): one.title for one in folders}
        self._titles |= {("feed", one.id): one.title or one.url for one in feeds}
        self._about = {("feed", one.id): text.host(one.url) for one in feeds}
        self._words = {("feed", one.id): f"{one.title}\n{one.url}".casefold() for one in feeds}
        self._home: dict[Key, Key | None] = {}
        self._inside: dict[Key | None, list[Key]] = {None: []}
        known = {folder.id for folder in folders}
        for folder in sorted(folders, key=lambda one: one.position):
            self._put(("folder", folder.id), folder.parent_id, known)
        for feed in sorted(feeds, key=lambda one: one.position):
            self._put(("feed", feed.id), feed.folder_id, known)
        of_feeds, of_folders = chosen
        wanted = {("feed", one) for one in of_feeds} | {("folder", one) for one in of_folders}
        self._chosen: set[Key] = wanted & self._titles.keys()
        self._gone = wanted - self._chosen
        few = len(self._titles) <= _OPEN_UP_TO
        self._open = {key for key in self._titles if key[0] == "folder" and few}
        for key in self._chosen:
            self._open.update(self._above(key))
        self._filter = ""
        self._rows = list(self._shown())

    @property
    def feeds(self) -> tuple[int, ...]:
        """The feeds that are checked by themselves; also those that are gone for now."""
        return self._ids("feed")

    @property
    def folders(self) -> tuple[int, ...]:
        """The folders that are checked."""
        return self._ids("folder")

    @property
    def is_lost(self) -> bool:
        """Whether all that is checked is gone."""
        return bool(self._gone) and not self._chosen

    def filter(self, words: str) -> None:
        """Show the feeds that match all of these words, and the folders they are in."""
        words = " ".join(words.casefold().split())
        if words != self._filter:
            self.beginResetModel()
            self._filter = words
            self._rows = list(self._shown())
            self.endResetModel()

    # --- what a person does -----------------------------------------------------------------

    def toggle(self, index: Index) -> None:
        """Check a row, or uncheck it."""
        key = self._rows[index.row()]
        if self._state(key) == _CHECKED:
            self._uncheck(key)
        else:
            self._chosen -= set(self._below(key))
            self._chosen.add(key)
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.picked.emit()

    def set_open(self, index: Index, *, is_open: bool) -> bool:
        """Show what is in a folder, or hide it; whether that changed anything."""
        key = self._rows[index.row()]
        if not self._inside.get(key) or self._filter or (key in self._open) == is_open:
            return False
        first = index.row() + 1
        if is_open:
            self._open.add(key)
            rows = list(self._shown(key))
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()
        else:
            past = first + sum(1 for _ in self._shown(key))
            self.beginRemoveRows(QModelIndex(), first, past - 1)
            del self._rows[first:past]
            self._open.discard(key)
            self.endRemoveRows()
        self.dataChanged.emit(index, index)
        return True

    def home(self, index: Index) -> QModelIndex:
        """Return the row of the folder that a row lies in; none for the top."""
        home = self._home[self._rows[index.row()]]
        return QModelIndex() if home is None else self.index(self._rows.index(home))

    # --- for views --------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row has a box."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a row shows, whole or in parts."""
        if not index.isValid():
            return None
        key = self._rows[index.row()]
        given: Any = None
        if role == ROW:
            given = self._row(key)
        elif role == Qt.ItemDataRole.DisplayRole:
            given = self._row(key).title
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            given = _spoken(self._row(key))
        elif role == Qt.ItemDataRole.CheckStateRole:
            given = self._state(key)
        return given

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck, as ``toggle``."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if self._state(self._rows[index.row()]) != Qt.CheckState(value):
            self.toggle(index)
        return True

    # --- inside -----------------------------------------------------------------------------

    def _put(self, key: Key, parent_id: int | None, known: set[int]) -> None:
        home = ("folder", parent_id) if parent_id is not None and parent_id in known else None
        self._home[key] = home
        self._inside.setdefault(home, []).append(key)

    def _ids(self, kind: str) -> tuple[int, ...]:
        return tuple(sorted(one for of, one in self._chosen | self._gone if of == kind))

    def _above(self, key: Key) -> Iterator[Key]:
        home = self._home[key]
        while home is not None:
            yield home
            home = self._home[home]

    def _below(self, key: Key) -> Iterator[Key]:
        for one in self._inside.get(key, ()):
            yield one
            yield from self._below(one)

    def _uncheck(self, key: Key) -> None:
        """Take it out; of a checked folder around it all the rest stays checked."""
        self._chosen.discard(key)
        around = next((one for one in self._above(key) if one in self._chosen), None)
        if around is None:
            return
        self._chosen.discard(around)
        kept = key
        while kept != around:
            home = self._home[kept]
            self._chosen.update(one for one in self._inside[home] if one != kept)
            if home is None:
                break
            kept = home

    def _state(self, key: Key) -> Qt.CheckState:
        if key in self._chosen or any(one in self._chosen for one in self._above(key)):
            return _CHECKED
        return _SOME if any(one in self._chosen for one in self._below(key)) else _UNCHECKED

    def _shown(self, within: Key | None = None) -> Iterator[Key]:
        for key in self._inside.get(within, ()):
            if self._filter:
                if self._matches(key):
                    yield key
                    yield from self._shown(key)
            else:
                yield key
                if key in self._open:
                    yield from self._shown(key)

    def _matches(self, key: Key) -> bool:
        if key[0] == "folder":
            return any(map(self._matches, self._inside.get(key, ())))
        return all(word in self._words[key] for word in self._filter.split())

    def _row(self, key: Key) -> Row:
        depth = sum(1 for _ in self._above(key)) + 1
        title = text.one_line(self._titles[key], _LONGEST)
        if key[0] == "feed":
            return Row(title, self._about[key], depth, self._state(key), False, None)
        number = sum(one[0] == "feed" for one in self._below(key))
        about = trn(number, "{n} feed", "{n} feeds")
        is_open = (bool(self._filter) or key in self._open) if self._inside.get(key) else None
        return Row(title, about, depth, self._state(key), True, is_open)


def _spoken(row: Row) -> str:
    parts = [row.title, tr("folder", "said of a row") if row.is_folder else "", row.about]
    if row.is_open is not None:
        parts.append(tr("open", "of a folder") if row.is_open else tr("closed", "of a folder"))
    return ", ".join(filter(None, parts))
