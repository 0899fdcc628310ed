"""A worker process from the inside: ``python -m feedmon.worker BYTES`` does what it is sent.

A call comes on standard input as a pickle of (seconds, function, arguments, keywords), and a pickle
of (whether it was done, what it gave or raised, the traceback) goes back on standard output. The
first message says that the process has started. ``BYTES`` of address space may be used beyond what
the process has then.

It ends when its input does. A thread of its own reads that, so it ends with its program whatever
it is doing, for the operating system closes the pipe even of a program that was killed; where
there are alarms, one ends the process whose task lets no thread run.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

# Nearly everything that is asked for is in these: they belong to the memory at rest, and no task
# shall wait for them.
from feedmon import parse, watch, work  # noqa: F401
from feedmon.framing import read_frame, write_frame
from feedmon.sanitize import cleaning  # noqa: F401

if sys.platform == "linux":
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable

#: What a call comes as: how long it may take, and what is to be called.
Call = tuple[float, "Callable[..., Any]", tuple[Any, ...], dict[str, Any]]
#: After its own limit a task has this long to be ended from outside before the alarm does it.
_ALARM_AFTER_S = 5
#: Where processors are few, the window is not to wait for what is computed for it.
_NICE = 5


def main() -> None:
    """Do one call after the other."""
    if sys.platform != "win32":
        os.nice(_NICE)
    asked, answers = _pipes()
    calls: SimpleQueue[bytearray] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked, calls), daemon=True).start()
    _limit_memory(int(sys.argv[1]))
    write_frame(answers, b"")
    while True:
        write_frame(answers, _answer(calls.get()))


def _pipes() -> tuple[int, int]:
    """Take standard input and output for ourselves: what a library prints goes nowhere."""
    asked, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return asked, answers


def _listen(asked: int, calls: SimpleQueue[bytearray]) -> None:
    try:
        while True:
            calls.put(read_frame(asked))
    finally:  # there is nobody any more, or no memory for what is asked
        os._exit(1)


def _limit_memory(limit_bytes: int) -> None:
    """Allow ``limit_bytes`` of address space beyond what this process has now, on Linux.

    Elsewhere the limit is not known (Windows), not kept (macOS), or what is used is not told.
    """
    if sys.platform == "linux":
        used_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = used_pages * os.sysconf("SC_PAGE_SIZE") + limit_bytes
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answer(message: bytearray) -> bytes:
    try:
        return pickle.dumps((True, _done(message), ""))
    except Exception as error:  # noqa: BLE001 - whoever asked raises it
        told = traceback.format_exc()
        try:
            return pickle.dumps((False, error, told))
        except Exception:  # noqa: BLE001 - it holds what can't be sent
            return pickle.dumps((False, RuntimeError(repr(error)), told))


def _done(message: bytearray) -> Any:
    call: Call = pickle.loads(message)  # noqa: S301 - our own program sent it
    seconds, function, args, kwargs = call
    if sys.platform == "win32":
        return function(*args, **kwargs)
    signal.setitimer(signal.ITIMER_REAL, seconds + _ALARM_AFTER_S)  # its default is the end
    try:
        return function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main()
