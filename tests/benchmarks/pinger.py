"""Asks a window again and again whether it lives, as a window manager does, and writes down how
long each answer took: ``python -m tests.benchmarks.pinger PID FILE``.

The next question does not wait for the answer to the last one. So all that is asked within a long
silence has its share of it, and the figures tell what a person meets who comes at any moment.
Ends when its standard input does.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import sys
import time
from pathlib import Path

from tests.benchmarks.x11 import Screen

EVERY_S = 0.008
_LOOK_S = 0.02
#: A window that is silent for so long may be gone.
_SILENT_S = 0.5
#: What is measured shall not be how long this process waits for a processor.
_BEFORE_OTHERS = -10


def main() -> None:
    """Ask until standard input ends."""
    pid, file = int(sys.argv[1]), Path(sys.argv[2])
    with contextlib.suppress(PermissionError):  # then it is as any other
        os.setpriority(os.PRIO_PROCESS, 0, _BEFORE_OTHERS)
    screen = Screen()
    file.write_text(json.dumps(_ask(screen, pid)))


def _ask(screen: Screen, pid: int) -> list[tuple[float, float]]:
    """The moments of the questions, and milliseconds until their answers."""
    answered: list[tuple[float, float]] = []
    while (window := _wait_for_window(screen, pid)) is not None:
        answered += _ask_window(screen, pid, window)
    return answered


def _wait_for_window(screen: Screen, pid: int) -> int | None:
    while not _is_over(_LOOK_S):
        if (window := screen.window_of(pid)) is not None:
            return window
    return None


def _ask_window(screen: Screen, pid: int, window: int) -> list[tuple[float, float]]:
    """Ask one window until all is over, or until it is not the program's window any more."""
    answered: list[tuple[float, float]] = []
    asked: dict[int, float] = {}
    number = 0
    due = time.monotonic()
    while not _is_over(0):
        now = time.monotonic()
        if now >= due:
            number += 1
            asked[number] = now
            screen.send_ping(window, number)
            due = max(due + EVERY_S, now)
        for each in screen.answers(due):
            if each in asked:
                began = asked.pop(each)
                answered.append((began, (time.monotonic() - began) * 1000))
        if asked and now - min(asked.values()) > _SILENT_S and screen.window_of(pid) != window:
            break  # Qt makes windows anew at times
    return answered


def _is_over(wait_s: float) -> bool:
    return bool(select.select([sys.stdin], [], [], wait_s)[0])


if __name__ == "__main__":
    main()
