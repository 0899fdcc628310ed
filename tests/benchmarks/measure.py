"""What every measured thing reports: seconds, processor seconds, and moments without an answer."""

from __future__ import annotations

import math
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.processes import Tree

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable


class Clock:
    """The time, begun at ``at``, which can be put forward: nobody asks a public feed twice within
    a minute."""

    APART_S = 120

    def __init__(self, at: float) -> None:
        self._ahead = at - time.time()

    def __call__(self) -> float:
        return time.time() + self._ahead

    def put_forward(self) -> None:
        """Let it be so late that everybody may be asked again."""
        self._ahead += self.APART_S


@dataclass
class Span:
    """What was measured between two moments of the clock that all processes share.

    ``cpu_s`` counts the process and all below it.
    """

    began: float = 0.0
    ended: float = 0.0
    cpu_s: float = 0.0

    @property
    def seconds(self) -> float:
        """How long it was."""
        return self.ended - self.began


@asynccontextmanager
async def spanned() -> AsyncIterator[Span]:
    """Measure what happens inside; the span is complete afterwards."""
    tree = Tree()
    cpu, span = tree.cpu_s(), Span(time.monotonic())
    yield span
    span.ended = time.monotonic()
    span.cpu_s = tree.cpu_s() - cpu


@dataclass(frozen=True, slots=True)
class Moments:
    """How long a window let others wait, in milliseconds."""

    p50: float
    p99: float
    longest: float

    @staticmethod
    def of(waits: Iterable[float]) -> Moments | None:
        """The figures of many waits; ``None`` of none."""
        ordered = sorted(waits)
        if not ordered:
            return None
        return Moments(quantile(ordered, 0.5), quantile(ordered, 0.99), ordered[-1])


def quantile(ordered: list[float], share: float) -> float:
    """The least of sorted values that so large a share does not exceed."""
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def expect(condition: bool, otherwise: str) -> None:
    """Refuse to print figures of something that did not happen."""
    if not condition:
        raise RuntimeError(otherwise[:2000])
