"""The live queue: feeds that are asked now, and those that wait, each with its reason and time."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from feedmon.frozen import frozen
from feedmon.model import FeedState, PollStep
from ui import text
from ui.models.feed_rows import FeedRows, Spec
from ui.text import queue as words_for
from ui.text import watches
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import Feed, RunningPoll


class Lane(StrEnum):
    """What a feed in the queue does, in the order of how soon it is asked; all of them first."""

    ALL = "all"
    RUNNING = "running"
    WAITING = "waiting"
    DUE = "due"
    BACKING_OFF = "backing-off"
    PARKED = "parked"


_LANES = {
    Lane.DUE: mark("Due"),
    Lane.WAITING: mark("Waiting"),
    Lane.BACKING_OFF: mark("Backing off"),
    Lane.PARKED: mark("Parked"),
}
_ORDER = {lane: place for place, lane in enumerate(Lane)}
#: These wait for their host, or for the network, whatever else is wrong with them.
_TOLD_TO_WAIT, _AWAY = "retry-after", "outage"


@frozen
class QueueRow:
    """A feed in the queue. ``at`` is when it began, was due or is to be asked (Unix seconds)."""

    feed: Feed
    lane: Lane
    at: float
    poll: RunningPoll | None = None
    paused_until: int | None = None


def queued(
    feeds: Iterable[Feed],
    running: Iterable[RunningPoll],
    now: float,
    paused_until: int | None = None,
) -> dict[int, QueueRow]:
    """Say which feeds are in the queue: those that will be asked in their usual time are not."""
    polls = {poll.feed_id: poll for poll in running}
    found: dict[int, QueueRow] = {}
    for feed in feeds:
        row = _row(feed, polls.get(feed.id), now, paused_until)
        if row is not None:
            found[feed.id] = row
    return found


def _row(
    feed: Feed, poll: RunningPoll | None, now: float, paused_until: int | None
) -> QueueRow | None:
    if poll is not None:
        begun = poll.step in (PollStep.ASKING, PollStep.STORING)
        at = poll.since if poll.until is None else poll.until
        return QueueRow(feed, Lane.RUNNING if begun else Lane.WAITING, at, poll)
    due = feed.next_poll_at
    if due is None or feed.state in (FeedState.PAUSED, FeedState.GONE):
        return None
    if due <= now:
        return QueueRow(feed, Lane.DUE, due, paused_until=paused_until)
    lane = _waits(feed)
    return None if lane is None else QueueRow(feed, lane, due)


def _waits(feed: Feed) -> Lane | None:
    if feed.next_poll_reason == _TOLD_TO_WAIT:
        return Lane.WAITING
    if feed.state is FeedState.PARKED:
        return Lane.PARKED
    return Lane.BACKING_OFF if feed.failures or feed.next_poll_reason == _AWAY else None


class QueueColumn(IntEnum):
    """The columns, from the left."""

    TITLE = 0
    STATE = 1
    WHY = 2
    TIME = 3
    SERVER = 4


def _state(row: QueueRow, _now: float) -> str:
    return tr(_LANES[row.lane]) if row.poll is None else words_for.step_word(row.poll)


def _why(row: QueueRow, now: float) -> str:
    if row.poll is not None:
        return words_for.why_running(row.feed, row.poll)
    if row.lane is Lane.DUE:
        return words_for.why_due(row.feed, row.paused_until, now)
    return words_for.why_waiting(row.feed)


def _time(row: QueueRow, now: float) -> str:
    lasts = row.lane is Lane.DUE or (row.poll is not None and row.poll.until is None)
    return words_for.lasting(now - row.at) if lasts else words_for.left(row.at - now)


SPECS: Mapping[int, Spec[QueueRow]] = {
    QueueColumn.TITLE: Spec(
        mark("Feed"),
        mark("Its title"),
        words=lambda row, _now: row.feed.title,
        value=lambda row: row.feed.title.casefold(),
        tool_tip=lambda row, _now: text.paragraphs(row.feed.title, watches.address_of(row.feed)),
    ),
    QueueColumn.STATE: Spec(
        mark("State"),
        mark("Whether it is asked now, or waits"),
        words=_state,
        value=lambda row: (_ORDER[row.lane], row.at),
    ),
    QueueColumn.WHY: Spec(
        mark("Why"),
        mark("What it waits for, or why it is asked"),
        words=_why,
        value=lambda row: _why(row, row.at),
        tool_tip=lambda row, now: text.as_plain(_why(row, now)),
    ),
    QueueColumn.TIME: Spec(
        mark("Time"),
        mark("For how long it has been so, or in how long it is asked"),
        words=_time,
        value=lambda row: row.at,
        tool_tip=lambda row, now: text.moment(row.at, now),
    ),
    QueueColumn.SERVER: Spec(
        mark("Server"),
        mark("Whom it asks: feeds of one server wait for each other"),
        words=lambda row, _now: text.host(row.feed.url),
        value=lambda row: text.host(row.feed.url),
    ),
}


class QueueModel(FeedRows[QueueRow]):
    """What is in the queue, as it was when somebody looked last."""

    def __init__(self, now: Callable[[], float], parent: Any = None) -> None:
        super().__init__(SPECS, now, parent)
        self._lane = Lane.ALL
        self._words: list[str] = []
        self._column = int(QueueColumn.STATE)

    def show(self, rows: Mapping[int, QueueRow]) -> None:
        """Show what is in the queue now. Rows keep their places until ``settle``."""
        passing = {feed_id for feed_id, row in rows.items() if self._passes(row)}
        self._hide(self._row_of.keys() - passing)
        before, self._all = self._all, dict(rows)
        staying = [feed_id for feed_id in self._shown if rows[feed_id] != before[feed_id]]
        self._tell_changed(self._row_of[feed_id] for feed_id in staying)
        self._insert([feed_id for feed_id in rows if feed_id in passing - self._row_of.keys()])

    def choose(self, lane: Lane, words: str = "") -> None:
        """Show one lane, and of it the feeds whose title or address has all of ``words``."""
        self._lane, self._words = lane, words.casefold().split()
        self._show_all(i for i, row in self._all.items() if self._passes(row))

    def counts(self) -> Counter[Lane]:
        """Count the feeds of each lane."""
        found = Counter(row.lane for row in self._all.values())
        found[Lane.ALL] = len(self._all)
        return found

    def running(self, feed_ids: Iterable[int]) -> list[int]:
        """Return those of these feeds whose poll has begun, and could be ended."""
        rows = ((feed_id, self._all.get(feed_id)) for feed_id in feed_ids)
        return [feed_id for feed_id, row in rows if row is not None and row.poll is not None]

    def _passes(self, row: QueueRow) -> bool:
        if self._lane not in (Lane.ALL, row.lane):
            return False
        searched = f"{row.feed.title}\n{row.feed.url}".casefold()
        return all(word in searched for word in self._words)
