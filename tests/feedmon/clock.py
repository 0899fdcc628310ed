"""The time of engines in tests."""

from __future__ import annotations

NOW = 1_780_000_000


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now
