"""What the tests give worker processes to do; imported there, so it imports little itself."""

from __future__ import annotations

import os
import re
import signal
import sys
import time


def pid_after(seconds: float) -> int:
    """This process, after so long: tasks given at once go to different processes."""
    time.sleep(seconds)
    return os.getpid()


def modules() -> list[str]:
    return sorted(sys.modules)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hold_everything() -> None:
    """Let no other thread of this process run, for longer than any test lasts."""
    re.match(r"(?:a+)+$", "a" * 60 + "b")


def allocate(size: int) -> int:
    return len(bytearray(size))


def fail() -> None:
    raise ZeroDivisionError("a bug")


def interrupts_are_ignored() -> bool:
    return signal.getsignal(signal.SIGINT) == signal.SIG_IGN
