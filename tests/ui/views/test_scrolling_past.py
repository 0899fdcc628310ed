"""What is scrolled past counts as read, where the person prefers it; and pictures in the rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from feedmon.events import PicturesKept
from tests.pictures import picture
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui.views import scrolling_past

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ADDRESS = "https://1.example/a.png"


@pytest.fixture
def engine():
    return FakeEngine([feed(1)], entries=[summary(i) for i in range(1, 61)])


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(scrolling_past, "_REST_MS", 40)


def wheel(desk, turns):
    """Turn the wheel, downwards for a positive number."""
    view = desk.window.list.viewport()
    place = QPointF(view.rect().center())
    for _ in range(abs(turns)):
        turned = QWheelEvent(
            place,
            QPointF(view.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, -120 if turns > 0 else 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, turned)


async def test_what_leaves_at_the_top_is_read_after_a_pause_and_one_undo_takes_it_back(
    open_window, engine, until
):
    desk = await open_window(engine)
    desk.window.preferences.mark_read_on_scroll = True
    desk.actions.group_articles.trigger()
    wheel(desk, 8)
    above = set(desk.rows()[: desk.window.list.rowAt(0)])
    assert len(above) >= 3
    assert desk.read() == set()

    await until(lambda: desk.read() == above)
    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: desk.read() == set())


async def test_only_scrolling_by_hand_counts_and_what_comes_back_stays_unread(
    open_window, engine, until
):
    desk = await open_window(engine)
    bar = desk.window.list.verticalScrollBar()
    wheel(desk, 6)  # it is not preferred
    desk.window.preferences.mark_read_on_scroll = True
    bar.setValue(bar.maximum())  # as going to an article does
    bar.setValue(0)
    wheel(desk, 4)
    wheel(desk, -4)  # back before the pause is over
    bar.setValue(0)
    wheel(desk, 2)
    passed = set(desk.rows()[: desk.window.list.rowAt(0)])
    await until(desk.read)

    assert desk.read() == passed


def middle(desk, row):
    """The colour in the middle of the place of a row's picture."""
    view = desk.window.list
    image = view.viewport().grab().toImage()
    right = view.viewport().width() - 18 - 24
    middle = view.rowViewportPosition(row) + view.verticalHeader().defaultSectionSize() // 2
    return image.pixelColor(right, middle).name()


async def test_pictures_are_brought_for_rows_that_are_seen_and_painted_at_the_right(
    open_window, until
):
    entries = [summary(i, thumbnail=ADDRESS, sort_at=NOW + i) for i in range(1, 61)]
    engine = FakeEngine([feed(1)], entries=entries)
    engine.thumbnails = {i: picture("PNG", 96, "#c0392b") for i in range(2, 61)}
    desk = await open_window(engine)
    await until(lambda: middle(desk, 0) == "#c0392b")

    asked = {entry_id for (entry_id,) in engine.called("thumbnail")}
    seen = desk.window.list.viewport().height() // desk.window.list.rowHeight(0) + 2
    assert 1 < len(asked) <= seen
    assert engine.called("pictured") == [(tuple(range(60, 0, -1)),)]

    desk.window.preferences.list_pictures = False
    await until(lambda: middle(desk, 0) != "#c0392b")
    await until(lambda: not desk.tasks.running("thumbnails"))


async def test_a_picture_that_comes_later_or_is_none_leaves_words_their_room(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(i, thumbnail=ADDRESS) for i in (1, 2, 3)])
    engine.thumbnails = {3: b"no picture"}
    desk = await open_window(engine)
    pictures = desk.window.thumbnails
    await until(lambda: engine.called("thumbnail") and not pictures.has(3))
    assert not pictures.has(2)

    engine.thumbnails[2] = picture("PNG", 96, "#c0392b")
    engine.events.publish(PicturesKept((ADDRESS,)))
    await until(lambda: middle(desk, 1) == "#c0392b")
    await until(lambda: not pictures.has(1) and not desk.tasks.running("thumbnails"))
