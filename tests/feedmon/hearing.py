"""What engines tell."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon import Engine
    from feedmon.events import Event

Kind = TypeVar("Kind")


def listen(engine: Engine) -> list[Event]:
    """All that an engine tells from now on, in order."""
    told: list[Event] = []
    engine.events.subscribe(told.append)
    return told


def of_kind(told: Iterable[Event], kind: type[Kind]) -> list[Kind]:
    """Those of one kind."""
    return [event for event in told if isinstance(event, kind)]


def heard(engine: Engine, kind: type[Event], times: int) -> asyncio.Event:
    """Set once so many of one kind were told from now on."""
    told: list[Event] = []
    enough = asyncio.Event()

    def hear(event: Event) -> None:
        if isinstance(event, kind):
            told.append(event)
        if len(told) >= times:
            enough.set()

    engine.events.subscribe(hear)
    return enough
