"""Articles answered from outside the window: shown, marked, starred, and taken back."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.fakes import FakeEngine, feed, summary
from ui.bridge import Bridge
from ui.models.sources import STARRED, Kind, Source
from ui.views.arrivals import Arrivals

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def engine():
    return FakeEngine([feed(1), feed(2)], entries=[summary(i, 1 + i % 2) for i in range(1, 9)])


@pytest.fixture
async def at(open_window, engine, tasks):
    """A window that a person has left, and what answers from outside."""
    desk = await open_window(engine)
    bridge = Bridge(engine.events)
    desk.arrivals = Arrivals(desk.window, engine, tasks, bridge)
    yield desk
    bridge.close()


def shown(desk):
    return desk.window.pane.entry_id


async def test_an_article_opens_in_the_list_where_the_person_was(at, engine, until):
    at.window.hide()
    at.arrivals.show([engine.stored[5]])
    await until(lambda: "Body of 5" in at.body())

    assert at.window.isVisible()
    assert len(at.rows()) == 8
    assert at.window.list.entry_id() == 5
    await until(lambda: 5 in at.read())


async def test_an_article_of_another_list_opens_in_its_feed(at, engine, until):
    at.window.sidebar.choose(STARRED)
    await until(lambda: at.rows() == [])
    at.arrivals.show([engine.stored[5]])
    await until(lambda: "Body of 5" in at.body())

    assert at.window.sidebar.source() == Source(Kind.FEED, 2)


async def test_an_article_whose_feed_is_not_to_be_seen_has_a_list_of_its_own(at, engine, until):
    at.window.sidebar.choose(STARRED)
    await until(lambda: at.rows() == [])
    at.window.feeds.remove_feeds([2])
    at.arrivals.show([engine.stored[5]])
    await until(lambda: "Body of 5" in at.body())

    assert at.rows() == [5]


async def test_several_articles_are_a_list_and_none_is_read_yet(at, engine, until):
    at.arrivals.show([engine.stored[5], engine.stored[2]])
    await until(lambda: at.rows() == [5, 2])

    assert at.read() == set()


async def test_an_article_that_arrived_just_now_is_there(at, engine, until):
    engine.arrive(1, [summary(50)])
    at.arrivals.show([engine.stored[50]])
    await until(lambda: "Body of 50" in at.body())


async def test_what_was_marked_from_outside_can_be_taken_back_in_the_window(at, until):
    at.arrivals.mark_read([3, 4])
    await until(lambda: at.read() == {3, 4})
    at.press(Qt.Key.Key_Z, CTRL)
    await until(lambda: at.read() == set())


async def test_a_star_given_from_outside_can_be_taken_back_in_the_window(at, engine, until):
    at.arrivals.star([3])
    await until(lambda: engine.stored[3].starred)
    assert not at.read()
    at.press(Qt.Key.Key_Z, CTRL)
    await until(lambda: not engine.stored[3].starred)
