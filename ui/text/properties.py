"""What is said of one feed in its properties: what it is, how often it wants to be asked, its past.

The words of repairs follow the kinds of ``feedmon.parse``, those of hints RSS and its modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import PasswordPlace
from ui.text.numbers import count
from ui.text.rhythms import interval_within, length
from ui.text.times import moment
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import FeedHints, KeptPassword, OldAddress, Repair

_FORMATS = {"rss": "RSS", "rdf": "RSS", "atom": "Atom", "json": "JSON Feed", "cdf": "CDF"}
_WEEK = (
    mark("Mondays"),
    mark("Tuesdays"),
    mark("Wednesdays"),
    mark("Thursdays"),
    mark("Fridays"),
    mark("Saturdays"),
    mark("Sundays"),
)
_LEFT = {
    "edited": mark("Changed by you"),
    "moved": mark("Moved by the publisher"),
    "merged": mark("Merged into this feed"),
}

#: What was mended, by the kind of ``Repair``.
_REPAIRS = {
    "bare-ampersand": mark("An “&” stands alone; it has to be written as “&amp;”."),
    "bare-less-than": mark("A “<” stands alone; it has to be written as “&lt;”."),
    "control-character": mark("There is a control character, which no document may have."),
    "duplicate-attribute": mark("A tag has the same attribute twice."),
    "entity-not-expanded": mark(
        "An abbreviation of its own was left out, since it grows too large."
    ),
    "forbidden-reference": mark("A character is named by number that no document may have."),
    "html-entity": mark("A character is named as in HTML, which a feed does not know."),
    "item-of-wrong-type": mark("One of its articles is none, and was left out."),
    "junk-after-document": mark("There is something behind the end of the feed."),
    "junk-before-document": mark("There is something before the beginning of the feed."),
    "malformed-attribute": mark("An attribute of a tag is not written as it has to be."),
    "mismatched-tag": mark("A tag is not closed, or closed in the wrong order."),
    "missing-encoding-label": mark("It does not say in which encoding it is written."),
    "missing-version": mark("It does not say which version of JSON Feed it is."),
    "not-well-formed": mark("It is not written as XML has to be."),
    "space-before-declaration": mark("There is an empty line or a space before its first line."),
    "stray-cdata-end": mark("There is a “]]>” where it may not stand."),
    "surrogate-reference": mark("A character is named by its two halves."),
    "too-deep": mark("Its tags are nested deeper than anybody reads."),
    "truncated": mark("It ends in the middle."),
    "unclosed-cdata": mark("A part of raw text is not closed."),
    "undeclared-prefix": mark("It uses names of an extension that it does not declare."),
    "undecodable-bytes": mark("There are bytes that are no letters in its encoding."),
    "unescaped-markup": mark("HTML stands in it without being marked as text."),
    "unknown-entity": mark("A character is named that nobody knows."),
    "wrong-encoding-label": mark("It is written in another encoding than it says."),
}


def repair(mended: Repair) -> str:
    """Say what was mended in a document: "Line 12: It ends in the middle."."""
    words = tr(_REPAIRS.get(mended.kind, mended.kind))
    return (
        words
        if mended.line is None
        else tr("Line {line}: {words}", line=count(mended.line), words=words)
    )


def format_name(written: str | None) -> str:
    """Name a format: "RSS 2.0", "JSON Feed 1.1"; empty where none is known."""
    name, _, version = (written or "").partition(" ")
    return f"{_FORMATS.get(name.lower(), name)} {version}".strip()


def hints(said: FeedHints) -> list[str]:
    """Say what a feed says of its own rhythm, in a sentence each; feedmon decides by itself."""
    found = []
    if said.ttl_minutes is not None:
        found.append(tr("One answer is good for {span}.", span=length(60 * said.ttl_minutes)))
    if said.sy_interval_minutes is not None:
        often = interval_within(60 * said.sy_interval_minutes)
        found.append(tr("It is updated {often}.", often=often))
    if said.skip_hours:
        found.append(
            tr("Nothing comes in these hours (UTC): {hours}.", hours=_hours(said.skip_hours))
        )
    if said.skip_days:
        found.append(
            tr(
                "Nothing comes on {listed}.",
                listed=_listed(tr(_WEEK[day]) for day in sorted(said.skip_days)),
            )
        )
    return found


def old_address(address: OldAddress, now: float) -> str:
    """Say until when a feed had an address, and why no longer."""
    why = tr(_LEFT.get(address.reason, address.reason))
    return tr("{why} · until {moment}", why=why, moment=moment(address.left_at, now))


def password_place(kept: KeptPassword) -> str:
    """Say where the password is, or where it will be."""
    if kept.place is PasswordPlace.SESSION:
        return tr("The password is kept for this session only: it is gone when feedmon is closed.")
    if kept.keyring is None:
        return tr(
            "No keyring was found on this system, so a password is kept for this session "
            "only: it is gone when feedmon is closed."
        )
    if kept.place is PasswordPlace.KEYRING:
        return tr(
            "The password is kept in the keyring of your system ({keyring}).", keyring=kept.keyring
        )
    return tr(
        "The password will be kept in the keyring of your system ({keyring}).", keyring=kept.keyring
    )


def _hours(hours: Iterable[int]) -> str:
    """Write hours with those that follow each other together."""
    runs: list[list[int]] = []
    for hour in sorted(hours):
        if runs and hour == runs[-1][-1] + 1:
            runs[-1].append(hour)
        else:
            runs.append([hour])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))  # noqa: RUF001
        for run in runs
    )


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return tr("{others} and {last}", others=", ".join(others), last=last) if others else last
