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
#: down the list.
SORTED_MATCHES = 2_000

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
    stop = None if limit is None else offset + limit
    return list(islice(_matching(db, query, after, stop), offset, stop))


def count_entries(db: Database, query: EntryQuery) -> int:
    """How many entries the query has."""
    if _words(query):
        return len(entry_ids(db, query))
    statement, parameters = _statement(db, query, None, "count(*)")
    if statement is None:
        return 0
    (count,) = db.execute(statement, parameters).fetchone()
    return int(count)


def _words(query: EntryQuery) -> bool:
    return query.search is not None and not query.search.isspace() and query.search != ""


def _matching(
    db: Database, query: EntryQuery, after: EntryKey | None, stop: int | None
) -> Iterator[int]:
    if not _words(query):
        yield from _walk(db, query, after, stop)
        return
    expression = match_expression(query.search or "")
    if expression is None:
        return
    found = db.execute(
        "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?", [expression]
    ).fetchall()
    ids = [row[0] for row in found]
    if len(ids) <= SORTED_MATCHES:
        yield from _sorted(db, query, after, ids)
    else:
        wanted = set(ids)
        yield from (one for one in _walk(db, query, after, None) if one in wanted)


def _walk(
    db: Database, query: EntryQuery, after: EntryKey | None, stop: int | None
) -> Iterator[int]:
    if query.folder_id is not None and query.feed_id is None:
        feed_ids = feeds_below(db, query.folder_id)
        if len(feed_ids) <= MERGED_FEEDS:
            yield from _merged(db, query, after, stop, feed_ids)
            return
    statement, parameters = _statement(db, query, after, "id")
    if statement is None:
        return
    order = " ORDER BY sort_at DESC, id DESC LIMIT :stop"
    parameters["stop"] = -1 if stop is None else stop
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
        assert statement is not None  # noqa: S101 - of one feed
        parameters["stop"] = -1 if stop is None else stop
        lists.append(
            db.execute(f"{statement} ORDER BY sort_at DESC, id DESC LIMIT :stop", parameters)
        )
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
