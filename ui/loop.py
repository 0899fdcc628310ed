"""The loop that window and coroutines share: qasync's, with its callbacks run in short slices.

qasync makes a timer of Qt's for every callback that is ready, and one for every moment at which
somebody is to be woken. A refresh makes tens of thousands of them, and each costs several times
what the callback does. Here all that is ready waits in one queue, of which one timer runs as much
as a slice holds; then Qt has its turn with keys, mouse and painting. All moments wait in one heap,
and one timer is set to the first of them: who was cancelled wakes nobody.

Nor does each socket have a notifier of Qt's, all of which Qt hands to the system whenever it
waits: the system's own selector holds the sockets, and Qt watches that alone.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
import selectors
import sys
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import qasync
from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextvars import Context

    from PySide6.QtCore import QTimerEvent
    from PySide6.QtWidgets import QApplication

#: So long callbacks are run one after the other before Qt has its turn (seconds).
SLICE_S = 0.003
#: Once so many moments wait, those that were cancelled are looked for and let go.
_MANY = 200
#: Qt counts milliseconds in 31 bits; who waits longer is asked for once in between.
_LONGEST_MS = 2**31 - 1


#: So long a thread keeps Python's lock while another waits for it (seconds). Each time that this
#: thread sends or receives it gives the lock away, and Python's own 5 ms are a third of a frame.
_LOCK_S = 0.001


def share_the_lock() -> None:
    """Let the window's thread wait less for those that store and unpack; for this process."""
    sys.setswitchinterval(_LOCK_S)


class WindowLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
    """``call_soon`` keeps its order, also between threads; ``call_at`` is never early."""

    def __init__(self, application: QApplication) -> None:
        self._queue: deque[asyncio.Handle] = deque()
        self._moments: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._numbers = itertools.count()
        self._many = _MANY
        self._bell = _Bell(self._run_slice, self._take_due)
        super().__init__(application)
        self._sockets = None if sys.platform == "win32" else _Sockets(self)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Run a callback behind those that are ready. Raises RuntimeError once closed."""
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._queue.append(handle)
        self._bell.ring()
        return handle

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """As ``call_soon``, from any thread."""
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._queue.append(handle)
        self._bell.ring_from_afar()
        return handle

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Run a callback in so many seconds. Raises RuntimeError once closed."""
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Run a callback at a moment of ``time()``. Raises RuntimeError once closed."""
        self._check_closed()
        if len(self._moments) >= self._many:
            self._forget_cancelled()
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._moments, (when, next(self._numbers), handle))
        if self._moments[0][2] is handle:
            self._bell.set_for(when - self.time())
        return handle

    def run_forever(self) -> object:
        """Run until ``stop``; what became ready while nothing ran comes first."""
        if self._queue:
            self._bell.ring()
        return super().run_forever()

    def close(self) -> None:
        """Let go of all that waits. The loop can't be used again."""
        if self._sockets is not None:
            self._sockets.stop()
        super().close()
        self._bell.stop()
        self._queue.clear()
        self._moments.clear()

    if sys.platform != "win32":
        # asyncio's own, which speak to the selector; qasync's make a notifier for each.
        _add_reader = asyncio.SelectorEventLoop._add_reader  # type: ignore[attr-defined]  # noqa: SLF001
        _add_writer = asyncio.SelectorEventLoop._add_writer  # type: ignore[attr-defined]  # noqa: SLF001
        _remove_reader = asyncio.SelectorEventLoop._remove_reader  # type: ignore[attr-defined]  # noqa: SLF001
        _remove_writer = asyncio.SelectorEventLoop._remove_writer  # type: ignore[attr-defined]  # noqa: SLF001

        def _add_callback(self, handle: asyncio.Handle) -> None:
            """Have what waits for a socket run; the selector found it ready."""
            self._queue.append(handle)
            self._bell.ring()

    def _run_slice(self) -> bool:
        """Run what is ready, for the length of a slice; whether some of it is left.

        Events may be processed while no loop runs. What is ready then waits for it.
        """
        if not self.is_running():
            return False
        queue = self._queue
        end = time.perf_counter() + SLICE_S
        while queue:
            handle = queue.popleft()
            if not handle.cancelled():
                handle._run()  # noqa: SLF001 - who makes a loop is to call it
            if time.perf_counter() >= end:
                break
        return bool(queue)

    def _take_due(self) -> None:
        """Put those whose moment has come behind what is ready, and wait for the next."""
        now = self.time()
        while self._moments:
            when, _, handle = self._moments[0]
            if when > now and not handle.cancelled():
                self._bell.set_for(when - now)
                break
            heapq.heappop(self._moments)
            if not handle.cancelled():
                self._queue.append(handle)
        if self._queue:
            self._bell.ring()

    def _forget_cancelled(self) -> None:
        self._moments = [moment for moment in self._moments if not moment[2].cancelled()]
        heapq.heapify(self._moments)
        self._many = max(_MANY, 2 * len(self._moments))


class _Sockets:
    """The selector in which sockets wait, and Qt's notifier of it.

    It is silent until all that it found has run: a socket is ready until somebody reads.
    """

    def __init__(self, loop: WindowLoop) -> None:
        self._loop = loop
        self._selector = selectors.DefaultSelector()
        qts = loop._selector  # noqa: SLF001
        for key in list(qts.get_map().values()):
            self._selector.register(key.fd, key.events, key.data)
        qts.close()
        loop._selector = self._selector  # noqa: SLF001
        self._notifier = QSocketNotifier(self._selector.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._find)

    def stop(self) -> None:
        """Find nothing any more."""
        self._notifier.setEnabled(False)

    def _find(self) -> None:
        self._notifier.setEnabled(False)
        self._loop._process_events(self._selector.select(0))  # noqa: SLF001
        self._loop.call_soon(self._notifier.setEnabled, True)


class _Bell(QObject):
    """Qt's side: a timer for the next slice, one for the next moment, a signal between threads."""

    _from_afar = Signal()

    def __init__(self, run_slice: Callable[[], bool], take_due: Callable[[], None]) -> None:
        super().__init__()
        self._run_slice, self._take_due = run_slice, take_due
        self._slice = self._moment = 0
        self._is_rung = False
        self._from_afar.connect(self._heard, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        """Have a slice run as soon as Qt has done what is waiting there."""
        if not self._slice:
            self._slice = self.startTimer(0)

    def ring_from_afar(self) -> None:
        """As ``ring``, from any thread; many rings are one."""
        if not self._is_rung:
            self._is_rung = True
            self._from_afar.emit()

    def set_for(self, delay_s: float) -> None:
        """Have ``take_due`` called after so long, instead of when it was to be."""
        if self._moment:
            self.killTimer(self._moment)
        wait_ms = min(max(0, math.ceil(delay_s * 1000)), _LONGEST_MS)
        self._moment = self.startTimer(wait_ms, Qt.TimerType.PreciseTimer)

    def stop(self) -> None:
        """Wake nobody any more."""
        for timer in (self._slice, self._moment):
            if timer:
                self.killTimer(timer)
        self._slice = self._moment = 0
        self._from_afar.disconnect()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Run a slice, or take what is due."""
        self.killTimer(event.timerId())
        if event.timerId() == self._moment:
            self._moment = 0
            self._take_due()
            return
        # Before the slice, not after it: a menu that is opened in it has a loop of its own, and
        # what comes to be ready meanwhile is run there.
        self._slice = self.startTimer(0)
        if not self._run_slice() and self._slice:
            self.killTimer(self._slice)
            self._slice = 0

    def _heard(self) -> None:
        # First, so that whoever rings from now on is heard once more.
        self._is_rung = False
        self.ring()
