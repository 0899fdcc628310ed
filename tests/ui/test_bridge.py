"""Engine events on their way into Qt."""

import asyncio
import time

import pytest

from feedmon.events import Bus, FeedPolling, RefreshStarted
from ui.bridge import GATHER_MS, LONGEST_MS, Bridge


@pytest.fixture
def bus():
    return Bus()


async def test_a_burst_arrives_as_one_batch_in_order(bus, until):
    bridge, batches = Bridge(bus), []
    bridge.batch.connect(batches.append)
    burst = [RefreshStarted((1, 2)), FeedPolling(1), FeedPolling(2)]

    for event in burst:
        bus.publish(event)
    assert batches == []
    await until(lambda: batches)

    assert batches == [burst]
    bridge.close()


async def test_what_comes_later_comes_in_a_later_batch(bus, until):
    bridge, batches = Bridge(bus), []
    bridge.batch.connect(batches.append)

    bus.publish(FeedPolling(1))
    await until(lambda: len(batches) == 1)
    bus.publish(FeedPolling(2))
    await until(lambda: len(batches) == 2)

    assert batches == [[FeedPolling(1)], [FeedPolling(2)]]
    bridge.close()


async def test_after_a_batch_that_took_long_more_is_gathered_for_a_while(bus, until):
    bridge, batches = Bridge(bus), []
    bridge.batch.connect(batches.append)
    bus.publish(FeedPolling(1))
    assert bridge._timer.remainingTime() < 2 * GATHER_MS

    bridge.batch.connect(lambda _: time.sleep(0.02))
    bridge.flush()
    bus.publish(FeedPolling(2))
    assert bridge._timer.remainingTime() > 2 * GATHER_MS
    await until(lambda: len(batches) == 2)

    await asyncio.sleep(LONGEST_MS / 1000)
    bus.publish(FeedPolling(3))
    assert bridge._timer.remainingTime() < 2 * GATHER_MS
    bridge.close()


def test_closing_delivers_what_is_left_and_listens_no_longer(bus):
    bridge, batches = Bridge(bus), []
    bridge.batch.connect(batches.append)

    bus.publish(FeedPolling(1))
    bridge.close()
    bus.publish(FeedPolling(2))
    bridge.close()

    assert batches == [[FeedPolling(1)]]


def test_flushing_delivers_at_once_and_goes_on_listening(bus):
    bridge, batches = Bridge(bus), []
    bridge.batch.connect(batches.append)

    bus.publish(FeedPolling(1))
    bridge.flush()
    bridge.flush()
    bus.publish(FeedPolling(2))
    bridge.close()

    assert batches == [[FeedPolling(1)], [FeedPolling(2)]]


async def test_an_event_published_by_a_receiver_waits_for_the_next_batch(bus, until):
    bridge, batches = Bridge(bus), []

    def receive(batch):
        batches.append(batch)
        if batch == [FeedPolling(1)]:
            bus.publish(FeedPolling(2))

    bridge.batch.connect(receive)
    bus.publish(FeedPolling(1))
    await until(lambda: len(batches) == 2)

    assert batches == [[FeedPolling(1)], [FeedPolling(2)]]
    bridge.close()
