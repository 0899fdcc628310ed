"""What is told of polls while they are under way."""

from __future__ import annotations

from enum import StrEnum

from feedmon.frozen import frozen


class PollStep(StrEnum):
    """How far a poll is."""

    TURN = "turn"  # others of its host, or of all, are asked before it
    PAUSE = "pause"  # it is its turn, and its host gets the pause between two requests
    ASKING = "asking"
    STORING = "storing"  # the answer is there, and is read and stored


@frozen
class RunningPoll:
    """A poll of this program that has begun and not ended.

    ``since`` is when the step began and ``until`` when it ends, where that is known (both Unix
    seconds with fractions). ``by_schedule`` says that nobody asked for it but the beat. ``host``
    is what it is waiting for.
    """

    feed_id: int
    step: PollStep
    since: float
    until: float | None = None
    by_schedule: bool = False
    host: str = ""
