"""What of an article's text was looked for: the words around it, where a list does not show it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.query import first_mark, read_query, sought_terms
from feedmon.store.rows import id_list
from feedmon.store.search import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.model import EntrySummary, Term
    from feedmon.store.database import Database

#: So much of a snippet is seen in any list.
_SEEN = 30
#: Before what was looked for, and in all.
_LEAD, _LONGEST = 16, 240
#: A text is looked through so far: what is longer is a book.
_FAR = 50_000
_MORE = "…"


def with_passages(
    db: Database, found: Iterable[EntrySummary], search: str, now: int
) -> list[EntrySummary]:
    """Give those a passage in whose text stands what was looked for, but not where it is seen."""
    summaries = list(found)
    terms = sought_terms(read_query(search, now))
    if not any(term.field in {"", "text"} for term in terms):
        return summaries
    wanted = [each.id for each in summaries if not _is_seen(terms, each.snippet)]
    rows = db.execute(
        "SELECT rowid, substr(text, 1, ?) FROM entries_fts"
        " WHERE rowid IN (SELECT value FROM json_each(?))",
        [_FAR, id_list(wanted)],
    )
    passages = {entry_id: passage(terms, readable(text)) for entry_id, text in rows}
    return [
        replace(each, passage=passages[each.id]) if passages.get(each.id) else each
        for each in summaries
    ]


def passage(terms: tuple[Term, ...], text: str) -> str:
    """Cut out what is around the first of the words that the text has; empty if it has none."""
    mark = first_mark(terms, text)
    if mark is None:
        return ""
    begin = mark[0] - _LEAD
    if begin <= 0:
        begin = 0
    else:
        space = text.find(" ", begin - 1, mark[0])
        begin = begin if space < 0 else space + 1
    end = begin + _LONGEST
    if end < len(text):
        space = text.rfind(" ", mark[1], end)
        end = end if space < 0 else space
    words = " ".join(text[begin:end].split())
    return f"{_MORE if begin else ''}{words}{_MORE if end < len(text) else ''}"


def _is_seen(terms: tuple[Term, ...], snippet: str) -> bool:
    mark = first_mark(terms, snippet)
    return mark is not None and mark[1] <= _SEEN
