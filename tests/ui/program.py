"""The real program in a process of its own, started and watched from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from feedmon.logs import log_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[2]

#: The window is shown, polls begin and the worker processes are there.
READY = "ui.desk: monitoring"
_PATIENCE_S = 60


class Program:
    """``feedmon`` over ``data_dir``, from start to end."""

    def __init__(self, data_dir: Path, *arguments: str, environ: Mapping[str, str] = {}) -> None:
        self.data_dir = data_dir
        self._stderr = tempfile.NamedTemporaryFile("w+", prefix="feedmon-stderr-")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui", "--data-dir", str(data_dir), *arguments],
            cwd=ROOT,
            env=os.environ | dict(environ),
            stdout=subprocess.DEVNULL,
            stderr=self._stderr,
        )

    def log(self) -> str:
        """What it has logged until now."""
        path = Path(log_path(self.data_dir, "feedmon"))
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def stderr(self) -> str:
        """What it has said on standard error until now, without what the platform can't do."""
        lines = Path(self._stderr.name).read_text(encoding="utf-8").splitlines(keepends=True)
        return "".join(line for line in lines if "plugin does not support" not in line)

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until it holds; the test fails when it never does."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                pytest.fail(f"{what} did not happen; log:\n{self.log()}\nstderr:\n{self.stderr()}")
            time.sleep(0.02)

    def until_logged(self, words: str, times: int = 1) -> None:
        """Wait until the log holds ``words``."""
        self.until(lambda: self.log().count(words) >= times, f"{words!r} in the log")

    def until_said(self, words: str) -> None:
        """Wait until standard error holds ``words``."""
        self.until(lambda: words in self.stderr(), f"{words!r} on standard error")

    def until_ready(self) -> None:
        """Wait until the program monitors."""
        self.until_logged(READY)

    def end(self, number: int) -> int:
        """Send a signal and wait; the exit status."""
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        """Wait for the end; the exit status (minus the signal's number when one ended it)."""
        return self.process.wait(_PATIENCE_S)

    def close(self) -> None:
        """Leave nothing running, however the test went."""
        self.process.kill()
        self.process.wait()
        self._stderr.close()


@contextmanager
def running(data_dir: Path, *arguments: str, environ: Mapping[str, str] = {}) -> Iterator[Program]:
    """A program that is killed at the end of the block if it still runs."""
    program = Program(data_dir, *arguments, environ=environ)
    try:
        yield program
    finally:
        program.close()


def descendants(pid: int) -> set[int]:
    """All processes below ``pid`` (Linux)."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                status = (entry / "stat").read_text()
            except OSError:
                continue  # it ended meanwhile
            parents[int(entry.name)] = int(status.rpartition(")")[2].split()[1])
    found: set[int] = set()
    while new := {child for child, parent in parents.items() if parent in found | {pid}} - found:
        found |= new
    return found


def are_gone(pids: set[int]) -> bool:
    """Whether none of these processes exists any more, not even as a zombie of somebody."""
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)
