"""What the list shows, while pages and news come in."""

import asyncio
from dataclasses import replace
from itertools import groupby

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from feedmon.errors import StoreBusy
from feedmon.events import StoreChanged
from feedmon.model import Delta, EntryQuery, FeedState
from tests.feedmon.clock import Clock
from tests.ui.fakes import NOW, FakeEngine, feed, folder, summary
from ui import style
from ui.models.sources import ALL, STARRED, UNREAD, Kind, Source
from ui.views.article_delegate import RIGHT
from ui.views.intake import SLICE
from ui.views.listing import PAGE

CTRL = Qt.KeyboardModifier.ControlModifier


def many(number, **more):
    return [summary(i, **more) for i in range(1, number + 1)]


async def test_pages_follow_when_the_list_is_scrolled(open_window, until):
    desk = await open_window(FakeEngine([feed(1)], entries=many(400)))
    assert len(desk.rows()) == PAGE

    bar = desk.window.list.verticalScrollBar()
    while len(desk.rows()) < 400:
        before = len(desk.rows())
        bar.setValue(bar.maximum())
        await until(lambda before=before: len(desk.rows()) > before)

    assert desk.rows() == list(range(400, 0, -1))
    await until(lambda: not desk.tasks.running("more-articles"))
    bar.setValue(0)
    bar.setValue(bar.maximum())

    assert not desk.tasks.running("more-articles")


async def test_what_is_looked_at_does_not_move_when_news_comes_in(open_window, until):
    engine = FakeEngine([feed(1)], entries=many(100))
    desk = await open_window(engine)
    view = desk.window.list
    desk.click(3)
    view.verticalScrollBar().setValue(517)
    top = desk.window.articles.summary(view.rowAt(0)).id
    offset = view.rowViewportPosition(view.rowAt(0))

    engine.arrive(1, [summary(i) for i in range(200, 330)])
    await until(lambda: len(desk.rows()) == 230)

    assert desk.window.articles.summary(view.rowAt(0)).id == top
    assert view.rowViewportPosition(view.rowAt(0)) == offset
    assert view.entry_id() == 97
    assert view.news.text() == "↑ 130 new articles"


async def test_the_note_of_news_leads_to_the_top_and_goes(open_window, until):
    engine = FakeEngine([feed(1)], entries=many(100))
    desk = await open_window(engine)
    desk.window.list.verticalScrollBar().setValue(517)
    engine.arrive(1, [summary(200)])
    await until(desk.window.list.news.isVisible)

    desk.window.list.news.click()

    assert desk.window.list.verticalScrollBar().value() == 0
    assert not desk.window.list.news.isVisible()


async def test_at_the_top_with_nothing_chosen_news_shows(open_window, until):
    engine = FakeEngine([feed(1)], entries=many(100))
    desk = await open_window(engine)

    engine.arrive(1, [summary(200), summary(201)])
    await until(lambda: len(desk.rows()) == 102)

    assert desk.window.articles.summary(desk.window.list.rowAt(0)).id == 201
    assert not desk.window.list.news.isVisible()


async def test_news_comes_in_a_slice_at_a_time(open_window, until):
    engine = FakeEngine([feed(1)], entries=many(10))
    desk = await open_window(engine)
    turns = []
    loop = asyncio.get_running_loop()
    turn = {"now": 0}

    def count_turns():
        turn["now"] += 1
        loop.call_soon(count_turns)

    count_turns()
    desk.window.articles.rowsInserted.connect(
        lambda _parent, first, last: turns.append((turn["now"], last - first + 1))
    )

    engine.arrive(1, [summary(i) for i in range(200, 200 + 5 * SLICE)])
    await until(lambda: len(desk.rows()) == 10 + 5 * SLICE)

    per_turn = {}
    for at, rows in turns:
        per_turn[at] = per_turn.get(at, 0) + rows
    assert max(per_turn.values()) <= SLICE


async def test_news_takes_its_place_by_time(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1), summary(5)])
    desk = await open_window(engine)

    engine.arrive(1, [summary(3), summary(9)])
    await until(lambda: desk.rows() == [9, 5, 3, 1])


async def test_news_below_the_loaded_rows_waits_for_its_page(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(i) for i in range(100, 100 + PAGE + 50)])
    desk = await open_window(engine)

    engine.arrive(1, [summary(1), summary(900)])
    await until(lambda: desk.rows()[0] == 900)

    assert len(desk.rows()) == PAGE + 1


async def test_a_first_refresh_does_not_fill_the_list_without_end(open_window, until):
    engine = FakeEngine([feed(1)])
    desk = await open_window(engine)

    engine.arrive(1, [summary(i) for i in range(1, 5001)])
    await until(lambda: desk.rows()[:1] == [5000] and not desk.window.listing.busy)

    assert len(desk.rows()) <= 2000
    assert desk.rows() == list(range(5000, 5000 - len(desk.rows()), -1))


@pytest.mark.parametrize(
    ("source", "belong"),
    [
        (ALL, [13, 12, 11]),
        (UNREAD, [13, 12]),
        (STARRED, [12, 11]),
        (Source(Kind.FEED, 1), [12]),
        (Source(Kind.FOLDER, 7), [13, 12]),
    ],
)
async def test_only_what_belongs_to_the_view_comes_in(open_window, until, source, belong):
    engine = FakeEngine(
        [feed(1, folder_id=8), feed(2), feed(3, folder_id=7)], [folder(7), folder(8, parent_id=7)]
    )
    desk = await open_window(engine)
    desk.window.sidebar.choose(source)
    await until(lambda: desk.window.listing.source == source and not desk.tasks.running("articles"))

    engine.arrive(1, [summary(12, 1, starred=True)])
    engine.arrive(2, [summary(11, 2, read=True, starred=True)])
    engine.arrive(3, [summary(13, 3)])
    await until(lambda: desk.rows() == belong)


async def test_of_very_many_that_are_unread_again_the_first_page_comes(open_window, until):
    engine = FakeEngine([feed(1)], entries=many(1_200, read=True))
    desk = await open_window(engine)
    desk.window.sidebar.choose(UNREAD)
    await until(lambda: desk.window.listing.source == UNREAD and not desk.tasks.running("articles"))
    assert desk.rows() == []

    await engine.mark_read(range(1, 1_201), False)

    await until(lambda: desk.rows() == list(range(1_200, 1_200 - PAGE, -1)))
    assert not engine.called("entries_by_id")


async def test_what_comes_while_the_list_is_on_its_way_is_not_lost(open_window, until):
    engine = FakeEngine([feed(1), feed(2)], entries=[summary(1), summary(2, 2)])
    desk = await open_window(engine)
    late = engine.entries

    async def entries(query, *, after=None, limit=100):
        page = await late(query, after=after, limit=limit)
        await engine.hold["late"].wait()
        return page

    engine.hold["late"] = asyncio.Event()
    engine.entries = entries
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await asyncio.sleep(0)
    engine.arrive(1, [summary(3)])
    await asyncio.sleep(0.1)
    engine.hold["late"].set()
    await until(lambda: desk.rows() == [3, 1])


async def test_only_the_last_view_asked_for_is_shown(open_window, until):
    engine = FakeEngine([feed(1), feed(2)], entries=[summary(1), summary(2, 2)])
    desk = await open_window(engine)
    gate = engine.hold["entries"] = asyncio.Event()
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: engine.called("entries")[-1][0] == EntryQuery(feed_id=1))
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    await until(lambda: engine.called("entries")[-1][0] == EntryQuery(feed_id=2))

    gate.set()
    await until(lambda: desk.rows() == [2])


async def test_what_another_program_wrote_is_shown(open_window, until):
    engine = FakeEngine([feed(1), feed(2)], entries=[summary(1), summary(2), summary(3, 2)])
    desk = await open_window(engine)
    engine.stored_folders[9] = folder(9, "Shared")
    engine.stored_feeds[1] = feed(1, "Renamed", folder_id=9)
    del engine.stored_feeds[2]
    delta = Delta(
        revision=2,
        feeds=(replace(feed(1, "Renamed", folder_id=9), unread=1),),
        folders=(folder(9, "Shared"),),
        entries=(summary(1, read=True), summary(7)),
        removed_feeds=(2,),
        removed_folders=(),
        removed_entries=(2,),
    )

    engine.events.publish(StoreChanged(delta))
    await until(lambda: desk.rows() == [7, 1])
    await until(lambda: desk.window.feeds.title(Source(Kind.FOLDER, 9)) == "Shared")
    index = desk.window.feeds.index_of(Source(Kind.FEED, 1))

    assert desk.window.articles.summary(1).read
    assert index.parent().data() == "Shared"
    assert not desk.window.feeds.index_of(Source(Kind.FEED, 2)).isValid()


async def test_articles_of_a_notification_are_shown_alone(open_window, until):
    desk = await open_window(FakeEngine([feed(1)], entries=many(50)))

    desk.window.show_entries([3, 40])
    await until(lambda: desk.rows() == [40, 3])
    desk.press(Qt.Key.Key_1, CTRL)
    await until(lambda: len(desk.rows()) == 50)


async def test_a_list_that_can_not_be_had_says_why_and_can_be_tried_again(open_window, until):
    engine = FakeEngine([feed(1), feed(2)], entries=[summary(1)])
    desk = await open_window(engine)
    engine.fail["entries"] = StoreBusy("/data/feedmon.db")
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    empty = desk.window.list_pane.empty
    await until(lambda: "Another program holds" in empty.sentence)

    engine.fail.clear()
    empty.buttons()[0].click()
    await until(lambda: desk.rows() == [1])

    assert not empty.isVisible()


FAILING = {"state": FeedState.FAILING, "error": "timeout", "error_detail": "30"}


@pytest.mark.parametrize(
    ("source", "words", "button"),
    [
        (UNREAD, "New articles appear here.", "All Articles"),
        (STARRED, "Press S on an article to keep it at hand here.", "All Articles"),
        (ALL, "The feeds have not been fetched yet, or have no articles.", "Refresh All"),
        (Source(Kind.FEED, 1), "The server did not answer within 30 seconds.", "Refresh This Feed"),
        (Source(Kind.FEED, 2), "This feed has not been fetched yet.", "Refresh This Feed"),
        (Source(Kind.FEED, 3), "This feed is paused.", "Resume"),
        (Source(Kind.FEED, 4), "This feed has no articles.", "Refresh This Feed"),
        (Source(Kind.FOLDER, 7), "This folder has no feeds yet.", "Add Feed…"),
        (
            Source(Kind.FOLDER, 8),
            "The feeds of this folder have no articles.",
            "Refresh This Folder",
        ),
    ],
)
async def test_an_empty_list_has_a_sentence_and_an_action(
    open_window, until, source, words, button
):
    feeds = [
        feed(1, **FAILING),
        feed(2, state=FeedState.NEW),
        feed(3, state=FeedState.PAUSED),
        feed(4),
        feed(5, folder_id=8),
    ]
    desk = await open_window(FakeEngine(feeds, [folder(7), folder(8)]))
    empty = desk.window.list_pane.empty

    desk.window.sidebar.choose(source)
    await until(lambda: empty.isVisible() and empty.sentence == words)

    assert [each.text() for each in empty.buttons()] == [button]
    assert all(each.isEnabled() for each in empty.buttons())


async def test_a_feed_that_is_resumed_says_so_in_its_empty_list(open_window, until):
    engine = FakeEngine([feed(3, state=FeedState.PAUSED)])
    desk = await open_window(engine)
    empty = desk.window.list_pane.empty
    desk.window.sidebar.choose(Source(Kind.FEED, 3))
    await until(lambda: empty.sentence == "This feed is paused.")

    empty.buttons()[0].click()
    await until(lambda: empty.sentence == "This feed has no articles.")

    assert engine.called("edit_feeds") == [({3: {"paused": False}},)]


async def test_the_age_of_an_article_follows_the_clock(open_window):
    desk = await open_window(FakeEngine([feed(1)], entries=[summary(1, sort_at=NOW - 300)]))

    assert desk.window.list.itemDelegate()._now() == NOW


def inked(desk, row):
    """Which lines of pixels of a row have something on them, above its hairline."""
    view = desk.window.list
    height = view.verticalHeader().defaultSectionSize()
    place = QRect(30, view.rowViewportPosition(row), view.viewport().width() - 30, height - 2)
    image = view.viewport().grab(place).toImage()
    ground = image.pixel(0, 0)
    columns, lines = range(image.width()), range(image.height())
    return [any(image.pixel(x, y) != ground for x in columns) for y in lines]


async def test_a_row_without_a_snippet_has_no_hole_in_it(open_window):
    entries = [summary(1, snippet="", read=True), summary(2, read=True)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries))

    with_snippet, without = inked(desk, 0), inked(desk, 1)

    above, below = without.index(True), without[::-1].index(True)
    gaps = [
        len(list(run)) for ink, run in groupby(without[above : len(without) - below]) if not ink
    ]
    assert with_snippet.index(True) < above
    assert abs(above - below) <= 4
    assert max(gaps) < QFontMetrics(desk.window.list.font()).height() * 0.75


@pytest.mark.parametrize("number", [2, 60])
async def test_heading_and_rows_end_at_one_edge_with_and_without_a_scroll_bar(open_window, number):
    desk = await open_window(FakeEngine([feed(1)], entries=many(number)))
    view, button = desk.window.list, desk.window.list_pane.way_button
    assert (view.verticalScrollBar().maximum() > 0) == (number > 2)

    end = button.mapTo(desk.window, button.rect().topRight()).x() - button.EDGE  # of its icon
    row_end = view.viewport().mapTo(desk.window, view.viewport().rect().topRight()).x()

    assert row_end - end == RIGHT


async def test_no_line_stands_over_the_ground_of_the_chosen_row(open_window):
    desk = await open_window(FakeEngine([feed(1)], entries=many(5)))
    view = desk.window.list
    hairline = style.tokens(view.palette()).hairline

    def lines():
        height = view.verticalHeader().defaultSectionSize()
        image = view.viewport().grab().toImage()
        ends = (view.rowViewportPosition(row) + height - 1 for row in range(4))
        return [image.pixelColor(image.width() - 1, end).name() == hairline for end in ends]

    assert lines() == [True] * 4
    desk.click(2)
    assert lines() == [True, False, False, True]
    desk.click(0)
    assert lines() == [False, True, True, True]


async def test_ages_are_of_one_moment_whenever_a_row_is_painted(open_window, until):
    clock = Clock()
    clock.now = NOW
    entries = [summary(1, sort_at=NOW - 61), summary(2, sort_at=NOW - 59)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries), now=clock)

    def ages():
        view = desk.window.list
        rows = (view.visualRect(view.model().index(row, 0)) for row in range(2))
        within = (row.adjusted(2, 2, -2, -2) for row in rows)  # the ring for who uses keys
        return [view.viewport().grab(row).toImage() for row in within]

    before = ages()
    clock.now += 30  # now it would be a minute for both, were only the first painted again

    assert ages() == before
    desk.press(Qt.Key.Key_6, CTRL)  # another list
    await until(lambda: desk.rows() == [1, 2])
    desk.press(Qt.Key.Key_5, CTRL)
    await until(lambda: desk.rows() == [2, 1])
    assert ages()[0] != before[0]
    assert ages()[1] == before[1]
