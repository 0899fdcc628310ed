"""What stands where there is nothing to show, in real buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from ui.views.empty import EmptyState


@pytest.fixture
def empty(qtbot):
    state = EmptyState()
    qtbot.addWidget(state)
    state.resize(500, 400)
    state.show()
    return state


@pytest.fixture
def action(empty):
    return QAction("&Next Unread", empty)


def words(empty):
    return [button.text() for button in empty.buttons()]


def test_nothing_is_offered_where_nothing_is_said(empty, action):
    empty.say("newspaper", "", "Choose an article.", action)
    empty.say("", "", "")
    assert empty.buttons() == []


def test_a_button_comes_back_as_it_was(empty, action, qtbot):
    empty.say("newspaper", "", "Choose an article.", action)
    (before,) = empty.buttons()
    empty.say("", "", "")
    assert not before.isVisible()
    empty.say("newspaper", "", "Choose an article.", action)
    (after,) = empty.buttons()
    assert after is before
    qtbot.waitUntil(after.isVisible)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(after, Qt.MouseButton.LeftButton)


def test_a_button_that_comes_back_says_what_its_action_says_by_then(empty, action):
    empty.say("newspaper", "", "Choose an article.", action)
    empty.say("", "", "")
    action.setText("&Older")
    action.setEnabled(False)
    empty.say("newspaper", "", "Choose an article.", action)
    assert words(empty) == ["Older"]
    assert not empty.buttons()[0].isEnabled()


def test_another_offer_has_a_button_of_its_own(empty, action, qtbot):
    clicked = []
    empty.say("newspaper", "", "Choose an article.", action)
    empty.say(
        "search", "", "Nothing found.", ("Search Everywhere", lambda: clicked.append(1)), action
    )
    assert words(empty) == ["Search Everywhere", "Next Unread"]
    qtbot.mouseClick(empty.buttons()[0], Qt.MouseButton.LeftButton)
    assert clicked == [1]
    empty.say("search", "", "Nothing found.", ("Search Everywhere", lambda: clicked.append(2)))
    assert words(empty) == ["Search Everywhere"]
    qtbot.mouseClick(empty.buttons()[0], Qt.MouseButton.LeftButton)
    assert clicked == [1, 2]
