"""What the measurements of rules bring, and what they are made with."""

from __future__ import annotations

import resource
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon import open_engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from feedmon import Engine
    from feedmon.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in words; whether it is what was asked for, where that can be said.

    By its ``value`` it is found which of several is the one in the middle.
    """

    words: str
    holds: bool | None = None
    value: float = 0.0


@asynccontextmanager
async def engine_in_a_directory(settings: Settings | None = None) -> AsyncIterator[Engine]:
    """An engine over an empty store."""
    with tempfile.TemporaryDirectory(prefix="feedmon-bench-") as directory:
        engine = await open_engine(Path(directory), settings=settings)
        try:
            yield engine
        finally:
            await engine.close()


def most_memory() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
