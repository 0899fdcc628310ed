"""A pause of all polls, as a person begins, sees and ends it."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from feedmon.events import PollingPaused
from feedmon.settings import UNTIL_RESUMED
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import text
from ui.views.pausing import next_morning


@pytest.fixture
def engine():
    return FakeEngine([feed(1)], entries=[summary(1)])


def entry_of(menu, *words):
    """The action behind these entries, each in the menu of the one before."""
    for each in words:
        found = [a for a in menu.actions() if a.text().replace("&", "") == each]
        action = found[0]
        menu = action.menu()
    return action


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("Pause for an Hour", NOW + 3600),
        ("Pause until Tomorrow", next_morning(NOW)),
        ("Pause until Resumed", UNTIL_RESUMED),
    ],
)
async def test_polling_can_be_paused_from_the_menu(open_window, engine, until, words, ends):
    desk = await open_window(engine)
    line = desk.window.pausing.line
    assert not line.isVisible()

    entry_of(desk.window.menuBar(), "Feeds", "Pause Polling", words).trigger()
    await until(line.isVisible)

    assert engine.called("pause_polling") == [(ends,)]
    assert line.sentence == text.polling_paused(ends, NOW)


async def test_the_line_resumes_with_the_mouse(open_window, engine, until):
    engine.paused_until = NOW + 3600
    desk = await open_window(engine)
    line = desk.window.pausing.line
    assert line.isVisible()

    spot = line.rect().center()
    spot.setX(line.width() - 8)  # the link stands at the end
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    await until(lambda: not line.isVisible())

    assert engine.called("resume_polling") == [()]
    assert not desk.actions.resume_polling.isEnabled()


async def test_the_line_resumes_with_the_keys(open_window, engine, until):
    engine.paused_until = UNTIL_RESUMED
    desk = await open_window(engine)
    line = desk.window.pausing.line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_Return)
    await until(lambda: not line.isVisible())


async def test_a_pause_that_ends_by_itself_is_not_shown_any_longer(open_window, engine, until):
    engine.paused_until = NOW + 3600
    desk = await open_window(engine)
    assert desk.actions.resume_polling.isEnabled()

    engine.events.publish(PollingPaused(None))
    await until(lambda: not desk.window.pausing.line.isVisible())

    assert not desk.actions.resume_polling.isEnabled()


async def test_it_stands_beside_how_a_refresh_goes(open_window, engine, until):
    engine.paused_until = UNTIL_RESUMED
    desk = await open_window(engine)
    desk.press(Qt.Key.Key_F5)
    await until(lambda: desk.window.status.words.startswith("Refreshed"))

    assert desk.window.pausing.line.sentence == "Polling paused"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can not be set")
@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ((2026, 11, 22, 15, 0), (2026, 11, 23, 6, 0)),
        ((2026, 11, 22, 23, 59), (2026, 11, 23, 6, 0)),
        ((2026, 11, 23, 1, 30), (2026, 11, 23, 6, 0)),
        ((2026, 11, 23, 5, 0), (2026, 11, 24, 6, 0)),
        ((2026, 12, 31, 12, 0), (2027, 1, 1, 6, 0)),
        # The clocks of many places change in this night.
        ((2026, 10, 24, 20, 0), (2026, 10, 25, 6, 0)),
    ],
)
def test_tomorrow_begins_at_six_and_the_small_hours_are_still_today(monkeypatch, now, morning):
    # Berlin's rule, without the zone's file.
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        found = next_morning(time.mktime((*now, 0, 0, 0, -1)))
        assert found == time.mktime((*morning, 0, 0, 0, -1))
    finally:
        monkeypatch.undo()
        time.tzset()
