"""A refresh: many polls that a person asked for, summed up."""

from __future__ import annotations

import asyncio
import logging
import time
import zlib
from collections import deque
from typing import TYPE_CHECKING, Any

from feedmon import events
from feedmon.errors import FeedmonError, FetchTimeout, StoreBusy, StoreError
from feedmon.model import FeedFailure, RefreshSummary, Skipped
from feedmon.poll import Dropped, Failed, Polled

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence, Sized

    from feedmon.model import Feed
    from feedmon.poll import Outcome, Poller

log = logging.getLogger(__name__)

#: So many hosts are asked side by side, one or a few of the polls of each: ten thousand polls that
#: only wait would take memory, and time of the loop whenever garbage is looked for.
_HOSTS, _OF_A_HOST = 512, 4
#: So many are begun before the loop has its turn.
_SLICE = 25
#: So many polls in a row that found the store busy, and none that got through, end a refresh:
#: each of them waited for seconds, and a thousand would wait for an hour.
_BUSY_IN_A_ROW = 6
#: A server that took so long for its last answer (milliseconds) is asked after the others, that is
#: once fewer than so many of their polls end between two looks (seconds).
_SLOW_MS = 1_000
_TRICKLE, _LOOK_S = 10, 0.25


async def refresh(
    poller: Poller,
    bus: events.Bus,
    feeds: Sequence[Feed],
    skipped: Iterable[Skipped],
    *,
    whole: bool = False,
) -> RefreshSummary:
    """Poll ``feeds`` side by side and tell begin and end; cancelling it cancels its polls.

    A poll that ends in an error nobody foresaw, or that another program kept from the store, is
    a failure of its feed. Raises StoreError when the store can't be used at all; that ends all.
    """
    began = time.monotonic()
    outcomes: dict[int, Outcome] = {}
    busy_in_a_row = 0
    room = asyncio.Semaphore(_HOSTS)

    async def one(feed: Feed) -> None:
        nonlocal busy_in_a_row
        try:
            outcomes[feed.id] = await poller.poll_feed(feed.id, whole=whole, seen=feed)
        except StoreBusy as error:
            outcomes[feed.id] = Failed(feed, error.code, error.detail)
            busy_in_a_row += 1
            if busy_in_a_row >= _BUSY_IN_A_ROW:
                raise
        except StoreError:
            raise
        except Exception as error:
            log.exception("the poll of feed %d ended in an error that nobody foresaw", feed.id)
            outcomes[feed.id] = Failed(feed, FeedmonError.code, type(error).__name__)
        else:
            busy_in_a_row = 0

    bus.publish(events.RefreshStarted(tuple(feed.id for feed in feeds)))
    cancelled = True
    try:
        async with asyncio.TaskGroup() as group:
            quick, slow = by_patience(feeds)
            await _start(group, one, quick, room)
            if quick and slow:
                await _until_a_trickle(outcomes)
            await _start(group, one, slow, room)
        cancelled = False
    except ExceptionGroup as group:  # the store fails all polls alike: one error says it
        raise group.exceptions[0] from group
    finally:
        summary = summarise(
            feeds, outcomes, tuple(skipped), time.monotonic() - began, cancelled=cancelled
        )
        bus.publish(events.RefreshFinished(summary))
    return summary


def by_patience(feeds: Iterable[Feed]) -> tuple[list[Feed], list[Feed]]:
    """The feeds to ask at once, and those to ask after them: they kept us waiting (X-2).

    Feeds that were never asked come last among the first, in no order of their list: two hundred
    dead ones in a row are then among others.
    """
    known: list[Feed] = []
    unknown: list[Feed] = []
    slow: list[Feed] = []
    for feed in feeds:
        if feed.error == FetchTimeout.code or (feed.response_ms or 0) >= _SLOW_MS:
            slow.append(feed)
        else:
            (unknown if feed.last_polled_at is None else known).append(feed)
    unknown.sort(key=lambda feed: zlib.crc32(feed.url.encode("utf-8", "replace")))
    return known + unknown, slow


async def _start(
    group: asyncio.TaskGroup,
    poll: Callable[[Feed], Coroutine[Any, Any, None]],
    feeds: Iterable[Feed],
    room: asyncio.Semaphore,
) -> None:
    """Begin the polls of one host after the other, in the order of the feeds.

    Many feeds of one host, which wait for its pauses, are in nobody's way.
    """

    async def work_off(left: deque[Feed]) -> None:
        try:
            while left:
                await poll(left.popleft())
        finally:
            room.release()

    for number, left in enumerate(by_host(feeds)):
        for _ in range(min(len(left), _OF_A_HOST)):
            await room.acquire()
            group.create_task(work_off(left))
        if number % _SLICE == 0:
            await asyncio.sleep(0)


def by_host(feeds: Iterable[Feed]) -> Iterable[deque[Feed]]:
    """The feeds of each host, the hosts in the order in which the feeds name them."""
    hosts: dict[str, deque[Feed]] = {}
    for feed in feeds:
        # What stands between the scheme and the path is enough to tell who may have pauses in
        # common; whose turn it is, the gate knows.
        host = feed.url.partition("://")[2].partition("/")[0]
        hosts.setdefault(host, deque()).append(feed)
    return hosts.values()


async def _until_a_trickle(outcomes: Sized) -> None:
    """Wait while outcomes stream in; those of hosts that want pauses come one by one."""
    before = -_TRICKLE
    while len(outcomes) >= before + _TRICKLE:
        before = len(outcomes)
        await asyncio.sleep(_LOOK_S)


def summarise(
    feeds: Sequence[Feed],
    outcomes: dict[int, Outcome],
    skipped: tuple[Skipped, ...],
    seconds: float,
    *,
    cancelled: bool,
) -> RefreshSummary:
    """Count what the polls of a refresh came to."""
    urls = {feed.id: feed.url for feed in feeds}
    polled = [outcome for outcome in outcomes.values() if isinstance(outcome, Polled)]
    return RefreshSummary(
        feeds=len(feeds),
        fetched=sum(not outcome.not_modified for outcome in polled),
        not_modified=sum(outcome.not_modified for outcome in polled),
        new=sum(len(outcome.changes.new) for outcome in polled),
        updated=sum(len(outcome.changes.updated) for outcome in polled),
        seconds=seconds,
        failures=tuple(
            FeedFailure(feed_id, urls[feed_id], outcome.error, outcome.detail)
            for feed_id, outcome in outcomes.items()
            if isinstance(outcome, Failed)
        ),
        skipped=skipped
        + tuple(
            Skipped(feed_id, urls[feed_id], outcome.reason, outcome.until)
            for feed_id, outcome in outcomes.items()
            if isinstance(outcome, Dropped)
        ),
        cancelled=cancelled,
    )
