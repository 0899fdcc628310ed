"""Engine events become one Qt signal per 50 ms; nothing else of the desktop subscribes to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from feedmon.events import Bus, Event

GATHER_MS = 50


class Bridge(QObject):
    """Gathers events and hands them on in one batch, in the order in which they came.

    The first event of a batch starts the clock, so an event waits 50 ms at most and a burst of
    a thousand polls makes twenty signals a second instead of a thousand. Nothing runs while
    nothing happens.

    *Signals*: ``batch(list)``, a list of ``feedmon.events.Event``, never empty.
    """

    batch = Signal(list)

    def __init__(self, events: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered: list[Event] = []
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MS)
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
            self._timer.start()

    def _deliver(self) -> None:
        if not self._gathered:
            return
        gathered, self._gathered = self._gathered, []
        self.batch.emit(gathered)
