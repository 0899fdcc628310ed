"""The view of today, as a person has it before and after midnight."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from feedmon.events import StoreChanged
from feedmon.model import Delta, EntryQuery
from tests.feedmon.clock import Clock
from tests.ui.fakes import NOW, FakeEngine, feed, folder, summary
from ui.models.day import midnight
from ui.models.sidebar import SidebarRole
from ui.models.sources import ALL, TODAY, Kind, Source

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MIDNIGHT = midnight(NOW)
TOMORROW = midnight(MIDNIGHT + 36 * 3600)


@pytest.fixture
def clock():
    clock = Clock()
    clock.now = NOW
    return clock


@pytest.fixture
def engine():
    """Four of today, of which one is read and one the first of the day; two of yesterday."""
    return FakeEngine(
        [feed(1), feed(2), feed(3, in_totals=False)],
        [folder(7)],
        [
            summary(1, sort_at=MIDNIGHT - 7200),
            summary(2, sort_at=MIDNIGHT - 1),
            summary(3, sort_at=MIDNIGHT),
            summary(4, 2, sort_at=MIDNIGHT + 60, title="A tide gauge"),
            summary(5, sort_at=MIDNIGHT + 120, read=True),
            summary(6, 3, sort_at=MIDNIGHT + 180),
        ],
    )


@pytest.fixture
def desk_of_today(open_window, engine, clock, until):
    """``await desk_of_today()`` opens the window and, by its key, the view."""

    async def make(**more):
        desk = await open_window(engine, now=clock, **more)
        desk.press(Qt.Key.Key_4, CTRL)
        await until(lambda: desk.window.listing.source == TODAY and not desk.window.listing.busy)
        return desk

    return make


def counted(desk):
    return desk.window.feeds.index_of(TODAY).data(SidebarRole.UNREAD)


def heading(desk):
    return desk.window.list_pane.title.text(), desk.window.list_pane.count.text()


def pass_midnight(desk, clock):
    """Go to sleep, and come back a minute after midnight."""
    clock.now = TOMORROW + 60
    desk.window.today.day.look()


async def test_today_stands_between_all_and_unread_with_what_is_unread_of_it(
    open_window, engine, clock, until
):
    desk = await open_window(engine, now=clock)
    feeds = desk.window.feeds

    titles = [feeds.index(row, 0).data() for row in range(5)]
    assert titles == ["All Articles", "Today", "Unread", "Starred", "Alerts"]
    await until(lambda: counted(desk) == 2)  # what counts nowhere else does not count here


async def test_it_lists_what_stands_in_the_list_since_midnight(desk_of_today, until):
    desk = await desk_of_today()

    assert desk.rows() == [6, 5, 4, 3]
    await until(lambda: heading(desk) == ("Today", "2 unread"))


async def test_the_view_is_remembered(desk_of_today, open_window, engine, clock, until):
    first = await desk_of_today()
    first.window.save_state()
    first.window.hide()

    second = await open_window(engine, now=clock, settings=first.settings)

    await until(lambda: second.rows() == [6, 5, 4, 3])
    assert second.window.sidebar.source() == TODAY


async def test_the_count_follows_polls_marks_and_undo(desk_of_today, engine, until):
    desk = await desk_of_today()

    engine.arrive(1, [summary(7, sort_at=NOW), summary(8, sort_at=MIDNIGHT - 5)])
    await until(lambda: desk.rows() == [7, 6, 5, 4, 3])
    await until(lambda: counted(desk) == 3)

    desk.press(Qt.Key.Key_A, SHIFT)
    await until(lambda: counted(desk) == 0)
    assert desk.read() == {3, 4, 5, 6, 7}

    desk.press(Qt.Key.Key_Z, CTRL)
    await until(lambda: counted(desk) == 3)
    assert desk.read() == {5}


async def test_what_is_opened_in_it_stays_in_it(desk_of_today, until):
    desk = await desk_of_today()

    desk.click(2)
    await until(lambda: counted(desk) == 1)

    assert desk.rows() == [6, 5, 4, 3]


async def test_what_another_program_marks_is_counted(desk_of_today, engine, until):
    desk = await desk_of_today()
    await until(lambda: counted(desk) == 2)

    engine.stored[3] = replace(engine.stored[3], read=True)
    delta = Delta(
        revision=9,
        feeds=(await engine.feed(1),),
        folders=(),
        entries=(engine.stored[3],),
        removed_feeds=(),
        removed_folders=(),
        removed_entries=(),
    )
    engine.events.publish(StoreChanged(delta))

    await until(lambda: counted(desk) == 1)


async def test_a_refresh_of_many_feeds_counts_now_and_then(open_window, clock, until):
    engine = FakeEngine([feed(i) for i in range(1, 101)])
    engine.answers = {i: [summary(i, i, sort_at=NOW)] for i in range(1, 101)}
    desk = await open_window(engine, now=clock)

    desk.press(Qt.Key.Key_F5)
    await until(lambda: counted(desk) == 100)

    assert len(engine.called("unread_since")) < 30


async def test_a_count_that_comes_late_does_not_hide_a_newer_one(open_window, engine, clock, until):
    desk = await open_window(engine, now=clock)
    await until(lambda: counted(desk) == 2)
    gate = engine.hold["unread_since"] = asyncio.Event()

    engine.arrive(1, [summary(7, sort_at=NOW)])
    await until(lambda: desk.tasks.running("today"))
    pass_midnight(desk, clock)
    gate.set()

    await until(lambda: counted(desk) == 0)
    assert engine.called("unread_since")[-1] == (TOMORROW,)


async def test_at_midnight_yesterday_goes_and_what_is_open_stays(
    desk_of_today, engine, clock, until
):
    desk = await desk_of_today()
    desk.click(1)
    await until(lambda: desk.body() == "Body of 5")

    pass_midnight(desk, clock)
    await until(lambda: desk.rows() == [5])
    await until(lambda: counted(desk) == 0)
    assert desk.window.list.entry_id() == 5
    assert desk.body() == "Body of 5"

    engine.arrive(1, [summary(9, sort_at=TOMORROW + 30)])
    await until(lambda: desk.rows() == [9, 5] and counted(desk) == 1)
    desk.press(Qt.Key.Key_1, CTRL)
    desk.press(Qt.Key.Key_4, CTRL)
    await until(lambda: desk.rows() == [9])


async def test_the_window_notices_midnight_itself(desk_of_today, clock, until):
    desk = await desk_of_today()
    clock.now = TOMORROW - 0.02
    desk.window.today.day.look()
    assert desk.rows() == [6, 5, 4, 3]

    clock.now = TOMORROW
    await until(lambda: desk.rows() == [])

    empty = desk.window.list_pane.empty
    assert empty.isVisible()
    assert empty.sentence == "What comes after midnight appears here."
    assert [each.text() for each in empty.buttons()] == ["Refresh All"]


async def test_midnight_leaves_the_other_views_alone(open_window, engine, clock, until):
    desk = await open_window(engine, now=clock)
    desk.click(2)
    asked = len(engine.called("entries"))

    pass_midnight(desk, clock)
    await until(lambda: counted(desk) == 0)

    assert desk.rows() == [6, 5, 4, 3, 2, 1]
    assert len(engine.called("entries")) == asked
    assert desk.window.listing.source == ALL


async def test_a_clock_that_is_set_back_brings_yesterday_back(desk_of_today, clock, until):
    desk = await desk_of_today()
    desk.click(0)

    clock.now = MIDNIGHT - 60
    desk.window.today.day.look()

    await until(lambda: desk.rows() == [6, 5, 4, 3, 2, 1])
    assert desk.window.list.entry_id() == 6


async def test_an_empty_day_is_asked_for_anew_when_the_clock_is_set_back(
    desk_of_today, clock, until
):
    clock.now = TOMORROW + 60
    desk = await desk_of_today()
    assert desk.rows() == []

    clock.now = NOW
    desk.window.today.day.look()

    await until(lambda: desk.rows() == [6, 5, 4, 3])


async def test_it_is_searched_like_any_other_place(desk_of_today, engine, clock, until):
    desk = await desk_of_today()
    engine.arrive(1, [summary(7, sort_at=MIDNIGHT - 9, title="A tide long ago")])
    box = desk.window.tool_bar.search
    assert box.placeholderText() == "Search in Today"

    desk.press(Qt.Key.Key_Slash)
    box.setText("tide")
    await until(lambda: desk.rows() == [4])
    assert engine.called("entries")[-1][0] == EntryQuery(since=MIDNIGHT, search="tide", once=True)

    pass_midnight(desk, clock)
    await until(lambda: desk.rows() == [])
    assert desk.window.list_pane.empty.sentence == "No article in Today has “tide”."


async def test_hiding_read_feeds_never_hides_the_view(desk_of_today, engine, until):
    desk = await desk_of_today()
    desk.actions.hide_read.trigger()

    desk.press(Qt.Key.Key_A, SHIFT)
    await until(lambda: counted(desk) == 0)

    sidebar, index = desk.window.sidebar, desk.window.feeds.index_of(TODAY)
    assert not sidebar.isRowHidden(index.row(), index.parent())


async def test_n_goes_on_to_the_feeds_when_today_is_read(desk_of_today, until):
    desk = await desk_of_today()
    desk.press(Qt.Key.Key_A, SHIFT)
    await until(lambda: counted(desk) == 0)

    desk.press(Qt.Key.Key_N)

    await until(lambda: desk.window.listing.source == Source(Kind.FEED, 1))
    await until(lambda: desk.window.list.entry_id() == 2)
