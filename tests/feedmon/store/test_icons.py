"""Claims of looks and pictures, and what is kept of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from feedmon.model import Find, PictureState
from feedmon.store.icons import UNUSED_S
from tests.feedmon.store.making import DAY, HOUR, NOW

SITE = "https://site.example"
WEEK = 7 * DAY


def counted(path, table):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


async def icon(store, content=b"hash", image=b"png"):
    taken = await store.take_picture(content, owner="maker", lease_s=60)
    assert taken.state is PictureState.MINE
    return await store.finish_picture(content, "maker", image)


@pytest.mark.rule("F-18")
async def test_a_look_is_one_programs_until_it_ends_or_its_lease_does(store, other, clock):
    first = await store.claim_look(SITE, owner="a", lease_s=60)
    meanwhile = await other.claim_look(SITE, owner="b", lease_s=60)
    clock.now += 61
    later = await other.claim_look(SITE, owner="b", lease_s=60)

    assert (first.due, first.find) == (True, None)
    assert meanwhile is None
    assert later.due


@pytest.mark.rule("F-18")
async def test_what_was_found_holds_until_the_next_look(store, other, clock):
    find = Find(await icon(store), f"{SITE}/i.png", '"1"', None, '"page"', "Sat, 1 Jan 2028")
    await store.claim_look(SITE, owner="a", lease_s=60)
    await store.end_look(SITE, "a", find=find, next_look_at=NOW + WEEK)

    known = await other.claim_look(SITE, owner="b", lease_s=60)
    clock.now += WEEK
    again = await other.claim_look(SITE, owner="b", lease_s=60)

    assert (known.due, known.find, known.next_look_at) == (False, find, NOW + WEEK)
    assert (again.due, again.find) == (True, find)


async def test_looks_and_pictures_of_a_program_that_ended_are_freed(store, other):
    await store.claim_look(SITE, owner="dead/icon-0", lease_s=60)
    await store.take_picture(b"hash", owner="dead/icon-1", lease_s=60)
    await store.claim_look("https://alive.example", owner="deadline/icon-0", lease_s=60)

    assert await store.lease_owners() == {"dead", "deadline"}
    assert await store.free_leases("dead") == 2

    assert (await other.claim_look(SITE, owner="b", lease_s=60)).due
    assert (await other.take_picture(b"hash", owner="b", lease_s=60)).state is PictureState.MINE
    assert await other.claim_look("https://alive.example", owner="b", lease_s=60) is None


async def test_who_lost_a_look_ends_nothing(store, clock):
    await store.claim_look(SITE, owner="a", lease_s=60)
    clock.now += 61
    await store.claim_look(SITE, owner="b", lease_s=60)

    await store.end_look(SITE, "a", next_look_at=clock.now + WEEK)

    assert await store.claim_look(SITE, owner="c", lease_s=60) is None


async def test_a_next_look_further_away_than_any_is_a_jump_of_the_clock(store):
    await store.claim_look(SITE, owner="a", lease_s=60)
    await store.end_look(SITE, "a", next_look_at=NOW + 900 * DAY)

    assert (await store.claim_look(SITE, owner="b", lease_s=60)).due


async def test_a_picture_is_one_workers_and_done_is_done(store, other):
    mine = await store.take_picture(b"hash", owner="a", lease_s=60)
    busy = await other.take_picture(b"hash", owner="b", lease_s=60)
    made = await store.finish_picture(b"hash", "a", b"png")
    done = await other.take_picture(b"hash", owner="b", lease_s=60)

    assert mine.state is PictureState.MINE
    assert busy.state is PictureState.BUSY
    assert (done.state, done.icon_id) == (PictureState.DONE, made)


async def test_that_a_picture_can_be_no_icon_is_known_too(store):
    assert await icon(store, image=None) is None

    taken = await store.take_picture(b"hash", owner="b", lease_s=60)
    assert (taken.state, taken.icon_id) == (PictureState.DONE, None)


async def test_work_that_was_left_is_taken_up_and_the_late_one_takes_the_result(store, clock):
    await store.take_picture(b"hash", owner="slow", lease_s=60)
    clock.now += 61
    again = await store.take_picture(b"hash", owner="quick", lease_s=60)
    made = await store.finish_picture(b"hash", "quick", b"quick")

    late = await store.finish_picture(b"hash", "slow", b"slow")

    assert again.state is PictureState.MINE
    assert late == made


async def test_the_same_icon_again_is_no_change_that_anybody_is_told(store, add, poll):
    feed = await add()
    await poll(feed, ["a"])
    made = await icon(store)
    first = await store.give_icon(feed, made, due_at=NOW + WEEK)
    before = await store.revision()

    again = await store.give_icon(feed, made, due_at=NOW + 2 * WEEK)
    kept = await store.give_icon(feed, None, due_at=NOW + 3 * WEEK)

    assert (first, again, kept) == (True, False, False)
    assert await store.revision() == before
    assert (await store.icons()).by_feed == {feed: made}


async def test_an_icon_that_is_gone_is_given_to_nobody(store, add):
    feed = await add()

    assert not await store.give_icon(feed, 99, due_at=NOW + WEEK)
    assert (await store.icons()).by_feed == {}


async def test_what_was_given_since_is_told_with_its_picture(store, add):
    one, two = await add(), await add()
    made = await icon(store)
    await store.give_icon(one, made, due_at=NOW + WEEK)
    before = await store.revision()
    nothing = await store.icons(since=before)

    await store.give_icon(two, made, due_at=NOW + WEEK)
    told = await store.icons(since=before)

    assert nothing.by_feed == {}
    assert told.by_feed[two] == made
    assert told.images == {made: b"png"}


async def test_feeds_are_due_that_work_and_were_not_looked_at_for_a_while(store, add, poll, clock):
    never, new, soon, paused, jumped = [await add() for _ in range(5)]
    for feed in (new, soon, paused, jumped):
        await poll(feed, ["a"])
    await store.give_icon(soon, None, due_at=NOW + HOUR)
    await store.give_icon(jumped, None, due_at=NOW + 900 * DAY)
    await store.update_feed(paused, paused=True)

    now = {wish.feed_id for wish in await store.due_icons(10)}
    clock.now += HOUR
    later = {wish.feed_id for wish in await store.due_icons(10)}

    assert now == {new, jumped}
    assert later == {new, soon, jumped}
    assert never not in later


async def test_an_icon_that_was_just_made_is_not_dropped_before_it_is_given(store, path, clock):
    await icon(store)
    soon = await store.drop_icons()
    clock.now += UNUSED_S + 1

    assert soon == 0
    assert await store.drop_icons() == 1
    assert counted(path, "icons") == 0


async def test_work_under_way_is_not_dropped(store, path, clock):
    clock.now += DAY
    await store.take_picture(b"hash", owner="a", lease_s=60)
    await store.claim_look(SITE, owner="a", lease_s=60)

    await store.drop_icons()

    assert (counted(path, "icons"), counted(path, "sites")) == (1, 1)


async def test_looks_that_found_nothing_are_forgotten_when_they_are_over(store, path, clock):
    await store.claim_look(SITE, owner="a", lease_s=60)
    await store.end_look(SITE, "a", next_look_at=NOW + WEEK)
    await store.drop_icons()
    meanwhile = counted(path, "sites")
    clock.now += WEEK + 1

    await store.drop_icons()

    assert (meanwhile, counted(path, "sites")) == (1, 0)
