"""When and how a person is told on the desktop: pure functions over what is due."""

from feedmon.telling.hours import DAY_MIN, Quiet, next_time, read_quiet
from feedmon.telling.policy import (
    GATHER_S,
    LATE_S,
    REMEMBERED_S,
    Manners,
    Message,
    Waiting,
    messages,
)

__all__ = [
    "DAY_MIN",
    "GATHER_S",
    "LATE_S",
    "REMEMBERED_S",
    "Manners",
    "Message",
    "Quiet",
    "Waiting",
    "messages",
    "next_time",
    "read_quiet",
]
