"""Backups: whole, private, looked through before they count, and a few of them kept."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from feedmon.errors import BackupDamaged, StoreError, StoreFull, StoreNoRoom
from feedmon.model import Backup, BackupKind
from feedmon.store import backups, files, open_store
from tests.feedmon.store.making import DAY, NOW, Clock, worked
from tests.mounts import mounted


@pytest.fixture
async def filled(store, add, poll):
    feed_id = await add()
    await poll(feed_id, [worked(f"e{n}", text="some words " * 300) for n in range(200)])
    return store


async def test_a_backup_is_a_whole_store_that_only_the_owner_can_read(filled, path):
    before = os.umask(0)
    try:
        made = await filled.back_up()
    finally:
        os.umask(before)

    assert made.name == "feedmon-20270115-080000.db"
    assert [each.name for each in made.parent.iterdir()] == [made.name]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    copy = await open_store(made, clock=Clock())
    assert (await copy.facts()).entries == 200
    assert await copy.integrity_check() == []
    await copy.close()


async def test_the_copies_are_listed_newest_first_with_their_reason(filled, path, clock):
    await filled.back_up()
    clock.now += DAY
    await filled.back_up()
    for name in ("feedmon-v2-2027-01-01.db", "feedmon-aside-20270116-120000.db", "mine.db"):
        shutil.copyfile(path, path.parent / name)
    os.utime(path.parent / "feedmon-v2-2027-01-01.db", (NOW - 50 * DAY, NOW - 50 * DAY))

    listed = await filled.copies()

    assert [(each.kind, each.at) for each in listed] == [
        (BackupKind.ASIDE, NOW + DAY + 4 * 3600),
        (BackupKind.BACKUP, NOW + DAY),
        (BackupKind.BACKUP, NOW),
        (BackupKind.UPGRADE, NOW - 50 * DAY),
    ]
    assert listed[1].size > 200 * 3_000


async def test_what_is_in_a_copy_is_counted_and_nothing_appears_beside_it(filled):
    made = await filled.back_up()

    assert await filled.count_copy(made) == (1, 200)
    assert len(list(made.parent.iterdir())) == 1
    made.write_bytes(b"this is no database " * 1_000)
    assert await filled.count_copy(made) is None
    made.unlink()
    assert await filled.count_copy(made) is None


async def test_a_damaged_copy_is_thrown_away_and_the_last_good_one_stays(
    filled, clock, monkeypatch
):
    good = await filled.back_up()
    clock.now += DAY
    really = files.copy_database

    def badly(source, target, *, on_slice, verify):
        def spoil(copy):
            with copy.open("r+b") as file:
                file.seek(5 * 4096)
                file.write(b"\xde\xad" * 40_000)
            verify(copy)

        really(source, target, on_slice=on_slice, verify=spoil)

    monkeypatch.setattr(files, "copy_database", badly)

    with pytest.raises(BackupDamaged):
        await filled.back_up()
    assert list(good.parent.iterdir()) == [good]


async def test_where_the_disk_has_no_room_nothing_is_begun(filled, monkeypatch):
    free = 70 << 20
    usage = shutil.disk_usage(filled.path.parent)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert await filled.back_up()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=64 << 20))

    with pytest.raises(StoreNoRoom) as refused:
        await filled.back_up()

    assert 200 * 3_000 < refused.value.missing < 5 << 20
    assert len(await filled.copies()) == 1


async def test_a_disk_that_fills_up_meanwhile_leaves_nothing_half_and_the_old_one(
    filled, clock, monkeypatch
):
    good = await filled.back_up()
    clock.now += DAY
    really = files.connect

    def small(path, **how):
        db = really(path, **how)
        if path.name.endswith(".partial") and how["mode"] == "rw":
            db.execute("PRAGMA max_page_count = 20")
        return db

    monkeypatch.setattr(files, "connect", small)

    with pytest.raises(StoreFull):
        await filled.back_up()
    assert list(good.parent.iterdir()) == [good]


async def test_a_real_full_disk_is_told_and_leaves_nothing_half(tmp_path, monkeypatch):
    with mounted(tmp_path / "disk", "size=3m") as disk:
        store = await open_store(disk / "data" / "feedmon.db", clock=Clock())
        with pytest.raises(StoreNoRoom):
            await store.back_up()
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 100_000))
        monkeypatch.setattr(backups, "require_room", lambda *_: None)
        with pytest.raises(StoreFull):
            await store.back_up()
        assert list((disk / "data" / "backups").iterdir()) == []
        await store.close()


async def test_a_backup_that_is_not_wanted_any_more_stops_and_leaves_nothing(filled, path):
    directory = path.parent / "backups"
    making = asyncio.create_task(filled.back_up())
    async with asyncio.timeout(10):
        while not (directory.is_dir() and list(directory.iterdir())):  # noqa: ASYNC110
            await asyncio.sleep(0)
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making

    assert list(directory.iterdir()) == []


async def test_what_a_killed_program_left_half_done_goes_with_the_next_backup(filled, path):
    directory = path.parent / "backups"
    directory.mkdir()
    (directory / "feedmon-20270114-080000.db.0a1b2c3d.partial").write_bytes(b"half")
    (directory / "feedmon-20270114-080000.db.0a1b2c3d.partial-journal").write_bytes(b"half")
    old, new = path.parent / "feedmon-v1.db.1.partial", path.parent / "feedmon-v1.db.2.partial"
    for left, age in ((old, 2 * DAY), (new, 60)):
        left.write_bytes(b"half")
        os.utime(left, (NOW - age, NOW - age))

    made = await filled.back_up()

    assert list(directory.iterdir()) == [made]
    assert (old.exists(), new.exists()) == (False, True)


async def test_a_foreign_program_that_reads_a_store_in_use_keeps_it_from_no_backup(filled, path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE entries SET read = 1")

        made = await filled.back_up()

    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT sum(read) FROM entries").fetchone() == (0,)


# --- how many are kept ----------------------------------------------------------------------


def daily(days, size=1_000):
    """One backup a day for so many days, as rotation leaves them each day."""
    kept = []
    for day in range(days):
        at = NOW + day * DAY
        kept.append(Backup(f"{at}", BackupKind.BACKUP, at, size))
        gone = {str(path) for path in backups.superseded(kept)}
        kept = [each for each in kept if each.path not in gone]
    return [(NOW + (days - 1) * DAY - each.at) // DAY for each in reversed(kept)]


@pytest.mark.parametrize("weekday", range(7))
def test_the_newest_seven_days_and_the_ends_of_four_weeks_are_kept(weekday):
    ages = daily(80 + weekday)

    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    older = ages[7:]
    assert [later - sooner for sooner, later in itertools.pairwise(older)] == [7] * (len(older) - 1)
    assert 22 <= older[-1] <= 28


def test_of_one_day_the_newest_is_kept():
    made = [Backup(str(n), BackupKind.BACKUP, NOW + n * 3600, 1_000) for n in range(5)]

    assert sorted(map(str, backups.superseded(made))) == ["0", "1", "2", "3"]


def test_of_a_large_store_two_days_and_what_else_has_room_are_kept():
    huge, large = daily(100, backups.ROOM_BYTES), daily(100, backups.ROOM_BYTES // 4)

    assert huge == [0, 1]
    assert len(large) == 4
    assert large[:2] == [0, 1]
    assert large[-1] >= 7


async def test_what_the_person_loads_into_the_same_directories_stays(filled, path):
    (path.parent / "backups").mkdir()
    mine = [path.parent / "film.mkv.partial", path.parent / "backups" / "film.mkv.partial"]
    for each in mine:
        each.write_bytes(b"half")
        os.utime(each, (NOW - 2 * DAY, NOW - 2 * DAY))

    await filled.back_up()

    assert all(each.exists() for each in mine)


async def test_files_of_the_persons_own_are_never_let_go(filled, clock):
    made = await filled.back_up()
    mine = made.with_name("before the big clean-up.db")
    shutil.copyfile(made, mine)
    for _ in range(10):
        clock.now += DAY
        await filled.back_up()

    assert mine.exists()
    assert not made.exists()


async def test_a_source_that_is_gone_is_told(tmp_path, store):
    store.path.unlink()

    with pytest.raises(StoreError):
        await store.back_up()
