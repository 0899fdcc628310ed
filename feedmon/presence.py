"""Who is at work on a store: a lock per engine that the system drops when its process ends.

A claim on a row names its owner. When a program was killed, its claims would keep their feeds
back until the leases run out; the next engine sees by the lock that the owner is dead and frees
them at once.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from filelock import FileLock, Timeout

_SUFFIX = ".lock"


class Presence:
    """An engine's mark in ``directory``; ``name`` is unique to it and begins its claims."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.name = f"engine-{secrets.token_hex(8)}"
        self._lock = FileLock(self._path(self.name), mode=0o600)

    def enter(self) -> None:
        """Be present from now on, until :meth:`leave` or the end of the process."""
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock.acquire(timeout=0)
        for path in self._directory.glob(f"*{_SUFFIX}"):
            self.is_dead(path.stem)  # clears the marks of those who could not

    def leave(self) -> None:
        """Be absent; the mark is removed."""
        self._lock.release()
        self._path(self.name).unlink(missing_ok=True)

    def is_dead(self, name: str) -> bool:
        """Whether the engine called ``name`` has ended; its mark is then cleared away."""
        if name == self.name:
            return False
        path = self._path(name)
        if not path.exists():
            return True
        try:
            with FileLock(path, timeout=0):
                pass
        except Timeout:
            return False
        path.unlink(missing_ok=True)
        return True

    def _path(self, name: str) -> Path:
        return self._directory / f"{Path(name).name}{_SUFFIX}"
