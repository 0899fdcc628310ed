"""Tags: words that the person puts on articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Tag, TagChange
from feedmon.query import rename_tag_in
from feedmon.store import searches
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import SavedSearch
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database


def all_tags(db: Database) -> list[Tag]:
    """All tags that are on an article, by their titles; what no list has is not counted."""
    rows = db.execute(
        """
        SELECT t.id, t.title, sum(e.hidden = 0), sum(e.read = 0)
        FROM tags t
        JOIN entry_tags et ON et.tag_id = t.id
        JOIN entries e ON e.id = et.entry_id
        JOIN feeds f ON f.id = e.feed_id AND f.removed_at IS NULL
        GROUP BY t.id
        """
    )
    return sorted((Tag(*row) for row in rows), key=lambda tag: tag.title.casefold())


def on_all(db: Database, ids: Iterable[int]) -> list[str]:
    """Return the titles of the tags that every one of these entries has."""
    asked = set(ids)
    rows = db.execute(
        """
        SELECT t.title FROM json_each(:ids) j
        CROSS JOIN entry_tags et ON et.entry_id = j.value
        JOIN tags t ON t.id = et.tag_id
        GROUP BY t.id HAVING count(*) = :number
        """,
        {"ids": id_list(asked), "number": len(asked)},
    )
    return sorted((title for (title,) in rows), key=str.casefold)


def tag(tx: Transaction, ids: Iterable[int], title: str, *, tagged: bool) -> list[int]:
    """Put a tag on entries or take it off; return those that changed.

    A tag is the same however its letters are written; what was first stays.
    """
    known = _find(tx.db, title)
    if tagged:
        tag_id = known or _add(tx, title)
        rows = tx.db.execute(
            """
            INSERT INTO entry_tags (entry_id, tag_id)
            SELECT e.id, :tag FROM json_each(:ids) j CROSS JOIN entries e ON e.id = j.value
            WHERE true
            ON CONFLICT DO NOTHING RETURNING entry_id
            """,
            {"ids": id_list(ids), "tag": tag_id},
        )
    elif known is None:
        return []
    else:
        rows = tx.db.execute(
            "DELETE FROM entry_tags WHERE tag_id = :tag"
            " AND entry_id IN (SELECT value FROM json_each(:ids)) RETURNING entry_id",
            {"ids": id_list(ids), "tag": known},
        )
    changed = [row[0] for row in rows.fetchall()]
    _revise(tx, changed)
    return changed


def rename(tx: Transaction, title: str, to: str) -> TagChange | None:
    """Give a tag another title, which joins it with the tag of that title, everywhere.

    Saved searches that name it name it so, too. ``None`` when there is no such tag.
    """
    known, other = _find(tx.db, title), _find(tx.db, to)
    if known is None:
        return None
    joined = other not in (None, known)
    change = TagChange(
        title=_title(tx.db, known),
        to=to if other in (None, known) else _title(tx.db, other),
        entry_ids=_having(tx.db, known),
        joined=joined,
        both=tuple({*_having(tx.db, known)} & {*_having(tx.db, other)}) if joined else (),
        searches=tuple(_rename_in_searches(tx, title, to)),
    )
    if joined:
        tx.db.execute("UPDATE OR IGNORE entry_tags SET tag_id = ? WHERE tag_id = ?", [other, known])
        tx.db.execute("DELETE FROM tags WHERE id = ?", [known])
    else:
        tx.db.execute(
            "UPDATE tags SET title = ?, revision = ? WHERE id = ?", [to, tx.revision, known]
        )
    _revise(tx, change.entry_ids)
    return change


def remove(tx: Transaction, title: str) -> TagChange | None:
    """Take a tag off everything; ``None`` when there is no such tag."""
    known = _find(tx.db, title)
    if known is None:
        return None
    change = TagChange(_title(tx.db, known), "", _having(tx.db, known))
    tx.db.execute("DELETE FROM entry_tags WHERE tag_id = ?", [known])
    tx.db.execute("DELETE FROM tags WHERE id = ?", [known])
    _revise(tx, change.entry_ids)
    return change


def put_back(tx: Transaction, change: TagChange) -> None:
    """Let a tag be called, and be on, what it was; articles that are gone are passed over."""
    if change.to and not change.joined:
        rename(tx, change.to, change.title)
    else:
        tag(tx, change.entry_ids, change.title, tagged=True)
    if change.joined:
        only = [entry_id for entry_id in change.entry_ids if entry_id not in set(change.both)]
        tag(tx, only, change.to, tagged=False)
    there = {search.id for search in searches.saved(tx.db)}
    for search in change.searches:
        if search.id in there:
            searches.edit(tx, search.id, search.title, search.query)


def _rename_in_searches(tx: Transaction, title: str, to: str) -> Iterator[SavedSearch]:
    """Let saved searches name a tag as it is called now; those that did, as they were."""
    for search in searches.saved(tx.db):
        query = rename_tag_in(search.query, title, to)
        if query != search.query:
            yield searches.edit(tx, search.id, search.title, query)


def _having(db: Database, tag_id: int | None) -> tuple[int, ...]:
    rows = db.execute("SELECT entry_id FROM entry_tags WHERE tag_id = ?", [tag_id])
    return tuple(row[0] for row in rows)


def _title(db: Database, tag_id: int | None) -> str:
    (title,) = db.execute("SELECT title FROM tags WHERE id = ?", [tag_id]).fetchone()
    return str(title)


def _find(db: Database, title: str) -> int | None:
    looked_for = title.casefold()
    rows = db.execute("SELECT id, title FROM tags ORDER BY id")
    return next((tag_id for tag_id, one in rows if one.casefold() == looked_for), None)


def _add(tx: Transaction, title: str) -> int:
    cursor = tx.db.execute("INSERT INTO tags (title, revision) VALUES (?, ?)", [title, tx.revision])
    assert cursor.lastrowid is not None  # noqa: S101 - of an INSERT
    return cursor.lastrowid


def _revise(tx: Transaction, entry_ids: Iterable[int]) -> None:
    tx.db.execute(
        "UPDATE entries SET revision = ? WHERE id IN (SELECT value FROM json_each(?))",
        [tx.revision, id_list(entry_ids)],
    )
