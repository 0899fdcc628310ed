"""Which entries of a document the store knows, and what becomes of those that it doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.identity import canonical, is_bare
from feedmon.model import CLOCKS_APART_S, EARLIEST_AT, NewEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import Known, KnownEntry, ParsedEntry, WorkedEntry

DAY = 24 * 60 * 60
#: Of a new subscription's first document, older entries arrive read (I-9).
NEWS_AGE = 183 * DAY


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


def matches(entries: list[WorkedEntry], known: Known) -> dict[str, KnownEntry]:
    """Find the stored entry of each id of the document; none answers to two of them.

    The surest way goes first, and within a way the order of the document plays no part.
    """
    found: dict[str, KnownEntry] = {}
    taken: set[int] = set()
    ways = (_by_uid, _by_own_alias, _by_link, _by_title)
    for way in ways:
        for entry in sorted(entries, key=lambda entry: entry.uid):
            if entry.uid in found:
                continue
            match = next((m for m in way(entry, known) if m.id not in taken), None)
            if match is not None:
                found[entry.uid] = match
                taken.add(match.id)
        if len(found) == len(entries):
            break
    return found


def _by_uid(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    if entry.uid in known.entries:
        yield known.entries[entry.uid]


def _by_own_alias(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    for alias in entry.aliases:
        if alias in known.entries and not is_bare(entry.uid, alias):
            yield known.entries[alias]


def _by_link(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    return (match for match in _bare_matches(entry, known) if _same_link(entry.parsed, match))


def _by_title(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    return (match for match in _bare_matches(entry, known) if _same_title(entry.parsed, match))


def _bare_matches(entry: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    for alias in entry.aliases:
        if alias in known.entries and is_bare(entry.uid, alias):
            yield known.entries[alias]


def _same_link(entry: ParsedEntry, match: KnownEntry) -> bool:
    return bool(entry.link and match.link) and canonical(entry.link or "") == canonical(
        match.link or ""
    )


def _same_title(entry: ParsedEntry, match: KnownEntry) -> bool:
    title = entry.title.split()
    return bool(title) and title == match.title.split()


def is_deleted(entry: WorkedEntry, known: Known) -> bool:
    """Whether the entry was deleted once (I-10); a bare alias may have been another entry's."""
    return any(
        uid in known.deleted for uid in (entry.uid, *entry.aliases) if not is_bare(entry.uid, uid)
    )


def seen_uids(entries: list[WorkedEntry]) -> frozenset[str]:
    """Name all ids that a document still publishes, bare ones aside."""
    return frozenset(
        uid
        for entry in entries
        for uid in (entry.uid, *entry.aliases)
        if not is_bare(entry.uid, uid)
    )


def new_entry(entry: WorkedEntry, now: int, order: int, first: bool) -> NewEntry:
    """Place an entry in the list, unread unless it is old and the subscription new (I-8, I-9)."""
    sort_at = sort_time(entry.parsed, now)
    return NewEntry(
        worked=entry,
        sort_at=sort_at,
        received_at=now,
        order=order,
        read=first and now - sort_at > NEWS_AGE,
    )


def sort_time(entry: ParsedEntry, first_seen_at: int) -> int:
    """Where an entry stands in the list: its date if that can be true, never after it was seen."""
    for date in (entry.published_at, entry.updated_at):
        if date is not None and EARLIEST_AT <= date <= first_seen_at + CLOCKS_APART_S:
            return min(date, first_seen_at)
    return first_seen_at
