"""Text of articles and fields, cut, copied and pasted by the menu as by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.fakes import FakeEngine, feed, summary
from ui.models.sources import Kind, Source
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
    assert desk.actions.needs(desk.actions.select_text).startswith("Choose an article first")


# --- in a field -----------------------------------------------------------------------------


def able(desk):
    """The entries of the menu about text that can be chosen now."""
    actions = desk.actions
    texts = (actions.cut_text, actions.copy_text, actions.paste_text, actions.select_text)
    return [words_of(each.text()) for each in texts if each.isEnabled()]


def go_to_search(desk):
    desk.press(Qt.Key.Key_F, CTRL)
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


async def test_the_menu_cuts_and_pastes_in_the_field_that_has_the_keys(reader):
    field = go_to_search(reader)
    QTest.keyClicks(field, "tide")
    assert able(reader) == ["Paste", "Select All"]

    choose(reader, "Select All")
    assert field.selectedText() == "tide"
    assert not reader.window.pane.browser.textCursor().hasSelection()
    assert able(reader) == ["Cut", "Copy", "Paste", "Select All"]
    choose(reader, "Cut")
    assert (field.text(), QGuiApplication.clipboard().text()) == ("", "tide")
    assert able(reader) == ["Paste"]
    choose(reader, "Paste")
    choose(reader, "Paste")

    assert field.text() == "tidetide"


async def test_keys_alone_cut_by_the_menu_what_is_selected_in_a_field(reader):
    field = go_to_search(reader)
    QTest.keyClicks(field, "neap tide")
    for _ in "tide":
        QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert field.selectedText() == "tide"
    QTest.keyClick(menu, Qt.Key.Key_T)

    assert (field.text(), QGuiApplication.clipboard().text()) == ("neap ", "tide")


async def test_the_menu_means_the_article_again_once_the_field_is_left(reader):
    QTest.keyClicks(go_to_search(reader), "tide")
    reader.window.list.setFocus()
    assert able(reader) == ["Select All"]

    choose(reader, "Select All")
    assert able(reader) == ["Copy", "Select All"]
    choose(reader, "Copy")

    assert QGuiApplication.clipboard().text() == "The second tide."


async def test_a_field_that_goes_leaves_nothing_to_paste_into(reader):
    reader.window.sidebar.choose(Source(Kind.FEED, 1))
    reader.window.sidebar.setFocus()
    reader.press(Qt.Key.Key_F2, on=reader.window.sidebar)
    field = reader.window.sidebar.findChild(QLineEdit)
    assert able(reader) == ["Cut", "Copy", "Paste", "Select All"]

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert reader.window.sidebar.hasFocus()
    assert able(reader) == ["Select All"]


async def test_a_password_can_be_pasted_and_never_copied(reader, qtbot):
    field = QLineEdit("secret", reader.window, echoMode=QLineEdit.EchoMode.Password)
    field.show()
    field.setFocus()
    field.selectAll()

    assert able(reader) == ["Paste", "Select All"]
    reader.window.list.setFocus()
    field.deleteLater()


async def test_the_palette_pastes_into_the_field_that_it_was_opened_from(reader):
    QGuiApplication.clipboard().setText("neap tide")
    field = go_to_search(reader)
    reader.press(Qt.Key.Key_K, CTRL, on=field)
    palette = reader.window.commands.palette

    QTest.keyClicks(palette.field, "paste")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert field.text() == "neap tide"
