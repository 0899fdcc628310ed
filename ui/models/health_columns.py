"""What the columns of the health window say of a feed, and what they are sorted by."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import FeedState
from ui import text
from ui.models.feed_rows import Spec
from ui.text import watches
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import Feed, FeedHealth, Skipped, Weeks


class Column(IntEnum):
    """The columns, from the left."""

    TITLE = 0
    STATE = 1
    REASON = 2  # why it was not asked; shown only where that is what is asked for
    SUCCESS = 3
    ANSWER = 4
    RESPONSE = 5
    FAILURES = 6
    NEXT = 7
    REQUESTS = 8
    BYTES = 9
    SAVED = 10
    WEEKS = 11  # shown beside the time; at the end, for the widths that are kept by number


@frozen
class HealthRow:
    """A feed and what its polls cost; ``skipped`` where the last refresh did not ask it.

    ``warned`` tells whether there are warnings about it: found once, for many sorts and counts.
    """

    feed: Feed
    warned: bool
    sums: FeedHealth | None = None
    weeks: Weeks | None = None
    skipped: Skipped | None = None
    busy: bool = False


#: What wants a person's eye comes first.
_URGENCY = {
    FeedState.FAILING: 0,
    FeedState.PARKED: 1,
    FeedState.GONE: 2,
    FeedState.PAUSED: 4,
    FeedState.NEW: 5,
    FeedState.OK: 6,
}
_WARNED = 3


def _urgency(row: HealthRow) -> int:
    warned = row.warned and row.feed.state is FeedState.OK
    return _WARNED if warned else _URGENCY[row.feed.state]


def _skipped_words(row: HealthRow, now: float) -> str:
    return "" if row.skipped is None else text.not_asked(row.skipped, now)


def _success_words(row: HealthRow, now: float) -> str:
    at = row.feed.last_success_at
    return "never" if at is None else text.age(at, now)


def _success_tip(row: HealthRow, now: float) -> str | None:
    at = row.feed.last_success_at
    return None if at is None else text.moment(at, now)


def _response_words(row: HealthRow, _now: float) -> str:
    return "" if row.feed.response_ms is None else text.milliseconds(row.feed.response_ms)


def _next_words(row: HealthRow, now: float) -> str:
    when, why = text.next_poll_time(row.feed, now), text.next_poll_reason(row.feed)
    return ", ".join(part for part in (when, why) if part) or "never"


def _next_value(row: HealthRow) -> int | None:
    never = row.feed.state in (FeedState.PAUSED, FeedState.GONE)
    return None if never else row.feed.next_poll_at


def _size(amount: int) -> str:
    return text.size(amount) if amount else ""


def _received(row: HealthRow, _now: float) -> str:
    return "" if row.sums is None else _size(row.sums.bytes)


def _saved(row: HealthRow, _now: float) -> str:
    return "" if row.sums is None else _size(row.sums.bytes_saved)


def _how(row: HealthRow, _now: float) -> str:
    return text.paragraphs(text.state(row.feed), *text.warnings(row.feed))


SPECS: Mapping[int, Spec[HealthRow]] = {
    Column.TITLE: Spec(
        mark("Feed"),
        mark("Its title"),
        words=lambda row, _now: row.feed.title,
        value=lambda row: row.feed.title.casefold(),
        tool_tip=lambda row, _now: text.paragraphs(row.feed.title, watches.address_of(row.feed)),
    ),
    Column.STATE: Spec(
        mark("State"),
        mark("How the feed does"),
        words=lambda row, _now: tr("Fetching") if row.busy else text.state_word(row.feed),
        value=_urgency,
        tool_tip=_how,
    ),
    Column.REASON: Spec(
        mark("Not Asked"),
        mark("Why the last refresh did not ask the feed"),
        words=_skipped_words,
        value=lambda row: row.skipped and (row.skipped.reason, row.skipped.until or 0),
        tool_tip=_skipped_words,
    ),
    Column.SUCCESS: Spec(
        mark("Last Success"),
        mark("How long ago it was last fetched without a failure"),
        words=_success_words,
        value=lambda row: row.feed.last_success_at,
        tool_tip=_success_tip,
    ),
    Column.ANSWER: Spec(
        mark("Last Answer"),
        mark("What its server answered last"),
        words=lambda row, _now: text.last_answer(row.feed),
        value=lambda row: text.last_answer(row.feed),
        tool_tip=_how,
    ),
    Column.RESPONSE: Spec(
        mark("Time"),
        mark("How long its last answer took"),
        words=_response_words,
        value=lambda row: row.feed.response_ms,
        is_number=True,
    ),
    Column.FAILURES: Spec(
        mark("Failures"),
        mark("Polls that failed since the last one that went well"),
        words=lambda row, _now: text.count(row.feed.failures) if row.feed.failures else "",
        value=lambda row: row.feed.failures,
        is_number=True,
    ),
    Column.NEXT: Spec(
        mark("Next Check"),
        mark("When it is asked next, and why then"),
        words=_next_words,
        value=_next_value,
        tool_tip=lambda row, now: text.next_poll(row.feed, now),
    ),
    Column.REQUESTS: Spec(
        mark("Requests"),
        mark("Requests of the polls that the log has"),
        words=lambda row, _now: "" if row.sums is None else text.count(row.sums.requests),
        value=lambda row: None if row.sums is None else row.sums.requests,
        is_number=True,
    ),
    Column.BYTES: Spec(
        mark("Received"),
        mark("What came in the polls that the log has"),
        words=_received,
        value=lambda row: None if row.sums is None else row.sums.bytes,
        is_number=True,
    ),
    Column.SAVED: Spec(
        mark("Saved"),
        mark("What need not come again because nothing had changed"),
        words=_saved,
        value=lambda row: None if row.sums is None else row.sums.bytes_saved,
        is_number=True,
    ),
    Column.WEEKS: Spec(
        mark("Per Week"),
        mark("How many articles it brings a week, and how many came in each of the last twelve"),
        words=lambda row, _now: "" if row.weeks is None else text.per_week(row.weeks),
        value=lambda row: None if row.weeks is None else row.weeks.average,
        tool_tip=lambda row, _now: None if row.weeks is None else text.week_by_week(row.weeks),
        is_number=True,
        spoken=lambda row, _now: "" if row.weeks is None else text.week_by_week(row.weeks),
    ),
}
