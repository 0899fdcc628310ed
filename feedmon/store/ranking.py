"""The best of what is found by words: ranked by how often and where an article has them.

Ranked are the newest articles that have the words. To rank all hundred thousand in which a common
word stands would take a second, for an order in which old news come before new; who means an old
one has more words for it, or a field. The best of them are one page: a rank is told by how common
words are, which every new article changes a little, so pages of different moments would not fit.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from feedmon.model import BEST_OF
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedmon.store.database import Database

#: So many are ranked.
RANKED = 2_000
#: How much a word counts in the title, the text and the author's name.
_RANK = "bm25(entries_fts, 10.0, 1.0, 4.0)"

Ranks = dict[int, float]


def rank_newest(db: Database, expression: str) -> tuple[Ranks, bool]:
    """Rank the newest entries with the words, by their ids; and say whether these are all."""
    rows = db.execute(
        f"SELECT rowid, {_RANK} FROM entries_fts WHERE entries_fts MATCH ?"  # noqa: S608 - a constant
        " ORDER BY rowid DESC LIMIT ?",
        [expression, RANKED + 1],
    ).fetchall()
    return dict(rows[:RANKED]), len(rows) <= RANKED


def rank(db: Database, expression: str, ids: Iterable[int]) -> Ranks:
    """Rank the first of these, all of which have the words."""
    some = list(islice(ids, RANKED))
    if not some:
        return {}
    # Met on the way through a range (+rowid): looking up one after the other would find out anew
    # for each how common the words are.
    rows = db.execute(
        f"SELECT rowid, {_RANK} FROM entries_fts"  # noqa: S608 - a constant
        " WHERE entries_fts MATCH ? AND rowid BETWEEN ? AND ?"
        " AND +rowid IN (SELECT value FROM json_each(?))",
        [expression, min(some), max(some), id_list(some)],
    )
    return dict(rows.fetchall())


def best_first(ranks: Ranks, kept: Callable[[Iterator[int]], Iterator[int]]) -> Ranks:
    """Return the best of them, of equals the newest, as far as they are ``kept``."""
    ordered = sorted(ranks, key=lambda entry_id: (ranks[entry_id], -entry_id))
    return {entry_id: ranks[entry_id] for entry_id in islice(kept(iter(ordered)), BEST_OF)}
