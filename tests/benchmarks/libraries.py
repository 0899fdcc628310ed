"""The stores that are measured with: filled once in a run, and copied for each measurement."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from feedmon.settings import STORE_NAME
from tests.benchmarks.library import NOW, fill
from tests.benchmarks.server import FAILING, HANGING, LARGE, LIVING, SLOW, STEADY, host_of, url_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LATER_S = 10 * 3600
#: Of a hundred feeds, which is in what trouble.
TROUBLED = {7: HANGING, 37: FAILING, 67: SLOW}


class Libraries:
    """Stores by the number of their feeds and articles; the feeds are those of our server."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port
        self._numbers = iter(range(1_000_000))

    def copy(self, feeds: int, articles: int) -> Path:
        """A data directory of its own, with a store of so many feeds and articles."""
        filled = self._folder / f"{feeds}-{articles}"
        if not filled.exists():
            sys.stderr.write(f"  filling a store: {feeds:,} feeds, {articles:,} articles …\n")
            self._fill(filled, feeds, articles)
        copied = self._folder / f"copy-{next(self._numbers)}"
        copied.mkdir()
        _copy(filled / STORE_NAME, copied / STORE_NAME)
        return copied

    def drop(self, directory: Path) -> None:
        """Let go of a copy."""
        shutil.rmtree(directory)

    def feed_of(self, row: int) -> int:
        """The number that the feed with this id has for the server."""
        return row - 1

    def trouble(self, directory: Path) -> list[int]:
        """Let three in a hundred feeds be hanging, failing and slow; the ids of all others."""
        good = []
        with _open(directory) as database:
            for (row,) in database.execute("SELECT id FROM feeds").fetchall():
                kind = TROUBLED.get(self.feed_of(row) % 100)
                if kind is None:
                    good.append(row)
                else:
                    self._move(database, row, kind)
        return good

    def enlarge(self, directory: Path, number: int) -> list[int]:
        """Let so many feeds have more than a megabyte; their ids."""
        with _open(directory) as database:
            for row in range(1, number + 1):
                self._move(database, row, LARGE)
        return list(range(1, number + 1))

    def liven(self, directory: Path) -> None:
        """Let one in fifty feeds have something new each time."""
        with _open(directory) as database:
            for (row,) in database.execute("SELECT id FROM feeds").fetchall():
                self._move(database, row, LIVING)

    def _fill(self, directory: Path, feeds: int, articles: int) -> None:
        directory.mkdir()
        folders = max(1, feeds // 30)
        asyncio.run(fill(directory, feeds=feeds, folders=folders, articles=articles))
        with _open(directory) as database:
            # All are well, none is due by itself, and none was asked a moment ago.
            database.execute(
                "UPDATE feeds SET paused = 0, state = 'ok', failures = 0, failing_since = NULL,"
                " error = NULL, last_status = 200, response_ms = 50, last_polled_at = ?,"
                " last_success_at = ?, next_poll_at = ?",
                (NOW - 3600, NOW - 3600, NOW + _LATER_S),
            )
            for row in range(1, feeds + 1):
                self._move(database, row, STEADY)
            database.execute("PRAGMA optimize")

    def _move(self, database: sqlite3.Connection, row: int, kind: str) -> None:
        feed = self.feed_of(row)
        url = url_of(feed, self._port, kind)
        database.execute(
            "UPDATE feeds SET url = ?, url_key = ?, host = ? WHERE id = ?",
            (url, url.removeprefix("http://"), host_of(feed), row),
        )


@contextmanager
def _open(directory: Path) -> Iterator[sqlite3.Connection]:
    """The database below a store; what was done is in the file itself afterwards."""
    database = sqlite3.connect(directory / STORE_NAME)
    try:
        # Lost by a power cut and made again: nothing here has to be waited for.
        database.execute("PRAGMA synchronous=OFF")
        yield database
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def mark_unread(directory: Path) -> None:
    """Let nothing have been read."""
    with _open(directory) as database:
        database.execute("UPDATE entries SET read = 0, read_at = NULL")


def bring_near(directory: Path, days: int) -> None:
    """Let all articles be of the last days."""
    with _open(directory) as database:
        database.execute(
            "UPDATE entries SET sort_at = :now - (:now - sort_at) * :span / (:now - first)"
            " FROM (SELECT min(sort_at) AS first FROM entries)",
            {"now": NOW, "span": days * 86_400 - 1},
        )


def leave_alone(directory: Path) -> None:
    """Let there be nothing to do for hours of the real time: no polls, no icons of sites."""
    with _open(directory) as database:
        database.execute("UPDATE feeds SET next_poll_at = ?", (int(time.time()) + _LATER_S,))
        database.execute("INSERT INTO settings VALUES ('site_icons', 'false', 1)")


def _copy(source: Path, target: Path) -> None:
    """Copy a file; where the file system can, without copying what is in it."""
    if shutil.which("cp") and sys.platform == "linux":
        subprocess.run(["cp", "--reflink=auto", source, target], check=True)
    else:
        shutil.copyfile(source, target)
