"""Searches that are kept, and tags, as the engine tells of them."""

from __future__ import annotations

import asyncio

import pytest

from feedmon import errors, events
from feedmon.model import EntryQuery
from tests.feeds import item, rss


def of(told, kind):
    return [event for event in told if isinstance(event, kind)]


async def test_every_change_of_a_search_is_told_with_all_of_them(engine, told):
    rust = await engine.save_search("  Rust \n news ", "rust   is:unread ")
    go = await engine.save_search("Go", "go")
    before = await engine.edit_search(go.id, "Go", "golang")
    order = await engine.arrange_searches([go.id, rust.id])
    place = await engine.remove_search(rust.id)
    await engine.put_back_search(rust, place)

    assert (rust.title, rust.query) == ("Rust news", "rust is:unread")
    assert (before, order, place) == (go, [rust.id, go.id], 1)
    assert [
        [search.title for search in event.searches] for event in of(told, events.SearchesChanged)
    ] == [
        ["Rust news"],
        ["Rust news", "Go"],
        ["Rust news", "Go"],
        ["Go", "Rust news"],
        ["Go"],
        ["Go", "Rust news"],
    ]
    assert await engine.searches() == list(of(told, events.SearchesChanged)[-1].searches)


@pytest.mark.parametrize(("title", "query"), [("", "rust"), (" \n", "rust"), ("Rust", "  ")])
async def test_a_search_needs_a_name_and_words(engine, title, query):
    with pytest.raises(ValueError, match="title"):
        await engine.save_search(title, query)


async def test_a_search_that_is_gone_cannot_be_changed(engine):
    with pytest.raises(errors.NoSuchSearch):
        await engine.edit_search(7, "x", "y")


async def test_what_a_search_finds_is_counted_from_the_articles(engine, server):
    await engine.import_opml(
        f'<opml><body><outline xmlUrl="{server.url("/feed")}"/></body></opml>'.encode()
    )
    server.put("/feed", rss("Planet", [item("a", "Old news"), item("b", "New shoes")]))
    await engine.refresh()
    news = await engine.save_search("News", "news")
    ids = [entry.id for entry in await engine.entries(EntryQuery())]
    await engine.mark_read(ids, False)
    assert await engine.unread_of_searches() == {news.id: 1}

    await engine.mark_all_read(news.entry_query)

    assert await engine.unread_of_searches() == {news.id: 0}


async def test_who_asks_for_articles_does_not_wait_until_all_searches_are_counted(engine):
    for number in range(20):
        await engine.save_search(f"Search {number}", f"word{number}")

    counting = asyncio.create_task(engine.unread_of_searches())
    await asyncio.sleep(0)
    await engine.entries(EntryQuery())

    assert not counting.done()
    assert set((await counting).values()) == {0}


async def test_a_tag_is_told_of_where_it_changed_something(engine, server, told):
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a"), item("b")])))
    a, b = [entry.id for entry in await engine.entries(EntryQuery())]

    assert await engine.tag([a, b], " read  later ") == (a, b)
    assert await engine.tag([a], "Read Later") == ()
    assert await engine.tag([a], "read later", False) == (a,)

    assert of(told, events.EntriesTagged) == [
        events.EntriesTagged((a, b), "read later", True),
        events.EntriesTagged((a,), "read later", False),
    ]
    assert [(tag.title, tag.entries) for tag in await engine.tags()] == [("read later", 1)]
    assert (await engine.entry(b)).tags == ("read later",)
    found = await engine.entries(EntryQuery(search='tag:"read later"'))
    assert [entry.id for entry in found] == [b]


async def test_a_tag_needs_a_word(engine):
    with pytest.raises(ValueError, match="title"):
        await engine.tag([1], "  ")
