"""How articles are told of: one by one, by feed, or all in one. Pure functions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import Notify
from ui import text
from ui.notify.channel import DEFAULT, Answer, Message
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from feedmon.model import EntrySummary

#: So many feeds get a notification each; of more, one notification tells.
FEEDS = 3
#: So many articles get one each, where the person wants that; more are grouped like all others.
EACH = 5
LINES = 4
_LONGEST = 100

OPEN, SHOW, READ, STAR = "open", "show", "read", "star"
#: A click on the notification does what its first button does.
OF_ONE = (
    Answer(DEFAULT, mark("Open")),
    Answer(OPEN, mark("Open")),
    Answer(READ, mark("Mark as Read")),
    Answer(STAR, mark("Star")),
)
OF_MANY = (
    Answer(DEFAULT, mark("Show")),
    Answer(SHOW, mark("Show")),
    Answer(READ, mark("Mark All as Read")),
)


@frozen
class Notice:
    """One notification: ``about`` names what it is about, so that news of it take its place."""

    about: tuple[str, int]
    entries: tuple[EntrySummary, ...]

    @property
    def feed_id(self) -> int | None:
        """The feed that all of it is about; ``None`` where there are several."""
        feeds = {entry.feed_id for entry in self.entries}
        return feeds.pop() if len(feeds) == 1 else None

    @property
    def message(self) -> Message:
        """What it says."""
        if len(self.entries) == 1:
            (entry,) = self.entries
            title = fit(entry.title) or tr("1 new article")
            feed = fit(entry.feed_title)
            return Message(title, (feed,) if feed else (), worded(OF_ONE))
        if self.about[0] == "feed":
            return self._of_feed()
        return self._of_many()

    def _of_feed(self) -> Message:
        feed = fit(self.entries[0].feed_title)
        number = len(self.entries)
        title = (
            trn(number, "{n} new in {feed}", "{n} new in {feed}", feed=feed)
            if feed
            else trn(number, "{n} new article", "{n} new articles")
        )
        lines = [fit(entry.title) for entry in self.entries]
        return Message(
            title, some_lines([line or tr("Untitled") for line in lines]), worded(OF_MANY)
        )

    def _of_many(self) -> Message:
        feeds: dict[int, list[EntrySummary]] = {}
        for entry in self.entries:
            feeds.setdefault(entry.feed_id, []).append(entry)
        new = text.count(len(self.entries))
        title = trn(len(feeds), "{new} new articles", "{new} new articles in {n} feeds", new=new)
        fullest = sorted(feeds.values(), key=len, reverse=True)
        lines = [
            tr(
                "{feed}: {number} new",
                feed=fit(entries[0].feed_title) or tr("Another feed"),
                number=text.count(len(entries)),
            )
            for entries in fullest
        ]
        return Message(title, some_lines(lines, of_feeds=True), worded(OF_MANY))


def notices(entries: Sequence[EntrySummary], modes: Mapping[int, Notify]) -> list[Notice]:
    """Say with which notifications the person is told of ``entries``, newest news first.

    ``modes`` has what the person chose for a feed. With EACH an article has one for itself, as
    long as they are few; of the others each feed has one, as long as the feeds are few.
    """
    told = [entry for entry in entries if modes.get(entry.feed_id) is not Notify.OFF]
    single = [entry for entry in told if modes.get(entry.feed_id) is Notify.EACH]
    if len(single) > EACH:
        single = []
    alone = {entry.id for entry in single}
    feeds: dict[int, list[EntrySummary]] = {}
    for entry in told:
        if entry.id not in alone:
            feeds.setdefault(entry.feed_id, []).append(entry)
    each = [Notice(("entry", entry.id), (entry,)) for entry in single]
    if len(feeds) > FEEDS:
        return [*each, all_in_one([entry for own in feeds.values() for entry in own])]
    return each + [Notice(("feed", feed), tuple(own)) for feed, own in feeds.items()]


def all_in_one(entries: Sequence[EntrySummary]) -> Notice:
    """Tell of all of them at once, where there can be only one notification."""
    first = entries[0].feed_id
    of_one_feed = all(entry.feed_id == first for entry in entries)
    return Notice(("feed", first) if of_one_feed else ("all", 0), tuple(entries))


def worded(words: Iterable[Answer]) -> tuple[Answer, ...]:
    """Put the answers into the language of the window."""
    return tuple(replace(each, words=tr(each.words)) for each in words)


def some_lines(
    lines: Sequence[str], *, of_feeds: bool = False, number: int | None = None
) -> tuple[str, ...]:
    """Return as many lines as there is room for, the last one with the number of the others.

    ``number`` is how many there would be, where only the first were written.
    """
    number = len(lines) if number is None else number
    if number <= LINES:
        return tuple(lines)
    left = number - LINES + 1
    if of_feeds:
        more = trn(left, "and {n} more feed", "and {n} more feeds")
    else:
        more = trn(left, "and {n} more", "and {n} more")
    return (*lines[: LINES - 1], more)


def fit(words: str) -> str:
    """Put words on one line that is not too long."""
    return text.one_line(words, _LONGEST)
