"""What is said while older articles are loaded, when that is over, and of feeds that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.finding import host
from ui.text.lines import one_line
from ui.text.numbers import count, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, OlderLoaded

#: Why it went no further; behind how many articles came.
_ENDS = {
    "end": "there is nothing older",
    "known": "nothing is missing any more",
    "seen": "there is nothing older",
    "enough": "there is more",
    "kept": "no more of this feed are kept",
    "moved": "the feed has another address now",
    "busy": "they are being loaded already",
}
_LONGEST = 60
#: Feeds that are named when several moved.
_NAMED = 2


def loading_older(loaded: OlderLoaded | None) -> str:
    """Say how far it is: "Loading older articles: 42 from 3 documents so far"."""
    if loaded is None or not loaded.documents:
        return "Loading older articles…"
    documents = plural(loaded.documents, "document")
    return f"Loading older articles: {count(loaded.new)} from {documents} so far"


def older_loaded(title: str, loaded: OlderLoaded) -> str:
    """Say what came of it: "Planet: 42 older articles; there is nothing older"."""
    came = f"{plural(loaded.new, 'older article')}" if loaded.new else "no older articles"
    return f"{one_line(title, _LONGEST)}: {came}; {_ENDS[loaded.ended]}"


def moved(feeds: Sequence[Feed]) -> str:
    """Say which feeds have another address for good."""
    if len(feeds) == 1:
        feed = feeds[0]
        where = host(feed.url)
        return f"“{one_line(feed.title, _LONGEST)}” has moved for good, and is followed at {where}."
    names = [f"“{one_line(feed.title, _LONGEST // 2)}”" for feed in feeds[:_NAMED]]
    more = len(feeds) - len(names)
    others = f" and {plural(more, 'other')}" if more else ""
    joined = ", ".join(names) if more else " and ".join(names)
    return f"{count(len(feeds))} feeds have moved for good: {joined}{others}."
