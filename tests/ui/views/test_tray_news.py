"""The newest articles, as the tray lists them while others come and go."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from feedmon.events import FeedPolled, FeedsChanged, StoreChanged
from feedmon.model import Delta
from tests.ui.fakes import FakeEngine, feed, summary
from ui.bridge import Bridge
from ui.views.tray_news import TrayNews


@pytest.fixture
def engine():
    return FakeEngine([feed(1), feed(2)], entries=[summary(i, 1 + i % 2) for i in range(1, 9)])


@pytest.fixture
async def news(engine, tasks, until):
    bridge, parent = Bridge(engine.events), QObject()
    news = TrayNews(engine, tasks, parent)
    bridge.batch.connect(news.receive)
    yield news
    bridge.close()


def ids(news):
    return [entry.id for entry in news.entries()]


async def test_the_five_newest_are_there_from_the_beginning(news, until):
    await until(lambda: ids(news) == [8, 7, 6, 5, 4])


async def test_what_arrives_takes_its_place_by_age_without_being_asked_for(news, engine, until):
    await until(lambda: ids(news))
    asked = len(engine.called("entries"))
    engine.arrive(1, [summary(20), summary(3), summary(21)])
    await until(lambda: ids(news) == [21, 20, 8, 7, 6])

    assert len(engine.called("entries")) == asked


async def test_the_gaps_that_a_removed_feed_leaves_are_filled(news, engine, until):
    await until(lambda: ids(news))
    await engine.unsubscribe([2])
    await until(lambda: ids(news) == [8, 6, 4, 2])


@pytest.mark.parametrize(
    "told",
    [FeedsChanged((feed(1, "Another"),)), FeedPolled(feed(1, "Another"))],
    ids=["by the person", "by the publisher"],
)
async def test_another_title_of_a_feed_is_followed(news, engine, until, told):
    await until(lambda: ids(news))
    renamed = [replace(entry, feed_title="Another") for entry in engine.stored.values()]
    engine.stored = {entry.id: entry for entry in renamed}
    engine.events.publish(told)
    await until(lambda: news.entries()[0].feed_title == "Another")


async def test_what_another_program_wrote_is_followed(news, engine, until):
    await until(lambda: ids(news))
    del engine.stored[8]
    engine.stored[30] = summary(30)
    engine.events.publish(StoreChanged(Delta(1, (), (), (summary(30),), (), (), (8,))))
    await until(lambda: ids(news) == [30, 7, 6, 5, 4])


async def test_what_came_while_it_was_asked_for_is_not_lost(engine, tasks, until):
    gate = engine.hold["entries"] = asyncio.Event()
    bridge, parent = Bridge(engine.events), QObject()
    news = TrayNews(engine, tasks, parent)
    bridge.batch.connect(news.receive)
    await until(lambda: engine.called("entries"))
    found = engine._matching

    def old_answer(query):
        # The first answer is of before the news.
        engine._matching = found
        return [entry for entry in found(query) if entry.id < 30]

    engine._matching = old_answer
    engine.arrive(1, [summary(30)])
    bridge.flush()
    gate.set()
    await until(lambda: ids(news) == [30, 8, 7, 6, 5])
    bridge.close()
