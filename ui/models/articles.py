"""The rows of the article list: summaries by id, in one of the orders.

The model knows no engine and no view. Pages and news are put in from outside; where the list can
go on, ``fetchMore`` says so with a signal.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from feedmon.model import EntryOrder, key_of, place_of
from ui import text
from ui.models.groups import group_of, heading_of
from ui.models.kept import as_found
from ui.models.runs import runs
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from feedmon.model import EntryKey, EntrySummary
    from ui.models.groups import Group

Index = QModelIndex | QPersistentModelIndex


class ArticleRole(IntEnum):
    """Roles beyond Qt's own."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    #: What stands above the first row of a day or a feed; empty above others.
    HEADING = Qt.ItemDataRole.UserRole + 3


class ArticleModel(QAbstractTableModel):
    """One column of articles, told by id.

    What was read or lost its star stays in a list of unread or starred articles until the list
    is left, and where it stood among unread ones: rows go only when their article does.

    The rows are one stretch of the list, mostly from its top on; a leap begins another.

    *Signals*: ``more_wanted()`` when the view comes near the end and the list can go on,
    ``less_wanted()`` near the first row of a stretch that begins further down;
    ``regrouped()``, headings stand elsewhere or not at all.
    """

    more_wanted = Signal()
    less_wanted = Signal()
    regrouped = Signal()

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(parent)
        self._now = now
        self.order = EntryOrder.NEWEST
        self.says_where_else = False  # in how many other feeds an article is
        self._rows: list[EntrySummary] = []
        self._places: list[tuple[Any, ...]] = []  # rising
        self._by_id: dict[int, tuple[Any, ...]] = {}
        self._begin: EntryKey | None = None  # from where on pages reach,
        self._end: EntryKey | None = None  # and how far
        self._less = self._more = False
        self._grouped = False

    # --- what is there ----------------------------------------------------------------------

    def summary(self, row: int) -> EntrySummary:
        """Return the article of a row."""
        return self._rows[row]

    def row_of(self, entry_id: int) -> int | None:
        """Return the row of an article; ``None`` when it is not (yet) here."""
        place = self._by_id.get(entry_id)
        return None if place is None else bisect_left(self._places, place)

    def among(self, entry_ids: Iterable[int]) -> list[int]:
        """Return those of these articles that are here, from the top: few of very many, perhaps."""
        here = self._by_id.keys() & entry_ids
        return [summary.id for summary in self._rows if summary.id in here] if here else []

    def index_of(self, entry_id: int) -> QModelIndex:
        """Return the index of an article; invalid when it is not here."""
        row = self.row_of(entry_id)
        return QModelIndex() if row is None else self.index(row, 0)

    @property
    def has_less(self) -> bool:
        """Whether the list begins above the first row."""
        return self._less

    def first_key(self) -> EntryKey | None:
        """Return the key above which the page before ends."""
        return self._begin

    def last_key(self) -> EntryKey | None:
        """Return the key after which the next page begins."""
        return self._end

    def key(self, row: int) -> EntryKey:
        """Return the key of a row, where it stands: what was read since is where it was unread."""
        key = key_of(self._rows[row])
        if self.order is EntryOrder.UNREAD:
            return replace(key, read=self._places[row][0])
        return key

    def place(self, summary: EntrySummary) -> tuple[Any, ...]:
        """Return where an article stands, or would stand."""
        key = key_of(summary)
        if self.order is EntryOrder.UNREAD and summary.id in self._by_id:
            key = replace(key, read=self._by_id[summary.id][0])
        elif self.order is EntryOrder.BEST and summary.id in self._by_id:
            key = replace(key, rank=self._by_id[summary.id][0])
        return place_of(key, self.order)

    def is_outside(self, summary: EntrySummary) -> bool:
        """Whether an article stands where no rows are loaded, and comes with its page."""
        return self.is_above(summary) or self.is_beyond(summary)

    def is_above(self, summary: EntrySummary) -> bool:
        """Whether an article stands above the loaded rows."""
        if not self._less or self._begin is None:
            return False
        return self.place(summary) < place_of(self._begin, self.order)

    def is_beyond(self, summary: EntrySummary) -> bool:
        """Whether an article stands below the loaded rows, and comes with its page."""
        if not self._more or self._end is None:
            return False
        return self.place(summary) > place_of(self._end, self.order)

    def heading(self, row: int) -> str:
        """Return what stands above a row: its day or feed, where that begins; else nothing."""
        if not any(self.begins(row, row)):
            return ""
        return heading_of(self._group(row), self._now())

    def begins(self, first: int, last: int) -> Iterator[bool]:
        """Yield for each of these rows whether a day or feed begins there that has a heading."""
        before = self._group(first - 1) if first and self._grouped else None
        for row in range(first, last + 1):
            group = self._group(row) if self._grouped else None
            yield group is not None and group != before
            before = group

    def _group(self, row: int) -> Group:
        return group_of(self._rows[row], self._places[row], self.order)

    def group(self, grouped: bool) -> None:
        """Put headings above days or feeds from now on, or leave them out."""
        if grouped != self._grouped:
            self._grouped = grouped
            self.regrouped.emit()

    def find_unread(self, after: int, step: int = 1) -> int | None:
        """Return the first unread row beyond ``after``, upwards with ``step`` -1."""
        rows = range(after + 1, len(self._rows)) if step > 0 else range(after - 1, -1, -1)
        return next((row for row in rows if not self._rows[row].read), None)

    # --- what comes and goes ----------------------------------------------------------------

    def reset(
        self,
        page: Sequence[EntrySummary],
        *,
        more: bool,
        order: EntryOrder = EntryOrder.NEWEST,
        less: bool = False,
    ) -> None:
        """Begin another stretch with its first page.

        ``more`` says that the list goes on below, ``less`` that it begins above.
        """
        self.beginResetModel()
        self.order = order
        self._by_id = {}
        self._rows = sorted(page, key=self.place)
        self._places = [self.place(summary) for summary in self._rows]
        ids = (summary.id for summary in self._rows)
        self._by_id = dict(zip(ids, self._places, strict=True))
        self._begin = key_of(self._rows[0]) if self._rows else None
        self._end = key_of(self._rows[-1]) if self._rows else None
        self._less, self._more = less, more
        self.endResetModel()

    def reach(self, summary: EntrySummary) -> None:
        """Note that pages reach as far as this article."""
        self._end = key_of(summary)

    def reach_up(self, summary: EntrySummary | None, *, less: bool) -> None:
        """Note that pages begin with this article; ``less`` says that the list begins above."""
        if summary is not None:
            self._begin = key_of(summary)
        self._less = less

    def want_less(self) -> None:
        """Ask for the page above; it arrives later."""
        if self._less:
            self.less_wanted.emit()

    def set_more(self, more: bool) -> None:
        """Say whether the list goes on below its last row."""
        self._more = more

    def put(self, summaries: Iterable[EntrySummary]) -> None:
        """Insert what is new and replace what is known, by id, every row in its place."""
        fresh: dict[int, EntrySummary] = {}
        replaced: list[int] = []
        moved: list[int] = []
        for summary in summaries:
            known = self._by_id.get(summary.id)
            if known is None or known != self.place(summary):
                fresh[summary.id] = summary
                if known is not None:
                    moved.append(summary.id)
                continue
            row = bisect_left(self._places, known)
            self._rows[row] = as_found(self._rows[row], summary)
            replaced.append(row)
        self._tell_changed(replaced)
        self.remove(moved)
        self._insert(sorted(fresh.values(), key=self.place))

    def mark(
        self, entry_ids: Iterable[int], *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Set read or starred on these articles; ``None`` leaves a mark as it is.

        What is unread or has a star is not hidden.
        """
        changed: list[int] = []
        for entry_id in entry_ids:
            row = self.row_of(entry_id)
            if row is None:
                continue
            before = self._rows[row]
            after = replace(
                before,
                read=before.read if read is None else read,
                starred=before.starred if starred is None else starred,
                hidden=before.hidden and read is not False and not starred,
            )
            if after != before:
                self._rows[row] = after
                changed.append(row)
        self._tell_changed(changed)

    def remove(self, entry_ids: Iterable[int]) -> None:
        """Take these articles out."""
        rows = [row for entry_id in entry_ids if (row := self.row_of(entry_id)) is not None]
        for first, last in reversed(list(runs(rows))):
            self.beginRemoveRows(QModelIndex(), first, last)
            for summary in self._rows[first : last + 1]:
                del self._by_id[summary.id]
            del self._rows[first : last + 1]
            del self._places[first : last + 1]
            self.endRemoveRows()

    def keep_first(self, rows: int) -> None:
        """Let go of what is below ``rows``; the list goes on there."""
        self.remove([summary.id for summary in self._rows[rows:]])
        self._end = self.key(len(self._rows) - 1) if self._rows else None
        self._more = True

    def remove_feeds(self, feed_ids: Iterable[int]) -> None:
        """Take the articles of these feeds out."""
        gone = set(feed_ids)
        self.remove([summary.id for summary in self._rows if summary.feed_id in gone])

    def retitle_feeds(self, titles: Mapping[int, str]) -> None:
        """Show other titles for feeds on their articles, which may have their place by them."""
        self.put(
            replace(summary, feed_title=title)
            for summary in list(self._rows)
            if (title := titles.get(summary.feed_id)) is not None and summary.feed_title != title
        )

    def _insert(self, fresh: Sequence[EntrySummary]) -> None:
        """Insert from below, so that the places above stay right."""
        if not fresh:
            return
        places = [(bisect_left(self._places, self.place(summary)), summary) for summary in fresh]
        by_place = [(row, list(group)) for row, group in groupby(places, key=lambda p: p[0])]
        for row, group in reversed(by_place):
            run = [summary for _, summary in group]
            self.beginInsertRows(QModelIndex(), row, row + len(run) - 1)
            self._rows[row:row] = run
            stand = [self.place(summary) for summary in run]
            self._places[row:row] = stand
            self._by_id.update(zip((summary.id for summary in run), stand, strict=True))
            self.endInsertRows()

    def _tell_changed(self, rows: Iterable[int]) -> None:
        for first, last in runs(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    # --- Qt's side --------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the articles."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        """Answer the roles of a row."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return summary.title or summary.snippet
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(summary, self.heading(index.row()))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return summary.snippet if summary.title else ""
            case ArticleRole.SUMMARY:
                return summary
            case ArticleRole.ID:
                return summary.id
            case ArticleRole.HEADING:
                return self.heading(index.row())
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether the list goes on."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives later."""
        if self.canFetchMore(parent):
            self.more_wanted.emit()

    def _spoken(self, summary: EntrySummary, heading: str) -> str:
        """Say a row whole; where a day or a feed begins, its heading comes first."""
        marks = [
            "" if summary.read else tr("unread"),
            tr("starred") if summary.starred else "",
            tr("alert") if summary.alerted else "",
            "" if summary.edited_at is None else tr("edited"),
        ]
        elsewhere = summary.also_in if self.says_where_else else 0
        parts = [
            heading,
            summary.title or summary.snippet or tr("Untitled"),
            *marks,
            summary.feed_title,
            text.also_in(elsewhere) if elsewhere else "",
            text.moment(summary.sort_at, self._now()),
        ]
        return ", ".join(part for part in parts if part)
