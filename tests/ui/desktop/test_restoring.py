"""Backups on a real desktop: from the preferences, and where the store can't be opened."""

import signal
import sqlite3
import subprocess
import sys

import pytest

from tests.feeds import item, rss
from tests.httpserver import in_thread
from tests.ui.desktop.conftest import until
from tests.ui.program import READY, ROOT, running

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X server")


@pytest.fixture
def ctl(tmp_path):
    def call(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "feedmon", "--data-dir", tmp_path / "data", *arguments],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    return call


@pytest.fixture
def backed_up(ctl, tmp_path):
    """A data directory with a backup of two articles, which are gone from the store."""
    with in_thread() as server:
        ctl("add", server.put("/feed", rss("Planet", [item("a"), item("b")])))
        ctl("backup")
        ctl("remove", "1")
    return tmp_path / "data"


def articles(data):
    db = sqlite3.connect(data / "feedmon.db")
    try:
        rows = db.execute(
            "SELECT count(*) FROM entries e JOIN feeds f ON f.id = e.feed_id"
            " WHERE f.removed_at IS NULL"
        )
        return rows.fetchone()[0]
    finally:
        db.close()


def dialog(desktop, program, known):
    """A window of the program that was not there before."""
    new = [each for each in desktop.windows(program.process.pid) if each.id not in known]
    return new[0] if new else None


def asked(desktop, program, known):
    """Ask for the restore until its question is there: the list fills in a moment."""
    desktop.key("Down", "alt+e")
    return dialog(desktop, program, known)


def test_a_damaged_store_is_restored_from_the_message_that_says_so(desktop, backed_up):
    (backed_up / "feedmon.db").write_bytes(b"this is no database " * 500)
    with running(backed_up, environ=desktop.environ) as program:
        program.until_said("It was left untouched.")
        until(lambda: dialog(desktop, program, set()), "the message")
        desktop.key("Return")
        program.until_ready()
        until(lambda: desktop.main_windows(program.process.pid), "the window")

        assert articles(backed_up) == 2
        assert program.end(signal.SIGTERM) == 0
    (aside,) = backed_up.glob("feedmon-aside-*.db")
    assert aside.read_bytes() == b"this is no database " * 500


def test_a_backup_of_the_preferences_is_restored_and_the_window_comes_back(desktop, backed_up):
    # The preferences open where they were left.
    (backed_up / "window.ini").write_text("[preferences]\npage=Storage\n")
    with running(backed_up, environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: desktop.main_windows(program.process.pid), "the window")
        assert articles(backed_up) == 0
        known = {each.id for each in desktop.windows(program.process.pid)}
        desktop.key("ctrl+comma")
        until(lambda: dialog(desktop, program, known), "the preferences")
        known.add(dialog(desktop, program, known).id)
        desktop.key("Tab", "Tab")  # past the folder's button into the list
        until(lambda: asked(desktop, program, known), "the question")
        desktop.key("alt+r")
        program.until_logged(READY, times=2)
        until(lambda: desktop.main_windows(program.process.pid), "the window")

        assert articles(backed_up) == 2
        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""
        assert " ERROR " not in program.log()


@pytest.mark.long
def test_a_second_start_is_heard_after_a_restore(desktop, backed_up):
    (backed_up / "feedmon.db").write_bytes(b"this is no database " * 500)
    with running(backed_up, environ=desktop.environ) as program:
        program.until_said("It was left untouched.")
        until(lambda: dialog(desktop, program, set()), "the message")
        desktop.key("Return")
        program.until_ready()
        with running(backed_up, "https://one.invalid/", environ=desktop.environ) as second:
            assert second.wait() == 0
        program.until_logged("another start hands over 1 addresses")

        assert program.end(signal.SIGTERM) == 0
