"""Claims and polls without news that wait together: done at once, and each as if it were alone."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.errors import LeaseLost
from feedmon.model import Certificate, FeedState, Moves, NewEntry, Update
from feedmon.store import Blocked, Claim, open_store
from feedmon.store.poll_log import LOG_ROWS
from tests.feedmon.store.making import HOUR, NOW, Clock, document, failure, patch, record, worked

LEASE_S = 300


@asynccontextmanager
async def waiting_together(store):
    """What is asked for inside waits for the writer, and is there for it at once afterwards."""
    go = threading.Event()
    store._writer.enqueue(lambda _db: go.wait(20))
    try:
        yield
        await asyncio.sleep(0)
    finally:
        go.set()


async def at_once(store, *wanted):
    """Have all these coroutines wait together; what came of each."""
    async with waiting_together(store):
        tasks = [asyncio.create_task(one) for one in wanted]
    return await asyncio.gather(*tasks, return_exceptions=True)


def claim(store, feed_id, owner, **how):
    return store.claim(feed_id, owner=owner, lease_s=LEASE_S, **how)


def note(store, feed_id, owner, **columns):
    def decide(feed, _past):
        new = patch(parsed=None, **columns)
        return Update(feed=new, poll=record(feed.id, outcome="not-modified", status=304))

    return store.note_unchanged(feed_id, owner=owner, decide=decide)


async def statements(store):
    """Note from now on what the writer is told to do."""
    said = []
    await store._writer.run(lambda db: db.conn.set_trace_callback(said.append))
    return said


# --- claims -----------------------------------------------------------------------------------


async def test_of_claims_that_wait_together_each_has_its_answer(store, add):
    free, taken, paused = [await add() for _ in range(3)]
    await claim(store, taken, "before")
    await store.update_feed(paused, state=FeedState.PAUSED)

    answers = await at_once(
        store,
        claim(store, free, "a"),
        claim(store, taken, "b"),
        claim(store, 99, "c"),
        claim(store, paused, "d", only_due=True),
        claim(store, free, "e"),
    )

    assert [answer.feed.id if answer else None for answer in answers] == [free, *[None] * 4]
    await store.release(free, "a")
    assert await claim(store, free, "f")


@pytest.mark.rule("F-10")
async def test_claims_that_wait_together_have_moments_apart_at_one_host(store, add):
    feeds = [await add() for _ in range(4)]
    await store.block_host("tired.example", until=NOW + 60, reason="429")
    hosts = ["site.example", "site.example", "tired.example", "other.example"]

    answers = await at_once(
        store,
        *(
            claim(store, feed_id, f"a/{feed_id}", host=host, spacing_ms=250)
            for feed_id, host in zip(feeds, hosts, strict=True)
        ),
    )

    assert [one.at_ms if isinstance(one, Claim) else one for one in answers] == [
        *(NOW * 1000, NOW * 1000 + 250, Blocked(NOW + 60), NOW * 1000)
    ]
    assert await store.reserve_request("site.example", spacing_ms=250) == NOW * 1000 + 500
    assert await claim(store, feeds[2], "b"), "of a tired host nothing is taken"


async def test_a_lease_that_waits_for_its_host_counts_from_there_on(store, add, clock):
    feeds = [await add() for _ in range(3)]
    claims = (
        claim(store, one, f"a/{one}", host="site.example", spacing_ms=60_000) for one in feeds
    )
    await at_once(store, *claims)

    clock.now += LEASE_S + 1
    answers = [await claim(store, feed_id, f"b/{feed_id}") for feed_id in feeds]
    assert [answer is not None for answer in answers] == [True, False, False]


# --- polls without news -----------------------------------------------------------------------


async def test_polls_that_wait_together_are_stored_as_each_alone(store, add, poll):
    feeds = [await add() for _ in range(3)]
    for number, feed_id in enumerate(feeds):
        await poll(feed_id, [f"{number}/{n}" for n in range(number)])
        await claim(store, feed_id, f"a/{feed_id}")

    answers = await at_once(
        store, *(note(store, one, f"a/{one}", etag=f'"{one}"', response_ms=one) for one in feeds)
    )

    assert [answer.feed for answer in answers] == [await store.feed(one) for one in feeds]
    assert [(one.feed.etag, one.feed.response_ms, one.feed.total) for one in answers] == [
        (f'"{feed_id}"', feed_id, number) for number, feed_id in enumerate(feeds)
    ]
    for feed_id in feeds:
        newest, first = await store.poll_log(feed_id)
        assert (newest.outcome, newest.bytes_saved) == ("not-modified", first.wire_bytes)
        assert await claim(store, feed_id, f"b/{feed_id}"), "the claim has ended"


async def test_one_that_lost_its_claim_or_is_decided_wrongly_harms_none_of_the_others(store, add):
    good, lost, broken, wrong, last = [await add() for _ in range(5)]
    for feed_id in (good, broken, wrong, last):
        await claim(store, feed_id, f"a/{feed_id}")

    def fail(feed, past):
        raise ZeroDivisionError

    def news(feed, past):
        new = NewEntry(worked("a"), NOW, NOW, 0, read=False)
        return Update(feed=patch(), poll=record(feed.id), new=(new,))

    answers = await at_once(
        store,
        note(store, good, f"a/{good}"),
        note(store, lost, "nobody"),
        store.note_unchanged(broken, owner=f"a/{broken}", decide=fail),
        store.note_unchanged(wrong, owner=f"a/{wrong}", decide=news),
        note(store, last, f"a/{last}"),
    )

    kinds = [type(one) for one in answers if isinstance(one, Exception)]
    assert kinds == [LeaseLost, ZeroDivisionError, ValueError]
    assert [len(await store.poll_log(one)) for one in (good, lost, broken, wrong, last)] == [
        *(1, 0, 0, 0, 1)
    ]
    assert await claim(store, broken, "b") is None, "it is still claimed"


async def test_what_depends_on_a_feed_is_its_own_among_others(store, add, poll):
    inner = await store.add_folder("inner", parent_id=(await store.add_folder("outer")).id)
    feeds = [await add(), await add(folder_id=inner.id), await add()]
    await poll(feeds[0], ["a", "b"], sort_at=NOW - HOUR)
    await poll(feeds[2], ["c"], sort_at=NOW - 2 * HOUR)
    alone = {feed_id: await store.past(feed_id) for feed_id in feeds}

    assert await store.pasts(feeds) == alone
    assert [past.history for past in alone.values()] == [
        *((NOW - HOUR, NOW - HOUR), (), (NOW - 2 * HOUR,))
    ]


async def test_many_polls_that_wait_together_ask_for_each_thing_once(store, add):
    feeds = [await add() for _ in range(20)]
    for feed_id in feeds:
        await claim(store, feed_id, f"a/{feed_id}")
    said = await statements(store)
    await at_once(store, *(note(store, one, f"a/{one}") for one in feeds))

    asked = [one for one in said if one.lstrip().startswith(("SELECT", "WITH"))]
    assert len(asked) < len(feeds)


async def test_the_log_stays_bounded_by_polls_without_news(store, add, clock):
    feed_id = await add()
    for number in range(LOG_ROWS + 3):
        await claim(store, feed_id, f"a/{number}")
        await note(store, feed_id, f"a/{number}")
        clock.now += 60

    assert len(await store.poll_log(feed_id, limit=1_000)) == LOG_ROWS


@given(
    before=st.sampled_from(["new", "failed", "paused", "gone", "gone and paused", "moved"]),
    columns=st.fixed_dictionaries(
        {
            "etag": st.sampled_from([None, '"e2"']),
            "insecure_target": st.sampled_from([None, "http://site.example/feed"]),
            "fresh_until": st.sampled_from([None, NOW + HOUR]),
            "certificate": st.sampled_from([None, Certificate(NOW, NOW + HOUR)]),
            "next_poll_at": st.sampled_from([None, NOW + 2 * HOUR]),
        }
    ),
    moves=st.sampled_from(
        [Moves(), Moves(redirected_to="https://b.example/", redirected_since=NOW)]
    ),
)
async def test_what_is_told_of_a_feed_is_what_is_stored(tmp_path_factory, before, columns, moves):
    store = await open_store(tmp_path_factory.mktemp("told") / "feedmon.db", clock=Clock())
    feed = await store.add_feed("https://a.example/feed", next_poll_at=NOW)
    await claim(store, feed.id, "first")
    if before == "new":
        await store.apply(feed.id, owner="first", uids=["a"], decide=document([worked("a")]))
    else:
        state = FeedState.GONE if before.startswith("gone") else FeedState.FAILING
        await store.record_failure(feed.id, owner="first", decide=failure(state=state))
    if before.endswith("paused"):
        await store.update_feed(feed.id, state=FeedState.PAUSED)

    def decide(feed, _past):
        first = Moves(redirected_to="https://c.example/", redirected_since=NOW)
        return Update(
            feed=patch(parsed=None, **columns),
            poll=record(feed.id),
            moves=first if before == "moved" and feed.redirected_to is None else moves,
        )

    for owner in ("second", "third"):
        await claim(store, feed.id, owner)
        told = await store.note_unchanged(feed.id, owner=owner, decide=decide)
        assert told.feed == await store.feed(feed.id)
    await store.close()
