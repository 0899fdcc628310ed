"""One story in several feeds: a row of its own in each of them, one in lists of several."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from random import Random

import pytest

from feedmon.model import CareJob, EntryOrder, EntryQuery
from feedmon.model.ordering import key_of, place_of
from feedmon.store import entries, migrations, open_store, queries, stories
from feedmon.store.connection import Transaction, connect
from feedmon.store.steps import Steps
from tests.feedmon.store.making import DAY, HOUR, NOW, document, worked
from tests.feedmon.store.test_plans import plans

ONCE = EntryQuery(once=True)


def about(story: str, uid: str = "", **more):
    """What a feed has of a story: the same link and words under an id of its own."""
    fields = {
        "title": f"About {story}",
        "link": f"https://coast.example/{story}",
        "text": f"Everything there is to say about {story}, in as many words as that takes.",
    }
    return worked(uid or story, **fields | more)


async def ids(store, query=ONCE, **page):
    return [each.id for each in await store.page(query, limit=10_000, **page)]


async def of(store, feed_id):
    return {each.title: each for each in await store.page(EntryQuery(feed_id=feed_id))}


@pytest.fixture
async def three(add, poll, clock):
    """Three feeds that tell of the ferry, an hour apart; the first has an article beside."""
    feeds = [await add() for _ in range(3)]
    await poll(feeds[0], [about("ferry"), about("bridge")])
    for feed_id in feeds[1:]:
        clock.now += HOUR
        await poll(feed_id, [about("ferry", f"f{feed_id}")])
    return feeds


@pytest.mark.rule("I-7")
async def test_a_list_of_several_feeds_has_a_story_once_and_each_feed_has_its_own(store, three):
    first = await of(store, three[0])
    ferry = first["About ferry"]

    assert set(await ids(store)) == {each.id for each in first.values()}
    assert (ferry.also_in, first["About bridge"].also_in) == (2, 0)
    for feed_id in three[1:]:
        (own,) = (await of(store, feed_id)).values()
        assert (own.story, own.also_in) == (ferry.story, 2)
    assert len(await ids(store, EntryQuery())) == 4  # who doesn't ask for it gets all
    assert len(await ids(store, EntryQuery(feed_id=three[1], once=True))) == 1


@pytest.mark.rule("I-7")
async def test_who_tells_a_story_later_moves_nothing(store, three, add, claim, clock):
    before = await store.page(ONCE)
    clock.now += DAY

    changes = await claim(await add(), [about("ferry", "late")], once=True)

    after = await store.page(ONCE)
    assert [each.id for each in after] == [each.id for each in before]
    (late,) = changes.new
    assert late.also_in == 3
    assert changes.told == {late.id}
    assert changes.retold == ()
    assert {each.also_in for each in after} == {0, 3}


@pytest.mark.rule("I-7")
async def test_what_another_feed_tells_now_comes_with_the_poll(store, add, poll, claim):
    one, other = await add(), await add()
    (ferry,) = (await poll(one, [about("ferry")])).new
    assert (ferry.story, ferry.also_in) == (None, 0)

    changes = await claim(other, [about("ferry", "again"), about("bridge")], once=True)

    assert [(each.id, each.also_in) for each in changes.retold] == [(ferry.id, 1)]
    assert {each.id for each in changes.new if each.story == ferry.id} == changes.told


@pytest.mark.rule("I-7")
async def test_a_story_ends_where_a_feed_gives_its_link_again(store, three, poll):
    changes = await poll(three[0], [about("ferry"), about("bridge"), about("ferry", "anew")])

    assert changes.told == frozenset()
    assert {each.also_in for each in changes.retold} == {0}
    assert len(changes.retold) == 3
    assert len(await ids(store)) == 5


@pytest.mark.rule("I-7")
@pytest.mark.parametrize(
    "edit",
    [
        {"link": "https://coast.example/another", "title": "About ferry!"},
        {"link": None, "title": "About ferry!"},
        {"title": "Ours", "text": "What they write about the ferry is not how it was here."},
    ],
)
async def test_an_edit_can_part_and_join_stories(store, three, poll, edit):
    (own,) = (await of(store, three[2])).values()

    changes = await poll(three[2], [about("ferry", f"f{three[2]}", **edit)])

    assert own.id in await ids(store)
    assert [each.story for each in changes.updated] == [None]
    assert {each.also_in for each in (await of(store, three[1])).values()} == {1}
    await poll(three[2], [about("ferry", f"f{three[2]}")])
    assert own.id not in await ids(store)


@pytest.mark.rule("I-7")
async def test_reading_one_reads_all_and_back_and_only_these_if_alone(store, three):
    ferries = [(await of(store, feed_id))["About ferry"].id for feed_id in three]

    assert set(await store.mark_read(ferries[1:2], once=True)) == set(ferries)
    assert await ids(store, replace(ONCE, unread=True)) != []
    assert set(await store.mark_read(ferries[2:], False, once=True)) == set(ferries)
    assert await store.mark_read(ferries[:1]) == ferries[:1]
    # One of them is unread still: that is the one to be seen.
    assert set(ferries) & set(await ids(store)) == {ferries[1]}
    assert set(ferries) & set(await ids(store, replace(ONCE, unread=True))) == {ferries[1]}
    everything = await store.mark_all_read(EntryQuery(feed_id=three[1]), once=True)
    assert set(everything) == set(ferries[1:])


@pytest.mark.rule("I-7")
async def test_what_was_read_elsewhere_comes_read_if_stories_are_told_once(
    store, three, add, claim
):
    (ferry, *_), feed_id = list((await of(store, three[1])).values()), await add()
    await store.mark_read([ferry.id], once=True)

    new = (await claim(feed_id, [about("ferry", "x"), about("bridge", "y")], once=True)).new
    also = (await claim(await add(), [about("ferry", "z")], once=False)).new

    assert {each.title: each.read for each in new} == {"About ferry": True, "About bridge": False}
    assert [each.read for each in also] == [False]


@pytest.fixture
def claim(store, clock):
    async def run(feed_id, items, *, once):
        def decide(feed, known):
            return replace(document(items, clock.now)(feed, known), once=once)

        assert await store.claim(feed_id, owner="test/x", lease_s=60)
        uids = [each.uid for each in items]
        return await store.apply(feed_id, owner="test/x", uids=uids, decide=decide)

    return run


@pytest.mark.rule("I-7")
async def test_another_stands_for_a_story_whose_first_feed_is_left(store, three, add, claim):
    first, second = [(await of(store, feed_id))["About ferry"] for feed_id in three[:2]]
    await store.mark_read([first.id])

    await store.remove_feeds([three[0]])

    assert await ids(store) == [second.id]
    assert {each.also_in for each in await store.page(ONCE)} == {1}
    # Nobody reads that feed any more: that it was read there says nothing.
    (new,) = (await claim(await add(), [about("bridge")], once=True)).new
    assert not new.read
    assert await store.delete_removed() is False
    await store.restore_feeds([three[0]])
    await store.mark_read([first.id], False)
    assert first.id in await ids(store)


@pytest.mark.rule("I-7", "I-10")
async def test_another_stands_for_a_story_whose_first_article_was_deleted(store, three):
    _, second = [(await of(store, feed_id))["About ferry"] for feed_id in three[:2]]

    await store.purge(three[0], keep_newest=0)

    assert await ids(store) == [second.id]
    assert (await store.entry(second.id)).summary.also_in == 1


@pytest.mark.rule("I-7")
async def test_feeds_that_become_one_share_no_story_with_themselves(store, three):
    before = await store.page(EntryQuery())

    merged = await store.merge_feeds(three[1], three[2])
    (there, *more) = await store.page(EntryQuery(feed_id=three[1]))

    assert [there.story, *(each.story for each in more)] == [None, None]
    await store.part_feeds(merged)
    assert {each.id: each.story for each in await store.page(EntryQuery())} == {
        each.id: each.story for each in before
    }


@pytest.mark.rule("I-7")
async def test_stories_of_an_older_version_are_found_and_writing_them_twice_writes_nothing(
    store, path, three
):
    found = {each.id: each.story for each in await store.page(EntryQuery())}
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE entries SET story = NULL")

    await store.settle_stories()

    assert {each.id: each.story for each in await store.page(EntryQuery())} == found
    revision = await store.revision()
    await store.settle_stories()
    assert (await store.changes_since(revision)).entries == ()


async def test_an_older_store_is_looked_through_once_there_are_articles(path, clock):
    steps = Steps("feedmon")
    names = migrations.MIGRATIONS.names
    for name in names[: names.index("reading")]:
        steps(name=name)(getattr(migrations, name))
    for number, articles in enumerate((0, 1)):
        old = path.with_name(f"{number}.db")
        await (await open_store(old, clock=clock, steps=steps)).close()
        with closing(sqlite3.connect(old)) as db, db:
            db.execute(
                "INSERT INTO feeds (url, url_key, host, position, added_at, revision)"
                " VALUES ('https://a.example/f', 'a.example/f', 'a.example', 0, 0, 1)"
            )
            for _ in range(articles):
                db.execute(
                    "INSERT INTO entries (feed_id, uid, title, author, received_at, sort_at,"
                    " position, content_hash, snippet, has_enclosure, revision)"
                    " VALUES (1, 'a', 'A', '', 0, 0, 0, '', '', 0, 1)"
                )

        store = await open_store(old, clock=clock)

        jobs = {CareJob.STORIES: DAY}
        assert await store.due_care(jobs) == list(jobs) * articles
        await store.close()


@pytest.mark.rule("I-7")
async def test_the_order_in_which_feeds_are_polled_does_not_matter_for_their_stories(
    path, clock, repetitions
):
    chance = Random(7)
    documents = [
        [about(name, f"{n}{name}") for name in "abcdef" if chance.random() < 0.6]
        + ([about("a", f"{n}again")] if n == 3 else [])
        for n in range(6)
    ]
    seen = set()
    for number in range(repetitions(6)):
        store = await open_store(path.with_name(f"{number}.db"), clock=clock)
        feeds = [
            await store.add_feed(f"https://s{n}.example/f", next_poll_at=NOW) for n in range(6)
        ]
        order = list(zip(feeds, documents, strict=True))
        chance.shuffle(order)
        for feed, items in order:
            await store.claim(feed.id, owner="a", lease_s=60)
            uids = [each.uid for each in items]
            await store.apply(feed.id, owner="a", uids=uids, decide=document(items))
        groups = {}
        for each in await store.page(EntryQuery(), limit=1000):
            uid = (await store.entry(each.id)).uid
            groups.setdefault(each.story, set()).add(uid)
        groups.pop(None)
        seen.add(frozenset(map(frozenset, groups.values())))
        await store.close()

    (found,) = seen
    assert len(found) == 5  # "a" is no story: a feed gives its link twice


@pytest.fixture
async def library(store, path, add, poll, clock):
    """Many stories, some in folders, read here and there, in one feed that is left, by words."""
    chance = Random(11)
    folder = await store.add_folder("folder")
    feeds = [await add(folder_id=folder.id if n < 3 else None) for n in range(6)]
    for _ in range(4):
        for n, feed_id in enumerate(feeds):
            clock.now += chance.choice([0, 60, HOUR])
            names = [f"s{chance.randrange(60)}" for _ in range(12)]
            items = [about(name, f"{n}{name}") for name in dict.fromkeys(names)]
            await poll(feed_id, items, sort_at=clock.now - chance.randrange(DAY))
    everything = await store.page(EntryQuery(), limit=1_000)
    some = [each.id for each in everything if chance.random() < 0.3]
    await store.mark_read(some)
    await store.star([each for each in some if chance.random() < 0.5])
    await store.remove_feeds(feeds[5:])
    return folder.id


def told_once(found):
    """Of each story that one which is unread, if any is; else the one that came first."""
    best = {}
    for each in found:
        place = (each.read, each.received_at, each.id)
        if each.story is not None:
            best[each.story] = min(best.get(each.story, place), place)
    return [
        each
        for each in found
        if each.story is None or best[each.story] == (each.read, each.received_at, each.id)
    ]


@pytest.mark.rule("I-7")
async def test_every_list_has_each_of_its_stories_once_page_by_page(store, library, monkeypatch):
    lists = [
        EntryQuery(),
        EntryQuery(unread=True),
        EntryQuery(starred=True),
        EntryQuery(folder_id=library),
        EntryQuery(folder_id=library, unread=True),
        EntryQuery(since=NOW - DAY // 2),
        EntryQuery(search="words"),
        EntryQuery(search="s1* is:read"),
        EntryQuery(search="folder:folder is:unread"),
        *(EntryQuery(order=order) for order in EntryOrder),
    ]
    for limit in (None, 5):  # and where a word is common enough to be met on a walk
        if limit is not None:
            monkeypatch.setattr(queries, "SORTED_MATCHES", limit)
        for query in lists:
            wanted = told_once(await store.page(query, limit=1_000))
            once = replace(query, once=True)
            assert len(wanted) < len(await store.page(query, limit=1_000)), query
            paged, after = [], None
            while page := await store.page(once, after=after, limit=7):
                paged += page
                after = key_of(page[-1])
            assert paged == wanted, query
            assert await store.count_entries(once) == len(wanted), query
            places = [place_of(key_of(each), query.order) for each in paged]
            assert places == sorted(places)


@pytest.mark.rule("I-7")
async def test_counts_say_which_unread_stories_feeds_share(store, library):
    unread = await store.page(EntryQuery(unread=True), limit=1_000)
    for since, found in (
        (None, (await store.counts(once=True)).shared),
        (NOW - DAY // 2, await store.shared_since(NOW - DAY // 2)),
    ):
        wanted: dict[tuple[int, ...], int] = {}
        for story in {each.story for each in unread} - {None}:
            feeds = tuple(
                sorted(
                    each.feed_id
                    for each in unread
                    if each.story == story and (since is None or each.sort_at >= since)
                )
            )
            if len(feeds) > 1:
                wanted[feeds] = wanted.get(feeds, 0) + 1
        assert found == wanted
        assert found
        query = EntryQuery(unread=True, since=since, once=True)
        all_of_them = await store.count_entries(replace(query, once=False))
        twice = sum((len(feeds) - 1) * number for feeds, number in found.items())
        assert await store.count_entries(query) == all_of_them - twice
    assert (await store.counts()).shared == {}


@pytest.mark.rule("I-7")
async def test_who_asks_what_stands_for_an_article_is_told_what_the_list_has(store, library):
    everything = await store.page(EntryQuery(), limit=1_000)
    for query in (
        ONCE,
        EntryQuery(folder_id=library, once=True),
        EntryQuery(once=True, unread=True),
    ):
        listed = await ids(store, query)
        for each in everything[::5]:
            (there,) = [await store.entries_standing_for(query, [each.id])]
            stories_of = (
                {each.id}
                if each.story is None
                else {other.id for other in everything if other.story == each.story}
            )
            assert {one.id for one in there} == stories_of & set(listed)


@pytest.mark.rule("I-7")
async def test_what_is_marked_above_a_place_is_what_the_list_has_there(store, library):
    listed = await store.page(replace(ONCE, unread=True), limit=1_000)
    here = listed[5]

    changed = await store.mark_all_read(ONCE, before=key_of(here), once=True)

    left = [each.id for each in await store.page(replace(ONCE, unread=True), limit=1_000)]
    assert left == [each.id for each in listed[5:]]
    assert len(changed) >= 5


async def test_looking_for_a_story_reads_its_own_rows_only(path, store, three):
    """However long the list, and whatever it asks for."""
    with closing(connect(path, busy_s=1, mode="rw")) as db:
        tx = Transaction(db, NOW)
        once = plans(db, queries.entry_ids, EntryQuery(once=True, unread=True), NOW, limit=100)
        counted = plans(db, queries.count_entries, EntryQuery(once=True, unread=True), NOW)
        shared = plans(db, stories.unread_in)
        page = plans(db, entries.summaries, [1, 2])
        settled = plans(db, lambda _: stories.settle(tx, [1], [2]))
        sliced = plans(db, lambda _: stories.settle_links(tx, "", 10))

    assert any("SEARCH o USING INDEX entries_story (story=?)" in step for step in once[-1])
    assert any("entries_unread_story" in step for plan in counted for step in plan)
    assert any("COVERING INDEX entries_unread_story" in step for step in shared[0])
    assert any("SEARCH o USING COVERING INDEX entries_story" in step for step in page[0])
    for plan in [*settled, *sliced]:
        assert not any(step.startswith(("SCAN e", "SCAN f")) for step in plan), plan
        assert not any("TEMP B-TREE FOR ORDER BY" in step for step in plan), plan
