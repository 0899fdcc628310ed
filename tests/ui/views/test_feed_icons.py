"""Icons of feeds in the window: where they stand, and how they come."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from feedmon.errors import StoreBusy
from feedmon.model import FeedIcons
from tests.pictures import picture
from tests.ui.fakes import FakeEngine, feed, summary
from ui import style
from ui.models.sources import Kind, Source
from ui.views.feed_icons import Icons
from ui.views.painting import tile_colour

pytestmark = pytest.mark.rule("D-6")

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"
ADDRESS = "https://1.example/feed"


def count(image, colour):
    """How many pixels of an image are nearly of this colour."""
    wanted = QColor(colour)
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            here = image.pixelColor(x, y)
            parts = zip(here.getRgb()[:3], wanted.getRgb()[:3], strict=True)
            found += max(abs(one - other) for one, other in parts) < 24
    return found


def icons_of(**images):
    """Icons of feeds 1, 2, …, by the words one, two."""
    numbers = {"one": 1, "two": 2, "three": 3}
    made = Icons(lambda feed_id: f"https://{feed_id}.example/feed")
    made.put(
        FeedIcons(
            {numbers[name]: numbers[name] for name in images},
            {numbers[name]: data for name, data in images.items()},
        )
    )
    return made


def drawn(icons, feed_id=1, *, side=18, ratio=1.0, ground=None):
    """The square of a feed, drawn on a ground."""
    ground = ground or style.LIGHT.window
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    painter = QPainter(image)
    icons.draw(painter, QRectF(0, 0, side, side), feed_id, "Planet", ground=ground)
    painter.end()
    return image


# --- what is drawn --------------------------------------------------------------------------


def test_a_feed_without_an_icon_has_a_letter_on_a_colour_of_its_own(application):
    assert count(drawn(icons_of()), tile_colour(ADDRESS)) > 100


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_fills_the_place_of_the_letter_at_every_scale(application, ratio):
    image = drawn(icons_of(one=picture(side=64, colour=RED)), ratio=ratio)

    assert count(image, RED) > 0.9 * (18 * ratio) ** 2
    assert count(image, tile_colour(ADDRESS)) == 0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_scaled_once_and_stays_sharp(application, ratio):
    from io import BytesIO

    from PIL import Image

    halves = Image.new("RGBA", (64, 64), BLUE)
    halves.paste(Image.new("RGBA", (32, 64), RED), (0, 0))
    written = BytesIO()
    halves.save(written, "PNG")

    image = drawn(icons_of(one=written.getvalue()), ratio=ratio)
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    mixed = [here for here in row if 24 < here.red() < 231]

    assert len(mixed) <= 2


@pytest.mark.parametrize(
    ("colour", "ground", "plate"),
    [
        ("#101010", style.DARK.sidebar, style.LIGHT.window),
        ("#101010", style.LIGHT.sidebar, None),
        ("#fafafa", style.LIGHT.window, style.DARK.window),
        ("#fafafa", style.DARK.window, None),
        ("#f2b93b", style.DARK.window, None),
    ],
)
def test_an_icon_that_could_not_be_seen_stands_on_a_plate(application, colour, ground, plate):
    icons = icons_of(one=picture(side=64, colour=colour, clear=True))

    image = drawn(icons, ground=ground)

    assert count(image, colour) > 60
    corner = image.pixelColor(2, 2).name()
    assert corner == (ground if plate is None else plate)


def test_a_full_square_needs_no_plate(application):
    image = drawn(icons_of(one=picture(side=64, colour="#101010")), ground=style.DARK.sidebar)

    assert count(image, style.LIGHT.window) == 0


def test_a_picture_that_is_no_square_keeps_its_shape(application):
    image = drawn(icons_of(one=picture(size=(64, 32), colour=RED)))

    assert count(image, RED) in range(110, 150)
    assert image.pixelColor(9, 1).name() == style.LIGHT.window


def test_what_can_not_be_decoded_leaves_the_letter(application):
    assert count(drawn(icons_of(one=b"no picture")), tile_colour(ADDRESS)) > 100


def test_who_wants_no_icons_sees_letters(application):
    icons = icons_of(one=picture(colour=RED))
    icons.show(shown=False)

    assert count(drawn(icons), RED) == 0
    assert icons.image(1) is None


async def test_many_that_come_into_sight_are_decoded_a_few_at_a_time(application, until):
    number = 25
    icons = Icons(str)
    again = []
    icons.changed.connect(lambda: again.append(True))
    pictures = {n: picture(colour=f"#ff{n:02x}00") for n in range(1, number + 1)}
    icons.put(FeedIcons({n: n for n in pictures}, pictures))
    again.clear()

    def shown():
        return sum(count(drawn(icons, n), f"#ff{n:02x}00") > 0 for n in pictures)

    first = shown()
    turns = 0
    while shown() < number and turns < 50:
        turns += 1
        before = len(again)
        await until(lambda before=before: len(again) > before)

    assert first == 10
    assert 1 <= turns <= 3


# --- in the window --------------------------------------------------------------------------


def engine_with(*icons):
    engine = FakeEngine([feed(1), feed(2)], entries=[summary(10), summary(11, 2)])
    engine.icons_of_feeds.update(dict(icons))
    return engine


def places(desk):
    """The sidebar's row of feed 1, its row in the list, and the head of its article."""
    window = desk.window
    row = window.sidebar.visualRect(window.feeds.index_of(Source(Kind.FEED, 1)))
    line = window.list.visualRect(window.articles.index_of(10))
    return (
        window.sidebar.viewport().grab(row).toImage(),
        window.list.viewport().grab(line).toImage(),
        window.pane.header.grab().toImage(),
    )


async def test_the_icons_are_there_when_the_window_opens(open_window, until):
    desk = await open_window(engine_with((1, picture(side=64, colour=GREEN))))
    desk.click(1)
    await until(lambda: all(count(image, GREEN) > 100 for image in places(desk)))

    assert desk.engine.called("icons") == [(None,)]


async def test_an_icon_that_arrives_takes_the_letters_place_and_moves_nothing(open_window, until):
    desk = await open_window(
        FakeEngine([feed(1), feed(2)], entries=[summary(10, read=True), summary(11, 2)])
    )
    desk.click(1)
    await until(lambda: desk.window.pane.entry is not None)
    before = places(desk)
    heights = [image.height() for image in before]

    desk.engine.give_icon(1, picture(side=64, colour=GREEN))
    await until(lambda: all(count(image, GREEN) > 100 for image in places(desk)))
    after = places(desk)

    assert [image.height() for image in after] == heights
    for one, other in zip(before, after, strict=True):
        changed = [
            (x, y)
            for y in range(one.height())
            for x in range(one.width())
            if one.pixelColor(x, y) != other.pixelColor(x, y)
        ]
        across = {x for x, _ in changed}
        assert max(across) - min(across) < 18 * one.devicePixelRatio()


async def test_the_health_window_and_the_palette_show_icons_too(open_window, until):
    desk = await open_window(engine_with((1, picture(side=64, colour=GREEN))))
    await until(lambda: desk.engine.called("icons"))

    desk.actions.health.trigger()
    table = desk.window.health.window.table
    await until(lambda: count(table.viewport().grab().toImage(), GREEN) > 100)
    desk.window.health.window.close()
    desk.actions.command_palette.trigger()
    palette = desk.window.commands.palette
    palette.field.setText("Feed 1")
    await until(lambda: count(palette.list.viewport().grab().toImage(), GREEN) > 100)

    palette.close_again()


async def test_icons_go_and_come_with_the_setting(open_window, until):
    desk = await open_window(engine_with((1, picture(side=64, colour=GREEN))))
    await until(lambda: count(places(desk)[0], GREEN) > 100)

    await desk.engine.change_settings(site_icons=False)
    await until(lambda: count(places(desk)[0], GREEN) == 0)
    await desk.engine.change_settings(site_icons=True)
    await until(lambda: count(places(desk)[0], GREEN) > 100)


async def test_a_feed_that_comes_back_brings_its_icon_along(open_window, until):
    desk = await open_window(engine_with())
    await until(lambda: desk.engine.called("icons"))
    desk.engine.icons_of_feeds[3] = picture(side=64, colour=BLUE)

    await desk.engine.add_feeds(feed(3))

    def row():
        index = desk.window.feeds.index_of(Source(Kind.FEED, 3))
        view = desk.window.sidebar
        return view.viewport().grab(view.visualRect(index)).toImage()

    await until(lambda: count(row(), BLUE) > 100)


async def test_icons_that_can_not_be_read_leave_the_window_with_letters(open_window, until):
    engine = engine_with((1, picture(side=64, colour=GREEN)))
    engine.fail["icons"] = StoreBusy("feedmon.db", "locked")
    desk = await open_window(engine)
    await until(lambda: desk.engine.called("icons"))
    await asyncio.sleep(0)

    assert desk.rows() == [11, 10]
    assert count(places(desk)[0], GREEN) == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_J])
async def test_the_head_follows_the_article(open_window, until, key):
    icons = ((1, picture(side=64, colour=GREEN)), (2, picture(side=64, colour=BLUE)))
    desk = await open_window(engine_with(*icons))
    desk.click(0)
    await until(lambda: count(desk.window.pane.header.grab().toImage(), BLUE) > 100)

    desk.press(key)

    await until(lambda: count(desk.window.pane.header.grab().toImage(), GREEN) > 100)
