"""When and how a person is told on the desktop: pure functions over what is due."""

from feedmon.telling.hours import DAY_MIN, Quiet, next_time, read_quiet

__all__ = ["DAY_MIN", "Quiet", "next_time", "read_quiet"]
