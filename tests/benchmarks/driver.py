"""Runs what is measured, each in processes of its own, and watches it from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from feedmon.logs import log_path
from tests.benchmarks.measure import Moments, expect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.libraries import Libraries

_ROOT = Path(__file__).resolve().parents[2]
#: Nothing that is measured takes longer, unless it hangs.
PATIENCE_S = 240.0
_READY = "ui.desk: monitoring"
_READY_S = 60.0


@dataclass(frozen=True, slots=True)
class Watched:
    """A span of something that was measured, and how the window answered meanwhile."""

    seconds: float
    cpu_s: float
    inside: Moments | None = None
    waits: tuple[float, ...] = ()


@dataclass
class Ran:
    """What one run of a subject brought."""

    spans: dict[str, list[Watched]]
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Driver:
    """Starts subjects against one server, one after the other."""

    libraries: Libraries
    port: int
    display: str | None
    folder: Path
    in_flight: int
    workers: int
    #: What one group measured and another compares with, by subject.
    known: dict[str, Ran] = field(default_factory=dict)

    def run(self, subject: str, *, patience_s: float = PATIENCE_S, **load: Any) -> Ran:
        """Run a subject to its end; its windows are asked from outside as long as it runs."""
        out = self.folder / f"{subject}.json"
        out.unlink(missing_ok=True)
        given = {"port": self.port, "in_flight": self.in_flight, "workers": self.workers}
        given |= load | {"out": str(out), "began": time.monotonic()}
        command = ("-m", "tests.benchmarks.subject", subject, json.dumps(given))
        with self._started(command) as process, self._pinged(subject, process.pid) as pings:
            try:
                status = process.wait(patience_s)
            except subprocess.TimeoutExpired:
                raise RuntimeError(f"{subject} did not end within {patience_s:.0f} s") from None
            expect(status == 0 and out.exists(), f"{subject} ended with status {status}")
        return _ran(json.loads(out.read_text()), pings)

    def room(self) -> Path:
        """An empty folder."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    @contextmanager
    def program(self, directory: Path) -> Iterator[int]:
        """The program as a person starts it, monitoring; the id of its process."""
        with self._started(("-m", "ui", "--data-dir", str(directory))) as process:
            log = Path(log_path(directory, "feedmon"))
            end = time.monotonic() + _READY_S
            while not log.exists() or _READY not in log.read_text(encoding="utf-8"):
                expect(process.poll() is None and time.monotonic() < end, "no window was opened")
                time.sleep(0.05)
            yield process.pid

    @contextmanager
    def _started(self, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
        """A Python of our own, with nothing left of it and its children afterwards."""
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=_ROOT,
            env=os.environ | self._surroundings(),
            stdout=sys.stderr,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):  # all have ended
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _surroundings(self) -> dict[str, str]:
        """A screen that nobody looks at; and nobody's desktop or keyring hears of what is done."""
        given = {
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/no-bus",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "*.warning=false",
            # Installed programs have their bytecode, those of a checkout after the first start; an
            # environment that forbids to write it would have all modules compiled at each start.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
        }
        if self.display is not None:
            given |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": self.display}
        return given

    @contextmanager
    def _pinged(self, subject: str, pid: int) -> Iterator[list[tuple[float, float]]]:
        """Ask the window of a process again and again; what came of it is there afterwards."""
        pings: list[tuple[float, float]] = []
        if self.display is None or subject in UNSEEN:
            yield pings
            return
        file = self.folder / "pings.json"
        file.unlink(missing_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.pinger", str(pid), str(file)],
            cwd=_ROOT,
            env=os.environ | self._surroundings(),
            stdin=subprocess.PIPE,
        )
        try:
            yield pings
            process.communicate(timeout=10)
            pings += [(began, took) for began, took in json.loads(file.read_text())]
        finally:
            process.kill()
            process.wait()


#: Without a window, or with one whose start is measured and nothing else.
UNSEEN = frozenset({"floor", "start", "start-bare", "deeds"})


def _ran(measured: dict[str, Any], pings: list[tuple[float, float]]) -> Ran:
    spans = {
        name: [
            Watched(
                seconds=span["ended"] - span["began"],
                cpu_s=span["cpu_s"],
                inside=Moments(**span["inside"]) if span.get("inside") else None,
                waits=tuple(
                    took
                    for asked, took in pings
                    if span["began"] <= asked <= span.get("watched_until", span["ended"])
                ),
            )
            for span in each
        ]
        for name, each in measured.get("spans", {}).items()
    }
    return Ran(spans, measured.get("facts", {}))
