"""How far a refresh is, and what several at once come to."""

from feedmon.model import FeedFailure, RefreshSummary, Skipped
from tests.ui.fakes import summary
from ui.models.tally import RefreshTally


def ended(fetched, new=0, **more):
    return RefreshSummary(fetched, fetched, 0, new, 0, 1.0, **more)


def test_a_refresh_is_counted_from_its_beginning_to_its_end():
    tally = RefreshTally()
    tally.begin([1, 2, 3])
    tally.polled(1, [summary(10, 1), summary(30, 1)])
    tally.polled(2)
    tally.polled(9, [summary(99, 9)])  # the beat's own poll of another feed
    tally.polled(1, [summary(50, 1)])  # and of one that was done already

    assert tally.running
    assert tally.progress == (2, 3, 2)
    tally.end(ended(3, new=2))
    assert not tally.running
    assert tally.news == [30, 10]
    assert tally.summary() == ended(3, new=2)


def test_of_very_many_articles_the_newest_are_remembered_and_all_are_counted():
    tally = RefreshTally(most=2)
    tally.begin([1, 2])
    tally.polled(1, [summary(30, 1), summary(10, 1), summary(40, 1)])
    tally.polled(2, [summary(20, 2)])

    assert tally.news == [40, 30]
    assert tally.progress == (2, 2, 4)


def test_two_at_once_are_one():
    tally = RefreshTally()
    tally.begin([1, 2])
    tally.begin([2, 3])
    tally.polled(2, [summary(10, 2)])
    tally.end(ended(2, failures=(FeedFailure(1, "u", "timeout"),)))
    assert tally.running
    assert tally.progress == (1, 3, 1)
    tally.end(ended(1, skipped=(Skipped(4, "u", "paused"),)))

    whole = tally.summary()
    assert (whole.feeds, whole.fetched, whole.new, whole.cancelled) == (3, 3, 1, False)
    assert [failure.feed_id for failure in whole.failures] == [1]
    assert [skip.feed_id for skip in whole.skipped] == [4]


def test_the_next_one_begins_anew():
    tally = RefreshTally()
    tally.begin([1])
    tally.polled(1, [summary(10, 1)])
    tally.end(ended(1, new=1))

    tally.begin([1, 2])

    assert tally.progress == (0, 2, 0)
    assert tally.news == []
