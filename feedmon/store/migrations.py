"""The schema and its history: one function per step, all that are pending in one transaction.

``user_version`` counts the steps applied, so that the program (and a person with the ``sqlite3``
shell) can tell the age of a file from its first page. Steps are never edited once released.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import StoreCorrupt, StoreNewer
from feedmon.store import files
from feedmon.store.connection import writing
from feedmon.store.monitoring_schema import RULES, VIGIL, WATCHES
from feedmon.store.schema import (
    CHOICES,
    FIRST_SCHEMA,
    POLLING,
    PUSH,
    READING,
    USER_AGENTS,
    WARNINGS_OF_FEEDS,
)
from feedmon.store.steps import Steps
from feedmon.tracking import host_of, normalise_link

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlite_utils

    from feedmon.store.database import Database

#: Says what the file is, for ``file(1)`` and for us: "fmon".
APPLICATION_ID = 0x666D6F6E

MIGRATIONS = Steps("feedmon")


@MIGRATIONS()
def first_schema(db: sqlite_utils.Database) -> None:
    """All tables of the first release."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.executescript(FIRST_SCHEMA)
    db.execute("INSERT INTO meta (id, revision, forgotten) VALUES (1, 0, 0)")


@MIGRATIONS()
def warnings_of_feeds(db: sqlite_utils.Database) -> None:
    """Columns for what was not right with a feed's last answer."""
    db.executescript(WARNINGS_OF_FEEDS)


@MIGRATIONS()
def choices(db: sqlite_utils.Database) -> None:
    """Settings of the engine, and more of a feed's."""
    db.executescript(CHOICES)


@MIGRATIONS()
def polling(db: sqlite_utils.Database) -> None:
    """Rhythms, moves, identities, gaps, edits, icons of sites, and the care of the file."""
    db.executescript(POLLING)
    db.conn.create_function("link_key", 2, _link_key, deterministic=True)
    db.execute(
        "UPDATE entries SET link_key = link_key(link, (SELECT coalesce(site_url, url) FROM feeds"
        " WHERE feeds.id = entries.feed_id)) WHERE trim(link) <> ''"
    )


@MIGRATIONS()
def user_agents(db: sqlite_utils.Database) -> None:
    """Another name for the requests of single feeds."""
    db.executescript(USER_AGENTS)


@MIGRATIONS()
def reading(db: sqlite_utils.Database) -> None:
    """Saved searches."""
    db.executescript(READING)
    db.executescript(PUSH)


@MIGRATIONS()
def monitoring(db: sqlite_utils.Database) -> None:
    """Rules, alerts and how they are delivered; watches."""
    db.executescript(RULES)
    db.executescript(VIGIL)
    db.executescript(WATCHES)


def _link_key(link: str, site_url: str) -> str:
    return normalise_link(link, site_host=host_of(site_url))


def refuse_strangers(db: Database, path: Path, migrations: Steps) -> None:
    """Check, reading only, that the file is empty or ours and no newer than this program.

    Raises:
        StoreCorrupt: another program's database, or one too damaged to be read.
        StoreNewer: a newer version of this program wrote it.

    """
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        return
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise StoreCorrupt(str(path), "the database of another program")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    known = migrations.names
    unknown = set(migrations.applied(db)) - set(known)
    if unknown or version > len(known):
        raise StoreNewer(str(path), f"version {version}, known are {len(known)}")


def bring_up_to_date(
    db: Database,
    path: Path,
    migrations: Steps,
    *,
    clock: Callable[[], float],
    on_upgrade: Callable[[], object],
) -> None:
    """Apply the pending steps; a file that has some already is copied beside itself first.

    Where they fail the file is as it was, and the copy goes: it would take the room that the next
    attempt needs, and each attempt would leave another one.

    ``on_upgrade`` is called before that, since it takes a while.

    Safe beside another program doing the same: each looks again under the write lock.
    """
    refuse_strangers(db, path, migrations)
    # Asked once: between two questions another program may have done all there is to do.
    done = len(migrations.applied(db))
    if done == len(migrations.names):
        return
    copy = None
    if done:
        on_upgrade()
        copy = files.version_copy_path(path, done, clock())
        files.copy_database(db, copy, on_slice=lambda: None)
    try:
        with writing(db, clock):
            refuse_strangers(db, path, migrations)
            migrations.apply(db)
            db.execute(f"PRAGMA user_version = {len(migrations.names)}")
    except BaseException:
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise
