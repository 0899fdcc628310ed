"""The menu Help, by keys: the shortcuts, what the program is, log, data and diagnostics."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from feedmon.errors import StoreCorrupt
from feedmon.model import StoreFacts
from feedmon.settings import Settings
from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.about import AboutDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.troubles import Facts, Mask
from ui.views.helping import Helping
from ui.views.keys import key_names
from ui.views.menus import words_of


class DescribedEngine(FakeEngine):
    """One that can say how much it stores."""

    def __init__(self, directory):
        super().__init__([feed(1), feed(2)], entries=[summary(i) for i in range(1, 4)])
        self.directory = directory
        self.settings = Settings(in_flight=7)

    async def store_facts(self):
        await self._called("store_facts")
        return StoreFacts(str(self.directory / "feedmon.db"), 12_345, 3, 2, 0, 3)


@pytest.fixture
def log_file(tmp_path):
    file = tmp_path / "data" / "logs" / "feedmon.log"
    file.parent.mkdir(parents=True)
    file.write_text("a line\n")
    return file


@pytest.fixture
async def helped(open_window, tmp_path, log_file):
    """A window with its help; ``opened`` holds what the desktop was asked to open."""
    engine = DescribedEngine(tmp_path / "data")
    desk = await open_window(engine)
    desk.answers = True  # whether the desktop can open things

    def open_url(url):
        desk.opened.append(url.toString())
        return desk.answers

    desk.helping = Helping(
        desk.window,
        engine,
        desk.tasks,
        actions=desk.actions,
        rekeying=desk.window.rekeying,
        status=desk.window.status,
        facts=lambda: Facts.gather("3.45.1"),
        mask=lambda: Mask(home=str(tmp_path)),
        log_file=log_file,
        open_url=open_url,
    )
    return desk


def shown(kind):
    return next(
        (w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()), None
    )


def button(dialog, words):
    return next(b for b in dialog.findChildren(QPushButton) if words_of(b.text()) == words)


def click(dialog, words):
    QTest.mouseClick(button(dialog, words), Qt.MouseButton.LeftButton)


# --- the keys ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question], ids=["F1", "?"])
async def test_a_key_shows_the_keys_beside_the_window(helped, key):
    helped.press(key)

    dialog = shown(ShortcutsDialog)
    assert not dialog.isModal()
    helped.click(0)  # the window takes clicks meanwhile
    assert helped.window.list.entry_id() == 3

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown(ShortcutsDialog) is None


async def test_asked_for_again_the_same_window_comes_forward(helped):
    helped.press(Qt.Key.Key_F1)
    first = shown(ShortcutsDialog)
    helped.press(Qt.Key.Key_F1)

    assert shown(ShortcutsDialog) is first
    first.close()


async def test_every_action_stands_there_with_all_its_keys(helped):
    helped.press(Qt.Key.Key_F1)
    dialog = shown(ShortcutsDialog)

    titles = [title for title, _ in dialog.shown()]
    words = [each for _, rows in dialog.shown() for each in rows]
    caps = {key for group in dialog.keys.model.left() for row in group.rows for key in row.keys}
    for action in helped.actions.all().values():
        assert words_of(action.text()) in words
        assert set(key_names(action)) <= caps
    assert titles[:6] == ["Feeds", "Edit", "View", "Article", "Go", "Help"]
    *here, (health, there), (history, alerts) = dialog.shown()
    assert (health, history) == ("In Feed Health", "In the Alert History")
    assert {"Try Again", "Mark as Seen", "Why?"} < set(alerts)
    assert {"Retry Now", "Copy Details", "Unsubscribe"} < set(there)
    words = [each for _, rows in here for each in rows]
    assert len(words) == len(set(words))
    dialog.close()


async def test_keys_of_one_command_stand_beside_each_other(helped):
    helped.press(Qt.Key.Key_F1)
    dialog = shown(ShortcutsDialog)

    rows = [row for group in dialog.keys.model.left() for row in group.rows]
    (keys,) = (list(row.keys) for row in rows if row.words == "Open in Browser")
    assert keys == ["B", "Return"]
    dialog.close()


async def test_tab_and_arrows_go_from_action_to_action_and_each_is_spoken_with_its_keys(
    helped, until
):
    helped.press(Qt.Key.Key_F1)
    dialog = shown(ShortcutsDialog)
    view = dialog.keys.view
    dialog.activateWindow()
    await until(dialog.isActiveWindow)

    def spoken():
        index = view.currentIndex()
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert view.hasFocus()
    assert spoken() == "Refresh All, F5"
    assert view.verticalScrollBar().value() == 0
    rows = dialog.keys.model.left()[0].rows
    for _ in rows:
        QTest.keyClick(view, Qt.Key.Key_Down)

    assert spoken() == "Undo, Ctrl+Z"  # of the next menu, beyond its heading
    dialog.close()


async def test_the_rows_are_painted_with_their_keys_at_the_right(helped):
    helped.press(Qt.Key.Key_F1)
    dialog = shown(ShortcutsDialog)
    view = dialog.keys.view
    image = view.viewport().grab().toImage()
    row = view.visualRect(view.model().index(1, 0))

    def has_ink(left, right):
        ground = image.pixelColor(row.center())
        return any(
            image.pixelColor(x, y) != ground
            for x in range(left, right)
            for y in range(row.top() + 2, row.bottom() - 1)
        )

    assert has_ink(row.left() + 16, row.left() + 60)
    assert has_ink(row.right() - 60, row.right() - 16)
    assert not has_ink(row.left(), row.left() + 15)
    dialog.close()


async def test_the_keys_are_searched_by_name_and_by_key(helped):
    helped.press(Qt.Key.Key_F1)
    dialog = shown(ShortcutsDialog)
    field = dialog.findChild(QLineEdit)
    assert dialog.focusWidget() is field

    QTest.keyClicks(field, "unread next")
    assert dialog.shown() == [("Go", ["Read On", "Next Unread"])]

    field.clear()
    QTest.keyClicks(field, "shift+f5")
    assert dialog.shown() == [("Feeds", ["Refresh This Feed"])]

    field.clear()
    QTest.keyClicks(field, "no such thing")
    assert dialog.shown() == []
    assert any(
        label.text() == "No action has this name or key." and label.isVisible()
        for label in dialog.findChildren(QLabel)
    )
    dialog.close()


async def test_down_leads_from_what_is_typed_to_what_was_found(helped, until):
    helped.press(Qt.Key.Key_F1)
    dialog = shown(ShortcutsDialog)
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    field, view = dialog.findChild(QLineEdit), dialog.keys.view
    QTest.keyClicks(field, "unread next")

    QTest.keyClick(field, Qt.Key.Key_Down)

    assert view.hasFocus()
    assert view.chosen() == "read_on"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == "next_unread"
    dialog.close()


async def test_a_question_mark_can_be_typed_where_words_are_typed(helped):
    helped.press(Qt.Key.Key_F2, on=helped.window.sidebar)
    helped.press(Qt.Key.Key_F1)
    field = shown(ShortcutsDialog).findChild(QLineEdit)

    QTest.keyClicks(field, "?")

    assert field.text() == "?"
    shown(ShortcutsDialog).close()


# --- about, log, data, diagnostics --------------------------------------------------------------


async def test_about_says_what_the_program_is(helped, tmp_path):
    helped.actions.about.trigger()
    dialog = shown(AboutDialog)
    facts = Facts.gather("3.45.1")

    words = [label.text().replace("\u200b", "") for label in dialog.findChildren(QLabel)]
    assert f"feedmon {facts.version}" in words
    assert f"{facts.summary}." in words
    assert "MIT" in words
    assert any(re.fullmatch(r"Python .*, Qt .*, SQLite 3\.45\.1", each) for each in words)
    assert str(tmp_path / "data") in words
    assert any(not label.pixmap().isNull() for label in dialog.findChildren(QLabel))

    click(dialog, facts.homepage)
    assert helped.opened == [facts.homepage]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown(AboutDialog) is None


async def test_diagnostics_are_copied_from_about(helped, tmp_path, until):
    helped.actions.about.trigger()
    dialog = shown(AboutDialog)
    click(dialog, "Copy Diagnostics")
    await until(QGuiApplication.clipboard().text)

    copied = QGuiApplication.clipboard().text()
    assert "Feeds: 2 in 0 folders\nArticles: 3\nStore: ~/data/feedmon.db, 12 kB, format 3" in copied
    assert "in_flight: 7" in copied
    assert str(tmp_path) not in copied
    assert button(dialog, "Copied").isVisible()
    assert helped.window.status.words == "Diagnostics copied"
    dialog.close()


async def test_diagnostics_of_a_broken_store_say_so(helped, until):
    helped.engine.fail["store_facts"] = StoreCorrupt("/data/feedmon.db")
    helped.actions.copy_diagnostics.trigger()
    await until(QGuiApplication.clipboard().text)

    assert "The article store does not answer." in QGuiApplication.clipboard().text()


async def test_log_and_data_folder_are_opened_by_the_desktop(helped, tmp_path, log_file):
    helped.actions.open_log.trigger()
    helped.actions.show_data_folder.trigger()

    assert [Path(url.removeprefix("file://")) for url in helped.opened] == [
        log_file,
        tmp_path / "data",
    ]


async def test_a_desktop_that_opens_nothing_is_told_of_with_the_place(helped, log_file):
    helped.answers = False
    helped.actions.open_log.trigger()
    assert helped.window.status.words == f"The log could not be opened. It is {log_file}."

    log_file.unlink()
    helped.actions.open_log.trigger()
    assert helped.window.status.words == f"The log is not there: {log_file}."
