"""What is said of lists of feeds: before they are followed, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.lines import one_line
from ui.text.numbers import count, plural
from ui.text.refreshing import left_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, OpmlPreview, OpmlProblem

FOLLOWED = "Followed already"
ALL_FEEDS = "All feeds"
ALL_THAT_MATCH, NONE_THAT_MATCHES = "All that match", "No feed matches"
NO_NAME = "An entry without a name"
#: So many of what can't be followed are named.
_NAMED, _LONGEST = 1_000, 200


def list_found(name: str, preview: OpmlPreview) -> str:
    """Say what a list holds, and what of it is nothing new."""
    feeds = len(preview.document.feeds)
    if not feeds:
        return f"{name} lists no feed that could be followed."
    parts = []
    if followed := len(preview.followed):
        parts.append(f"{count(followed)} {_is(followed)} followed already")
    if preview.merged:
        parts.append(f"{count(preview.merged)} {_was(preview.merged)} listed more than once")
    words = f"{name} lists {plural(feeds, 'feed')}"
    return f"{words}: {' and '.join(parts)}." if parts else f"{words}."


def problems_found(problems: Sequence[OpmlProblem]) -> str:
    """Head what of a list can't be followed."""
    number = len(problems)
    return f"{plural(number, 'entry', 'entries')} can't be followed:"


def problem_lines(problems: Sequence[OpmlProblem]) -> list[str]:
    """Name what can't be followed, with line and reason."""
    lines = [
        f"{one_line(each.subject, _LONGEST) or NO_NAME} ({left_out(each)})"
        for each in problems[:_NAMED]
    ]
    more = len(problems) - len(lines)
    return [*lines, f"and {count(more)} more"] if more > 0 else lines


def picked_of(picked: int, free: int) -> str:
    """Say how many feeds of a folder are chosen: "12 of 14", "14 feeds"."""
    if not free:
        return ""
    return plural(free, "feed") if picked == free else f"{count(picked)} of {count(free)}"


def follow_button(number: int) -> str:
    """Label the button: "Follow 118 Feeds"."""
    return f"Follow {plural(number, 'Feed')}" if number else "Follow Feeds"


def wish_for_pictures(number: int) -> str:
    """Ask whether pictures are to be loaded as the list says."""
    where = "the feed for which" if number == 1 else f"the {count(number)} feeds for which"
    return f"&Load pictures in {where} this list says so"


def wish_for_agents(number: int) -> str:
    """Ask whether feeds are to be asked for under the names that the list gives."""
    where = "the feed for which" if number == 1 else f"the {count(number)} feeds for which"
    return f"Use another user a&gent for {where} this list says so"


def imported(added: Sequence[Feed], name: str) -> str:
    """Say what came of a list: "Following 118 feeds from feeds.opml"."""
    if not added:
        return f"{name}: no new feed"
    return f"Following {plural(len(added), 'feed')} from {name}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
