"""An EntryQuery as SQL: which ids, in the list's order.

Pages are found in two steps: here the ids, from an index alone (``walks``); then the rows of those
ids. What is found by words comes from the index of words.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from feedmon.model import BEST_OF, EntryKey, EntryOrder
from feedmon.model.ordering import place_of
from feedmon.store import ranking, stories
from feedmon.store.asked import Asked, ask
from feedmon.store.folders import SUBTREE
from feedmon.store.removals import hidden_feeds
from feedmon.store.rows import id_list
from feedmon.store.walks import MERGED_FEEDS, Span, Wanted, conditions, feed_titles, statement, walk
from feedmon.store.words import spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import EntryQuery
    from feedmon.store.database import Database

#: Up to so many entries found by words are looked up and sorted; more are met soon enough on a walk
#: down the list, which takes so many steps at first, then four times as many.
SORTED_MATCHES = 2_000
FIRST_STEPS = 250
MOST_STEPS = 100_000
#: Entries that arrived together have neighbouring ids: a wider gap begins a range of its own.
GAP = 1_000
MOST_RANGES = 256


def entry_ids(
    db: Database,
    query: EntryQuery,
    now: int,
    *,
    after: EntryKey | None = None,
    before: EntryKey | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[int]:
    """Return the ids of the query's entries, in its order, between two of its places."""
    if query.order is EntryOrder.BEST:
        ranks = best_entries(db, query, now, after=after, before=before, limit=limit, offset=offset)
        if ranks is not None:
            return list(ranks)
        query = replace(query, order=EntryOrder.NEWEST)
    wanted = _wanted(db, query, now)
    if wanted.nothing:
        return []
    span = Span(query.order, after, before)
    if wanted.expression is None and wanted.lacks is None and not wanted.once:
        return list(walk(db, wanted, span, limit=limit, offset=offset))
    found = _all(db, wanted, span)
    return list(islice(found, offset, None if limit is None else offset + limit))


def best_entries(
    db: Database,
    query: EntryQuery,
    now: int,
    *,
    after: EntryKey | None = None,
    before: EntryKey | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> dict[int, float] | None:
    """Return the best of what the query finds, in their order, with ranks; ``None``: no words.

    Best asked for as one page: what is stored meanwhile changes ranks a little.
    """
    wanted = _wanted(db, query, now)
    if wanted.nothing:
        return {}
    if wanted.expression is None or wanted.ranked_by is None:
        return None
    ranks = _ranked(db, wanted, wanted.expression, wanted.ranked_by)
    rows = db.execute(
        "SELECT sort_at, id FROM entries NOT INDEXED WHERE id IN (SELECT value FROM json_each(?))",
        [id_list(ranks)],
    )
    keys = [EntryKey(sort_at, entry_id, rank=ranks[entry_id]) for sort_at, entry_id in rows]
    ends = [None if key is None else place_of(key, EntryOrder.BEST) for key in (after, before)]
    places = sorted((place_of(key, EntryOrder.BEST), key.id) for key in keys)
    found = [
        entry_id
        for place, entry_id in places
        if (ends[0] is None or place > ends[0]) and (ends[1] is None or place < ends[1])
    ]
    stop = None if limit is None else offset + limit
    return {entry_id: ranks[entry_id] for entry_id in found[offset:stop]}


def _ranked(db: Database, wanted: Wanted, expression: str, ranked_by: str) -> dict[int, float]:
    ranks, are_all = ranking.rank_newest(db, ranked_by)
    best = ranking.best_first(ranks, lambda ids: _kept(db, wanted, ids))
    if are_all or len(best) == BEST_OF or not _is_narrow(wanted):
        return best
    # Of a common word the newest articles are mostly others than those that are meant.
    ranks = ranking.rank(db, ranked_by, _found(db, wanted, expression, Span()))
    return ranking.best_first(ranks, lambda ids: _kept(db, wanted, ids))


def _is_narrow(wanted: Wanted) -> bool:
    """Whether something beside the words narrows what is wanted."""
    flags = wanted.starred or wanted.alerted or wanted.hidden or wanted.read is not None
    return bool(flags or wanted.conditions or wanted.only is not None)


def _kept(db: Database, wanted: Wanted, ids: Iterator[int]) -> Iterator[int]:
    """Yield those that are wanted, in their order."""
    where, parameters = conditions(wanted)

    # What narrows may be dear to find out: it is, for all of them at once.
    together = ranking.RANKED if _is_narrow(wanted) else BEST_OF

    def passing() -> Iterator[int]:
        while some := list(islice(ids, together)):
            rows = db.execute(
                "SELECT id FROM entries NOT INDEXED"  # noqa: S608 - our own names
                f" WHERE id IN (SELECT value FROM json_each(:ids)) AND {where}",
                {**parameters, "ids": id_list(some)},
            )
            there = {entry_id for (entry_id,) in rows}
            yield from (entry_id for entry_id in some if entry_id in there)

    found = passing()
    return stories.once(db, found, *_conditions(wanted)) if wanted.once else found


def count_entries(db: Database, query: EntryQuery, now: int) -> int:
    """Count the entries of the query."""
    wanted = _wanted(db, query, now)
    if wanted.nothing:
        return 0
    if wanted.expression is not None or wanted.lacks is not None:
        return sum(1 for _ in _all(db, wanted, Span()))
    count = 0
    if wanted.once:
        count -= stories.count_others(db, *conditions(wanted), unread=wanted.read is False)
    for feeds in [None] if wanted.only is None else [[feed_id] for feed_id in wanted.only]:
        select, parameters = statement(replace(wanted, only=feeds), Span(), "count(*)")
        (some,) = db.execute(select, parameters).fetchone()
        count += some
    return count


def representatives(db: Database, query: EntryQuery, now: int, ids: Iterable[int]) -> list[int]:
    """Return which entries stand in the query's list for these: they themselves, or others."""
    wanted = _wanted(db, query, now)
    if wanted.nothing:
        return []
    where, parameters = _conditions(wanted)
    parameters["ids"] = id_list(stories.with_copies(db, ids))
    rows = db.execute(
        "SELECT id FROM entries NOT INDEXED"  # noqa: S608 - our own names
        f" WHERE id IN (SELECT value FROM json_each(:ids)) AND {where}",
        parameters,
    ).fetchall()
    found = iter([entry_id for (entry_id,) in rows])
    return list(stories.once(db, found, where, parameters) if wanted.once else found)


def _all(db: Database, wanted: Wanted, span: Span) -> Iterator[int]:
    """Yield all that is wanted, in order."""
    if wanted.expression is not None:
        found = _found(db, wanted, wanted.expression, span)
    elif wanted.lacks is not None:
        found = _lacking(db, wanted, wanted.lacks, span)
    else:
        found = walk(db, wanted, span)
    return stories.once(db, found, *_conditions(wanted)) if wanted.once else found


def _conditions(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """Return the conditions on each entry, with the words that it has to have."""
    where, parameters = conditions(wanted)
    expression = wanted.expression or wanted.lacks
    if expression is None:
        return where, parameters
    words = "EXISTS (SELECT 1 FROM entries_fts WHERE entries_fts MATCH :expression AND rowid = id)"
    if wanted.expression is None:
        words = f"NOT {words}"
    return f"{where} AND {words}", {**parameters, "expression": expression}


def _wanted(db: Database, query: EntryQuery, now: int) -> Wanted:
    hidden = hidden_feeds(db)
    feed_ids = _feeds(db, query)
    typed = query.search or ""
    asked = ask(db, typed, now) if typed and not typed.isspace() else Asked()
    if asked.feeds is not None:
        within = asked.feeds if feed_ids is None else asked.feeds.intersection(feed_ids)
        feed_ids = sorted(within)
    found = list(asked.conditions)
    parameters = dict(asked.parameters)
    if query.since is not None:
        found.append("sort_at >= :since")
        parameters["since"] = query.since
    return Wanted(
        read=False if query.unread or asked.unread else None,
        starred=query.starred or asked.starred,
        alerted=query.alerts or asked.alerted,
        hidden=asked.hidden,
        only=None
        if feed_ids is None
        else [feed_id for feed_id in feed_ids if feed_id not in hidden],
        without=hidden if feed_ids is None else [],
        expression=None if asked.expression is None else spelled_out(db, asked.expression),
        ranked_by=asked.expression,
        lacks=None if asked.lacks is None else spelled_out(db, asked.lacks),
        conditions=found,
        parameters=parameters,
        nothing=asked.nothing,
        # A feed's own list has all that is its own.
        once=query.once and (feed_ids is None or len(feed_ids) > 1),
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


def _found(db: Database, wanted: Wanted, expression: str, span: Span) -> Iterator[int]:
    newest = db.execute(
        "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
        [expression, SORTED_MATCHES + 1],
    ).fetchall()
    if len(newest) <= SORTED_MATCHES:
        yield from _sorted(db, wanted, span, [row[0] for row in newest])
        return
    # A common word costs what is looked at: the index of words is asked only for the ids that the
    # walk has just passed, and for none of which the first answer told already.
    known, told = {row[0] for row in newest}, newest[-1][0]
    passing = walk(db, _passing_over(wanted, span, known, told), span)
    steps = FIRST_STEPS
    while passed := list(islice(passing, steps)):
        older = [entry_id for entry_id in passed if entry_id < told]
        found = known | _having(db, expression, older)
        yield from (entry_id for entry_id in passed if entry_id in found)
        steps = min(steps * 4, MOST_STEPS)


def _lacking(db: Database, wanted: Wanted, expression: str, span: Span) -> Iterator[int]:
    """Yield what the index does not find: it can not be asked for that by itself."""
    passing = walk(db, wanted, span)
    steps = FIRST_STEPS
    while passed := list(islice(passing, steps)):
        having = _having(db, expression, passed)
        yield from (entry_id for entry_id in passed if entry_id not in having)
        steps = min(steps * 4, MOST_STEPS)


def _having(db: Database, expression: str, ids: list[int]) -> set[int]:
    """Ask the index which of these it finds; there may be others among them."""
    return {
        row[0]
        for low, high in _ranges(ids, one="*" in expression)
        for row in db.execute(
            "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? AND rowid BETWEEN ? AND ?",
            [expression, low, high],
        )
    }


def _passing_over(wanted: Wanted, span: Span, known: set[int], told: int) -> Wanted:
    """Let a walk of one stretch leave out those of ``told`` and later that are not ``known``."""
    by_time = span.order in (EntryOrder.NEWEST, EntryOrder.OLDEST)
    if not by_time or (wanted.only is not None and 1 < len(wanted.only) <= MERGED_FEEDS):
        return wanted  # each stretch would have to read what is known first
    return replace(
        wanted,
        conditions=[
            *wanted.conditions,
            "(id < :told OR id IN (SELECT value FROM json_each(:known)))",
        ],
        parameters={**wanted.parameters, "told": told, "known": id_list(known)},
    )


def _ranges(ids: list[int], *, one: bool) -> list[tuple[int, int]]:
    """Cover the ids by few ranges; by ``one`` where each costs much (a word's beginning does)."""
    if not ids:
        return []
    ordered = sorted(ids)
    gaps = [at for at in range(1, len(ordered)) if ordered[at] - ordered[at - 1] > GAP]
    if one or len(gaps) >= MOST_RANGES:
        gaps = []
    starts = [0, *gaps]
    ends = [*gaps, len(ordered)]
    return [(ordered[start], ordered[end - 1]) for start, end in zip(starts, ends, strict=True)]


def _sorted(db: Database, wanted: Wanted, span: Span, ids: list[int]) -> Iterator[int]:
    """Sort what few entries have the words, and yield what lies in the span."""
    where, parameters = conditions(wanted)
    parameters["ids"] = id_list(ids)
    # NOT INDEXED: by their ids, which are few, and by nothing else.
    rows = db.execute(
        "SELECT sort_at, id, read, feed_id FROM entries NOT INDEXED"  # noqa: S608 - our own names
        f" WHERE id IN (SELECT value FROM json_each(:ids)) AND {where}",
        parameters,
    )
    titles = feed_titles(db) if span.order is EntryOrder.FEED else {}
    keys = [
        EntryKey(sort_at, entry_id, bool(read), feed_id, titles.get(feed_id, ""))
        for sort_at, entry_id, read, feed_id in rows
    ]
    after, before = (
        None if key is None else place_of(key, span.order) for key in (span.after, span.before)
    )
    for place, entry_id in sorted((place_of(key, span.order), key.id) for key in keys):
        if (after is None or place > after) and (before is None or place < before):
            yield entry_id
