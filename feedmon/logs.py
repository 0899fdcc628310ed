"""The log file: written by a thread of its own, rotated, readable by its owner only.

A record is turned into a line where it is logged and written elsewhere, so that a slow disk never
holds up the loop or the window.

Several processes may write one file: any number of ``feedmonctl`` run at once. Lines are appended
by the system, whole. Only the change to a new file needs an order: it is made under a lock, by
whoever finds the file full, has the lock at once and sees that nobody else has made it meanwhile.
The others write on. No process keeps the file open between two records, so none writes for long
into one that is not the newest (and Windows lets it be renamed).
"""

from __future__ import annotations

import logging
import os
import re
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from io import FileIO, TextIOWrapper
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from queue import SimpleQueue
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A log and its three predecessors: four million bytes at most for each program.
MAX_BYTES = 1_000_000
BACKUPS = 3

#: What a change to a new file meets when another process makes it, or (on Windows, where an open
#: file can't be renamed) is just writing its line.
_OTHERS_ARE_AT_IT: tuple[type[OSError], ...] = (Timeout, FileNotFoundError)
if os.name == "nt":
    _OTHERS_ARE_AT_IT += (PermissionError,)

# Titles and addresses come from strangers: none of them may end a line or paint a terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Who asks, and what is asked for: either may be the secret of a private feed.
_LOGIN = re.compile(r"""(\bhttps?://)[^\s/?\#'"<>]*@""", re.IGNORECASE)
_BEHIND_THE_HOST = re.compile(r"""(\bhttps?://[^\s/?\#'"<>]+)[/?\#][^\s'"<>]+""", re.IGNORECASE)


def log_path(data_dir: str | os.PathLike[str], name: str = "feedmonctl") -> str:
    """Where the program ``name`` writes its log."""
    return os.path.join(data_dir, "logs", f"{name}.log")  # noqa: PTH118 - a PathLike is enough


@contextmanager
def start_logging(
    data_dir: str | os.PathLike[str], name: str = "feedmonctl", *, level: int = logging.INFO
) -> Iterator[None]:
    """Write the log of this process to the data directory until the block is left.

    Each program has a file by its ``name``, for all its processes. Where the directory can't be
    written the program works without a log and says so once on standard error.
    """
    records: SimpleQueue[logging.LogRecord] = SimpleQueue()
    door = QueueHandler(records)
    door.setFormatter(LineFormatter())
    listener = QueueListener(records, PrivateFileHandler(log_path(data_dir, name)))
    root = logging.getLogger()
    before = root.level
    root.addHandler(door)
    root.setLevel(level)
    # It tells of every tick at the level that is meant for news.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    listener.start()
    try:
        logging.captureWarnings(capture=True)
        yield
    finally:
        logging.captureWarnings(capture=False)
        root.removeHandler(door)
        root.setLevel(before)
        listener.stop()
        for handler in listener.handlers:
            handler.close()


class LineFormatter(logging.Formatter):
    """One line per record: time in UTC, level, logger, message; a traceback follows indented.

    Of addresses it tells the host only.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Keep a message on its line, whatever strangers put into it."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        message = _CONTROL.sub(lambda found: repr(found[0])[1:-1], record.getMessage())
        parts = [f"{time.removesuffix('+00:00')}Z {record.levelname:<8} {record.name}: {message}"]
        if record.exc_info:
            parts.append(_indented(self.formatException(record.exc_info)))
        if record.stack_info:
            parts.append(_indented(record.stack_info))
        return _BEHIND_THE_HOST.sub(r"\1/…", _LOGIN.sub(r"\1", "\n".join(parts)))


class PrivateFileHandler(RotatingFileHandler):
    """A rotating file of the person's own, shared by processes; see the module.

    What can't be written is given up, and said once.
    """

    def __init__(self, path: str) -> None:
        super().__init__(
            path, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8", delay=True
        )
        self._lock = FileLock(f"{path}.lock", timeout=0, mode=0o600)
        self._said = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record into the file that is the newest now."""
        super().emit(record)
        self._let_go()

    def doRollover(self) -> None:  # noqa: N802
        """Begin a new file, unless another process does or did so."""
        try:
            with self._lock:
                newest = os.stat(self.baseFilename)  # noqa: PTH116
                if self.stream and os.path.samestat(os.fstat(self.stream.fileno()), newest):
                    super().doRollover()
                self._let_go()
        except _OTHERS_ARE_AT_IT:  # a line more in the full file does no harm
            self._let_go()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Say in a sentence that there is no log; a traceback for every record helps nobody."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._said and sys.stderr is not None:
            self._said = True
            sys.stderr.write(f"No log is written to {self.baseFilename}: {error.strerror}.\n")

    def _let_go(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            stream.close()

    def _open(self) -> TextIOWrapper:
        folder = os.path.dirname(self.baseFilename)  # noqa: PTH120 - as the base class has it
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(
            FileIO(descriptor, "a"), self.encoding, "backslashreplace", write_through=True
        )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
