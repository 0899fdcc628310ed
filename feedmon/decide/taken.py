"""Articles of another program beside what is stored of their feed: which are new, which are known.

They come in slices and without a document around them, so nothing can be learnt from what is
missing, and a link alone proves nothing: of a feed whose entries share one, each slice would find
the entries of the slice before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.decide.entries import sort_time
from feedmon.frozen import frozen
from feedmon.identity import canonical, is_bare, plain_title
from feedmon.model import Further, Identity, NewEntry, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feedmon.model import Known, KnownEntry, MarkedEntry, WorkedEntry

#: Dates of one article in two programs may differ by so much: one of them took the time of its
#: own first look.
_APART_S = 2 * 86_400


@frozen
class Sorted:
    """What becomes of some articles: ``new`` are to be inserted, ``known`` go with stored ids."""

    new: tuple[tuple[NewEntry, MarkedEntry], ...]
    known: tuple[tuple[int, MarkedEntry], ...]
    deleted: int  # were deleted here, and stay so


def names_of(articles: Sequence[MarkedEntry]) -> dict[str, Further]:
    """Name all that must be looked up to decide about some articles of one feed."""
    found: dict[str, Further] = {}
    for article in articles:
        worked = article.worked
        further = Further(worked.aliases, worked.link_key, worked.pair)
        for name in (worked.uid, *_own_aliases(worked)):
            found.setdefault(name, further)
    return found


def decide_taken(
    articles: Sequence[MarkedEntry], known: Known, identity: Identity, *, now: int
) -> Sorted:
    """Sort articles of one feed, which are in the order in which they came.

    ``known`` answers for all of :func:`names_of`. An article that is said twice is one, with the
    marks of both.
    """
    new: dict[str, MarkedEntry] = {}
    matches: dict[int, MarkedEntry] = {}
    deleted = 0
    for article in articles:
        match, uid = _match(article.worked, known, identity)
        if match is not None:
            before = matches.get(match.id)
            matches[match.id] = article if before is None else _both(before, article)
        elif _is_deleted(article.worked, uid, known):
            deleted += 1
        elif uid in new:
            new[uid] = _both(new[uid], article)
        else:
            worked = replace(article.worked, uid=uid)
            new[uid] = article if worked == article.worked else replace(article, worked=worked)
    last = len(new) - 1
    return Sorted(
        new=tuple(
            (_new(article, now, last - place, identity), article)
            for place, article in enumerate(new.values())
        ),
        known=tuple(matches.items()),
        deleted=deleted,
    )


def _new(article: MarkedEntry, now: int, order: int, identity: Identity) -> NewEntry:
    received_at = now if article.received_at is None else min(article.received_at, now)
    worked = article.worked
    own = tuple(name for name in worked.aliases if not _is_derived(worked.uid, name))
    pair = (worked.pair,) if identity is Identity.LINK_TITLE and worked.pair is not None else ()
    return NewEntry(
        worked=worked,
        sort_at=sort_time(worked.parsed, received_at),
        received_at=received_at,
        order=order,
        read=article.read or article.deleted,
        aliases=tuple(dict.fromkeys((*pair, *own))),
        origin=Origin.IMPORT,
    )


def _match(worked: WorkedEntry, known: Known, identity: Identity) -> tuple[KnownEntry | None, str]:
    """Find the stored entry that an article is; else the id under which it is to be stored."""
    if identity is Identity.LINK_TITLE and worked.pair in known.entries:
        return known.entries[worked.pair], worked.uid
    uid = worked.uid
    for name in (uid, *_own_aliases(worked)):
        match = known.entries.get(name)
        if match is None:
            if name == uid:
                break
            return None, name
        if not _is_other(worked, match):
            return match, uid
    for match in _like(worked, known):
        return match, uid
    return None, uid


def _own_aliases(worked: WorkedEntry) -> Iterator[str]:
    """Name what an article is called where another one has its id, too."""
    return (name for name in worked.aliases if _is_derived(worked.uid, name))


def _is_derived(uid: str, name: str) -> bool:
    return name.startswith(f"{uid}|")


def _is_other(worked: WorkedEntry, match: KnownEntry) -> bool:
    """Whether two articles with one id are two: their feed gives it to several (I-2)."""
    link, other = worked.parsed.link, match.link
    links = bool(link and other) and canonical(link or "") != canonical(other or "")
    title, theirs = plain_title(worked.parsed.title), plain_title(match.title)
    return links and bool(title and theirs) and title != theirs


def _like(worked: WorkedEntry, known: Known) -> Iterator[KnownEntry]:
    """Find the stored entry of the same link, title and day: another program had no id for it."""
    title = plain_title(worked.parsed.title)
    if worked.link_key is None or not title:
        return
    at = worked.parsed.published_at
    same = [
        one
        for one in known.by_link.get(worked.link_key, ())
        if plain_title(one.title) == title
        and (at is None or one.published_at is None or abs(at - one.published_at) <= _APART_S)
    ]
    if len(same) == 1:
        yield same[0]


def _is_deleted(worked: WorkedEntry, uid: str, known: Known) -> bool:
    return any(name in known.deleted for name in (uid, *worked.aliases) if not is_bare(uid, name))


def _both(one: MarkedEntry, other: MarkedEntry) -> MarkedEntry:
    return replace(
        one,
        read=one.read or other.read,
        starred=one.starred or other.starred,
        deleted=one.deleted and other.deleted,
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
    )
