"""Jobs that share a transaction: none is answered before it is kept, none harms another."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest

from feedmon.errors import StoreBusy, StoreError, StoreFull
from feedmon.store import together
from feedmon.store.together import OneOf, Together
from tests.feedmon.store.test_lanes import locked


@pytest.fixture
def jobs(store, clock):
    """The store's writer with a table of our own, and what it was told to do."""
    return Case(store, clock)


class Case:
    def __init__(self, store, clock):
        self.lane, self.path = store._writer, store.path
        self.together = Together(self.lane, clock)
        self.said = []

    async def make_table(self):
        await self.lane.run(lambda db: db.execute("CREATE TABLE seen (what)"))
        await self.lane.run(lambda db: db.conn.set_trace_callback(self._note))

    def _note(self, statement):
        if statement in {"BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"}:
            self.said.append(statement)

    def ask(self, *jobs):
        """Ask for all of them while the lane is busy, so that they wait together."""
        go = threading.Event()
        self.lane.enqueue(lambda _db: go.wait(20))
        asked = [self.together.ask(job) for job in jobs]
        self.said.clear()
        go.set()
        return [one.answer for one in asked]

    def seen(self):
        with closing(sqlite3.connect(self.path)) as other:
            return [row[0] for row in other.execute("SELECT what FROM seen ORDER BY rowid")]


def put(what):
    def job(tx):
        tx.db.execute("INSERT INTO seen VALUES (?)", [what])
        return what

    return job


def refuse(tx):
    raise ValueError("refused")


def put_and_refuse(tx):
    tx.db.execute("INSERT INTO seen VALUES ('half')")
    raise ValueError("refused")


class Many:
    """Puts many things at once, and notes which."""

    def __init__(self):
        self.groups = []

    def __call__(self, tx, items):
        self.groups.append(items)
        tx.db.conn.executemany(
            "INSERT INTO seen VALUES (?)", [[item] for item in items if item != "refused"]
        )
        if "broken" in items:
            raise ValueError("broken")
        return [ValueError(item) if item == "refused" else item for item in items]


async def test_what_waits_together_is_kept_together_in_the_order_of_asking(jobs):
    await jobs.make_table()
    asked = jobs.ask(*(put(n) for n in range(10)))

    assert await asyncio.gather(*asked) == list(range(10))
    assert jobs.seen() == list(range(10))
    assert jobs.said == ["BEGIN IMMEDIATE", "COMMIT"]


async def test_nobody_is_answered_before_all_of_it_is_kept(jobs):
    await jobs.make_table()
    seen = []
    asked = jobs.ask(put("first"), put("second"))
    asked[0].add_done_callback(lambda _: seen.extend(jobs.seen()))
    await asyncio.gather(*asked)

    assert seen == ["first", "second"]


async def test_a_job_that_fails_before_it_wrote_harms_none_of_the_others(jobs):
    await jobs.make_table()
    asked = jobs.ask(put("a"), refuse, put("b"))

    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(answer) for answer in answers] == ["a", "refused", "b"]
    assert jobs.seen() == ["a", "b"]
    assert jobs.said.count("COMMIT") == 1


async def test_what_a_failing_job_wrote_is_taken_back_and_nothing_of_the_others(jobs):
    await jobs.make_table()
    asked = jobs.ask(put("a"), put_and_refuse, put("b"))

    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(answer) for answer in answers] == ["a", "refused", "b"]
    assert jobs.seen() == ["a", "b"]


async def test_a_transaction_is_neither_long_nor_large(jobs, monkeypatch):
    await jobs.make_table()
    await asyncio.gather(*jobs.ask(*(put(n) for n in range(together.MOST + 1))))
    assert jobs.said.count("COMMIT") == 2

    monkeypatch.setattr(together, "LONGEST_S", 0.0)
    await asyncio.gather(*jobs.ask(*(put(n) for n in range(3))))
    assert jobs.said.count("COMMIT") == 3
    assert len(jobs.seen()) == together.MOST + 4


async def test_who_is_cancelled_while_waiting_is_not_run(jobs):
    await jobs.make_table()
    go = threading.Event()
    jobs.lane.enqueue(lambda _db: go.wait(20))
    first, second = jobs.together.ask(put("a")), jobs.together.ask(put("b"))
    assert first.cancel()
    go.set()

    assert await second.answer == "b"
    assert jobs.seen() == ["b"]


async def test_beside_another_program_that_writes_each_is_told_so(jobs):
    await jobs.make_table()
    with locked(jobs.path):
        asked = jobs.ask(put("a"), put("b"))
        answers = await asyncio.gather(*asked, return_exceptions=True)

    assert [type(answer) for answer in answers] == [StoreBusy, StoreBusy]
    assert await asyncio.gather(*jobs.ask(put("c"))) == ["c"]
    assert jobs.seen() == ["c"]


async def test_where_there_is_no_room_for_one_the_others_are_kept(jobs):
    await jobs.make_table()

    def limit(db):
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages + 4}")

    await jobs.lane.run(limit)
    answers = await asyncio.gather(
        *jobs.ask(put("a"), put("x" * 100_000), put("b")), return_exceptions=True
    )

    assert [type(answer) for answer in answers] == [str, StoreFull, str]
    assert jobs.seen() == ["a", "b"]


async def test_what_is_wanted_of_many_is_done_at_once_for_all_of_them(jobs):
    await jobs.make_table()
    these, those = Many(), Many()
    asked = jobs.ask(OneOf(these, "a"), OneOf(those, "b"), OneOf(these, "c"), OneOf(those, "d"))

    assert await asyncio.gather(*asked) == ["a", "b", "c", "d"]
    assert (these.groups, those.groups) == ([["a", "c"]], [["b", "d"]])
    assert jobs.said == ["BEGIN IMMEDIATE", "COMMIT"]


async def test_nothing_is_done_before_a_job_of_another_sort_that_was_asked_for_first(jobs):
    await jobs.make_table()
    many = Many()
    asked = jobs.ask(OneOf(many, "a"), OneOf(many, "b"), put("c"), OneOf(many, "d"))

    await asyncio.gather(*asked)
    assert many.groups == [["a", "b"], ["d"]]
    assert jobs.seen() == ["a", "b", "c", "d"]


async def test_one_that_is_refused_among_many_harms_none_of_them(jobs):
    await jobs.make_table()
    many = Many()
    asked = jobs.ask(*(OneOf(many, item) for item in ("a", "refused", "b")))

    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(answer) for answer in answers] == ["a", "refused", "b"]
    assert (many.groups, jobs.seen()) == ([["a", "refused", "b"]], ["a", "b"])

    with pytest.raises(ValueError, match="refused"):
        await jobs.ask(OneOf(many, "refused"))[0]


async def test_where_many_fail_at_once_each_is_tried_by_itself(jobs):
    await jobs.make_table()
    many = Many()
    asked = jobs.ask(put("first"), *(OneOf(many, item) for item in ("a", "broken", "b")))

    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(answer) for answer in answers] == ["first", "a", "broken", "b"]
    assert jobs.seen() == ["first", "a", "b"]
    assert many.groups == [["a", "broken", "b"], ["a"], ["broken"], ["b"]]


async def test_each_job_has_a_revision_of_its_own(store, jobs):
    before = await store.revision()

    def revise(tx):
        tx.db.execute("UPDATE meta SET revision = revision WHERE ?", [tx.revision])
        return tx.revision

    answers = await asyncio.gather(*jobs.ask(revise, revise, lambda tx: tx.now))
    assert answers[:2] == [before + 1, before + 2]
    assert await store.revision() == before + 2


async def test_what_waits_when_a_store_is_closed_is_kept(store, jobs):
    await jobs.make_table()
    asked = [store._together.ask(put(n)) for n in range(3 * together.MOST)]
    await store.close()

    assert await asyncio.gather(*(one.answer for one in asked)) == list(range(3 * together.MOST))
    assert jobs.seen() == list(range(3 * together.MOST))


async def test_what_else_the_lane_is_asked_for_has_its_turn_between(jobs):
    await jobs.make_table()
    asked = jobs.ask(*(put(n) for n in range(2 * together.MOST)))
    between = await jobs.lane.run(lambda db: db.execute("SELECT count(*) FROM seen").fetchone()[0])
    await asyncio.gather(*asked)

    assert between == together.MOST


async def test_a_closed_store_takes_nothing(store, jobs):
    await store.close()

    with pytest.raises(StoreError):
        jobs.together.ask(put("a"))
    assert not jobs.together._waiting
