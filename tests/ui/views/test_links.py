"""Links in a line of words, for who has a keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.views.links import Links

TWO = 'Three <a href="new">new</a>, one <a href="failed">failed</a>'


@pytest.fixture
def window(qtbot):
    made = QWidget()
    column = QVBoxLayout(made)
    made.before, made.line, made.after = QPushButton("Before"), Links(), QPushButton("After")
    for part in (made.before, made.line, made.after):
        column.addWidget(part)
    made.followed = []
    made.line.linkActivated.connect(made.followed.append)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.before.setFocus()
    return made


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget(), key, modifiers)


def test_each_link_is_one_step(window):
    window.line.put(TWO)
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Tab)

    assert window.followed == ["new", "failed"]
    assert window.after.hasFocus()


def test_from_behind_the_last_link_comes_first(window):
    window.line.put(TWO)
    window.after.setFocus()
    for _ in range(2):
        press(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert window.followed == ["failed", "new"]
    assert window.before.hasFocus()


def test_words_without_links_are_passed(window):
    window.line.put("Nothing new")
    press(window, Qt.Key.Key_Tab)

    assert window.after.hasFocus()


def test_the_keys_go_back_where_they_came_from_when_the_links_go(window):
    window.line.put(TWO)
    press(window, Qt.Key.Key_Tab)
    window.line.put("Undone")

    assert window.before.hasFocus()
