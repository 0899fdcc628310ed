"""A document beside what is stored of its feed: new, edited, known under another id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.decide.entries import distinct, is_edit_noted, new_entry, seen_uids, sort_time
from feedmon.decide.matching import Matching, spare_names
from feedmon.decide.trust import ids_mean_nothing
from feedmon.frozen import frozen
from feedmon.identity import is_bare
from feedmon.model import ChangedEntry, Further, Identity, Joined, NewAlias

if TYPE_CHECKING:
    from feedmon.model import (
        Document,
        Feed,
        Known,
        KnownEntry,
        NewEntry,
        WorkedEntry,
        WorkedFeed,
    )

#: After these repairs entries may be missing that the publisher wrote.
_LOSSES = frozenset({"truncated", "not-well-formed", "item-of-wrong-type", "too-deep"})


@frozen
class Compared:
    """What becomes of a document's entries; the fields are those of ``Update``."""

    new: tuple[NewEntry, ...]
    changed: tuple[ChangedEntry, ...]
    aliases: tuple[NewAlias, ...]
    seen_uids: frozenset[str] | None
    identity: Identity | None
    listed: frozenset[int]


def further_of(worked: WorkedFeed) -> dict[str, Further]:
    """All that must be looked up to decide about a document, by the ids of its entries."""
    return {
        entry.uid: Further((*entry.aliases, *spare_names(entry)), entry.link_key, entry.pair)
        for entry in distinct(worked.entries)
    }


def compare(
    feed: Feed,
    known: Known,
    worked: WorkedFeed,
    document: Document,
    *,
    now: int,
    first: bool,
    judging: bool = True,
) -> Compared:
    """Compare; ``known`` answers for all of :func:`further_of`.

    ``judging`` says that the document may show that the feed's ids mean nothing. Where the person
    said that they do mean something, another id is another entry, whatever its link.

    The new entries come in the order in which they are to be inserted: last of the document first,
    so that where dates say nothing a list with the newest ids on top shows the document's order
    (I-8).
    """
    entries = distinct(worked.entries)
    whole = document.status != 226
    matching = Matching(entries, known, site_url=worked.feed.site_url or feed.site_url)
    found = matching.by_id()
    identity = feed.identity
    decided = identity is Identity.GUID and feed.identity_since is not None
    judged = judging and identity is Identity.GUID and not decided and whole
    if judged and ids_mean_nothing(entries, found, matching):
        identity = Identity.LINK_TITLE
    trusted = identity is Identity.GUID
    if trusted:
        stored = found if decided else matching.with_reissued(found)
    else:
        stored = matching.by_pair()
    # Before its first poll a feed has only what another program had of it: what that one could
    # have had, too, and has not, was deleted there.
    since = known.past.history[-1] if first and known.past.history else None
    new: list[NewEntry] = []
    changed: list[ChangedEntry] = []
    aliases: list[NewAlias] = []
    for order, entry in enumerate(entries):
        match = stored.get(entry.uid)
        pair = None if trusted else matching.pair(entry)
        if match is None:
            if not matching.is_deleted(entry, trusted=trusted):
                new.append(_named(new_entry(entry, now, order, first, since), pair, known))
            continue
        if match.content_hash != entry.content_hash:
            change = _changed(entry, match)
            if not trusted and match.content_hash and entry.uid not in known.entries:
                joined = Joined(entry.uid, sort_time(entry.parsed, now))
                change = replace(change, joined=joined)
            changed.append(change)
        # Ids that mean nothing are learnt once, in case they do after all; link and title always.
        learnt = (entry.uid, pair) if trusted or identity is not feed.identity else (pair,)
        aliases += (
            NewAlias(match.id, name)
            for name in learnt
            if name is not None and name not in known.entries
        )
    return Compared(
        new=tuple(reversed(new)),
        changed=tuple(changed),
        aliases=tuple(aliases),
        seen_uids=seen_uids(entries) if known.buries and whole and is_full(worked) else None,
        identity=None if identity is feed.identity else identity,
        listed=frozenset(match.id for match in stored.values()),
    )


def is_full(worked: WorkedFeed) -> bool:
    """Whether what a document lacks is really not in its feed (I-10).

    One without any entry is rather a mistake of the server.
    """
    feed = worked.feed
    lost = any(repair.kind in _LOSSES for repair in feed.repairs)
    return bool(worked.entries) and not feed.left_out and not lost


def _changed(entry: WorkedEntry, match: KnownEntry) -> ChangedEntry:
    updated_at = entry.parsed.updated_at
    dated = updated_at is not None and updated_at != match.updated_at
    # Of an article from another program nobody knows whether its publisher changed it.
    known = bool(match.content_hash)
    noted = known and is_edit_noted(match.undated_edits, dated=dated)
    return ChangedEntry(match.id, entry, noted=noted, dated=dated)


def _named(new: NewEntry, pair: str | None, known: Known) -> NewEntry:
    """Give a new entry its names: the publisher's id, if no other entry has it, and its pair.

    Where another one has it, it is the pair, or what tells it apart from others of that id.
    """
    worked = new.worked
    if worked.uid not in known.entries and worked.uid not in known.deleted:
        return new if pair is None else replace(new, aliases=(pair,))
    own = (name for name in worked.aliases if not is_bare(worked.uid, name))
    free = (
        name
        for name in (pair, *own, *spare_names(worked))
        if name is not None and name not in known.entries and name not in known.deleted
    )
    return replace(new, worked=replace(worked, uid=next(free, worked.uid)))
