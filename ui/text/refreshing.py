"""How a refresh goes and ended, when a feed comes next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.failures import problem
from ui.text.numbers import count, duration, plural
from ui.text.times import clock_time

if TYPE_CHECKING:
    from feedmon.model import Feed, OpmlProblem, RefreshSummary, Skipped

_STATES = {
    "new": "Not fetched yet",
    "ok": "Up to date",
    "failing": "Failing",
    "parked": "Failing for long; asked once a week",
    "paused": "Paused",
    "gone": "Gone for good",
}

#: Why the next poll is when it is; after "Next check 14:20: ".
_REASONS = {
    "added": "just added",
    "edited": "you changed it just now",
    "interval": "the usual interval",
    "own-interval": "the interval you chose",
    "back-off": "waiting longer after failures",
    "parked": "failing for long, so asked once a week",
    "retry-after": "the server asked to wait until then",
    "outage": "the network was away",
    "gone": "the publisher removed the feed",
    "paused": "paused",
}

_SKIPS = {
    "paused": "Paused",
    "gone": "The publisher removed the feed",
    "host-blocked": "The server asked to be left alone",
    "just-asked": "Asked less than a minute ago",
    "leased": "Another program is fetching it",
    "removed": "Removed meanwhile",
}

_LEFT_OUT = {
    "scheme": "not a web address",
    "no-address": "no address",
    "truncated": "the file ends in the middle of it",
    "malformed": "the file is broken there",
}


def refresh_progress(done: int, total: int, new: int) -> str:
    """Say how far a refresh is: "Refreshing 214 of 1,000 · 37 new"."""
    line = f"Refreshing {count(done)} of {count(total)}"
    return f"{line} · {count(new)} new" if new else line


def refresh_done(summary: RefreshSummary) -> str:
    """Say how a refresh ended, without its failures: "Refreshed 1,000 feeds in 4.2 s · 112 new"."""
    asked = summary.fetched + summary.not_modified + len(summary.failures)
    news = f"{count(summary.new)} new" if summary.new else "nothing new"
    if summary.cancelled:
        return f"Cancelled after {plural(asked, 'feed')} · {news}"
    if not asked and summary.skipped:
        return _none_asked(summary.skipped)
    return f"Refreshed {plural(asked, 'feed')} in {duration(summary.seconds)} · {news}"


def failed_words(number: int) -> str:
    """Name the failures of a refresh: "3 failed"."""
    return f"{count(number)} failed"


def next_poll(feed: Feed, now: float) -> str:
    """Say when a feed is asked next and why: "Next check 14:20: the usual interval"."""
    why = _REASONS.get(feed.next_poll_reason or "", feed.next_poll_reason or "")
    if feed.next_poll_at is None:
        return f"No next check: {why}" if why else "No next check"
    when = "soon" if feed.next_poll_at <= now else clock_time(feed.next_poll_at, now)
    return f"Next check {when}: {why}" if why else f"Next check {when}"


def state(feed: Feed) -> str:
    """Say how a feed does, in a sentence of few words; the reason is in it where one is known."""
    words = _STATES[str(feed.state)]
    if feed.error is None:
        return words
    return problem(feed.error, feed.error_detail)


def left_out(left: OpmlProblem) -> str:
    """Say why an outline of an OPML file was left out, with its line where it is known."""
    words = _LEFT_OUT.get(left.reason, left.reason)
    return words if left.line is None else f"line {count(left.line)}: {words}"


def _none_asked(skipped: tuple[Skipped, ...]) -> str:
    reasons = {skip.reason for skip in skipped}
    if len(skipped) == 1:
        words = _SKIPS.get(skipped[0].reason, skipped[0].reason)
        return f"Not refreshed: {words[0].lower()}{words[1:]}"
    if reasons == {"just-asked"}:
        return f"All {count(len(skipped))} feeds were asked less than a minute ago"
    return f"None of {count(len(skipped))} feeds could be asked now"
