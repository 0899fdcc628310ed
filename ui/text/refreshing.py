"""How a refresh goes and ended, when a feed comes next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.failures import problem
from ui.text.numbers import count, duration, plural
from ui.text.rhythms import length
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
    "rhythm": "as often as it publishes",
    "missed": "more often, since articles may have been missed",
    "interval": "the interval you chose for its folder or for all",
    "own-interval": "the interval you chose",
    "manual": "only when you refresh it",
    "skip-hours": "the feed wants no request at that hour",
    "skip-days": "the feed wants no request on that day",
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
    "polling-paused": "Polling is paused",
    "removed": "Removed meanwhile",
}

#: Feeds in these states are not asked by themselves, whatever their schedule says.
_NEVER = {"paused", "gone"}

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


def refresh_parts(summary: RefreshSummary, now: float) -> list[tuple[str, str]]:
    """Say how a refresh ended, in parts, each with what it leads to: "new", "failed", "skipped".

    "Refreshed 1,000 feeds in 4.2 s", "112 new", "3 failed", "5 not asked". Most lead nowhere ("").
    """
    asked = summary.fetched + summary.not_modified + len(summary.failures)
    failed, skipped = len(summary.failures), len(summary.skipped)
    news = (f"{count(summary.new)} new", "new") if summary.new else ("nothing new", "")
    if summary.cancelled:
        parts = [(f"Cancelled after {plural(asked, 'feed')}", ""), news]
    elif not asked and skipped:
        parts = [(_none_asked(summary.skipped, now), "")]
    else:
        parts = [(f"Refreshed {plural(asked, 'feed')} in {duration(summary.seconds)}", ""), news]
    if failed:
        parts.append((f"{count(failed)} failed", "failed"))
    if skipped:
        parts.append((f"{count(skipped)} not asked", "skipped"))
    return parts


def refresh_done(summary: RefreshSummary, now: float) -> str:
    """Say how a refresh ended, on one line."""
    return " · ".join(words for words, _ in refresh_parts(summary, now))


def not_asked(skip: Skipped, now: float) -> str:
    """Say why a refresh did not ask a feed, and until when it waits."""
    words = _SKIPS.get(skip.reason, skip.reason)
    if skip.until is None or skip.until <= now:
        return words
    return f"{words}; waits until {_countdown(skip.until, now)}"


def _countdown(until: float, now: float) -> str:
    """Write when something ends, and how long that is: "14:32, 12 min"."""
    seconds = until - now
    for unit, size in (("days", 86_400), ("h", 3600)):
        if seconds > 1.95 * size:
            return f"{clock_time(until, now)}, {round(seconds / size)} {unit}"
    short = f"{round(seconds / 60)} min" if seconds >= 60 else f"{round(seconds)} s"
    return f"{clock_time(until, now)}, {short}"


def next_poll(feed: Feed, now: float) -> str:
    """Say when a feed is asked next and why: "Next check 14:20: the usual interval"."""
    when, why = next_poll_time(feed, now), next_poll_reason(feed)
    words = f"Next check {when}" if when else "No next check"
    return f"{words}: {why}" if why else words


def due_then(feed: Feed, now: float) -> str:
    """Say the same where "next check" stands beside it: "14:20: the interval you chose"."""
    when, why = next_poll_time(feed, now) or "None", next_poll_reason(feed)
    return f"{when}: {why}" if why else when


def next_poll_time(feed: Feed, now: float) -> str:
    """Say when a feed is asked next: "14:20", "soon"; empty when it is not, by itself."""
    if feed.next_poll_at is None or feed.state in _NEVER:
        return ""
    return "soon" if feed.next_poll_at <= now else clock_time(feed.next_poll_at, now)


def next_poll_reason(feed: Feed) -> str:
    """Say why a feed is asked when it is; empty where that is not known."""
    reason = str(feed.state) if feed.state in _NEVER else feed.next_poll_reason or ""
    if not reason and feed.last_polled_at is None and feed.next_poll_at is not None:
        reason = "added"
    return _asked_for(feed, reason) or _REASONS.get(reason, reason)


def _asked_for(feed: Feed, reason: str) -> str:
    """Say who wants to be left alone until then, and for how long they said."""
    hints = feed.hints
    if reason in ("max-age", "expires"):
        known = feed.fresh_until is not None and feed.last_success_at is not None
        seconds = (feed.fresh_until or 0) - (feed.last_success_at or 0) if known else 0
        said = "Cache-Control max-age" if reason == "max-age" else "Expires"
    elif reason == "ttl":
        said, seconds = "ttl of the feed", (hints.ttl_minutes or 0) * 60
    elif reason == "syndication":
        said, seconds = "sy:updatePeriod of the feed", (hints.sy_interval_minutes or 0) * 60
    else:
        return ""
    return f"{said} {length(seconds)}" if seconds > 0 else said


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


def _none_asked(skipped: tuple[Skipped, ...], now: float) -> str:
    if len(skipped) == 1:
        words = not_asked(skipped[0], now)
        return f"Not refreshed: {words[0].lower()}{words[1:]}"
    if {skip.reason for skip in skipped} == {"just-asked"}:
        return "Not refreshed: asked less than a minute ago"
    return "Not refreshed"
