"""What the rows of the sidebar show, whatever is open."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.fakes import FakeEngine, feed, folder
from ui.models.sources import Kind, Source


async def test_a_feed_that_fails_says_so_when_everything_was_opened_at_once(open_window):
    failing = feed(1, folder_id=1, error="http-status", error_detail="500", failures=1)
    desk = await open_window(FakeEngine([failing], [folder(1, "News")]))
    sidebar = desk.window.sidebar
    place = desk.window.feeds.index_of(Source(Kind.FOLDER, 1))
    sidebar.setCurrentIndex(place)
    row = sidebar.visualRect(desk.window.feeds.index_of(Source(Kind.FEED, 1)))
    before = sidebar.viewport().grab(row).toImage()

    desk.press(Qt.Key.Key_Asterisk, on=sidebar)

    assert sidebar.viewport().grab(row).toImage() == before


async def test_what_keys_choose_is_in_sight(open_window):
    desk = await open_window(FakeEngine([feed(number) for number in range(1, 61)]))
    sidebar = desk.window.sidebar
    sidebar.setFocus()

    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Home):
        desk.press(key, on=sidebar)
        row = sidebar.visualRect(sidebar.currentIndex())
        assert sidebar.viewport().rect().contains(row.center())
