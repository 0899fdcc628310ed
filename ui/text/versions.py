"""What is said of edited articles, of their versions, and of feeds whose ids mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.lines import one_line
from ui.text.numbers import count, plural
from ui.text.times import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Difference, Feed, Identity, Version

_LONGEST = 60
_KNOWN_BY = {"guid": "The ids from the feed", "link-title": "Link and title"}


def edited(at: int, now: float) -> str:
    """Say when an article was last seen to be edited: "Edited Today, 14:05"."""
    return f"Edited {_inside(moment(at, now))}"


def version_name(version: Version, now: float) -> str:
    """Name a version by when it stood there: "Now", "Today, 14:05", "Until Monday, 2 March"."""
    if version.until is None:
        return "Now"
    if version.since is None:
        return f"Until {_inside(moment(version.until, now))}"
    return moment(version.since, now)


def changes(difference: Difference) -> str:
    """Say how much differs: "3 changes", or that only form does."""
    if difference.is_empty:
        return "Only pictures, links or formatting changed."
    return plural(number_of_changes(difference), "change")


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
    return _KNOWN_BY[known_by]


def why_identity(feed: Feed, now: float) -> str:
    """Say why a feed's articles are known by what they are."""
    if feed.identity == "guid":
        return "As you chose: feedmon leaves it so, whatever the ids are like."
    since = (
        "" if feed.identity_since is None else f" since {_inside(moment(feed.identity_since, now))}"
    )
    return (
        f"Counts{since}, because the ids in the feed were missing, repeated or new with every "
        "document. With them read articles would come back as new ones."
    )


def identity_changed(feeds: Sequence[Feed]) -> str:
    """Say whose articles are known by link and title from now on, and why."""
    if len(feeds) == 1:
        title = one_line(feeds[0].title, _LONGEST)
        return f"The ids in “{title}” mean nothing: its articles are known by link and title now."
    return (
        f"The ids in {count(len(feeds))} feeds mean nothing: "
        "their articles are known by link and title now."
    )


def _inside(words: str) -> str:
    """Write a day inside a sentence; names of days stay as they are."""
    first, _, rest = words.partition(",")
    return f"{first.lower()},{rest}" if first in {"Today", "Yesterday"} else words
