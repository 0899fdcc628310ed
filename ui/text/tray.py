"""What stands in the tray: counts, the next check, the newest articles."""

from __future__ import annotations

from ui.text.lines import one_line
from ui.text.times import clock_time
from ui.translation import isolated, tr, trn

_LONGEST_FEED, _LONGEST = 28, 64


def unread_articles(unread: int) -> str:
    """Say how much there is to read: "3 unread articles"."""
    return (
        trn(unread, "{n} unread article", "{n} unread articles") if unread else tr("Nothing unread")
    )


def failing_feeds(failing: int) -> str:
    """Say how many feeds fail: "3 feeds are failing"; empty when none does."""
    if failing == 0:
        return ""
    return trn(failing, "{n} feed is failing", "{n} feeds are failing")


def next_check(at: int | None, now: float) -> str:
    """Say when the next feed is asked: "Next check 14:32"; ``at`` is ``None`` when none is."""
    if at is None:
        return tr("No check is planned")
    if at <= now:
        return tr("Next check soon")
    return tr("Next check {when}", when=clock_time(at, now))


def headline(feed_title: str, title: str) -> str:
    """Name an article in one line of a menu, its feed first."""
    feed = one_line(feed_title, _LONGEST_FEED)
    parts = [part for part in (feed, one_line(title, _LONGEST) or tr("Untitled")) if part]
    return one_line(" · ".join(map(isolated, parts)), _LONGEST)
