"""Feeds of a list to be picked: folders and feeds with boxes, row by row.

The rows are those that are to be seen, and know how deep they lie: a tree of Qt's would ask this
model for each of twenty thousand rows whenever one of them moves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from feedmon.frozen import frozen
from ui import text
from ui.models.outline import LONGEST, TOP
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from feedmon.model import OpmlDocument
    from ui.models.outline import Outline

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
#: Beyond so many rows folders are closed at first.
_OPEN_UP_TO = 200
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@frozen
class Row:
    """What a row shows. ``state`` is ``None`` without a box: nothing of it can be chosen.

    ``is_open`` is ``None`` for what can't be opened.
    """

    title: str
    about: str
    depth: int
    state: Qt.CheckState | None
    is_folder: bool
    is_open: bool | None


class PickModel(QAbstractListModel):
    """All feeds of a list are checked at first, but for those that are followed already.

    While a filter is set a folder stands for what of it matches: that is shown, counted and
    checked.

    *Signals*: ``picked()``, when others are checked than before.
    """

    picked = Signal()

    def __init__(self, outline: Outline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline = outline
        self._followed = outline.preview.followed
        self._checked = bytearray(b"\1") * len(outline.listed)
        for place in self._followed:
            self._checked[place] = 0
        self._words = ""
        self._matching = outline.matches("")
        size = len(outline.paths)
        few = size + len(outline.listed) <= _OPEN_UP_TO
        self._open = set(range(size)) if few else {TOP}
        self._count()
        self._rows = list(self._below(TOP, first=True))

    @property
    def number(self) -> int:
        """How many feeds are checked, whether they are shown or not."""
        return sum(self._checked)

    def chosen(self) -> OpmlDocument:
        """Return the list with what is checked of it.

        Folders that nothing is left of are left out; those that are empty in the list come with
        the one they lie in.
        """
        outline = self._outline
        kept = {TOP} if self.number else set[int]()
        for place, home in enumerate(outline.homes):
            if self._checked[place]:
                kept.update(outline.above(home))
        for folder in range(1, len(outline.paths)):  # the one it lies in came before
            if outline.parents[folder] in kept and not any(True for _ in outline.within(folder)):
                kept.add(folder)
        paths = {outline.paths[folder] for folder in kept}
        document = outline.preview.document
        feeds = (feed for held, feed in zip(self._checked, document.feeds, strict=True) if held)
        return replace(
            document,
            feeds=tuple(feeds),
            folders=tuple(path for path in document.folders if path in paths),
            details=tuple(each for each in document.details if each.path in paths),
        )

    def filter(self, words: str) -> None:
        """Show the feeds that match all of these words, and the folders they are in."""
        if words.split() == self._words.split():
            return
        self.beginResetModel()
        self._words = words
        self._matching = self._outline.matches(words)
        self._count()
        self._rows = list(self._below(TOP, first=True))
        self.endResetModel()

    # --- what a person does -----------------------------------------------------------------

    def toggle(self, index: Index) -> None:
        """Check a row, or uncheck it; a folder takes what is in it along."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            wanted = _UNCHECKED if Qt.CheckState(state) == _CHECKED else _CHECKED
            self.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def set_open(self, index: Index, *, is_open: bool) -> bool:
        """Show what is in a folder, or hide it; whether that changed anything."""
        folder = self._folder_at(index)
        if folder is None or self._words.split() or (folder in self._open) == is_open:
            return False
        first = index.row() + 1
        if is_open:
            self._open.add(folder)
            rows = list(self._below(folder))
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()
        else:
            past = first + sum(1 for _ in self._below(folder))
            self.beginRemoveRows(QModelIndex(), first, past - 1)
            del self._rows[first:past]
            self._open.discard(folder)
            self.endRemoveRows()
        self.dataChanged.emit(index, index)
        return True

    def home(self, index: Index) -> QModelIndex:
        """Return the row of the folder that a row lies in; none for the top."""
        row = self._rows[index.row()]
        if row == ~TOP:
            return QModelIndex()
        home = self._outline.homes[row] if row >= 0 else self._outline.parents[~row]
        return self.index(self._rows.index(~home))

    # --- for views --------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what can be chosen has a box."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._state(self._rows[index.row()]) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a row shows, whole or in parts."""
        if not index.isValid():
            return None
        number = self._rows[index.row()]
        given: Any = None
        if role == ROW:
            given = self._row(number)
        elif role == Qt.ItemDataRole.DisplayRole:
            given = self._row(number).title
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            given = self._spoken(self._row(number))
        elif role == Qt.ItemDataRole.ToolTipRole and number >= 0:
            given = text.as_plain(self._outline.listed[number].url)
        elif role == Qt.ItemDataRole.CheckStateRole:
            given = self._state(number)
        return given

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck, as ``toggle``."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        number, checked = self._rows[index.row()], Qt.CheckState(value) == _CHECKED
        if self._state(number) is None:
            return False
        if number >= 0:
            change = int(checked) - self._checked[number]
            self._checked[number] = checked
            for folder in self._outline.above(self._outline.homes[number]):
                self._picked[folder] += change
        else:
            for place in self._outline.within(~number):
                if self._matching[place] and place not in self._followed:
                    self._checked[place] = checked
            self._count()
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.picked.emit()
        return True

    # --- inside -----------------------------------------------------------------------------

    def _folder_at(self, index: Index) -> int | None:
        """Return the number of a folder that can be opened."""
        number = self._rows[index.row()] if index.isValid() else 0
        return ~number if number < 0 and number != ~TOP and self._shown[~number] else None

    def _below(self, folder: int, *, first: bool = False) -> Iterator[int]:
        """Yield the rows in an open folder: feeds by their place, folders as ``~number``."""
        filtered = bool(self._words.split())
        waiting = [~folder] if first else self._inside(folder, filtered=filtered)
        while waiting:
            row = waiting.pop()
            yield row
            if row < 0 and (filtered or ~row in self._open):
                waiting += self._inside(~row, filtered=filtered)

    def _inside(self, folder: int, *, filtered: bool) -> list[int]:
        """Return the rows right in a folder, the last one first."""
        feeds = [place for place in self._outline.feeds[folder] if self._matching[place]]
        folders = [
            ~one for one in self._outline.folders[folder] if self._shown[one] or not filtered
        ]
        return [*reversed(feeds), *reversed(folders)]

    def _count(self) -> None:
        """Count, for each folder with those below, what of it matches, and is checked."""
        outline, matching, checked = self._outline, self._matching, self._checked
        followed = self._followed
        size = len(outline.paths)
        self._shown, self._open_to_choice, self._picked = [0] * size, [0] * size, [0] * size
        for folder in range(size - 1, -1, -1):
            shown = [place for place in outline.feeds[folder] if matching[place]]
            free = [place for place in shown if place not in followed] if followed else shown
            self._shown[folder] += len(shown)
            self._open_to_choice[folder] += len(free)
            self._picked[folder] += sum(map(checked.__getitem__, free))
            if folder != TOP:
                for counts in (self._shown, self._open_to_choice, self._picked):
                    counts[outline.parents[folder]] += counts[folder]

    def _state(self, number: int) -> Qt.CheckState | None:
        if number >= 0:
            state = _CHECKED if self._checked[number] else _UNCHECKED
            return None if number in self._followed else state
        picked, free = self._picked[~number], self._open_to_choice[~number]
        if not free:
            return None
        some = Qt.CheckState.PartiallyChecked if picked else _UNCHECKED
        return _CHECKED if picked == free else some

    def _row(self, number: int) -> Row:
        outline = self._outline
        state = self._state(number)
        if number >= 0:
            known = number in self._followed
            about = tr(text.FOLLOWED) if known else outline.about[number]
            depth = len(outline.paths[outline.homes[number]]) + 1
            return Row(outline.titles[number], about, depth, state, False, None)
        folder, filtered = ~number, bool(self._words.split())
        about = text.picked_of(self._picked[folder], self._open_to_choice[folder])
        if folder == TOP:
            found = tr(text.ALL_THAT_MATCH if self._shown[TOP] else text.NONE_THAT_MATCHES)
            title = found if filtered else tr(text.ALL_FEEDS)
            return Row(title, about, 0, state, True, None)
        path = outline.paths[folder]
        is_open = None if not self._shown[folder] else filtered or folder in self._open
        return Row(text.one_line(path[-1], LONGEST), about, len(path), state, True, is_open)

    @staticmethod
    def _spoken(row: Row) -> str:
        parts = [row.title, "folder" if row.is_folder and row.depth else "", row.about]
        if row.is_open is not None:
            parts.append("open" if row.is_open else "closed")
        return ", ".join(filter(None, parts))
