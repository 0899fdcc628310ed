"""What is said before Qt is loaded: display, libraries, packages."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ui import preflight


def loader(*absent: str):
    """A loader on a machine that lacks these libraries."""

    def load(name: str) -> None:
        for library in absent:
            if library in name:
                raise OSError(f"{library}: cannot open shared object file: No such file")

    return load


@pytest.fixture
def executed():
    return []


@pytest.fixture
def start(executed):
    def run(arguments: list[str], environ: dict[str, str]) -> int:
        return preflight.main(
            arguments, environ=environ, execute=lambda _path, words: executed.append(words[1:])
        )

    return run


def test_with_everything_installed_nothing_is_missing():
    assert preflight.missing_libraries(["xcb"], load=loader()) == ()


def test_a_library_of_qt_itself_is_named():
    missing = preflight.missing_libraries(["offscreen"], load=loader("libEGL.so.1"))

    assert missing == ("libEGL.so.1",)


def test_a_library_of_the_x11_plugin_matters_only_on_x11():
    load = loader("libxcb-cursor.so.0")

    assert preflight.missing_libraries(["xcb"], load=load) == ("libxcb-cursor.so.0",)
    assert preflight.missing_libraries(["wayland"], load=load) == ()


def test_one_complete_windowing_system_is_enough():
    load = loader("libwayland-client.so.0")

    assert preflight.missing_libraries(["wayland", "xcb"], load=load) == ()


def test_when_none_is_complete_the_first_choice_is_what_is_reported():
    load = loader("libwayland-client.so.0", "libxcb-cursor.so.0")

    missing = preflight.missing_libraries(["wayland", "xcb"], load=load)

    assert missing == ("libwayland-client.so.0",)


def test_a_library_that_is_there_but_lacks_another_is_not_blamed():
    def load(name: str) -> None:
        if name in {"libGL.so.1", "libX11.so.6"}:
            raise OSError("libX11.so.6: cannot open shared object file: No such file")

    assert preflight.missing_libraries(["offscreen"], load=load) == ("libX11.so.6",)


def test_a_library_that_a_newer_qt_needs_is_found_by_loading_qt(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libQt6Widgets.so.6").touch()

    def load(name: str) -> None:
        if name.endswith("libQt6Widgets.so.6"):
            raise OSError("libfuture.so.9: cannot open shared object file: No such file")

    assert preflight.missing_libraries(["xcb"], load=load, qt=tmp_path) == ("libfuture.so.9",)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the libraries are Linux's")
def test_every_library_that_qt_links_to_loads_where_the_tests_of_the_window_run():
    folder = preflight.qt_folder()
    assert folder is not None

    names = {file.name for file in (folder / "plugins" / "platforms").glob("libq*.so")}

    assert {"libqxcb.so", "libqwayland.so", "libqoffscreen.so"} <= names


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install libglvnd-egl xcb-util-cursor"),
        ("pacman", "sudo pacman -S libglvnd xcb-util-cursor"),
    ],
)
def test_the_command_is_that_of_the_package_manager_at_hand(manager, command):
    which = {manager: f"/usr/bin/{manager}"}.get

    libraries = ["libxcb-cursor.so.0", "libEGL.so.1"]

    assert preflight.install_command(libraries, which=which) == command


def test_without_a_known_package_manager_there_is_no_command():
    assert preflight.install_command(["libEGL.so.1"], which=lambda _name: None) is None
    assert "libEGL.so.1" in preflight.complaint(["libEGL.so.1"], None)


def test_an_unknown_library_is_named_without_a_package():
    assert preflight.install_command(["libfuture.so.9"], which=lambda name: name) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a display is certain")
def test_without_a_display_the_terminal_monitors_the_same_directory(start, executed, capsys):
    status = start(["--minimized", "--data-dir", "/somewhere"], {})

    assert status == 0
    assert executed == [["-m", "feedmon", "--data-dir", "/somewhere", "run"]]
    assert "no display" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a display is certain")
def test_a_display_that_nobody_serves_is_no_display(monkeypatch, tmp_path):
    # libxcb reads the process's own environment.
    monkeypatch.setenv("DISPLAY", ":4711")
    environ = {"DISPLAY": ":4711", "WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": str(tmp_path)}

    assert preflight.platforms(environ) == ()


def test_the_platform_that_somebody_chose_is_believed():
    assert preflight.platforms({"QT_QPA_PLATFORM": "offscreen:size=1x1"}) == ("offscreen",)


def test_with_a_display_and_its_libraries_the_window_is_opened(start, executed, monkeypatch):
    monkeypatch.setattr(preflight, "missing_libraries", lambda *_names, **_more: ())

    status = start(["https://example.org/"], {"QT_QPA_PLATFORM": "offscreen"})

    assert status == 0
    assert executed == [["-m", "ui", "https://example.org/"]]


def test_missing_libraries_end_it_with_their_names(start, executed, monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(preflight, "missing_libraries", lambda *_names, **_more: ("libEGL.so.1",))

    status = start([], {"QT_QPA_PLATFORM": "offscreen"})

    assert status == 1
    assert executed == []
    assert "libEGL.so.1" in capsys.readouterr().err


def test_the_probe_itself_loads_nothing_of_qt():
    code = "import ui.preflight, sys; sys.exit(any('PySide6' in name for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], env=os.environ, check=False).returncode == 0
