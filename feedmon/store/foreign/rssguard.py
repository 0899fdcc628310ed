"""The database of RSS Guard, versions 4 and 5.

Version 5 names feeds and labels of an article by their numbers, version 4 by their "custom ids",
and its later releases write the labels into the article (``.3.7.``). What a feed is made of stands
in a JSON object of the feed. Only its local accounts have feeds of their own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from feedmon.model import ForeignData, ForeignNode, ForeignRow, Held, Program
from feedmon.store.foreign.opening import columns_of, first_of, key_of
from feedmon.store.foreign.slicing import body, take
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from feedmon.store.database import Database

TABLES = (
    ("Information", ("inf_key", "inf_value")),
    ("Accounts", ("id", "type")),
    ("Categories", ("id", "parent_id", "title", "account_id")),
    ("Feeds", ("id", "title", "category", "source", "account_id", "custom_id", "custom_data")),
    (
        "Messages",
        (
            *("id", "feed", "title", "url", "author", "date_created", "contents", "custom_id"),
            *("is_read", "is_important", "is_deleted", "is_pdeleted", "account_id", "enclosures"),
        ),
    ),
)
_LOCAL = "std-rss"
#: How a feed is got, if not from an address.
_SOURCES = {1: "command", 2: "local-file", 3: "browser"}


def look(db: Database) -> ForeignData:
    """Return what there is."""
    version = db.execute(
        "SELECT inf_value FROM Information WHERE inf_key = 'schema_version'"
    ).fetchone()
    nodes = [*_folders(db), *_feeds(db)]
    held = {
        _feed_key(feed, account): Held(articles, unread or 0, starred or 0)
        for feed, account, articles, unread, starred in db.execute(
            f"""
            SELECT {_feed_id(db)}, account_id, count(*), sum(is_read = 0), sum(is_important = 1)
            FROM Messages WHERE is_deleted = 0 AND is_pdeleted = 0 GROUP BY feed, account_id
            """  # noqa: S608 - names of ours
        )
    }
    (total,) = db.execute("SELECT count(*) FROM Messages").fetchone()
    return ForeignData(
        Program.RSS_GUARD, "" if version is None else key_of(version[0]), tuple(nodes), held, total
    )


def slice_of(db: Database, after: int | None, rows: int) -> tuple[list[ForeignRow], int | None]:
    """Return the articles after an id, and the last id if there are more."""
    labels = first_of(columns_of(db, "Messages"), "labels")
    found = db.execute(
        f"""
        SELECT id AS row, {_feed_id(db)} AS feed, account_id AS account, custom_id AS guid,
            url AS link, title, author, date_created AS published,
            CASE WHEN is_pdeleted THEN '' ELSE {body("contents")} END AS content,
            is_read AS read, is_important AS starred, is_deleted OR is_pdeleted AS deleted,
            substr(enclosures, 1, 100000) AS enclosures, {labels} AS labels
        FROM Messages WHERE id > ? ORDER BY id LIMIT ?
        """,  # noqa: S608 - names of ours
        [-1 << 62 if after is None else after, rows],
    )
    taken, last = take(found, rows)
    tags = _labels(db, taken)
    return [
        ForeignRow(
            feed=_feed_key(feed, account),
            tags=tuple(dict.fromkeys(tags[row["row"]])),
            **row,
        )
        for row in taken
        for feed, account, _ in [(row.pop("feed"), row.pop("account"), row.pop("labels"))]
    ], last


def _folders(db: Database) -> list[ForeignNode]:
    order = first_of(columns_of(db, "Categories"), "ordr", otherwise="id")
    return [
        ForeignNode(f"c{folder}", f"c{parent}", title, is_folder=True)
        for folder, parent, title in db.execute(
            f"""
            SELECT c.id, c.parent_id, c.title FROM Categories c
            JOIN Accounts a ON a.id = c.account_id WHERE a.type = ? ORDER BY c.{order}, c.id
            """,  # noqa: S608 - names of ours
            [_LOCAL],
        )
    ]


def _feeds(db: Database) -> list[ForeignNode]:
    columns = columns_of(db, "Feeds")
    order = first_of(columns, "ordr", otherwise="id")
    off = "f.is_off" if "is_off" in columns else "0"
    own_key = "f.id" if _by_number(db) else "f.custom_id"
    return [
        ForeignNode(
            key=_feed_key(feed, account),
            parent=f"c{folder}",
            title=key_of(title),
            custom_title=key_of(title),
            is_folder=False,
            url=key_of(source),
            paused=bool(is_off),
            left_out=_left_out(kind, made),
        )
        for feed, account, kind, folder, title, source, made, is_off in db.execute(
            f"""
            SELECT {own_key}, f.account_id, a.type, f.category, f.title, f.source, f.custom_data,
                {off}
            FROM Feeds f LEFT JOIN Accounts a ON a.id = f.account_id ORDER BY f.{order}, f.id
            """  # noqa: S608 - names of ours
        )
    ]


def _left_out(account: Any, made: Any) -> str | None:
    """Say why a feed can't be followed: what runs a program is never taken over."""
    if key_of(account) != _LOCAL:
        return "online-account"
    try:
        how = json.loads(key_of(made) or "{}")
    except (ValueError, RecursionError):
        return None
    if not isinstance(how, dict):
        return None
    source = how.get("source_type")
    if isinstance(source, int | float) and int(source) in _SOURCES:
        return _SOURCES[int(source)]
    return "filter" if key_of(how.get("post_process")).strip() else None


def _labels(db: Database, taken: list[dict[str, Any]]) -> defaultdict[int, list[str]]:
    """Return the names of the labels of some articles."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    by_number: dict[str, str] = {}
    for label, custom, account, name in db.execute(
        "SELECT id, custom_id, account_id, name FROM Labels"
    ):
        by_number[key_of(label)] = name
        names[key_of(account), key_of(custom) or key_of(label)] = name
    for row in taken:
        for label in key_of(row["labels"]).split("."):
            name = names.get((key_of(row["account"]), label)) or by_number.get(label)
            found[row["row"]] += filter(None, [name])
    ids = id_list([row["row"] for row in taken])
    links = columns_of(db, "LabelsInMessages")
    if "int" in links.get("message", ""):
        for message, label in db.execute(
            "SELECT message, label FROM LabelsInMessages"
            " WHERE message IN (SELECT value FROM json_each(?))",
            [ids],
        ):
            found[message] += filter(None, [by_number.get(key_of(label))])
    elif links:
        for message, account, label in db.execute(
            """
            SELECT m.id, m.account_id, l.label FROM json_each(?) j
            CROSS JOIN Messages m ON m.id = j.value
            JOIN LabelsInMessages l ON l.message = m.custom_id AND l.account_id = m.account_id
            """,
            [ids],
        ):
            found[message] += filter(None, [names.get((key_of(account), key_of(label)))])
    return found


def _by_number(db: Database) -> bool:
    """Whether articles name their feed by its number (version 5)."""
    return "int" in columns_of(db, "Messages").get("feed", "")


def _feed_id(db: Database) -> str:
    return "feed" if _by_number(db) else "CAST(feed AS TEXT)"


def _feed_key(feed: Any, account: Any) -> str:
    return f"f{key_of(account)}:{key_of(feed)}"
