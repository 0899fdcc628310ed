"""The database of Liferea: articles with their marks; the tree of feeds stands in a file beside it.

It deletes for good, so of what was deleted there is nothing to be learnt.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from feedmon.model import ForeignData, ForeignNode, ForeignRow, Held, Program
from feedmon.store.foreign.opening import key_of
from feedmon.store.foreign.slicing import body, take
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from feedmon.store.database import Database

TABLES = (
    ("info", ("name", "value")),
    (
        "items",
        (
            *("item_id", "node_id", "title", "read", "marked", "source", "source_id"),
            *("valid_guid", "description", "date", "comment"),
        ),
    ),
    ("metadata", ("item_id", "nr", "key", "value")),
    ("node", ("node_id", "parent_id", "title", "type")),
    ("subscription", ("node_id", "source", "filter_cmd")),
)
#: What is neither a feed nor a folder of feeds: searches, and drawers for single articles.
_OTHERS = {"vfolder", "newsbin"}


def look(db: Database) -> ForeignData:
    """Return what there is."""
    version = db.execute("SELECT value FROM info WHERE name = 'schemaVersion'").fetchone()
    nodes = []
    for node, parent, title, kind, url, command in db.execute(
        """
        SELECT n.node_id, n.parent_id, n.title, n.type, s.source, s.filter_cmd
        FROM node n LEFT JOIN subscription s ON s.node_id = n.node_id ORDER BY n.rowid
        """
    ):
        address = key_of(url).strip()
        nodes.append(
            ForeignNode(
                key=key_of(node),
                parent=key_of(parent),
                title=key_of(title),
                custom_title=key_of(title) if address else None,
                is_folder=not address,
                url=address,
                left_out=_left_out(address, key_of(command).strip(), key_of(kind).strip()),
            )
        )
    held = {
        key_of(node): Held(articles, unread or 0, starred or 0)
        for node, articles, unread, starred in db.execute(
            "SELECT node_id, count(*), sum(coalesce(read, 0) = 0), sum(marked = 1)"
            " FROM items WHERE coalesce(comment, 0) = 0 GROUP BY node_id"
        )
    }
    (total,) = db.execute("SELECT count(*) FROM items").fetchone()
    return ForeignData(
        Program.LIFEREA, "" if version is None else key_of(version[0]), tuple(nodes), held, total
    )


def slice_of(db: Database, after: int | None, rows: int) -> tuple[list[ForeignRow], int | None]:
    """Return the articles after an id, and the last id if there are more."""
    found = db.execute(
        f"""
        SELECT item_id AS row, node_id AS feed, CASE WHEN valid_guid THEN source_id END AS guid,
            source AS link, title, NULL AS author, date AS published,
            {body("description")} AS content, read, marked AS starred,
            coalesce(comment, 0) AS comment
        FROM items WHERE item_id > ? ORDER BY item_id LIMIT ?
        """,  # noqa: S608 - names of ours
        [-1 << 62 if after is None else after, rows],
    )
    taken, last = take(found, rows)
    own = [row for row in taken if not row.pop("comment")]
    more = _metadata(db, [row["row"] for row in own])
    for row in own:
        row["feed"], row["more"] = key_of(row["feed"]), dict(more[row["row"]])
    return [ForeignRow(**row) for row in own], last


def _left_out(address: str, command: str, kind: str) -> str | None:
    """Say why a feed can't be followed: what runs a program is never taken over."""
    if kind in _OTHERS:
        return "no-feed"
    if address.startswith("|"):
        return "command"
    if address.startswith(("/", "file:")):
        return "local-file"
    return "filter" if address and command else None


def _metadata(db: Database, ids: list[int]) -> dict[int, defaultdict[str, list[Any]]]:
    """Return what else is said of some articles: authors, categories, files."""
    found: dict[int, defaultdict[str, list[Any]]] = {one: defaultdict(list) for one in ids}
    for row_id, key, value in db.execute(
        """
        SELECT m.item_id, m.key, substr(m.value, 1, 10000) FROM json_each(?) j
        CROSS JOIN metadata m ON m.item_id = j.value
        WHERE m.key IN ('author', 'creator', 'category', 'enclosure') ORDER BY m.item_id, m.nr
        """,
        [id_list(ids)],
    ):
        found[row_id][key].append(value)
    return found
