"""Entries that came under an id of their own and were taken for one that was there (I-3).

Where ids mean nothing an entry is its link and its title, and what comes with both under another id
replaces what was said before. That is right for nearly all feeds of which this is thought, and
wrong for those that publish something new under the same heading each time. So what was said
before is kept, and when the person trusts the ids again it is parted: each id has its article.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.store import identities, removed, search, stories
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedmon.model import ChangedEntry
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

#: So many of an entry are kept, the last ones.
KEPT = 10

_ENTRY = (
    *("title", "link", "link_key", "author", "published", "published_at", "updated_at"),
    *("content_hash", "snippet", "thumbnail", "has_enclosure", "comments_url", "duration_s"),
    *("language", "categories", "uid", "received_at", "sort_at", "position"),
)
_BODY = ("raw_html", "html", "sanitizer_version", "trackers", "extras")
_FILE = ("position", "url", "media_type", "length", "title")
_WORDS = ("title", "text", "author")

Content = dict[str, Any]


def keep(tx: Transaction, feed_id: int, changed: Sequence[ChangedEntry]) -> None:
    """Keep what entries say, before what came under other ids is said in their place."""
    joined = [entry for entry in changed if entry.joined is not None]
    for entry in joined:
        said = _content(tx.db, feed_id, entry.id)
        if said is not None and entry.joined is not None:
            tx.db.execute(
                "INSERT INTO joins (entry_id, uid, sort_at, joined_at, was) VALUES (?, ?, ?, ?, ?)",
                [entry.id, entry.joined.uid, entry.joined.sort_at, tx.now, json.dumps(said)],
            )
    tx.db.execute(
        """
        DELETE FROM joins WHERE part_id IS NULL AND id IN (
            SELECT id FROM (
                SELECT id, row_number() OVER (PARTITION BY entry_id ORDER BY id DESC) AS place
                FROM joins WHERE entry_id IN (SELECT value FROM json_each(?))
            ) WHERE place > ?
        )
        """,
        [id_list(entry.id for entry in joined), KEPT],
    )


def part(tx: Transaction, feed_id: int) -> None:
    """Give each id its own article again; what the person did stays with what it was done to.

    What was there first keeps its row, and is read as it is. What came later is read, and has the
    star, if that was done while it was on show; the tags are of all, since nobody knows.
    """
    parts: list[int] = []
    firsts: list[int] = []
    for entry_id, rows in _by_entry(tx.db, feed_id, parted=False):
        now = _content(tx.db, feed_id, entry_id)
        if now is None:
            continue
        said = [json.loads(was) for _, _, _, _, was in rows]
        # What stood between two joins is what the second found there; at last, what stands now.
        ends = [*(row[3] for row in rows[1:]), None]
        for (join_id, uid, sort_at, joined_at, _), content, end in zip(
            rows, [*said[1:], now], ends, strict=True
        ):
            if _is_taken(tx.db, feed_id, uid, entry_id):
                continue
            content |= {"uid": uid, "received_at": joined_at, "sort_at": sort_at}
            part_id = _insert(tx, feed_id, entry_id, content)
            _give_marks(tx, entry_id, part_id, joined_at, end)
            tx.db.execute("UPDATE joins SET part_id = ? WHERE id = ?", [part_id, join_id])
            _give_edits(tx, entry_id, part_id, joined_at)
            parts.append(part_id)
        if rows:
            _say(tx, entry_id, said[0])
            _take_back_marks(tx, entry_id, min(row[3] for row in rows))
            firsts.append(entry_id)
    for entry_id in (*firsts, *parts):
        _count_edits(tx, entry_id)
    stories.settle(tx, parts, firsts)


def rejoin(tx: Transaction, feed_id: int) -> None:
    """Make one again of what was parted, with the marks of all; the last one is what it says."""
    gone: list[int] = []
    for entry_id, rows in _by_entry(tx.db, feed_id, parted=True):
        last: Content | None = None
        for join_id, _, _, joined_at, _ in rows:
            (part_id,) = tx.db.execute(
                "SELECT part_id FROM joins WHERE id = ?", [join_id]
            ).fetchone()
            content = _content(tx.db, feed_id, part_id)
            before = _content(tx.db, feed_id, entry_id) if last is None else last
            tx.db.execute("UPDATE joins SET part_id = NULL WHERE id = ?", [join_id])
            if content is None or before is None:
                continue
            _note_edit(tx, entry_id, before, content, joined_at)
            _collect(tx, entry_id, part_id)
            gone.append(part_id)
            last = content
        if last is not None:
            own = _content(tx.db, feed_id, entry_id) or last
            same = {name: own[name] for name in ("uid", "received_at", "sort_at", "position")}
            _say(tx, entry_id, last | same)
            _count_edits(tx, entry_id)
    if gone:
        ids = id_list(gone)
        search.forget(tx.db, ids)
        tx.db.execute("DELETE FROM entries WHERE id IN (SELECT value FROM json_each(?))", [ids])
        removed.note_removed(tx, "entry", gone)


# --- what there is ----------------------------------------------------------------------------


def _by_entry(
    db: Database, feed_id: int, *, parted: bool
) -> list[tuple[int, list[tuple[int, str, int, int, str]]]]:
    """Return the joins of each entry of the feed, in their order."""
    rows = db.execute(
        "SELECT e.id, j.id, j.uid, j.sort_at, j.joined_at, j.was"
        " FROM entries e JOIN joins j ON j.entry_id = e.id"
        " WHERE e.feed_id = ? AND (j.part_id IS NOT NULL) = ? ORDER BY e.id, j.id",
        [feed_id, parted],
    ).fetchall()
    found: dict[int, list[tuple[int, str, int, int, str]]] = {}
    for entry_id, *join in rows:
        found.setdefault(entry_id, []).append((join[0], join[1], join[2], join[3], join[4]))
    return list(found.items())


def _content(db: Database, feed_id: int, entry_id: int) -> Content | None:
    """Return all that a publisher wrote of an entry; ``None`` where it is gone."""
    db.index_all()
    row = db.execute(
        f"SELECT {', '.join(_ENTRY)} FROM entries WHERE id = ? AND feed_id = ?",  # noqa: S608 - our own names
        [entry_id, feed_id],
    ).fetchone()
    if row is None:
        return None
    content: Content = dict(zip(_ENTRY, row, strict=True))
    for name, columns, table, key in (
        ("body", _BODY, "bodies", "entry_id"),
        ("files", _FILE, "enclosures", "entry_id"),
        ("words", _WORDS, "entries_fts", "rowid"),
    ):
        content[name] = db.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = ?",  # noqa: S608 - our own names
            [entry_id],
        ).fetchall()
    return content


def _is_taken(db: Database, feed_id: int, uid: str, entry_id: int) -> bool:
    row = db.execute(
        "SELECT 1 FROM entries WHERE feed_id = :feed AND uid = :uid"
        " UNION ALL SELECT 1 FROM tombstones"
        " WHERE feed_id = :feed AND uid = :uid AND entry_id <> :entry",
        {"feed": feed_id, "uid": uid, "entry": entry_id},
    ).fetchone()
    return row is not None


# --- what is written --------------------------------------------------------------------------


def _insert(tx: Transaction, feed_id: int, entry_id: int, content: Content) -> int:
    names = ("feed_id", *_ENTRY, "revision")
    holes = ", ".join("?" * len(names))
    values = [feed_id, *(content[name] for name in _ENTRY), tx.revision]
    part_id = tx.db.execute(
        f"INSERT INTO entries ({', '.join(names)}) VALUES ({holes}) RETURNING id",  # noqa: S608 - our own names
        values,
    ).fetchone()[0]
    # An entry's own id goes before the alias of another.
    tx.db.execute(
        "DELETE FROM entry_aliases WHERE feed_id = ? AND uid = ?", [feed_id, content["uid"]]
    )
    _write_parts(tx.db, part_id, content)
    tx.db.execute(
        "INSERT INTO entry_tags (entry_id, tag_id)"
        " SELECT ?, tag_id FROM entry_tags WHERE entry_id = ?",
        [part_id, entry_id],
    )
    return int(part_id)


def _say(tx: Transaction, entry_id: int, content: Content) -> None:
    """Let an entry say this; what the person did to it is not named."""
    tx.db.index_all()
    names = ", ".join(f"{name} = ?" for name in _ENTRY)
    tx.db.execute(
        f"UPDATE entries SET {names}, revision = ? WHERE id = ?",  # noqa: S608 - our own names
        [*(content[name] for name in _ENTRY), tx.revision, entry_id],
    )
    for table, key in (
        ("bodies", "entry_id"),
        ("enclosures", "entry_id"),
        ("entries_fts", "rowid"),
    ):
        tx.db.execute(f"DELETE FROM {table} WHERE {key} = ?", [entry_id])  # noqa: S608 - constants
    _write_parts(tx.db, entry_id, content)


def _write_parts(db: Database, entry_id: int, content: Content) -> None:
    for name, columns, table, key in (
        ("body", _BODY, "bodies", "entry_id"),
        ("files", _FILE, "enclosures", "entry_id"),
        ("words", _WORDS, "entries_fts", "rowid"),
    ):
        holes = ", ".join("?" * (1 + len(columns)))
        db.conn.executemany(
            f"INSERT INTO {table} ({key}, {', '.join(columns)}) VALUES ({holes})",  # noqa: S608 - our own names
            [(entry_id, *row) for row in content[name]],
        )


def _give_marks(
    tx: Transaction, entry_id: int, part_id: int, since: int, until: int | None
) -> None:
    """Let what was on show between two moments have the marks that were made then."""
    values = {"entry": entry_id, "part": part_id, "since": since, "until": until}
    for flag in ("read", "starred"):
        tx.db.execute(
            f"UPDATE entries SET {flag} = 1, {flag}_at = e.{flag}_at"  # noqa: S608 - one of two constants
            f" FROM (SELECT {flag}_at FROM entries WHERE id = :entry AND {flag} = 1"
            f" AND {flag}_at >= :since AND (:until IS NULL OR {flag}_at < :until)) e"
            " WHERE id = :part",
            values,
        )


def _take_back_marks(tx: Transaction, entry_id: int, since: int) -> None:
    """Take a star away that was given to what came later, which has it now."""
    tx.db.execute(
        "UPDATE entries SET starred = 0, starred_at = NULL"
        " WHERE id = ? AND starred = 1 AND starred_at >= ?",
        [entry_id, since],
    )


def _collect(tx: Transaction, entry_id: int, part_id: int) -> None:
    """Give an entry the marks, tags and edits of a part that goes."""
    for flag, hidden in (("read", "hidden"), ("starred", "0")):  # what is starred is to be seen
        tx.db.execute(
            f"UPDATE entries SET {flag} = 1, {flag}_at = p.{flag}_at, hidden = {hidden} FROM ("  # noqa: S608 - our own words
            f" SELECT {flag}_at FROM entries WHERE id = ? AND {flag} = 1) p"
            f" WHERE id = ? AND {flag} = 0",
            [part_id, entry_id],
        )
    tx.db.execute(
        "INSERT INTO entry_tags (entry_id, tag_id)"
        " SELECT ?, tag_id FROM entry_tags WHERE entry_id = ? ON CONFLICT DO NOTHING",
        [entry_id, part_id],
    )
    tx.db.execute("UPDATE revisions SET entry_id = ? WHERE entry_id = ?", [entry_id, part_id])
    names = tx.db.execute(
        "DELETE FROM entry_aliases WHERE entry_id = ? RETURNING feed_id, uid", [part_id]
    ).fetchall()
    own = tx.db.execute("SELECT feed_id, uid FROM entries WHERE id = ?", [part_id]).fetchall()
    for feed_id, uid in [*names, *own]:
        identities.add_aliases(tx, feed_id, [(uid, entry_id)])


# --- what was an edit -------------------------------------------------------------------------


def _give_edits(tx: Transaction, entry_id: int, part_id: int, since: int) -> None:
    """Let edits be those of what was edited; the join itself was none."""
    for other_id in _earlier_parts(tx.db, entry_id, part_id):
        tx.db.execute(
            "DELETE FROM revisions WHERE entry_id = ? AND replaced_at = ?", [other_id, since]
        )
        tx.db.execute(
            "UPDATE revisions SET entry_id = ? WHERE entry_id = ? AND replaced_at > ?",
            [part_id, other_id, since],
        )


def _earlier_parts(db: Database, entry_id: int, part_id: int) -> Iterable[int]:
    rows = db.execute(
        "SELECT part_id FROM joins WHERE entry_id = ? AND part_id IS NOT NULL AND part_id < ?",
        [entry_id, part_id],
    )
    return [entry_id, *(row[0] for row in rows.fetchall())]


def _note_edit(tx: Transaction, entry_id: int, was: Content, now: Content, at: int) -> None:
    if was["title"] == now["title"] and was["body"] == now["body"]:
        return
    tx.db.conn.executemany(
        "INSERT INTO revisions (entry_id, title, html, content_hash, replaced_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [(entry_id, was["title"], body[1], was["content_hash"], at) for body in was["body"]],
    )


def _count_edits(tx: Transaction, entry_id: int) -> None:
    tx.db.execute(
        "UPDATE entries SET (edits, edited_at) ="
        " (SELECT count(*), max(replaced_at) FROM revisions WHERE entry_id = entries.id)"
        " WHERE id = ?",
        [entry_id],
    )
