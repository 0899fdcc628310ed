"""What is said of one feed in its properties: what it is, how often it wants to be asked, its past.

The words of repairs follow the kinds of ``feedmon.parse``, those of hints RSS and its modules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import PasswordPlace
from ui.text.numbers import count, plural
from ui.text.times import moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import FeedHints, KeptPassword, OldAddress, Repair

_FORMATS = {"rss": "RSS", "rdf": "RSS", "atom": "Atom", "json": "JSON Feed", "cdf": "CDF"}
_WEEK = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_LEFT = {
    "edited": "Changed by you",
    "moved": "Moved by the publisher",
    "merged": "Merged into this feed",
}

#: What was mended, by the kind of ``Repair``.
_REPAIRS = {
    "bare-ampersand": "An “&” stands alone; it has to be written as “&amp;”.",
    "bare-less-than": "A “<” stands alone; it has to be written as “&lt;”.",
    "control-character": "There is a control character, which no document may have.",
    "duplicate-attribute": "A tag has the same attribute twice.",
    "entity-not-expanded": "An abbreviation of its own was left out, since it grows too large.",
    "forbidden-reference": "A character is named by number that no document may have.",
    "html-entity": "A character is named as in HTML, which a feed does not know.",
    "item-of-wrong-type": "One of its articles is none, and was left out.",
    "junk-after-document": "There is something behind the end of the feed.",
    "junk-before-document": "There is something before the beginning of the feed.",
    "malformed-attribute": "An attribute of a tag is not written as it has to be.",
    "mismatched-tag": "A tag is not closed, or closed in the wrong order.",
    "missing-encoding-label": "It does not say in which encoding it is written.",
    "missing-version": "It does not say which version of JSON Feed it is.",
    "not-well-formed": "It is not written as XML has to be.",
    "space-before-declaration": "There is an empty line or a space before its first line.",
    "stray-cdata-end": "There is a “]]>” where it may not stand.",
    "surrogate-reference": "A character is named by its two halves.",
    "too-deep": "Its tags are nested deeper than anybody reads.",
    "truncated": "It ends in the middle.",
    "unclosed-cdata": "A part of raw text is not closed.",
    "undeclared-prefix": "It uses names of an extension that it does not declare.",
    "undecodable-bytes": "There are bytes that are no letters in its encoding.",
    "unescaped-markup": "HTML stands in it without being marked as text.",
    "unknown-entity": "A character is named that nobody knows.",
    "wrong-encoding-label": "It is written in another encoding than it says.",
}


def repair(mended: Repair) -> str:
    """Say what was mended in a document: "Line 12: It ends in the middle."."""
    words = _REPAIRS.get(mended.kind, mended.kind)
    return words if mended.line is None else f"Line {count(mended.line)}: {words}"


def format_name(written: str | None) -> str:
    """Name a format: "RSS 2.0", "JSON Feed 1.1"; empty where none is known."""
    name, _, version = (written or "").partition(" ")
    return f"{_FORMATS.get(name.lower(), name)} {version}".strip()


def hints(said: FeedHints) -> list[str]:
    """Say what a feed says of its own rhythm, in a sentence each; feedmon decides by itself."""
    found = []
    if said.ttl_minutes is not None:
        found.append(f"One answer is good for {_span(said.ttl_minutes)}.")
    if said.sy_interval_minutes is not None:
        found.append(f"It is updated every {_span(said.sy_interval_minutes, every=True)}.")
    if said.skip_hours:
        found.append(f"Nothing comes in these hours (UTC): {_hours(said.skip_hours)}.")
    if said.skip_days:
        found.append(f"Nothing comes on {_listed(_WEEK[day] for day in sorted(said.skip_days))}.")
    return found


def old_address(address: OldAddress, now: float) -> str:
    """Say until when a feed had an address, and why no longer."""
    why = _LEFT.get(address.reason, address.reason)
    return f"{why} · until {moment(address.left_at, now)}"


def password_place(kept: KeptPassword) -> str:
    """Say where the password is, or where it will be."""
    if kept.place is PasswordPlace.SESSION:
        return "The password is kept for this session only: it is gone when feedmon is closed."
    if kept.keyring is None:
        return (
            "No keyring was found on this system, so a password is kept for this session only: "
            "it is gone when feedmon is closed."
        )
    verb = "is" if kept.place is PasswordPlace.KEYRING else "will be"
    return f"The password {verb} kept in the keyring of your system ({kept.keyring})."


def _span(minutes: int, *, every: bool = False) -> str:
    for size, unit in ((1440, "day"), (60, "hour")):
        if minutes and minutes % size == 0:
            number = minutes // size
            return unit if every and number == 1 else plural(number, unit)
    return "minute" if every and minutes == 1 else plural(minutes, "minute")


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
    return f"{', '.join(others)} and {last}" if others else last
