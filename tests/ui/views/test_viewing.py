"""What of the window is seen, by keys."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.fakes import FakeEngine, feed, summary
from ui.models.sources import Kind, Source
from ui.views.frame import Closing


@pytest.fixture
def engine():
    return FakeEngine([feed(1), feed(2)], entries=[summary(i, 1 + i % 2) for i in range(1, 9)])


async def test_f9_hides_the_sidebar_and_shows_it_again(open_window, engine):
    desk = await open_window(engine)

    desk.press(Qt.Key.Key_F9)
    assert not desk.window.sidebar.isVisible()
    assert not desk.actions.show_sidebar.isChecked()

    desk.press(Qt.Key.Key_F9)
    assert desk.window.sidebar.isVisible()


async def test_a_hidden_sidebar_stays_hidden_the_next_time(open_window, engine):
    first = await open_window(engine)
    first.press(Qt.Key.Key_F9)
    first.window.hide()

    second = await open_window(engine, settings=first.settings)

    assert not second.window.sidebar.isVisible()
    assert not second.actions.show_sidebar.isChecked()


async def test_a_feed_is_gone_to_while_the_sidebar_is_hidden(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(Qt.Key.Key_F9)

    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    await until(lambda: desk.rows() == [7, 5, 3, 1])


async def test_f11_fills_the_screen_and_gives_it_back(open_window, engine, until):
    desk = await open_window(engine)

    desk.press(Qt.Key.Key_F11)
    await until(desk.window.isFullScreen)
    assert desk.actions.full_screen.isChecked()

    desk.press(Qt.Key.Key_F11)
    await until(lambda: not desk.window.isFullScreen())
    assert not desk.actions.full_screen.isChecked()


async def test_the_check_mark_follows_a_desktop_that_ends_the_full_screen(
    open_window, engine, until
):
    desk = await open_window(engine)
    desk.actions.full_screen.trigger()
    await until(desk.window.isFullScreen)

    desk.window.showNormal()
    await until(lambda: not desk.actions.full_screen.isChecked())


async def test_ctrl_w_closes_the_window_as_its_button_does(open_window, engine):
    desk = await open_window(engine)
    asked = []
    desk.window.close_policy = lambda: asked.append("closed") or Closing.HIDE

    desk.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    assert asked == ["closed"]
    assert not desk.window.isVisible()
