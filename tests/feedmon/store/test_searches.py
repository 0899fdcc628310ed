"""Searches that are kept."""

from __future__ import annotations

import pytest

from feedmon.errors import NoSuchSearch
from feedmon.model import SavedSearch
from tests.feedmon.store.making import worked


async def titles(store):
    return [search.title for search in await store.searches()]


async def test_searches_are_kept_in_the_order_they_came(store):
    first = await store.save_search("Rust", "rust is:unread")
    await store.save_search("Go", "go")

    assert first == SavedSearch(first.id, "Rust", "rust is:unread")
    assert await titles(store) == ["Rust", "Go"]


async def test_their_unread_articles_are_counted_by_whole_words(store, add, poll):
    feed_id = await add()
    articles = [worked("a", text="cat"), worked("b", text="category"), worked("c", text="cat dog")]
    await poll(feed_id, articles)
    cat = await store.save_search("Cats", "cat")
    begun = await store.save_search("Begun", "cat*")
    nothing = await store.save_search("Nothing", "bird")
    found = [await store.unread_of_search(each) for each in (cat, begun, nothing)]
    assert found == [2, 3, 0]

    (last, *_) = await store.page(cat.entry_query)
    await store.mark_read([last.id])

    found = [await store.unread_of_search(each) for each in (cat, begun, nothing)]
    assert found == [1, 2, 0]


async def test_an_edited_search_tells_how_it_was(store):
    search = await store.save_search("Rust", "rust")

    before = await store.edit_search(search.id, "Crabs", "crab")

    assert before == search
    assert await store.searches() == [SavedSearch(search.id, "Crabs", "crab")]


async def test_a_removed_search_comes_back_where_it_stood(store):
    searches = [await store.save_search(title, title) for title in "abc"]

    place = await store.remove_search(searches[1].id)
    assert (place, await titles(store)) == (1, ["a", "c"])
    await store.put_back_search(searches[1], place)
    await store.put_back_search(searches[1], place)

    assert await store.searches() == searches


async def test_they_can_be_put_in_another_order(store):
    a, b, c = [(await store.save_search(title, title)).id for title in "abc"]

    before = await store.arrange_searches([c, a, c, 99])

    assert (before, await titles(store)) == ([a, b, c], ["c", "a", "b"])


@pytest.mark.parametrize("act", ["edit", "remove"])
async def test_a_search_that_is_gone_is_an_error(store, act):
    with pytest.raises(NoSuchSearch):
        await (store.edit_search(9, "x", "x") if act == "edit" else store.remove_search(9))


async def test_another_window_hears_of_each_change(store, other):
    since = await other.revision()
    search = await store.save_search("Rust", "rust")
    assert (await other.changes_since(since)).searches == (search,)

    since = await other.revision()
    await store.remove_search(search.id)
    assert (await other.changes_since(since)).searches == ()

    since = await other.revision()
    await store.add_folder("unrelated")
    assert (await other.changes_since(since)).searches is None
