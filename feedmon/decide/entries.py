"""The entries of a document: which are one, where a new one stands, when an edit is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.identity import is_bare
from feedmon.model import CLOCKS_APART_S, EARLIEST_AT, NewEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import ParsedEntry, Past, WorkedEntry

DAY = 24 * 60 * 60
#: Of a new subscription's first document, older entries arrive read (I-9).
NEWS_AGE = 183 * DAY
#: An entry that was edited so often without a new date is one whose publisher writes the time, or
#: the like, into it (I-5).
UNDATED_EDITS = 24


def distinct(entries: Iterable[WorkedEntry]) -> list[WorkedEntry]:
    """One entry for each id, in their order; of several the newest, whatever their order."""
    best: dict[str, WorkedEntry] = {}
    for entry in entries:
        other = best.get(entry.uid)
        if other is None or _newness(entry) > _newness(other):
            best[entry.uid] = entry
    return list(best.values())


def _newness(entry: WorkedEntry) -> tuple[int, str]:
    parsed = entry.parsed
    return parsed.updated_at or parsed.published_at or 0, entry.content_hash


def seen_uids(entries: list[WorkedEntry]) -> frozenset[str]:
    """Name all ids that a document still publishes, bare ones aside."""
    return frozenset(
        uid
        for entry in entries
        for uid in (entry.uid, *entry.aliases, entry.pair)
        if uid is not None and not is_bare(entry.uid, uid)
    )


def is_edit_noted(undated_edits: int, *, dated: bool) -> bool:
    """Whether an edit is news: with a date of its own always, without one not for ever."""
    return dated or undated_edits < UNDATED_EDITS


def new_entry(
    entry: WorkedEntry, now: int, order: int, first: bool, since: int | None = None
) -> NewEntry:
    """Place an entry in the list, unread unless it is old and the subscription new (I-8, I-9).

    With ``since`` what is not newer than that is read as well.
    """
    sort_at = sort_time(entry.parsed, now)
    return NewEntry(
        worked=entry,
        sort_at=sort_at,
        received_at=now,
        order=order,
        read=first and (now - sort_at > NEWS_AGE or (since is not None and sort_at <= since)),
    )


def with_news(past: Past, new: Iterable[NewEntry]) -> Past:
    """The past of a feed with its new entries in it."""
    return replace(past, history=tuple(sorted([*past.history, *(one.sort_at for one in new)])))


def sort_time(entry: ParsedEntry, first_seen_at: int) -> int:
    """Where an entry stands in the list: its date if that can be true, never after it was seen."""
    for date in (entry.published_at, entry.updated_at):
        if date is not None and EARLIEST_AT <= date <= first_seen_at + CLOCKS_APART_S:
            return min(date, first_seen_at)
    return first_seen_at
