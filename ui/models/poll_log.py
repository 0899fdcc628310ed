"""The log of one feed's polls, newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui import text
from ui.text.health import NOTHING
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feedmon.model import PollRecord

Index = QModelIndex | QPersistentModelIndex

_NOTHING = QModelIndex()


class LogRole(IntEnum):
    """Roles beyond Qt's own."""

    POLL = Qt.ItemDataRole.UserRole + 1  # PollRecord


class LogColumn(IntEnum):
    """The columns, from the left."""

    WHEN = 0
    OUTCOME = 1
    ANSWER = 2
    TIME = 3
    BYTES = 4


_TITLES = (mark("When"), mark("What Came of It"), mark("Answer"), mark("Time"), mark("Received"))
_NUMBERS = {LogColumn.TIME, LogColumn.BYTES}


class PollLogModel(QAbstractTableModel):
    """Shows what it is given; ``now`` gives Unix seconds."""

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(parent)
        self._now = now
        self._polls: list[PollRecord] = []

    def show(self, polls: Sequence[PollRecord]) -> None:
        """Show these; where they are those that stood here with newer ones above, only add them."""
        added = self._added(polls)
        if added is None:
            self.beginResetModel()
            self._polls = list(polls)
            self.endResetModel()
            return
        if added:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._polls[:0] = polls[:added]
            self.endInsertRows()
        if len(self._polls) > len(polls):  # the oldest left the log
            self.beginRemoveRows(QModelIndex(), len(polls), len(self._polls) - 1)
            del self._polls[len(polls) :]
            self.endRemoveRows()

    def _added(self, polls: Sequence[PollRecord]) -> int | None:
        if not self._polls or self._polls[0] not in polls:
            return None
        added = polls.index(self._polls[0])
        return added if list(polls[added:]) == self._polls[: len(polls) - added] else None

    # --- Qt's side --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """Count the polls."""
        return 0 if parent.isValid() else len(self._polls)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(LogColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer the roles of a column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_TITLES[section])
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        """Answer the roles of a cell."""
        if not index.isValid():
            return None
        poll, column = self._polls[index.row()], LogColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words_of(poll, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                words = self._words_of(poll, column)
                return tr("nothing yet") if words == NOTHING else words
            case Qt.ItemDataRole.ToolTipRole if column is LogColumn.OUTCOME:
                return text.as_plain(text.poll_outcome(poll))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case LogRole.POLL:
                return poll
        return None

    def _words_of(self, poll: PollRecord, column: LogColumn) -> str:
        match column:
            case LogColumn.WHEN:
                return text.moment(poll.started_at, self._now())
            case LogColumn.OUTCOME:
                return text.poll_outcome(poll)
            case LogColumn.ANSWER:
                return text.answer(poll.status, poll.error)
            case LogColumn.TIME:
                return "" if poll.response_ms is None else text.milliseconds(poll.response_ms)
            case LogColumn.BYTES:
                return text.size(poll.wire_bytes) if poll.wire_bytes else ""


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
