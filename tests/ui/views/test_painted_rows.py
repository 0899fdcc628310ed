"""Rows kept as pictures look as if they were painted, and are painted as seldom as can be."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from feedmon.events import FeedsChanged, PicturesKept
from tests.pictures import picture
from tests.ui.fakes import FakeEngine, feed, folder, summary
from ui import style
from ui.views.painted_rows import PaintedRows
from ui.views.painting import tile_colour

WHITE, GREEN, RED = "#ffffff", "#00ff00", "#ff0000"
ADDRESS = "https://1.example/a.png"
ROW = QRect(0, 10, 40, 20)


@pytest.fixture
def paint(application):
    """``paint(rows, look)`` paints a row of dots; its colour, and whether it was drawn."""

    def painted(rows, look, *, ground=WHITE, ratio=1.0, row=ROW, whole=True):
        image = QImage(round(40 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.black)
        drawn = []

        def draw(painter):
            drawn.append(look)
            painter.fillRect(QRect(row.x() + 5, row.y() + 5, 4, 4), QColor(look))
            return whole

        painter = QPainter(image)
        rows.paint(painter, row, look, draw, ground=ground)
        painter.end()
        spot = image.pixelColor(round(6 * ratio), round((row.y() + 6) * ratio))
        beside = image.pixelColor(round(20 * ratio), round((row.y() + 6) * ratio))
        return spot.name(), beside.name(), bool(drawn)

    return painted


def test_a_row_is_painted_once_wherever_it_stands(paint):
    rows = PaintedRows()

    assert paint(rows, GREEN) == (GREEN, WHITE, True)
    assert paint(rows, GREEN) == (GREEN, WHITE, False)
    assert paint(rows, GREEN, row=QRect(0, 33, 40, 20)) == (GREEN, WHITE, False)


def test_another_look_ground_size_or_screen_is_painted(paint):
    rows = PaintedRows()
    paint(rows, GREEN)

    assert paint(rows, "#ff0000") == ("#ff0000", WHITE, True)
    assert paint(rows, GREEN, ground="#0000ff") == (GREEN, "#0000ff", True)
    assert paint(rows, GREEN, row=QRect(0, 10, 39, 20))[2]
    assert paint(rows, GREEN, ratio=2.0) == (GREEN, WHITE, True)
    assert not paint(rows, GREEN)[2]


def test_the_least_used_is_let_go_first_and_all_when_they_look_otherwise(paint):
    rows = PaintedRows(screens=2 / 3)  # three rows fill what is painted on
    paint(rows, "#110000")
    paint(rows, "#220000")
    paint(rows, "#110000")
    paint(rows, "#330000")

    assert not paint(rows, "#110000")[2]
    assert paint(rows, "#220000")[2]
    rows.clear()
    assert paint(rows, "#220000")[2]


def test_large_rows_are_fewer(paint):
    rows = PaintedRows(screens=1)
    large = QRect(0, 10, 40, 40)
    paint(rows, "#110000")
    paint(rows, "#220000", row=large)
    assert not paint(rows, "#110000")[2]

    paint(rows, "#330000", row=large)

    assert not paint(rows, "#330000", row=large)[2]
    assert not paint(rows, "#110000")[2]
    assert paint(rows, "#220000", row=large)[2]


def test_a_row_that_waits_for_a_part_of_it_asks_again_until_it_is_there(paint):
    rows = PaintedRows()

    assert paint(rows, GREEN, whole=False) == (GREEN, WHITE, True)
    assert paint(rows, GREEN)[2]
    assert not paint(rows, GREEN)[2]


async def test_what_is_kept_looks_as_what_is_painted_anew(open_window, until, application):
    engine = FakeEngine(
        [feed(1, folder_id=7), feed(2, error="not-found")],
        [folder(7, "News")],
        [summary(i, 1 + i % 2) for i in range(1, 31)],
    )
    window = (await open_window(engine)).window
    window.list.choose(2)
    await until(lambda: window.pane.entry is not None)
    window.list.group(True)
    for view in (window.list, window.sidebar):
        view.paint_anew()
        first = view.viewport().grab().toImage()
        assert view.viewport().grab().toImage() == first
        assert len({first.pixel(x, 20) for x in range(first.width())}) > 1

    before = window.sidebar.viewport().grab().toImage()
    font = application.font()
    application.setFont(style.font(style.Role.TITLE))  # which a window that is open doesn't follow
    try:
        window.sidebar.paint_anew()
        assert window.sidebar.viewport().grab().toImage() == before
    finally:
        application.setFont(font)

    before = window.list.viewport().grab().toImage()
    await engine.mark_read([window.list.entry_id()], False)
    await until(lambda: window.list.viewport().grab().toImage() != before)


async def test_pictures_and_tiles_that_become_others_are_seen(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(i, thumbnail=ADDRESS) for i in range(1, 61)])
    engine.thumbnails = {60: picture("PNG", 96, RED)}
    window = (await open_window(engine)).window
    view = window.list.viewport()

    def is_seen(colour):
        image = view.grab().toImage()
        first = (image.width(), window.list.rowHeight(0))
        return any(
            image.pixelColor(x, y).name() == colour
            for x in range(first[0])
            for y in range(first[1])
        )

    window.list.scrollToBottom()  # before the picture is asked for: a row that is gone needs none
    await until(lambda: not window.thumbnails.is_seen(60))
    window.list.scrollToTop()
    await until(lambda: is_seen(RED))
    engine.thumbnails[60] = picture("PNG", 96, GREEN)
    engine.events.publish(PicturesKept((ADDRESS,)))
    await until(lambda: is_seen(GREEN))
    moved = "https://elsewhere.example/feed"
    assert not is_seen(tile_colour(moved))
    engine.events.publish(FeedsChanged((replace(engine.stored_feeds[1], url=moved),)))
    await until(lambda: is_seen(tile_colour(moved)))
