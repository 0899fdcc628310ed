"""The rows of the health window: every feed with how it does, sorted and filtered in place.

A row that no longer passes the filter stays until the filter is chosen again, so that a feed that
was retried can be seen to work.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from feedmon.model import FeedHealth, FeedState
from ui.models.feed_rows import FeedRows
from ui.models.health_columns import SPECS, HealthRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from feedmon.model import Feed, Skipped, Weeks

#: A feed whose last answer took so long is a slow one (milliseconds).
SLOW_MS = 3_000


class Filter(StrEnum):
    """Which feeds are shown. The last two are those of a refresh, by id."""

    ALL = "all"
    FAILING = "failing"
    WARNED = "warned"
    PARKED = "parked"
    PAUSED = "paused"
    GONE = "gone"
    SLOW = "slow"
    FAILED = "failed"
    NOT_ASKED = "not-asked"


_OF_STATES = {
    FeedState.FAILING: (Filter.FAILING,),
    FeedState.PARKED: (Filter.FAILING, Filter.PARKED),
    FeedState.PAUSED: (Filter.PAUSED,),
    FeedState.GONE: (Filter.GONE,),
}


def _filters_of(row: HealthRow) -> Iterator[Filter]:
    """Yield the filters that a feed passes by itself."""
    feed = row.feed
    yield Filter.ALL
    yield from _OF_STATES.get(feed.state, ())
    if row.warned:
        yield Filter.WARNED
    if (feed.response_ms or 0) >= SLOW_MS or feed.error == "timeout":
        yield Filter.SLOW


class HealthModel(FeedRows[HealthRow]):
    """Feeds by id. ``now`` gives Unix seconds."""

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(SPECS, now, parent)
        self._filter = Filter.ALL
        self._words: list[str] = []
        self._failed: frozenset[int] = frozenset()
        self._skipped: dict[int, Skipped] = {}

    # --- what is there ----------------------------------------------------------------------

    def feeds(self) -> list[Feed]:
        """Return all feeds, shown or not."""
        return [row.feed for row in self._all.values()]

    def counts(self) -> Counter[Filter]:
        """Count the feeds of each filter; those of a refresh that are left."""
        found = Counter(each for row in self._all.values() for each in _filters_of(row))
        found[Filter.FAILED] = len(self._failed & self._all.keys())
        found[Filter.NOT_ASKED] = len(self._skipped.keys() & self._all.keys())
        return found

    # --- what comes and goes ----------------------------------------------------------------

    def reset(self, feeds: Iterable[Feed]) -> None:
        """Begin with these feeds."""
        self.beginResetModel()
        self._all = {feed.id: self._made(feed) for feed in feeds}
        self._shown = self._sorted(i for i, row in self._all.items() if self._passes(row))
        self._number()
        self.endResetModel()

    def put(self, feeds: Iterable[Feed]) -> None:
        """Show feeds as they are now; those that were not here join."""
        changed, fresh = [], []
        for feed in feeds:
            known = self._all.get(feed.id)
            row = self._made(feed)
            if known is not None:
                row = replace(row, sums=known.sums, weeks=known.weeks, busy=known.busy)
            self._all[feed.id] = row
            if feed.id in self._row_of:
                if row != known:
                    changed.append(self._row_of[feed.id])
            elif self._passes(row):
                fresh.append(feed.id)
        self._tell_changed(changed)
        self._insert(fresh)

    def put_sums(self, sums: Mapping[int, FeedHealth]) -> None:
        """Show what the polls of feeds cost."""
        self._change({i: {"sums": each} for i, each in sums.items()})

    def put_weeks(self, weeks: Mapping[int, Weeks]) -> None:
        """Show how many articles feeds bring."""
        self._change({i: {"weeks": each} for i, each in weeks.items()})

    def courtesy(self) -> FeedHealth:
        """Add up what the polls of all feeds cost and saved."""
        sums = [row.sums for row in self._all.values() if row.sums is not None]
        return FeedHealth(
            0,
            sum(each.requests for each in sums),
            sum(each.bytes for each in sums),
            sum(each.bytes_saved for each in sums),
            sum(each.polls for each in sums),
            sum(each.not_modified for each in sums),
        )

    def set_busy(self, feed_ids: Iterable[int], *, busy: bool) -> None:
        """Mark feeds that are being fetched now, or no longer."""
        self._change({feed_id: {"busy": busy} for feed_id in feed_ids})

    def remove(self, feed_ids: Iterable[int]) -> None:
        """Take feeds out."""
        gone = self._all.keys() & set(feed_ids)
        self._hide(gone & self._row_of.keys())
        for feed_id in gone:
            del self._all[feed_id]

    def note_refresh(self, failed: Iterable[int], skipped: Iterable[Skipped]) -> None:
        """Learn which feeds a refresh could not fetch, and which it did not ask."""
        before, self._skipped = self._skipped, {skip.feed_id: skip for skip in skipped}
        self._failed = frozenset(failed)
        touched = before.keys() | self._skipped.keys()
        self._change({feed_id: {"skipped": self._skipped.get(feed_id)} for feed_id in touched})

    # --- which, and in which order ----------------------------------------------------------

    def choose(self, which: Filter, words: str = "") -> None:
        """Show the feeds of a filter whose title or address has all of ``words``.

        This is a reset: whoever shows what is selected keeps it by id.
        """
        self._filter, self._words = which, words.casefold().split()
        self._show_all(i for i, row in self._all.items() if self._passes(row))

    def _made(self, feed: Feed) -> HealthRow:
        return HealthRow(feed, bool(feed.warnings), skipped=self._skipped.get(feed.id))

    def _passes(self, row: HealthRow) -> bool:
        feed = row.feed
        match self._filter:
            case Filter.ALL:
                passes = True
            case Filter.FAILED:
                passes = feed.id in self._failed
            case Filter.NOT_ASKED:
                passes = feed.id in self._skipped
            case _:
                passes = self._filter in _filters_of(row)
        if not passes or not self._words:
            return passes
        searched = f"{feed.title}\n{feed.url}".casefold()
        return all(word in searched for word in self._words)

    def _change(self, fields: Mapping[int, Mapping[str, Any]]) -> None:
        changed = []
        for feed_id, values in fields.items():
            known = self._all.get(feed_id)
            if known is None:
                continue
            row = self._all[feed_id] = replace(known, **values)
            if row != known and feed_id in self._row_of:
                changed.append(self._row_of[feed_id])
        self._tell_changed(changed)
