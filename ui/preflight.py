"""Can a window open here? Asked before Qt is loaded, because Qt answers by aborting.

Standard library only, and nothing of Qt is imported: on a bare Linux the very import fails for
want of a system library. ``python -m ui.preflight`` is what ``make run`` starts: it opens the
window, or says in a sentence what is missing, or monitors in the terminal where there is no
display.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


class Packages(NamedTuple):
    """The package that brings a library, under the name each package manager knows it by."""

    apt: str
    dnf: str
    pacman: str


#: What the Qt libraries themselves link to, whatever they draw on.
BASE = {
    "libEGL.so.1": Packages("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": Packages("libgl1", "libglvnd-glx", "libglvnd"),
    "libX11.so.6": Packages("libx11-6", "libX11", "libx11"),
    "libdbus-1.so.3": Packages("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": Packages("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": Packages("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": Packages("libglib2.0-0", "glib2", "glib2"),
    "libgssapi_krb5.so.2": Packages("libgssapi-krb5-2", "krb5-libs", "krb5"),
    "libbrotlidec.so.1": Packages("libbrotli1", "libbrotli", "brotli"),
    "libstdc++.so.6": Packages("libstdc++6", "libstdc++", "gcc-libs"),
    "libxkbcommon.so.0": Packages("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libzstd.so.1": Packages("libzstd1", "libzstd", "zstd"),
}
#: What the plugin for each windowing system links to beyond that.
PLUGINS = {
    "xcb": {
        "libX11-xcb.so.1": Packages("libx11-xcb1", "libX11-xcb", "libx11"),
        "libxcb.so.1": Packages("libxcb1", "libxcb", "libxcb"),
        "libxcb-cursor.so.0": Packages("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
        "libxcb-icccm.so.4": Packages("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
        "libxcb-image.so.0": Packages("libxcb-image0", "xcb-util-image", "xcb-util-image"),
        "libxcb-keysyms.so.1": Packages("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
        "libxcb-randr.so.0": Packages("libxcb-randr0", "libxcb", "libxcb"),
        "libxcb-render.so.0": Packages("libxcb-render0", "libxcb", "libxcb"),
        "libxcb-render-util.so.0": Packages(
            "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"
        ),
        "libxcb-shape.so.0": Packages("libxcb-shape0", "libxcb", "libxcb"),
        "libxcb-shm.so.0": Packages("libxcb-shm0", "libxcb", "libxcb"),
        "libxcb-sync.so.1": Packages("libxcb-sync1", "libxcb", "libxcb"),
        "libxcb-util.so.1": Packages("libxcb-util1", "xcb-util", "xcb-util"),
        "libxcb-xfixes.so.0": Packages("libxcb-xfixes0", "libxcb", "libxcb"),
        "libxcb-xkb.so.1": Packages("libxcb-xkb1", "libxcb", "libxcb"),
        "libxkbcommon-x11.so.0": Packages(
            "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"
        ),
    },
    "wayland": {
        "libwayland-client.so.0": Packages("libwayland-client0", "libwayland-client", "wayland"),
        "libwayland-cursor.so.0": Packages("libwayland-cursor0", "libwayland-cursor", "wayland"),
        "libwayland-egl.so.1": Packages("libwayland-egl1", "libwayland-egl", "wayland"),
    },
    "offscreen": {},
}
_KNOWN = BASE | {name: packages for plugin in PLUGINS.values() for name, packages in plugin.items()}
_COMMANDS = {
    "apt-get": "sudo apt-get install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S",
}


def platforms(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Name the windowing systems that Qt would try here, first choice first; none: no display."""
    if not sys.platform.startswith("linux"):
        return (sys.platform,)
    wish = environ.get("QT_QPA_PLATFORM", "")
    if wish:
        return tuple(name.split(":")[0].split("-")[0] for name in wish.split(";"))
    found = []
    if environ.get("WAYLAND_DISPLAY") and _wayland_answers(environ):
        found.append("wayland")
    if environ.get("DISPLAY") and _x_answers():
        found.append("xcb")
    return tuple(found)


def missing_libraries(
    names: Sequence[str],
    *,
    load: Callable[[str], object] = ctypes.CDLL,
    qt: Path | None = None,
) -> tuple[str, ...]:
    """Find what Qt lacks to draw on one of the windowing systems ``names``.

    The answer is empty as soon as one of them has all it needs, else it is what the first choice
    lacks. ``qt`` is the folder of Qt's own libraries: after the known names have been tried, they
    are loaded themselves, so that a need this module does not know yet is found too.
    """
    lacking = [_lacking(name, load, qt) for name in names] or [()]
    return () if not all(lacking) else lacking[0]


def install_command(
    libraries: Iterable[str], *, which: Callable[[str], str | None] = shutil.which
) -> str | None:
    """Give the command that installs ``libraries`` here; ``None`` where none is known."""
    for column, (manager, command) in enumerate(_COMMANDS.items()):
        if which(manager):
            packages = {_KNOWN[name][column] for name in libraries if name in _KNOWN}
            return f"{command} {' '.join(sorted(packages))}" if packages else None
    return None


def complaint(libraries: Sequence[str], command: str | None) -> str:
    """Put the missing libraries and what to do about them into words."""
    several = len(libraries) > 1
    text = (
        f"The window needs {'system libraries that are' if several else 'a system library that is'}"
        f" not installed: {', '.join(libraries)}."
    )
    return f"{text}\nInstall {'them' if several else 'it'} with: {command}" if command else text


def qt_folder() -> Path | None:
    """Find the folder of Qt's libraries inside PySide6, without importing it."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "Qt"


def main(
    arguments: Sequence[str],
    *,
    environ: Mapping[str, str] = os.environ,
    execute: Callable[[str, list[str]], object] = os.execv,
) -> int:
    """Become the window, or the program without one; 1 when neither was possible."""
    names = platforms(environ)
    if not names:
        sys.stderr.write("There is no display here, so feedmon monitors in this terminal.\n")
        place = _data_directory(arguments)
        execute(sys.executable, [sys.executable, "-m", "feedmon", *place, "run"])
        return 0
    missing = missing_libraries(names, qt=qt_folder()) if sys.platform.startswith("linux") else ()
    if missing:
        sys.stderr.write(complaint(missing, install_command(missing)) + "\n")
        return 1
    execute(sys.executable, [sys.executable, "-m", "ui", *arguments])
    return 0


def _lacking(platform: str, load: Callable[[str], object], qt: Path | None) -> tuple[str, ...]:
    # A library may be there and lack another: the loader's complaint names the one to install.
    tried = (_refused(name, load) for name in BASE | PLUGINS.get(platform, {}))
    known = tuple(dict.fromkeys(name for name in tried if name is not None))
    if known or qt is None:
        return known
    plugin = qt / "plugins" / "platforms" / f"libq{platform}.so"
    for file in (qt / "lib" / "libQt6Widgets.so.6", qt / "lib" / "libQt6Network.so.6", plugin):
        if file.exists() and (name := _refused(str(file), load)) is not None:
            return (name,)
    return ()


def _refused(name: str, load: Callable[[str], object]) -> str | None:
    """Load a library; when the loader refuses, the name of the one that it did not find."""
    try:
        load(name)
    except OSError as error:
        # glibc and musl say "libNAME.so.1: cannot open shared object file: …".
        return str(error).partition(":")[0].strip() or name
    return None


def _x_answers() -> bool:
    """Connect to the X server as DISPLAY names it: a left-over variable is not a display."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # that library is reported by name afterwards
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    path = Path(environ.get("XDG_RUNTIME_DIR", "/")) / environ["WAYLAND_DISPLAY"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _data_directory(arguments: Sequence[str]) -> list[str]:
    """Keep of the window's arguments what the program without a window has too."""
    for index, argument in enumerate(arguments):
        if argument == "--data-dir":
            return list(arguments[index : index + 2])
        if argument.startswith("--data-dir="):
            return [argument]
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
