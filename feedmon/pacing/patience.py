"""How long a request keeps its place before it counts as one that waits for a silent server."""

from __future__ import annotations

#: At least so long (seconds), and so many times what answers usually take.
LEAST_S, TIMES = 0.05, 4
_STEP = 1.1


class Patience:
    """A few times what answers usually take, and at most ``most_s`` seconds.

    Beside quick answers a silent server is known for what it is sooner, and costs the others less
    (X-2). What is usual is the median, which no number of silent servers below a half moves.
    """

    def __init__(self, most_s: float) -> None:
        self.most_s = most_s
        self._usual_s = most_s

    @property
    def seconds(self) -> float:
        """How long to wait for an answer with a place in hand."""
        return min(max(LEAST_S, TIMES * self._usual_s), self.most_s)

    def note(self, took_s: float) -> None:
        """Learn from a request that took so many seconds, or was that long without an answer."""
        usual_s = self._usual_s * _STEP if took_s > self._usual_s else self._usual_s / _STEP
        self._usual_s = min(max(LEAST_S / TIMES, usual_s), self.most_s)
