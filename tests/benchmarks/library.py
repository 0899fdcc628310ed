"""A store as it is after years: many feeds in many folders, very many articles, full poll logs."""

from __future__ import annotations

import re
import sqlite3
from random import Random
from typing import TYPE_CHECKING

from feedmon.sanitize import SANITIZER_VERSION
from feedmon.settings import STORE_NAME
from feedmon.store import open_store
from tests.demo.stories import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECTIONS = ("Papers", "Workshop", "Pictures")
#: The newest article's time, so that every run sees the same list.
NOW = 1_767_000_000
_HOUR_S = 3600
#: Stories that are told again and again: making each up would take longer than storing it.
_DIFFERENT = 2_000
_POLLS = 12
_FAILURES = (
    ("http-status", 404),
    ("timeout", None),
    ("http-status", 500),
    ("name-not-resolved", None),
)


async def fill(directory: Path, *, feeds: int, folders: int, articles: int) -> None:
    """Write the store into ``directory``, in seconds: the tables are the store's own."""
    store = await open_store(directory / STORE_NAME, clock=lambda: NOW)
    await store.close()
    database = sqlite3.connect(directory / STORE_NAME)
    try:
        # Lost by a power cut and made again: nothing here has to be waited for.
        database.execute("PRAGMA synchronous=OFF")
        with database:
            _insert(database, "folders", _folders(folders))
            _insert(database, "feeds", _feeds(feeds, folders))
            _insert(database, "polls", _polls(feeds))
            _insert_articles(database, feeds, articles)
            database.execute("UPDATE meta SET revision = 1")
    finally:
        database.close()


def _insert(database: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows)
    names, places = ", ".join(first), ", ".join(f":{name}" for name in first)
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"
    database.execute(statement, first)
    database.executemany(statement, rows)


def _folders(folders: int) -> Iterator[dict[str, object]]:
    """Every third stands in the one before it."""
    for number in range(1, folders + 1):
        inside = number % 3 == 0
        yield {
            "id": number,
            "title": f"{SECTIONS[number % 3]} {number}",
            "parent_id": number - 1 if inside else None,
            "position": number,
            "revision": 1,
        }


def _feeds(feeds: int, folders: int) -> Iterator[dict[str, object]]:
    """One in ten fails, one in a hundred is paused."""
    for number in range(1, feeds + 1):
        error, status = _FAILURES[number // 10 % 4] if number % 10 == 0 else (None, 200)
        url = f"https://site-{number}.example/feed.xml"
        yield {
            "id": number,
            "url": url,
            "url_key": url.removeprefix("https://"),
            "host": f"site-{number}.example",
            "folder_id": number % folders + 1,
            "position": number,
            "added_at": NOW - 9000 * _HOUR_S,
            "publisher_title": f"{_name(number)} {number}",
            "site_url": f"https://site-{number}.example/",
            "paused": int(number % 100 == 1),
            "state": "ok" if error is None else "failing",
            "failures": 0 if error is None else number // 10 % 9 + 1,
            "failing_since": None if error is None else NOW - number % 90 * _HOUR_S,
            "error": error,
            "last_status": status,
            "last_polled_at": NOW - number % 60 * 60,
            "last_success_at": NOW - number % 60 * 60 if error is None else NOW - 90 * _HOUR_S,
            "response_ms": 20 + number * 37 % 2000,
            "next_poll_at": NOW + number % 60 * 60,
            "next_poll_reason": "own-interval",
            "revision": 1,
        }


def _name(number: int) -> str:
    return story(SECTIONS[number % 3], "names", number % 300, 0).title


def _polls(feeds: int) -> Iterator[dict[str, object]]:
    for feed in range(1, feeds + 1):
        for number in range(_POLLS):
            yield {
                "feed_id": feed,
                "started_at": NOW - (_POLLS - number) * _HOUR_S,
                "outcome": "new" if number % 2 else "not-modified",
                "status": 200 if number % 2 else 304,
                "response_ms": 20 + (feed + number) * 37 % 2000,
                "wire_bytes": 20_000 if number % 2 else 300,
                "bytes_saved": 0 if number % 2 else 20_000,
                "requests": 1,
                "new": number % 2,
                "updated": 0,
            }


def _insert_articles(database: sqlite3.Connection, feeds: int, articles: int) -> None:
    chance = Random(1)
    told = [
        story(SECTIONS[number % 3], f"site-{number % 97}", number, 0)
        for number in range(_DIFFERENT)
    ]
    plain = [" ".join(re.sub(r"<[^>]*>", " ", one.html).split()) for one in told]

    def rows() -> Iterator[dict[str, object]]:
        for number in range(1, articles + 1):
            one = told[number % _DIFFERENT]
            feed = chance.randrange(feeds) + 1
            # One feed in three is read to the end, of the others the older half.
            read = feed % 3 == 0 or number < articles // 2 or chance.random() < 0.5
            at = NOW - (articles - number) * 60
            yield {
                "id": number,
                "feed_id": feed,
                "uid": f"story-{number}",
                "title": f"{one.title} ({number})",
                "link": f"https://site-{feed}.example/{number}",
                "author": one.author,
                "published_at": at,
                "received_at": at,
                "sort_at": at,
                "position": 0,
                "content_hash": str(number),
                "snippet": plain[number % _DIFFERENT][:240],
                "has_enclosure": 0,
                "read": int(read),
                "read_at": at if read else None,
                "starred": int(chance.random() < 0.01),
                "revision": 1,
            }

    _insert(database, "entries", rows())
    database.executemany(
        "INSERT INTO bodies (entry_id, html, sanitizer_version, trackers) VALUES (?, ?, ?, 0)",
        (
            (number, told[number % _DIFFERENT].html, SANITIZER_VERSION)
            for number in range(1, articles + 1)
        ),
    )
    database.executemany(
        "INSERT INTO entries_fts (rowid, title, text, author) VALUES (?, ?, ?, ?)",
        (
            (number, told[number % _DIFFERENT].title, plain[number % _DIFFERENT], "")
            for number in range(1, articles + 1)
        ),
    )
