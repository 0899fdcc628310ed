"""Closing the window with a tray, without one, and when it goes away."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.keep_running import KeepRunningDialog, ask_keep_running
from ui.views.staying import Staying


class FakeTray(QObject):
    """A tray that comes and goes, and what it says."""

    came = Signal()
    missed = Signal()

    def __init__(self, *, available):
        super().__init__()
        self.available = available
        self.said = []

    def show_message(self, title, body):
        self.said.append((title, body))

    def go(self):
        self.available = False
        self.missed.emit()

    def come(self):
        self.available = True
        self.came.emit()


class Case:
    """A window that stays or goes, and whether the program was asked to end."""

    def __init__(self, desk, tray, staying):
        self.desk, self.tray, self.staying = desk, tray, staying
        self.window = desk.window
        self.preferences = desk.window.preferences
        self.quits = []
        desk.actions.quit.triggered.connect(lambda: self.quits.append(1))

    def dialog(self):
        shown = self.window.findChildren(KeepRunningDialog)
        return next((each for each in shown if each.isVisible()), None)

    def answer(self, words):
        buttons = self.dialog().findChildren(QPushButton)
        button = next(each for each in buttons if each.text().replace("&", "") == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
async def case(open_window, tasks):
    """``await case(available=…)`` opens a window with such a tray."""

    async def make(*, available):
        desk = await open_window(FakeEngine([feed(1)], entries=[summary(1)]))
        tray = FakeTray(available=available)
        staying = Staying(
            desk.window,
            tray,
            tasks,
            preferences=desk.window.preferences,
            settings=desk.settings,
            ask=ask_keep_running,
        )
        return Case(desk, tray, staying)

    return make


async def test_the_first_start_speaks_of_the_tray_only_where_there_is_one(case):
    it = await case(available=True)
    hint = it.window.first_steps.hint
    assert not hint.isHidden()

    it.tray.go()
    assert hint.isHidden()
    it.tray.come()
    assert not hint.isHidden()


# --- closing --------------------------------------------------------------------------------


async def test_with_a_tray_closing_hides_and_says_so_once(case):
    it = await case(available=True)
    it.window.close()
    assert not it.window.isVisible()
    it.window.show()
    it.window.close()

    assert len(it.tray.said) == 1
    assert it.quits == []


async def test_who_prefers_it_ends_the_program_by_closing_the_window(case):
    it = await case(available=True)
    it.preferences.keep_running = "quit"
    it.window.close()

    assert it.quits == [1]


async def test_without_a_tray_the_first_closing_asks_and_the_window_stays_meanwhile(
    case, tasks, until
):
    it = await case(available=False)
    it.window.close()
    it.window.close()
    await until(it.dialog)

    assert it.window.isVisible()
    assert it.quits == []
    QTest.keyClick(it.dialog(), Qt.Key.Key_Escape)
    await until(lambda: not tasks.running("ask to keep running"))
    assert it.window.isVisible()
    it.window.close()
    await until(it.dialog)
    it.answer("Quit")
    await until(lambda: it.quits)


async def test_who_wants_it_keeps_the_program_running_without_a_tray(case, until):
    it = await case(available=False)
    it.window.close()
    await until(it.dialog)
    QTest.keyClick(it.dialog(), Qt.Key.Key_Return)
    await until(lambda: not it.window.isVisible())
    assert it.preferences.keep_running == "always"

    it.window.show()
    it.window.close()
    assert not it.window.isVisible()
    assert it.dialog() is None
    assert it.quits == []


async def test_who_said_quit_is_not_asked_again_and_a_tray_still_keeps_the_program(case, until):
    it = await case(available=False)
    it.window.close()
    await until(it.dialog)
    it.answer("Quit")
    await until(lambda: it.quits)
    it.window.show()
    it.window.close()
    assert len(it.quits) == 2

    it.tray.come()
    it.window.show()
    it.window.close()
    assert len(it.quits) == 2
    assert not it.window.isVisible()


# --- no tray --------------------------------------------------------------------------------


async def test_a_desktop_without_a_tray_is_told_of_once_in_a_calm_line(case):
    it = await case(available=False)
    assert not it.staying.notice.isVisible()
    it.tray.missed.emit()
    assert "no system tray" in it.staying.notice.sentence
    assert it.staying.notice.isVisible()

    offer, cross = it.staying.notice.buttons()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not it.staying.notice.isVisible()
    it.tray.missed.emit()
    assert not it.staying.notice.isVisible()
    assert it.preferences.keep_running == "tray"
    assert offer.text() == "Keep It Running"


async def test_the_line_lets_the_person_keep_it_running(case):
    it = await case(available=False)
    it.tray.missed.emit()
    offer, _ = it.staying.notice.buttons()
    offer.setFocus()
    QTest.keyClick(offer, Qt.Key.Key_Space)
    assert not it.staying.notice.isVisible()
    assert "keeps running" in it.window.status.words

    it.window.close()
    assert not it.window.isVisible()
    assert it.quits == []


async def test_the_line_goes_when_a_tray_comes(case):
    it = await case(available=False)
    it.tray.missed.emit()
    it.tray.come()

    assert not it.staying.notice.isVisible()


async def test_the_line_is_one_line_and_fits_into_a_narrow_window(case):
    it = await case(available=False)
    least = it.window.minimumSizeHint().width()
    it.tray.missed.emit()

    assert it.window.minimumSizeHint().width() == least
    assert it.staying.notice.height() < 60


async def test_a_hidden_window_comes_back_minimized_when_the_tray_goes_away(case):
    it = await case(available=True)
    it.window.close()
    it.tray.go()

    assert it.window.isVisible()
    assert it.window.isMinimized()


async def test_a_window_that_needs_no_tray_stays_hidden(case):
    it = await case(available=True)
    it.preferences.keep_running = "always"
    it.window.close()
    it.tray.go()

    assert not it.window.isVisible()


# --- starting minimised ---------------------------------------------------------------------


async def test_started_minimized_without_a_tray_the_window_is_minimized(case):
    it = await case(available=False)
    it.preferences.keep_running = "always"
    it.window.hide()
    it.staying.begin_minimized()
    assert not it.window.isVisible()  # a panel may still come
    it.tray.missed.emit()

    assert it.window.isMinimized()


async def test_a_window_that_was_asked_for_meanwhile_is_left_alone(case):
    it = await case(available=False)
    it.staying.begin_minimized()
    it.tray.missed.emit()

    assert it.window.isVisible()
    assert not it.window.isMinimized()
