"""Tags on articles."""

from __future__ import annotations

import pytest

from feedmon.model import EntryQuery, TagChange


@pytest.fixture
async def ids(store, add, poll):
    """Three articles of one feed and one of another; their ids."""
    one, other = await add(), await add()
    await poll(one, ["a", "b", "c"])
    await poll(other, ["d"])
    return {entry.link[-1]: entry.id for entry in await store.page(EntryQuery())}


async def seen(store):
    return [(tag.title, tag.entries, tag.unread) for tag in await store.tags()]


async def test_tags_are_listed_by_title_with_what_has_them(store, ids):
    await store.tag([ids["a"], ids["b"]], "work")
    await store.tag([ids["a"]], "Later")
    await store.mark_read([ids["a"]])

    assert await seen(store) == [("Later", 1, 0), ("work", 2, 1)]


async def test_only_what_changed_is_told(store, ids):
    assert await store.tag([ids["a"], ids["b"], 999], "work") == [ids["a"], ids["b"]]
    assert await store.tag([ids["b"], ids["c"]], "work") == [ids["c"]]
    assert await store.tag([ids["a"], ids["d"]], "work", False) == [ids["a"]]
    assert await store.tag([ids["a"]], "unknown", False) == []


async def test_a_tag_is_the_same_however_it_is_written(store, ids):
    await store.tag([ids["a"]], "Größe")
    await store.tag([ids["b"]], "GRÖSSE")

    assert await seen(store) == [("Größe", 2, 2)]
    assert await store.tag([ids["a"]], "größe", False) == [ids["a"]]


async def test_a_tag_that_nothing_has_is_not_listed(store, ids):
    await store.tag([ids["a"]], "work")
    await store.tag([ids["a"]], "work", False)

    assert await seen(store) == []


async def test_articles_of_a_feed_that_was_left_do_not_count(store, ids):
    await store.tag([ids["a"], ids["d"]], "work")
    (summary,) = await store.entries_by_id([ids["d"]])

    await store.remove_feeds([summary.feed_id])

    assert await seen(store) == [("work", 1, 1)]


async def test_a_tag_gets_another_title(store, ids):
    await store.tag([ids["a"]], "work")

    change = await store.rename_tag("WORK", "Job")
    assert change == TagChange("work", "Job", (ids["a"],))
    assert await seen(store) == [("Job", 1, 1)]
    assert (await store.entry(ids["a"])).tags == ("Job",)
    await store.rename_tag("Job", "job")
    assert await seen(store) == [("job", 1, 1)]
    assert await store.rename_tag("gone", "x") is None
    await store.put_back_tag(TagChange("Job", "job", (ids["a"],)))
    await store.put_back_tag(change)
    assert await seen(store) == [("work", 1, 1)]


async def test_a_title_that_exists_joins_both_tags(store, ids):
    await store.tag([ids["a"], ids["b"]], "work")
    await store.tag([ids["b"], ids["c"]], "job")

    change = await store.rename_tag("work", "Job")

    assert await seen(store) == [("job", 3, 3)]
    await store.put_back_tag(change)
    assert await seen(store) == [("job", 2, 2), ("work", 2, 2)]
    assert (await store.entry(ids["a"])).tags == ("work",)
    assert (await store.entry(ids["b"])).tags == ("job", "work")


async def test_a_tag_is_taken_off_everything_and_put_back(store, ids):
    await store.tag([ids["a"], ids["b"]], "work")

    change = await store.remove_tag("Work")

    assert await seen(store) == []
    await store.put_back_tag(change)
    assert await seen(store) == [("work", 2, 2)]
    assert await store.remove_tag("gone") is None


async def test_saved_searches_name_a_tag_as_it_is_called(store, ids):
    await store.tag([ids["a"]], "to do")
    saved = await store.save_search("Mine", 'is:unread tag:"To do" -tag:other')

    change = await store.rename_tag("to do", "soon")

    (search,) = await store.searches()
    assert search.query == 'is:unread tag:"soon" -tag:other'
    assert len(await store.page(search.entry_query)) == 1
    await store.put_back_tag(change)
    assert await store.searches() == [saved]


async def test_another_window_sees_a_tagged_article_as_changed(store, other, ids):
    since = await other.revision()

    await store.tag([ids["a"]], "work")

    assert [entry.id for entry in (await other.changes_since(since)).entries] == [ids["a"]]


async def test_of_several_articles_those_are_told_that_all_of_them_have(store, ids):
    await store.tag([ids["a"], ids["b"]], "work")
    await store.tag([ids["a"]], "Later")

    assert await store.tags_on_all([ids["a"]]) == ["Later", "work"]
    assert await store.tags_on_all([ids["a"], ids["b"], ids["b"]]) == ["work"]
    assert await store.tags_on_all([ids["a"], ids["c"]]) == []
