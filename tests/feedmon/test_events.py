"""The bus between the engine and whoever listens."""

from __future__ import annotations

import pytest

from feedmon.events import Bus, FeedPolling, FeedsRemoved, PollDropped


@pytest.fixture
def bus() -> Bus:
    return Bus()


def test_an_event_reaches_all_subscribers_in_order(bus):
    heard = []
    bus.subscribe(lambda event: heard.append(("window", event)))
    bus.subscribe(lambda event: heard.append(("tray", event)))

    bus.publish(FeedPolling(1))

    assert heard == [("window", FeedPolling(1)), ("tray", FeedPolling(1))]


def test_a_failing_subscriber_harms_none_of_the_others(bus, caplog):
    heard = []

    def fail(_event: object) -> None:
        raise LookupError

    bus.subscribe(fail)
    bus.subscribe(heard.append)

    bus.publish(FeedPolling(1))
    bus.publish(PollDropped(1))

    assert heard == [FeedPolling(1), PollDropped(1)]
    assert [record.exc_info[0] for record in caplog.records] == [LookupError, LookupError]
    caplog.clear()


def test_what_a_subscriber_publishes_comes_after_what_is_being_told(bus):
    heard = []

    def answer(event: object) -> None:
        if event == FeedPolling(1):
            bus.publish(FeedsRemoved((1,)))

    bus.subscribe(answer)
    bus.subscribe(heard.append)

    bus.publish(FeedPolling(1))

    assert heard == [FeedPolling(1), FeedsRemoved((1,))]


def test_who_unsubscribes_hears_nothing_more_and_may_do_so_twice(bus):
    heard = []
    unsubscribe = bus.subscribe(heard.append)

    unsubscribe()
    unsubscribe()
    bus.publish(FeedPolling(1))

    assert heard == []


def test_who_unsubscribes_while_being_told_hears_the_event_it_is_in(bus):
    heard = []
    unsubscribe = []
    unsubscribe.append(bus.subscribe(lambda _event: unsubscribe[0]()))
    bus.subscribe(heard.append)

    bus.publish(FeedPolling(1))
    bus.publish(FeedPolling(2))

    assert heard == [FeedPolling(1), FeedPolling(2)]
