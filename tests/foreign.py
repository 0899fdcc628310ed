"""Databases of other programs for tests, laid out as those programs lay them out.

Each builder takes the same few feeds and articles and writes what its program would have written of
them. Columns that no reader needs are there where they are NOT NULL or tell versions apart.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Article:
    guid: str
    title: str
    at: int
    link: str = ""
    body: str = "<p>Some words.</p>"
    author: str = "Ada"
    read: bool = False
    starred: bool = False
    deleted: bool = False
    labels: tuple[str, ...] = ()
    file: str = ""

    @property
    def address(self) -> str:
        return self.link or f"https://site.example/{self.guid}"


@dataclass
class Feed:
    title: str
    url: str
    folder: tuple[str, ...] = ()
    articles: list[Article] = field(default_factory=list)
    #: What runs a program: "command" makes the feed, "filter" changes it.
    program: str = ""
    off: bool = False


# --- RSS Guard ------------------------------------------------------------------------------

_ACCOUNTS = """
CREATE TABLE Information (inf_key TEXT NOT NULL UNIQUE, inf_value TEXT);
CREATE TABLE Accounts (id INTEGER PRIMARY KEY, {order} type TEXT NOT NULL, proxy_type INTEGER
    NOT NULL DEFAULT 0, proxy_password TEXT, custom_data TEXT);
CREATE TABLE Categories (id INTEGER PRIMARY KEY, {order} parent_id INTEGER NOT NULL
    CHECK (parent_id >= -1), title TEXT NOT NULL, description TEXT, date_created BIGINT, icon BLOB,
    account_id INTEGER NOT NULL, custom_id TEXT);
CREATE TABLE Feeds (id INTEGER PRIMARY KEY, {order} title TEXT NOT NULL, description TEXT,
    date_created BIGINT, icon BLOB, category INTEGER NOT NULL CHECK (category >= -1), source TEXT,
    update_type INTEGER NOT NULL, update_interval INTEGER NOT NULL DEFAULT 900, {off}
    account_id INTEGER NOT NULL, custom_id TEXT, custom_data TEXT);
CREATE TABLE Labels (id INTEGER PRIMARY KEY, name TEXT NOT NULL, color VARCHAR(7), custom_id TEXT,
    account_id INTEGER NOT NULL);
CREATE TABLE MessageFilters (id INTEGER PRIMARY KEY, name TEXT NOT NULL, script TEXT NOT NULL);
"""
_ORDER, _OFF = "ordr INTEGER NOT NULL,", "is_off INTEGER NOT NULL DEFAULT 0,"
_MESSAGES = """
CREATE TABLE Messages (id INTEGER PRIMARY KEY, is_read INTEGER NOT NULL DEFAULT 0,
    is_important INTEGER NOT NULL DEFAULT 0, is_deleted INTEGER NOT NULL DEFAULT 0,
    is_pdeleted INTEGER NOT NULL DEFAULT 0, feed {feed} NOT NULL, title TEXT NOT NULL, url TEXT,
    author TEXT, date_created BIGINT NOT NULL, contents TEXT, enclosures TEXT,
    account_id INTEGER NOT NULL, custom_id TEXT {more});
"""
#: How the releases differ: 4.0 links labels by custom ids, 4.8 writes them into the article, and
#: 5 links everything by number.
RSS_GUARD = {
    "4.0": _ACCOUNTS.format(order="", off="")
    + _MESSAGES.format(feed="TEXT", more=", custom_hash TEXT")
    + "CREATE TABLE LabelsInMessages (label TEXT NOT NULL, message TEXT NOT NULL,"
    " account_id INTEGER NOT NULL);",
    "4.8": _ACCOUNTS.format(order=_ORDER, off=_OFF)
    + _MESSAGES.format(
        feed="TEXT", more=", custom_hash TEXT, score REAL, labels TEXT NOT NULL DEFAULT '.'"
    ),
    "5": _ACCOUNTS.format(order=_ORDER, off=_OFF)
    + _MESSAGES.format(feed="INTEGER", more=", custom_data TEXT, score REAL")
    + "CREATE TABLE LabelsInMessages (message INTEGER NOT NULL, label INTEGER NOT NULL,"
    " UNIQUE (message, label));",
}
_SCHEMA_VERSIONS = {"4.0": "1", "4.8": "10", "5": "105"}


def rss_guard(path: Path, feeds: list[Feed], version: str = "5") -> Path:
    ordered = version != "4.0"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(RSS_GUARD[version])

        def add(table: str, **columns: object) -> int:
            if table in ("Accounts", "Categories", "Feeds") and ordered:
                columns["ordr"] = columns["id"]
            return _add(db, table, columns)

        add("Information", inf_key="schema_version", inf_value=_SCHEMA_VERSIONS[version])
        add("Accounts", id=7, type="std-rss", proxy_password="secret")
        add("Accounts", id=8, type="greader")
        _add(db, "MessageFilters", {"name": "Bad", "script": "system('rm -rf /')"})
        folders: dict[tuple[str, ...], int] = {(): -1}
        labels: dict[str, int] = {}
        for number, feed in enumerate(feeds, start=20):
            for depth in range(1, len(feed.folder) + 1):
                inside = feed.folder[:depth]
                if inside not in folders:
                    folders[inside] = len(folders) + 2
                    add(
                        "Categories",
                        id=folders[inside],
                        parent_id=folders[inside[:-1]],
                        title=inside[-1],
                        account_id=7,
                    )
            made = {"source_type": 1 if feed.program == "command" else 0}
            if feed.program == "filter":
                made["post_process"] = "python#evil.py"
            more = {"is_off": feed.off} if ordered else {}
            add(
                "Feeds",
                id=number,
                title=feed.title,
                category=folders[feed.folder],
                source=feed.url,
                update_type=1,
                account_id=7,
                custom_id=str(number),
                custom_data=json.dumps(made),
                **more,
            )
            for article in feed.articles:
                for label in article.labels:
                    if label not in labels:
                        labels[label] = 40 + len(labels)
                        add("Labels", id=labels[label], name=label, account_id=7,
                            custom_id=str(labels[label]))  # fmt: skip
                _message(db, version, number, article, labels)
        add(
            "Feeds",
            id=99,
            title="Of a service",
            category=-1,
            source="https://service.example/",
            update_type=0,
            account_id=8,
            custom_id="feed/1",
            custom_data="",
        )
        db.commit()
    return path


def _message(db, version, feed, article, labels) -> None:
    file = article.file
    encoded = json.dumps([{"url": file, "mime": "audio/mpeg"}]) if version == "5" else "&".join(
        b64encode(part.encode()).decode() for part in ("audio/mpeg", file)
    )  # fmt: skip
    columns = {
        "is_read": article.read,
        "is_important": article.starred,
        "is_deleted": article.deleted,
        "feed": feed if version == "5" else str(feed),
        "title": article.title,
        "url": article.address,
        "author": article.author,
        "date_created": article.at * 1000,
        "contents": article.body,
        "enclosures": encoded if file else "",
        "account_id": 7,
        "custom_id": article.guid,
    }
    if version == "4.8":
        columns["labels"] = "".join(f".{labels[label]}" for label in article.labels) + "."
    row = _add(db, "Messages", columns)
    if not article.guid:
        db.execute("UPDATE Messages SET custom_id = id WHERE id = ?", [row])
    for label in article.labels:
        if version == "5":
            _add(db, "LabelsInMessages", {"message": row, "label": labels[label]})
        elif version == "4.0":
            linked = {"message": article.guid, "label": str(labels[label]), "account_id": 7}
            _add(db, "LabelsInMessages", linked)


# --- QuiteRSS -------------------------------------------------------------------------------

_QUITERSS = """
CREATE TABLE feeds (id integer primary key, text varchar, title varchar, description varchar,
    xmlUrl varchar, htmlUrl varchar, image blob, unread integer, hasChildren integer default 0,
    parentId integer default 0, rowToParent integer, {off} authentication integer default 0);
CREATE TABLE news (id integer primary key, feedId integer, guid varchar, guidislink varchar default
    'true', description varchar, content varchar, title varchar, published varchar, modified
    varchar, received varchar, author_name varchar, category varchar, label varchar, new integer
    default 1, read integer default 0, starred integer default 0, deleted integer default 0,
    comments varchar, enclosure_length, enclosure_type, enclosure_url, link_href varchar,
    link_alternate varchar, feedParentId integer default 0);
CREATE TABLE labels (id integer primary key, name varchar, num integer);
CREATE TABLE passwords (id integer primary key, server varchar, username varchar, password varchar);
CREATE TABLE info (id integer primary key, name varchar, value varchar);
"""


def quiterss(path: Path, feeds: list[Feed], version: str = "17") -> Path:
    with closing(sqlite3.connect(path)) as db:
        off = "" if version == "13" else "disableUpdate integer default 0,"
        db.executescript(_QUITERSS.format(off=off))
        _add(db, "info", {"name": "version", "value": version})
        _add(db, "passwords", {"server": "site.example", "username": "ada", "password": "c2VjcmV0"})
        folders: dict[tuple[str, ...], int] = {(): 0}
        labels: dict[str, int] = {}
        for feed in feeds:
            for depth in range(1, len(feed.folder) + 1):
                inside = feed.folder[:depth]
                if inside not in folders:
                    folders[inside] = _add(
                        db, "feeds", {"text": inside[-1], "parentId": folders[inside[:-1]]}
                    )
            columns = {
                "text": feed.title,
                "title": f"{feed.title} of the publisher",
                "xmlUrl": feed.url,
                "parentId": folders[feed.folder],
            }
            if feed.off:
                columns["disableUpdate"] = 1
            number = _add(db, "feeds", columns)
            for article in feed.articles:
                for label in article.labels:
                    if label not in labels:
                        labels[label] = _add(db, "labels", {"name": label})
                marks = "".join(f",{labels[label]}" for label in article.labels)
                _add(
                    db,
                    "news",
                    {
                        "feedId": number,
                        "guid": article.guid,
                        "description": article.body,
                        "title": article.title,
                        "published": _iso(article.at),
                        "received": _iso(article.at + 60),
                        "author_name": article.author,
                        "label": f"{marks}," if marks else None,
                        "read": 2 if article.read else 0,
                        "starred": int(article.starred),
                        "deleted": int(article.deleted),
                        "link_href": article.address,
                        "enclosure_url": article.file,
                        "enclosure_type": "audio/mpeg",
                        "enclosure_length": "1234",
                    },
                )
        db.commit()
    return path


# --- Liferea --------------------------------------------------------------------------------

_LIFEREA = """
CREATE TABLE info (name TEXT, value TEXT, PRIMARY KEY (name));
CREATE TABLE items (item_id INTEGER, parent_item_id INTEGER, node_id TEXT, parent_node_id TEXT,
    title TEXT, read INTEGER, updated INTEGER, popup INTEGER, marked INTEGER, source TEXT,
    source_id TEXT, valid_guid INTEGER, description TEXT, date INTEGER, comment_feed_id TEXT,
    comment INTEGER, PRIMARY KEY (item_id));
CREATE TABLE metadata (item_id INTEGER, nr INTEGER, key TEXT, value TEXT,
    PRIMARY KEY (item_id, nr));
CREATE TABLE subscription (node_id STRING, source STRING, orig_source STRING, filter_cmd STRING,
    update_interval INTEGER, discontinued INTEGER, available INTEGER, PRIMARY KEY (node_id));
CREATE TABLE node (node_id STRING, parent_id STRING, title STRING, type INTEGER, expanded INTEGER,
    PRIMARY KEY (node_id));
"""


def liferea(path: Path, feeds: list[Feed], *, feed_list: bool = True) -> Path:
    """Its database, and beside it the list in which it keeps its tree."""
    folders: dict[tuple[str, ...], str] = {(): "root"}
    outlines: dict[tuple[str, ...], list[str]] = {(): []}
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(_LIFEREA)
        _add(db, "info", {"name": "schemaVersion", "value": "10"})
        bin_id = {"node_id": "bin", "parent_id": "root", "title": "Drawer", "type": "newsbin"}
        _add(db, "node", bin_id)
        for number, feed in enumerate(feeds):
            for depth in range(1, len(feed.folder) + 1):
                inside = feed.folder[:depth]
                if inside not in folders:
                    folders[inside] = f"folder{len(folders)}"
                    outlines[inside] = []
                    columns = {"parent_id": folders[inside[:-1]], "title": inside[-1]}
                    _add(db, "node", {"node_id": folders[inside], "type": "folder", **columns})
            node = f"node{number}"
            _add(
                db,
                "node",
                {"node_id": node, "parent_id": folders[feed.folder], "title": feed.title,
                 "type": "feed"},
            )  # fmt: skip
            source = f"|{feed.url}" if feed.program == "command" else feed.url
            command = "evil.sh" if feed.program == "filter" else ""
            _add(db, "subscription", {"node_id": node, "source": source, "filter_cmd": command})
            outlines[feed.folder].append(
                f'<outline type="rss" title="{feed.title}" text="{feed.title}" id="{node}"'
                f' xmlUrl="{source}" filtercmd="{command}"/>'
            )
            for article in feed.articles:
                if not article.deleted:
                    _item(db, node, article)
        db.commit()
    if feed_list:
        path.with_name("feedlist.opml").write_text(
            '<?xml version="1.0"?><opml version="1.0"><body>'
            + "".join(_outline(folders, outlines, top) for top in outlines if len(top) == 1)
            + "".join(outlines[()])
            + '<outline type="newsbin" title="Drawer" text="Drawer" id="bin"/></body></opml>',
            encoding="utf-8",
        )
    return path


def _outline(folders, outlines, path) -> str:
    within = "".join(
        _outline(folders, outlines, each)
        for each in outlines
        if each[:-1] == path and each != path and each
    )
    return (
        f'<outline type="folder" title="{path[-1]}" text="{path[-1]}" id="{folders[path]}">'
        f"{within}{''.join(outlines[path])}</outline>"
    )


def _item(db, node, article) -> None:
    row = _add(
        db,
        "items",
        {
            "node_id": node,
            "title": article.title,
            "read": int(article.read),
            "marked": int(article.starred),
            "source": article.address,
            "source_id": article.guid or article.address,
            "valid_guid": int(bool(article.guid)),
            "description": article.body,
            "date": article.at,
            "comment": 0,
        },
    )
    _add(db, "metadata", {"item_id": row, "nr": 0, "key": "author", "value": article.author})
    if article.file:
        file = f"enc:0:audio/mpeg:1234:{article.file}"
        _add(db, "metadata", {"item_id": row, "nr": 1, "key": "enclosure", "value": file})


def _add(db: sqlite3.Connection, table: str, columns: dict[str, object]) -> int:
    names = ", ".join(columns)
    gaps = ", ".join("?" * len(columns))
    added = db.execute(f"INSERT INTO {table} ({names}) VALUES ({gaps})", list(columns.values()))
    return int(added.lastrowid or 0)


def _iso(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}"
