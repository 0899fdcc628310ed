"""A refresh: many polls that a person asked for, summed up."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from itertools import groupby
from typing import TYPE_CHECKING, Any

from feedmon import events
from feedmon.engine.asking import host_of
from feedmon.engine.ended import Ended
from feedmon.errors import FeedmonError, StoreBusy, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from feedmon.engine.asking import Plan
    from feedmon.model import PollTarget, RefreshSummary
    from feedmon.poll import Poller

log = logging.getLogger(__name__)

#: So many hosts are asked side by side, one or a few of the polls of each: ten thousand polls that
#: only wait would take memory, and time of the loop whenever garbage is looked for.
_HOSTS, _OF_A_HOST = 256, 4
#: So many are begun before the loop has its turn.
_SLICE = 25
#: So many polls in a row that found the store busy, and none that got through, end a refresh:
#: each of them waited for seconds, and a thousand would wait for an hour.
_BUSY_IN_A_ROW = 6
#: Who is slow is asked once fewer polls of the others end between two looks (seconds).
_TRICKLE, _LOOK_S = 10, 0.25


async def refresh(
    poller: Poller, bus: events.Bus, plan: Plan, *, whole: bool = False
) -> RefreshSummary:
    """Poll the feeds of ``plan`` side by side and tell begin and end.

    Cancelling it cancels its polls. A poll that ends in an error nobody foresaw, or that another
    program kept from the store, is a failure of its feed. Raises StoreError when the store can't
    be used at all; that ends all.
    """
    ended = Ended()
    busy_in_a_row = 0
    room = asyncio.Semaphore(_HOSTS)

    async def one(feed: PollTarget) -> None:
        nonlocal busy_in_a_row
        try:
            ended.add(feed, await poller.poll_feed(feed.id, whole=whole, seen=feed))
        except StoreBusy as error:
            ended.fail(feed, error.code, error.detail)
            busy_in_a_row += 1
            if busy_in_a_row >= _BUSY_IN_A_ROW:
                raise
        except StoreError:
            raise
        except Exception as error:
            log.exception("the poll of feed %d ended in an error that nobody foresaw", feed.id)
            ended.fail(feed, FeedmonError.code, type(error).__name__)
        else:
            busy_in_a_row = 0

    bus.publish(events.RefreshStarted(plan.feed_ids))
    cancelled = True
    try:
        async with asyncio.TaskGroup() as group:
            await _start(group, one, plan.quick, room)
            if plan.quick and plan.slow:
                await _until_a_trickle(ended)
            await _start(group, one, plan.slow, room)
        cancelled = False
    except ExceptionGroup as group:  # the store fails all polls alike: one error says it
        raise group.exceptions[0] from group
    finally:
        summary = ended.summary(plan, cancelled=cancelled)
        bus.publish(events.RefreshFinished(summary))
    return summary


async def _start(
    group: asyncio.TaskGroup,
    poll: Callable[[PollTarget], Coroutine[Any, Any, None]],
    feeds: Iterable[PollTarget],
    room: asyncio.Semaphore,
) -> None:
    """Begin the polls of one host after the other.

    Many feeds of one host, which wait for its pauses, are in nobody's way.
    """

    async def work_off(left: deque[PollTarget]) -> None:
        try:
            while left:
                await poll(left.popleft())
        finally:
            room.release()

    for number, (_, of_host) in enumerate(groupby(feeds, key=host_of)):
        left = deque(of_host)
        for _ in range(min(len(left), _OF_A_HOST)):
            await room.acquire()
            group.create_task(work_off(left))
        if number % _SLICE == 0:
            await asyncio.sleep(0)


async def _until_a_trickle(ended: Ended) -> None:
    """Wait while outcomes stream in; those of hosts that want pauses come one by one."""
    before = -_TRICKLE
    while ended.number >= before + _TRICKLE:
        before = ended.number
        await asyncio.sleep(_LOOK_S)
