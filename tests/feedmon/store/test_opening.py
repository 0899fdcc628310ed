from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from feedmon.errors import StoreBusy, StoreCorrupt, StoreError, StoreNewer, StoreUnwritable
from feedmon.model import EntryQuery
from feedmon.store import migrations, open_store
from feedmon.store.database import Database
from feedmon.store.steps import Steps
from tests.feedmon.store.making import NOW, Clock

#: Our steps in order; how many there are is the version of a file.
NAMES = migrations.MIGRATIONS.names
VERSION = len(NAMES)

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


async def open_and_close(path: Path, **options) -> None:
    store = await open_store(path, clock=Clock(), **options)
    await store.close()


@contextmanager
def without_root():
    """As somebody whom permissions stop: root is not."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_directory():
    """A directory that the one of ``without_root`` can reach (pytest's own are private)."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        directory.chmod(0o755)
        yield directory


def later_version() -> Steps:
    """The steps of a next version: ours and one more."""
    steps = first_steps(len(NAMES))

    @steps()
    def later_step(db):
        db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")

    return steps


def first_steps(number: int) -> Steps:
    """The steps of an earlier version: our first ones."""
    steps = Steps("feedmon")
    for name in NAMES[:number]:
        steps(name=name)(getattr(migrations, name))
    return steps


async def test_a_new_store_is_one_file_with_its_marks_after_closing(path):
    await open_and_close(path)

    assert names(path.parent) == {"feedmon.db"}
    with closing(sqlite3.connect(path)) as file:

        def pragma(name):
            return file.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("application_id") == 0x666D6F6E
        assert pragma("user_version") == VERSION
        assert pragma("journal_mode") == "wal"
        assert pragma("auto_vacuum") == 2  # incremental


async def test_opening_again_finds_what_was_stored(path):
    store = await open_store(path, clock=Clock())
    feed = await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    await store.close()

    store = await open_store(path, clock=Clock())
    found = await store.feeds()
    await store.close()

    assert found == [feed]


@posix
async def test_only_the_owner_can_read_even_under_a_lax_umask(path):
    before = os.umask(0)
    try:
        store = await open_store(path, clock=Clock())
        await store.add_feed("https://site.example/feed", next_poll_at=NOW)
        files = {name: mode(path.parent / name) for name in names(path.parent)}
        await store.backup(path.parent / "copy.db")
        await store.close()
    finally:
        os.umask(before)

    assert mode(path.parent) == 0o700
    assert files == {"feedmon.db": 0o600, "feedmon.db-wal": 0o600, "feedmon.db-shm": 0o600}
    assert mode(path.parent / "copy.db") == 0o600


@posix
async def test_a_file_that_others_could_read_is_tightened(path):
    await open_and_close(path)
    path.chmod(0o644)

    await open_and_close(path)

    assert mode(path) == 0o600


async def test_the_directory_of_somebody_else_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)

    await open_and_close(tmp_path / "feedmon.db")

    assert mode(tmp_path) == 0o755


async def test_a_newer_file_is_refused_and_left_as_it_is(path):
    await open_and_close(path, steps=later_version())
    before = path.read_bytes()

    with pytest.raises(StoreNewer) as refused:
        await open_store(path, clock=Clock())

    assert refused.value.path == str(path)
    assert path.read_bytes() == before
    assert names(path.parent) == {"feedmon.db"}


async def test_a_file_with_a_higher_user_version_is_newer_too(path):
    await open_and_close(path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 1000")
    before = path.read_bytes()

    with pytest.raises(StoreNewer):
        await open_store(path, clock=Clock())

    assert path.read_bytes() == before
    assert names(path.parent) == {"feedmon.db"}


async def test_a_newer_file_whose_log_was_left_by_a_crash_is_refused_and_kept(path, tmp_path):
    store = await open_store(path, clock=Clock(), steps=later_version())
    await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("feedmon.db", "feedmon.db-wal"):
        (crashed / name).write_bytes((path.parent / name).read_bytes())
    await store.close()
    before = {name: (crashed / name).read_bytes() for name in names(crashed)}

    with pytest.raises(StoreNewer):
        await open_store(crashed / "feedmon.db", clock=Clock())

    assert {name: (crashed / name).read_bytes() for name in before} == before


@pytest.mark.parametrize(
    "content",
    [
        b"no database at all, but a text that is long enough to look like a page" * 20,
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(range(256)) * 16,
    ],
)
async def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(StoreCorrupt):
        await open_store(path, clock=Clock())

    assert path.read_bytes() == content
    assert names(path.parent) == {"feedmon.db"}


async def test_a_truncated_store_is_refused_and_left_as_it_is(path):
    await open_and_close(path)
    content = path.read_bytes()[: 3 * 4096]
    path.write_bytes(content)

    with pytest.raises(StoreCorrupt):
        await open_store(path, clock=Clock())

    assert path.read_bytes() == content
    assert names(path.parent) == {"feedmon.db"}


async def test_the_database_of_another_program_is_refused_and_left_as_it_is(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreCorrupt):
        await open_store(path, clock=Clock())

    assert path.read_bytes() == before
    assert names(path.parent) == {"feedmon.db"}


async def test_an_empty_file_becomes_a_store(path):
    path.parent.mkdir()
    path.touch()

    await open_and_close(path)

    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA auto_vacuum").fetchone() == (2,)


async def test_an_older_file_is_copied_beside_itself_before_it_is_migrated(path):
    store = await open_store(path, clock=Clock())
    await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    await store.close()

    await open_and_close(path, steps=later_version())

    copy = path.parent / f"feedmon-v{VERSION}-2027-01-15.db"
    assert names(path.parent) == {"feedmon.db", copy.name}
    assert mode(copy) == 0o600
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
        assert file.execute("SELECT count(*) FROM later").fetchone() == (0,)
    with closing(sqlite3.connect(copy)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert file.execute("SELECT url FROM feeds").fetchall() == [("https://site.example/feed",)]
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_neither_a_new_store_nor_one_that_is_up_to_date_is_upgraded(path):
    for _ in range(2):
        await open_and_close(path, on_upgrade=pytest.fail)


async def test_a_step_that_fails_leaves_the_file_in_its_version_and_nothing_else(path):
    await open_and_close(path)
    steps = later_version()

    @steps()
    def last_step(db):
        db.execute("CREATE TABLE half_done (id INTEGER PRIMARY KEY) STRICT")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await open_store(path, clock=Clock(), steps=steps)

    with closing(sqlite3.connect(path)) as file:
        tables = {row[0] for row in file.execute("SELECT name FROM sqlite_master")}
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert not {"later", "half_done"} & tables
    assert names(path.parent) == {"feedmon.db"}


async def test_two_copies_on_one_day_have_two_names(path):
    await open_and_close(path)
    copy = path.parent / f"feedmon-v{VERSION}-2027-01-15.db"
    copy.write_bytes(b"of this morning")

    await open_and_close(path, steps=later_version())

    assert copy.read_bytes() == b"of this morning"
    assert copy.with_name(f"{copy.stem}-2.db").exists()


async def test_a_store_of_the_first_version_is_brought_up_to_date_with_all_that_is_in_it(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        first_steps(1).apply(Database(file))
        file.execute("PRAGMA user_version = 1")
        file.execute(
            "INSERT INTO feeds (url, url_key, host, position, added_at, revision)"
            " VALUES ('https://site.example/feed', 'site.example/feed', 'site.example', 0, 5, 1)"
        )
        file.execute(
            "INSERT INTO entries (feed_id, uid, title, author, received_at, sort_at, position,"
            " content_hash, snippet, has_enclosure, starred, revision)"
            " VALUES (1, 'a', 'Kept', '', 7, 7, 0, 'hash', '', 0, 1, 1)"
        )
        before = {column[1] for column in file.execute("PRAGMA table_info(feeds)")}

    told = []
    store = await open_store(path, clock=Clock(), on_upgrade=lambda: told.append("upgrade"))
    (feed,) = await store.feeds()
    (entry,) = await store.page(EntryQuery())
    await store.close()

    assert told == ["upgrade"]
    assert (feed.url, feed.added_at, feed.total) == ("https://site.example/feed", 5, 1)
    assert (feed.insecure_target, feed.left_out, feed.warnings) == (None, 0, ())
    assert feed.user_agent is None
    assert (entry.title, entry.starred) == ("Kept", True)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)
    with closing(sqlite3.connect(path.parent / "feedmon-v1-2027-01-15.db")) as copy:
        columns = {column[1] for column in copy.execute("PRAGMA table_info(feeds)")}
        assert columns == before
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT title, starred FROM entries").fetchall() == [("Kept", 1)]


async def test_ten_openings_of_a_new_store_at_once_make_one_schema(path):
    stores = await asyncio.gather(*(open_store(path, clock=Clock()) for _ in range(10)))
    await stores[0].add_feed("https://site.example/feed", next_poll_at=NOW)
    seen = [len(await store.feeds()) for store in stores]
    for store in stores:  # the last takes the log of its transactions away, and is to know it
        await store.close()

    assert seen == [1] * 10
    assert names(path.parent) == {"feedmon.db"}


@posix
async def test_a_directory_that_may_not_be_written_is_told(shared_directory):
    shared_directory.chmod(0o555)
    with without_root(), pytest.raises(StoreUnwritable) as refused:
        await open_store(shared_directory / "feedmon.db", clock=Clock())

    assert refused.value.path == str(shared_directory / "feedmon.db")
    assert names(shared_directory) == set()


@posix
@pytest.mark.parametrize("directory_mode", [0o555, 0o777])
async def test_a_store_that_may_not_be_written_is_told(shared_directory, directory_mode):
    path = shared_directory / "feedmon.db"
    await open_and_close(path)
    path.chmod(0o444)
    before = path.read_bytes()
    shared_directory.chmod(directory_mode)

    with without_root(), pytest.raises(StoreUnwritable):
        await open_store(path, clock=Clock())

    assert path.read_bytes() == before


async def test_a_path_below_a_file_is_unwritable(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreUnwritable):
        await open_store(tmp_path / "file" / "data" / "feedmon.db", clock=Clock())


async def test_a_directory_in_the_place_of_the_file_is_unwritable(path):
    path.mkdir(parents=True)

    with pytest.raises(StoreUnwritable):
        await open_store(path, clock=Clock())


async def test_a_store_that_another_program_keeps_locked_is_busy(path):
    await open_and_close(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreBusy):
            await open_store(path, clock=Clock(), busy_s=0.05)


async def test_a_closed_store_says_so(path):
    store = await open_store(path, clock=Clock())
    await store.close()

    for asked in (store.feeds(), store.add_folder("News"), store.mark_read([1])):
        with pytest.raises(StoreError) as caught:
            await asked
        assert (caught.value.path, caught.value.detail) == (str(path), "closed")


async def test_closing_twice_is_closing_once(path):
    store = await open_store(path, clock=Clock())

    await store.close()
    await store.close()
