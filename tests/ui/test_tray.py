"""The icon in the tray: what it shows, what its menu offers, what a click does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from feedmon.events import PollingPaused, RefreshFinished, RefreshStarted
from feedmon.model import FeedState, RefreshSummary
from feedmon.settings import UNTIL_RESUMED
from tests.ui.fakes import feed, summary
from ui import style, text
from ui.actions import Actions
from ui.views.tray import Tray
from ui.views.tray_icon import SIZES, badge_text, tray_icon

# What the offscreen platform says when a tray icon is shown on it.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

NOW = 1_800_000_000
SUMMARY = RefreshSummary(3, 3, 0, 2, 0, 1.2)
CLICK = QSystemTrayIcon.ActivationReason.Trigger


@pytest.fixture
def theme(application):
    theme = style.install(application, scheme="light")
    yield theme
    application.setStyleSheet("")


class World:
    """What the tray looks at: a panel that comes and goes, feeds, articles."""

    def __init__(self):
        self.has_tray = True
        self.feeds = [feed(1, next_poll_at=NOW + 600), feed(2, next_poll_at=NOW + 60)]
        self.newest = []
        self.asked = 0
        self.alerts = (0, 0)

    def told_newest(self):
        self.asked += 1
        return self.newest


@pytest.fixture
def world():
    return World()


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(theme, window):
    return Actions(window, style.icon)


@pytest.fixture
def tray(window, actions, world):
    tray = Tray(
        window,
        QApplication.instance(),
        actions,
        feeds=lambda: world.feeds,
        failing=lambda: sum(feed.error is not None for feed in world.feeds),
        newest=world.told_newest,
        alerts=lambda: world.alerts,
        clock=lambda: NOW,
        is_available=lambda: world.has_tray,
    )
    yield tray
    tray.close()


def opened(tray):
    """What stands in the menu when a person opens it."""
    tray._menu.aboutToShow.emit()
    return [
        action.text().replace("&&", "§").replace("&", "").replace("§", "&")
        for action in tray._menu.actions()
        if not action.isSeparator()
    ]


def entry(tray, words):
    return next(a for a in tray._menu.actions() if a.text().replace("&", "") == words)


def tip(tray):
    tray._write_tip()
    return tray._icon.toolTip().splitlines()


# --- the menu -------------------------------------------------------------------------------


def test_the_menu_offers_window_count_refresh_next_check_rests_and_quit(tray):
    assert opened(tray) == [
        "Show feedmon",
        "Nothing unread",
        "Refresh All",
        f"Next check {text.clock_time(NOW + 60, NOW)}",
        "Pause Polling",
        "Snooze Alerts",
        "Quit",
    ]
    assert not tray._count.isEnabled()
    assert not tray._next.isEnabled()


def test_refresh_becomes_cancel_until_the_last_refresh_ends(tray):
    tray.receive([RefreshStarted((1, 2, 3)), RefreshStarted((4,))])
    assert opened(tray)[2] == "Cancel Refresh"
    tray.receive([RefreshFinished(SUMMARY)])
    assert opened(tray)[2] == "Cancel Refresh"
    tray.receive([RefreshFinished(SUMMARY)])
    assert opened(tray)[2] == "Refresh All"
    assert "Cancel Refresh" not in opened(tray)


def test_the_count_stands_in_the_menu(tray):
    tray.set_unread(1)

    assert opened(tray)[1] == "1 unread article"


def test_the_newest_articles_stand_in_the_menu_feed_first_and_a_click_opens_one(tray, world, qtbot):
    world.newest = [summary(7, title="Q&A", feed_title="LWN"), summary(6, feed_title="")]
    assert opened(tray)[2:4] == ["LWN · Q&A", "Article 6"]

    with qtbot.waitSignal(tray.article_chosen) as chosen:
        entry(tray, "Article 6").trigger()
    assert chosen.args == [world.newest[1]]


def test_articles_that_were_there_are_not_there_twice(tray, world):
    world.newest = [summary(7)]
    opened(tray)
    world.newest = [summary(8), summary(7)]

    assert opened(tray)[2:5] == ["Feed 1 · Article 8", "Feed 1 · Article 7", "Refresh All"]


@pytest.mark.rule("X-7")
def test_text_of_strangers_is_one_short_line_of_plain_text(tray, world):
    hostile = "<b>a</b>\n\u202eb&c " + "x" * 300
    world.newest = [summary(7, title=hostile, feed_title="f" * 100)]
    (line,) = opened(tray)[2:3]

    assert line.startswith("f" * 27 + "… · <b>a</b> b&c xx")
    assert line.endswith("…")
    assert len(line) <= 64


def test_while_it_is_closed_the_menu_costs_nothing(tray, world):
    before = world.asked
    tray.set_unread(5)
    tray.receive([RefreshStarted((1,)), RefreshFinished(SUMMARY), PollingPaused(None)])

    assert world.asked == before


def test_feeds_that_are_never_asked_have_no_next_check(tray, world):
    world.feeds = [
        feed(1, next_poll_at=NOW + 1, state=FeedState.PAUSED),
        feed(2, next_poll_at=NOW + 1, state=FeedState.GONE),
        feed(3, next_poll_at=None),
    ]
    assert opened(tray)[3] == "No check is planned"

    world.feeds.append(feed(4, next_poll_at=NOW - 5))
    assert opened(tray)[3] == "Next check soon"


# --- a pause --------------------------------------------------------------------------------


def test_a_pause_stands_in_the_menu_and_in_the_tip_instead_of_the_next_check(tray):
    tray.receive([PollingPaused(NOW + 3600)])
    words = f"Polling paused until {text.clock_time(NOW + 3600, NOW)}"
    assert opened(tray)[3] == words
    assert words in tip(tray)

    tray.receive([PollingPaused(UNTIL_RESUMED)])
    assert opened(tray)[3] == "Polling paused"
    tray.receive([PollingPaused(None)])
    assert opened(tray)[3].startswith("Next check")
    assert not any("paused" in line for line in tip(tray))


def test_the_menu_pauses_and_resumes(tray, actions):
    below = entry(tray, "Pause Polling").menu()

    assert [each for each in below.actions() if not each.isSeparator()] == [
        actions.pause_hour,
        actions.pause_tomorrow,
        actions.pause_polling,
        actions.resume_polling,
    ]


def test_a_pause_changes_the_shape_of_the_icon(theme):
    mark = style.program_icon()
    for unread in (0, 7, 1_000):
        going = tray_icon(mark, unread)
        paused = tray_icon(mark, unread, paused=True)
        for size in SIZES:
            one = going.pixmap(QSize(size, size), 1.0).toImage()
            other = paused.pixmap(QSize(size, size), 1.0).toImage()
            corner = range(round(size * 0.6), size)
            inks = {
                other.pixelColor(x, y).lightness() > 128
                for x in corner
                for y in corner
                if other.pixelColor(x, y).alpha() == 255
            }
            assert one != other
            assert inks == {True, False}  # bars on a ground of their own


def test_the_icon_in_the_tray_is_drawn_anew_for_a_pause(tray):
    before = tray._icon.icon().cacheKey()
    tray.receive([PollingPaused(UNTIL_RESUMED)])
    paused = tray._icon.icon().cacheKey()
    tray.receive([PollingPaused(None)])

    assert len({before, paused, tray._icon.icon().cacheKey()}) == 3


# --- the tip --------------------------------------------------------------------------------


def test_the_tip_says_the_count_what_fails_and_how_the_last_refresh_ended(tray, world):
    world.feeds[0] = replace(world.feeds[0], error="timeout")
    tray.set_unread(1_234)
    tray.receive([RefreshStarted((1,)), RefreshFinished(SUMMARY)])
    lines = tip(tray)

    assert lines[:3] == ["feedmon", "1,234 unread articles", "1 feed is failing"]
    assert lines[3].endswith(": Refreshed 3 feeds in 1.2 s · 2 new")


def test_the_tip_counts_urgent_alerts_apart(tray, world):
    world.alerts = (3, 1)
    assert tip(tray)[2] == "3 unread alerts, 1 urgent"
    world.alerts = (2, 0)
    assert tip(tray)[2] == "2 unread alerts"


def test_the_tip_is_written_a_moment_after_a_change_and_once_for_many(tray, qtbot, monkeypatch):
    written = []
    monkeypatch.setattr(tray._icon, "setToolTip", written.append)
    for unread in range(1, 50):
        tray.set_unread(unread)
    qtbot.waitUntil(lambda: written != [])

    assert written == ["feedmon\n49 unread articles"]


def test_the_icon_is_drawn_anew_where_another_number_stands_on_it(tray, qtbot, monkeypatch):
    drawn = []
    monkeypatch.setattr(tray._icon, "setIcon", drawn.append)
    for unread in range(1, 400):
        tray.set_unread(unread)
    qtbot.waitUntil(lambda: drawn != [])
    tray.set_unread(5_000)  # many are many
    assert not tray._drawing.isActive()
    tray.set_unread(99)
    qtbot.waitUntil(lambda: len(drawn) == 2)


# --- clicks ---------------------------------------------------------------------------------


def test_a_click_shows_the_window_and_another_one_hides_it(tray, window, monkeypatch):
    monkeypatch.setattr(window, "isActiveWindow", window.isVisible)
    tray._icon.activated.emit(CLICK)
    shown = window.isVisible()
    assert opened(tray)[0] == "Hide feedmon"
    tray._icon.activated.emit(CLICK)

    assert (shown, window.isVisible()) == (True, False)


def test_a_click_brings_a_minimized_window_back(tray, window):
    window.showMinimized()
    tray._icon.activated.emit(CLICK)

    assert window.isVisible()
    assert not window.isMinimized()


def test_a_window_whose_screen_went_while_it_was_hidden_comes_to_one_that_is_there(tray, window):
    area = QApplication.primaryScreen().availableGeometry()
    window.show()
    window.hide()
    window.setGeometry(area.right() + 500, area.bottom() + 500, 400, 300)  # what unplugging leaves
    tray._icon.activated.emit(CLICK)

    assert window.isVisible()
    assert area.contains(window.geometry())


def test_a_click_brings_a_covered_window_to_the_front(tray, window, monkeypatch):
    window.show()
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    tray._inactive_since = float("-inf")
    tray._icon.activated.emit(CLICK)

    assert window.isVisible()


def test_a_click_that_took_the_focus_itself_still_hides_the_window(tray, window, monkeypatch):
    window.show()
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    tray._note_state(Qt.ApplicationState.ApplicationInactive)
    tray._icon.activated.emit(CLICK)

    assert not window.isVisible()


def test_the_middle_button_refreshes_where_that_is_possible(tray, actions, window):
    asked = []
    actions.refresh.triggered.connect(lambda: asked.append(1))
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    actions.refresh.setEnabled(False)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)

    assert asked == [1]
    assert not window.isVisible()


def test_the_menu_button_of_the_mouse_does_not_toggle(tray, window):
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)

    assert not window.isVisible()


# --- whether there is a tray ----------------------------------------------------------------


def test_a_panel_that_starts_later_gets_the_icon(tray, world, qtbot):
    world.has_tray = False
    tray._look()
    assert not tray.available

    world.has_tray = True
    with qtbot.waitSignal(tray.came):
        tray._look()
    assert tray.available


def test_a_panel_that_is_only_restarted_is_not_missed(tray, world):
    missed = []
    tray.missed.connect(lambda: missed.append(1))
    for there in (False, False, True, False, False, True):
        world.has_tray = there
        tray._look()

    assert missed == []


def test_a_tray_that_stays_away_is_missed_once(tray, world):
    missed = []
    tray.missed.connect(lambda: missed.append(1))
    world.has_tray = False
    for _ in range(8):
        tray._look()

    assert missed == [1]


def test_it_looks_for_a_panel_often_at_first_and_then_seldom(tray, world):
    often = tray._timer.interval()
    for _ in range(20):
        tray._look()
    seldom = tray._timer.interval()
    world.has_tray = False
    tray._look()

    assert (often, seldom, tray._timer.interval()) == (5_000, 30_000, 5_000)


# --- the icon -------------------------------------------------------------------------------


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
