"""What is said of the data of other programs, and of everything as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Program
from ui.text.failures import problem
from ui.text.numbers import count, size
from ui.text.times import moment
from ui.translation import tr, trn

if TYPE_CHECKING:
    from feedmon.model import Held, Holdings, Place, Taken

_NAMES = {
    Program.RSS_GUARD: "RSS Guard",
    Program.QUITERSS: "QuiteRSS",
    Program.LIFEREA: "Liferea",
    Program.FEEDMON: "feedmon",
}


def program_name(program: Program) -> str:
    """Return the name of a program, the same in all languages."""
    return _NAMES[program]


def holdings_found(holdings: Holdings) -> str:
    """Say what a program holds."""
    feeds = len(holdings.preview.document.feeds)
    name = program_name(holdings.program)
    if not feeds:
        return tr("{program} holds no feed that could be followed.", program=name)
    held = holdings.all_held
    what = tr(
        "{program} holds {feeds} with {articles}, {unread} unread and {starred} starred.",
        program=name,
        feeds=trn(feeds, "{n} feed", "{n} feeds"),
        articles=trn(held.articles, "{n} article", "{n} articles"),
        unread=count(held.unread),
        starred=count(held.starred),
    )
    known = len(holdings.followed)
    if not known:
        return what
    also = trn(
        known,
        "You follow {n} of them already: it stays, and gets the articles that it lacks.",
        "You follow {n} of them already: they stay, and get the articles that they lack.",
    )
    return f"{what} {also}"


def held_of_feed(where: str, held: Held, *, followed: bool) -> str:
    """Say beside a feed what is held of it: "site.example · 1,204 articles"."""
    parts = [where]
    if held.articles:
        parts.append(trn(held.articles, "{n} article", "{n} articles"))
    if followed:
        parts.append(tr("followed already"))
    return " · ".join(filter(None, parts))


def import_button(number: int) -> str:
    """Label the button: "Import 118 Feeds"."""
    if not number:
        return tr("Import Feeds")
    return trn(number, "Import {n} Feed", "Import {n} Feeds")


def place_line(place: Place, now: float) -> str:
    """Say of a file how large it is and when it changed: "623 kB · Today, 9:31"."""
    return f"{size(place.size)} · {moment(place.changed_at, now)}"


def importing(done: int, total: int) -> str:
    """Say how far taking over is."""
    return tr("Importing articles: {done} of {total}", done=count(done), total=count(total))


def exporting(done: int, total: int) -> str:
    """Say how far an export is."""
    return tr("Exporting articles: {done} of {total}", done=count(done), total=count(total))


def taken_over(taken: Taken, name: str) -> str:
    """Say what came of taking over: "Imported from RSS Guard: 42 feeds, 12,301 articles"."""
    parts = []
    if feeds := len(taken.report.added):
        parts.append(trn(feeds, "{n} feed", "{n} feeds"))
    if taken.added:
        parts.append(trn(taken.added, "{n} article", "{n} articles"))
    marked = len({*taken.read, *taken.starred, *(one for _, ids in taken.tagged for one in ids)})
    if marked:
        parts.append(trn(marked, "{n} article marked", "{n} articles marked"))
    what = ", ".join(parts) or tr("nothing new")
    said = tr("Imported from {program}: {what}", program=name, what=what)
    if taken.ended == "stopped":
        return tr("{imported} (stopped before the end)", imported=said)
    if taken.ended != "done":
        return tr(
            "{imported}, then it failed: {why}",
            imported=said,
            why=problem(taken.ended, taken.detail),
        )
    return said


def exported(number: int, name: str) -> str:
    """Say what an export holds: "12,301 articles exported to articles.json"."""
    return trn(
        number, "{n} article exported to {name}", "{n} articles exported to {name}", name=name
    )
