"""Whether feedmon starts when the person logs in: each system's own list of such programs.

Only the Linux way is tried by our tests on the system itself; of the other two the tests see what
is written, not that the system obeys it.
"""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
#: Characters that make an argument of a desktop entry one that is quoted (Desktop Entry
#: Specification 1.5, "The Exec key"), and those that are escaped within the quotes.
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
_ESCAPED = frozenset('"`$\\')


class Autostart(Protocol):
    """The entry of this program in the list; both raise OSError."""

    def is_on(self) -> bool:
        """Whether the program starts at login."""

    def turn(self, *, on: bool) -> None:
        """Put the entry in, or take it out."""


def system_autostart(
    application_id: str,
    arguments: Sequence[str] = (),
    *,
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Autostart | None:
    """Return this system's list, for a program started with ``arguments``; ``None``: it has none.

    ``application_id`` names the entry.
    """
    command = [*own_command(environ), "--minimized", *arguments]
    home = home or Path.home()
    if platform == "darwin":
        return LaunchAgent(home / "Library" / "LaunchAgents", application_id, command)
    if platform == "win32":
        return RunKey(QSettings(_RUN_KEY, QSettings.Format.NativeFormat), command)
    if "FLATPAK_ID" in environ:  # its programs may not write into the desktop's folders
        return None
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    return DesktopEntry(config / "autostart", application_id, command)


def own_command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Say how this program is started, in full: at login the search path may be a shorter one."""
    if packed := environ.get("APPIMAGE"):
        return [packed]
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = shutil.which("feedmon", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("feedmon")
    if found:
        return [str(Path(found).absolute())]
    return [sys.executable, "-m", "ui"]


class DesktopEntry:
    """A file in the folder of the desktops that follow XDG (Autostart Specification 0.5)."""

    def __init__(self, folder: Path, application_id: str, command: Sequence[str]) -> None:
        self.path = folder / f"{application_id}.desktop"
        self._id = application_id
        self._command = command

    def is_on(self) -> bool:
        """Whether there is an entry that no settings program of a desktop turned off."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return False
        except UnicodeDecodeError as error:
            raise OSError(str(error)) from error
        keys = dict(line.split("=", 1) for line in lines if "=" in line)
        off = keys.get("Hidden") == "true" or keys.get("X-GNOME-Autostart-enabled") == "false"
        return not off

    def turn(self, *, on: bool) -> None:
        """Write the entry, as the packaged one is, or remove it."""
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.4",
            "Name=feedmon",
            "Comment=Watch feeds and be told when something that matters appears",
            f"Exec={exec_line(self._command)}",
            f"Icon={self._id}",
            "Terminal=false",
        ]
        if self._command[1:3] == ["-m", "ui"]:  # a checkout that is not installed
            lines.append(f"Path={Path(__file__).absolute().parents[1]}")
        _write_whole(self.path, ("\n".join(lines) + "\n").encode())


class LaunchAgent:
    """A property list in macOS's folder of what launchd starts at login."""

    def __init__(self, folder: Path, application_id: str, command: Sequence[str]) -> None:
        self.path = folder / f"{application_id}.plist"
        self._id = application_id
        self._command = command

    def is_on(self) -> bool:
        """Whether the agent is there."""
        return self.path.exists()

    def turn(self, *, on: bool) -> None:
        """Write the agent or remove it; launchd reads the folder at the next login."""
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        agent = {
            "Label": self._id,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        _write_whole(self.path, plistlib.dumps(agent))


class RunKey:
    """A value in the registry's list of what Windows starts at login; ``run`` is that list."""

    def __init__(self, run: QSettings, command: Sequence[str]) -> None:
        self._run = run
        self._command = command

    def is_on(self) -> bool:
        """Whether the value is there."""
        self._run.sync()
        return self._run.contains("feedmon")

    def turn(self, *, on: bool) -> None:
        """Set the value or remove it."""
        if on:
            self._run.setValue("feedmon", command_line(self._command))
        else:
            self._run.remove("feedmon")
        self._run.sync()
        if self._run.status() != QSettings.Status.NoError:
            raise PermissionError("the registry takes no value")


def exec_line(command: Sequence[str]) -> str:
    """Write a command as the Exec key of a desktop entry."""
    words = []
    for word in command:
        # A percent sign begins a field code.
        part = word.replace("%", "%%")
        if not part or _RESERVED & set(part):
            escaped = "".join(f"\\{each}" if each in _ESCAPED else each for each in part)
            part = f'"{escaped}"'
        words.append(part)
    # A value of type string has escapes of its own, read before those of the quotes.
    return " ".join(words).replace("\\", "\\\\")


def command_line(command: Sequence[str]) -> str:
    """Write a command as Windows splits it (the rules of CommandLineToArgvW)."""
    return subprocess.list2cmdline(command)


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and put it in its place: a full disk leaves no half entry."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
