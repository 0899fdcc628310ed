"""How a refresh goes and ended, when a feed comes next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.failures import problem
from ui.text.numbers import count, duration
from ui.text.rhythms import length
from ui.text.times import clock_time
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import Feed, OpmlProblem, RefreshSummary, Skipped

_STATES = {
    "new": mark("Not fetched yet"),
    "ok": mark("Up to date"),
    "failing": mark("Failing"),
    "parked": mark("Failing for long; asked once a week"),
    "paused": mark("Paused"),
    "gone": mark("Gone for good"),
}

#: Why the next poll is when it is; after "Next check 14:20: ".
_REASONS = {
    "added": mark("just added"),
    "edited": mark("you changed it just now"),
    "rhythm": mark("as often as it publishes"),
    "missed": mark("more often, since articles may have been missed"),
    "interval": mark("the interval you chose for its folder or for all"),
    "own-interval": mark("the interval you chose"),
    "manual": mark("only when you refresh it"),
    "skip-hours": mark("the feed wants no request at that hour"),
    "skip-days": mark("the feed wants no request on that day"),
    "back-off": mark("waiting longer after failures"),
    "parked": mark("failing for long, so asked once a week"),
    "retry-after": mark("the server asked to wait until then"),
    "outage": mark("the network was away"),
    "gone": mark("the publisher removed the feed"),
    "push": mark("push is on, and this makes sure once a day"),
    "push-ended": mark("push does not come any more"),
    "pinged": mark("the publisher says that there is news"),
    "paused": "paused",
}

_SKIPS = {
    "paused": mark("Paused"),
    "gone": mark("The publisher removed the feed"),
    "host-blocked": mark("The server asked to be left alone"),
    "just-asked": mark("Asked less than a minute ago"),
    "leased": mark("Another program is fetching it"),
    "polling-paused": mark("Polling is paused"),
    "cancelled": mark("You cancelled it"),
    "removed": mark("Removed meanwhile"),
}

#: Feeds in these states are not asked by themselves, whatever their schedule says.
_NEVER = {"paused", "gone"}

_LEFT_OUT = {
    "scheme": mark("not a web address"),
    "no-address": mark("no address"),
    "truncated": mark("the file ends in the middle of it"),
    "malformed": mark("the file is broken there"),
    "command": mark("a program makes this feed, and programs are never imported"),
    "filter": mark("a program changes this feed, and programs are never imported"),
    "local-file": mark("a file on a computer, not a web address"),
    "browser": mark("a browser with scripts makes this feed"),
    "online-account": mark("belongs to an account of an online service"),
    "no-feed": mark("not a feed"),
    "watch": mark("what is watched on this page can't be looked for"),
}


def refresh_progress(done: int, total: int, new: int) -> str:
    """Say how far a refresh is: "Refreshing 214 of 1,000 · 37 new"."""
    line = tr("Refreshing {done} of {total}", done=count(done), total=count(total))
    return tr("{progress} · {new} new", progress=line, new=count(new)) if new else line


def refresh_parts(summary: RefreshSummary, now: float) -> list[tuple[str, str]]:
    """Say how a refresh ended, in parts, each with what it leads to: "new", "failed", "skipped".

    "Refreshed 1,000 feeds in 4.2 s", "112 new", "3 failed", "5 not asked". Most lead nowhere ("").
    """
    asked = summary.fetched + summary.not_modified + len(summary.failures)
    failed, skipped = len(summary.failures), len(summary.skipped)
    news = (
        (tr("{new} new", new=count(summary.new)), "new") if summary.new else (tr("nothing new"), "")
    )
    if summary.cancelled:
        parts = [
            (trn(asked, "Cancelled after {n} feed", "Cancelled after {n} feeds"), ""),
            news,
        ]
    elif not asked and skipped:
        parts = [(_none_asked(summary.skipped, now), "")]
    else:
        parts = [
            (
                trn(
                    asked,
                    "Refreshed {n} feed in {duration}",
                    "Refreshed {n} feeds in {duration}",
                    duration=duration(summary.seconds),
                ),
                "",
            ),
            news,
        ]
    if failed:
        parts.append((tr("{failed} failed", failed=count(failed)), "failed"))
    if skipped:
        parts.append((tr("{skipped} not asked", skipped=count(skipped)), "skipped"))
    return parts


def refresh_done(summary: RefreshSummary, now: float) -> str:
    """Say how a refresh ended, on one line."""
    return " · ".join(words for words, _ in refresh_parts(summary, now))


def not_asked(skip: Skipped, now: float) -> str:
    """Say why a refresh did not ask a feed, and until when it waits."""
    words = tr(_SKIPS.get(skip.reason, skip.reason))
    if skip.until is None or skip.until <= now:
        return words
    return tr(
        "{words}; waits until {countdown}", words=words, countdown=_countdown(skip.until, now)
    )


def _countdown(until: float, now: float) -> str:
    """Write when something ends, and how long that is: "14:32, 12 min"."""
    seconds = until - now
    if seconds > 1.95 * 86_400:
        left = trn(round(seconds / 86_400), "{n} day", "{n} days")
    elif seconds > 1.95 * 3600:
        left = tr("{hours} h", hours=round(seconds / 3600))
    elif seconds >= 60:
        left = tr("{minutes} min", minutes=round(seconds / 60))
    else:
        left = tr("{seconds} s", seconds=round(seconds))
    return tr("{when}, {left}", when=clock_time(until, now), left=left)


def next_poll(feed: Feed, now: float) -> str:
    """Say when a feed is asked next and why: "Next check 14:20: the usual interval"."""
    when, why = next_poll_time(feed, now), next_poll_reason(feed)
    words = tr("Next check {when}", when=when) if when else tr("No next check")
    return f"{words}: {why}" if why else words


def due_then(feed: Feed, now: float) -> str:
    """Say the same where "next check" stands beside it: "14:20: the interval you chose"."""
    when, why = next_poll_time(feed, now) or tr("None"), next_poll_reason(feed)
    return f"{when}: {why}" if why else when


def next_poll_time(feed: Feed, now: float) -> str:
    """Say when a feed is asked next: "14:20", "soon"; empty when it is not, by itself."""
    if feed.next_poll_at is None or feed.state in _NEVER:
        return ""
    return tr("soon") if feed.next_poll_at <= now else clock_time(feed.next_poll_at, now)


def next_poll_reason(feed: Feed) -> str:
    """Say why a feed is asked when it is; empty where that is not known."""
    reason = str(feed.state) if feed.state in _NEVER else feed.next_poll_reason or ""
    if not reason and feed.last_polled_at is None and feed.next_poll_at is not None:
        reason = "added"
    return _asked_for(feed, reason) or tr(_REASONS.get(reason, reason))


def _asked_for(feed: Feed, reason: str) -> str:
    """Say who wants to be left alone until then, and for how long they said."""
    hints = feed.hints
    if reason in ("max-age", "expires"):
        known = feed.fresh_until is not None and feed.last_success_at is not None
        seconds = (feed.fresh_until or 0) - (feed.last_success_at or 0) if known else 0
        said = tr("Cache-Control max-age") if reason == "max-age" else tr("Expires")
    elif reason == "ttl":
        said, seconds = tr("ttl of the feed"), (hints.ttl_minutes or 0) * 60
    elif reason == "syndication":
        said, seconds = tr("sy:updatePeriod of the feed"), (hints.sy_interval_minutes or 0) * 60
    else:
        return ""
    return f"{said} {length(seconds)}" if seconds > 0 else said


def state(feed: Feed) -> str:
    """Say how a feed does, in a sentence of few words; the reason is in it where one is known."""
    words = tr(_STATES[str(feed.state)])
    if feed.error is None:
        return words
    return problem(feed.error, feed.error_detail)


def left_out(left: OpmlProblem) -> str:
    """Say why an outline of an OPML file was left out, with its line where it is known."""
    words = tr(_LEFT_OUT.get(left.reason, left.reason))
    return (
        words
        if left.line is None
        else tr("line {line}: {words}", line=count(left.line), words=words)
    )


def _none_asked(skipped: tuple[Skipped, ...], now: float) -> str:
    if len(skipped) == 1:
        words = not_asked(skipped[0], now)
        return tr("Not refreshed. {why}", why=words)
    if {skip.reason for skip in skipped} == {"just-asked"}:
        return tr("Not refreshed. Asked less than a minute ago")
    return tr("Not refreshed")
