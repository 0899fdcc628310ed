"""Several coroutines awaited: all at once, each result as it comes, or one after the other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine, Sequence

T = TypeVar("T")


async def as_they_come(calls: Sequence[Coroutine[Any, Any, T]]) -> AsyncGenerator[T, None]:
    """Run all at once and give the results as they come; what is left at the end is cancelled."""
    tasks = [asyncio.ensure_future(call) for call in calls]
    try:
        for done in asyncio.as_completed(tasks):
            yield await done
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def one_by_one(calls: Sequence[Coroutine[Any, Any, T]]) -> AsyncGenerator[T, None]:
    """Run one after the other and give their results; those that are left are not begun."""
    try:
        for call in calls:
            yield await call
    finally:
        for call in calls:
            call.close()
