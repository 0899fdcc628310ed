"""Why a feed is in the queue, and for how long: words for what is asked now and what waits."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from feedmon.model import PollStep
from ui.text.finding import host
from ui.text.pausing import polling_paused
from ui.text.refreshing import next_poll_reason, state
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import Feed, RunningPoll

_STEPS = {
    PollStep.TURN: mark("Waiting"),
    PollStep.PAUSE: mark("Waiting"),
    PollStep.ASKING: mark("Asking"),
    PollStep.STORING: mark("Storing"),
}
#: Why a feed waits that has not failed, in a line of its own.
_WAITS = {
    "retry-after": mark("The server asked to be left alone until then"),
    "outage": mark("The network was away"),
}


class _Measure(NamedTuple):
    """A unit with the next one above it (seconds)."""

    seconds: int
    above: int


class _Unit(Enum):
    """What a time is said in, as long as it is shorter than two of the next."""

    SECONDS = _Measure(1, 60)
    MINUTES = _Measure(60, 3600)
    HOURS = _Measure(3600, 86_400)
    DAYS = _Measure(86_400, 86_400)


def step_word(poll: RunningPoll) -> str:
    """Say how far a poll is, in a word."""
    return tr(_STEPS[poll.step])


def why_running(feed: Feed, poll: RunningPoll) -> str:
    """Say why a poll is where it is."""
    match poll.step:
        case PollStep.TURN:
            return tr("It is not its turn yet at {host}", host=poll.host or host(feed.url))
        case PollStep.PAUSE:
            return tr("{host} gets a pause between two requests", host=poll.host)
        case PollStep.STORING:
            return tr("The answer is there, and is read and stored")
    if not poll.by_schedule:
        return tr("You refreshed it")
    return tr("It was due: {why}", why=next_poll_reason(feed))


def why_due(feed: Feed, paused_until: int | None, now: float) -> str:
    """Say why a feed that is due is not asked yet."""
    if paused_until is not None:
        return polling_paused(paused_until, now)
    return tr("Asked within moments: {why}", why=next_poll_reason(feed))


def why_waiting(feed: Feed) -> str:
    """Say what a feed waits for that is not due."""
    if not feed.failures or feed.error is None:
        reason = feed.next_poll_reason or ""
        return tr(_WAITS[reason]) if reason in _WAITS else next_poll_reason(feed)
    return trn(
        feed.failures,
        "{n} failure: {problem}",
        "{n} failures in a row: {problem}",
        problem=state(feed),
    )


def lasting(seconds: float) -> str:
    """Say for how long something has lasted: "for 12 s", "for 3 min", "for 2 days"."""
    number, unit = _span(seconds)
    match unit:
        case _Unit.SECONDS:
            return tr("for {seconds} s", seconds=number)
        case _Unit.MINUTES:
            return tr("for {minutes} min", minutes=number)
        case _Unit.HOURS:
            return tr("for {hours} h", hours=number)
    return trn(number, "for {n} day", "for {n} days")


def left(seconds: float) -> str:
    """Say in how long something comes: "in 12 s", "in 3 min", "in 2 days"."""
    number, unit = _span(seconds)
    match unit:
        case _Unit.SECONDS:
            return tr("in {seconds} s", seconds=number)
        case _Unit.MINUTES:
            return tr("in {minutes} min", minutes=number)
        case _Unit.HOURS:
            return tr("in {hours} h", hours=number)
    return trn(number, "in {n} day", "in {n} days")


def _span(seconds: float) -> tuple[int, _Unit]:
    """Measure a time in one unit: counted down it is not to become longer and shorter."""
    whole = max(0, round(seconds))
    unit = next((each for each in _Unit if whole < 2 * each.value.above), _Unit.DAYS)
    return round(whole / unit.value.seconds), unit
