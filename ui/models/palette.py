"""The rows of the command palette: what can be done and gone to, the best fit first."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from feedmon.frozen import frozen
from ui.models.matching import folded, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon

Index = QModelIndex | QPersistentModelIndex

_NOTHING = QModelIndex()
#: Nobody reads more rows than that: more letters find what is below them.
MOST = 100
#: What can't be done now stands below what can be, unless it alone fits.
_UNABLE = 450
_RECENT = 60


@frozen
class Choice:
    """Something that may be chosen; ``key`` says what it is to whoever carries it out.

    ``detail`` tells where it is from, or, while it can't be done, why. What stands for a
    feed is painted by its id.
    """

    key: str
    words: str
    detail: str = ""
    keys: tuple[str, ...] = ()
    icon: QIcon | None = None
    feed_id: int = 0
    enabled: bool = True
    checked: bool = False


class PaletteRole(IntEnum):
    """Roles beyond Qt's own."""

    CHOICE = Qt.ItemDataRole.UserRole + 1


class PaletteModel(QAbstractListModel):
    """All choices, narrowed by what is typed."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._names: list[str] = []
        self._folded: dict[str, str] = {}
        self._bonus: list[int] = []
        self._recent: dict[str, int] = {}
        self._rows: list[Choice] = []
        self._typed = ""
        self._fitting: list[int] = []

    def set_choices(self, choices: Sequence[Choice], recent: Sequence[str]) -> None:
        """Offer these; ``recent`` are the keys of those chosen last, the last one first."""
        self._choices = list(choices)
        self._recent = {key: place for place, key in enumerate(recent)}
        self._names = []
        self._bonus = [
            (_RECENT if choice.key in self._recent else 0) - (0 if choice.enabled else _UNABLE)
            for choice in choices
        ]
        self._start_again()
        self._show(self._unsearched())

    def search(self, words: str) -> None:
        """Show what fits ``words``, the best first; without words what was chosen last."""
        typed = folded(words)
        if typed == self._typed:
            return
        # With more letters only what fitted the fewer ones can fit.
        if not (self._typed and typed.startswith(self._typed)):
            self._start_again()
        self._typed = typed.rstrip()
        parts = typed.split()
        if not parts:
            self._start_again()
            self._show(self._unsearched())
            return
        names, bonus = self._named(), self._bonus
        fits = []
        for number in self._fitting:
            fit = score(parts, names[number])
            if fit:
                fits.append((-fit - bonus[number], number))
        self._fitting = [number for _, number in fits]
        fits.sort()
        self._show([self._choices[number] for _, number in fits[:MOST]])

    def _named(self) -> list[str]:
        """Fold the names at the first letter; most of them are those of last time."""
        if not self._names:
            before = self._folded
            words = [choice.words for choice in self._choices]
            self._folded = {each: before.get(each) or folded(each) for each in words}
            self._names = [self._folded[each] for each in words]
        return self._names

    def _start_again(self) -> None:
        self._typed = ""
        self._fitting = list(range(len(self._choices)))

    def _unsearched(self) -> list[Choice]:
        places = self._recent
        last = sorted(
            (choice for choice in self._choices if choice.key in places and choice.enabled),
            key=lambda choice: places[choice.key],
        )
        chosen = {choice.key for choice in last}
        others = [choice for choice in self._choices if choice.enabled and choice.key not in chosen]
        return (last + others)[:MOST]

    def _show(self, rows: list[Choice]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the roles of a row."""
        if not index.isValid():
            return None
        choice = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(choice)
            case PaletteRole.CHOICE:
                return choice
        return None


def spoken(choice: Choice) -> str:
    """Say a choice in one line."""
    on = "on" if choice.checked else ""
    return ", ".join(part for part in (choice.words, on, choice.detail, *choice.keys) if part)
