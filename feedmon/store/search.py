"""Full text: what goes into the index, and words that people look for as a query for it.

The index cuts words at what is neither letter nor digit. A sentence of a language without spaces
would be one word so; therefore each of its characters is set apart (by U+200B) on the way in, and
what people type is cut the same way and asked for as a phrase: any part of a sentence is found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.columns import APART, PAGE, columns_of, index_form
from feedmon.query.letters import is_letter, may_begin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import Clause, Term, WorkedEntry
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def readable(indexed: str) -> str:
    """Return an indexed text as people write it."""
    return indexed.replace(APART, "").replace(PAGE, " ")


def match_expression(clauses: Iterable[Clause]) -> str | None:
    """Make an FTS5 query of clauses that ask for words, no term of them turned round.

    Nothing that was typed is taken as syntax. ``None`` when there is no word in them.
    """
    parts = []
    for clause in clauses:
        terms = [one for term in clause if (one := _term_expression(term)) is not None]
        if len(terms) > 1:
            parts.append(f"({' OR '.join(terms)})")
        else:
            parts += terms
    return " AND ".join(parts) or None


def _term_expression(term: Term) -> str | None:
    form = index_form(term.value)
    if not any(is_letter(character) for character in form):
        return None
    column = f"{{{term.field}}} : " if term.field else ""
    begins = "*" if term.open and may_begin(term.value) else ""  # results come while it is typed
    return f'{column}"{form}"{begins}'


def insert(db: Database, worked: Sequence[tuple[int, WorkedEntry]]) -> None:
    """Index entries by their ids, at the end of the transaction."""
    db.index_later((entry_id, *columns_of(entry).words) for entry_id, entry in worked)


def replace(db: Database, worked: Sequence[tuple[int, WorkedEntry]]) -> None:
    """Index entries anew; what their pages have stays."""
    db.index_all()
    pages = db.execute(
        "SELECT rowid, substr(text, instr(text, :mark)) FROM entries_fts"
        " WHERE rowid IN (SELECT value FROM json_each(:ids)) AND instr(text, :mark)",
        {"mark": PAGE, "ids": json.dumps([entry_id for entry_id, _ in worked])},
    ).fetchall()
    db.conn.executemany(
        "DELETE FROM entries_fts WHERE rowid = ?", [(entry_id,) for entry_id, _ in worked]
    )
    insert(db, worked)
    if pages:
        db.index_all()
    db.conn.executemany(
        "UPDATE entries_fts SET text = text || ? WHERE rowid = ?",
        [(page, entry_id) for entry_id, page in pages],
    )


def put_page(db: Database, entry_id: int, text: str) -> None:
    """Let an entry be found by what its page has, too."""
    db.index_all()
    db.execute(
        "UPDATE entries_fts SET text ="
        " substr(text, 1, instr(text || :mark, :mark) - 1) || :mark || :page WHERE rowid = :id",
        {"mark": PAGE, "page": index_form(text), "id": entry_id},
    )


def characters(db: Database, entry_id: int) -> int:
    """Count the characters of what the feed has of an entry."""
    db.index_all()
    row = db.execute(
        "SELECT length(replace(substr(text, 1, instr(text || :mark, :mark) - 1), :apart, ''))"
        " FROM entries_fts WHERE rowid = :id",
        {"mark": PAGE, "apart": APART, "id": entry_id},
    ).fetchone()
    return 0 if row is None else int(row[0])


def forget(db: Database, ids: str) -> None:
    """Take these entries (a JSON list of ids) out of the index."""
    db.index_all()
    db.execute("DELETE FROM entries_fts WHERE rowid IN (SELECT value FROM json_each(?))", [ids])


def merge_slice(tx: Transaction, pages: int) -> bool:
    """Merge segments of the words' index, writing about so many pages; whether more is to do."""
    before = tx.db.conn.total_changes
    tx.db.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('merge', ?)", [pages])
    # Its documentation: fewer than two changes (the statement's own) are the end.
    return tx.db.conn.total_changes - before >= 2
