"""The program on a real desktop: tray, notifications, one window, closing and coming back."""

import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from PySide6.QtGui import QImage

from tests.feeds import item, rss
from tests.httpserver import in_thread
from tests.needs import require_program
from tests.ui.desktop.conftest import until
from tests.ui.program import ROOT, running

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X server")


def fresh(key, title=None):
    """An article of today: old ones count as read when a feed is added."""
    return item(key, title, at=int(time.time()))


@pytest.fixture
def data_dir(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def server():
    with in_thread() as server:
        server.put("/feed", rss("News & Views", [fresh("1"), fresh("2")]))
        yield server


@pytest.fixture
def followed(data_dir, server):
    """One feed is followed, with two articles."""
    subprocess.run(
        [sys.executable, "-m", "feedmon", "--data-dir", data_dir, "add", server.url("/feed")],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return data_dir


def poll_now(data_dir):
    """Make all feeds due, as another program would."""
    db = sqlite3.connect(data_dir / "feedmon.db", isolation_level=None)
    db.execute("UPDATE feeds SET next_poll_at = 0")
    db.close()


def read_titles(data_dir):
    """Which articles are read."""
    db = sqlite3.connect(data_dir / "feedmon.db")
    try:
        return [title for (title,) in db.execute("SELECT title FROM entries WHERE read")]
    finally:
        db.close()


def windows(desktop, program):
    return desktop.main_windows(program.process.pid)


def icon(desktop, program):
    return desktop.tray_icon(program.process.pid)


def yellow(desktop, window, tmp_path):
    """How much of the screen at a window has the colour of the badge."""
    require_program("import", package="imagemagick")
    place = f"{window.width}x{window.height}+{window.x}+{window.y}"
    file = str(tmp_path / "icon.png")
    desktop.run("import", "-window", "root", "-crop", place, file)
    image = QImage(file)
    return sum(
        image.pixelColor(x, y).name() == "#ffc145"
        for x in range(image.width())
        for y in range(image.height())
    )


# --- the tray ---------------------------------------------------------------------------------


def test_a_click_on_the_tray_icon_hides_the_window_and_another_one_shows_it(desktop, data_dir):
    desktop.start_tray()
    with running(data_dir, environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: windows(desktop, program), "the window")
        until(lambda: icon(desktop, program), "the tray icon")

        desktop.click(icon(desktop, program))
        until(lambda: not windows(desktop, program), "hiding")
        time.sleep(1)  # else it would be a double click, which is one request
        desktop.click(icon(desktop, program))
        until(lambda: windows(desktop, program), "showing")

        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


@pytest.mark.long
def test_the_icon_wears_a_badge_when_something_is_unread(desktop, followed, tmp_path):
    desktop.start_tray()
    with running(tmp_path / "empty", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        plain = yellow(desktop, icon(desktop, program), tmp_path)
        program.end(signal.SIGTERM)
    with running(followed, environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        until(
            lambda: yellow(desktop, icon(desktop, program), tmp_path) > plain * 2 + 10, "the badge"
        )

        assert program.end(signal.SIGTERM) == 0


def test_quit_in_the_trays_menu_ends_the_program(desktop, data_dir):
    desktop.start_tray()
    with running(data_dir, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        shown = {window.id for window in desktop.windows(program.process.pid)}
        desktop.click(icon(desktop, program), button=3)
        until(
            lambda: {w.id for w in desktop.windows(program.process.pid)} - shown,
            "the menu",
        )
        desktop.key("Up", "Return")

        assert program.wait() == 0
        assert program.stderr() == ""
        assert "ending: Quit" in program.log()


def test_closing_the_window_keeps_the_program_in_the_tray(desktop, data_dir):
    desktop.start_tray()
    with running(data_dir, environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        desktop.close_window(windows(desktop, program)[0])
        until(lambda: not windows(desktop, program), "hiding")

        assert program.process.poll() is None
        assert program.end(signal.SIGTERM) == 0
        assert "told=true" in (data_dir / "window.ini").read_text()


def asked(desktop, program):
    """Close the window and wait for the question."""
    (window,) = windows(desktop, program)
    before = {each.id for each in desktop.windows(program.process.pid)}
    desktop.close_window(window)
    until(
        lambda: {each.id for each in desktop.windows(program.process.pid)} - before,
        "the question",
    )


def test_without_a_tray_closing_the_window_asks_and_may_quit(desktop, data_dir):
    with running(data_dir, environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: windows(desktop, program), "the window")
        asked(desktop, program)
        desktop.key("alt+q")

        assert program.wait() == 0
        assert program.stderr() == ""


def test_without_a_tray_the_program_can_go_on_and_a_second_start_brings_it_back(desktop, data_dir):
    with running(data_dir, environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: windows(desktop, program), "the window")
        asked(desktop, program)
        desktop.key("Return")
        until(lambda: not windows(desktop, program), "hiding")
        assert program.process.poll() is None

        with running(data_dir, environ=desktop.environ) as second:
            assert second.wait() == 0
        until(lambda: windows(desktop, program), "the window's return")

        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


def test_the_middle_button_on_the_icon_refreshes(desktop, followed, server):
    desktop.start_tray()
    with running(followed, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        before = len(server.requests_to("/feed"))
        desktop.click(icon(desktop, program), button=2)
        until(lambda: len(server.requests_to("/feed")) > before, "the refresh")

        assert windows(desktop, program) == []
        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


def test_an_article_of_the_trays_menu_opens_in_the_window(desktop, followed):
    desktop.start_tray()
    with running(followed, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        shown = {window.id for window in desktop.windows(program.process.pid)}
        desktop.click(icon(desktop, program), button=3)
        until(lambda: {w.id for w in desktop.windows(program.process.pid)} - shown, "the menu")
        desktop.key("Down", "Down", "Return")
        until(lambda: windows(desktop, program), "the window")
        program.until_logged("showing 1 new article")
        until(lambda: read_titles(followed), "the article")

        assert len(read_titles(followed)) == 1
        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


@pytest.mark.long
def test_a_panel_that_starts_after_the_program_gets_the_icon(desktop, data_dir):
    with running(data_dir, environ=desktop.environ) as program:
        program.until_ready()
        assert icon(desktop, program) is None
        desktop.start_tray()
        until(lambda: icon(desktop, program), "the tray icon")
        desktop.stop("trayer")
        desktop.start_tray()
        until(lambda: icon(desktop, program), "the tray icon in the next panel")

        assert program.end(signal.SIGTERM) == 0


# --- one window -------------------------------------------------------------------------------


def test_a_second_start_brings_the_hidden_window_back_with_the_dialog(desktop, data_dir, server):
    desktop.start_tray()
    with running(data_dir, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        assert windows(desktop, program) == []

        with running(data_dir, server.url("/feed"), environ=desktop.environ) as second:
            assert second.wait() == 0
        until(lambda: len(windows(desktop, program)) == 2, "window and dialog")
        until(lambda: server.requests_to("/feed"), "the look-up")

        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


# --- notifications ----------------------------------------------------------------------------


@pytest.mark.long
def test_new_articles_are_one_notification_and_a_click_shows_them(desktop, followed, server):
    desktop.start_tray()
    desktop.start_service()
    with running(followed, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        new = [fresh("3", "Bread & butter"), fresh("4", "Tea")]
        server.put("/feed", rss("News & Views", [*new, fresh("1"), fresh("2")]))
        poll_now(followed)
        until(desktop.notifications, "the notification")
        assert windows(desktop, program) == []

        desktop.run("dunstctl", "action")
        until(lambda: windows(desktop, program), "the window")
        program.until_logged("showing 2 new articles")
        until(lambda: not desktop.notifications(), "the end of the notification")

        (past,) = desktop.history()
        assert past["appname"] == "feedmon"
        assert past["summary"] == "2 new in News & Views"
        assert sorted(past["body"].splitlines()) == ["Bread &amp; butter", "Tea"]
        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""
        assert " ERROR " not in program.log()


def state_of(data_dir, title):
    """Whether an article is read and starred."""
    db = sqlite3.connect(data_dir / "feedmon.db")
    try:
        return db.execute("SELECT read, starred FROM entries WHERE title = ?", [title]).fetchone()
    finally:
        db.close()


@pytest.mark.long
def test_the_buttons_of_a_notification_mark_and_star(desktop, followed, server, tmp_path):
    desktop.start_tray()
    desktop.start_service_with_buttons(tmp_path)
    old = [fresh("1"), fresh("2")]
    with running(followed, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        server.put("/feed", rss("News & Views", [fresh("3", "Tea"), *old]))
        poll_now(followed)
        until(desktop.notifications, "the notification")
        desktop.press("Mark as Read", tmp_path)
        until(lambda: state_of(followed, "Tea") == (1, 0), "the mark")
        until(lambda: not desktop.notifications(), "the end of the notification")

        server.put("/feed", rss("News & Views", [fresh("4", "Milk"), fresh("3", "Tea"), *old]))
        poll_now(followed)
        until(desktop.notifications, "the next notification")
        desktop.press("Star", tmp_path)
        until(lambda: state_of(followed, "Milk") == (0, 1), "the star")

        assert windows(desktop, program) == []
        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""


@pytest.mark.long
def test_without_a_service_the_tray_says_it(desktop, followed, server):
    desktop.start_tray()
    with running(followed, "--minimized", environ=desktop.environ) as program:
        program.until_ready()
        until(lambda: icon(desktop, program), "the tray icon")
        before = {window.id for window in desktop.windows(program.process.pid)}
        server.put("/feed", rss("News & Views", [fresh("3", "Tea"), fresh("1"), fresh("2")]))
        poll_now(followed)
        program.until_logged("no notification service, so the tray says it")
        until(
            lambda: {window.id for window in desktop.windows(program.process.pid)} - before,
            "the balloon",
        )

        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""
