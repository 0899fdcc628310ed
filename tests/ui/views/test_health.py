"""The health window: how feeds do, what helps them, and what is done about it from there."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from feedmon.events import FeedPolled, FeedPolling, FeedsChanged, PollFailed
from feedmon.model import FeedHealth, FeedState, PollRecord
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import style
from ui.models.health import Filter
from ui.models.health_columns import Column
from ui.models.sources import Kind, Source
from ui.settings import UiSettings
from ui.views.menus import words_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ACROSS = Qt.Orientation.Horizontal


def broken(feed_id, **more):
    given = {
        "state": FeedState.FAILING,
        "error": "http-status",
        "error_detail": "404",
        "last_status": 404,
        "failures": 2,
    }
    return feed(feed_id, **(given | more))


def poll(feed_id, at, **more):
    given = {
        "outcome": "new",
        "status": 200,
        "response_ms": 80,
        "wire_bytes": 900,
        "bytes_saved": 0,
        "requests": 1,
        "new": 1,
        "updated": 0,
    }
    return PollRecord(feed_id, at, **(given | more))


@pytest.fixture
def engine():
    made = FakeEngine(
        [
            feed(1, "Alpha", response_ms=40),
            broken(2, title="Beta", site_url="https://beta.example/"),
            feed(3, "Gamma", state=FeedState.PAUSED),
            feed(4, "Delta", response_ms=5_000),
            broken(5, title="Epsilon", error_detail="401", last_status=401),
        ],
        entries=[summary(n) for n in range(1, 11)],
    )
    made.sums = {1: FeedHealth(1, 7, 34_000, 1_200_000, 8, 6)}
    made.logs = {2: [poll(2, NOW - 60, outcome="failed", status=404, error="http-status")]}
    return made


class HealthDesk:
    """The health window and what a person does with it."""

    def __init__(self, desk, until):
        self.desk, self.until = desk, until

    @property
    def window(self):
        return self.desk.window.health.window

    async def open(self):
        self.desk.window.activateWindow()
        await self.until(self.desk.window.isActiveWindow)
        self.desk.press(Qt.Key.Key_H, CTRL | SHIFT)
        await self.until(lambda: self.window is not None and self.window.isVisible())
        self.window.activateWindow()
        await self.until(self.window.isActiveWindow)
        return self

    def titles(self):
        model = self.window.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def cell(self, feed_id, column):
        return self.window.model.index_of(feed_id).siblingAtColumn(column).data()

    def click(self, feed_id, modifier=Qt.KeyboardModifier.NoModifier):
        table = self.window.table
        spot = table.visualRect(self.window.model.index_of(feed_id)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, spot)

    def click_head(self, column):
        header = self.window.table.horizontalHeader()
        spot = QPoint(
            header.sectionViewportPosition(column) + header.sectionSize(column) // 2,
            header.height() // 2,
        )
        QTest.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )

    def filter(self, words):
        every = self.window.findChildren(QToolButton)
        buttons = {each.text(): each for each in every if each.isVisible()}
        QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)

    def button(self, words):
        buttons = {each.text(): each for each in self.window.findChildren(QToolButton)}
        QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.window.table, key, modifier)

    def said(self):
        details = self.window.details
        return details._title.text(), details._problem.text(), details._step.text()

    def log(self):
        model = self.window.details.model
        return [model.index(row, 1).data() for row in range(model.rowCount())]


@pytest.fixture
def open_health(open_window, until):
    async def make(engine, **how):
        return await HealthDesk(await open_window(engine, **how), until).open()

    return make


# --- the table ------------------------------------------------------------------------------


async def test_every_feed_is_listed_with_how_it_does(open_health, engine, until):
    health = await open_health(engine)
    await until(lambda: health.cell(1, Column.REQUESTS))

    assert set(health.titles()) == {"Alpha", "Beta", "Gamma", "Delta", "Epsilon"}
    assert health.titles()[:2] == ["Beta", "Epsilon"]  # what wants an eye comes first
    assert [health.cell(1, column) for column in (Column.STATE, Column.RESPONSE)] == [
        "Works",
        "40 ms",
    ]
    assert health.cell(1, Column.SAVED) == "1.2 MB"


async def test_keys_go_from_the_feeds_over_the_log_to_the_buttons(open_health, engine, until):
    health = await open_health(engine)
    window = health.window
    health.key(Qt.Key.Key_Down)
    assert window.table.chosen() == [window.model.id_at(0)]
    health.click(2)
    await until(window.details.log.isVisible)

    QTest.keyClick(window.table, Qt.Key.Key_Tab)
    assert window.details.log.hasFocus()
    QTest.keyClick(window.details.log, Qt.Key.Key_Tab)
    assert window.focusWidget().text() == "Retry Now"


async def test_it_is_seen_that_the_table_has_the_keys_before_a_feed_is_chosen(open_health, engine):
    table = (await open_health(engine)).window.table
    edge = QPoint(table.viewport().width() // 2, 0)
    accent = style.tokens(table.palette()).accent

    def colour_at_the_edge():
        return table.viewport().grab().toImage().pixelColor(edge).name()

    table.setFocus()
    assert colour_at_the_edge() == accent
    table.clearFocus()
    assert colour_at_the_edge() != accent


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_no_ring_is_drawn_for_who_opens_it_with_the_mouse(open_window, engine, until):
    desk = await open_window(engine)
    bar = desk.window.menuBar()
    menu = next(each for each in bar.actions() if words_of(each.text()) == "View")
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(menu).center())
    entry = menu.menu().actionGeometry(desk.actions.health).center()
    QTest.mouseClick(menu.menu(), LEFT, pos=entry)
    health = HealthDesk(desk, until)
    health.window.activateWindow()
    table = health.window.table
    await until(table.hasFocus)

    def has_ring():
        edge = QPoint(table.viewport().width() // 2, 0)
        colour = table.viewport().grab().toImage().pixelColor(edge).name()
        return colour == style.tokens(table.palette()).accent

    assert not has_ring()
    QTest.keyClick(table, Qt.Key.Key_Backtab)
    QTest.keyClick(health.window.focusWidget(), Qt.Key.Key_Tab)
    assert table.hasFocus()
    assert has_ring()
    health.window.close()


async def test_the_menu_sorts_for_who_has_keys_only(open_health, engine):
    health = await open_health(engine)

    def sort_by(words):
        menu = QMenu(health.window)
        health.window.table.fill_sort_menu(menu)
        {each.text(): each for each in menu.actions()}[words].trigger()
        return health.titles()

    assert sort_by("Feed") == ["Alpha", "Beta", "Delta", "Epsilon", "Gamma"]
    assert sort_by("Feed") == ["Gamma", "Epsilon", "Delta", "Beta", "Alpha"]


async def test_the_mark_of_the_order_leaves_the_words_of_its_head_to_be_read(open_health, engine):
    health = await open_health(engine)
    header = health.window.table.horizontalHeader()

    def words(column):
        width = header.fontMetrics().horizontalAdvance(
            health.window.model.headerData(column, ACROSS)
        )
        right = header.sectionViewportPosition(column) + header.sectionSize(column)
        picture = header.grab(QRect(right - 8 - width, 0, width + 8, header.height() - 1))
        return picture.toImage()

    health.click_head(Column.STATE)
    before = words(Column.FAILURES)
    header.setSortIndicator(Column.FAILURES, Qt.SortOrder.AscendingOrder)

    assert words(Column.FAILURES) == before


async def test_a_click_on_a_head_sorts_and_another_turns_it_round(open_health, engine):
    health = await open_health(engine)

    health.click_head(Column.TITLE)
    up = health.titles()
    health.click_head(Column.TITLE)

    assert up == ["Alpha", "Beta", "Delta", "Epsilon", "Gamma"]
    assert health.titles() == up[::-1]


async def test_filters_count_and_narrow(open_health, engine, until):
    health = await open_health(engine)
    health.click(1)
    assert health.said()[0] == "Alpha"

    health.filter("Failing 2")
    assert health.window.details._head.isHidden()  # what is not shown is not chosen
    failing = health.titles()
    health.filter("Slow 1")
    slow = health.titles()
    health.filter("Gone")

    assert (failing, slow) == (["Beta", "Epsilon"], ["Delta"])
    assert health.window.feeds.page.empty.sentence == "No feed is gone."
    health.window.feeds.page.empty.buttons()[0].click()
    assert len(health.titles()) == 5


async def test_words_narrow_as_they_are_typed(open_health, engine, until):
    health = await open_health(engine)

    health.key(Qt.Key.Key_F, CTRL)
    await until(health.window.search.hasFocus)
    QTest.keyClicks(health.window.search, "ta")
    await until(lambda: health.titles() == ["Beta", "Delta"])
    QTest.keyClicks(health.window.search, "xx")

    await until(
        lambda: health.window.feeds.page.empty.sentence == "No feed has this title or address."
    )


async def test_from_the_words_one_goes_on_to_the_first_feed_found(open_health, engine, until):
    health = await open_health(engine)
    health.key(Qt.Key.Key_F, CTRL)
    search, table = health.window.search, health.window.table
    await until(search.hasFocus)
    QTest.keyClicks(search, "elta")

    QTest.keyClick(search, Qt.Key.Key_Down)
    assert table.hasFocus()
    assert [health.titles(), table.chosen()] == [["Delta"], [health.window.model.id_at(0)]]
    health.key(Qt.Key.Key_F, CTRL)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    await until(lambda: len(health.titles()) == 5)
    assert search.hasFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert table.hasFocus()


async def test_what_happens_shows_and_leaves_choice_and_place_alone(open_health, until):
    engine = FakeEngine([feed(n, f"Feed {n:03}") for n in range(1, 201)])
    health = await open_health(engine)
    health.click_head(Column.TITLE)
    table = health.window.table
    table.verticalScrollBar().setValue(40 * table.verticalHeader().defaultSectionSize())
    health.click(45)
    health.click(48, SHIFT)
    await until(lambda: len(table.chosen()) == 4)
    above = table.visualRect(health.window.model.index_of(48)).top()
    resets = []
    health.window.model.modelReset.connect(lambda: resets.append(1))

    engine.events.publish(FeedPolling(46))
    await until(lambda: health.cell(46, Column.STATE) == "Fetching")
    failed = [broken(n, title=f"Feed {n:03}") for n in range(46, 80)]
    for each in failed:
        engine.events.publish(PollFailed(each))
    await engine.add_feeds(*(feed(1000 + n, f"A new one {n}") for n in range(30)))
    await until(lambda: health.cell(46, Column.STATE) == "Failing" and len(health.titles()) == 230)
    health.window.settle()

    assert table.chosen() == [45, 46, 47, 48]
    assert table.visualRect(health.window.model.index_of(48)).top() == above
    assert resets == []
    buttons = [each.text() for each in health.window.findChildren(QToolButton)]
    assert "Failing 34" in buttons


async def test_feeds_that_are_left_leave_the_table(open_health, engine, until):
    health = await open_health(engine)

    await engine.unsubscribe([2, 3])
    await until(lambda: len(health.titles()) == 3)
    await engine.restore_feeds([2])

    await until(lambda: "Beta" in health.titles())


async def test_sums_follow_what_is_polled(open_health, engine, until):
    health = await open_health(engine)
    await until(lambda: health.cell(1, Column.REQUESTS) == "7")

    line = "7 requests · 75 % “nothing new” (304) · 1.2 MB saved"
    await until(lambda: health.window.courtesy.text() == line)

    engine.sums = {1: FeedHealth(1, 8, 35_000, 1_300_000)}
    engine.events.publish(FeedPolled(engine.stored_feeds[1]))

    await until(lambda: health.cell(1, Column.REQUESTS) == "8")
    assert engine.called("health")[-1] == (frozenset({1}),)


# --- one feed -------------------------------------------------------------------------------


async def test_a_feed_that_fails_says_why_what_helps_and_how_it_went(open_health, engine, until):
    health = await open_health(engine)

    health.click(2)
    await until(health.log)
    title, problem, step = health.said()

    assert (title, problem) == ("Beta", "There is nothing at this address (404).")
    assert step.startswith("Look at the site: the feed may have another address now.")
    assert health.log() == ["The server answered with an error."]
    health.click(5)
    assert health.said()[2].startswith("It needs a login")


async def test_the_log_grows_while_it_is_looked_at(open_health, engine, until):
    health = await open_health(engine)
    health.click(2)
    await until(health.log)

    engine.logs[2].insert(0, poll(2, NOW, new=3))
    engine.events.publish(FeedPolled(feed(2, "Beta")))

    await until(lambda: health.log() == ["3 new", "The server answered with an error."])
    assert health.said()[1] == "Up to date."


async def test_several_feeds_have_no_log(open_health, engine, until):
    health = await open_health(engine)

    health.key(Qt.Key.Key_A, CTRL)

    assert health.window.details._empty.sentence == "5 feeds selected."
    assert not health.window.go.isEnabled()


# --- what is done ---------------------------------------------------------------------------


async def test_retrying_asks_the_chosen_feeds_and_shows_that_they_work(open_health, engine, until):
    health = await open_health(engine)
    health.filter("Failing 2")
    health.click(2)
    health.click(5, CTRL)

    health.key(Qt.Key.Key_F5)
    await until(lambda: health.cell(2, Column.STATE) == "Works")
    await until(health.window.footer.text)

    assert engine.called("refresh") == [((2, 5),)]
    assert health.titles() == ["Beta", "Epsilon"]  # to be seen, though they fail no more
    assert health.window.footer.text() == "Refreshed 2 feeds in 0.5 s · nothing new"


async def test_pausing_and_resuming_can_be_undone(open_health, engine, until):
    health = await open_health(engine)
    health.click(1)
    health.click(4, CTRL)

    health.button("Pause")
    await until(lambda: engine.stored_feeds[4].state == FeedState.PAUSED)
    await until(lambda: health.desk.said() == "Paused 2 feeds · Undo")
    await until(lambda: health.window.pause.text() == "Resume")
    health.desk.actions.undo.trigger()

    await until(lambda: engine.stored_feeds[1].state == FeedState.OK)
    await until(lambda: health.window.pause.text() == "Pause")


async def test_a_key_pauses_another_copies_addresses_and_another_closes(open_health, engine, until):
    health = await open_health(engine)
    health.click(1)

    health.key(Qt.Key.Key_P, CTRL | SHIFT)
    await until(lambda: engine.stored_feeds[1].state == FeedState.PAUSED)
    health.key(Qt.Key.Key_C, SHIFT)
    assert QGuiApplication.clipboard().text() == engine.stored_feeds[1].url
    health.key(Qt.Key.Key_W, CTRL)
    await until(lambda: health.window is None)


async def test_unsubscribing_can_be_undone(open_health, engine, until):
    health = await open_health(engine)
    health.click(2)

    health.key(Qt.Key.Key_Delete)
    await until(lambda: "Beta" not in health.titles())
    assert health.window.footer.text() == "Unsubscribed from Beta"
    health.desk.actions.undo.trigger()

    await until(lambda: "Beta" in health.titles())


async def test_return_goes_to_the_feed(open_health, engine, until):
    health = await open_health(engine)
    health.click(4)

    health.key(Qt.Key.Key_Return)

    await until(lambda: health.desk.window.sidebar.source() == Source(Kind.FEED, 4))


async def test_a_feed_can_be_mended_in_its_properties(open_health, engine, until):
    health = await open_health(engine)
    opened = []
    health.desk.window.health.properties_wanted.connect(opened.append)
    health.desk.window.health.properties_wanted.disconnect(health.desk.window.properties.open)
    health.click(2)

    health.key(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    health.button("Properties")

    assert opened == [2, 2]


async def test_the_way_to_one_feed_shows_its_log(open_window, engine, until):
    desk = await open_window(engine)
    health = HealthDesk(desk, until)

    desk.window.properties.health_wanted.emit(2)
    await until(health.log)

    assert health.window.table.chosen() == [2]


async def test_the_site_is_opened_and_addresses_and_details_are_copied(open_health, engine, until):
    health = await open_health(engine)
    health.click(2)
    await until(health.log)

    health.window.site.trigger()
    health.window.copy_address.trigger()
    address = QGuiApplication.clipboard().text()
    health.key(Qt.Key.Key_C, CTRL)
    await until(lambda: "Failures in a row: 2" in QGuiApplication.clipboard().text())

    assert health.desk.opened == ["https://beta.example/"]
    assert address == "https://2.example/feed"
    details = QGuiApplication.clipboard().text().splitlines()
    assert details[:2] == ["Beta", "https://2.example/feed"]
    assert "404 Not found" in details[-1]


async def test_nothing_can_be_done_with_nothing(open_health, engine):
    health = await open_health(engine)
    window = health.window

    actions = (window.retry, window.pause, window.go, window.site, window.copy_address)
    assert not any(action.isEnabled() for action in (*actions, window.unsubscribe))


# --- from the status line -------------------------------------------------------------------


async def test_what_failed_in_a_refresh_is_one_click_away(open_window, engine, until):
    engine.answers = {1: "timeout", 2: "not-a-feed", 4: [summary(20, 4)]}
    engine.skips = {3: ("paused",), 5: ("just-asked", NOW + 40)}
    desk = await open_window(engine)
    desk.press(Qt.Key.Key_F5)
    words = "Refreshed 3 feeds in 0.5 s · 1 new · 2 failed · 2 not asked"
    await until(lambda: desk.said() == words)
    health = HealthDesk(desk, until)

    tab_to_link(desk, "failed")
    failed = health.titles()
    tab_to_link(desk, "skipped")

    assert sorted(failed) == ["Alpha", "Beta"]
    assert sorted(health.titles()) == ["Epsilon", "Gamma"]
    assert health.cell(3, Column.REASON) == "Paused"
    assert health.cell(5, Column.REASON).endswith(", 40 s")
    assert not health.window.table.isColumnHidden(Column.REASON)
    health.window.show_filter(Filter.ALL)
    assert health.window.table.isColumnHidden(Column.REASON)


async def test_what_a_refresh_brought_is_one_click_away(open_window, engine, until):
    engine.answers = {1: [summary(30, 1), summary(40, 1)], 4: [summary(35, 4)]}
    desk = await open_window(engine)
    desk.press(Qt.Key.Key_F5)
    await until(lambda: "3 new" in desk.said())

    tab_to_link(desk, "new")

    await until(lambda: desk.rows() == [40, 35, 30])


def tab_to_link(desk, name):
    """Reach a link of the status line by keyboard, and follow it."""
    words = desk.window.status._words
    desk.window.activateWindow()
    if not words.hasFocus():
        words.setFocus(Qt.FocusReason.TabFocusReason)  # which goes to the first link
    order = ["new", "failed", "skipped"]
    there = [link for link in order if f'href="{link}"' in words.text()]
    before = words.property("tabbed") or 0  # it goes on from the link that was followed last
    words.setProperty("tabbed", there.index(name))
    for _ in range(there.index(name) - before):
        QTest.keyClick(words, Qt.Key.Key_Tab)
    QTest.keyClick(words, Qt.Key.Key_Return)


async def test_a_cancelled_refresh_says_so(open_window, engine, until):
    engine.hold["poll"] = asyncio.Event()
    desk = await open_window(engine)
    desk.press(Qt.Key.Key_F5)
    await until(lambda: desk.said() == "Refreshing 0 of 5")
    await until(desk.actions.cancel_refresh.isEnabled)

    desk.actions.cancel_refresh.trigger()

    await until(lambda: desk.said().startswith("Cancelled after "))


async def test_what_is_chosen_and_what_can_be_seen_is_asked_first(open_window, until):
    engine = FakeEngine([feed(n) for n in range(1, 201)])
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 150))
    desk.window.sidebar.verticalScrollBar().setValue(0)
    desk.window.sidebar.verticalScrollBar().setValue(20)
    seen = desk.window.sidebar.visible_feed_ids()

    desk.press(Qt.Key.Key_F5)
    await until(lambda: engine.called("refresh"))

    ((asked,),) = engine.called("refresh")
    assert list(asked[: len(seen) + 1]) == [150, *seen]
    assert sorted(asked) == list(range(1, 201))
    desk.actions.cancel_refresh.trigger()
    await until(lambda: "feeds" in desk.said())


# --- remembering ----------------------------------------------------------------------------


async def test_the_window_comes_back_as_it_was_left(open_health, engine, until, tmp_path):
    health = await open_health(engine)
    health.window.resize(780, 555)
    health.window.table.horizontalHeader().resizeSection(Column.TITLE, 190)
    health.click_head(Column.TITLE)
    health.click_head(Column.TITLE)
    before = health.titles()
    health.key(Qt.Key.Key_Escape)
    await until(lambda: health.window is None)

    again = await health.open()

    assert again.window.size().toTuple() == (780, 555)
    assert again.window.table.columnWidth(Column.TITLE) == 190
    assert again.titles() == before == ["Gamma", "Epsilon", "Delta", "Beta", "Alpha"]
    assert UiSettings(tmp_path).value("health/columns") is not None


async def test_a_window_whose_screen_is_gone_comes_back_where_it_can_be_seen(
    open_health, engine, until
):
    health = await open_health(engine)
    area = QGuiApplication.primaryScreen().availableGeometry()
    health.window.setGeometry(area.right() + 300, area.bottom() + 300, 700, 500)
    health.window.close()
    await until(lambda: health.window is None)

    again = await health.open()

    assert area.contains(again.window.geometry())


async def test_a_closed_window_is_not_followed(open_health, engine, until):
    health = await open_health(engine)
    health.key(Qt.Key.Key_Escape)
    await until(lambda: health.window is None)
    asked = len(engine.called("health"))

    engine.events.publish(FeedPolled(engine.stored_feeds[1]))
    engine.events.publish(FeedsChanged((broken(1),)))
    await until(lambda: health.desk.window.feeds.feed(1).state == FeedState.FAILING)

    assert len(engine.called("health")) == asked


async def test_everything_that_takes_the_focus_has_a_name(open_health, engine):
    health = await open_health(engine)

    for widget in (health.window.table, health.window.search, health.window.details.log):
        assert widget.accessibleName()
    for button in health.window.findChildren(QToolButton):
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.text()
