"""Text of an article, copied by the menu as by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.fakes import FakeEngine, feed, summary
from ui.views.menus import words_of

# What the offscreen platform says when a menu is opened on it.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
async def reader(open_window, until):
    """A window in which an article is open."""
    entries = [summary(1), summary(2)]
    bodies = {1: "<p>The first tide.</p>", 2: "<p>The second tide.</p>"}
    desk = await open_window(FakeEngine([feed(1)], entries=entries, bodies=bodies))
    desk.click(0)
    await until(lambda: desk.body() == "The second tide.")
    return desk


def choose(desk, words):
    """Click on an entry of the menu Edit."""
    bar = desk.window.menuBar()
    edit = next(each for each in bar.actions() if words_of(each.text()) == "Edit")
    QTest.mouseClick(
        bar,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        bar.actionGeometry(edit).center(),
    )
    menu = edit.menu()
    entry = next(each for each in menu.actions() if words_of(each.text()) == words)
    QTest.mouseClick(
        menu,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        menu.actionGeometry(entry).center(),
    )


async def test_the_menu_selects_all_of_an_article_and_copies_it(reader):
    choose(reader, "Select All")
    choose(reader, "Copy")

    assert QGuiApplication.clipboard().text() == "The second tide."


async def test_keys_do_the_same_where_the_text_is(reader):
    QTest.keyClick(reader.window.pane.browser, Qt.Key.Key_A, CTRL)
    QTest.keyClick(reader.window.pane.browser, Qt.Key.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "The second tide."


async def test_there_is_nothing_to_copy_before_something_is_selected(reader, until):
    assert not reader.actions.copy_text.isEnabled()
    choose(reader, "Select All")
    assert reader.actions.copy_text.isEnabled()

    reader.press(Qt.Key.Key_J)
    await until(lambda: reader.body() == "The first tide.")
    assert not reader.actions.copy_text.isEnabled()


async def test_without_an_article_nothing_can_be_selected(open_window):
    desk = await open_window(FakeEngine([feed(1)], entries=[summary(1)]))

    assert not desk.actions.select_text.isEnabled()
    assert desk.actions.needs(desk.actions.select_text) == "Choose an article first."
