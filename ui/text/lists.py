"""What is said of lists of feeds: before they are followed, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.lines import one_line
from ui.text.numbers import count
from ui.text.refreshing import left_out
from ui.translation import isolated, mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, OpmlPreview, OpmlProblem

FOLLOWED = mark("Followed already")
ALL_FEEDS = mark("All feeds")
ALL_THAT_MATCH, NONE_THAT_MATCHES = mark("All that match"), mark("No feed matches")
NO_NAME = mark("An entry without a name")
#: So many of what can't be followed are named.
_NAMED, _LONGEST = 1_000, 200


def list_found(name: str, preview: OpmlPreview) -> str:
    """Say what a list holds, and what of it is nothing new."""
    feeds = len(preview.document.feeds)
    if not feeds:
        return tr("{name} lists no feed that could be followed.", name=name)
    parts = []
    if followed := len(preview.followed):
        parts.append(trn(followed, "{n} is followed already", "{n} are followed already"))
    if preview.merged:
        parts.append(
            trn(
                preview.merged,
                "{n} was listed more than once",
                "{n} were listed more than once",
            )
        )
    if not parts:
        return trn(feeds, "{name} lists {n} feed.", "{name} lists {n} feeds.", name=name)
    return trn(
        feeds,
        "{name} lists {n} feed: {parts}.",
        "{name} lists {n} feeds: {parts}.",
        name=name,
        parts=tr(" and ").join(parts),
    )


def problems_found(problems: Sequence[OpmlProblem]) -> str:
    """Head what of a list can't be followed."""
    number = len(problems)
    return trn(number, "{n} entry can't be followed:", "{n} entries can't be followed:")


def problem_lines(problems: Sequence[OpmlProblem]) -> list[str]:
    """Name what can't be followed, with line and reason."""
    lines = [
        f"{isolated(one_line(each.subject, _LONGEST)) or tr(NO_NAME)} ({left_out(each)})"
        for each in problems[:_NAMED]
    ]
    more = len(problems) - len(lines)
    return [*lines, tr("and {more} more", more=count(more))] if more > 0 else lines


def picked_of(picked: int, free: int) -> str:
    """Say how many feeds of a folder are chosen: "12 of 14", "14 feeds"."""
    if not free:
        return ""
    return (
        trn(free, "{n} feed", "{n} feeds")
        if picked == free
        else tr("{picked} of {free}", picked=count(picked), free=count(free))
    )


def follow_button(number: int) -> str:
    """Label the button: "Follow 118 Feeds"."""
    return trn(number, "Follow {n} Feed", "Follow {n} Feeds") if number else tr("Follow Feeds")


def wish_for_pictures(number: int) -> str:
    """Ask whether pictures are to be loaded as the list says."""
    return trn(
        number,
        "&Load pictures in the feed for which this list says so",
        "&Load pictures in the {n} feeds for which this list says so",
    )


def wish_for_agents(number: int) -> str:
    """Ask whether feeds are to be asked for under the names that the list gives."""
    return trn(
        number,
        "Use another user a&gent for the feed for which this list says so",
        "Use another user a&gent for the {n} feeds for which this list says so",
    )


def wish_for_pages(number: int) -> str:
    """Ask whether pages are to be fetched as the list says."""
    return trn(
        number,
        "&Fetch full texts for the feed for which this list says so",
        "&Fetch full texts for the {n} feeds for which this list says so",
    )


def imported(added: Sequence[Feed], name: str) -> str:
    """Say what came of a list: "Following 118 feeds from feeds.opml"."""
    if not added:
        return tr("{name}: no new feed", name=name)
    return trn(
        len(added), "Following {n} feed from {name}", "Following {n} feeds from {name}", name=name
    )


def list_exported(number: int, name: str) -> str:
    """Say what an exported list holds: "19 feeds exported to feeds.opml"."""
    return trn(number, "{n} feed exported to {name}", "{n} feeds exported to {name}", name=name)
