"""An article stands on one left edge and ends on one right edge, and nothing of it is cut off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel

from feedmon.model import Enclosure
from tests.ui.fakes import FakeEngine, feed, summary
from ui.views.headline import breakable
from ui.views.painting import draw_line

FILES = tuple(Enclosure(f"https://m.example/{n}.pdf", None, 1000) for n in range(5))
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
BODIES = {1: "<p>Short.</p>", 2: "<p>Many words in it.</p>" * 200}


class Engine(FakeEngine):
    """Has a short article with files, and a long one with a long word for a title."""

    async def entry(self, entry_id):
        known = await super().entry(entry_id)
        return replace(known, enclosures=FILES if entry_id == 1 else ())


@pytest.fixture
async def desk(open_window):
    entries = [summary(1, title="Tides"), summary(2, title=f"{LONG} and {LONG}")]
    return await open_window(Engine([feed(1)], entries=entries, bodies=BODIES))


@pytest.fixture
def read(desk, until):
    """``await read(title)``: the reading pane with that article in it."""

    async def open_it(title):
        row = next(
            row
            for row in range(desk.window.articles.rowCount())
            if desk.window.articles.summary(row).title.startswith(title)
        )
        desk.click(row)
        pane = desk.window.pane
        await until(
            lambda: pane.entry is not None and pane.header.accessibleName()[:5] == title[:5]
        )
        return pane

    return open_it


def right(widget, pane):
    """Where a widget ends, in the pane."""
    return widget.mapTo(pane, QPoint(widget.width(), 0)).x()


def text_ends(pane):
    frame = pane.browser.document().rootFrame().frameFormat()
    return pane.browser.viewport().width() - round(frame.rightMargin())


async def test_title_files_and_text_end_at_one_edge_whether_there_is_more_to_scroll(read):
    short = await read("Tides")
    assert not short.browser.verticalScrollBar().isEnabled()
    edges = {text_ends(short), right(short.header._title, short)}
    edges.add(right(short.facts.rows[0], short))

    long = await read("Donau")
    assert long.browser.verticalScrollBar().isEnabled()
    edges |= {text_ends(long), right(long.header._title, long)}

    assert len(edges) == 1


async def test_files_that_were_asked_for_are_seen(read, until):
    pane = await read("Tides")
    before = pane.facts.height()

    QTest.mouseClick(pane.facts.more, Qt.MouseButton.LeftButton)

    await until(lambda: pane.facts.height() > before)
    assert all(row.height() > 24 for row in pane.facts.rows)
    assert not pane.facts.rows[3].visibleRegion().isEmpty()


async def test_a_title_is_not_cut_within_a_word_that_no_line_can_hold(read):
    pane = await read("Donau")
    title = pane.header.findChild(QLabel, "headline")
    line = QFontMetricsF(title.font()).height()

    assert title.text().replace("\u200b", "") == f"{LONG} and {LONG}"
    assert title.accessibleName() == f"{LONG} and {LONG}"
    assert title.height() >= 3 * line  # two words, each longer than a line, with one between


def test_words_that_a_line_can_hold_stay_whole(qapp):
    metrics = QFontMetricsF(qapp.font())
    shown = breakable(f"a word and {LONG}", metrics, metrics.horizontalAdvance("a word and"))

    assert shown.startswith("a word and D\u200bo")


def test_words_from_the_right_are_cut_where_they_end(qapp):
    rect = QRectF(0, 0, 120, 24)
    image = QImage(120, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as views paint
    draw_line(painter, rect, "\u05dd" * 90, qapp.font(), "black")
    painter.end()

    def heights(columns):
        return {y for x in columns for y in range(24) if image.pixelColor(x, y).lightness() < 200}

    inked = [x for x in range(120) if heights([x])]
    dots = heights(inked[:2])
    letters = heights(inked[-8:])
    assert min(dots) > (min(letters) + max(letters)) / 2


async def test_rows_disappear_below_an_edge_and_nothing_moves_for_it(open_window, until):
    entries = [summary(number) for number in range(1, 80)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries))
    view = desk.window.list
    line = desk.window.list_pane.findChild(QFrame, "hairline")
    top = view.mapTo(desk.window, QPoint()).y()
    assert not line.isVisible()

    view.verticalScrollBar().setValue(40)

    await until(line.isVisible)
    assert view.mapTo(desk.window, QPoint()).y() == top
