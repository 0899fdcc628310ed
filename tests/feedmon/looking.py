"""What a look behind an address brings, all of it."""

from __future__ import annotations

from contextlib import aclosing
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedmon import Engine
    from feedmon.model import Candidate


async def found(engine: Engine, address: str, *, usual_places: bool = False) -> list[Candidate]:
    """The candidates as they come."""
    async with aclosing(engine.find_feeds(address, usual_places=usual_places)) as candidates:
        return [candidate async for candidate in candidates]


async def ranked(engine: Engine, address: str) -> list[Candidate]:
    """The candidates, best first."""
    return sorted(await found(engine, address), key=attrgetter("rank"))
