"""Fields of a query: where to look, and for what."""

from __future__ import annotations

import pytest

from feedmon.model import EntryKey, EntryQuery
from tests.feedmon.store.making import DAY, NOW, worked


@pytest.fixture
async def asked(store, add, poll, clock):
    """Returns the uids that a query finds among the articles of four feeds."""
    news = (await store.add_folder("Näws")).id
    local = (await store.add_folder("Local", parent_id=news)).id
    world = [worked("w1", link="https://x.example/W?a=1")]
    for url, title, folder, entries, age in (
        ("https://world.example/", "The World", news, world, 10 * DAY),
        ("https://planet.example/", "Planet Python", None, ["p1", "p2"], 0),
        ("https://city.example/", "City Gazette", local, ["c1", "c2"], 0),
        ("https://left.example/", "Left Planet", None, ["l1"], 0),
    ):
        clock.now = NOW - age
        feed_id = await add(url, custom_title=title, folder_id=folder, next_poll_at=0)
        await poll(feed_id, entries)
    names = {one.link.rpartition("/")[2]: one for one in await store.page(EntryQuery())}
    names["w1"] = names.pop("W?a=1")
    await store.mark_read([names["p1"].id, names["c1"].id])
    await store.star([names["p2"].id, names["w1"].id])
    await store.tag([names["c2"].id], "Später lesen")
    await store.tag([names["p1"].id, names["w1"].id], "work")
    await store.remove_feeds([names["l1"].feed_id])
    uids = {one.id: uid for uid, one in names.items()}

    async def find(words, **more):
        query = EntryQuery(search=words, **more)
        page = await store.page(query)
        assert await store.count_entries(query) == len(page)
        return {uids[one.id] for one in page}

    return find


ALL = {"p1", "p2", "c1", "c2", "w1"}


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ("feed:planet ", {"p1", "p2"}),
        ("feed:PLANET.EXAMPLE ", {"p1", "p2"}),
        ('feed:"planet py" ', {"p1", "p2"}),
        ("feed:nowhere ", set()),
        ("-feed:planet ", ALL - {"p1", "p2"}),
        ("feed:planet OR feed:city ", {"p1", "p2", "c1", "c2"}),
        ("feed:planet feed:city ", set()),
        ("folder:naws ", {"c1", "c2", "w1"}),
        ("folder:local ", {"c1", "c2"}),
        ("folder:naws -folder:local ", {"w1"}),
        ("folder:naws feed:world ", {"w1"}),
        ("tag:work ", {"p1", "w1"}),
        ('tag:"spater lesen" ', {"c2"}),
        ("tag:spater", {"c2"}),
        ("tag:spater ", set()),
        ("-tag:work ", ALL - {"p1", "w1"}),
        ("is:tagged ", {"p1", "w1", "c2"}),
        ("-is:tagged ", {"p2", "c1"}),
        ("is:unread ", {"p2", "c2", "w1"}),
        ("is:read ", {"p1", "c1"}),
        ("-is:unread ", {"p1", "c1"}),
        ("is:starred ", {"p2", "w1"}),
        ("is:starred is:unread -feed:planet ", {"w1"}),
        ("is:starred OR is:read ", {"p1", "p2", "c1", "w1"}),
        ("has:enclosure ", set()),
        ("-has:enclosure has:link ", ALL),
        ("link:x.example/w ", {"w1"}),
        ("-link:x.example ", ALL - {"w1"}),
        ("before:7d ", {"w1"}),
        ("after:7d ", ALL - {"w1"}),
        ("on:10d ", {"w1"}),
        ("-after:7d ", {"w1"}),
        ("title feed:planet", {"p1", "p2"}),
        ("p1 OR is:starred ", {"p1", "p2", "w1"}),
        ("title -p1 -feed:city ", {"p2", "w1"}),
        ("is:un", ALL),
        ("feed:", ALL),
        ("is:nonsense title ", ALL),
    ],
)
async def test_fields_narrow_what_is_found(asked, words, uids):
    assert await asked(words) == uids


async def test_a_query_adds_to_the_place_it_is_asked_in(store, asked):
    feeds = {feed.title: feed for feed in await store.feeds()}

    assert await asked("is:unread ", feed_id=feeds["City Gazette"].id) == {"c2"}
    assert await asked("feed:planet ", feed_id=feeds["City Gazette"].id) == set()
    assert await asked("-feed:city ", folder_id=feeds["The World"].folder_id) == {"w1"}
    assert await asked("is:read ", unread=True) == set()


async def test_what_a_query_finds_can_be_marked_read(store, asked):
    assert len(await store.mark_all_read(EntryQuery(search="folder:naws "))) == 2

    assert await asked("is:unread ") == {"p2"}


async def test_an_age_moves_on_with_the_clock(asked, clock):
    assert await asked("after:1d ") == ALL - {"w1"}
    clock.now += 3 * DAY

    assert await asked("after:1d ") == set()


async def test_pages_of_a_query_follow_each_other(store, asked):
    query = EntryQuery(search="-feed:world ")
    first = await store.page(query, limit=2)
    last = await store.page(query, EntryKey(first[-1].sort_at, first[-1].id), limit=9)

    assert [one.id for one in first + last] == [one.id for one in await store.page(query)]
    assert len(first + last) == 4
