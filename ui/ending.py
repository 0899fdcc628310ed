"""The end of the program: asked for by the person, the session or a signal, and done once.

A first Ctrl+C asks; a second one ends the process at once, even when Python no longer runs, for
the signals have their default effect again by then. The store is safe either way.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
# Where the loop can't wait for signals (Windows), Python looks for them when it runs next.
_LOOK_MS = 250


class Application(QApplication):
    """An application that is asked to quit and does not just stop.

    Qt's own answer (the session ends, a dock's "Quit") would end the event loop below running
    coroutines. What happens then is decided by who listens.

    *Signals*: ``quit_asked()``.
    """

    quit_asked = Signal()

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        # The loop goes on with the window hidden in the tray, and while everything is closed.
        self.setQuitOnLastWindowClosed(False)

    def event(self, event: QEvent) -> bool:
        """Turn the request to quit into a signal."""
        if event.type() == QEvent.Type.Quit:
            event.ignore()
            self.quit_asked.emit()
            return True
        return super().event(event)


class Ending:
    """Waits until somebody asks for the end; to be made while the loop runs."""

    def __init__(self, application: Application) -> None:
        self._loop = asyncio.get_running_loop()
        self._asked: asyncio.Future[str] = self._loop.create_future()
        self._looking: QTimer | None = None
        application.quit_asked.connect(lambda: self.ask("the system asks"))
        for number in SIGNALS:
            self._hear(number)

    @property
    def asked(self) -> bool:
        """Whether the end has been asked for."""
        return self._asked.done()

    def ask(self, why: str) -> None:
        """End the program; only the first request counts."""
        if not self._asked.done():
            log.info("ending: %s", why)
            self._asked.set_result(why)

    async def wait(self) -> None:
        """Return when somebody asked."""
        await asyncio.shield(self._asked)

    def close(self) -> None:
        """Leave signals to their default effect."""
        for number in SIGNALS:
            if self._looking is None:
                self._loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        if self._looking is not None:
            self._looking.stop()

    def _hear(self, number: signal.Signals) -> None:
        try:
            self._loop.add_signal_handler(number, self._heard, number)
        except NotImplementedError:
            signal.signal(number, self._heard_late)
            if self._looking is None:
                self._looking = QTimer()
                self._looking.timeout.connect(lambda: None)
                self._looking.start(_LOOK_MS)

    def _heard(self, number: signal.Signals) -> None:
        self.ask(number.name)
        self.close()

    def _heard_late(self, number: int, _frame: Any) -> None:
        self._loop.call_soon_threadsafe(self._heard, signal.Signals(number))
