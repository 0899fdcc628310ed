"""News that nobody was told of yet: kept by feed, few looked up among many, let go of in slices."""

from __future__ import annotations

import pytest

from tests.ui.fakes import summary
from ui.notify.untold import Untold


class Many(frozenset):
    """Ids of which it can be asked, and which nobody has the time to go through."""

    def __iter__(self):
        raise AssertionError("gone through one by one")


@pytest.fixture
def untold(qapp):
    news = Untold()
    for feed_id in (1, 2):
        news.add(feed_id, [summary(10 * feed_id + n, feed_id=feed_id) for n in range(3)])
    return news


def test_articles_are_told_in_the_order_in_which_they_came(untold):
    untold.add(1, [summary(13, feed_id=1)])

    assert list(untold.all()) == [10, 11, 12, 13, 20, 21, 22]


def test_of_many_that_were_read_the_few_that_wait_are_looked_up(untold):
    untold.remove(Many(range(11, 22)))

    assert list(untold.all()) == [10, 22]


class Aside(dict):
    """The articles of a feed that has nothing to do with what was read."""

    def __iter__(self):
        raise AssertionError("asked for what it has")


def test_of_many_feeds_only_those_near_the_few_that_were_read_are_asked(untold):
    for feed_id in range(3, 50):
        untold.add(feed_id, [summary(10_000 * feed_id, feed_id=feed_id)])
        untold._by_feed[feed_id] = Aside(untold._by_feed[feed_id])

    untold.remove(frozenset({11, 21}))

    assert [list(untold._by_feed[feed_id]) for feed_id in (1, 2)] == [[10, 12], [20, 22]]


def test_an_article_of_a_feed_that_went_meanwhile_is_looked_for_in_vain(untold):
    untold.remove_feeds({1})
    untold.add(3, [summary(30, feed_id=3)])

    untold.remove(frozenset({10}))

    assert list(untold.all()) == [20, 21, 22, 30]


def test_a_feed_of_which_nothing_waits_is_forgotten(untold):
    untold.remove(frozenset(range(10, 13)))
    assert not untold.is_empty
    untold.remove_feeds({2})

    assert untold.is_empty
    assert untold.all() == {}


def test_what_is_cleared_is_not_told_while_it_is_let_go_of(untold, qtbot):
    for feed_id in range(100, 160):
        untold.add(feed_id, [summary(feed_id * 10, feed_id=feed_id)])
    untold.clear()
    untold.add(3, [summary(30, feed_id=3)])

    assert list(untold.all()) == [30]
    qtbot.waitUntil(lambda: not untold._over)
    assert list(untold.all()) == [30]
