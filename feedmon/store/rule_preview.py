"""What a rule would have matched among the stored articles."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from feedmon.model import PreviewHit, RuleField, RulePreview
from feedmon.rules import Article, Judgement, sieve
from feedmon.store.article_texts import each_text
from feedmon.store.folders import SUBTREE
from feedmon.store.removals import hidden_feeds
from feedmon.store.rows import id_list, summaries
from feedmon.store.search import match_expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedmon.model import Found, Judged, RuleSpec
    from feedmon.store.database import Database

#: So many hits are shown, and so many articles are looked at before the next report and a rest.
MOST_HITS, SLICE = 100, 200
_DAY = 86_400
#: So long articles are looked at, and so long it rests then (seconds).
_WORK_S, _REST_S = 0.002, 0.0002
#: Before a find and in all, of the passage that is shown.
_LEAD, _LONGEST = 40, 240


class _Breath:
    """Lets other threads have the interpreter between two articles.

    Who asks for it while this thread computes gets it after 5 ms (see ``sys.setswitchinterval``):
    too long for the one that paints.
    """

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def take(self) -> None:
        """Rest, if there was none for long."""
        if time.perf_counter() - self._since > _WORK_S:
            time.sleep(_REST_S)
            self._since = time.perf_counter()


def preview(
    db: Database,
    pause: Callable[[], None],
    spec: RuleSpec,
    *,
    now: int,
    days: int,
    report: Callable[[RulePreview], None],
) -> RulePreview:
    """Look through the articles of the last days, newest first; ``report`` is told on the way.

    Articles that a rule hid are looked at, too. Raises BadPattern.
    """
    judgement = Judgement(spec)
    hits: list[PreviewHit] = []
    matched = looked_at = 0
    articles = _number(db, spec, now - days * _DAY)

    def so_far(*, done: bool) -> RulePreview:
        trouble = "slow" if judgement.is_slow else None
        return RulePreview(tuple(hits), matched, looked_at, days, done, trouble, articles)

    breath = _Breath()
    for ids in _slices(db, spec, now - days * _DAY):
        looked_at += len(ids)
        for entry_id, text in each_text(db, ids):
            breath.take()
            article = Article(text)
            if judgement.holds(article):
                matched += 1
                if len(hits) < MOST_HITS:
                    hits += _hit(db, entry_id, article, judgement.judge(article))
        report(so_far(done=False))
        pause()
    return so_far(done=True)


def _slices(db: Database, spec: RuleSpec, since: int) -> Iterator[list[int]]:
    """Yield the articles that may be meant, newest first, some at a time."""
    wanted, feeds = _feeds(db, spec)
    clauses = sieve(spec.conditions)
    expression = match_expression(clauses) if clauses else None
    words = ""
    if expression is not None:
        words = "AND id IN (SELECT rowid FROM entries_fts WHERE entries_fts MATCH :expression)"
    at, last = 2**62, 2**62
    while True:
        rows = db.execute(
            f"""
            SELECT sort_at, id FROM entries INDEXED BY entries_all
            WHERE (sort_at, id) < (:at, :last) AND sort_at >= :since {wanted} {words}
            ORDER BY sort_at DESC, id DESC LIMIT :slice
            """,  # noqa: S608 - our own words
            {
                "at": at,
                "last": last,
                "since": since,
                "feeds": feeds,
                "expression": expression,
                "slice": SLICE,
            },
        ).fetchall()
        if rows:
            yield [entry_id for _, entry_id in rows]
        if len(rows) < SLICE:
            return
        at, last = rows[-1]


def _number(db: Database, spec: RuleSpec, since: int) -> int:
    """Count the articles that a rule is about, whatever their words."""
    wanted, feeds = _feeds(db, spec)
    row = db.execute(
        "SELECT count(*) FROM entries INDEXED BY entries_all"  # noqa: S608 - our own words
        f" WHERE sort_at >= :since {wanted}",
        {"since": since, "feeds": feeds},
    ).fetchone()
    return int(row[0])


def _feeds(db: Database, spec: RuleSpec) -> tuple[str, str]:
    """Return the condition on feeds, and what it names."""
    if not (spec.feeds or spec.folders):
        gone = hidden_feeds(db)
        return "AND feed_id NOT IN (SELECT value FROM json_each(:feeds))", id_list(gone)
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
    return "AND feed_id IN (SELECT value FROM json_each(:feeds))", id_list(sorted(named))


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
