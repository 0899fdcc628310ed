"""A desktop of the tests' own: X server, window manager, panel with a tray, session bus, service.

Everything is real and none of it is the person's: programs of Debian's packages on a virtual
screen and a private bus. A test that lacks one is skipped and says which package brings it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.needs import require_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PATIENCE_S = 30


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until it holds; the test fails when it never does."""
    end = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"{what} did not happen")
        time.sleep(0.05)


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    """A program that runs as long as the block."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    """The address of a session bus."""
    daemon = require_program("dbus-daemon", package="dbus")
    with started(daemon, "--session", "--nofork", "--print-address") as process:
        yield process.stdout.readline().strip()


@dataclass
class Window:
    """A window on the screen: where it is and how large."""

    id: str
    x: int
    y: int
    width: int
    height: int


@dataclass
class Desktop:
    """The screen, with hands and eyes."""

    environ: dict[str, str]
    running: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def run(self, *command: str, check: bool = True) -> str:
        """Run a program on this desktop; what it printed."""
        done = subprocess.run(
            command,
            env=os.environ | self.environ,
            check=check,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
        )
        return done.stdout

    def windows(self, pid: int) -> list[Window]:
        """All visible windows of a process."""
        found = self.run("xdotool", "search", "--onlyvisible", "--pid", str(pid), check=False)
        return [window for each in found.split() if (window := self._window(each)) is not None]

    def main_windows(self, pid: int) -> list[Window]:
        """The visible windows of a process that are no icon, menu or balloon."""
        return [window for window in self.windows(pid) if window.width > 500]

    def tray_icon(self, pid: int) -> Window | None:
        """The icon of a process in the tray."""
        # A panel may give it a slot that is not square.
        icons = [w for w in self.windows(pid) if 16 <= w.width <= 64 and 16 <= w.height <= 64]
        return icons[0] if icons else None

    def click(self, window: Window, button: int = 1) -> None:
        """Click into the middle of a window."""
        x, y = window.x + window.width // 2, window.y + window.height // 2
        self.run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.run("xdotool", "key", *keys)

    def close_window(self, window: Window) -> None:
        """Close a window as its title bar would."""
        self.run("xdotool", "windowactivate", "--sync", window.id)
        # Active for the window manager is not yet where keys go; a new panel may have them.
        until(lambda: self.run("xdotool", "getwindowfocus", "-f").strip() == window.id, "the focus")
        self.run("xdotool", "key", "alt+F4")

    def notifications(self) -> int:
        """How many notifications are on the screen."""
        return int(self.run("dunstctl", "count", "displayed"))

    def history(self) -> list[dict[str, str]]:
        """Title and body of past notifications, the newest first."""
        (past,) = json.loads(self.run("dunstctl", "history"))["data"]
        keys = ("appname", "summary", "body")
        return [{key: str(each[key]["data"]) for key in keys} for each in past]

    def start(self, name: str, *arguments: str) -> None:
        """Start a program of the desktop."""
        self.running[name] = subprocess.Popen(
            [name, *arguments],
            env=os.environ | self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self, name: str) -> None:
        """End a program of the desktop, wherever it hangs."""
        process = self.running.pop(name, None)
        if process is not None:
            process.send_signal(signal.SIGKILL)
            process.wait()

    def start_tray(self) -> None:
        """Put a panel with a tray at the bottom."""
        self.start("trayer", "--edge", "bottom", "--align", "right", "--width", "20")

    def start_service(self, *options: str) -> None:
        """Start the notification service and wait until it answers."""
        self.start("dunst", *options)
        until(self._service_answers, "the start of the notification service")

    def start_service_with_buttons(self, folder: Path) -> None:
        """Start the service with a hand that finds the button ``press`` asks for.

        It keeps buttons in a menu and asks another program which one it shall be.
        """
        hand = folder / "hand"
        hand.write_text(f"#!/bin/sh\nexec grep -F -f {folder / 'wanted'}\n")
        hand.chmod(0o700)
        (folder / "dunstrc").write_text(f"[global]\ndmenu = {hand}\n")
        self.start_service("-conf", str(folder / "dunstrc"))

    def press(self, button: str, folder: Path) -> None:
        """Press a button of the notification that is on the screen."""
        (folder / "wanted").write_text(f"#{button} (")
        self.run("dunstctl", "context")

    def _service_answers(self) -> bool:
        try:
            self.notifications()
        except subprocess.CalledProcessError:
            return False
        return True

    def _window(self, number: str) -> Window | None:
        told = self.run("xdotool", "getwindowgeometry", "--shell", number, check=False)
        values = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
        if "WIDTH" not in values:
            return None  # it went away meanwhile
        names = ("X", "Y", "WIDTH", "HEIGHT")
        return Window(number, *(int(values[name]) for name in names))


@pytest.fixture
def desktop(bus: str) -> Iterator[Desktop]:
    """A screen with a window manager, without a tray and a service until a test starts them."""
    server = require_program("Xvfb", package="xvfb")
    for name, package in (
        ("openbox", "openbox"),
        ("trayer", "trayer"),
        ("dunst", "dunst"),
        ("xdotool", "xdotool"),
    ):
        require_program(name, package=package)
    screen = ("-screen", "0", "1280x800x24", "-nolisten", "tcp")
    with started(server, "-displayfd", "1", *screen) as process:
        display = f":{process.stdout.readline().strip()}"
        environ = {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb",
        }
        desktop = Desktop(environ)
        desktop.start("openbox")
        try:
            yield desktop
        finally:
            for name in list(desktop.running):
                desktop.stop(name)
