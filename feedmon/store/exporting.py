"""All articles with their state, read page by page for a file of the person's."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from feedmon.model import Enclosure, Held, KeptArticle
from feedmon.store import feeds, folders
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.model import Feed, Folder
    from feedmon.store.database import Database

#: Articles of one page.
PAGE = 200


def tree(db: Database) -> tuple[list[Feed], list[Folder]]:
    """Return feeds and folders in the order of the window."""
    return feeds.all_feeds(db), folders.in_tree_order(db)


def held(db: Database) -> dict[int, Held]:
    """Count what is kept of each feed that is followed."""
    rows = db.execute(
        """
        SELECT e.feed_id, count(*), sum(e.read = 0), sum(e.starred)
        FROM entries e JOIN feeds f ON f.id = e.feed_id
        WHERE f.removed_at IS NULL GROUP BY e.feed_id
        """
    )
    return {feed_id: Held(*counted) for feed_id, *counted in rows}


def pages(db: Database) -> Iterator[list[KeptArticle]]:
    """Give all articles of the feeds that are followed, in the order in which they came."""
    last = 0
    while True:
        rows = db.execute(
            """
            SELECT e.id, e.feed_id, e.uid, e.title, e.link, e.author, e.published, e.published_at,
                e.updated_at, e.received_at, b.html, e.read, e.starred, e.categories, e.thumbnail,
                e.comments_url, e.duration_s, e.language, e.content_hash, e.hidden
            FROM entries e
            JOIN feeds f ON f.id = e.feed_id AND f.removed_at IS NULL
            JOIN bodies b ON b.entry_id = e.id
            WHERE e.id > ? ORDER BY e.id LIMIT ?
            """,
            [last, PAGE],
        ).fetchall()
        if not rows:
            return
        yield _articles(db, rows)
        last = rows[-1][0]


def _articles(db: Database, rows: list[tuple[Any, ...]]) -> list[KeptArticle]:
    ids = id_list([row[0] for row in rows])
    tags, aliases, files = _tags(db, ids), _aliases(db, ids), _files(db, ids)
    return [
        KeptArticle(
            feed_id=row[1],
            uid=row[2],
            aliases=tuple(aliases[row[0]]),
            title=row[3],
            link=row[4],
            author=row[5],
            published=row[6],
            published_at=row[7],
            updated_at=row[8],
            received_at=row[9],
            html=row[10],
            read=bool(row[11]),
            starred=bool(row[12]),
            tags=tuple(tags[row[0]]),
            categories=tuple(json.loads(row[13])),
            enclosures=tuple(files[row[0]]),
            thumbnail=row[14],
            comments_url=row[15],
            duration_s=row[16],
            language=row[17],
            content_hash=row[18],
            hidden=bool(row[19]),
        )
        for row in rows
    ]


def _tags(db: Database, ids: str) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entry_id, title in db.execute(
        """
        SELECT et.entry_id, t.title FROM json_each(?) j
        CROSS JOIN entry_tags et ON et.entry_id = j.value
        CROSS JOIN tags t ON t.id = et.tag_id ORDER BY et.entry_id, t.title
        """,
        [ids],
    ):
        found[entry_id].append(title)
    return found


def _aliases(db: Database, ids: str) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entry_id, uid in db.execute(
        """
        SELECT a.entry_id, a.uid FROM json_each(?) j
        CROSS JOIN entry_aliases a ON a.entry_id = j.value ORDER BY a.entry_id, a.uid
        """,
        [ids],
    ):
        found[entry_id].append(uid)
    return found


def _files(db: Database, ids: str) -> defaultdict[int, list[Enclosure]]:
    found: defaultdict[int, list[Enclosure]] = defaultdict(list)
    for entry_id, *file in db.execute(
        """
        SELECT n.entry_id, n.url, n.media_type, n.length, n.title FROM json_each(?) j
        CROSS JOIN enclosures n ON n.entry_id = j.value ORDER BY n.entry_id, n.position
        """,
        [ids],
    ):
        found[entry_id].append(Enclosure(*file))
    return found
