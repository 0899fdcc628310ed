"""What is said while older articles are loaded, when that is over, and of feeds that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.finding import host
from ui.text.lines import one_line
from ui.text.numbers import count
from ui.translation import isolated, mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed, OlderLoaded

#: Why it went no further; behind how many articles came.
_ENDS = {
    "end": mark("there is nothing older"),
    "known": mark("nothing is missing any more"),
    "seen": mark("there is nothing older"),
    "enough": mark("there is more"),
    "kept": mark("no more of this feed are kept"),
    "moved": mark("the feed has another address now"),
    "busy": mark("they are being loaded already"),
}
_LONGEST = 60
#: Feeds that are named when several moved.
_NAMED = 2


def loading_older(loaded: OlderLoaded | None) -> str:
    """Say how far it is: "Loading older articles: 42 from 3 documents so far"."""
    if loaded is None or not loaded.documents:
        return tr("Loading older articles…")
    return trn(
        loaded.documents,
        "Loading older articles: {new} from {n} document so far",
        "Loading older articles: {new} from {n} documents so far",
        new=count(loaded.new),
    )


def older_loaded(title: str, loaded: OlderLoaded) -> str:
    """Say what came of it: "Planet: 42 older articles; there is nothing older"."""
    came = (
        trn(loaded.new, "{n} older article", "{n} older articles")
        if loaded.new
        else tr("no older articles")
    )
    return f"{isolated(one_line(title, _LONGEST))}: {came}; {tr(_ENDS[loaded.ended])}"


def moved(feeds: Sequence[Feed]) -> str:
    """Say which feeds have another address for good."""
    if len(feeds) == 1:
        feed = feeds[0]
        where = host(feed.url)
        return tr(
            "“{title}” has moved for good, and is followed at {where}.",
            title=one_line(feed.title, _LONGEST),
            where=where,
        )
    names = [f"“{isolated(one_line(feed.title, _LONGEST // 2))}”" for feed in feeds[:_NAMED]]
    if more := len(feeds) - len(names):
        return trn(
            more,
            "{feeds} feeds have moved for good: {names} and {n} other.",
            "{feeds} feeds have moved for good: {names} and {n} others.",
            feeds=count(len(feeds)),
            names=", ".join(names),
        )
    return tr(
        "{feeds} feeds have moved for good: {names}.",
        feeds=count(len(feeds)),
        names=tr(" and ").join(names),
    )
