"""What a process and all below it use: processor, memory, threads, descriptors (Linux: /proc)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
#: Fields of /proc/PID/stat behind the name: state, parent; utime, stime, and those of the dead.
_PARENT, _TIMES = 1, slice(11, 15)


class Tree:
    """A process (this one, by default) and its descendants, as they are when asked."""

    def __init__(self, pid: int | None = None) -> None:
        self._pid = os.getpid() if pid is None else pid

    def cpu_s(self) -> float:
        """Seconds that they have computed so far, those included that have ended."""
        return sum(sum(map(int, _stat(pid)[_TIMES])) for pid in self._pids()) / _TICKS

    def pss_mb(self) -> float:
        """Their memory; of what several processes share each has its part."""
        return sum(map(_pss_mb, self._pids()))

    def own_pss_mb(self) -> float:
        """The memory of the first process alone."""
        return _pss_mb(self._pid)

    def threads(self) -> int:
        """How many threads they have."""
        return sum(1 for _ in self._tasks())

    def descriptors(self) -> int:
        """How many files, pipes and sockets they have open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self._pids())

    def wakeups(self) -> dict[str, int]:
        """How often each of their threads has gone to sleep by itself so far, by name and number.

        Threads of the first process bear its name or their own, those of the others "worker".
        """
        found = {}
        for task in self._tasks():
            status = dict(
                line.split(":\t", 1)
                for line in (task / "status").read_text().splitlines()
                if ":\t" in line
            )
            number = int(task.name)
            own = "window" if number == self._pid else status["Name"]
            name = own if task.parent.parent.name == str(self._pid) else "worker"
            found[f"{name} {number}"] = int(status["voluntary_ctxt_switches"])
        return found

    def _pids(self) -> list[int]:
        children: dict[int, list[int]] = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal() and (stat := _stat(int(entry.name))):
                children.setdefault(int(stat[_PARENT]), []).append(int(entry.name))
        found = [self._pid]
        for pid in found:
            found += children.get(pid, ())
        return [pid for pid in found if _stat(pid)]

    def _tasks(self) -> Iterator[Path]:
        for pid in self._pids():
            yield from Path(f"/proc/{pid}/task").iterdir()


def _pss_mb(pid: int) -> float:
    lines = _read(pid, "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _stat(pid: int) -> list[str]:
    return _read(pid, "stat").rpartition(")")[2].split()


def _read(pid: int, name: str) -> str:
    """A file of a process; empty when it has ended meanwhile."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""


def allow_files() -> None:
    """Let this process have as many files and sockets open as the system lets it."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 65_536 if hard == resource.RLIM_INFINITY else hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
