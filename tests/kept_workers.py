"""Worker processes that go from one engine of the tests to the next.

To start one takes a quarter of a second of computing, and a thousand tests need one. What such a
process is given it forgets; how processes start, fail and end is tested in
``tests/feedmon/test_work.py`` with those of the program.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from feedmon.engine import opening
from feedmon.errors import WorkFailed
from feedmon.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedmon.workers.worker import Worker

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def kept_workers() -> Iterator[None]:
    """Let engines take over the processes of those that were closed; in the end they end."""
    resting: dict[int, list[Worker]] = defaultdict(list)  # by their limit of memory

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
            self._kept = resting[memory_limit_bytes]
            self._all = [self._kept.pop() if self._kept else worker for worker in self._all]
            self._resting = [worker for worker in self._all if not worker.is_running]
            self._free = [(monotonic(), worker) for worker in self._all if worker.is_running]

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
            idle = [*self._resting, *(worker for _, worker in self._free)]
            at_work = [worker for worker in self._all if worker not in idle]
            await asyncio.gather(*(worker.close() for worker in at_work))
            if self._endings:
                await asyncio.wait(self._endings)
            if self._look is not None:
                self._look.cancel()
            self._kept += idle

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "Workers", KeptWorkers)
        yield
    for workers in resting.values():
        for worker in workers:
            worker.rest()
