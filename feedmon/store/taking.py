"""Articles of other programs into the store, slice by slice, and out again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from feedmon.model import SliceTaken, Span
from feedmon.store import feeds, marks, removed, search, tags, tombstones
from feedmon.store.entry_writes import insert_entries
from feedmon.store.known import known_entries
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from feedmon.model import Feed, Further, Known, MarkedEntry, NewEntry
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

    #: Sorts articles of a feed by what is known: to insert; known, by their ids; deleted ones.
    Sort = Callable[
        [Feed, Sequence[MarkedEntry], Known],
        tuple[
            Sequence[tuple[NewEntry, MarkedEntry]],
            Sequence[tuple[int, MarkedEntry]],
            int,
        ],
    ]


class _Slice:
    """What one transaction does, added up."""

    def __init__(self) -> None:
        self.added = self.known = self.deleted = 0
        self.spans: list[Span] = []
        self.read: list[int] = []
        self.starred: list[int] = []
        self.tagged: dict[str, list[int]] = {}

    def done(self) -> SliceTaken:
        return SliceTaken(
            added=self.added,
            known=self.known,
            deleted=self.deleted,
            spans=tuple(self.spans),
            read=tuple(self.read),
            starred=tuple(self.starred),
            tagged=tuple((title, tuple(ids)) for title, ids in self.tagged.items()),
        )


def take(
    tx: Transaction,
    articles: Mapping[int, Sequence[MarkedEntry]],
    further: Mapping[int, Mapping[str, Further]],
    sort: Sort,
) -> SliceTaken:
    """Store articles by their feeds, in one transaction.

    What is new is inserted as it was marked elsewhere, and what was deleted there is buried: it
    does not come again. What is known keeps its text, and is marked as well as it was there;
    nothing that the person did here is taken back. Feeds that are gone are passed over.
    """
    done = _Slice()
    there = {feed.id: feed for feed in feeds.feeds_by_id(tx.db, articles)}
    for feed_id, own in articles.items():
        if (feed := there.get(feed_id)) is None:
            continue
        names = further[feed_id]
        known = known_entries(tx.db, feed_id, names, names, feed.identity)
        new, matches, deleted = sort(feed, own, known)
        done.known += len(matches) + deleted
        _mark(tx, done, matches)
        _insert(tx, done, feed_id, new)
    return done.done()


def _insert(
    tx: Transaction, done: _Slice, feed_id: int, new: Sequence[tuple[NewEntry, MarkedEntry]]
) -> None:
    ids = insert_entries(tx, feed_id, [entry for entry, _ in new])
    if not ids:
        return
    done.spans.append(Span(feed_id, min(ids), max(ids)))
    by_uid = _by_uid(tx.db, ids)
    marked = [
        (by_uid[entry.worked.uid], article) for entry, article in new if entry.worked.uid in by_uid
    ]
    marks.star(tx, [one for one, article in marked if article.starred], starred=True)
    marks.hide(tx, [one for one, article in marked if article.hidden], hidden=True)
    for title, tagged in _by_tag(marked).items():
        tags.tag(tx, tagged, title, tagged=True)
    buried = [one for one, article in marked if article.deleted]
    if buried:
        tombstones.bury(tx, buried)
    done.deleted += len(buried)
    done.added += len(marked) - len(buried)


def _mark(tx: Transaction, done: _Slice, matches: Sequence[tuple[int, MarkedEntry]]) -> None:
    read = [one for one, article in matches if article.read or article.deleted]
    done.read += marks.mark_read(tx, read, read=True)
    starred = [one for one, article in matches if article.starred and not article.deleted]
    done.starred += marks.star(tx, starred, starred=True)
    for title, tagged in _by_tag(matches).items():
        if changed := tags.tag(tx, tagged, title, tagged=True):
            done.tagged.setdefault(title, []).extend(changed)


def _by_tag(marked: Iterable[tuple[int, MarkedEntry]]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for one, article in marked:
        for title in article.tags:
            found[title].append(one)
    return found


def _by_uid(db: Database, ids: Sequence[int]) -> dict[str, int]:
    rows = db.execute(
        "SELECT uid, id FROM entries WHERE id IN (SELECT value FROM json_each(?))", [id_list(ids)]
    )
    return dict(rows.fetchall())


def take_back_slice(tx: Transaction, span: Span, limit: int) -> bool:
    """Remove articles that a take-over added, with what it buried; whether any may be left.

    They leave no tombstone: it is as if they had never come.
    """
    values = {"feed": span.feed_id, "first": span.first, "last": span.last, "limit": limit}
    ids = [
        row[0]
        for row in tx.db.execute(
            "SELECT id FROM entries WHERE id BETWEEN :first AND :last AND feed_id = :feed"
            " LIMIT :limit",
            values,
        ).fetchall()
    ]
    search.forget(tx.db, id_list(ids))
    tx.db.execute(
        "DELETE FROM entries WHERE id IN (SELECT value FROM json_each(?))", [id_list(ids)]
    )
    removed.note_removed(tx, "entry", ids)
    if len(ids) == limit:
        return True
    tx.db.execute(
        "DELETE FROM tombstones WHERE feed_id = :feed AND entry_id BETWEEN :first AND :last",
        values,
    )
    return False
