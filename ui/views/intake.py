"""How rows come into the list: a few at a time, and under nobody's eyes."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from feedmon.model import EntryOrder, EntrySummary
    from ui.models.articles import ArticleModel
    from ui.views.article_list import ArticleList
    from ui.views.contents import Contents

#: Rows that are put in within one turn of the event loop.
SLICE = 50
#: Rows that are marked within one turn.
MARKED = 200
#: Rows that news may add up to, and how many are kept then: a first refresh brings any number.
MOST, KEPT = 2000, 1000


class Intake(QObject):
    """Changes the rows of the model; what is looked at stays where it is, and what is chosen.

    *Signals*: ``filled()``, there are rows where there were none.
    """

    filled = Signal()

    def __init__(self, model: ArticleModel, view: ArticleList, contents: Contents) -> None:
        super().__init__(view)
        self._model, self._view, self._contents = model, view, contents
        self._waiting: dict[int, EntrySummary] = {}  # to be put in, a slice at a time
        self._marks: deque[tuple[list[int], bool | None, bool | None]] = deque()  # before them
        self._left = 0  # what is open, while a leap has left it behind
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._put_slice)

    @property
    def busy(self) -> bool:
        """Whether rows are waiting to be put in."""
        return bool(self._waiting or self._marks)

    def clear(self) -> None:
        """Let go of what waits."""
        self._waiting.clear()
        self._marks.clear()

    def put(self, summaries: Iterable[EntrySummary]) -> None:
        """Put in rows, a slice at a time."""
        self._waiting.update((each.id, each) for each in summaries)
        if self._waiting and not self._slices.isActive():
            self._slices.start()

    def reset(
        self, page: Sequence[EntrySummary], *, more: bool, order: EntryOrder, keep: bool
    ) -> None:
        """Begin another list, from its top; with ``keep`` what is open stays open, and in sight.

        It then stays in the list, too, where that is about as far as it.
        """
        self._left = 0
        index = self._view.currentIndex()
        kept = self._model.summary(index.row()) if keep and index.isValid() else None
        self._model.reset(page, more=more, order=order)
        if kept is not None and not self._model.is_outside(kept):
            self._model.put([kept])
        row = None if kept is None else self._model.row_of(kept.id)
        self._view.scrollToTop()
        if row is None:
            self._view.chosen.emit(0)
        else:
            self._view.choose(row)

    def leap(
        self,
        page: Sequence[EntrySummary],
        *,
        less: bool,
        more: bool,
        order: EntryOrder,
        first: int,
    ) -> None:
        """Begin another stretch of the list with row ``first`` at the top of the view.

        What is open stays open, and is chosen where it comes into the stretch.
        """
        open_id = self._view.entry_id() or self._left
        self.clear()
        self._model.reset(page, more=more, order=order, less=less)
        self._left = open_id
        self._view.arrive(first)
        self._choose_left()

    def put_above(self, summaries: Iterable[EntrySummary]) -> None:
        """Put in rows above the first one, which are no news."""
        rows = list(summaries)
        self._change(lambda: self._model.put(rows), news=False)
        self._choose_left()

    def put_now(self, summaries: Iterable[EntrySummary]) -> None:
        """Put in rows at once."""
        rows = list(summaries)
        self._change(lambda: self._model.put(rows))
        self._choose_left()

    def mark(self, entry_ids: Iterable[int], *, read: bool | None, starred: bool | None) -> None:
        """Show marks as they are now; of very many a part at a time."""
        ids = tuple(entry_ids)
        for entry_id in self._waiting.keys() & ids:
            waiting = self._waiting[entry_id]
            self._waiting[entry_id] = replace(
                waiting,
                read=waiting.read if read is None else read,
                starred=waiting.starred if starred is None else starred,
            )
        listed = self._model.among(ids)
        parts = [listed[start : start + MARKED] for start in range(0, len(listed), MARKED)]
        self._marks.extend((part, read, starred) for part in parts)
        if self._marks and not self._slices.isActive():
            self._put_slice()  # the first part at once

    def remove(self, entry_ids: Iterable[int]) -> None:
        """Take articles out."""
        gone = set(entry_ids)
        for entry_id in gone & self._waiting.keys():
            del self._waiting[entry_id]
        self._change(lambda: self._model.remove(gone))

    def remove_feeds(self, feed_ids: Iterable[int]) -> None:
        """Take the articles of feeds out."""
        gone = set(feed_ids)
        self._waiting = {i: each for i, each in self._waiting.items() if each.feed_id not in gone}
        self._change(lambda: self._model.remove_feeds(gone))

    def retitle_feeds(self, titles: Mapping[int, str]) -> None:
        """Show other titles of feeds on their articles."""
        self._change(lambda: self._model.retitle_feeds(titles))

    def remove_before(self, moment: int) -> None:
        """Take out what stands before this moment, but what is chosen."""
        self._waiting = {i: each for i, each in self._waiting.items() if each.sort_at >= moment}
        rows = map(self._model.summary, range(self._model.rowCount()))
        gone = {each.id for each in rows if each.sort_at < moment} - {self._view.entry_id()}
        self._change(lambda: self._model.remove(gone))

    def _put_slice(self) -> None:
        if self._marks:
            ids, read, starred = self._marks.popleft()
            self._model.mark(ids, read=read, starred=starred)
            if self.busy:
                self._slices.start()
            return
        if not self._waiting:
            return
        # From the top: what is seen first, and the longest runs.
        taken = nsmallest(SLICE, self._waiting.values(), key=self._model.place)
        for each in taken:
            del self._waiting[each.id]
        was_empty = self._model.rowCount() == 0
        self.put_now(taken)
        self._trim()
        if was_empty:
            self.filled.emit()
        if self._waiting:
            self._slices.start()

    def _trim(self) -> None:
        """Let go of rows far below what is looked at; paging brings them back."""
        rows = self._model.rowCount()
        last_seen = self._view.rowAt(self._view.viewport().height() - 1)
        current = self._view.currentIndex().row()
        of_place = self._contents.source is not None
        if rows > MOST and max(last_seen, current) < KEPT and of_place:
            self._model.keep_first(KEPT)
            belongs = self._contents.belongs()  # what lies below now comes with its page, too
            self._waiting = {i: each for i, each in self._waiting.items() if belongs(each)}

    def _choose_left(self) -> None:
        """Choose what is open again where it has come back, unless something else was chosen."""
        if not self._left or self._view.currentIndex().isValid():
            return
        index = self._model.index_of(self._left)
        if index.isValid():
            self._left = 0
            flags = QItemSelectionModel.SelectionFlag
            how = flags.ClearAndSelect | flags.Rows
            self._view.selectionModel().setCurrentIndex(index, how)

    def _change(self, change: Callable[[], None], *, news: bool = True) -> None:
        """Change rows without moving what is looked at, or choosing what nobody chose."""
        chosen = self._view.entry_id()
        selection = self._view.selectionModel()
        with self._view.anchored(news=news), self._view.quietly():
            change()
            if self._view.entry_id() == chosen:
                return
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index_of(chosen)
            several = len(self._view.selected_rows()) > 1
            how = flags.NoUpdate if several else flags.ClearAndSelect | flags.Rows
            selection.setCurrentIndex(index, how)
            if not index.isValid() and not several:
                selection.clear()
