"""What is said of edited articles, of their versions, and of feeds whose ids mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.lines import one_line
from ui.text.numbers import count
from ui.text.times import moment, moment_within
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Difference, Feed, Identity, Version

_LONGEST = 60
_KNOWN_BY = {"guid": mark("The ids from the feed"), "link-title": mark("Link and title")}


def edited(at: int, now: float) -> str:
    """Say when an article was last seen to be edited: "Edited Today, 14:05"."""
    return tr("Edited {inside}", inside=moment_within(at, now))


def version_name(version: Version, now: float) -> str:
    """Name a version by when it stood there: "Now", "Today, 14:05", "Until Monday, 2 March"."""
    if version.until is None:
        return tr("Now")
    if version.since is None:
        return tr("Until {inside}", inside=moment_within(version.until, now))
    return moment(version.since, now)


def changes(difference: Difference) -> str:
    """Say how much differs: "3 changes", or that only form does."""
    if difference.is_empty:
        return tr("Only pictures, links or formatting changed.")
    return trn(number_of_changes(difference), "{n} change", "{n} changes")


def number_of_changes(difference: Difference) -> int:
    """Count what a reader sees as one: words taken out, and those put in their place."""
    number = 0
    for words in (difference.title, *(passage.words for passage in difference.passages)):
        changed = False
        for piece in words:
            number += piece.change != "same" and not changed
            changed = piece.change != "same"
    return number


def identity(known_by: Identity) -> str:
    """Name what the articles of a feed are known by."""
    return tr(_KNOWN_BY[known_by])


def why_identity(feed: Feed, now: float) -> str:
    """Say why a feed's articles are known by what they are."""
    if feed.identity == "guid":
        return tr("As you chose: feedmon leaves it so, whatever the ids are like.")
    since = (
        ""
        if feed.identity_since is None
        else tr(" since {inside}", inside=moment_within(feed.identity_since, now))
    )
    return tr(
        "Counts{since}, because the ids in the feed were missing, repeated or new "
        "with every document. With them read articles would come back as new ones.",
        since=since,
    )


def identity_changed(feeds: Sequence[Feed]) -> str:
    """Say whose articles are known by link and title from now on, and why."""
    if len(feeds) == 1:
        title = one_line(feeds[0].title, _LONGEST)
        return tr(
            "The ids in “{title}” mean nothing: its articles are known by link and title now.",
            title=title,
        )
    return tr(
        "The ids in {feeds} feeds mean nothing: their articles are known by link and title now.",
        feeds=count(len(feeds)),
    )
