"""The jobs of the store's care: done once when due, by one program, told, and out of the way."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import closing

import pytest

from feedmon import events, open_engine
from feedmon.engine.care import PERIODS
from feedmon.errors import StoreBusy, StoreFull, StoreInUse, StoreNoRoom
from feedmon.model import BackupKind, CareJob
from feedmon.settings import Settings
from tests.feedmon.clock import DAY, HOUR, MINUTE, quiet
from tests.feedmon.hearing import listen, of_kind
from tests.feeds import item, rss
from tests.killing import killed_after


@pytest.fixture
async def engine(start):
    return await start(settings=Settings(keep_newest=5))


@pytest.fixture
async def other(engine, start):
    """Another program on the same store."""
    return await start(program="feedmonctl")


def care_of(told):
    return [event.care for event in of_kind(told, events.CareTaken)]


async def cared_for(engine):
    """Hand out what is due, and wait for it; what was told."""
    told = listen(engine)
    await engine.maintain()
    await quiet(engine)
    return care_of(told)


async def test_a_new_store_is_backed_up_within_the_hour_and_cared_for_within_the_day(engine, clock):
    assert await cared_for(engine) == []
    clock.now += 20 * MINUTE
    first = await cared_for(engine)
    clock.now += DAY
    second = await cared_for(engine)

    assert [care.job for care in first] == [CareJob.BACKUP]
    assert [care.job for care in second] == [
        CareJob.BACKUP,
        CareJob.TIDY,
        CareJob.PICTURES,
        CareJob.GIVE_BACK,
        CareJob.MERGE_WORDS,
        CareJob.CHECKPOINT,
        CareJob.VIGIL,
    ]
    assert {care.result for care in first + second} == {"ok"}
    assert len(await engine.backups()) == 2


async def test_each_job_comes_again_after_its_time_and_not_before(engine, clock):
    await cared_for(engine)
    clock.now += 31 * DAY
    done = {care.job: care for care in await cared_for(engine)}

    assert done.keys() == PERIODS.keys() - {CareJob.QUICK_CHECK}
    for job, care in done.items():
        assert care.next_run_at == clock.now + PERIODS[job]
    clock.now += HOUR - 1
    assert await cared_for(engine) == []
    clock.now += 1
    hourly = [care.job for care in await cared_for(engine)]
    assert hourly == [CareJob.TIDY, CareJob.PICTURES, CareJob.VIGIL]


async def test_tidying_is_a_job_and_says_how_much_went(engine, clock, server):
    items = [item(str(n), at=round(clock.now) - n) for n in range(8)]
    await engine.subscribe(server.put("/feed", rss("Planet", items)))
    await cared_for(engine)
    clock.now += HOUR

    done = {care.job: care for care in await cared_for(engine)}

    assert done[CareJob.TIDY].detail == "3"
    assert (await engine.storage()).entries == 5


async def test_two_programs_never_do_a_job_twice(engine, other, clock):
    await cared_for(engine)
    clock.now += 31 * DAY
    told = listen(engine), listen(other)

    await asyncio.gather(engine.maintain(), other.maintain())
    await quiet(engine, other)

    done = [care.job for care in care_of(told[0] + told[1])]
    assert sorted(done) == sorted(PERIODS.keys() - {CareJob.QUICK_CHECK})
    assert len(await engine.backups()) == 1


async def test_handing_out_returns_at_once_and_a_second_time_hands_out_nothing(engine, clock):
    await cared_for(engine)
    clock.now += 31 * DAY

    handed_out = await engine.maintain()

    assert handed_out == len(PERIODS) - 1
    assert await engine.maintain() == 0
    await quiet(engine)


async def test_what_fails_is_told_and_tried_again_in_an_hour(engine, clock, monkeypatch):
    await cared_for(engine)
    clock.now += 20 * MINUTE

    async def no_room():
        raise StoreNoRoom(str(engine.directory), 1_200)

    monkeypatch.setattr(engine._store, "back_up", no_room)
    (care,) = await cared_for(engine)

    assert (care.job, care.result, care.detail) == (CareJob.BACKUP, "no-room", "1200")
    assert care.next_run_at == clock.now + HOUR
    assert care in await engine.care()


async def test_what_can_not_even_be_noted_is_told(engine, clock, monkeypatch):
    await cared_for(engine)
    clock.now += 20 * MINUTE

    async def full(*_, **__):
        raise StoreFull(str(engine.directory))

    monkeypatch.setattr(engine._store, "back_up", full)
    monkeypatch.setattr(engine._store, "finish_care", full)

    assert [care.result for care in await cared_for(engine)] == ["store-full"]
    assert [care.result for care in await cared_for(engine)] == []


async def test_a_job_that_gave_up_goes_on_in_a_few_minutes(engine, clock, monkeypatch):
    await cared_for(engine)
    clock.now += DAY

    async def given_up():
        return False

    monkeypatch.setattr(engine._store, "merge_words", given_up)
    done = {care.job: care for care in await cared_for(engine)}

    assert done[CareJob.MERGE_WORDS].result == "given-up"
    assert done[CareJob.MERGE_WORDS].next_run_at == clock.now + 300


async def test_a_bug_in_a_job_holds_up_no_other_day(engine, clock, monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL, "feedmon.engine.ground")
    await cared_for(engine)
    clock.now += 20 * MINUTE

    async def stumble():
        raise ZeroDivisionError

    monkeypatch.setattr(engine._store, "back_up", stumble)
    (care,) = await cared_for(engine)

    assert (care.result, care.detail) == ("internal", "ZeroDivisionError")
    assert care.next_run_at == clock.now + DAY


async def test_a_locked_store_is_asked_again_later(engine, clock, tmp_path, monkeypatch):
    monkeypatch.setattr(engine._store, "care", locked)

    assert await engine.maintain() == 0


async def locked(*_, **__):
    raise StoreBusy("feedmon.db")


async def test_the_end_of_the_program_leaves_a_job_to_be_done(engine, clock, start):
    await cared_for(engine)
    clock.now += 20 * MINUTE
    await engine.maintain()
    await engine.close()
    again = await start()

    done = await cared_for(again)
    backups = await again.backups()

    assert [care.job for care in done] in ([CareJob.BACKUP], [])
    assert len(backups) == 1


# --- backups that are asked for -------------------------------------------------------------


async def test_a_backup_can_be_made_at_any_time_and_says_what_is_in_it(engine, server, clock):
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a"), item("b")])))
    made = await engine.back_up()

    assert (made.kind, made.at, made.feeds, made.entries) == (BackupKind.BACKUP, clock.now, 1, 2)
    assert await engine.backups() == [made]
    assert (await engine.storage()).copies == made.size
    clock.now += 20 * MINUTE
    assert await cared_for(engine) == []  # it is a day until the next one


async def test_a_backup_is_not_made_twice_at_once(engine, other, monkeypatch):
    begun, refused = asyncio.Event(), asyncio.Event()
    really = engine._store.back_up

    async def slowly():
        begun.set()
        await refused.wait()
        return await really()

    monkeypatch.setattr(engine._store, "back_up", slowly)
    making = asyncio.create_task(engine.back_up())
    await begun.wait()

    with pytest.raises(StoreBusy):
        await other.back_up()
    refused.set()
    made = await making

    assert [copy.path for copy in await engine.backups()] == [made.path]


async def test_a_disk_without_room_is_told_to_who_asks(engine, monkeypatch):
    async def no_room():
        raise StoreNoRoom(str(engine.directory), 1_200)

    monkeypatch.setattr(engine._store, "back_up", no_room)
    told = listen(engine)

    with pytest.raises(StoreNoRoom):
        await engine.back_up()
    assert [care.result for care in care_of(told)] == ["no-room"]


async def test_other_programs_are_named_to_who_wants_to_be_alone(engine, start):
    engine.require_alone()
    other = await start(program="feedmonctl")
    with pytest.raises(StoreInUse) as refused:
        engine.require_alone()
    await other.close()

    assert refused.value.users[0].startswith("feedmonctl (process ")
    engine.require_alone()


# --- checks ---------------------------------------------------------------------------------

KILLED = """
import asyncio, pathlib, sys
from feedmon import open_engine

async def main():
    engine = await open_engine(pathlib.Path(sys.argv[1]))
    print("begins", flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


async def started(tmp_path, **how):
    """An engine that was started, and what it told of care until it was quiet."""
    engine = await open_engine(tmp_path, **how)
    told = listen(engine)
    await engine.start()
    await quiet(engine)
    await engine.close()
    return care_of(told)


async def test_after_an_unclean_end_the_store_is_looked_through_once(tmp_path):
    await asyncio.to_thread(killed_after, KILLED, [str(tmp_path)], 0.0)

    after_the_kill = await started(tmp_path)
    after_that = await started(tmp_path)

    assert [(care.job, care.result) for care in after_the_kill] == [(CareJob.QUICK_CHECK, "ok")]
    assert after_that == []


async def test_a_command_that_comes_first_after_an_unclean_end_leaves_the_check_to_be_done(
    tmp_path,
):
    await asyncio.to_thread(killed_after, KILLED, [str(tmp_path)], 0.0)
    command = await open_engine(tmp_path, program="feedmonctl")
    await command.close()

    after_the_command = await started(tmp_path)

    assert [(care.job, care.result) for care in after_the_command] == [(CareJob.QUICK_CHECK, "ok")]


def damage(path):
    with closing(sqlite3.connect(path)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'polls'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xde\xad" * 2048)


async def test_damage_after_an_unclean_end_is_told(tmp_path):
    await asyncio.to_thread(killed_after, KILLED, [str(tmp_path)], 0.0)
    await started(tmp_path / "other")
    damage(tmp_path / "feedmon.db")

    (care,) = await started(tmp_path)

    assert (care.job, care.result) == (CareJob.QUICK_CHECK, "damaged")
    assert care.detail


async def test_a_damaged_store_replaces_no_backup(engine, clock, start, tmp_path):
    await cared_for(engine)
    good = await engine.back_up()
    await engine.close()
    damage(tmp_path / "feedmon.db")
    clock.now += DAY
    again = await start()
    done = {care.job: care for care in await cared_for(again)}
    backups = await again.backups()

    assert done[CareJob.BACKUP].result == "backup-damaged"
    assert backups == [good]
