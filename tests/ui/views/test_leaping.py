"""A list of which only a stretch is loaded: the scroll bar stands for all of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from feedmon.model import EntryOrder
from tests.ui.fakes import FakeEngine, feed, summary
from ui.views.listing import PAGE

ALL = 2_000


@pytest.fixture
async def desk(open_window, until):
    entries = [summary(i) for i in range(1, ALL + 1)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries))
    await until(lambda: not desk.tasks.running("count-list"))
    return desk


def option(bar):
    seen = QStyleOptionSlider()
    bar.initStyleOption(seen)
    return seen


def part(bar, which):
    control = QStyle.ComplexControl.CC_ScrollBar
    return bar.style().subControlRect(control, option(bar), which, bar)


def drag(bar, share):
    """Drag the slider to a place of the groove: 0 is its top, 1 its bottom."""
    slider = part(bar, QStyle.SubControl.SC_ScrollBarSlider)
    groove = part(bar, QStyle.SubControl.SC_ScrollBarGroove)
    grip = slider.center()
    way = groove.height() - slider.height()
    goal = QPoint(grip.x(), groove.top() + round(share * way) + grip.y() - slider.top())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(bar, left, Qt.KeyboardModifier.NoModifier, grip)
    QTest.mouseMove(bar, goal)
    QTest.mouseRelease(bar, left, Qt.KeyboardModifier.NoModifier, goal)


def seen(desk):
    """The article at the top of the view."""
    view = desk.window.list
    return desk.window.articles.summary(view.rowAt(0)).id


async def leapt(desk, until, share):
    bar = desk.window.list.verticalScrollBar()
    drag(bar, share)
    await until(lambda: not desk.tasks.running("more-articles"))


async def scrolled_to_the_end(desk, until, *, up):
    bar, model = desk.window.list.verticalScrollBar(), desk.window.articles
    while model.has_less if up else model.canFetchMore(model.index(-1, 0)):
        bar.setValue(0 if up else bar.maximum())
        await until(lambda: not desk.tasks.running("more-articles"))


async def test_the_scroll_bar_stands_for_the_whole_list(desk):
    view = desk.window.list
    bar, height = view.verticalScrollBar(), view.verticalHeader().defaultSectionSize()

    assert desk.window.articles.rowCount() == PAGE
    assert bar.maximum() == PAGE * height - view.viewport().height()
    assert option(bar).maximum == ALL * height - view.viewport().height()


@pytest.mark.parametrize(("share", "first"), [(0.25, 1500), (0.5, 1000), (0.9, 200)])
async def test_dragging_it_shows_what_stands_there(desk, until, share, first):
    await leapt(desk, until, share)

    assert abs(seen(desk) - first) < 25
    assert desk.engine.stored[1].read is False


async def test_the_slider_stays_where_it_was_dragged_to(desk, until):
    bar = desk.window.list.verticalScrollBar()

    await leapt(desk, until, 0.5)

    assert abs(option(bar).sliderPosition - option(bar).maximum / 2) < 0.02 * option(bar).maximum


async def test_from_there_the_list_goes_on_in_both_directions_without_a_gap(desk, until):
    await leapt(desk, until, 0.5)
    before = seen(desk)

    await until(lambda: not desk.tasks.running("more-articles"))
    assert seen(desk) == before
    await scrolled_to_the_end(desk, until, up=True)
    await scrolled_to_the_end(desk, until, up=False)

    assert desk.rows() == list(range(ALL, 0, -1))
    assert option(desk.window.list.verticalScrollBar()).minimum == 0


async def test_what_comes_in_above_moves_nothing_and_is_no_news(desk, until):
    await leapt(desk, until, 0.5)
    view = desk.window.list
    view.verticalScrollBar().setValue(40)
    top, offset = seen(desk), view.rowViewportPosition(view.rowAt(0))

    await until(lambda: not desk.tasks.running("more-articles"))
    await until(lambda: view.verticalScrollBar().value() > 40)

    assert (seen(desk), view.rowViewportPosition(view.rowAt(0))) == (top, offset)
    assert not view.news.isVisible()


async def test_what_is_open_stays_open_and_is_chosen_where_it_comes_back(desk, until):
    desk.click(2)
    await until(lambda: desk.window.pane.entry is not None)

    await leapt(desk, until, 0.6)
    assert desk.window.pane.entry.summary.id == ALL - 2
    assert desk.window.list.entry_id() == 0
    await leapt(desk, until, 0.0)

    assert desk.window.list.entry_id() == ALL - 2


async def test_a_key_goes_on_from_what_is_seen(desk, until):
    await leapt(desk, until, 0.5)
    top = seen(desk)

    desk.press(Qt.Key.Key_J)

    assert desk.window.list.entry_id() == top


async def test_end_and_home_lead_to_the_ends_of_the_whole_list(desk, until):
    desk.click(0)

    desk.press(Qt.Key.Key_End)
    await until(lambda: desk.window.list.entry_id() == 1)
    desk.press(Qt.Key.Key_Home)
    await until(lambda: desk.window.list.entry_id() == ALL)


async def test_news_waits_above_and_its_note_leads_there(desk, until):
    await leapt(desk, until, 0.5)
    rows = desk.window.articles.rowCount()

    desk.engine.arrive(1, [summary(ALL + 1)])
    await until(lambda: not desk.tasks.running("more-articles"))
    assert desk.window.articles.row_of(ALL + 1) is None
    assert desk.window.articles.rowCount() >= rows
    await leapt(desk, until, 0.0)

    assert seen(desk) == ALL + 1


async def test_the_next_unread_article_is_looked_for_above_as_well(open_window, until):
    entries = [summary(i, read=i < ALL) for i in range(1, ALL + 1)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries))
    await until(lambda: not desk.tasks.running("count-list"))
    await leapt(desk, until, 1.0)

    desk.actions.next_unread.trigger()

    await until(lambda: desk.window.list.entry_id() == ALL)


@pytest.mark.parametrize("order", [EntryOrder.OLDEST, EntryOrder.UNREAD, EntryOrder.FEED])
async def test_it_leaps_in_every_order(desk, until, order):
    getattr(desk.actions, f"sort_{order.value}").trigger()
    await until(lambda: not desk.tasks.running("articles"))
    await until(lambda: not desk.tasks.running("count-list"))

    await leapt(desk, until, 0.5)
    await scrolled_to_the_end(desk, until, up=True)
    await scrolled_to_the_end(desk, until, up=False)

    whole = range(1, ALL + 1) if order is EntryOrder.OLDEST else range(ALL, 0, -1)
    assert desk.rows() == list(whole)
