"""The pages of the health window: weeks beside the feeds, the live queue, and the days."""

import asyncio
import time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from feedmon import open_engine
from feedmon.events import FeedPolled, FeedPolling, PollFailed
from feedmon.model import (
    FeedState,
    History,
    OpmlDocument,
    OpmlFeed,
    PollCounts,
    PollStep,
    RunningPoll,
    Weeks,
)
from feedmon.network import NetworkPolicy
from feedmon.opml import write_opml
from tests.feeds import item, rss
from tests.httpserver import HttpServer
from tests.ui.fakes import NOW, FakeEngine, feed
from ui.models.health_columns import Column
from ui.models.queue import QueueColumn
from ui.settings import UiSettings
from ui.views.health_window import Page

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
DAY = 86_400


@pytest.fixture
def engine():
    parked = {"state": FeedState.PARKED, "error": "timeout", "error_detail": "20", "failures": 11}
    made = FakeEngine(
        [
            feed(1, "Alpha"),
            feed(2, "Beta", next_poll_at=NOW + 9_000, **parked),
            feed(3, "Gamma"),
            feed(4, "Delta"),
        ]
    )
    made.weeks_of = {
        1: Weeks(1, (0,) * 11 + (9,), 12),
        3: Weeks(3, (5,) * 12, 12),
        4: Weeks(4, (0,) * 12, 12),
    }
    made.polls = {3: RunningPoll(3, PollStep.ASKING, NOW - 12, host="3.example")}
    return made


@pytest.fixture
def open_health(open_window, until):
    """``await open_health(engine)``: the health window, with the keys, and its desk."""

    async def make(engine, **how):
        desk = await open_window(engine, **how)
        await until(desk.window.isActiveWindow)
        desk.press(Qt.Key.Key_H, CTRL | SHIFT)
        window = desk.window.health.window
        window.activateWindow()
        await until(window.isActiveWindow)
        return window, desk

    return make


def shown(table):
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def cell(page, feed_id, column):
    return page.model.index_of(feed_id).siblingAtColumn(column).data()


def click(table, feed_id, modifier=Qt.KeyboardModifier.NoModifier):
    spot = table.visualRect(table.model().index_of(feed_id)).center()
    QTest.mouseClick(table.viewport(), LEFT, modifier, spot)


async def test_feeds_are_sorted_by_what_they_bring_a_week(open_health, engine, until):
    window, _ = await open_health(engine)
    await until(lambda: cell(window.feeds, 1, Column.WEEKS))
    header = window.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(Column.WEEKS) + 40, header.height() // 2)

    QTest.mouseClick(header.viewport(), LEFT, pos=spot)
    up = shown(window.table)
    QTest.mouseClick(header.viewport(), LEFT, pos=spot)

    assert up == ["Delta", "Alpha", "Gamma", "Beta"]  # of which nothing is known
    assert shown(window.table) == ["Gamma", "Alpha", "Delta", "Beta"]
    row = window.model.index_of(1).siblingAtColumn(Column.WEEKS)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("0.8 articles a week. The last 12 weeks, the oldest first: 0, 0, ")
    assert row.data(Qt.ItemDataRole.ToolTipRole) == said
    assert abs(header.visualIndex(Column.WEEKS) - header.visualIndex(Column.RESPONSE)) == 1


async def test_what_is_chosen_in_the_queue_is_retried_paused_and_copied(open_health, engine, until):
    window, _ = await open_health(engine)
    QTest.keyClick(window.table, Qt.Key.Key_2, CTRL)
    table = window.queue.table
    assert table.hasFocus()
    assert shown(table) == ["Gamma", "Beta"]
    assert cell(window.queue, 3, QueueColumn.TIME) == "for 12 s"
    click(table, 2)

    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().splitlines()
    QTest.keyClick(table, Qt.Key.Key_P, CTRL | SHIFT)
    await until(lambda: engine.stored_feeds[2].state is FeedState.PAUSED)
    await until(lambda: shown(table) == ["Gamma"])
    QTest.keyClick(table, Qt.Key.Key_1, CTRL)
    click(window.table, 2)
    QTest.keyClick(window.table, Qt.Key.Key_F5)
    await until(lambda: engine.called("refresh"))
    await until(lambda: QLabel.text(window.footer).startswith("Refreshed"))  # not its dots alone

    assert copied[0] == "Feed\tState\tWhy\tTime\tServer"
    assert copied[1].startswith("Beta\tParked\t11 failures in a row: ")
    assert len(copied) == 2
    assert not window.stop.isEnabled()
    assert engine.called("refresh") == [((2,),)]


async def test_a_parked_feed_that_works_again_leaves_the_queue(open_health, engine, until):
    window, _ = await open_health(engine)
    window.made[Page.QUEUE].trigger()
    table = window.queue.table
    parked, retry = (
        next(each for each in place.findChildren(QToolButton) if each.text().startswith(words))
        for place, words in ((window.queue, "Parked"), (window, "Retry Now"))
    )
    QTest.mouseClick(parked, LEFT)
    assert shown(table) == ["Beta"]
    click(table, 2)

    QTest.mouseClick(retry, LEFT)
    await until(lambda: window.queue.page.empty.sentence == "No feed has failed for long.")

    assert engine.called("refresh") == [((2,),)]
    assert shown(table) == []


async def test_the_queue_follows_what_happens_and_what_is_chosen_stays(open_health, engine, until):
    engine.polls |= {1: RunningPoll(1, PollStep.TURN, NOW, host="h")}
    window, _ = await open_health(engine)
    window.made[Page.QUEUE].trigger()
    table = window.queue.table
    click(table, 3)
    assert window.stop.isEnabled()

    engine.polls = {3: engine.polls[3], 4: RunningPoll(4, PollStep.ASKING, NOW)}
    engine.events.publish(FeedPolled(engine.stored_feeds[1]))
    engine.events.publish(FeedPolling(4))
    await until(lambda: set(shown(table)) == {"Gamma", "Delta", "Beta"})
    assert table.chosen() == [3]
    engine.polls = {}
    late = feed(3, "Gamma", state=FeedState.FAILING, failures=1, next_poll_at=NOW + 900)
    engine.events.publish(PollFailed(late))

    await until(lambda: cell(window.queue, 3, QueueColumn.STATE) == "Backing off")
    assert not window.stop.isEnabled()


async def test_days_are_read_by_keys_and_by_the_mouse_and_copied(open_health, engine, until):
    articles = tuple(range(56))
    engine.past = History(articles, (PollCounts(3, 40, 1),) * 56, NOW - 5 * DAY)
    window, _ = await open_health(engine)
    QTest.keyClick(window.table, Qt.Key.Key_3, CTRL)
    bars, polls = window.past.charts()
    await until(lambda: bars.chart is not None and bars.isVisible())
    said = window.past.articles._said
    assert bars.hasFocus()
    assert bars.accessibleDescription().endswith("55 articles")

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(bars, key)
    assert (bars.place, said.text()) == (1, bars.chart.said(1))
    assert said.text().endswith(": 1 article")
    told = QAccessible.queryAccessibleInterface(bars)
    assert told.text(QAccessible.Text.Description) == said.text()
    QTest.keyClick(bars, Qt.Key.Key_C, CTRL)
    spot = QPointF(polls.width() - 8, polls.height() / 2)
    nothing = Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    over = QMouseEvent(QEvent.Type.MouseMove, spot, polls.mapToGlobal(spot), *nothing)
    QApplication.sendEvent(polls, over)
    assert polls.place == 55

    lines = QGuiApplication.clipboard().text().splitlines()
    assert (lines[0], len(lines), lines[-1][-3:]) == ("Day\tArticles", 57, "\t55")
    assert window.past.polls._said.text().endswith(": Nothing new 40, With news 3, Failed 1")
    assert window.past.polls._note.text().startswith("The log keeps the last 200 polls")
    assert not window._bar.buttons()[0].isVisible()


async def test_the_page_is_remembered_and_an_empty_past_says_so(
    open_health, engine, until, tmp_path
):
    window, desk = await open_health(engine)
    QTest.keyClick(window._tabs, Qt.Key.Key_Right)
    due = next(each for each in window.queue.findChildren(QToolButton) if each.text() == "Due")
    QTest.mouseClick(due, LEFT)
    assert window.queue.page.empty.sentence == "No feed is due."
    QTest.keyClick(window._tabs, Qt.Key.Key_Right)
    assert window.page is Page.PAST
    await until(lambda: window.past.empty.sentence == "Nothing came in the last weeks.")
    window.close()
    await until(lambda: desk.window.health.window is None)

    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    desk.press(Qt.Key.Key_H, CTRL | SHIFT)
    assert desk.window.health.window.page is Page.PAST
    assert UiSettings(tmp_path).value("health/page") == "show_past"
    desk.window.health.show_feed(2)
    assert desk.window.health.window.page is Page.FEEDS


@pytest.mark.long
async def test_a_feed_whose_server_hangs_is_seen_and_its_poll_ended(open_health, tmp_path, until):
    async with HttpServer() as server:
        engine = await open_engine(tmp_path / "data", network_policy=NetworkPolicy())
        feeds = [OpmlFeed(server.hang("/silent"), "Silent"), OpmlFeed(server.url("/fine"), "Fine")]
        server.put("/fine", rss("Fine", [item("a")]))
        await engine.import_opml(write_opml(OpmlDocument(tuple(feeds))))
        silent, _fine = await engine.feeds()
        window, desk = await open_health(engine, wait=False, now=time.time)
        await until(lambda: window.table.model().rowCount() == 2)
        window.made[Page.QUEUE].trigger()
        refresh = asyncio.create_task(engine.refresh())
        await server.arrived("/silent")
        await until(lambda: cell(window.queue, silent.id, QueueColumn.STATE) == "Asking")
        assert cell(window.queue, silent.id, QueueColumn.WHY) == "You refreshed it"

        click(window.queue.table, silent.id)
        QTest.keyClick(window.queue.table, Qt.Key.Key_Period, CTRL)
        summary = await refresh

        assert [skip.reason for skip in summary.skipped] == ["cancelled"]
        assert summary.fetched == 1
        await until(lambda: window.footer.text() == "1 poll cancelled")
        await until(lambda: cell(window.queue, silent.id, QueueColumn.STATE) == "Due")
        window.close()
        await desk.tasks.close()
        await engine.close()
