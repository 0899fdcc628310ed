"""The database of QuiteRSS: feeds and folders in one table, labels as numbers in the articles.

What it deleted it keeps as rows that say so, so that it does not come again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedmon.model import ForeignData, ForeignNode, ForeignRow, Held, Program
from feedmon.store.foreign.opening import columns_of, first_of, key_of
from feedmon.store.foreign.slicing import body, take

if TYPE_CHECKING:
    from feedmon.store.database import Database

TABLES = (
    ("feeds", ("id", "text", "title", "xmlUrl", "htmlUrl", "parentId")),
    (
        "news",
        (
            *("id", "feedId", "guid", "description", "content", "title", "published", "received"),
            *("author_name", "category", "label", "read", "starred", "deleted", "link_href"),
        ),
    ),
    ("info", ("name", "value")),
)


def look(db: Database) -> ForeignData:
    """Return what there is."""
    version = db.execute("SELECT value FROM info WHERE name = 'version'").fetchone()
    columns = columns_of(db, "feeds")
    place = first_of(columns, "rowToParent", otherwise="id")
    off = first_of(columns, "disableUpdate", otherwise="0")
    nodes = []
    for feed, parent, given, title, url, site, is_off in db.execute(
        f"SELECT id, parentId, text, title, xmlUrl, htmlUrl, {off} FROM feeds ORDER BY {place}, id"  # noqa: S608
    ):
        named, theirs = key_of(given).strip(), key_of(title).strip()
        nodes.append(
            ForeignNode(
                key=key_of(feed),
                parent=key_of(parent),
                title=theirs or named,
                custom_title=named if named != theirs else None,
                is_folder=not key_of(url).strip(),
                url=key_of(url).strip(),
                site_url=key_of(site),
                paused=key_of(is_off) == "1",
            )
        )
    nodes = [
        node._replace(title=node.custom_title or node.title, custom_title=None)
        if node.is_folder
        else node
        for node in nodes
    ]
    held = {
        key_of(feed): Held(articles, unread or 0, starred or 0)
        for feed, articles, unread, starred in db.execute(
            "SELECT feedId, count(*), sum(coalesce(read, 0) = 0), sum(starred = 1)"
            " FROM news WHERE coalesce(deleted, 0) = 0 GROUP BY feedId"
        )
    }
    (total,) = db.execute("SELECT count(*) FROM news").fetchone()
    return ForeignData(
        Program.QUITERSS, "" if version is None else key_of(version[0]), tuple(nodes), held, total
    )


def slice_of(db: Database, after: int | None, rows: int) -> tuple[list[ForeignRow], int | None]:
    """Return the articles after an id, and the last id if there are more."""
    columns = columns_of(db, "news")
    link = first_of(columns, "link_alternate")
    modified, comments = first_of(columns, "modified"), first_of(columns, "comments")
    url, kind, length = (first_of(columns, f"enclosure_{one}") for one in ("url", "type", "length"))
    found = db.execute(
        f"""
        SELECT id AS row, feedId AS feed, guid, coalesce(nullif(link_href, ''), {link}) AS link,
            title, author_name AS author, published,
            {body("CASE WHEN length(content) > 0 THEN content ELSE description END")} AS content,
            read, starred, deleted, received, {modified} AS updated, category AS categories,
            {comments} AS comments, label AS tags,
            {url} AS file, {kind} AS kind, {length} AS length
        FROM news WHERE id > ? ORDER BY id LIMIT ?
        """,  # noqa: S608 - names of ours
        [-1 << 62 if after is None else after, rows],
    )
    taken, last = take(found, rows)
    names = {key_of(label): key_of(name) for label, name in _labels(db)}
    for row in taken:
        file = tuple(row.pop(name) for name in ("file", "kind", "length"))
        row["enclosures"] = file if file[0] else None
        row["tags"] = tuple(names[one] for one in key_of(row["tags"]).split(",") if one in names)
        row["feed"] = key_of(row["feed"])
    return [ForeignRow(**row) for row in taken], last


def _labels(db: Database) -> list[tuple[Any, Any]]:
    if not columns_of(db, "labels"):
        return []
    return db.execute("SELECT id, name FROM labels").fetchall()
