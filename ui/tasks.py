"""Coroutines started from slots: kept while they run, their errors told, cancelled at the end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")


class Tasks:
    """The running work of the window, by name; made while the loop runs.

    A slot can't await, so it hands its coroutine over here. An exception goes to ``on_error``
    with the task's name; being cancelled is silent. Several tasks may run under one name, unless
    the newer one is started with ``replace``: then only the last one counts.
    """

    def __init__(self, on_error: Callable[[str, BaseException], None]) -> None:
        self._on_error = on_error
        self._loop = asyncio.get_running_loop()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def start(
        self, coroutine: Coroutine[Any, Any, T], *, name: str, replace: bool = False
    ) -> asyncio.Task[T]:
        """Run ``coroutine`` soon, as ``name``; ``replace`` cancels what runs under that name.

        After ``close()`` nothing starts any more: the task that comes back is cancelled before
        its first step.
        """
        if replace:
            self.cancel(name)
        task = self._loop.create_task(coroutine, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        if self._closed:
            task.cancel()
        return task

    def running(self, name: str) -> bool:
        """Tell whether something runs under ``name`` (what was just cancelled does not count)."""
        return any(
            task.get_name() == name and not task.cancelling() and not task.done()
            for task in self._tasks
        )

    def cancel(self, name: str) -> None:
        """Cancel what runs under ``name``; it ends at its next step."""
        for task in self._tasks:
            if task.get_name() == name:
                task.cancel()

    async def close(self) -> None:
        """Cancel everything and wait until it has ended; not to be awaited by one of the tasks."""
        self._closed = True
        while self._tasks:
            for task in self._tasks:
                task.cancel()
            await asyncio.wait(self._tasks)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        exception = task.exception()
        if exception is not None:
            self._on_error(task.get_name(), exception)
