"""Reading with keys and mouse: what opens, what is marked, where the next one is."""

import asyncio

import pytest
from PySide6.QtCore import Qt

from feedmon.errors import StoreFull
from tests.ui.fakes import FakeEngine, feed, summary
from ui.models.sources import UNREAD, Kind, Source

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def engine():
    """Two feeds; articles 1 to 12, the even ones of feed 2; the newest is 12."""
    return FakeEngine(
        [feed(1), feed(2)], entries=[summary(i, 2 - i % 2, author="Ada") for i in range(1, 13)]
    )


async def test_an_article_that_is_clicked_is_shown_and_read(open_window, engine, until):
    desk = await open_window(engine)

    desk.click(2)
    await until(lambda: desk.body() == "Body of 10")

    assert desk.window.pane.header.accessibleName() == "Article 10"
    await until(lambda: desk.read() == {10})
    assert desk.window.articles.summary(2).read


async def test_nothing_is_read_until_a_person_opens_it(open_window, engine):
    desk = await open_window(engine)

    assert desk.read() == set()
    assert desk.engine.called("entry") == []
    assert desk.window.pane.entry_id == 0


async def test_while_a_key_is_held_heads_follow_at_once_and_bodies_wait(open_window, engine, until):
    desk = await open_window(engine)

    seen = []
    for _ in range(9):
        desk.press(KEY.Key_J)
        seen.append(desk.window.pane.header.accessibleName())
    await until(lambda: desk.body() == "Body of 4")

    assert seen == [f"Article {i}" for i in range(12, 3, -1)]
    assert desk.engine.called("entry") == [(12,), (4,)]
    await until(lambda: 4 in desk.read())
    assert desk.read() <= {12, 4}


async def test_k_goes_back(open_window, engine, until):
    desk = await open_window(engine)

    desk.press(KEY.Key_J)
    desk.press(KEY.Key_J)
    desk.press(KEY.Key_K)
    await until(lambda: desk.body() == "Body of 12")

    assert desk.window.list.entry_id() == 12


async def test_m_toggles_the_mark_and_the_article_stays_open(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.read() == {12})

    desk.press(KEY.Key_M)

    assert not desk.window.articles.summary(0).read  # at once, before the engine answers
    await until(lambda: desk.read() == set())
    assert desk.body() == "Body of 12"
    assert desk.actions.mark_read.text().replace("&", "") == "Mark as Read"


async def test_s_stars_and_takes_the_star_away(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)

    desk.press(KEY.Key_S)
    assert desk.actions.star.isChecked()
    await until(lambda: desk.engine.stored[12].starred)
    desk.press(KEY.Key_S)
    await until(lambda: not desk.engine.stored[12].starred)

    assert not desk.window.articles.summary(0).starred


async def test_a_mark_that_could_not_be_stored_is_taken_back_and_said(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1, read=True)])
    desk = await open_window(engine)
    failed = []
    desk.tasks._on_error = lambda _name, error: (
        failed.append(error),
        desk.window.show_error(error),
    )
    desk.click(0)
    engine.fail["star"] = StoreFull("/data/feedmon.db")

    desk.press(KEY.Key_S)
    await until(lambda: failed)

    assert not desk.window.articles.summary(0).starred
    assert "The disk is full" in desk.window.status.words


@pytest.mark.parametrize("key", [KEY.Key_B, KEY.Key_Return, KEY.Key_Enter])
async def test_the_article_opens_in_the_browser(open_window, engine, until, key):
    desk = await open_window(engine)
    desk.click(1)

    desk.press(key)

    assert desk.opened == ["https://1.example/11"]
    await until(lambda: desk.read() == {11})


@pytest.mark.rule("X-7")
async def test_only_web_addresses_are_handed_to_the_system(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1, link="file:///etc/passwd")])
    desk = await open_window(engine)
    desk.click(0)

    desk.press(KEY.Key_B)

    assert desk.opened == []
    assert "no address that can be opened" in desk.window.status.words


async def test_n_and_p_go_to_unread_articles_only(open_window, until):
    entries = [summary(i, read=i in {5, 4, 2}) for i in range(1, 7)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries))

    chosen = []
    for key in (KEY.Key_N, KEY.Key_N, KEY.Key_N, KEY.Key_P, KEY.Key_P):
        desk.press(key)
        chosen.append(desk.window.list.entry_id())

    assert chosen in ([6, 3, 1, 3, 3], [6, 3, 1, 3, 6])


async def test_n_loads_as_far_as_the_next_unread_article(open_window, until):
    entries = [summary(i, read=i != 7) for i in range(1, 701)]
    desk = await open_window(FakeEngine([feed(1)], entries=entries))
    assert len(desk.rows()) < 700

    desk.press(KEY.Key_N)
    await until(lambda: desk.body() == "Body of 7")

    assert desk.window.list.entry_id() == 7
    assert desk.rows() == list(range(700, desk.rows()[-1] - 1, -1))


async def test_n_goes_on_in_the_next_feed_when_a_feed_is_read(open_window, until):
    entries = [summary(1, 1, read=True), summary(2, 2), summary(3, 3, read=True)]
    desk = await open_window(FakeEngine([feed(1), feed(2), feed(3)], entries=entries))
    desk.window.sidebar.choose(Source(Kind.FEED, 3))
    await until(lambda: desk.rows() == [3])

    desk.press(KEY.Key_N)
    await until(lambda: desk.body() == "Body of 2")

    assert desk.window.sidebar.source() == Source(Kind.FEED, 2)


async def test_n_says_when_everything_is_read(open_window, until):
    desk = await open_window(FakeEngine([feed(1)], entries=[summary(1, read=True)]))

    desk.press(KEY.Key_N)
    await until(lambda: desk.window.status.words)

    assert desk.window.status.words == "Everything is read"
    assert desk.window.list.entry_id() == 0


async def test_space_scrolls_first_and_goes_on_at_the_end(open_window, until):
    long = "".join(f"<p>Paragraph {i}</p>" for i in range(80))
    engine = FakeEngine([feed(1)], entries=[summary(1), summary(2)], bodies={2: long})
    desk = await open_window(engine)

    desk.press(KEY.Key_Space)
    await until(lambda: desk.body().startswith("Paragraph 0"))
    bar = desk.window.pane.browser.verticalScrollBar()
    places = []
    while desk.window.list.entry_id() == 2:
        desk.press(KEY.Key_Space)
        places.append(bar.value())
    await until(lambda: desk.body() == "Body of 1")

    assert len(places) > 3
    assert places[:-1] == sorted(places[:-1])


async def test_space_in_a_button_presses_the_button(open_window, until):
    engine = FakeEngine(
        [feed(1)], entries=[summary(1)], bodies={1: '<img src="https://a.example/i">'}
    )
    desk = await open_window(engine)
    desk.click(0)
    await until(desk.window.pane.bar.isVisible)
    button = desk.window.pane.bar.once_button
    button.setFocus()

    desk.press(KEY.Key_Space, on=button)
    await until(lambda: engine.called("picture"))

    assert desk.window.list.entry_id() == 1


async def test_everything_is_marked_read_and_taken_back(open_window, engine, until):
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: len(desk.rows()) == 6)
    before = desk.read()

    desk.press(KEY.Key_A, SHIFT)
    await until(lambda: "Marked 6 articles as read" in desk.window.status.words)
    assert desk.read() == {1, 3, 5, 7, 9, 11}
    await until(lambda: all(desk.window.articles.summary(row).read for row in range(6)))

    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: desk.read() == before)

    assert not desk.actions.undo.isEnabled()
    assert desk.actions.redo.text().replace("&", "") == "Redo Mark All as Read"
    desk.press(KEY.Key_Z, CTRL | SHIFT)
    await until(lambda: desk.read() == {1, 3, 5, 7, 9, 11})


async def test_the_short_undo_in_the_status_line_takes_back_what_was_marked(
    open_window, engine, until
):
    desk = await open_window(engine)
    desk.press(KEY.Key_A, SHIFT)
    await until(lambda: "Undo</a>" in desk.window.status.words)
    assert len(desk.read()) == 12

    desk.window.status.undo_clicked.emit()
    await until(lambda: desk.read() == set())

    assert desk.window.status.words == "Undone: Mark All as Read"


async def test_marks_set_by_keys_are_taken_back_one_by_one(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.read() == {12})
    assert not desk.actions.undo.isEnabled()  # being opened is nothing that was asked for

    desk.press(KEY.Key_S)
    desk.press(KEY.Key_M)
    await until(lambda: desk.actions.undo.text() == "&Undo Mark as Unread")
    assert desk.read() == set()
    assert desk.engine.stored[12].starred

    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: desk.read() == {12})
    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: not desk.engine.stored[12].starred)

    assert not desk.actions.undo.isEnabled()


async def test_what_is_read_stays_in_the_unread_view_until_it_is_left(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(KEY.Key_2, CTRL)
    await until(lambda: desk.window.listing.source == UNREAD and not desk.window.listing.busy)

    desk.click(0)
    await until(lambda: desk.read() == {12})
    await until(lambda: desk.window.feeds.unread(UNREAD) == 11)
    assert len(desk.rows()) == 12
    desk.press(KEY.Key_1, CTRL)
    desk.press(KEY.Key_2, CTRL)
    await until(lambda: desk.rows() == list(range(11, 0, -1)))

    assert desk.window.pane.entry_id == 0


async def test_an_article_marked_unread_elsewhere_joins_the_unread_view(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1), summary(2, read=True)])
    desk = await open_window(engine)
    desk.press(KEY.Key_2, CTRL)
    await until(lambda: desk.rows() == [1])

    await engine.mark_read([2], read=False)
    await until(lambda: desk.rows() == [2, 1])


async def test_only_the_last_article_asked_for_is_shown(open_window, engine, until):
    desk = await open_window(engine)
    gate = engine.hold["entry"] = asyncio.Event()
    desk.click(0)
    await until(lambda: engine.called("entry"))
    desk.click(3)
    await until(lambda: len(engine.called("entry")) == 2)

    gate.set()
    await until(lambda: desk.body() == "Body of 9")

    assert desk.read() <= {9}


async def test_an_article_that_is_gone_says_so(open_window, engine, until):
    desk = await open_window(engine)
    del engine.stored[12]

    desk.click(0)
    await until(lambda: "does not exist any more" in desk.window.pane.instead.sentence)


async def test_an_article_that_can_not_be_had_can_be_tried_again(open_window, engine, until):
    desk = await open_window(engine)
    engine.fail["entry"] = StoreFull("/data/feedmon.db")
    desk.click(0)
    await until(lambda: "The disk is full" in desk.window.pane.instead.sentence)

    engine.fail.clear()
    desk.window.pane.instead.buttons()[0].click()
    await until(lambda: desk.body() == "Body of 12")


async def test_an_article_without_text_offers_the_browser(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1)], bodies={1: "  "})
    desk = await open_window(engine)

    desk.click(0)
    await until(lambda: "no text" in desk.window.pane.instead.sentence)
    fetch, browser = desk.window.pane.instead.buttons()
    assert fetch.text() == "Fetch Full Text"
    browser.click()

    assert desk.opened == ["https://1.example/1"]


async def test_a_feed_that_goes_while_it_is_read_leaves_nothing_chosen(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(1)
    await until(lambda: desk.body() == "Body of 11")

    await engine.unsubscribe([1])
    await until(lambda: desk.rows() == [12, 10, 8, 6, 4, 2])

    assert desk.window.list.entry_id() == 0
    assert desk.window.pane.entry_id == 0
    assert desk.read() == set()
