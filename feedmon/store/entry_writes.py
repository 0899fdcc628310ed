"""What a poll writes of entries. No statement here names what the person did (read, starred)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import Known, KnownEntry
from feedmon.store import search
from feedmon.store.rows import id_list, whole_number
from feedmon.tracking import normalise_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlite_utils import Database

    from feedmon.model import ChangedEntry, NewAlias, NewEntry, WorkedEntry
    from feedmon.store.connection import Transaction

#: Characters of the line under a title in the list, and how far into a text it is looked for.
SNIPPET_CHARACTERS = 240
SNIPPET_SOURCE = 1_000


def known_entries(db: Database, feed_id: int, uids: Iterable[str]) -> Known:
    """Return what is known of these ids: entries by all their ids, and deleted ones."""
    wanted = json.dumps(list(uids))
    entries: dict[str, KnownEntry] = {}
    for uid, *entry in db.execute(
        """
        SELECT a.uid, e.id, e.uid, e.link, e.title, e.content_hash
        FROM json_each(?) j
        CROSS JOIN entry_aliases a ON a.feed_id = ? AND a.uid = j.value
        CROSS JOIN entries e ON e.id = a.entry_id
        """,
        [wanted, feed_id],
    ):
        entries[uid] = KnownEntry(*entry)
    # An entry's own id goes before another's alias.
    for entry in db.execute(
        """
        SELECT e.id, e.uid, e.link, e.title, e.content_hash
        FROM json_each(?) j
        CROSS JOIN entries e ON e.feed_id = ? AND e.uid = j.value
        """,
        [wanted, feed_id],
    ):
        entries[entry[1]] = KnownEntry(*entry)
    deleted = db.execute(
        """
        SELECT t.uid FROM json_each(?) j
        CROSS JOIN tombstones t ON t.feed_id = ? AND t.uid = j.value
        """,
        [wanted, feed_id],
    )
    return Known(entries, frozenset(row[0] for row in deleted))


def insert_entries(tx: Transaction, feed_id: int, new: Sequence[NewEntry]) -> list[int]:
    """Insert those that are neither stored nor deleted; return their ids, newest first.

    Ids rise from the last of the document to its first, so that among entries of one moment the
    list (newest first, then higher id) keeps the order of the document (I-8).
    """
    fresh = _really_new(tx.db, feed_id, new)
    if not fresh:
        return []
    numbered = list(enumerate(fresh, start=_last_id(tx.db) + 1))
    tx.db.conn.executemany(
        """
        INSERT INTO entries (id, feed_id, uid, title, link, link_key, author, published,
            published_at, updated_at, received_at, sort_at, position, content_hash, snippet,
            thumbnail, has_enclosure, comments_url, duration_s, language, categories, revision,
            read, read_at)
        VALUES (:id, :feed_id, :uid, :title, :link, :link_key, :author, :published, :published_at,
            :updated_at, :received_at, :sort_at, :position, :content_hash, :snippet, :thumbnail,
            :has_enclosure, :comments_url, :duration_s, :language, :categories, :revision,
            :read, :read_at)
        """,
        [
            _columns(entry.worked)
            | {
                "id": entry_id,
                "feed_id": feed_id,
                "uid": entry.worked.uid,
                "received_at": entry.received_at,
                "sort_at": entry.sort_at,
                "position": entry.order,
                "revision": tx.revision,
                "read": entry.read,
                "read_at": tx.now if entry.read else None,
            }
            for entry_id, entry in numbered
        ],
    )
    worked = [(entry_id, entry.worked) for entry_id, entry in numbered]
    _insert_parts(tx.db, worked)
    search.insert(tx.db, worked)
    ordered = sorted(numbered, key=lambda pair: (pair[1].sort_at, pair[0]), reverse=True)
    return [entry_id for entry_id, _ in ordered]


def change_entries(tx: Transaction, feed_id: int, changed: Sequence[ChangedEntry]) -> list[int]:
    """Replace what the publisher wrote; the person's marks and the place in the list stay."""
    if not changed:
        return []
    ids = [entry.id for entry in changed]
    tx.db.conn.executemany(
        """
        UPDATE entries SET title = :title, link = :link, link_key = :link_key, author = :author,
            published = :published, published_at = :published_at, updated_at = :updated_at,
            content_hash = :content_hash, snippet = :snippet, thumbnail = :thumbnail,
            has_enclosure = :has_enclosure, comments_url = :comments_url,
            duration_s = :duration_s, language = :language, categories = :categories,
            revision = :revision
        WHERE id = :id AND feed_id = :feed_id
        """,
        [
            _columns(entry.worked) | {"id": entry.id, "feed_id": feed_id, "revision": tx.revision}
            for entry in changed
        ],
    )
    worked = [(entry.id, entry.worked) for entry in changed]
    for table in ("bodies", "enclosures"):
        tx.db.execute(
            f"DELETE FROM {table} WHERE entry_id IN (SELECT value FROM json_each(?))",  # noqa: S608
            [id_list(ids)],
        )
    _insert_parts(tx.db, worked)
    search.replace(tx.db, worked)
    return ids


def add_aliases(tx: Transaction, feed_id: int, aliases: Sequence[NewAlias]) -> None:
    """Let entries answer to further ids; an id that has an entry already keeps it."""
    tx.db.conn.executemany(
        """
        INSERT INTO entry_aliases (feed_id, uid, entry_id)
        SELECT :feed_id, :uid, id FROM entries WHERE id = :entry_id AND feed_id = :feed_id
        ON CONFLICT (feed_id, uid) DO NOTHING
        """,
        [{"feed_id": feed_id, "uid": one.uid, "entry_id": one.entry_id} for one in aliases],
    )


def _really_new(db: Database, feed_id: int, new: Sequence[NewEntry]) -> list[NewEntry]:
    # Deciding left out what is known; this is the store's own word on it, under the same lock.
    if not new:
        return []
    known = known_entries(db, feed_id, [entry.worked.uid for entry in new])
    taken = set(known.entries) | known.deleted
    fresh: list[NewEntry] = []
    for entry in sorted(new, key=lambda entry: entry.order):
        if entry.worked.uid not in taken:
            taken.add(entry.worked.uid)
            fresh.append(entry)
    fresh.reverse()
    return fresh


def _last_id(db: Database) -> int:
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    return 0 if row is None else int(row[0])


def _columns(worked: WorkedEntry) -> dict[str, Any]:
    parsed = worked.parsed
    return {
        "title": parsed.title,
        "link": parsed.link,
        "link_key": None if parsed.link is None else normalise_link(parsed.link),
        "author": ", ".join(parsed.authors),
        "published": parsed.published,
        "published_at": whole_number(parsed.published_at),
        "updated_at": whole_number(parsed.updated_at),
        "content_hash": worked.content_hash,
        "snippet": snippet(worked.body.text),
        "thumbnail": parsed.thumbnail,
        "has_enclosure": bool(parsed.enclosures),
        "comments_url": parsed.comments_url,
        "duration_s": whole_number(parsed.duration_seconds),
        "language": parsed.language,
        "categories": json.dumps(parsed.categories, ensure_ascii=False),
    }


def snippet(text: str) -> str:
    """Return the beginning of a text on one line, cut at a word."""
    line = " ".join(text[:SNIPPET_SOURCE].split())
    if len(line) <= SNIPPET_CHARACTERS:
        return line
    cut = line[:SNIPPET_CHARACTERS]
    at_word, space, _ = cut.rpartition(" ")
    # Languages without spaces, and very long words, are cut where they are.
    return (at_word if space and len(at_word) > SNIPPET_CHARACTERS // 2 else cut) + "…"


def _insert_parts(db: Database, worked: Sequence[tuple[int, WorkedEntry]]) -> None:
    db.conn.executemany(
        "INSERT INTO bodies (entry_id, raw_html, html, sanitizer_version, trackers)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            (
                entry_id,
                None if entry.raw_html == entry.body.html else entry.raw_html,
                entry.body.html,
                entry.body.version,
                entry.body.trackers,
            )
            for entry_id, entry in worked
        ],
    )
    db.conn.executemany(
        "INSERT INTO enclosures (entry_id, position, url, media_type, length, title)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (entry_id, at, one.url, one.type, whole_number(one.length), one.title)
            for entry_id, entry in worked
            for at, one in enumerate(entry.parsed.enclosures)
        ],
    )
