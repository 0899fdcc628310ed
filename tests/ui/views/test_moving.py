"""Feeds that move, end, skip articles or keep archives, as a person meets them in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from feedmon import open_engine
from feedmon.events import FeedMoved
from feedmon.model import EntryQuery, FeedState
from feedmon.network import NetworkPolicy
from tests.feedmon.clock import DAY, HOUR, Clock, no_time
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.merge import MergeDialog
from ui.dialogs.properties import PropertiesDialog
from ui.models.sources import Kind, Source

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, LEFT = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def engine(tmp_path, clock):
    """A real engine with a clock of the test's, that does not wait between documents."""
    engine = await open_engine(
        tmp_path / "data", network_policy=NetworkPolicy(), clock=clock, sleep=no_time
    )
    yield engine
    await engine.close()


@pytest.fixture
def later(engine, clock):
    async def refresh(*, after):
        clock.now += after
        await engine.refresh()

    return refresh


@pytest.fixture
def opens(open_window, until):
    """``await opens(engine, feed_id)`` opens a window on the articles of a feed."""

    async def opened(engine, feed_id):
        desk = await open_window(engine)
        desk.window.sidebar.choose(Source(Kind.FEED, feed_id))
        await until(lambda: desk.window.listing.source == Source(Kind.FEED, feed_id))
        return desk

    return opened


async def take_back(desk, until):
    """The window comes forward again, and Ctrl+Z is pressed."""
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    await until(desk.actions.undo.isEnabled)
    desk.press(KEY.Key_Z, CTRL)


def link(older):
    href = f'rel="prev-archive" href="{older}"'
    return f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" {href}/>'.encode()


def document(items, older=None):
    made = rss("Planet", items)
    return made if older is None else made.replace(b"<item>", link(older) + b"<item>", 1)


def numbered(clock, first, number=10, step=HOUR):
    return [item(f"n{first + n}", at=int(clock.now) - 60 - n * step) for n in range(number)]


def offers(desk):
    notes = desk.window.list_pane.notes
    return {b.text(): b for b in notes.findChildren(QPushButton) if b.isVisibleTo(notes)}


def click(button):
    QTest.mouseClick(button, LEFT)


def shown(kind):
    widgets = QApplication.topLevelWidgets()
    return [each for each in widgets if isinstance(each, kind) and each.isVisible()]


@pytest.fixture
def pick(monkeypatch):
    """``pick(desk, feed_id, words)`` chooses in the menu of a feed's row."""
    menus = []
    # An offscreen menu would take the keyboard, which the platform can't give it.
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: menus.append(menu.actions()))

    def choose(desk, feed_id, words):
        sidebar = desk.window.sidebar
        index = desk.window.feeds.index_of(Source(Kind.FEED, feed_id))
        sidebar.customContextMenuRequested.emit(sidebar.visualRect(index).center())
        (action,) = [each for each in menus[-1] if each.text().replace("&", "") == words]
        assert action.isEnabled()
        action.trigger()

    return choose


# --- missed, and loaded ---------------------------------------------------------------------


@pytest.fixture
async def missing(engine, server, clock, open_window, until):
    """A window on a feed that has moved on since it was polled last."""
    url = server.put("/feed", document(numbered(clock, 0)))
    await engine.subscribe(url)
    clock.now += 3 * DAY
    server.put("/feed", document(numbered(clock, 100), "/older"))
    server.put("/older", document(numbered(clock, 110, 30), "/known"))
    server.put("/known", document(numbered(clock, 110, 5), "/known2"))
    server.put("/known2", document(numbered(clock, 110, 5), "/deep"))
    await engine.refresh()
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(desk.window.list_pane.notes.isVisible)
    return desk


@pytest.mark.rule("F-17")
async def test_what_was_missed_is_said_above_the_articles_and_loaded_with_a_click(
    missing, engine, until
):
    desk = missing
    (sentence,) = desk.window.list_pane.notes.sentences
    assert sentence.startswith("You may have missed about ")
    assert list(offers(desk)) == ["Load Older Articles", "Dismiss"]

    click(offers(desk)["Load Older Articles"])

    await until(lambda: not desk.window.list_pane.notes.isVisible())
    await until(lambda: len(desk.rows()) == 50)
    assert desk.said() == "Planet: 30 older articles; nothing is missing any more"
    assert (await engine.feed(1)).missed == 0


@pytest.mark.rule("F-17")
async def test_what_was_missed_is_loaded_from_the_health_window_by_keys(missing, engine, until):
    desk = missing
    desk.actions.health.trigger()
    health = desk.window.health.window
    await until(health.isActiveWindow)
    health.table.choose([1])
    assert health.load.isEnabled()
    assert not health.merge.isEnabled()

    QTest.keyClick(health.table, KEY.Key_L, CTRL | SHIFT)

    assert health.load.text() == "Stop Loading"
    await until(lambda: health.footer.text().endswith("nothing is missing any more"))
    assert (await engine.feed(1)).missed == 0
    await until(lambda: not desk.window.list_pane.notes.isVisible())
    await until(lambda: len(desk.rows()) == 50)
    listed = await engine.entries(EntryQuery(feed_id=1), limit=99)
    assert not any(each.read for each in listed)  # what was missed nobody has read


async def test_what_was_missed_may_be_dismissed_and_brought_back(missing, until):
    desk = missing
    notes = desk.window.list_pane.notes
    offers(desk)["Dismiss"].setFocus()

    QTest.keyClick(offers(desk)["Dismiss"], KEY.Key_Space)
    await until(lambda: not notes.isVisible())
    assert desk.window.list.hasFocus()  # where the keys were is nothing any more

    await take_back(desk, until)
    await until(notes.isVisible)


@pytest.fixture
async def archive(engine, server, clock, open_window):
    """A window on a feed whose archive is silent yet, and one without any; and the server."""
    server.put("/feed", document(numbered(clock, 0, 3), "/older"))
    server.put("/plain", rss("Plain", [item("x")]))
    await engine.subscribe(server.url("/feed"))
    await engine.subscribe(server.url("/plain"))
    server.hang("/older")
    return await open_window(engine), server


@pytest.mark.rule("F-17")
async def test_older_articles_are_asked_for_in_the_menu_of_a_feed_and_stopped_there(
    archive, clock, pick, until
):
    desk, server = archive
    action = desk.actions.load_older
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    assert not action.isEnabled()
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(action.isEnabled)

    pick(desk, 1, "Load Older Articles")

    await until(desk.window.list_pane.notes.isVisible)
    assert desk.window.list_pane.notes.sentences == ["Loading older articles…"]
    await server.arrived("/older")
    click(offers(desk)["Stop"])
    await until(lambda: not desk.window.list_pane.notes.isVisible())

    server.put("/older", document(numbered(clock, 3, 4, DAY)))
    pick(desk, 1, "Load Older Articles")
    await until(lambda: len(desk.rows()) == 7)
    await until(lambda: desk.said() == "Planet: 4 older articles; there is nothing older")
    assert not action.isEnabled()


@pytest.mark.rule("F-17")
async def test_an_archive_that_fails_is_said_and_can_be_tried_again(
    engine, server, clock, open_window, until
):
    server.put("/feed", document(numbered(clock, 0, 3), "/older"))
    await engine.subscribe(server.url("/feed"))
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(desk.actions.load_older.isEnabled)

    desk.actions.load_older.trigger()

    await until(lambda: "404" in desk.said())
    assert desk.actions.load_older.isEnabled()


@pytest.mark.rule("F-17")
async def test_what_a_feed_took_back_says_so_in_the_head_of_the_article(
    engine, server, later, open_window, until
):
    mark = b'<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/><description>About'

    def whole(*keys):
        made = rss("List", [item(key) for key in keys])
        return made.replace(b"<description>About", mark, 1)

    server.put("/feed", whole("a", "b"))
    await engine.subscribe(server.url("/feed"))
    server.put("/feed", whole("a"))
    await later(after=HOUR)
    desk = await open_window(engine)
    titles = [desk.window.articles.summary(row).title for row in range(2)]

    desk.click(titles.index("Article b"))
    await until(lambda: desk.window.pane.header.byline.endswith("No longer in the feed"))
    desk.click(titles.index("Article a"))
    await until(lambda: "No longer" not in desk.window.pane.header.byline)


# --- moved ----------------------------------------------------------------------------------


@pytest.mark.rule("F-11", "FRB-130..137")
async def test_a_move_is_told_and_taken_back_in_the_properties(
    engine, server, later, open_window, until
):
    old = server.put("/feed", rss("Planet", [item("a")]))
    await engine.subscribe(old)
    new = server.put("/new", rss("Planet", [item("a")]))
    server.redirect("/feed", new, 301)
    desk = await open_window(engine)
    await later(after=HOUR)
    await later(after=7 * HOUR)

    notice = desk.window.moves.notice
    await until(notice.isVisible)
    host = new.partition("://")[2].partition("/")[0]
    assert notice.sentence == f"“Planet” has moved for good, and is followed at {host}."
    click(notice.buttons()[0])
    await until(lambda: shown(PropertiesDialog))
    (dialog,) = shown(PropertiesDialog)
    assert not notice.isVisible()
    assert dialog.naming.address.text() == new
    assert "Moved by the publisher" in " ".join(
        label.accessibleName() for label in dialog.naming.findChildren(QLabel)
    )
    (back,) = [b for b in dialog.naming.findChildren(QPushButton) if b.text() == "Go Back"]
    click(back)
    assert dialog.naming.address.text() == old
    QTest.keyClick(dialog.naming.address, KEY.Key_Return)

    await until(lambda: desk.window.feeds.feed(1).url == old)
    for _ in range(3):
        await later(after=7 * HOUR)
    assert (await engine.feed(1)).url == old
    await until(lambda: not desk.tasks.running("look for a password"))


async def test_several_moves_are_one_line_that_leads_to_all_of_them(open_window, until):
    engine = FakeEngine([feed(1), feed(2), feed(3), feed(4)])
    desk = await open_window(engine)
    for number in (1, 2, 4):
        engine.events.publish(FeedMoved(engine.stored_feeds[number], "http://old.example/"))
    notice = desk.window.moves.notice
    await until(notice.isVisible)
    assert notice.sentence == "3 feeds have moved for good: “Feed 1”, “Feed 2” and 1 other."

    click(notice.buttons()[0])

    await until(lambda: desk.window.health.window is not None)
    assert sorted(desk.window.health.window.table.chosen()) == [1, 2, 4]
    desk.window.health.window.close()


async def test_a_line_that_was_closed_forgets_its_moves(open_window, until):
    engine = FakeEngine([feed(1), feed(2)])
    desk = await open_window(engine)
    notice = desk.window.moves.notice
    engine.events.publish(FeedMoved(engine.stored_feeds[1], "http://old.example/"))
    await until(notice.isVisible)
    click(notice.buttons()[1])
    assert not notice.isVisible()

    engine.events.publish(FeedMoved(engine.stored_feeds[2], "http://old.example/"))
    await until(notice.isVisible)

    assert notice.sentence.startswith("“Feed 2” has moved")


@pytest.mark.rule("F-11", "FRB-130..137")
async def test_a_feed_that_moved_to_another_one_is_merged_with_it_on_demand(
    engine, server, later, opens, until
):
    await engine.subscribe(server.put("/feed", rss("Old Planet", [item("a"), item("b")])))
    new = server.put("/new", rss("Planet", [item("b"), item("c")]))
    await engine.subscribe(new)
    server.redirect("/feed", new, 301)
    await later(after=HOUR)
    await later(after=7 * HOUR)
    desk = await opens(engine, 1)
    await until(lambda: "Merge…" in offers(desk))

    click(offers(desk)["Merge…"])
    await until(lambda: shown(MergeDialog))
    (dialog,) = shown(MergeDialog)
    QTest.keyClick(dialog, KEY.Key_Return)

    await until(lambda: len(list(desk.window.feeds.feeds())) == 1)
    (kept,) = await engine.feeds()
    assert kept.total == 3
    await take_back(desk, until)
    await until(lambda: len(list(desk.window.feeds.feeds())) == 2)


@pytest.mark.rule("F-11")
@pytest.mark.parametrize("place", ["sidebar", "health"])
async def test_a_feed_that_moved_to_another_one_is_merged_with_it_by_keys_alone(  # noqa: PLR0917
    engine, server, later, opens, until, place
):
    other = await engine.subscribe(server.put("/new", rss("Planet", [item("b")])))
    mine = await engine.subscribe(server.put("/feed", rss("Old Planet", [item("a")])))
    server.redirect("/feed", other.url, 301)
    await later(after=HOUR)
    await later(after=7 * HOUR)
    desk = await opens(engine, mine.id)
    if place == "sidebar":
        desk.press(KEY.Key_G, CTRL | SHIFT, on=desk.window.sidebar)
    else:
        desk.actions.health.trigger()
        health = desk.window.health.window
        await until(health.isActiveWindow)
        health.table.choose([mine.id])
        QTest.keyClick(health.table, KEY.Key_G, CTRL | SHIFT)

    await until(lambda: shown(MergeDialog))
    (dialog,) = shown(MergeDialog)
    assert dialog.parent() is (desk.window if place == "sidebar" else health)
    QTest.keyClick(dialog, KEY.Key_Return)

    await until(lambda: len(list(desk.window.feeds.feeds())) == 1)
    (kept,) = await engine.feeds()
    assert kept.total == 2
    await until(lambda: not desk.tasks.running("merge"))


@pytest.mark.rule("F-11")
async def test_the_properties_offer_the_merge_as_well(engine, server, later, opens, until):
    other = await engine.subscribe(server.put("/new", rss("Planet", [item("b")])))
    mine = await engine.subscribe(server.put("/feed", rss("Old Planet", [item("a")])))
    server.redirect("/feed", other.url, 301)
    await later(after=HOUR)
    await later(after=7 * HOUR)
    desk = await opens(engine, mine.id)
    desk.press(KEY.Key_Return, ALT)
    await until(lambda: shown(PropertiesDialog))
    (dialog,) = shown(PropertiesDialog)
    assert any("The two can be merged" in words for words in dialog.notes.sentences)
    dialog.list.setCurrentRow(len(dialog.pages) - 1)

    click(dialog.notes.merge)

    await until(lambda: shown(MergeDialog))
    await until(lambda: not shown(PropertiesDialog))
    shown(MergeDialog)[0].reject()
    await until(lambda: not shown(MergeDialog))
    await until(lambda: not desk.tasks.running("look for a password"))


# --- gone, and resumed ----------------------------------------------------------------------


@pytest.fixture
async def ended(engine, server, later, open_window, until):
    """A window on a feed that is gone; its server has it again."""
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    server.put("/feed", Reply(status=410))
    await later(after=HOUR)
    server.put("/feed", rss("Planet", [item("a"), item("b")]))
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: desk.rows() == [1])
    assert desk.window.feeds.feed(1).state is FeedState.GONE
    return desk


def is_back(desk):
    return lambda: desk.window.feeds.feed(1).state is FeedState.OK and len(desk.rows()) == 2


@pytest.mark.rule("F-12")
async def test_a_feed_that_is_gone_says_so_above_its_articles_and_is_asked_again_from_there(
    ended, until
):
    await until(lambda: "Ask Again" in offers(ended))

    click(offers(ended)["Ask Again"])

    await until(is_back(ended))


@pytest.mark.rule("F-12")
async def test_it_is_resumed_in_its_menu_and_that_is_undone(ended, pick, until):
    pick(ended, 1, "Resume")
    await until(is_back(ended))

    await take_back(ended, until)
    await until(lambda: ended.window.feeds.feed(1).state is FeedState.GONE)


@pytest.mark.rule("F-12")
@pytest.mark.parametrize("action", ["retry", "pause"])
async def test_it_is_resumed_and_retried_in_the_health_window(ended, until, action):
    ended.window.health.show_feed(1)
    health = ended.window.health.window
    await until(lambda: health.table.chosen() == [1])
    assert health.pause.text() == "Resume"
    assert getattr(health, action).isEnabled()

    getattr(health, action).trigger()

    await until(is_back(ended))
    health.close()


@pytest.mark.rule("F-12")
async def test_it_is_resumed_in_its_properties(ended, until):
    ended.press(KEY.Key_Return, ALT)
    await until(lambda: shown(PropertiesDialog))
    (dialog,) = shown(PropertiesDialog)
    dialog.list.setCurrentRow(len(dialog.pages) - 1)

    click(dialog.notes.resume)

    await until(is_back(ended))
    assert not dialog.notes.resume.isEnabled()
    dialog.reject()
    await until(lambda: not shown(PropertiesDialog))
    await until(lambda: not ended.tasks.running("look for a password"))


@pytest.mark.rule("F-12")
async def test_a_feed_without_articles_that_is_gone_offers_it_where_they_would_be(
    open_window, until
):
    gone = feed(1, state=FeedState.GONE, error="http-status", error_detail="410")
    engine = FakeEngine([gone, feed(2)], entries=[summary(1, 2)])
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    empty = desk.window.list_pane.empty
    await until(empty.isVisible)
    (button,) = empty.buttons()
    assert button.text() == "Ask Again"

    click(button)

    await until(lambda: engine.called("resume_feeds") == [([1],)])
    await until(lambda: engine.called("refresh"))


@pytest.mark.rule("F-12")
async def test_a_feed_that_wants_a_login_asks_for_it_above_its_articles(
    engine, server, later, open_window, until
):
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    server.put("/feed", Reply(status=401))
    await later(after=HOUR)
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: "Log In…" in offers(desk))

    click(offers(desk)["Log In…"])

    await until(lambda: shown(PropertiesDialog))
    (dialog,) = shown(PropertiesDialog)
    assert dialog.pages[dialog.list.currentRow()].title == dialog.login.title
    dialog.reject()
    await until(lambda: not shown(PropertiesDialog))
    await until(lambda: not desk.tasks.running("look for a password"))
