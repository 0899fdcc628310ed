"""A place for one worker process: it starts with the first task, and again where it has ended."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from feedmon.errors import FeedmonError, WorkFailed
from feedmon.workers.process import Process, ProcessGone

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

#: What nobody waits for any more may take this long to end by itself: most of it is almost done,
#: and a new process costs more.
_GRACE_S = 0.25
#: A process that starts may take this long on a busy machine.
_START_S = 60
#: What was killed is gone at once, unless the system holds it.
_GONE_S = 5


class Worker:
    """One process, which has one task at a time."""

    def __init__(self, memory_limit_bytes: int) -> None:
        self._memory = memory_limit_bytes
        self._process: Process | None = None
        self._task: Future[Any] | None = None
        self._closed = False

    @property
    def is_running(self) -> bool:
        """Whether there is a process, as far as is known."""
        return self._process is not None

    @property
    def is_busy(self) -> bool:
        """Whether the process has a task still."""
        return self._task is not None and not self._task.done()

    async def run(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Call ``function`` in the process. Where that is cancelled, ``end`` has to follow."""
        try:
            return await self._attempt(seconds, function, *args, **kwargs)
        except ProcessGone as error:
            if error.begun or self._closed:
                raise WorkFailed("died") from error
            log.warning("a worker process died while it had nothing to do, and is replaced")
        try:
            return await self._attempt(seconds, function, *args, **kwargs)
        except ProcessGone as error:
            raise WorkFailed("died") from error

    async def end(self) -> None:
        """Let the process finish what nobody wants any more, or end it with that."""
        if self._task is not None:
            await asyncio.wait([_answer(self._task)], timeout=_GRACE_S)
            if not self._task.done():
                self.rest()
            self._task = None

    def rest(self) -> None:
        """End the process; the next task starts another."""
        if self._process is not None:
            self._process.kill()
            self._process = None

    async def close(self) -> None:
        """End the process; what it has to do fails, and so does what comes later."""
        self._closed = True
        if (process := self._process) is not None:
            self.rest()
            await asyncio.wait([_answer(process.gone)], timeout=_GONE_S)

    async def _attempt(
        self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        process = await self._ready()
        task = process.ask(seconds, function, *args, **kwargs)
        self._task = task
        try:
            answer = _answer(task)
            # Not waited for itself: whoever waits may be cancelled, the task goes on.
            await asyncio.wait([answer], timeout=seconds)
            if not answer.done():
                self._forget(process)
                raise WorkFailed("timeout")
            return _result(answer)
        except ProcessGone:
            self._forget(process)
            raise
        finally:
            if task.done() or process is not self._process:
                self._task = None

    async def _ready(self) -> Process:
        """The process, once it can be asked."""
        if self._closed:
            raise WorkFailed("died")
        if self._process is None:
            self._process = Process(self._memory)
        process = self._process
        if not process.started.done():
            await asyncio.wait([_answer(process.started)], timeout=_START_S)
        if self._closed:
            raise WorkFailed("died")
        try:
            process.started.result(0)
        except (OSError, EOFError, TimeoutError) as error:
            log.warning("a worker process did not start: %r", error)
            self._forget(process)
            raise ProcessGone(begun=False) from error
        return process

    def _forget(self, process: Process) -> None:
        process.kill()
        if self._process is process:
            self._process = None


def _result(answer: asyncio.Future[R]) -> R:
    try:
        return answer.result()
    except (FeedmonError, ProcessGone):
        raise
    except MemoryError as error:
        raise WorkFailed("memory") from error
    except Exception as error:
        log.exception("a worker failed in an unforeseen way")
        raise WorkFailed("error") from error


def _answer(future: Future[R]) -> asyncio.Future[R]:
    """What the loop can wait for; its error may stay unasked for."""
    answer = asyncio.wrap_future(future)
    answer.add_done_callback(lambda done: done.cancelled() or done.exception())
    return answer
