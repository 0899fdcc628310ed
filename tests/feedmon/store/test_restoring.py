"""A backup put in the place of the store: looked through first, nothing lost, whole at any time."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from feedmon.errors import BackupDamaged, StoreCorrupt, StoreNewer, StoreNoRoom
from feedmon.model import PushState
from feedmon.store import files, open_store, restoring
from tests.feedmon.store.making import NOW, Clock


async def make(path, *feeds):
    """A store that follows these feeds, closed."""
    store = await open_store(path, clock=Clock())
    for feed in feeds:
        await store.add_feed(f"https://{feed}.example/", next_poll_at=None)
    await store.close()
    return path


async def followed(path):
    """The feeds of a store, which SQLite calls sound."""
    store = await open_store(path, clock=Clock())
    try:
        assert await store.integrity_check() == []
        return [feed.url.removeprefix("https://").partition(".")[0] for feed in await store.feeds()]
    finally:
        await store.close()


def restore(store, backup):
    return restoring.exchange(store, restoring.prepare(store, backup, at=NOW), at=NOW)


def names(directory):
    return sorted(each.name for each in directory.iterdir())


@pytest.fixture
async def backup(tmp_path):
    return await make(tmp_path / "backups" / "old.db", "old")


async def test_a_backup_becomes_the_store_and_the_store_is_set_aside(path, backup):
    await make(path, "new", "newer")

    aside = restore(path, backup)

    assert await followed(path) == ["old"]
    assert aside.name == "feedmon-aside-20270115-080000.db"
    assert await followed(aside) == ["new", "newer"]
    assert await followed(backup) == ["old"]
    assert path.stat().st_nlink == aside.stat().st_nlink == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
@pytest.mark.rule("W-3")
async def test_what_was_agreed_with_hubs_is_asked_for_anew_after_a_restore(path, backup):
    store = await open_store(backup, clock=Clock())
    with closing(sqlite3.connect(backup)) as db, db:
        db.execute(
            "INSERT INTO push_offers VALUES"
            " (1, 'https://old.example/', 'websub', 'https://hub/', '')"
        )
    await store.arrange_push("https://me.example", lambda: "path", lambda _url: False)
    (push,) = await store.pushes()
    agreed = replace(
        push, state=PushState.VERIFIED, secret="s", lease_until=NOW + 9, renew_at=NOW + 9
    )
    await store.change_push(push.id, lambda _push: agreed)
    await store.close()
    await make(path, "new")

    restore(path, backup)

    store = await open_store(path, clock=Clock())
    (push,) = await store.pushes()
    assert (push.state, push.secret, push.path) == (PushState.PENDING, None, "path")
    assert await store.due_pushes() == [(push.id, "https://hub/")]
    await store.close()
    assert not list(path.parent.glob("*.partial*"))


async def test_what_is_restored_is_private_even_from_a_backup_that_was_not(path, backup):
    await make(path)
    backup.chmod(0o644)
    before = os.umask(0)
    try:
        restore(path, backup)
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o600


async def test_two_restores_in_one_second_set_both_stores_aside(path, backup):
    await make(path, "first")
    one = restore(path, backup)
    two = restore(path, backup)

    assert one != two
    assert await followed(one) == ["first"]
    assert await followed(two) == ["old"]


async def test_a_store_set_aside_can_be_restored_itself(path, backup):
    await make(path, "new")
    aside = restore(path, backup)

    restore(path, aside)

    assert await followed(path) == ["new"]


async def test_where_the_store_is_missing_a_backup_takes_its_place(path, backup):
    path.parent.mkdir()

    assert restore(path, backup) is None
    assert await followed(path) == ["old"]


async def test_a_store_that_is_no_database_is_set_aside_as_it_is(path, backup):
    path.parent.mkdir()
    path.write_bytes(b"this is no database " * 100)

    aside = restore(path, backup)

    assert aside.read_bytes() == b"this is no database " * 100
    assert await followed(path) == ["old"]


def leave_a_log(path):
    """What a killed program leaves: a part of the store is in the log beside it."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("UPDATE feeds SET custom_title = 'in the log'")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{path}{suffix}.kept")
    db.close()
    for suffix in ("", "-wal"):
        path.with_name(f"{path.name}{suffix}.kept").replace(f"{path}{suffix}")


def titles(path):
    with closing(sqlite3.connect(path)) as db:
        return [title for (title,) in db.execute("SELECT custom_title FROM feeds")]


async def test_the_log_of_a_killed_program_is_a_part_of_what_is_set_aside(path, backup):
    await make(path, "new")
    leave_a_log(path)

    aside = restore(path, backup)

    assert titles(aside) == ["in the log"]
    assert titles(path) == [None]
    assert names(path.parent) == [aside.name, "feedmon.db"]


async def test_the_log_of_a_damaged_store_is_set_aside_with_it(path, backup):
    await make(path, "new")
    leave_a_log(path)
    whole = path.read_bytes()
    path.write_bytes(b"\0" * 4096 + whole[4096:])

    aside = restore(path, backup)

    assert await followed(path) == ["old"]
    if (log := files.beside(aside, "-wal")).exists():
        aside.write_bytes(whole)
        assert log.stat().st_size > 0
        assert titles(aside) == ["in the log"]


async def test_a_file_system_without_second_names_keeps_the_store_as_well(
    path, backup, monkeypatch
):
    await make(path, "new")

    def refuse(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)

    aside = restore(path, backup)

    assert await followed(aside) == ["new"]
    assert await followed(path) == ["old"]


async def test_a_file_system_that_flushes_no_directories_is_no_reason_to_fail(
    path, backup, monkeypatch
):
    await make(path, "new")
    really = os.fsync

    def refuse(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no directories here")
        really(handle)

    monkeypatch.setattr(os, "fsync", refuse)

    aside = restore(path, backup)

    assert await followed(aside) == ["new"]
    assert await followed(path) == ["old"]


# --- what is not restored -------------------------------------------------------------------


async def refused(path, backup, error):
    before = names(path.parent), path.read_bytes()
    with pytest.raises(error) as caught:
        restore(path, backup)
    assert (names(path.parent), path.read_bytes()) == before
    return caught.value


async def test_a_damaged_backup_is_refused_and_the_store_stays(path, backup):
    await make(path, "new")
    with closing(sqlite3.connect(backup)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feeds'").fetchone()
    with backup.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xde\xad" * 2048)

    error = await refused(path, backup, BackupDamaged)

    assert error.path == str(backup)


async def test_what_is_no_backup_of_ours_is_refused(path, tmp_path):
    await make(path, "new")
    for name, content in (("missing.db", None), ("words.db", b"words " * 500), ("empty.db", b"")):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        await refused(path, tmp_path / name, BackupDamaged)
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE mine (id)")
    await refused(path, tmp_path / "other.db", BackupDamaged)


async def test_a_backup_of_a_newer_version_is_refused(path, backup):
    await make(path, "new")
    with closing(sqlite3.connect(backup)) as db:
        db.execute("PRAGMA user_version = 9999")

    error = await refused(path, backup, StoreNewer)

    assert error.path == str(backup)


async def test_without_room_for_it_nothing_is_begun(path, backup, monkeypatch):
    await make(path, "new")
    usage = shutil.disk_usage(path.parent)._replace(free=1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    await refused(path, backup, StoreNoRoom)


# --- killed in the middle -------------------------------------------------------------------


class Killed(BaseException):
    """The end of a program at some step."""


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "damaged"])
@pytest.mark.parametrize("step", range(8))
async def test_killed_at_any_step_the_store_is_the_old_one_or_the_new_one(
    path, backup, monkeypatch, step, broken
):
    """Each call that changes a directory is a step; from one on, none happens any more."""
    await make(path, "new")
    leave_a_log(path)
    if broken:  # it can't be folded in, and is set aside beside
        monkeypatch.setattr(restoring, "_fold_in", lambda _: None)
    new = restoring.prepare(path, backup, at=NOW)
    left = step

    def counting(really):
        def call(*arguments, **how):
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return really(*arguments, **how)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", counting(os.link))
        for name in ("unlink", "replace"):
            patch.setattr(type(path), name, counting(getattr(type(path), name)))
        with suppress(Killed):
            restoring.exchange(path, new, at=NOW)

    found = await followed(path)
    assert found in (["new"], ["old"])
    assert titles(path) == (["in the log"] if found == ["new"] else [None])
    if found == ["old"]:
        (aside,) = path.parent.glob("feedmon-aside-*.db")
        assert titles(aside) == ["in the log"]
    else:
        assert list(path.parent.glob("feedmon-aside-*")) == []


async def test_a_corrupt_store_is_refused_where_it_is_opened_and_so_restored(path, backup):
    await make(path, "new")
    path.write_bytes(b"SQLite is no more" + path.read_bytes()[17:])
    with pytest.raises(StoreCorrupt):
        await followed(path)

    restore(path, backup)

    assert await followed(path) == ["old"]
