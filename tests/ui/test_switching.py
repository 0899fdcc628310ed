"""Coming from another reader in the window: found, looked at, taken over, undone; and exported."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)

from feedmon.model import EntryQuery, Place, Program
from tests import foreign
from tests.foreign import Article, Feed
from ui.dialogs.found_data import FoundDataDialog
from ui.dialogs.import_data import ImportDataDialog
from ui.dialogs.progress import ProgressDialog

AT = 1_760_000_000
FEEDS = [
    Feed(
        "News",
        "https://news.example/feed",
        ("World",),
        [Article("a", "One", AT, starred=True, read=True), Article("b", "Two", AT + 60)],
    ),
    Feed("Made", "https://made.example/feed", program="command"),
]


def shown(kind):
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
    )


@pytest.fixture
def theirs(tmp_path, monkeypatch):
    """A database where its program keeps it."""
    path = foreign.rss_guard(tmp_path / "database.db", FEEDS)
    place = Place(Program.RSS_GUARD, str(path), path.stat().st_size, AT)
    monkeypatch.setattr("feedmon.switching.known_places", lambda: (place,))
    return path


@pytest.fixture
def desk(furnished, engine, theirs):
    window, actions, _bridge = furnished
    window.show()
    return window, actions, engine


@pytest.fixture
def rest(furnished, tasks, until):
    """Let nothing be under way when the window goes."""

    async def wait():
        furnished[2].close()  # what is told last is not followed any more
        await until(lambda: not tasks._tasks)

    return wait


async def offered(actions, until):
    actions.import_rssguard.trigger()
    await until(lambda: shown(FoundDataDialog))
    QTest.keyClick(shown(FoundDataDialog).list, Qt.Key.Key_Return)
    await until(lambda: shown(ImportDataDialog))
    return shown(ImportDataDialog)


async def test_data_that_was_found_comes_over_and_is_undone_and_done_again(desk, until, rest):
    window, actions, engine = desk
    dialog = await offered(actions, until)

    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "RSS Guard holds 1 feed with 2 articles, 1 unread and 1 starred." in words
    assert dialog._follow.text() == "Import 1 Feed"
    left_out = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "Made (a program makes this feed, and programs are never imported)" in left_out
    dialog._follow.click()
    await until(lambda: "Imported from RSS Guard: 1 feed, 2 articles" in window.status.words)
    await until(lambda: not shown(ProgressDialog))
    after = [(row.title, row.read, row.starred) for row in await engine.entries(EntryQuery())]
    assert after == [("Two", False, False), ("One", True, True)]

    window.status.undo_clicked.emit()
    await until(lambda: "Undone: Import from RSS Guard" in window.status.words)
    assert await engine.feeds() == []
    assert await engine.folders() == []
    actions.redo.trigger()
    await until(lambda: "Done again: Import from RSS Guard" in window.status.words)
    assert after == [
        (row.title, row.read, row.starred) for row in await engine.entries(EntryQuery())
    ]
    await until(lambda: len(window.feeds.folder_sources()) == len(list(window.feeds.feeds())) == 1)
    await rest()


async def test_the_first_page_offers_what_was_found(desk, until, rest):
    window, _actions, _engine = desk
    await until(lambda: window.first_steps._further)
    assert [button.text() for button in window.first_steps._further] == ["Import from RSS Guard…"]
    await rest()


async def test_a_file_that_is_no_data_says_so(desk, tmp_path, until):
    _window, actions, _engine = desk
    (tmp_path / "notes.db").write_text("nothing of the kind")
    actions.import_liferea.trigger()
    await until(lambda: shown(QFileDialog))
    shown(QFileDialog).findChild(QLineEdit).setText(str(tmp_path / "notes.db"))
    shown(QFileDialog).accept()

    await until(lambda: shown(QMessageBox))
    assert "neither a list of feeds nor the data of a program" in shown(QMessageBox).text()
    shown(QMessageBox).accept()
    await until(lambda: not shown(QMessageBox))


async def test_articles_leave_as_a_file_and_come_back_by_opening_it(desk, tmp_path, until, rest):
    window, actions, engine = desk
    (await offered(actions, until))._follow.click()
    await until(lambda: "2 articles" in window.status.words)
    await until(actions.export_articles.isEnabled)
    actions.export_articles.trigger()
    await until(lambda: shown(QFileDialog))
    path = tmp_path / "mine.json"
    shown(QFileDialog).findChild(QLineEdit).setText(str(path))
    shown(QFileDialog).accept()
    await until(lambda: "2 articles exported to mine.json" in window.status.words)
    assert len(json.loads(path.read_text("utf-8"))["articles"]) == 2

    window.importing.add_files([str(path)])  # dropped on the window
    await until(lambda: shown(ImportDataDialog))
    dialog = shown(ImportDataDialog)
    assert any("You follow 1 of them already" in w.text() for w in dialog.findChildren(QLabel))
    dialog._follow.click()
    await until(lambda: "Imported from feedmon: nothing new" in window.status.words)
    assert len(await engine.entries(EntryQuery())) == 2
    await rest()
