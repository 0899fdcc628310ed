"""One window per data directory: the first start owns it, a second one hands over and ends.

Who is first is decided by a lock that the system drops when its process ends, however it ends;
so two starts at the same instant have one winner, and a kill -9 leaves nothing that has to be
cleared away by hand. The socket beside it is only the way to talk to the winner.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

log = logging.getLogger(__name__)

LOCK_NAME = "window.lock"
SOCKET_NAME = "window.sock"

# A socket's path has 107 bytes on Linux and 103 on macOS, and Qt binds it under a longer,
# temporary name first.
_LONGEST_PATH = 80
# A window that has just begun to start, or to end, needs a moment; the store may need one too.
_PATIENCE_S = 30.0
_LONGEST_MESSAGE = 1 << 20


@frozen
class Handover:
    """What a second start asks of the first: show yourself, and add these addresses.

    ``activation`` is the token with which a Wayland compositor lets a window come to the front.
    """

    urls: tuple[str, ...] = ()
    activation: str = ""


class Unanswered(Exception):
    """Another window has this data directory, but does not answer."""


def address(data_dir: Path, *, platform: str = sys.platform) -> str:
    """Derive the name of the socket from the data directory: inside it where that is possible."""
    resolved = data_dir.resolve()
    path = str(resolved / SOCKET_NAME)
    if platform != "win32" and len(os.fsencode(path)) <= _LONGEST_PATH:
        return path
    return f"feedmon-{hashlib.sha256(os.fsencode(resolved)).hexdigest()[:24]}"


def activation_token(environ: Mapping[str, str]) -> str:
    """Find the token that the launcher gave to this start, if any."""
    return environ.get("XDG_ACTIVATION_TOKEN", "")


class Instance(QObject):
    """The hold of this process on a data directory.

    *Signals*: ``asked(Handover)``, another start asks for something.
    """

    asked = Signal(object)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = FileLock(data_dir / LOCK_NAME, mode=0o600)
        self._address = address(data_dir)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._callers: set[_Caller] = set()
        self._welcoming = False

    def take(self) -> bool:
        """Become the window of this directory; ``False`` when there is one already.

        Other starts wait from now on, until they are made welcome or we are gone. Raises OSError
        when the directory can't be written.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except NotImplementedError:
            # Some network file systems know no locks. Two windows are then possible, and safe:
            # the store hands each piece of work to one of them.
            log.warning("no lock on %s: its file system has none", self._lock.lock_file)
        # What lies there was left by a process that is dead, for we have the lock.
        QLocalServer.removeServer(self._address)
        self.listen()
        return True

    def listen(self) -> None:
        """Let other starts wait for us, again after ``deafen()``."""
        if not self._server.isListening() and not self._server.listen(self._address):
            log.warning("other starts can't reach us: %s", self._server.errorString())

    def hand_over(self, handover: Handover, *, patience_s: float = _PATIENCE_S) -> bool:
        """Ask the window that is there; ``False`` when it ended meanwhile and we may ``take()``.

        Raises Unanswered when it is still there after ``patience_s`` seconds and was silent.
        """
        end = time.monotonic() + patience_s
        while True:
            if self._ask(handover, end):
                return True
            if not self._taken():
                return False
            if time.monotonic() > end:
                raise Unanswered
            time.sleep(0.05)

    def welcome(self) -> None:
        """Answer other starts from now on, also those that have been waiting."""
        if not self._welcoming:
            self._server.newConnection.connect(self._greet)
        self._welcoming = True
        self._greet()

    def deafen(self) -> None:
        """Take no more requests: the program is ending. A start that comes now waits for that."""
        self._server.close()
        if self._welcoming:
            self._server.newConnection.disconnect(self._greet)
        self._welcoming = False
        for caller in tuple(self._callers):
            caller.hang_up()

    def close(self) -> None:
        """Leave the directory to others."""
        self.deafen()
        self._lock.release()

    def _taken(self) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return True
        self._lock.release()
        return False

    def _ask(self, handover: Handover, end: float) -> bool:
        # Nothing of the window exists in this process yet, so waiting here holds nobody up.
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(1_000):
            return False
        message = {"urls": handover.urls, "activation": handover.activation}
        socket.write(json.dumps(message).encode() + b"\n")
        # Said once: a window that is slow to start would do twice what is said twice.
        left_ms = max(1, round((end - time.monotonic()) * 1000))
        answered = socket.waitForReadyRead(left_ms) and bytes(socket.readAll().data()) == b"ok\n"
        socket.abort()
        return answered

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            caller = _Caller(socket, self)
            self._callers.add(caller)
            caller.asked.connect(self.asked)
            caller.left.connect(self._callers.discard)
            caller.hear()


class _Caller(QObject):
    """Another start, while it says what it wants."""

    asked = Signal(object)
    left = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._heard = b""
        socket.readyRead.connect(self.hear)
        socket.disconnected.connect(self._leave)

    def hear(self) -> None:
        self._heard += bytes(self._socket.readAll().data())
        if len(self._heard) > _LONGEST_MESSAGE:
            self.hang_up()
        elif self._heard.endswith(b"\n"):
            handover = _understand(self._heard)
            if handover is None:
                self.hang_up()
                return
            self._socket.write(b"ok\n")
            self._socket.flush()
            self.asked.emit(handover)

    def hang_up(self) -> None:
        self._socket.abort()

    def _leave(self) -> None:
        self.left.emit(self)
        self._socket.deleteLater()
        self.deleteLater()


def _understand(message: bytes) -> Handover | None:
    try:
        read = json.loads(message)
        return Handover(tuple(map(str, read["urls"])), str(read["activation"]))
    except (ValueError, TypeError, KeyError):
        log.warning("not understood: %r", message[:200])
        return None
