"""A refresh in the eyes of a person who reads: a real engine, a real server, a real window."""

import asyncio
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from feedmon import open_engine
from feedmon.network import NetworkPolicy
from feedmon.settings import Settings
from tests.feeds import PUBLISHED_AT, item, rss
from tests.httpserver import HttpServer, Reply
from ui import style
from ui.actions import Actions
from ui.bridge import Bridge
from ui.models.health_columns import Column
from ui.models.sidebar import SidebarRole
from ui.models.sources import Kind, Source
from ui.settings import UiSettings
from ui.views.main_window import MainWindow

LONG = "<p>" + "Much to be read. " * 600 + "</p>"


def articles(prefix, numbers, *, hour):
    """Items of so many hours after the day of all tests, a minute apart."""
    begin = PUBLISHED_AT + hour * 3600
    return [item(f"{prefix}{n}", f"{prefix}{n}", body=LONG, at=begin + 60 * n) for n in numbers]


class Reader:
    """A window over a real engine, and the person before it."""

    def __init__(self, window, actions, engine, until):
        self.window, self.actions, self.engine, self.until = window, actions, engine, until

    def said(self):
        return re.sub("<[^>]*>", "", self.window.status.words)

    def state(self):
        """What decides whether a refresh begins and ends."""
        active, keys = self.window.isActiveWindow(), QApplication.focusWidget()
        return self.said(), self.actions.refresh.isEnabled(), active, keys

    def click(self, row):
        view = self.window.list
        height = view.verticalHeader().defaultSectionSize()
        spot = QPoint(60, view.rowViewportPosition(row) + height // 2)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    async def refresh(self):
        await self.until(self.actions.refresh.isEnabled)
        QTest.keyClick(self.window.list, Qt.Key.Key_F5)

    def place(self, entry_id):
        """Where a row stands on the screen."""
        row = self.window.articles.row_of(entry_id)
        return None if row is None else self.window.list.rowViewportPosition(row)


@pytest.fixture
async def reader(tmp_path, tasks, until, dressed):
    engine = await open_engine(
        tmp_path, settings=Settings(fetch_s=10.0), network_policy=NetworkPolicy(["127.0.0.2"])
    )
    bridge = Bridge(engine.events)
    actions = Actions(QApplication.instance(), style.icon)
    window = MainWindow(actions, UiSettings(tmp_path))
    window.furnish(engine, tasks, bridge)
    window.resize(1100, 700)
    window.show()
    window.activateWindow()
    await until(lambda: window.isActiveWindow() and not tasks.running("load"))
    yield Reader(window, actions, engine, until)
    await tasks.close()
    bridge.close()
    window.hide()
    window.deleteLater()
    await engine.close()


@pytest.fixture
async def public():
    """A host of the internet, which asks for manners."""
    async with HttpServer("127.0.0.2") as running:
        yield running


@pytest.fixture
def dressed(application):
    return style.install(application, scheme="light")


@pytest.mark.parametrize("scrolled", [0, 12])
async def test_fifty_new_articles_above_move_nothing_that_is_read(reader, server, until, scrolled):
    window = reader.window
    for n in range(3):
        old = articles(f"old{n}-", range(20), hour=8)
        await reader.engine.subscribe(server.put(f"/{n}", rss(f"Planet {n}", old)))
    await until(lambda: window.articles.rowCount() == 60 and not window.listing.busy)
    view, pane = window.list, window.pane
    view.verticalScrollBar().setValue(scrolled * view.verticalHeader().defaultSectionSize())
    reader.click(scrolled + 2)
    await until(lambda: pane.entry is not None and pane.browser.verticalScrollBar().maximum() > 0)
    pane.browser.verticalScrollBar().setValue(80)
    chosen = view.entry_id()
    before = (reader.place(chosen), pane.entry_id, pane.browser.verticalScrollBar().value())

    for n in range(3):
        size = (17, 17, 16)[n]
        new = articles(f"new{n}-", range(size), hour=9)
        server.put(f"/{n}", rss(f"Planet {n}", new + articles(f"old{n}-", range(20), hour=8)))
    await reader.refresh()
    await until(lambda: reader.said().startswith("Refreshed 3 feeds"), seen=reader.state)
    assert reader.said().endswith("· 50 new")
    await until(lambda: window.articles.rowCount() == 110 and not window.listing.busy)

    after = (reader.place(chosen), pane.entry_id, pane.browser.verticalScrollBar().value())
    assert view.entry_id() == chosen
    assert after == before
    assert "50 new" in view.news.text()


async def test_what_came_is_listed_by_a_click_on_its_number(reader, server, until):
    window = reader.window
    await reader.engine.subscribe(
        server.put("/feed", rss("Planet", articles("old", range(5), hour=8)))
    )
    await until(lambda: window.articles.rowCount() == 5)
    server.put("/feed", rss("Planet", articles("new", range(3), hour=9)))
    await reader.refresh()
    await until(lambda: "3 new" in reader.said())

    words = window.status._words
    words.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(words, Qt.Key.Key_Return)

    await until(lambda: window.articles.rowCount() == 3)
    titles = {window.articles.summary(row).title for row in range(3)}
    assert titles == {"new0", "new1", "new2"}


async def test_feeds_bear_a_mark_while_they_are_fetched_and_the_slow_one_delays_nobody(
    reader, server, until
):
    window, go_on = reader.window, asyncio.Event()
    slow = await reader.engine.subscribe(server.put("/slow", rss("Slow")))
    quick = await reader.engine.subscribe(server.put("/quick", rss("Quick")))
    await until(lambda: window.feeds.feed(quick.id))

    async def held(_):
        await go_on.wait()
        return Reply(rss("Slow", [item("late")]))

    server.put("/slow", held)
    server.put("/quick", rss("Quick", [item("soon")]))
    index = window.feeds.index_of(Source(Kind.FEED, slow.id))
    await reader.refresh()
    await until(lambda: reader.said() == "Refreshing 1 of 2 · 1 new")

    assert index.data(SidebarRole.BUSY)
    assert not window.feeds.index_of(Source(Kind.FEED, quick.id)).data(SidebarRole.BUSY)
    assert window.status._bar.isVisible()
    place = window.status._words.mapTo(window, QPoint(0, 0))
    go_on.set()
    await until(lambda: reader.said().startswith("Refreshed 2 feeds in "))
    assert not index.data(SidebarRole.BUSY)
    assert not window.status._bar.isVisible()
    assert window.status._words.mapTo(window, QPoint(0, 0)) == place


@pytest.mark.rule("F-15", "FRB-70..71")
async def test_who_clicks_again_at_once_is_told_what_was_not_asked_and_until_when(
    reader, public, until
):
    feed = await reader.engine.subscribe(public.put("/feed", rss("Planet", [item("a")])))
    await until(lambda: reader.window.feeds.feed(feed.id))
    asked = len(public.requests)

    await reader.refresh()
    await until(lambda: reader.said().startswith("Not refreshed. Asked less than a minute ago"))
    reader.window.status._words.linkActivated.emit("skipped")
    health = reader.window.health.window

    reason = health.model.index_of(feed.id).siblingAtColumn(Column.REASON).data()
    assert reason.startswith("Asked less than a minute ago; waits until ")
    assert len(public.requests) == asked


@pytest.mark.rule("F-9")
async def test_a_host_that_asked_for_rest_is_shown_with_the_time_it_waits(reader, public, until):
    feed = await reader.engine.subscribe(public.put("/feed", rss("Planet", [item("a")])))
    await until(lambda: reader.window.feeds.feed(feed.id))
    public.put("/busy", Reply(b"", 429, headers={"Retry-After": "7200"}))
    assert await reader.engine.picture(public.url("/busy"), 100) is None
    await reader.engine.set_feed(feed.id, url=public.url("/other"))  # which was never asked

    await reader.refresh()

    words = "Not refreshed. The server asked to be left alone; waits until "
    await until(lambda: reader.said().startswith(words))
    assert ", 2 h · 1 not asked" in reader.said()


@pytest.mark.rule("FRB-70..71", "F-3")
async def test_a_whole_feed_is_fetched_again_only_after_a_yes(reader, server, until):
    answer = Reply(rss("Planet", [item("a")]), etag='"1"')
    feed = await reader.engine.subscribe(server.put("/feed", answer))
    window = reader.window
    await until(lambda: window.feeds.feed(feed.id))
    window.sidebar.choose(Source(Kind.FEED, feed.id))
    await until(reader.actions.fetch_whole.isEnabled)

    async def asked_and_answered(key):
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window.list, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: window.findChild(QMessageBox))
        box = window.findChild(QMessageBox)
        await until(box.isVisible)
        assert box.text() == "Fetch all of Planet again?"
        QTest.keyClick(box, key)
        await until(lambda: window.findChild(QMessageBox) is None)

    await asked_and_answered(Qt.Key.Key_Escape)
    assert len(server.requests) == 1
    await asked_and_answered(Qt.Key.Key_Return)
    await until(lambda: len(server.requests) == 2)

    assert "If-None-Match" not in server.requests[1].headers
