"""Who is at work on a store: a lock per engine that the system drops when its process ends.

A claim on a row names its owner. When a program was killed, its claims would keep their feeds
back until the leases run out; the next engine sees by the lock that the owner is dead and frees
them at once, and knows that the store was not closed.

Whoever must be alone with the store holds the gate: nobody comes to work while it is shut.
"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIX = ".lock"
_GATE = ".gate"
#: How long the gate is shut at most: another store is put into place behind it, or a mark set.
_PATIENCE_S = 30.0
#: A look at a mark takes no time to speak of.
_LOOK_S = 5.0


class GateShut(OSError):
    """Somebody is alone with the store for very long."""


class Presence:
    """An engine's mark in ``directory``; ``name`` is unique to it and begins its claims.

    ``program`` is what a person knows it as: letters and hyphens.
    """

    def __init__(self, directory: Path, program: str = "engine") -> None:
        self._directory = directory
        self.name = f"{program}-{os.getpid()}-{secrets.token_hex(8)}"
        #: Whether somebody was found on coming who had ended without leaving.
        self.found_dead = False
        # Any thread may come and another one leave.
        self._lock = FileLock(_path(directory, self.name), mode=0o600, thread_local=False)

    def enter(self) -> None:
        """Be present from now on, until :meth:`leave` or the end of the process.

        Waits for the gate. Raises OSError where no mark can be set.
        """
        with _gate(self._directory):
            self._directory.mkdir(mode=0o700, exist_ok=True)
            # The name is ours alone, but somebody may be looking whether its mark is held.
            self._lock.acquire(timeout=_LOOK_S, poll_interval=0.01)
            marks = {path.stem for path in self._directory.glob(f"*{_SUFFIX}")}
            # Looking clears the marks of those who could not.
            dead = [name for name in marks if self.is_dead(name)]
            self.found_dead = bool(dead)

    def leave(self) -> None:
        """Be absent; the mark is removed."""
        self._lock.release()
        _path(self._directory, self.name).unlink(missing_ok=True)

    def is_dead(self, name: str) -> bool:
        """Whether the engine called ``name`` has ended; its mark is then cleared away."""
        return name != self.name and _is_dead(self._directory, name)

    def others(self) -> tuple[str, ...]:
        """Name the other programs that are at work, each with its process."""
        return tuple(map(_words, sorted(_alive(self._directory) - {self.name})))


@contextmanager
def alone(directory: Path) -> Iterator[tuple[str, ...]]:
    """Let nobody come to work within the block; who is there already is its value."""
    with _gate(directory):
        yield tuple(map(_words, sorted(_alive(directory))))


@contextmanager
def _gate(directory: Path) -> Iterator[None]:
    if not directory.parent.is_dir():
        directory.parent.parent.mkdir(parents=True, exist_ok=True)
        directory.parent.mkdir(mode=0o700, exist_ok=True)
    gate = FileLock(directory.with_name(f"{directory.name}{_GATE}"), mode=0o600)
    try:
        gate.acquire(timeout=_PATIENCE_S)
    except Timeout as error:
        raise GateShut(str(directory)) from error
    try:
        yield
    finally:
        gate.release()


def _alive(directory: Path) -> set[str]:
    marks = {path.stem for path in directory.glob(f"*{_SUFFIX}")}
    return {name for name in marks if not _is_dead(directory, name, clear=False)}


def _is_dead(directory: Path, name: str, *, clear: bool = True) -> bool:
    path = _path(directory, name)
    if not path.exists():
        return True
    try:
        with FileLock(path, timeout=0):
            pass
    except Timeout:
        return False
    if clear:
        path.unlink(missing_ok=True)
    return True


def _words(name: str) -> str:
    program, *process = name.rsplit("-", 2)
    return f"{program} (process {process[0]})" if process else name


def _path(directory: Path, name: str) -> Path:
    return directory / f"{Path(name).name}{_SUFFIX}"
