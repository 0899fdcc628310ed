"""What a search found: the best of it first, its words marked in the list and in the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from feedmon.model import EntryOrder, EntryQuery
from tests.feeds import PUBLISHED_AT, item, rss
from tests.ui.test_style import contrast
from ui import style
from ui.style.tokens import DARK, LIGHT
from ui.views.headline import Headline

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PROSE = "Nothing of it is of any use here, and so it goes on for a while. " * 8
TEXTS = {
    "Sand": f"{PROSE} A single tide. {PROSE} And the other <b>Tide</b>.",
    "The tide": PROSE,
    "Crème": f"{PROSE} Brûlée {PROSE}",
}


@pytest.fixture
async def desk(engine, server, open_window):
    """A window over a real engine with three articles, the newest first: Sand, The tide, Crème."""
    items = [
        item(title, title, body=text, at=PUBLISHED_AT - 3600 * hours)
        for hours, (title, text) in enumerate(TEXTS.items(), start=1)
    ]
    await engine.subscribe(server.put("/feed", rss("Planet", items)))
    await engine.mark_read([each.id for each in await engine.entries(EntryQuery())], False)
    return await open_window(engine)


async def search(desk, until, words):
    box = desk.window.tool_bar.search
    desk.press(Qt.Key.Key_F, CTRL)
    box.selectAll()
    QTest.keyClicks(box, words)
    await until(lambda: desk.window.listing.query.search == words.strip())
    await desk.window.listing.ready()


async def choose(desk, until, row):
    desk.click(row)
    await until(lambda: desk.window.pane.entry is not None)
    await until(lambda: desk.window.articles.summary(row).read and not desk.tasks.running("mark"))


def titles(desk):
    model = desk.window.articles
    return [model.summary(row).title for row in range(model.rowCount())]


def colours(desk, row):
    """All colours of a row of the list."""
    view = desk.window.list
    top, high = view.rowViewportPosition(row), view.rowHeight(row)
    image = view.viewport().grab(QRect(0, top, view.viewport().width(), high)).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def marked(desk):
    """What is marked in the article, and which of it stands out."""
    browser = desk.window.pane.browser
    scheme = style.tokens(browser.palette())
    found = browser.extraSelections()
    assert all(each.format.fontUnderline() for each in found)
    words = [each.cursor.selectedText() for each in found]
    here = [
        each.cursor.selectedText()
        for each in found
        if each.format.background().color() == QColor(scheme.selected)
    ]
    return words, here


async def test_the_best_comes_first_if_one_wants_that_and_then_in_every_search(desk, until):
    assert not desk.actions.sort_best.isEnabled()
    await search(desk, until, "tide")
    assert titles(desk) == ["Sand", "The tide"]

    desk.press(Qt.Key.Key_5, ALT)
    await until(lambda: titles(desk) == ["The tide", "Sand"])
    assert desk.window.list_pane.way_button.accessibleName() == "Sort and filter: best match first"
    assert desk.actions.sort_best.isChecked()

    desk.press(Qt.Key.Key_Escape, on=desk.window.tool_bar.search)
    await until(lambda: titles(desk) == ["Sand", "The tide", "Crème"])
    assert desk.actions.sort_newest.isChecked()
    assert not desk.actions.sort_best.isEnabled()

    await search(desk, until, "tide*")
    assert titles(desk) == ["The tide", "Sand"]
    desk.press(Qt.Key.Key_5, CTRL)
    await until(lambda: titles(desk) == ["Sand", "The tide"])


async def test_the_order_of_searches_is_remembered(desk, engine, open_window, until):
    await search(desk, until, "tide")
    desk.press(Qt.Key.Key_5, ALT)
    await until(lambda: titles(desk) == ["The tide", "Sand"])

    again = await open_window(engine, settings=desk.settings)
    await search(again, until, "tide")

    assert again.window.listing.way.order is EntryOrder.BEST
    assert titles(again) == ["The tide", "Sand"]


async def test_among_the_best_rows_stay_where_they_are_while_they_are_read(desk, engine, until):
    await search(desk, until, "tide")
    desk.press(Qt.Key.Key_5, ALT)
    await until(lambda: titles(desk) == ["The tide", "Sand"])
    await choose(desk, until, 1)
    await until(lambda: desk.window.articles.summary(1).read)

    desk.press(Qt.Key.Key_U, SHIFT)
    await until(lambda: desk.window.articles.summary(0).read)
    assert titles(desk) == ["The tide", "Sand"]
    unread = sum(feed.unread for feed in await engine.feeds())
    assert unread == 1  # Crème, which the list has not


async def test_what_was_found_in_a_text_is_shown_and_marked_in_the_list(desk, until):
    found = style.tokens(desk.window.list.palette()).found
    assert found not in colours(desk, 0)

    await search(desk, until, "tide")

    assert "A single tide." in desk.window.articles.summary(0).passage
    assert found in colours(desk, 0)
    assert found in colours(desk, 1)
    await search(desk, until, "title:tide")
    assert titles(desk) == ["The tide"]
    assert found in colours(desk, 0)
    await search(desk, until, "is:unread ")
    assert found not in colours(desk, 0)


async def test_words_that_led_to_an_article_are_marked_in_it_and_gone_to(desk, until):
    desk.window.resize(1100, 2400)  # all of it is on the screen
    await search(desk, until, "TIDE -brulee")
    await choose(desk, until, 0)

    await until(lambda: marked(desk) == (["tide", "Tide"], []))
    desk.press(Qt.Key.Key_F3)
    assert marked(desk)[1] == ["tide"]
    desk.press(Qt.Key.Key_F3)
    assert marked(desk)[1] == ["Tide"]
    desk.press(Qt.Key.Key_F3, SHIFT)
    assert marked(desk)[1] == ["tide"]

    desk.press(Qt.Key.Key_Escape, on=desk.window.tool_bar.search)
    await until(lambda: marked(desk) == ([], []))
    assert not desk.actions.find_next.isEnabled()


async def test_accents_do_not_matter_to_marks(desk, until):
    await search(desk, until, "creme brulee")
    await choose(desk, until, 0)

    await until(lambda: marked(desk)[0] == ["Brûlée"])
    title = desk.window.pane.header.findChild(Headline)
    assert title.text().endswith(">Crème</u>")
    assert title.accessibleName() == "Crème"


async def test_the_bar_looks_for_its_own_words_until_it_is_closed(desk, until):
    await search(desk, until, "tide")
    await choose(desk, until, 0)
    await until(lambda: marked(desk)[0])

    desk.press(Qt.Key.Key_F, CTRL | SHIFT)
    QTest.keyClicks(desk.window.pane.find_bar.field, "single")
    assert marked(desk)[0] == ["single"]
    desk.press(Qt.Key.Key_Escape, on=desk.window.pane.find_bar.field)

    assert "tide" in marked(desk)[0]


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_marked_words_can_be_read(scheme):
    assert contrast(QColor(scheme.text), QColor(scheme.found)) >= 4.5


async def test_a_search_by_fields_that_finds_nothing_says_so(desk, until):
    await search(desk, until, "feed:planet is:starred ")

    assert desk.window.list_pane.empty.sentence == (
        "No article is found for “feed:planet is:starred”."
    )
