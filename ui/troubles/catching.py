"""What slots, tasks, threads and the loop let fall: written to the log whole, and told once."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from feedmon.errors import FeedmonError
from feedmon.frozen import frozen

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
#: A report holds no more mistakes than this; those that came first explain the others.
_MOST = 10


@frozen
class Trouble:
    """A mistake of the program: out of what it came, its traceback, and how often it was made."""

    where: str
    kind: str
    traceback: str
    count: int = 1


class Troubles(QObject):
    """Catches what nobody else does, from ``install`` to ``close``.

    *Signals*: ``refused(BaseException)``, an error of ours, each time: its words tell the person
    something. ``happened(Trouble)``, a mistake of the program, once per place: a slot that fails
    may fail at every move of the mouse. ``repeated(Trouble)``, such a mistake again.
    """

    refused = Signal(object)
    happened = Signal(object)
    repeated = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, str, int], Trouble] = {}
        self._before: tuple[Any, Any, Any] | None = None
        self._listener = _EngineListener(self)

    @property
    def known(self) -> tuple[Trouble, ...]:
        """The mistakes until now, in the order of their first time."""
        return tuple(self._known.values())

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Listen to everything that reports an exception nobody caught."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = lambda _kind, exception, _where: self.heard(exception, "a slot")
        sys.unraisablehook = lambda heard: self._heard_value(heard.exc_value, "an object's end")
        threading.excepthook = lambda heard: self._heard_value(heard.exc_value, "a thread")
        loop.set_exception_handler(self._heard_by_loop)
        logging.getLogger("feedmon").addHandler(self._listener)
        qInstallMessageHandler(_log_qt)

    def close(self) -> None:
        """Leave everything as it was before."""
        logging.getLogger("feedmon").removeHandler(self._listener)
        if self._before is not None:
            sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
            qInstallMessageHandler(None)

    def heard(self, exception: BaseException, where: str) -> None:
        """Log ``exception``, which came out of ``where``, and tell it."""
        if isinstance(exception, (KeyboardInterrupt, SystemExit)):
            return
        log.error("%s failed", where, exc_info=exception)
        if isinstance(exception, FeedmonError):
            self.refused.emit(exception)
        else:
            self.count(exception, where)

    def count(self, exception: BaseException, where: str) -> None:
        """Tell a mistake that is in the log already."""
        frames = traceback.extract_tb(exception.__traceback__)
        place = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
        key = (type(exception).__name__, *place)
        before = self._known.get(key)
        if before is not None:
            again = self._known[key] = replace(before, count=before.count + 1)
            self.repeated.emit(again)
        elif len(self._known) < _MOST:
            words = "".join(traceback.format_exception(exception))
            first = self._known[key] = Trouble(where, type(exception).__name__, words)
            self.happened.emit(first)

    def _heard_value(self, exception: BaseException | None, where: str) -> None:
        if exception is not None:
            self.heard(exception, where)

    def _heard_by_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        exception = context.get("exception")
        if exception is None:
            log.error("the loop: %s", context["message"])
        else:
            self.heard(exception, f"the loop ({context['message']})")


class _EngineListener(logging.Handler):
    """Hears of the mistakes that the engine survives: it logs them and goes on."""

    def __init__(self, troubles: Troubles) -> None:
        super().__init__(logging.ERROR)
        self._troubles = troubles

    def emit(self, record: logging.LogRecord) -> None:
        exception = record.exc_info[1] if record.exc_info else None
        if exception is not None and not isinstance(exception, FeedmonError):
            self._troubles.count(exception, record.getMessage())


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
