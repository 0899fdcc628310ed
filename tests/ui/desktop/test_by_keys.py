"""An evening with feedmon without a mouse: real keys, into the real program."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing
from itertools import count

import pytest

from tests.feeds import item, rss
from tests.httpserver import in_thread
from tests.ui.desktop.conftest import until
from tests.ui.program import running

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X server")

STORY = "".join(f"<p>The tide passed the mill at hour {i}. {'Words ' * 40}</p>" for i in range(9))
PAGE = f"<html><body><article><h1>Tide</h1>{STORY}<p>Then a heron came.</p></article></body></html>"


class Evening:
    """The program, and hands at its keyboard; what came of them is read from its store."""

    def __init__(self, desktop, program):
        self.desktop, self.program = desktop, program
        self._store = program.data_dir / "feedmon.db"

    def ask(self, sql):
        """The first value of what the store says; nothing where it can't say anything yet."""
        with closing(sqlite3.connect(f"file:{self._store}?mode=ro", uri=True)) as store:
            row = store.execute(sql).fetchone()
        return row and row[0]

    def type(self, words):
        self.desktop.run("xdotool", "type", "--delay", "15", words)

    def press_until(self, key, condition, what, *, every=6):
        """Press a key again and again, at every so many looks, until it came true."""
        attempts = count()

        def done():
            if condition():
                return True
            if next(attempts) % every == 0:
                self.desktop.key(key)
            return False

        until(done, what)

    def in_dialog(self, key, words, *confirming):
        """Open a dialog with a key, type, and confirm."""
        opened = f"a dialog after {key}"
        often = 40 if "+" in key else 10_000  # a letter would be typed into it
        self.press_until(key, lambda: self._active() not in ("", self._main), opened, every=often)
        self.type(words)
        for each in confirming:
            self.desktop.key(each)
        until(lambda: self._active() == self._main, f"the end of the dialog after {key}")

    def settle(self):
        """Note which window is the main one, once it has the keys."""
        pid = self.program.process.pid
        until(lambda: len(self.desktop.main_windows(pid)) == 1, "the main window")
        self._main = self.desktop.main_windows(pid)[0].id
        until(lambda: self._active() == self._main, "the keys in the main window")

    def _active(self):
        return self.desktop.run("xdotool", "getwindowfocus", "-f", check=False).strip()


@pytest.fixture
def evening(desktop, tmp_path):
    with running(tmp_path / "data", environ=desktop.environ) as program:
        program.until_ready()
        made = Evening(desktop, program)
        made.settle()
        yield made


@pytest.mark.long
def test_a_whole_evening_needs_no_mouse(evening, desktop, tmp_path):
    read = "SELECT count(*) FROM entries WHERE read"
    opml, articles = tmp_path / "out.opml", tmp_path / "out.json"
    with in_thread() as server:
        page = server.put("/page", PAGE.encode(), content_type="text/html")
        now = int(time.time())
        stories = [
            item(str(i), f"Story {i}", link=f"{page}?{i}", at=now - 60 * i) for i in range(25)
        ]
        evening.type(server.put("/feed", rss("River", stories)))  # the cursor is in the field
        desktop.key("Return")
        until(lambda: server.requests_to("/feed"), "the look at the address")
        followed = "SELECT count(*) FROM feeds"
        evening.press_until("Return", lambda: evening.ask(followed) == 1, "following", every=40)
        evening.settle()

        evening.press_until("n", lambda: evening.ask(read) >= 10, "ten articles read")
        evening.press_until("space", lambda: evening.ask(read) >= 20, "twenty articles read")

        evening.in_dialog("t", "rivers", "Return", "Return")
        until(lambda: evening.ask("SELECT title FROM tags") == "rivers", "the tag")

        desktop.key("w")
        until(lambda: server.requests_to("/page"), "the page of an article")
        full = "SELECT count(*) FROM full_texts WHERE html LIKE '%heron%'"
        until(lambda: evening.ask(full) == 1, "the full text")

        desktop.key("ctrl+f")
        evening.type("story")
        evening.in_dialog("ctrl+d", "Tides", "Return")
        until(lambda: evening.ask("SELECT title FROM searches") == "Tides", "the saved search")
        for table in ("searches", "entry_tags"):
            left = f"SELECT count(*) FROM {table}"
            evening.press_until(
                "ctrl+z", lambda left=left: evening.ask(left) == 0, f"undo for {table}", every=40
            )

        evening.in_dialog("ctrl+shift+s", str(opml), "Return")
        until(opml.exists, "the list of feeds")
        evening.in_dialog("ctrl+shift+F9", str(articles), "Return")
        until(articles.exists, "the articles")
        desktop.key("ctrl+q")

        assert evening.program.wait() == 0
        assert evening.program.stderr() == ""
    assert server.url("/feed") in opml.read_text()
    assert len(json.loads(articles.read_text())["articles"]) == 25
