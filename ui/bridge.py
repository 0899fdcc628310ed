"""Engine events become a few Qt signals a second; nobody else in the window subscribes to them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from feedmon.events import Bus, Event

#: So long events are gathered: the first, where the last batch was nothing; and at most.
GATHER_MS, LONGEST_MS = 50, 250
#: A batch that took the window a while is followed by a pause of so many times that: what arrives
#: is shown in a twelfth of its time, however much arrives, and painted in about as much.
_PAUSE = 12


class Bridge(QObject):
    """Gathers events and hands them on in one batch, in the order in which they came.

    The first event of a batch starts the clock, so an event waits 50 ms and a burst of a thousand
    polls makes twenty signals a second instead of a thousand, or fewer where the window is slow to
    take them. Nothing runs while nothing happens.

    *Signals*: ``batch(list)``, a list of ``feedmon.events.Event``, never empty.
    """

    batch = Signal(list)

    def __init__(self, events: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered: list[Event] = []
        self._not_before = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._deliver)
        self._unsubscribe = events.subscribe(self._gather)

    def flush(self) -> None:
        """Deliver what was gathered now: whoever needs to see it is about to look."""
        self._timer.stop()
        self._deliver()

    def close(self) -> None:
        """Listen no longer; what was gathered is still delivered, at once."""
        self._unsubscribe()
        self.flush()

    def _gather(self, event: Event) -> None:
        self._gathered.append(event)
        if not self._timer.isActive():
            pause_ms = round((self._not_before - time.perf_counter()) * 1000)
            self._timer.start(max(GATHER_MS, pause_ms))

    def _deliver(self) -> None:
        if not self._gathered:
            return
        gathered, self._gathered = self._gathered, []
        began = time.perf_counter()
        self.batch.emit(gathered)
        took_s = time.perf_counter() - began
        self._not_before = time.perf_counter() + min(_PAUSE * took_s, LONGEST_MS / 1000)
