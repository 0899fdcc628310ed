"""Starting at login: the entry is in the right place, says the right thing, and goes again."""

import plistlib
import shlex
import stat
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings

from tests import needs
from ui.autostart import (
    DesktopEntry,
    RunKey,
    command_line,
    exec_line,
    own_command,
    system_autostart,
)

ID = "example.feedmon.Feedmon"


@pytest.fixture
def on_linux(tmp_path):
    def make(*arguments):
        return system_autostart(
            ID,
            arguments,
            platform="linux",
            environ={"XDG_CONFIG_HOME": str(tmp_path / "config")},
            home=tmp_path,
        )

    return make


def entry_of(folder):
    return folder / "config" / "autostart" / f"{ID}.desktop"


def test_on_linux_it_is_an_entry_in_the_folder_of_xdg_and_goes_again(on_linux, tmp_path):
    autostart = on_linux()
    assert not autostart.is_on()

    autostart.turn(on=True)
    lines = entry_of(tmp_path).read_text().splitlines()
    assert autostart.is_on()
    assert f"Exec={exec_line([*own_command({}), '--minimized'])}" in lines

    autostart.turn(on=False)
    autostart.turn(on=False)
    assert not autostart.is_on()
    assert list(entry_of(tmp_path).parent.iterdir()) == []


def test_without_xdgs_variable_the_folder_is_the_usual_one(tmp_path):
    autostart = system_autostart(ID, platform="linux", environ={}, home=tmp_path)

    autostart.turn(on=True)

    assert (tmp_path / ".config" / "autostart" / f"{ID}.desktop").exists()


def test_a_desktop_that_turned_the_entry_off_is_believed(on_linux, tmp_path):
    autostart = on_linux()
    autostart.turn(on=True)
    with entry_of(tmp_path).open("a") as entry:
        entry.write("X-GNOME-Autostart-enabled=false\n")

    assert not autostart.is_on()
    autostart.turn(on=True)
    assert autostart.is_on()


def test_a_window_on_a_folder_of_its_own_starts_on_that_folder(on_linux, tmp_path):
    autostart = on_linux("--data-dir", "/home/me/my feeds/100%")

    autostart.turn(on=True)

    assert '--minimized --data-dir "/home/me/my feeds/100%%"' in entry_of(tmp_path).read_text()


def test_the_entry_is_what_desktops_accept(on_linux, tmp_path):
    validate = needs.require_program("desktop-file-validate", package="desktop-file-utils")
    on_linux("--data-dir", "/a b/$x").turn(on=True)

    checked = subprocess.run(
        [validate, str(entry_of(tmp_path))], capture_output=True, text=True, check=False
    )

    assert checked.stdout + checked.stderr == ""


def test_the_command_of_the_entry_starts_the_program(on_linux, tmp_path):
    autostart = DesktopEntry(tmp_path, ID, [*own_command(), "--help"])
    autostart.turn(on=True)
    keys = dict(line.split("=", 1) for line in autostart.path.read_text().splitlines()[1:])

    helped = subprocess.run(
        shlex.split(keys["Exec"]), cwd=keys.get("Path"), capture_output=True, text=True, check=False
    )

    assert "A desktop feed monitor" in helped.stdout


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/usr/bin/feedmon", "/usr/bin/feedmon"),
        ("a b", '"a b"'),
        ("50%", "50%%"),
        ('say "x"', r'"say \\"x\\""'),
        (r"C:\x", r'"C:\\\\x"'),
        ("$HOME", r'"\\$HOME"'),
        ("", '""'),
    ],
)
def test_words_are_quoted_as_desktop_entries_want(word, written):
    assert exec_line([word]) == written


def test_a_folder_that_takes_nothing_is_an_error_and_no_entry(on_linux, tmp_path):
    (tmp_path / "config").write_text("not a folder")

    with pytest.raises(OSError, match="config"):
        on_linux().turn(on=True)


def test_on_macos_it_is_an_agent(tmp_path):
    autostart = system_autostart(ID, platform="darwin", environ={}, home=tmp_path)

    autostart.turn(on=True)
    path = tmp_path / "Library" / "LaunchAgents" / f"{ID}.plist"
    agent = plistlib.loads(path.read_bytes())

    assert autostart.is_on()
    assert agent["Label"] == ID
    assert agent["ProgramArguments"] == [*own_command({}), "--minimized"]
    assert agent["RunAtLoad"] is True
    autostart.turn(on=False)
    assert not path.exists()


def test_on_windows_it_is_a_value_of_the_run_key(tmp_path):
    registry = str(tmp_path / "registry.ini")
    autostart = RunKey(
        QSettings(registry, QSettings.Format.IniFormat),
        [r"C:\Program Files\feedmon\feedmon.exe", "--minimized"],
    )

    autostart.turn(on=True)
    kept = QSettings(registry, QSettings.Format.IniFormat).value("feedmon")

    assert kept == r'"C:\Program Files\feedmon\feedmon.exe" --minimized'
    assert autostart.is_on()
    autostart.turn(on=False)
    assert not autostart.is_on()


def test_where_the_program_may_not_write_such_an_entry_nothing_is_offered():
    assert system_autostart(ID, platform="linux", environ={"FLATPAK_ID": ID}) is None


def test_the_program_beside_the_interpreter_is_the_one_that_starts(tmp_path, monkeypatch):
    script = tmp_path / "feedmon"
    script.write_text("#!/bin/sh\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    assert own_command({}) == [str(script)]
    assert own_command({"APPIMAGE": "/opt/feedmon.AppImage"}) == ["/opt/feedmon.AppImage"]


def test_windows_quotes_are_windows_own():
    assert command_line(["a b", 'c"d']) == r'"a b" c\"d'
