"""The menu Window of the Mac, on a window that is told to be on one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.fakes import FakeEngine, feed, summary
from ui.views.keys import shortcut_groups
from ui.views.menus import words_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_on(open_window):
    return lambda platform: open_window(
        FakeEngine([feed(1)], entries=[summary(1)]), platform=platform
    )


def titles(desk):
    return [words_of(each.text()) for each in desk.window.menuBar().actions()]


async def test_the_mac_has_a_menu_for_windows_before_help_and_others_have_none(open_on):
    mac = await open_on("darwin")
    assert titles(mac)[-2:] == ["Window", "Help"]
    assert "Window" in [group.title for group in shortcut_groups(mac.actions, mac.window.keymap)]
    mac.window.hide()

    linux = await open_on("linux")
    assert "Window" not in titles(linux)
    assert "minimise" not in linux.actions.all()


async def test_minimise_means_the_window_in_front(open_on, until):
    desk = await open_on("darwin")
    desk.press(Qt.Key.Key_H, CTRL | SHIFT)
    health = desk.window.health.window
    health.activateWindow()
    await until(health.isActiveWindow)

    desk.actions.minimise.trigger()

    assert health.isMinimized()
    assert not desk.window.isMinimized()
    health.close()


async def test_a_key_zooms_the_window_and_back(open_on):
    desk = await open_on("darwin")

    desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.MetaModifier)
    assert desk.window.isMaximized()
    desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.MetaModifier)
    assert not desk.window.isMaximized()


async def test_all_windows_come_to_the_front_and_that_in_front_stays_there(open_on, until):
    desk = await open_on("darwin")
    desk.press(Qt.Key.Key_H, CTRL | SHIFT)
    health = desk.window.health.window
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    raised = []
    for each in (desk.window, health):
        each.raise_ = lambda each=each: raised.append(each)

    desk.actions.bring_to_front.trigger()

    assert raised == [health, desk.window]
    assert QApplication.activeWindow() is desk.window
    health.close()
