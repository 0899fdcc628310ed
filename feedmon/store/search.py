"""Full text: what goes into the index, and what people type made into a query for it.

The index cuts words at what is neither letter nor digit. A sentence of a language without spaces
would be one word so; therefore each of its characters is set apart (by U+200B) on the way in, and
what people type is cut the same way and asked for as a phrase: any part of a sentence is found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from feedmon.model import WorkedEntry
    from feedmon.store.connection import Transaction

#: Han, kana, Hangul (whose particles hang on to the words), Thai, Lao, Tibetan, Burmese, Khmer.
_SPACELESS = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7a3\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_RUN = re.compile(f"[{_SPACELESS}]+")
_APART = "\u200b"

#: Beyond so many words (or characters) a pasted text is no search any more.
MOST_TERMS = 32
MOST_CHARACTERS = 1_000

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


def index_form(text: str) -> str:
    """Return the text as it is indexed: forms unified, spaceless languages cut apart."""
    if text.isascii():
        return text
    return _RUN.sub(_cut_apart, unicodedata.normalize("NFKC", text))


def _cut_apart(run: re.Match[str]) -> str:
    parts = [_APART]
    for character in run.group():
        # A mark belongs to the character before it.
        if unicodedata.category(character)[0] != "M":
            parts.append(_APART)
        parts.append(character)
    parts.append(_APART)
    return "".join(parts)


def match_expression(typed: str) -> str | None:
    """Make an FTS5 query of what a person typed: all words, the last as a beginning.

    Words in quotation marks are a phrase, nothing else typed is taken as syntax. ``None`` when
    there is no word in it.
    """
    typed = typed[:MOST_CHARACTERS].encode(errors="replace").decode().replace("\0", " ")
    terms: list[str] = []
    last_is_open = False  # so that results come while the last word is being typed
    for term in _TERM.finditer(typed):
        quoted, bare = term.groups()
        form = index_form(quoted if bare is None else bare)
        if not any(_is_letter(character) for character in form):
            continue
        terms.append(f'"{form}"')
        last_is_open = bare is not None and term.end() == len(typed) and _may_be_open(bare)
    if not terms:
        return None
    return " ".join(terms[:MOST_TERMS]) + ("*" if last_is_open and len(terms) <= MOST_TERMS else "")


def _may_be_open(word: str) -> bool:
    # A single letter begins a tenth of all words there are: it stands for itself. What ends in a
    # sign ("C++") is typed to its end.
    return _is_letter(word[-1]) and (len(word) > 1 or not word.isascii())


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category in {"Co", "Mn", "Mc"}


def insert(db: Database, worked: Sequence[tuple[int, WorkedEntry]]) -> None:
    """Index entries by their ids."""
    db.conn.executemany(
        "INSERT INTO entries_fts (rowid, title, text, author) VALUES (?, ?, ?, ?)",
        [
            (
                entry_id,
                index_form(entry.parsed.title),
                index_form(entry.body.text),
                index_form(", ".join(entry.parsed.authors)),
            )
            for entry_id, entry in worked
        ],
    )


def replace(db: Database, worked: Sequence[tuple[int, WorkedEntry]]) -> None:
    """Index entries anew."""
    db.conn.executemany(
        "DELETE FROM entries_fts WHERE rowid = ?", [(entry_id,) for entry_id, _ in worked]
    )
    insert(db, worked)


def forget(db: Database, ids: str) -> None:
    """Take these entries (a JSON list of ids) out of the index."""
    db.execute("DELETE FROM entries_fts WHERE rowid IN (SELECT value FROM json_each(?))", [ids])


def merge_slice(tx: Transaction, pages: int) -> bool:
    """Merge segments of the words' index, writing about so many pages; whether more is to do."""
    before = tx.db.conn.total_changes
    tx.db.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('merge', ?)", [pages])
    # Its documentation: fewer than two changes (the statement's own) are the end.
    return tx.db.conn.total_changes - before >= 2
