"""An EntryQuery as SQL: which ids, newest first, by the one index that is made for it.

Pages are found in two steps: here the ids, from an index alone; then the rows of those ids. Each
statement names its index, so that a plan never depends on statistics and a lost index is an error
rather than a slow list.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from feedmon.store.asked import Asked, ask
from feedmon.store.folders import SUBTREE
from feedmon.store.removals import hidden_feeds
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from feedmon.model import EntryKey, EntryQuery

#: A folder of up to so many feeds is read by merging the feeds' own lists; a larger one by walking
#: the list of all and passing over other feeds' entries.
MERGED_FEEDS = 200
#: Up to so many entries found by words are looked up and sorted; more are met soon enough on a walk
#: down the list, which takes so many steps at first, then four times as many.
SORTED_MATCHES = 2_000
FIRST_STEPS = 500
MOST_STEPS = 100_000
#: Entries that arrived together have neighbouring ids: a wider gap begins a range of its own.
GAP = 1_000
MOST_RANGES = 64

Parameters = dict[str, Any]


def entry_ids(
    db: Database,
    query: EntryQuery,
    now: int,
    *,
    after: EntryKey | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[int]:
    """Return the ids of the query's entries, in the list's order."""
    wanted = _wanted(db, query, now)
    if wanted.nothing:
        return []
    if wanted.expression is not None:
        found = _found(db, wanted, wanted.expression, after)
        return list(islice(found, offset, None if limit is None else offset + limit))
    return list(_walk(db, wanted, after, limit=limit, offset=offset))


def count_entries(db: Database, query: EntryQuery, now: int) -> int:
    """Count the entries of the query."""
    wanted = _wanted(db, query, now)
    if wanted.nothing:
        return 0
    if wanted.expression is not None:
        return sum(1 for _ in _found(db, wanted, wanted.expression, None))
    count = 0
    for feeds in [None] if wanted.only is None else [[feed_id] for feed_id in wanted.only]:
        statement, parameters = _statement(replace(wanted, only=feeds), None, "count(*)")
        (some,) = db.execute(statement, parameters).fetchone()
        count += some
    return count


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query as it is asked of the file.

    ``only`` are the feeds to look in, ``None`` stands for all ``without`` those that are hidden.
    ``expression`` is for the index of words; ``conditions`` are more of them, with ``parameters``.
    """

    unread: bool
    starred: bool
    only: list[int] | None
    without: list[int]
    expression: str | None
    conditions: list[str]
    parameters: Parameters
    nothing: bool


def _wanted(db: Database, query: EntryQuery, now: int) -> _Wanted:
    hidden = hidden_feeds(db)
    feed_ids = _feeds(db, query)
    typed = query.search or ""
    asked = ask(db, typed, now) if typed and not typed.isspace() else Asked()
    if asked.feeds is not None:
        within = asked.feeds if feed_ids is None else asked.feeds.intersection(feed_ids)
        feed_ids = sorted(within)
    conditions = list(asked.conditions)
    parameters = dict(asked.parameters)
    if query.since is not None:
        conditions.append("sort_at >= :since")
        parameters["since"] = query.since
    return _Wanted(
        unread=query.unread or asked.unread,
        starred=query.starred or asked.starred,
        only=None
        if feed_ids is None
        else [feed_id for feed_id in feed_ids if feed_id not in hidden],
        without=hidden if feed_ids is None else [],
        expression=asked.expression,
        conditions=conditions,
        parameters=parameters,
        nothing=asked.nothing,
    )


def _feeds(db: Database, query: EntryQuery) -> list[int] | None:
    """Return the feeds that the query names; ``None`` stands for all."""
    if query.folder_id is None:
        return None if query.feed_id is None else [query.feed_id]
    rows = db.execute(
        f"{SUBTREE} SELECT f.id FROM subtree JOIN feeds f ON f.folder_id = subtree.id",  # noqa: S608 - a constant
        {"folder_id": query.folder_id},
    )
    return [feed_id for (feed_id,) in rows if query.feed_id in (None, feed_id)]


def _found(db: Database, wanted: _Wanted, expression: str, after: EntryKey | None) -> Iterator[int]:
    newest = db.execute(
        "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
        [expression, SORTED_MATCHES + 1],
    ).fetchall()
    if len(newest) <= SORTED_MATCHES:
        yield from _sorted(db, wanted, after, [row[0] for row in newest])
        return
    # A common word costs what is looked at: the index of words is asked only for the ids that the
    # walk has just passed.
    walk = _walk(db, wanted, after)
    steps = FIRST_STEPS
    while passed := list(islice(walk, steps)):
        found = {
            row[0]
            for low, high in _ranges(passed, one="*" in expression)
            for row in db.execute(
                "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? AND rowid BETWEEN ? AND ?",
                [expression, low, high],
            )
        }
        yield from (entry_id for entry_id in passed if entry_id in found)
        steps = min(steps * 4, MOST_STEPS)


def _ranges(ids: list[int], *, one: bool) -> list[tuple[int, int]]:
    """Cover the ids by few ranges; by ``one`` where each costs much (a word's beginning does)."""
    ordered = sorted(ids)
    gaps = [at for at in range(1, len(ordered)) if ordered[at] - ordered[at - 1] > GAP]
    if one or len(gaps) >= MOST_RANGES:
        gaps = []
    starts = [0, *gaps]
    ends = [*gaps, len(ordered)]
    return [(ordered[start], ordered[end - 1]) for start, end in zip(starts, ends, strict=True)]


def _sorted(db: Database, wanted: _Wanted, after: EntryKey | None, ids: list[int]) -> Iterator[int]:
    conditions, parameters = _conditions(wanted, after)
    parameters["ids"] = id_list(ids)
    # NOT INDEXED: by their ids, which are few, and by nothing else.
    rows = db.execute(
        "SELECT id FROM entries NOT INDEXED"  # noqa: S608 - our own names
        f" WHERE id IN (SELECT value FROM json_each(:ids)) AND {conditions}"
        " ORDER BY sort_at DESC, id DESC",
        parameters,
    )
    for (entry_id,) in rows:
        yield entry_id


def _walk(
    db: Database,
    wanted: _Wanted,
    after: EntryKey | None,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[int]:
    order = " ORDER BY sort_at DESC, id DESC LIMIT :limit OFFSET :offset"
    if wanted.only is not None and len(wanted.only) != 1 and len(wanted.only) <= MERGED_FEEDS:
        stop = None if limit is None else offset + limit
        lists = []
        for feed_id in wanted.only:
            one = replace(wanted, only=[feed_id])
            statement, parameters = _statement(one, after, "sort_at, id")
            parameters |= {"limit": -1 if stop is None else stop, "offset": 0}
            lists.append(db.execute(statement + order, parameters))
        merged = islice(heapq.merge(*lists, reverse=True), offset, stop)
        yield from (entry_id for _, entry_id in merged)
        return
    statement, parameters = _statement(wanted, after, "id")
    parameters |= {"limit": -1 if limit is None else limit, "offset": offset}
    for (entry_id,) in db.execute(statement + order, parameters):
        yield entry_id


def _statement(wanted: _Wanted, after: EntryKey | None, what: str) -> tuple[str, Parameters]:
    conditions, parameters = _conditions(wanted, after)
    kind = "starred" if wanted.starred else "unread" if wanted.unread else "all"
    index = f"entries_{kind}"
    if wanted.only is not None and len(wanted.only) == 1:
        index += "_of_feed"
    statement = f"SELECT {what} FROM entries INDEXED BY {index} WHERE {conditions}"  # noqa: S608 - our own names
    return statement, parameters


def _conditions(wanted: _Wanted, after: EntryKey | None) -> tuple[str, Parameters]:
    conditions = list(wanted.conditions)
    parameters = dict(wanted.parameters)
    if wanted.only is not None and len(wanted.only) == 1:
        conditions.append("feed_id = :feed_id")
        parameters["feed_id"] = wanted.only[0]
    elif wanted.only is not None:
        conditions.append("feed_id IN (SELECT value FROM json_each(:feed_ids))")
        parameters["feed_ids"] = id_list(wanted.only)
    elif wanted.without:
        conditions.append("feed_id NOT IN (SELECT value FROM json_each(:hidden))")
        parameters["hidden"] = id_list(wanted.without)
    if wanted.starred:
        conditions.append("starred = 1")
    if wanted.unread:
        conditions.append("read = 0")
    if after is not None:
        conditions.append("(sort_at, id) < (:after_sort_at, :after_id)")
        parameters |= {"after_sort_at": after.sort_at, "after_id": after.id}
    return " AND ".join(conditions) or "true", parameters
