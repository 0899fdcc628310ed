"""One story in two feeds, on the wire: told once, read once, and there in both."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from html import escape

import pytest

from feedmon.events import CareTaken, CountsChanged, FeedPolled, StoreChanged
from feedmon.model import CareJob, EntryQuery
from feedmon.settings import STORE_NAME
from tests.feedmon.clock import HOUR
from tests.feedmon.hearing import of_kind

SITE = "https://coast.example"
WORDS = "The ferry made its last crossing on Sunday, and nobody could say who had decided that."


def feed(name, *stories, words=WORDS):
    items = "".join(
        f"<item><guid isPermaLink='false'>{name}-{story}</guid><title>{story}</title>"
        f"<link>{SITE}/{story}?utm_source={name}</link>"
        f"<description>{escape(f'<p>{story}: {words}</p>')}</description></item>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{name}</title><link>https://{name}.example/</link>{items}</channel></rss>"
    ).encode()


@pytest.fixture
def publish(engine, server, clock):
    async def later(name, *stories, **more):
        url = server.put(f"/{name}", feed(name, *stories, **more))
        clock.now += HOUR
        for known in await engine.feeds():
            if known.url == url:
                await engine.refresh([known.id])
                return known.id
        return (await engine.subscribe(url)).id

    return later


async def listed(engine, **query):
    return await engine.entries(EntryQuery(once=True, **query), limit=100)


@pytest.mark.rule("I-7")
async def test_a_story_of_two_feeds_is_one_article_and_is_read_once(engine, told, publish):
    coast, planet = await publish("coast", "ferry"), await publish("planet")
    told.clear()

    await publish("planet", "ferry", "storm")

    (ferry,) = await listed(engine, feed_id=coast)
    assert [each.title for each in await listed(engine)] == ["storm", "ferry"]
    assert [each.feed_id for each in await listed(engine)] == [planet, coast]
    (polled,) = of_kind(told, FeedPolled)
    assert polled.retold == (ferry,)
    assert {each.id for each in polled.new if each.title == "ferry"} == polled.told
    assert [one.same for one in (await engine.entry(ferry.id)).elsewhere] == [True]
    assert (await engine.counts()).shared == {(coast, planet): 1}
    assert len(await engine.entries(EntryQuery())) == 3

    changed = await engine.mark_read([ferry.id])

    assert len(changed) == 2
    assert of_kind(told, CountsChanged)[-1].counts.unread == {planet: 1}
    # Taken back it is what it was, in both.
    assert await engine.mark_read(changed, False, alone=True) == changed
    assert (await engine.counts()).unread == {coast: 1, planet: 2}


@pytest.mark.rule("I-7")
async def test_what_was_read_in_one_feed_comes_read_in_another(engine, publish):
    coast = await publish("coast", "ferry")
    (ferry,) = await listed(engine, feed_id=coast)
    await engine.mark_read([ferry.id])
    await publish("planet")

    await publish("planet", "ferry")
    await engine.change_settings(stories_once=False)
    await publish("news")
    await publish("news", "ferry")

    by_feed = {each.feed_title: each.read for each in await engine.entries(EntryQuery())}
    assert by_feed == {"coast": True, "planet": True, "news": False}
    assert await engine.mark_read([ferry.id], False) == (ferry.id,)
    assert (await engine.counts()).shared == {}


@pytest.mark.rule("I-7")
async def test_a_comment_under_the_link_stays_an_article_of_its_own(engine, publish):
    coast = await publish("coast", "ferry")
    links = await publish("links", "ferry", words="They closed ours in March, without a word.")

    (ferry,) = await listed(engine, feed_id=coast)
    assert len(await listed(engine)) == 2
    assert [(one.feed_id, one.same) for one in (await engine.entry(ferry.id)).elsewhere] == [
        (links, False)
    ]
    assert await engine.mark_read([ferry.id]) == (ferry.id,)


@pytest.mark.rule("I-7")
async def test_a_story_of_a_feed_that_nobody_wants_to_hear_of_is_told_by_another(engine, publish):
    quiet = await publish("coast", "ferry")
    await engine.set_feed(quiet, notify="off")
    await publish("planet")
    told = []
    engine.events.subscribe(told.append)

    await publish("planet", "ferry")

    assert of_kind(told, FeedPolled)[-1].told == frozenset()


@pytest.mark.rule("I-7")
async def test_stories_of_an_older_version_are_found_in_the_care_of_the_store(
    engine, told, publish, tmp_path, monkeypatch
):
    monkeypatch.setattr("feedmon.store.stories.stories", lambda _: {})  # which knew of none
    await publish("coast", "ferry")
    await publish("planet", "ferry")
    assert len(await listed(engine)) == 2
    monkeypatch.undo()
    assert await engine.maintain((CareJob.STORIES,)) == 0  # this one began with them
    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as db, db:
        db.execute("UPDATE maintenance SET next_run_at = 0 WHERE name = 'stories'")
    told.clear()

    assert await engine.maintain((CareJob.STORIES,)) == 1
    while not of_kind(told, CareTaken):
        await engine.care()

    assert len(await listed(engine)) == 1
    (changed,) = of_kind(told, StoreChanged)
    assert {each.also_in for each in changed.delta.entries} == {1}
