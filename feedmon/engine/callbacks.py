"""Calls of publishers: answered at once from what is in memory, worked off when there is time.

Nothing here waits for the store before a publisher has its answer (W-2). A delivery lies in a
bounded inbox until then; what a kill loses of it the next poll finds, and after every start there
is one.
"""

from __future__ import annotations

import asyncio
import functools
import hashlib
import logging
from typing import TYPE_CHECKING

from feedmon import push
from feedmon.callback import Answer, Peers
from feedmon.errors import StoreError
from feedmon.frozen import frozen
from feedmon.model import Document, PushKind, PushState
from feedmon.push import Saying, rsscloud

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable
    from random import Random
    from typing import Any

    from feedmon.callback import Call
    from feedmon.model import Push
    from feedmon.poll import Deliverer
    from feedmon.push import Said
    from feedmon.store import Store

log = logging.getLogger(__name__)

#: What the inbox holds at most: calls, and bytes of them. A hub that is told 503 comes again.
INBOX_CALLS, INBOX_BYTES = 64, 64 << 20
#: Deliveries of one feed that are taken as they come, and each second from then on. What comes
#: beyond is a ping: a poll finds all of it, and nobody fills the disk by saying much at once.
OFTEN, OFTEN_EACH_S = 30, 1 / 120
#: So many deliveries are worked on at once.
_SIDE_BY_SIDE = 2
#: What the store does not take now it is asked to take again so often, after so many seconds.
_TRIES, _WAIT_S = 5, 2.0

_TAKEN = Answer(202)
_NOBODY = Answer(404)
_LATER = Answer(503, headers={"Retry-After": "60"})


@frozen
class _Delivery:
    """A call with content, and the subscription as it was when it came."""

    push: Push
    call: Call


class Callbacks:
    """Answers calls, and does what they lead to. ``sleep`` waits."""

    def __init__(
        self,
        *,
        store: Store,
        deliverer: Deliverer,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
        chance: Random,
    ) -> None:
        self._store = store
        self._deliverer = deliverer
        self._clock = clock
        self._sleep = sleep
        self._chance = chance
        self._by_path: dict[str, Push] = {}
        self._paths: dict[int, str] = {}
        self._probes: dict[str, str] = {}
        self._inbox: asyncio.Queue[_Delivery] = asyncio.Queue(INBOX_CALLS)
        self._bytes = 0
        self._working: set[asyncio.Task[None]] = set()
        self._noting: set[asyncio.Task[None]] = set()
        self._owed: set[int] = set()
        self._often = Peers(clock, burst=OFTEN, each_s=OFTEN_EACH_S)

    # --- what is in memory ------------------------------------------------------------------

    def remember(self, pushes: Iterable[Push]) -> None:
        """Know these subscriptions, and no others."""
        self._by_path = {each.path: each for each in pushes}
        self._paths = {each.id: each.path for each in self._by_path.values()}

    def learn(self, push_id: int, subscription: Push | None) -> None:
        """Know what became of a subscription."""
        if subscription is not None:
            self._by_path[subscription.path] = subscription
            self._paths[push_id] = subscription.path
        elif (path := self._paths.pop(push_id, None)) is not None:
            del self._by_path[path]

    @property
    def leaving(self) -> bool:
        """Whether a hub still has to be told that something is over, or will ask back."""
        return any(each.state is PushState.LEAVING for each in self._by_path.values())

    def expect(self, path: str, word: str) -> None:
        """Answer whoever asks for ``path`` with ``word``: it is ourselves."""
        self._probes[path] = word

    def expect_no_longer(self, path: str) -> None:
        """Let there be nothing at ``path`` again."""
        self._probes.pop(path, None)

    # --- answers ----------------------------------------------------------------------------

    def knows(self, path: str) -> bool:
        """Whether somebody may call there."""
        return path in self._by_path or path in self._probes

    def answer(self, call: Call) -> Answer:
        """Answer a call to a path that is known."""
        if call.path in self._probes:
            return Answer(200, self._probes[call.path])
        subscription = self._by_path.get(call.path)
        if subscription is None:  # it ended while the body was on its way
            return _NOBODY
        if subscription.kind is PushKind.RSSCLOUD:
            return self._to_cloud(subscription, call)
        if call.method == "GET":
            return self._to_hub(subscription, call)
        return self._to_publisher(subscription, call)

    def _to_publisher(self, subscription: Push, call: Call) -> Answer:
        if subscription.state is PushState.LEAVING:
            return Answer(410)
        if subscription.state is not PushState.VERIFIED and subscription.asked_at is None:
            return _NOBODY
        return self._take(_Delivery(subscription, call))

    def _to_hub(self, subscription: Push, call: Call) -> Answer:
        said = push.read_query(subscription, call.query)
        if said is None:
            return _NOBODY
        _start(self._note(subscription.id, self._after(said)), self._noting)
        return Answer(200, said.echo)

    def _to_cloud(self, subscription: Push, call: Call) -> Answer:
        if call.method == "GET":
            echo = rsscloud.read_challenge(subscription, call.query)
            return _NOBODY if echo is None else Answer(200, echo)
        return self._take(_Delivery(subscription, call))

    def _take(self, delivery: _Delivery) -> Answer:
        size = len(delivery.call.body)
        if self._bytes + size > INBOX_BYTES or self._inbox.full():
            return _LATER
        self._bytes += size
        self._inbox.put_nowait(delivery)
        return _TAKEN

    def _after(self, said: Said) -> Callable[[Push], Push | None]:
        now, chance = round(self._clock()), self._chance

        def decide(current: Push) -> Push | None:
            if said.what is Saying.SUBSCRIBE:
                return push.after_verification(current, now, said.lease_s)
            if said.what is Saying.DENIED:
                return push.after_denial(current, now, chance, said.reason)
            return push.after_leaving(current)

        return decide

    # --- what they lead to ------------------------------------------------------------------

    def start(self) -> None:
        """Begin to work off what comes in."""
        for _ in range(_SIDE_BY_SIDE):
            _start(self._work_off(), self._working)

    async def done(self) -> None:
        """Wait until everything that came in is worked off."""
        await self._inbox.join()
        await asyncio.gather(*self._noting)

    async def close(self) -> None:
        """End the work; what is left in the inbox the next poll finds."""
        tasks = (*self._working, *self._noting)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _note(self, push_id: int, decide: Callable[[Push], Push | None]) -> None:
        async def note() -> None:
            self.learn(push_id, await self._store.change_push(push_id, decide))

        await self._patiently(note)  # a hub of which nothing could be noted is asked again

    async def _work_off(self) -> None:
        while True:
            delivery = await self._inbox.get()
            try:
                if not await self._patiently(functools.partial(self._deliver, delivery)):
                    self._owed.add(delivery.push.feed_id)
            finally:
                self._bytes -= len(delivery.call.body)
                self._inbox.task_done()

    @property
    def owes_polls(self) -> bool:
        """Whether there is something to be made good."""
        return bool(self._owed)

    async def make_good(self) -> None:
        """Let feeds be polled of which a delivery could not be stored; raises StoreError.

        Push that goes well means a poll a day: nobody else would ask for so long.
        """
        for feed_id in tuple(self._owed):
            await self._deliverer.ping(feed_id)
            self._owed.discard(feed_id)

    async def _patiently(self, work: Callable[[], Awaitable[object]]) -> bool:
        """Do something that the store may not take at the moment; whether it did in the end."""
        for tried in range(_TRIES):
            if tried:
                await self._sleep(_WAIT_S)
            try:
                await work()
            except StoreError as error:
                log.warning("what a publisher said can't be stored now: %s", error.code)
            except Exception:
                log.exception("a call of a publisher led to an error that nobody foresaw")
                return False
            else:
                return True
        return False

    async def _deliver(self, delivery: _Delivery) -> None:
        subscription, call = delivery.push, delivery.call
        feed_id = subscription.feed_id
        known = [one for one in (subscription.secret, subscription.next_secret) if one is not None]
        if subscription.kind is PushKind.RSSCLOUD or not known:
            # Anybody could have said that: whether it is true the feed itself has to say.
            await self._deliverer.ping(feed_id)
            return
        signature = call.headers.get("x-hub-signature")
        if not await asyncio.to_thread(push.is_signed, call.body, signature, known):
            log.warning("a delivery for feed %d is not signed as it has to be", feed_id)
            return
        if self._often.wait(call.path):
            await self._deliverer.ping(feed_id)
            return
        await self._deliverer.deliver(feed_id, await asyncio.to_thread(self._document, delivery))

    def _document(self, delivery: _Delivery) -> Document:
        body = delivery.call.body
        kind = delivery.call.headers.get("content-type")
        return Document(
            url=delivery.push.topic,
            status=226,  # what it leaves out may be there all the same
            headers={} if kind is None else {"content-type": kind},
            hops=(),
            received_at=round(self._clock()),
            elapsed_ms=0,
            wire_bytes=len(body),
            body=body,
            sha256=hashlib.sha256(body).digest(),
        )


def _start(work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
    task = asyncio.create_task(work)
    among.add(task)
    task.add_done_callback(among.discard)
