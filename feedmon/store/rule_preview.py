"""What a rule would have matched among the stored articles: looked through piece by piece.

Each piece is worked on in a worker process (``look_on``), on a connection of its own: the program
that asks computes nothing, and can leave off after any of them. The file is opened anew for each,
which takes less than a millisecond; so none is left open where another is put into its place.
"""

from __future__ import annotations

import pickle
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from feedmon.errors import BadRule
from feedmon.frozen import frozen
from feedmon.model import PreviewHit, RuleField
from feedmon.rules import Article, Judgement, faults_of, sieve
from feedmon.store.article_texts import TEXT_COLUMNS, as_text
from feedmon.store.connection import connect, driver_errors, reading
from feedmon.store.folders import SUBTREE
from feedmon.store.lanes import as_far_as_readable
from feedmon.store.removals import hidden_feeds
from feedmon.store.rows import id_list, summaries
from feedmon.store.search import match_expression

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feedmon.model import Found, Judged, RuleSpec
    from feedmon.store.database import Database

#: Seconds to wait for a file that is locked: others wait for the worker meanwhile.
_BUSY_S = 1.0
#: Before a find and in all, of the passage that is shown.
_LEAD, _LONGEST = 40, 240


@frozen
class Bookmark:
    """Where to go on: behind the article of this key; of how many ``articles`` in all.

    ``judgement`` is the rule made ready, with what its patterns took until there. It is pickled,
    so that only worker processes compile them.
    """

    sort_at: int
    entry_id: int
    articles: int
    judgement: bytes


@frozen
class Piece:
    """What was found in a piece, newest first; ``articles`` is how many there are in all.

    ``slow``: a pattern took too long, here or before. Without a ``bookmark`` this was the last.
    """

    hits: tuple[PreviewHit, ...]
    matched: int
    looked_at: int
    articles: int
    slow: bool
    bookmark: Bookmark | None


@frozen
class Task:
    """A rule, the store in ``path`` that it is tried on, and since when; what is to be told."""

    path: Path
    spec: RuleSpec
    since: int
    most_hits: int


def be_ready() -> None:
    """Do nothing: a worker process that can call this has loaded what is needed to look."""


def look_on(task: Task, bookmark: Bookmark | None, seconds: float) -> Piece:
    """Look through further articles for so long, in a worker process; at least through one.

    Articles that a rule hid are looked at, too. Raises BadRule for a pattern that is none, and
    StoreError.
    """
    end = time.perf_counter() + seconds
    if bookmark is None:
        _require_patterns(task.spec)
        judgement = Judgement(task.spec)
    else:
        judgement = pickle.loads(bookmark.judgement)  # noqa: S301 - our own, from such a process
    with (
        driver_errors(task.path),
        closing(connect(task.path, busy_s=_BUSY_S, mode="ro")) as db,
        reading(db),
    ):
        db.conn.text_factory = as_far_as_readable
        return _look(db, task, judgement, bookmark, end)


def _look(
    db: Database, task: Task, judgement: Judgement, bookmark: Bookmark | None, end: float
) -> Piece:
    articles = _number(db, task) if bookmark is None else bookmark.articles
    hits: list[PreviewHit] = []
    matched = looked_at = 0
    behind = None
    for sort_at, entry_id, *columns in _candidates(db, task, bookmark):
        looked_at += 1
        article = Article(as_text(columns))
        if judgement.holds(article):
            matched += 1
            if len(hits) < task.most_hits:
                hits += _hit(db, entry_id, article, judgement.judge(article))
        if time.perf_counter() > end:
            behind = Bookmark(sort_at, entry_id, articles, pickle.dumps(judgement))
            break
    return Piece(tuple(hits), matched, looked_at, articles, judgement.is_slow, behind)


def _require_patterns(spec: RuleSpec) -> None:
    for fault in faults_of(spec):
        if fault.code == "bad-pattern":
            raise BadRule(fault.code, fault.detail, fault.path, fault.at)


def _candidates(db: Database, task: Task, bookmark: Bookmark | None) -> Iterator[tuple[Any, ...]]:
    """Yield key and texts of the articles that may be meant, newest first.

    One statement, read as far as there is time: what has the words is looked up once for it.
    """
    wanted, feeds = _feeds(db, task.spec)
    clauses = sieve(task.spec.conditions)
    expression = match_expression(clauses) if clauses else None
    words = ""
    if expression is not None:
        words = "AND e.id IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH :expression)"
    at, last = (2**62, 2**62) if bookmark is None else (bookmark.sort_at, bookmark.entry_id)
    yield from db.execute(
        f"""
        SELECT e.sort_at, e.id, {TEXT_COLUMNS}
        FROM entries e INDEXED BY entries_all CROSS JOIN entries_fts t ON t.rowid = e.id
        WHERE (e.sort_at, e.id) < (:at, :last) AND e.sort_at >= :since {wanted} {words}
        ORDER BY e.sort_at DESC, e.id DESC
        """,  # noqa: S608 - our own words
        {"at": at, "last": last, "since": task.since, "feeds": feeds, "expression": expression},
    )


def _number(db: Database, task: Task) -> int:
    """Count the articles that a rule is about, whatever their words."""
    wanted, feeds = _feeds(db, task.spec)
    row = db.execute(
        "SELECT count(*) FROM entries e INDEXED BY entries_all"  # noqa: S608 - our own words
        f" WHERE e.sort_at >= :since {wanted}",
        {"since": task.since, "feeds": feeds},
    ).fetchone()
    return int(row[0])


def _feeds(db: Database, spec: RuleSpec) -> tuple[str, str]:
    """Return the condition on feeds, and what it names."""
    if not (spec.feeds or spec.folders):
        gone = hidden_feeds(db)
        unwanted = "AND e.feed_id NOT IN (SELECT value FROM json_each(:feeds))" if gone else ""
        return unwanted, id_list(gone)
    named = set(spec.feeds)
    for folder_id in spec.folders:
        named |= {
            row[0]
            for row in db.execute(
                f"{SUBTREE} SELECT f.id FROM subtree JOIN feeds f ON f.folder_id = subtree.id",  # noqa: S608 - a constant
                {"folder_id": folder_id},
            )
        }
    named -= set(hidden_feeds(db))
    return "AND e.feed_id IN (SELECT value FROM json_each(:feeds))", id_list(sorted(named))


def _hit(db: Database, entry_id: int, article: Article, judged: Judged) -> list[PreviewHit]:
    found = list(_all_found(judged))
    in_title = sorted({(one.begin, one.end) for one in found if one.where is RuleField.TITLE})
    in_text = sorted({(one.begin, one.end) for one in found if one.where is RuleField.TEXT})
    passage, marks = _passage(article.text(RuleField.TEXT), in_text)
    return [
        PreviewHit(summary, tuple(in_title), passage, marks)
        for summary in summaries(db, [entry_id])
    ]


def _all_found(judged: Judged) -> Iterator[Found]:
    if judged.holds:
        yield from judged.found
    for part in judged.parts:
        yield from _all_found(part)


def _passage(text: str, marks: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut out what is around the first mark, with those marks that lie in it; between words."""
    begin = max(0, marks[0][0] - _LEAD) if marks else 0
    if begin:
        space = text.find(" ", begin, marks[0][0])
        begin = begin if space < 0 else space + 1
    end = min(len(text), begin + _LONGEST)
    if end < len(text):
        space = text.rfind(" ", marks[0][1] if marks else begin, end)
        end = end if space < 0 else space
    # Blanks of all kinds are one character each: what is marked stays where it is.
    passage = "".join(" " if each.isspace() else each for each in text[begin:end])
    before, after = "… " if begin else "", "…" if end < len(text) else ""
    moved = len(before) - begin
    inside = tuple((at + moved, to + moved) for at, to in marks if to <= end)
    return f"{before}{passage}{after}", inside
