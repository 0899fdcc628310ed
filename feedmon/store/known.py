"""What the store knows of the entries of a document: asked before anything is decided.

Nearly all entries of nearly all documents are known by their first id, and one statement finds
them. Only for the others are the further ids, the deleted ones and the links looked up.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from feedmon.model import Further, Identity, Known, KnownEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from feedmon.store.database import Database

#: A new id is matched by its link with so many of the feed's last entries (I-4).
RECENT = 500

_COLUMNS = (
    "e.id, e.uid, e.link, e.title, e.content_hash, e.link_key, e.published_at, e.updated_at,"
    " e.undated_edits"
)
_NOTHING = Further()


def known_entries(
    db: Database,
    feed_id: int,
    uids: Iterable[str],
    further: Mapping[str, Further],
    identity: Identity = Identity.GUID,
) -> Known:
    """Return what is known of a document: entries by their ids, of some by their links; deleted.

    ``uids`` are its entries' own ids, ``further`` says by these what else may lead to an entry.
    """
    first = {uid: uid for uid in uids}
    if identity is Identity.LINK_TITLE:
        first = {uid: further.get(uid, _NOTHING).pair or uid for uid in first}
    entries = _by_ids(db, feed_id, first.values())
    claims = Counter(entries[name].id for name in first.values() if name in entries)
    # An entry that two of the document's ids lead to can be only one of them.
    rest = {
        uid: further.get(uid, _NOTHING)
        for uid, name in first.items()
        if name not in entries or claims[entries[name].id] > 1
    }
    if not rest:
        return Known(entries, frozenset())
    names = [
        name
        for uid, more in rest.items()
        for name in (uid, *more.aliases, more.pair)
        if name is not None
    ]
    asked = set(first.values())
    entries |= _by_ids(db, feed_id, [name for name in names if name not in asked])
    links = {more.link_key for more in rest.values() if more.link_key is not None}
    return Known(entries, _deleted(db, feed_id, names), _by_links(db, feed_id, links))


def _by_ids(db: Database, feed_id: int, uids: Iterable[str]) -> dict[str, KnownEntry]:
    entries: dict[str, KnownEntry] = {}
    asked = list(uids)
    if not asked:  # as after a 304
        return entries
    rows = db.execute(
        f"""
        SELECT a.uid, 0, {_COLUMNS}
        FROM json_each(:uids) j
        CROSS JOIN entry_aliases a ON a.feed_id = :feed AND a.uid = j.value
        CROSS JOIN entries e ON e.id = a.entry_id
        UNION ALL
        SELECT e.uid, 1, {_COLUMNS}
        FROM json_each(:uids) j
        CROSS JOIN entries e ON e.feed_id = :feed AND e.uid = j.value
        """,  # noqa: S608 - a constant
        {"uids": json.dumps(asked), "feed": feed_id},
    ).fetchall()
    # An entry's own id goes before another's alias.
    for uid, _, *entry in sorted(rows, key=itemgetter(1)):
        entries[uid] = KnownEntry(*entry)
    return entries


def _deleted(db: Database, feed_id: int, uids: Iterable[str]) -> frozenset[str]:
    rows = db.execute(
        """
        SELECT t.uid FROM json_each(?) j
        CROSS JOIN tombstones t ON t.feed_id = ? AND t.uid = j.value
        """,
        [json.dumps(list(uids)), feed_id],
    )
    return frozenset(row[0] for row in rows)


def _by_links(
    db: Database, feed_id: int, links: Collection[str]
) -> dict[str, tuple[KnownEntry, ...]]:
    """Return the feed's entries of these links: of each the newest, and no endless number."""
    oldest = _oldest_recent(db, feed_id) if links else None
    if oldest is None:
        return {}
    rows = db.execute(
        f"""
        SELECT {_COLUMNS}, (e.sort_at, e.id) >= (:at, :id)
        FROM json_each(:links) j CROSS JOIN entries e ON e.id IN (
            SELECT id FROM entries INDEXED BY entries_link
            WHERE link_key = j.value AND feed_id = :feed ORDER BY id DESC LIMIT :limit)
        ORDER BY e.id DESC
        """,  # noqa: S608 - a constant
        {
            "at": oldest[0],
            "id": oldest[1],
            "links": json.dumps(list(links)),
            "feed": feed_id,
            "limit": RECENT,
        },
    )
    found: defaultdict[str, list[KnownEntry]] = defaultdict(list)
    for row in rows:
        entry = KnownEntry(*(*row[:-1], bool(row[-1])))
        found[entry.link_key or ""].append(entry)
    return {link: tuple(same) for link, same in found.items()}


def _oldest_recent(db: Database, feed_id: int) -> tuple[int, int] | None:
    """Return the place of the oldest of the feed's last entries; ``None``: it has none at all."""
    row = db.execute(
        """
        SELECT sort_at, id FROM (
            SELECT sort_at, id FROM entries INDEXED BY entries_all_of_feed WHERE feed_id = ?
            ORDER BY sort_at DESC, id DESC LIMIT ?)
        ORDER BY sort_at, id LIMIT 1
        """,
        [feed_id, RECENT],
    ).fetchone()
    return None if row is None else (row[0], row[1])
