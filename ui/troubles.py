"""What nobody expected: written to the log whole, and said to the person once, in a line."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from feedmon.errors import FeedmonError

if TYPE_CHECKING:
    import asyncio

    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Troubles(QObject):
    """Catches what slots, tasks, threads and the loop let fall, from ``install`` to ``close``.

    *Signals*: ``happened(BaseException)``, to be said to the person: an error of ours each time,
    for its words tell something; a mistake of the program once per place, for a slot that fails
    may fail at every move of the mouse.
    """

    happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[tuple[str, str, int]] = set()
        self._before: tuple[Any, Any, Any] | None = None

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Listen to everything that reports an exception nobody caught."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = lambda _kind, exception, _where: self.heard(exception, "a slot")
        sys.unraisablehook = lambda heard: self._heard_value(heard.exc_value, "an object's end")
        threading.excepthook = lambda heard: self._heard_value(heard.exc_value, "a thread")
        loop.set_exception_handler(self._heard_by_loop)
        qInstallMessageHandler(_log_qt)

    def close(self) -> None:
        """Leave everything as it was before."""
        if self._before is not None:
            sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
            qInstallMessageHandler(None)

    def heard(self, exception: BaseException, where: str) -> None:
        """Log ``exception``, which came out of ``where``, and say it if that is due."""
        if isinstance(exception, (KeyboardInterrupt, SystemExit)):
            return
        log.error("%s failed", where, exc_info=exception)
        if isinstance(exception, FeedmonError) or self._is_new(exception):
            self.happened.emit(exception)

    def _is_new(self, exception: BaseException) -> bool:
        frames = traceback.extract_tb(exception.__traceback__)
        place = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
        key = (type(exception).__name__, *place)
        if key in self._told:
            return False
        self._told.add(key)
        return True

    def _heard_value(self, exception: BaseException | None, where: str) -> None:
        if exception is not None:
            self.heard(exception, where)

    def _heard_by_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        exception = context.get("exception")
        if exception is None:
            log.error("the loop: %s", context["message"])
        else:
            self.heard(exception, f"the loop ({context['message']})")


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
