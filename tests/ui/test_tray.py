"""The icon in the tray: what it shows, what its menu offers, what a click does."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from feedmon.events import RefreshFinished, RefreshStarted
from feedmon.model import RefreshSummary
from ui import style
from ui.views.tray import Tray
from ui.views.tray_icon import SIZES, badge_text, tray_icon

# What the offscreen platform says when a tray icon is shown on it.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

NOW = 1_800_000_000
SUMMARY = RefreshSummary(3, 3, 0, 2, 0, 1.25)


@pytest.fixture
def theme(application):
    theme = style.install(application, scheme="light")
    yield theme
    application.setStyleSheet("")


@pytest.fixture
def panel():
    """A panel that can come and go."""

    class Panel:
        there = True

    return Panel()


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def tray(theme, window, panel):
    refresh, cancel, leave = QAction("Refresh All"), QAction("Cancel Refresh"), QAction("Quit")
    tray = Tray(
        window,
        QApplication.instance(),
        refresh=refresh,
        cancel_refresh=cancel,
        quit_action=leave,
        clock=lambda: NOW,
        is_available=lambda: panel.there,
    )
    tray.kept = (refresh, cancel, leave)
    yield tray
    tray.close()


def offered(tray):
    return [action.text() for action in tray._menu.actions() if not action.isSeparator()]


def test_the_menu_offers_window_count_refresh_and_quit(tray):
    assert offered(tray) == ["Show feedmon", "Nothing unread", "Refresh All", "Quit"]
    assert not tray._count.isEnabled()


def test_refresh_becomes_cancel_while_one_runs(tray):
    tray.receive([RefreshStarted((1, 2, 3))])
    assert offered(tray) == ["Show feedmon", "Nothing unread", "Cancel Refresh", "Quit"]

    tray.receive([RefreshFinished(SUMMARY)])
    assert offered(tray) == ["Show feedmon", "Nothing unread", "Refresh All", "Quit"]


def test_the_tip_says_the_count_and_how_the_last_refresh_ended(tray):
    tray.set_unread(1_234)
    tray.receive([RefreshStarted((1,)), RefreshFinished(SUMMARY)])
    lines = tray._icon.toolTip().splitlines()

    assert lines[:2] == ["feedmon", "1,234 unread articles"]
    assert lines[2].endswith(": Refreshed 3 feeds in 1.2 s · 2 new")


def test_the_count_stands_in_the_menu(tray):
    tray.set_unread(1)

    assert offered(tray)[1] == "1 unread article"


def test_a_click_shows_the_window_and_another_one_hides_it(tray, window, monkeypatch):
    monkeypatch.setattr(window, "isActiveWindow", window.isVisible)
    click = QSystemTrayIcon.ActivationReason.Trigger
    tray._icon.activated.emit(click)
    shown = window.isVisible()
    tray._name_toggle()
    assert offered(tray)[0] == "Hide feedmon"
    tray._icon.activated.emit(click)

    assert (shown, window.isVisible()) == (True, False)


def test_a_click_brings_a_minimized_window_back(tray, window):
    window.showMinimized()
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)

    assert window.isVisible()
    assert not window.isMinimized()


def test_a_click_brings_a_covered_window_to_the_front(tray, window, monkeypatch):
    window.show()
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    tray._inactive_since = float("-inf")
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)

    assert window.isVisible()


def test_a_click_that_took_the_focus_itself_still_hides_the_window(tray, window, monkeypatch):
    window.show()
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    tray._note_state(Qt.ApplicationState.ApplicationInactive)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)

    assert not window.isVisible()


def test_the_menu_button_of_the_mouse_does_not_toggle(tray, window):
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)

    assert not window.isVisible()


def test_a_panel_that_starts_later_gets_the_icon(tray, panel):
    panel.there = False
    tray._look()
    assert not tray.available

    panel.there = True
    tray._look()
    assert tray.available


def test_the_icon_has_every_size_and_a_badge_only_when_something_is_unread(theme):
    mark = style.program_icon()
    plain, badged = tray_icon(mark, 0), tray_icon(mark, 7)

    for size in SIZES:
        picture = badged.pixmap(QSize(size, size), 1.0).toImage()
        assert picture.size() == QSize(size, size)
        assert picture != plain.pixmap(QSize(size, size), 1.0).toImage()
        # Just inside the badge's right edge, where no digit reaches.
        x, y = size - 2, round(size * 0.25)
        assert picture.pixelColor(x, y) == QColor("#ffc145")


@pytest.mark.parametrize(
    ("unread", "size", "words"),
    [
        (1, 16, ""),
        (1, 22, "1"),
        (99, 22, "99"),
        (100, 22, ""),
        (100, 32, "99+"),
        (12_345, 64, "99+"),
    ],
)
def test_a_badge_holds_only_what_can_be_read_in_it(unread, size, words):
    assert badge_text(unread, size) == words
