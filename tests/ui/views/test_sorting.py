"""Sort, filter and headings of the list, by keys and menus, remembered for each place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from feedmon.model import EntryOrder
from tests.ui.fakes import NOW, FakeEngine, feed, folder, summary
from ui.models.day import midnight
from ui.models.sources import ALL, UNREAD, Kind, Source
from ui.views.listing import PAGE

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
NOON = midnight(NOW) + 12 * 3600
DAY = 86_400


@pytest.fixture
def engine():
    """Six articles: of Zebra those with odd numbers; 3 and 4 are read, 2 and 3 starred."""
    feeds = [feed(1, "Zebra"), feed(2, "Äpfel")]
    entries = [
        summary(
            i,
            2 - i % 2,
            read=i in {3, 4},
            starred=i in {2, 3},
            feed_title="Zebra" if i % 2 else "Äpfel",
        )
        for i in range(1, 7)
    ]
    return FakeEngine(feeds, [folder(7)], entries)


@pytest.mark.parametrize(
    "shown",
    [
        (KEY.Key_5, [6, 5, 4, 3, 2, 1], "newest first"),
        (KEY.Key_6, [1, 2, 3, 4, 5, 6], "oldest first"),
        (KEY.Key_7, [6, 4, 2, 5, 3, 1], "by feed"),
        (KEY.Key_8, [6, 5, 2, 1, 4, 3], "unread first"),
    ],
)
async def test_a_key_sorts_the_list_and_the_button_over_it_says_how(
    open_window, engine, until, shown
):
    key, rows, said = shown
    desk = await open_window(engine)

    desk.press(key, CTRL)
    await until(lambda: desk.rows() == rows)

    assert said in desk.window.list_pane.way_button.accessibleName()


async def test_what_is_open_stays_open_when_the_list_is_sorted(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(1)
    await until(lambda: desk.body() == "Body of 5" and 5 in desk.read())
    desk.actions.sort_oldest.trigger()
    await until(lambda: desk.rows() == [1, 2, 3, 4, 5, 6])

    assert desk.window.list.entry_id() == 5
    assert desk.body() == "Body of 5"

    desk.press(KEY.Key_2, ALT)  # it is read, and stays until the place is left
    await until(lambda: desk.rows() == [1, 2, 5, 6])
    assert desk.window.list.entry_id() == 5


async def test_each_place_remembers_sort_and_filter_over_a_restart(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(KEY.Key_6, CTRL)
    await until(lambda: desk.rows() == [1, 2, 3, 4, 5, 6])
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: desk.rows() == [5, 3, 1])
    desk.press(KEY.Key_2, ALT)
    await until(lambda: desk.rows() == [5, 1])
    assert desk.window.list_pane.count.text() == "Only unread"
    desk.window.sidebar.choose(ALL)
    await until(lambda: desk.rows() == [1, 2, 3, 4, 5, 6])
    assert desk.actions.sort_oldest.isChecked()
    assert desk.actions.here_all.isChecked()
    desk.window.hide()

    again = await open_window(engine, settings=desk.settings)
    await until(lambda: again.rows() == [1, 2, 3, 4, 5, 6])
    again.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: again.rows() == [5, 1])
    assert again.actions.here_unread.isChecked()


async def test_a_filter_that_leaves_nothing_says_so_and_can_be_ended(open_window, engine, until):
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    await until(lambda: desk.rows() == [6, 4, 2])
    await engine.mark_read([2, 6])
    desk.press(KEY.Key_2, ALT)
    empty = desk.window.list_pane.empty
    await until(lambda: empty.isVisible() and empty.sentence == "Nothing in Äpfel is unread.")

    empty.buttons()[0].click()
    await until(lambda: desk.rows() == [6, 4, 2])


async def test_news_that_the_filter_leaves_out_do_not_come_in(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(KEY.Key_3, ALT)
    await until(lambda: desk.rows() == [3, 2])

    engine.arrive(1, [summary(8), summary(9, starred=True)])
    await until(lambda: desk.rows() == [9, 3, 2])
    await engine.star([1])
    await until(lambda: desk.rows() == [9, 3, 2, 1])


async def test_what_is_read_stays_among_the_unread_ones(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(KEY.Key_8, CTRL)
    await until(lambda: desk.rows() == [6, 5, 2, 1, 4, 3])

    desk.click(1)
    await until(lambda: 5 in desk.read())
    desk.press(KEY.Key_J)
    await until(lambda: 2 in desk.read())

    assert desk.rows() == [6, 5, 2, 1, 4, 3]
    assert desk.window.list.entry_id() == 2


@pytest.mark.parametrize("order", sorted(set(EntryOrder) - {EntryOrder.BEST}))
async def test_pages_follow_in_every_order_though_articles_are_read_meanwhile(
    open_window, until, order
):
    entries = [summary(i, i % 3 + 1, read=i % 4 == 0) for i in range(1, 2 * PAGE + 1)]
    engine = FakeEngine([feed(1), feed(2), feed(3)], entries=entries)
    desk = await open_window(engine)
    getattr(desk.actions, f"sort_{order}").trigger()
    await until(lambda: desk.window.articles.order is order and not desk.tasks.running("articles"))
    await engine.mark_read(desk.rows()[:40])
    bar = desk.window.list.verticalScrollBar()
    while len(desk.rows()) < 2 * PAGE:
        before = len(desk.rows())
        bar.setValue(bar.maximum())
        await until(lambda before=before: len(desk.rows()) > before)

    assert sorted(desk.rows()) == list(range(1, 2 * PAGE + 1))


def days(engine):
    """Put the six articles on four days; return what stands above them."""
    ages = {6: 0, 5: 0, 4: 1, 3: 3, 2: 40, 1: 800}
    for entry_id, age in ages.items():
        at = NOON - age * DAY
        engine.stored[entry_id] = summary(entry_id, sort_at=at, feed_title="Zebra")
    return engine


def headings(desk):
    model = desk.window.articles
    return [model.heading(row) for row in range(model.rowCount())]


async def test_headings_of_days_are_no_rows(open_window, engine, until):
    desk = await open_window(days(engine))
    view = desk.window.list
    plain = view.verticalHeader().defaultSectionSize()

    desk.press(KEY.Key_9, CTRL)

    assert headings(desk)[:3] == ["Today", "", "Yesterday"]
    assert all(each for each in headings(desk)[3:])
    assert desk.rows() == [6, 5, 4, 3, 2, 1]
    heights = [view.rowHeight(row) for row in range(6)]
    assert [height > plain for height in heights] == [True, False, True, True, True, True]
    assert view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Yesterday")

    spot = QPoint(60, view.rowViewportPosition(2) + 6)  # in the heading
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert view.entry_id() == 0
    assert not view.indexAt(spot).isValid()
    for expected in (6, 5, 4):
        desk.press(KEY.Key_J)
        assert view.entry_id() == expected


async def test_headings_follow_what_comes_and_goes_and_nothing_moves(open_window, engine, until):
    desk = await open_window(days(engine), size=(1100, 420))
    view = desk.window.list
    desk.press(KEY.Key_9, CTRL)
    desk.click(2)
    bar = view.verticalScrollBar()
    bar.setValue(view.verticalHeader().sectionPosition(2) + 20)
    bottom = view.rowViewportPosition(2) + view.rowHeight(2)

    # The newest of yesterday is another one now: the heading leaves the article that is read.
    engine.arrive(1, [summary(8, sort_at=NOON - DAY + 60), summary(9, sort_at=NOON + 60)])
    await until(lambda: len(desk.rows()) == 8)

    assert desk.rows()[:5] == [9, 6, 5, 8, 4]
    assert headings(desk)[:5] == ["Today", "", "", "Yesterday", ""]
    assert view.rowViewportPosition(4) + view.rowHeight(4) == bottom
    assert view.rowHeight(4) == view.verticalHeader().defaultSectionSize()

    engine.stored_feeds[2] = feed(2)
    desk.window.articles.remove([9, 6, 5])
    assert headings(desk)[0] == "Yesterday"
    assert view.rowHeight(0) > view.rowHeight(1)


async def test_headings_are_of_feeds_and_of_read_and_unread_where_the_list_is_sorted_so(
    open_window, engine, until
):
    desk = await open_window(engine)
    desk.press(KEY.Key_9, CTRL)
    desk.press(KEY.Key_7, CTRL)
    await until(lambda: desk.rows() == [6, 4, 2, 5, 3, 1])
    assert headings(desk) == ["Äpfel", "", "", "Zebra", "", ""]

    desk.press(KEY.Key_8, CTRL)
    await until(lambda: desk.rows() == [6, 5, 2, 1, 4, 3])
    assert headings(desk) == ["Unread", "", "", "", "Read", ""]


async def test_a_feed_that_is_renamed_takes_its_articles_along(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(KEY.Key_7, CTRL)
    await until(lambda: desk.rows() == [6, 4, 2, 5, 3, 1])
    desk.click(4)
    await until(lambda: desk.body() == "Body of 3")

    engine.stored = {
        i: summary(i, each.feed_id, feed_title="Aal" if each.feed_id == 1 else "Äpfel")
        for i, each in engine.stored.items()
    }
    await engine.set_feed(1, custom_title="Aal")
    await until(lambda: desk.rows() == [5, 3, 1, 6, 4, 2])

    assert desk.window.list.entry_id() == 3


async def test_the_button_over_the_list_offers_all_ways(open_window, engine, until):
    desk = await open_window(engine)
    menu = desk.window.list_pane.way_button.menu()

    words = [each.text().replace("&", "") for each in menu.actions() if not each.isSeparator()]

    assert words == [
        *("Newest First", "Oldest First", "By Feed", "Unread First", "Best Match"),
        *("Everything Here", "Only Unread", "Only Starred", "Group Articles"),
    ]
    menu.actions()[1].trigger()
    await until(lambda: desk.rows() == [1, 2, 3, 4, 5, 6])
    desk.window.sidebar.choose(UNREAD)
    await until(lambda: desk.rows() == [6, 5, 2, 1])  # each place has its own
