"""Worker processes that go from one engine of the tests to the next.

To start one takes a quarter of a second of computing, and a thousand tests need one. What such a
process is given it forgets; how processes start, fail and end is tested in
``tests/feedmon/test_work.py`` with those of the program.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from feedmon.engine import opening
from feedmon.errors import WorkFailed
from feedmon.work import Workers, _block_interrupts, _Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def kept_workers() -> Iterator[None]:
    """Let engines take over the processes of those that were closed; in the end they end."""
    thread = ThreadPoolExecutor(1, "kept-workers", _block_interrupts)
    resting: dict[int, list[_Worker]] = defaultdict(list)  # by their limit of memory

    class KeptWorkers(Workers):
        def __init__(
            self,
            max_workers: int | None = None,
            *,
            memory_limit_bytes: int = 1 << 30,
            time_limit_s: float = 30.0,
        ) -> None:
            super().__init__(
                max_workers, memory_limit_bytes=memory_limit_bytes, time_limit_s=time_limit_s
            )
            self._resting = resting[memory_limit_bytes]
            self._all = [
                self._resting.pop() if self._resting else _Worker(memory_limit_bytes, thread)
                for _ in self._all
            ]
            self._idle = list(self._all)

        async def run_within(
            self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
        ) -> R:
            if self._closed:
                raise WorkFailed("died")
            return await super().run_within(seconds, function, *args, **kwargs)

        async def close(self) -> None:
            if self._closed:
                return
            self._closed = True
            at_work = [worker for worker in self._all if worker not in self._idle]
            await asyncio.gather(*(worker.close() for worker in at_work))
            if self._endings:
                await asyncio.wait(self._endings)
            self._resting += [worker for worker in self._all if worker not in at_work]
            self._thread.shutdown(wait=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "Workers", KeptWorkers)
        yield
    for workers in resting.values():
        for worker in workers:
            thread.submit(worker._give_up, None).result()
    thread.shutdown()
