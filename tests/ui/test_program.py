"""The desktop program from outside: how it starts, who may start beside it, how it ends."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from tests.httpserver import in_thread
from tests.mounts import mounted
from tests.ui.program import READY, ROOT, Program, are_gone, descendants, running
from ui.app import APPLICATION_ID

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are looked up in /proc"
)
SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]


@pytest.fixture
def data_dir(tmp_path):
    return tmp_path / "data"


# --- the end ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_ends_it_cleanly_and_nothing_is_left(data_dir, number):
    with running(data_dir) as program:
        program.until_ready()
        below = descendants(program.process.pid)
        status = program.end(number)
        program.until(lambda: are_gone(below), "the end of the worker processes")

        assert below
        assert status == 0
        assert program.stderr() == ""
        assert " ERROR " not in program.log()


def test_a_hanging_server_does_not_hold_up_the_end(data_dir):
    with in_thread() as server:
        server.put("/feed", b"<rss version='2.0'><channel><title>A</title></channel></rss>")
        subprocess.run(
            [sys.executable, "-m", "feedmon", "--data-dir", data_dir, "add", server.url("/feed")],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        make_all_due(data_dir)
        server.hang("/feed")
        asked = len(server.requests_to("/feed"))
        with running(data_dir) as program:
            program.until(lambda: len(server.requests_to("/feed")) > asked, "the poll")
            status = program.end(signal.SIGTERM)

            assert status == 0
            assert program.stderr() == ""
            assert " ERROR " not in program.log()


def make_all_due(data_dir):
    with sqlite3.connect(data_dir / "feedmon.db") as db:
        db.execute("UPDATE feeds SET next_poll_at = 0")
    db.close()


@pytest.mark.long
def test_a_second_signal_ends_it_at_once(data_dir):
    with running(data_dir) as program:
        program.until_ready()
        below = descendants(program.process.pid)
        # Stopped, it gets both at once, as from a person who loses patience.
        program.process.send_signal(signal.SIGSTOP)
        program.process.send_signal(signal.SIGINT)
        program.process.send_signal(signal.SIGTERM)
        program.process.send_signal(signal.SIGCONT)
        program.wait()
        program.until(lambda: are_gone(below), "the end of the worker processes")

        assert program.stderr() == ""


@pytest.mark.long
def test_killed_workers_and_all_are_gone_and_the_next_start_works(data_dir):
    with running(data_dir) as program:
        program.until_ready()
        below = descendants(program.process.pid)
        program.end(signal.SIGKILL)
        program.until(lambda: are_gone(below), "the end of the worker processes")
    with running(data_dir) as program:
        program.until_logged(READY, times=2)

        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


# --- starting twice ---------------------------------------------------------------------------


def test_a_second_start_hands_over_and_ends(data_dir):
    with running(data_dir) as first:
        first.until_ready()
        with running(data_dir, "https://one.invalid/", "https://two.invalid/") as second:
            assert second.wait() == 0
            assert second.stderr() == ""
        first.until_logged("another start hands over 2 addresses")

        assert first.process.poll() is None
        assert first.end(signal.SIGTERM) == 0


def test_of_two_starts_at_the_same_instant_one_window_remains(data_dir):
    programs = [Program(data_dir), Program(data_dir)]
    try:
        one = programs[0]
        one.until_logged("another start hands over 0 addresses")
        one.until(lambda: any(p.process.poll() is not None for p in programs), "a window's end")
        ended = [program for program in programs if program.process.poll() is not None]
        still = [program for program in programs if program.process.poll() is None]

        assert [program.process.returncode for program in ended] == [0]
        assert [program.end(signal.SIGTERM) for program in still] == [0]
        assert [program.stderr() for program in programs] == ["", ""]
    finally:
        for program in programs:
            program.close()


# --- a store that can't be opened -------------------------------------------------------------


def refused(program, sentence):
    """The program says why, waits for the person's nod, and its status tells scripts."""
    program.until_said(sentence)
    assert program.process.poll() is None
    status = program.end(signal.SIGTERM)

    assert status == 1
    assert len(program.stderr().splitlines()) == 1
    assert "Traceback" not in program.log()


def test_a_damaged_store_is_said_and_left_untouched(data_dir):
    data_dir.mkdir()
    file = data_dir / "feedmon.db"
    file.write_bytes(b"this is no database " * 1_000)
    with running(data_dir) as program:
        refused(program, f"It was left untouched. ({file})")

        assert file.read_bytes() == b"this is no database " * 1_000


def test_a_newer_store_is_said_and_left_untouched(data_dir):
    with running(data_dir) as program:
        program.until_ready()
        program.end(signal.SIGTERM)
    db = sqlite3.connect(data_dir / "feedmon.db")
    db.execute("PRAGMA user_version = 9999")
    db.close()
    before = (data_dir / "feedmon.db").read_bytes()
    with running(data_dir) as program:
        refused(program, "A newer version of feedmon wrote the article store.")

        assert (data_dir / "feedmon.db").read_bytes() == before


def test_a_directory_that_can_not_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with running(tmp_path / "file" / "data") as program:
        refused(program, "The article store can't be written.")


def test_a_read_only_medium_is_said(tmp_path):
    with mounted(tmp_path / "medium", "size=4m") as medium:
        (medium / "data").mkdir()
        subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
        with running(medium / "data") as program:
            refused(program, "The article store can't be written.")


def test_a_full_disk_is_said(tmp_path):
    with mounted(tmp_path / "medium", "size=64k") as medium:
        (medium / "data").mkdir()
        with running(medium / "data") as program:
            refused(program, "The disk is full")


@pytest.mark.long
def test_a_store_that_another_program_holds_is_said(data_dir):
    with running(data_dir) as program:
        program.until_ready()
        program.end(signal.SIGTERM)
    holder = sqlite3.connect(data_dir / "feedmon.db", isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with running(data_dir) as program:
            refused(program, "Another program holds the article store.")
    finally:
        holder.close()


# --- around -----------------------------------------------------------------------------------


def test_wrong_usage_is_status_2_and_needs_no_display(data_dir):
    with running(data_dir, "--nonsense", environ={"QT_QPA_PLATFORM": "none"}) as program:
        assert program.wait() == 2
        assert "usage: feedmon" in program.stderr()
        assert not data_dir.exists()


def test_the_environment_names_the_directory_too(tmp_path):
    environ = os.environ | {"FEEDMON_DATA_DIR": str(tmp_path / "mine")}
    process = subprocess.Popen([sys.executable, "-m", "ui"], cwd=ROOT, env=environ)
    log = tmp_path / "mine" / "logs" / "feedmon.log"
    end = time.monotonic() + 60
    while not (log.exists() and "monitoring" in log.read_text()) and time.monotonic() < end:
        time.sleep(0.05)
    process.terminate()

    assert process.wait(60) == 0
    assert "monitoring" in log.read_text()


def test_worker_processes_load_no_qt(data_dir):
    with running(data_dir) as program:
        program.until_ready()
        loaded = {
            pid: Path(f"/proc/{pid}/maps").read_text() for pid in descendants(program.process.pid)
        }
        program.end(signal.SIGTERM)

    assert loaded
    assert [pid for pid, libraries in loaded.items() if "libQt6" in libraries] == []


def modules_after(code):
    """What a new Python has loaded after these statements."""
    return subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()


def test_the_first_module_of_the_program_leaves_loading_to_its_own_order():
    found = modules_after("import ui.__main__")

    assert {"PySide6", "aiohttp", "asyncio", "lxml", "sqlite3"} & set(found) == set()


def test_the_application_id_is_the_projects():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())

    assert project["tool"]["feedmon"]["application-id"] == APPLICATION_ID
    assert re.fullmatch(r"[A-Za-z]+(\.[A-Za-z]+){2,}", APPLICATION_ID)


@pytest.mark.long
def test_what_the_first_list_does_without_is_not_loaded_before_it():
    """Libraries behind doors, dialogs, windows of their own: each start would pay for them."""
    loaded = modules_after("import ui.__main__ as m; m.load()")

    libraries = {"aiohttp", "apscheduler", "dbus_fast", "email", "keyring", "lxml", "nh3", "PIL"}
    libraries |= {"PySide6.QtPrintSupport", "regex", "sqlite_utils", "yarl"}
    assert libraries.isdisjoint(loaded)
    own = {"feedmon.parse", "ui.dialogs.preferences", "ui.dialogs.rule", "ui.views.health_window"}
    assert own.isdisjoint(loaded)
    assert "ui.views.main_window" in loaded
