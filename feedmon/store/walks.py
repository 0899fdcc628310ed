"""Walks along a list in its order: stretches of one index each, one after the other.

By time a list is one stretch (or feeds' own lists merged). Unread first it is two, by feed as many
as there are feeds; a page goes on in the stretch in which the last one ended. Each statement names
its index, so that a plan never depends on statistics and a lost index is an error rather than a
slow list.
"""

from __future__ import annotations

import heapq
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from feedmon.frozen import frozen
from feedmon.model import EntryOrder
from feedmon.model.ordering import feed_place
from feedmon.store.rows import FEED_TITLE, id_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.model import EntryKey
    from feedmon.store.database import Database

#: A folder of up to so many feeds is read by merging the feeds' own lists; a larger one by walking
#: the list of all and passing over other feeds' entries.
MERGED_FEEDS = 200

Parameters = dict[str, Any]


@frozen
class Wanted:
    """A query as it is asked of the file.

    ``read`` ``None`` is either. ``hidden``: what rules took out of the lists, and nothing else.
    ``only`` are the feeds to look in, ``None`` stands for all ``without`` those that are hidden.
    ``expression`` is for the index of words, ``ranked_by`` the same as it is ranked by (what a word
    begins with counts as one there), ``lacks`` for what is not to be found there where there is no
    ``expression``; ``conditions`` are more of them, with ``parameters``.
    With ``once`` a story that several entries tell is one.
    """

    read: bool | None
    starred: bool
    alerted: bool
    hidden: bool
    only: list[int] | None
    without: list[int]
    expression: str | None
    conditions: list[str]
    parameters: Parameters
    nothing: bool
    ranked_by: str | None = None
    lacks: str | None = None
    once: bool = False


@frozen
class Span:
    """What lies between two places of a list, both of them left out; ``None`` is its end."""

    order: EntryOrder = EntryOrder.NEWEST
    after: EntryKey | None = None
    before: EntryKey | None = None


def walk(
    db: Database, wanted: Wanted, span: Span, *, limit: int | None = None, offset: int = 0
) -> Iterator[int]:
    """Yield the ids of what is wanted in that span, in its order."""
    stop = None if limit is None else offset + limit
    if span.order in (EntryOrder.NEWEST, EntryOrder.OLDEST):
        if wanted.only is None or len(wanted.only) == 1 or len(wanted.only) > MERGED_FEEDS:
            rows = _by_time(db, wanted, span, "id", limit=limit, offset=offset)
            yield from (entry_id for (entry_id,) in rows)
        else:
            yield from _merged(db, wanted, span, offset, stop)
        return
    parts = (
        _by_read(wanted, span) if span.order is EntryOrder.UNREAD else _by_feed(db, wanted, span)
    )
    every = (found for part, within in parts for found in walk(db, part, within, limit=stop))
    yield from islice(every, offset, stop)


def statement(wanted: Wanted, span: Span, what: str) -> tuple[str, Parameters]:
    """Return what selects ``what`` of the entries by the one index that is made for it."""
    where, parameters = conditions(wanted, span)
    kinds = {None: "all", False: "unread", True: "read"}
    flags = {"hidden": wanted.hidden, "alerted": wanted.alerted, "starred": wanted.starred}
    index = "entries_" + next((name for name, is_so in flags.items() if is_so), kinds[wanted.read])
    if wanted.only is not None and len(wanted.only) == 1:
        index += "_of_feed"
    return f"SELECT {what} FROM entries INDEXED BY {index} WHERE {where}", parameters  # noqa: S608 - our own names


def conditions(wanted: Wanted, span: Span | None = None) -> tuple[str, Parameters]:
    """Return the conditions on each entry; of ``span`` what its times say."""
    found = list(wanted.conditions)
    parameters = dict(wanted.parameters)
    if wanted.only is not None and len(wanted.only) == 1:
        found.append("feed_id = :feed_id")
        parameters["feed_id"] = wanted.only[0]
    elif wanted.only is not None:
        found.append("feed_id IN (SELECT value FROM json_each(:feed_ids))")
        parameters["feed_ids"] = id_list(wanted.only)
    elif wanted.without:
        found.append("feed_id NOT IN (SELECT value FROM json_each(:hidden))")
        parameters["hidden"] = id_list(wanted.without)
    found += _flags(wanted)
    if span is not None:
        later, earlier = ">", "<"
        if span.order is EntryOrder.OLDEST:
            later, earlier = earlier, later
        for name, key, side in (("after", span.after, earlier), ("before", span.before, later)):
            if key is not None:
                found.append(f"(sort_at, id) {side} (:{name}_sort_at, :{name}_id)")
                parameters |= {f"{name}_sort_at": key.sort_at, f"{name}_id": key.id}
    return " AND ".join(found) or "true", parameters


def _flags(wanted: Wanted) -> Iterator[str]:
    if wanted.starred:
        yield "starred = 1"
    if wanted.alerted:
        yield "alerted = 1"
    if wanted.read is not None:
        yield f"read = {wanted.read:d}"
    if wanted.hidden:
        yield "hidden = 1"
    elif not (wanted.starred or wanted.read is False):  # these never are
        yield "hidden = 0"


def feed_titles(db: Database) -> dict[int, str]:
    """Return what people see of every feed that is followed."""
    rows = db.execute(f"SELECT f.id, {FEED_TITLE} FROM feeds f WHERE f.removed_at IS NULL")  # noqa: S608 - a constant
    return dict(rows.fetchall())


def _by_time(
    db: Database, wanted: Wanted, span: Span, what: str, *, limit: int | None, offset: int
) -> Iterator[tuple[Any, ...]]:
    select, parameters = statement(wanted, span, what)
    way = "ASC" if span.order is EntryOrder.OLDEST else "DESC"
    parameters |= {"limit": -1 if limit is None else limit, "offset": offset}
    return iter(
        db.execute(
            f"{select} ORDER BY sort_at {way}, id {way} LIMIT :limit OFFSET :offset", parameters
        )
    )


def _merged(
    db: Database, wanted: Wanted, span: Span, offset: int, stop: int | None
) -> Iterator[int]:
    """Merge the lists of some feeds, each read as far as it is needed."""
    lists = [
        _by_time(db, replace(wanted, only=[feed]), span, "sort_at, id", limit=stop, offset=0)
        for feed in wanted.only or ()
    ]
    newest_first = span.order is not EntryOrder.OLDEST
    merged = heapq.merge(*lists, reverse=newest_first)
    yield from (entry_id for _, entry_id in islice(merged, offset, stop))


def _by_read(wanted: Wanted, span: Span) -> Iterator[tuple[Wanted, Span]]:
    """Part a list into what is unread and what is read."""
    for read in (False, True):
        within = _part(
            span,
            read,
            None if span.after is None else span.after.read,
            None if span.before is None else span.before.read,
        )
        if within is not None and wanted.read in (None, read):
            yield replace(wanted, read=read), within


def _by_feed(db: Database, wanted: Wanted, span: Span) -> Iterator[tuple[Wanted, Span]]:
    """Part a list into those of its feeds, by their titles."""
    titles = feed_titles(db)
    only = titles.keys() - set(wanted.without) if wanted.only is None else set(wanted.only)
    ends = [
        None if key is None else feed_place(key.feed_title, key.feed_id)
        for key in (span.after, span.before)
    ]
    for place in sorted(feed_place(titles[feed], feed) for feed in only & titles.keys()):
        within = _part(span, place, *ends)
        if within is not None:
            yield replace(wanted, only=[place[1]]), within


def _part(span: Span, part: Any, after: Any, before: Any) -> Span | None:
    """Return what of a span lies in a part, given the parts in which it begins and ends."""
    if (after is not None and part < after) or (before is not None and part > before):
        return None
    return Span(
        EntryOrder.NEWEST,
        span.after if part == after else None,
        span.before if part == before else None,
    )
