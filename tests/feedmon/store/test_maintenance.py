"""Jobs of care as rows: due at a time, claimed by one, acknowledged, and done in slices."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest

from feedmon.errors import StoreBusy
from feedmon.model import CareJob
from feedmon.store.maintenance import LEASE_S
from tests.feedmon.store.making import DAY, NOW, worked

PERIODS = {CareJob.BACKUP: DAY, CareJob.TIDY: 3600, CareJob.QUICK_CHECK: DAY}


@pytest.fixture
async def planned(store):
    """Two jobs are due now, and one is due when somebody asks."""
    await store.plan_care({CareJob.TIDY: NOW, CareJob.BACKUP: NOW, CareJob.QUICK_CHECK: None})
    return store


async def test_jobs_are_due_in_their_order_and_one_without_a_time_when_it_is_asked_for(planned):
    at_first = await planned.due_care(PERIODS)
    await planned.ask_for_care(CareJob.QUICK_CHECK)

    assert at_first == [CareJob.BACKUP, CareJob.TIDY]
    assert await planned.due_care(PERIODS) == [CareJob.BACKUP, CareJob.TIDY, CareJob.QUICK_CHECK]


async def test_planning_again_leaves_a_job_as_due_as_it_is(planned, clock):
    await planned.plan_care({CareJob.TIDY: NOW + DAY})

    assert CareJob.TIDY in await planned.due_care(PERIODS)


async def claim(store, owner, **how):
    return await store.claim_care(CareJob.BACKUP, owner=owner, period=DAY, **how)


async def finish(store, owner, at, result="ok", detail=""):
    return await store.finish_care(
        CareJob.BACKUP, owner=owner, next_run_at=at, result=result, detail=detail
    )


async def test_a_job_is_one_programs_until_it_is_done(planned, other):
    assert await claim(planned, "a/1")
    assert not await claim(other, "b/1")
    assert not await claim(other, "b/1", only_due=False)
    assert await other.due_care(PERIODS) == [CareJob.TIDY]

    done = await finish(planned, "a/1", NOW + DAY, "no-room", "1200")

    assert (done.result, done.detail, done.last_run_at) == ("no-room", "1200", NOW)
    assert done in await other.care()
    assert not await claim(other, "b/1")
    assert await claim(other, "b/1", only_due=False)


async def test_what_comes_of_a_job_without_its_claim_is_dropped(planned, other, clock):
    assert await claim(planned, "a/1")
    clock.now += LEASE_S
    assert await claim(other, "b/1")

    assert await finish(planned, "a/1", NOW + DAY) is None
    assert (await planned.care())[0].result is None
    assert await finish(other, "b/1", NOW + DAY) is not None


async def test_a_claim_given_back_leaves_the_job_due(planned):
    await claim(planned, "a/1")
    await planned.release_care(CareJob.BACKUP, "a/1")

    assert CareJob.BACKUP in await planned.due_care(PERIODS)


async def test_the_jobs_of_a_program_that_ended_are_freed(planned):
    await claim(planned, "engine-dead/care-1")

    assert await planned.lease_owners() == {"engine-dead"}
    assert await planned.free_leases("engine-dea") == 0
    assert await planned.free_leases("engine-dead") == 1
    assert CareJob.BACKUP in await planned.due_care(PERIODS)


@pytest.mark.parametrize("jump", [-20 * DAY, 400 * DAY])
async def test_a_clock_that_jumped_holds_no_job_back(planned, clock, jump):
    clock.now += jump
    assert await claim(planned, "a/1", only_due=False)
    assert await finish(planned, "a/1", clock.now + DAY)
    assert not await claim(planned, "a/2")
    clock.now -= jump
    clock.now += DAY

    assert await claim(planned, "a/2")


async def test_a_lease_from_a_clock_that_jumped_is_free(planned, clock):
    clock.now += 400 * DAY
    await claim(planned, "a/1", only_due=False)
    clock.now -= 400 * DAY

    assert await claim(planned, "b/1")


# --- in slices ------------------------------------------------------------------------------


@pytest.fixture
async def written(store, add, poll):
    """A store with an index of words in several segments."""
    feed_id = await add()
    for n in range(12):
        text = " ".join(f"word{n}x{i}" for i in range(3_000))
        await poll(feed_id, [worked(f"e{n}/{k}", text=text) for k in range(2)])
    return store


async def segments(store):
    def count(db):
        return db.execute("SELECT count(DISTINCT segid) FROM entries_fts_idx").fetchone()[0]

    return await store._reader.run(count)


async def test_the_index_of_words_has_fewer_parts_after_merging_and_finds_as_before(written):
    from feedmon.model import EntryQuery

    before = await segments(written)
    assert await written.merge_words()

    assert await segments(written) < before
    assert await written.count_entries(EntryQuery(search="word7x2999")) == 2
    assert await written.integrity_check() == []


async def test_work_in_slices_gives_up_where_somebody_wants_to_write(written, monkeypatch):
    slices = []
    given_up = threading.Event()
    really = written._in_slices

    async def while_somebody_writes(one):
        def slice_is_left(tx):
            one(tx)
            slices.append(tx.now)
            return len(slices) < 100  # as in a large store

        def write(_tx):
            assert given_up.wait(20)

        task = asyncio.create_task(written._write(write))
        try:
            return await really(slice_is_left)
        finally:
            given_up.set()
            await task

    monkeypatch.setattr(written, "_in_slices", while_somebody_writes)

    assert not await written.merge_words()
    assert len(slices) == 1


async def test_the_log_is_cut_back_and_a_reader_only_keeps_it_as_long_as_it_reads(written, path):
    log = path.with_name("feedmon.db-wal")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchone()
        await written.star([1])
        await written.checkpoint()
        held = log.stat().st_size
        reader.execute("ROLLBACK")
    await written.checkpoint()

    assert held > 0
    assert log.stat().st_size == 0


async def test_a_slice_beside_a_program_that_writes_is_busy(written, path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            await written.merge_words()
