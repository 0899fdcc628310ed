"""An EntryQuery as SQL: which ids, newest first, by the one index that is made for it.

Pages are found in two steps: here the ids, from an index alone; then the rows of those ids. Each
statement names its index, so that a plan never depends on statistics and a lost index is an error
rather than a slow list.
"""

from __future__ import annotations

import heapq
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from feedmon.store.folders import SUBTREE
from feedmon.store.rows import id_list
from feedmon.store.search import match_expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    *,
    after: EntryKey | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[int]:
    """Return the ids of the query's entries, in the list's order."""
    if _words(query):
        found = _found(db, query, after)
        return list(islice(found, offset, None if limit is None else offset + limit))
    return list(_walk(db, query, after, limit, offset))


def count_entries(db: Database, query: EntryQuery) -> int:
    """Count the entries of the query."""
    if _words(query):
        return len(entry_ids(db, query))
    if query.feed_id is None and query.folder_id is not None:
        feed_ids = feeds_below(db, query.folder_id)
        return sum(
            count_entries(db, replace(query, folder_id=None, feed_id=feed_id))
            for feed_id in feed_ids
        )
    statement, parameters = _statement(db, query, None, "count(*)")
    if statement is None:
        return 0
    (count,) = db.execute(statement, parameters).fetchone()
    return int(count)


def _words(query: EntryQuery) -> bool:
    return query.search is not None and query.search != "" and not query.search.isspace()


def _found(db: Database, query: EntryQuery, after: EntryKey | None) -> Iterator[int]:
    expression = match_expression(query.search or "")
    if expression is None:
        return
    newest = db.execute(
        "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
        [expression, SORTED_MATCHES + 1],
    ).fetchall()
    if len(newest) <= SORTED_MATCHES:
        yield from _sorted(db, query, after, [row[0] for row in newest])
    else:
        yield from _passed(db, query, after, expression)


def _passed(
    db: Database, query: EntryQuery, after: EntryKey | None, expression: str
) -> Iterator[int]:
    # A common word costs what is looked at: the index of words is asked only for the ids that the
    # walk has just passed.
    walk = _walk(db, query, after, None, 0)
    steps = FIRST_STEPS
    while passed := list(islice(walk, steps)):
        found = {
            row[0]
            for low, high in _ranges(passed, one=expression.endswith("*"))
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


def _walk(
    db: Database, query: EntryQuery, after: EntryKey | None, limit: int | None, offset: int
) -> Iterator[int]:
    if query.folder_id is not None and query.feed_id is None:
        feed_ids = feeds_below(db, query.folder_id)
        if len(feed_ids) <= MERGED_FEEDS:
            stop = None if limit is None else offset + limit
            yield from islice(_merged(db, query, after, stop, feed_ids), offset, stop)
            return
    statement, parameters = _statement(db, query, after, "id")
    if statement is None:
        return
    order = " ORDER BY sort_at DESC, id DESC LIMIT :limit OFFSET :offset"
    parameters |= {"limit": -1 if limit is None else limit, "offset": offset}
    for (entry_id,) in db.execute(statement + order, parameters):
        yield entry_id


def _merged(
    db: Database,
    query: EntryQuery,
    after: EntryKey | None,
    stop: int | None,
    feed_ids: Iterable[int],
) -> Iterator[int]:
    lists = []
    for feed_id in feed_ids:
        one = replace(query, folder_id=None, feed_id=feed_id)
        statement, parameters = _statement(db, one, after, "sort_at, id")
        order = " ORDER BY sort_at DESC, id DESC LIMIT :stop"
        parameters["stop"] = -1 if stop is None else stop
        lists.append(db.execute(f"{statement}{order}", parameters))
    for _, entry_id in heapq.merge(*lists, reverse=True):
        yield entry_id


def _sorted(
    db: Database, query: EntryQuery, after: EntryKey | None, ids: list[int]
) -> Iterator[int]:
    conditions, parameters = _conditions(query, after)
    parameters["ids"] = id_list(ids)
    scope = ""
    if query.feed_id is not None:
        scope = " AND feed_id = :feed_id"
        parameters["feed_id"] = query.feed_id
    elif query.folder_id is not None:
        scope = " AND feed_id IN (SELECT value FROM json_each(:feed_ids))"
        parameters["feed_ids"] = id_list(feeds_below(db, query.folder_id))
    # NOT INDEXED: by their ids, which are few, and by nothing else.
    rows = db.execute(
        "SELECT id FROM entries NOT INDEXED"  # noqa: S608 - our own names
        f" WHERE id IN (SELECT value FROM json_each(:ids)) AND {conditions}{scope}"
        " ORDER BY sort_at DESC, id DESC",
        parameters,
    )
    for (entry_id,) in rows:
        yield entry_id


def _statement(
    db: Database, query: EntryQuery, after: EntryKey | None, what: str
) -> tuple[str | None, Parameters]:
    kind = "starred" if query.starred else "unread" if query.unread else "all"
    conditions, parameters = _conditions(query, after)
    if query.feed_id is not None:
        index = f"entries_{kind}_of_feed"
        conditions += " AND feed_id = :feed_id"
        parameters["feed_id"] = query.feed_id
    else:
        index = f"entries_{kind}"
    if query.folder_id is not None:
        feed_ids = feeds_below(db, query.folder_id)
        if query.feed_id is not None:
            feed_ids = [one for one in feed_ids if one == query.feed_id]
        if not feed_ids:
            return None, {}
        if query.feed_id is None:
            conditions += " AND feed_id IN (SELECT value FROM json_each(:feed_ids))"
            parameters["feed_ids"] = id_list(feed_ids)
    statement = f"SELECT {what} FROM entries INDEXED BY {index} WHERE {conditions}"  # noqa: S608 - our own names
    return statement, parameters


def _conditions(query: EntryQuery, after: EntryKey | None) -> tuple[str, Parameters]:
    conditions = ["1"]
    parameters: Parameters = {}
    if query.starred:
        conditions.append("starred = 1")
    if query.unread:
        conditions.append("read = 0")
    if query.since is not None:
        conditions.append("sort_at >= :since")
        parameters["since"] = query.since
    if after is not None:
        conditions.append("(sort_at, id) < (:after_sort_at, :after_id)")
        parameters["after_sort_at"] = after.sort_at
        parameters["after_id"] = after.id
    return " AND ".join(conditions), parameters


def feeds_below(db: Database, folder_id: int) -> list[int]:
    """Return the feeds in the folder and in all folders below it."""
    rows = db.execute(
        f"{SUBTREE} SELECT f.id FROM subtree JOIN feeds f ON f.folder_id = subtree.id",  # noqa: S608 - a constant
        {"folder_id": folder_id},
    )
    return [row[0] for row in rows]
