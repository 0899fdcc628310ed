"""All worker processes: who has a turn, how many are needed, and when they may end."""

from __future__ import annotations

import asyncio
import functools
import os
from collections import deque
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from feedmon.work import be_ready, work_document, work_page
from feedmon.workers.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import Document, Watched, WatchTask, WorkedFeed

P = ParamSpec("P")
R = TypeVar("R")

#: A process that has had nothing to do for so long ends. To start one takes a third of a second,
#: which is what somebody may wait for who then opens an article with pictures.
_REST_S = 60.0
#: While there is a process, a task waits so long for its turn before it starts another: most
#: take some milliseconds, and starting takes a hundred times that.
_PATIENCE_S = 0.1


class Workers:
    """A few worker processes; they start when needed, or by :meth:`warm_up`, and end at rest.

    A task may take ``time_limit_s`` seconds and ``memory_limit_bytes`` of address space beyond
    what a resting worker has (where the platform can limit that). At most ``max_workers`` tasks
    are with the processes; others wait their turn on the loop, where cancelling costs nothing.
    A process ends that had nothing to do for ``rest_s`` seconds.

    A trip to a worker and back costs a tenth of a millisecond beside the work, so even small
    documents go there: to parse them here would cost the window more.
    """

    def __init__(
        self,
        max_workers: int | None = None,
        *,
        memory_limit_bytes: int = 1 << 30,
        time_limit_s: float = 30.0,
        rest_s: float = _REST_S,
    ) -> None:
        self._count = max_workers or max(1, min(4, (os.cpu_count() or 2) - 1))
        self._seconds = time_limit_s
        self._rest_s = rest_s
        self._closed = False
        self._all = [Worker(memory_limit_bytes) for _ in range(self._count)]
        #: Those without a process.
        self._resting = list(self._all)
        #: Those that may have a task, and since when (the loop's time). Who was busy last has the
        #: next one, so that those that are not needed come to rest.
        self._free: list[tuple[float, Worker]] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._look: asyncio.TimerHandle | None = None
        self._endings: set[asyncio.Task[None]] = set()

    async def parse(self, document: Document) -> WorkedFeed:
        """Work on ``document`` in a worker process.

        Raises NotAFeed, and WorkFailed for a document that broke the limits or the process.
        Cancelling ends the work.
        """
        return await self.run(
            work_document, document.body, document.headers.get("content-type"), document.base_url
        )

    async def look(self, document: Document, task: WatchTask) -> Watched:
        """Look at a watched page in a worker process.

        Raises BadWatch, PartMissing, NotThePage, WorkFailed.
        """
        return await self.run(
            work_page,
            document.body,
            document.headers.get("content-type"),
            document.base_url.partition("#")[0],
            task,
        )

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call ``function`` (of a module's top level) in a worker process.

        Raises what it raises if that is one of ours; WorkFailed for everything else.
        """
        return await self.run_within(self._seconds, function, *args, **kwargs)

    async def run_within(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As ``run``, with a limit of time of its own, if that is not more than all have."""
        worker = await self._take()
        try:
            return await worker.run(min(seconds, self._seconds), function, *args, **kwargs)
        finally:
            if worker.is_busy:  # whoever wanted it is gone
                ending = asyncio.create_task(worker.end())
                self._endings.add(ending)
                ending.add_done_callback(functools.partial(self._ended, worker))
            else:
                self._hand_back(worker)

    async def warm_up(self, count: int | None = None) -> None:
        """Start so many processes (all of them), and wait until they are ready to work."""
        running = [worker for worker in self._all if worker.is_running]
        wanted = (self._count if count is None else count) - len(running)
        starting = [self._resting.pop() for _ in range(min(wanted, len(self._resting)))]
        await asyncio.gather(*map(self._start, starting))

    async def close(self) -> None:
        """End all processes, whatever they do; unfinished work fails. May be called twice."""
        if self._closed:
            return
        self._closed = True
        await asyncio.gather(*(worker.close() for worker in self._all))
        if self._endings:
            await asyncio.wait(self._endings)
        if self._look is not None:
            self._look.cancel()

    async def _start(self, worker: Worker) -> None:
        try:
            await worker.run(self._seconds, be_ready)
        finally:
            self._hand_back(worker)

    async def _take(self) -> Worker:
        """Whose turn it is: one that is there, or soon will be, or else one that has to start."""
        if not self._waiting and self._free:
            return self._free.pop()[1]
        if not self._waiting and len(self._resting) == self._count:
            return self._resting.pop()
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            # The turn is not waited for itself: who is cancelled has had it, or has not.
            if self._resting:
                await asyncio.wait([turn], timeout=_PATIENCE_S)
                if not turn.done() and self._resting:
                    self._waiting.remove(turn)
                    return self._resting.pop()
            await asyncio.wait([turn])
        except asyncio.CancelledError:
            if turn.done():
                self._hand_back(turn.result())
            else:
                self._waiting.remove(turn)
            raise
        return turn.result()

    def _ended(self, worker: Worker, ending: asyncio.Task[None]) -> None:
        self._endings.discard(ending)
        self._hand_back(worker)

    def _hand_back(self, worker: Worker) -> None:
        if self._waiting:
            self._waiting.popleft().set_result(worker)
            return
        if not worker.is_running:
            self._resting.append(worker)
            return
        self._free.append((asyncio.get_running_loop().time(), worker))
        if self._look is None and not self._closed:
            self._look_later(self._rest_s)

    def _look_later(self, seconds: float) -> None:
        self._look = asyncio.get_running_loop().call_later(seconds, self._let_rest)

    def _let_rest(self) -> None:
        """End the processes that have had nothing to do for long."""
        self._look = None
        now = asyncio.get_running_loop().time()
        while self._free and now - self._free[0][0] >= self._rest_s:
            worker = self._free.pop(0)[1]
            worker.rest()
            self._resting.append(worker)
        if len(self._resting) < self._count:
            since = self._free[0][0] if self._free else now
            self._look_later(since + self._rest_s - now)
