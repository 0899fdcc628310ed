"""How long a window did not answer, told by a timer on its own loop."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_EVERY_MS = 1
_PULSE_MS = 4
#: What a deed leaves to be painted belongs to it, if it comes so soon.
_AFTERWARDS_S = 0.06


@dataclass
class Deed:
    """What something took until it was done, and the longest pause in it, all in milliseconds.

    ``stall_cpu_ms`` is how much of the pause the thread spent computing: the rest it waited, for
    Python's lock or for a processor that others had.
    """

    total_ms: float = 0.0
    stall_ms: float = 0.0
    stall_cpu_ms: float = 0.0


class Heart(QObject):
    """A timer on Qt's loop that beats every millisecond while nothing holds the loop up."""

    def __init__(self) -> None:
        super().__init__()
        self._deed = Deed()
        self._last = self._last_cpu = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[Deed]:
        """Watch over what is done inside; the deed is complete afterwards."""
        await asyncio.sleep(_AFTERWARDS_S)  # the last deed's remains are not this one's
        deed = self._deed = Deed()
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        start = self._last
        self._timer.start()
        try:
            yield deed
            deed.total_ms = (time.perf_counter() - start) * 1000
            await asyncio.sleep(_AFTERWARDS_S)
        finally:
            self._timer.stop()

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        stall_ms = (now - self._last) * 1000 - _EVERY_MS
        if stall_ms > self._deed.stall_ms:
            self._deed.stall_ms = stall_ms
            self._deed.stall_cpu_ms = (cpu - self._last_cpu) * 1000
        self._last, self._last_cpu = now, cpu


class Pulse(QObject):
    """A precise timer on Qt's loop that notes how late it comes, each time, in milliseconds.

    Of a long silence every beat that was missed has its share, as people come at any moment.
    """

    def __init__(self) -> None:
        super().__init__()
        self._late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=_PULSE_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Begin to watch."""
        self._late = []
        self._last = time.monotonic()
        self._timer.start()

    def end(self) -> list[float]:
        """Watch no longer; what was noted."""
        self._beat()
        self._timer.stop()
        return self._late

    def _beat(self) -> None:
        now = time.monotonic()
        late = (now - self._last) * 1000 - _PULSE_MS
        self._late.append(max(late, 0.0))
        while (late := late - _PULSE_MS) > 0:
            self._late.append(late)
        self._last = now
