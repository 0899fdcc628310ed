"""The window as a whole: first start, refresh, what it remembers, how it closes."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QMessageBox, QToolButton

from feedmon.errors import StoreCorrupt, StoreFull
from feedmon.events import FeedPolling, FoldersChanged, StoreTrouble
from feedmon.model import FeedState
from tests.ui.fakes import FakeEngine, feed, folder, summary
from ui import style
from ui.models.sidebar import SidebarRole
from ui.models.sources import ALL, STARRED, UNREAD, Kind, Source
from ui.settings import UiSettings
from ui.views.frame import Closing

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def engine():
    return FakeEngine(
        [feed(1, folder_id=7), feed(2), feed(3)],
        [folder(7, "News")],
        [summary(i, 1 + i % 3) for i in range(1, 31)],
    )


async def test_the_first_feed_opens_the_panes(open_window, until):
    engine = FakeEngine()
    desk = await open_window(engine, wait=False)
    await until(desk.window.first_steps.isVisible)
    assert not desk.actions.refresh.isEnabled()

    await engine.add_feeds(feed(1, "First"))
    await until(desk.window.sidebar.isVisible)

    assert desk.window.sidebar.hasFocus()
    assert desk.window.feeds.title(Source(Kind.FEED, 1)) == "First"
    assert desk.actions.refresh.isEnabled()


async def test_feeds_without_articles_take_the_keys(open_window):
    desk = await open_window(FakeEngine([feed(1)]))

    assert desk.window.sidebar.hasFocus()


async def test_the_pane_asks_for_an_article_only_where_there_are_some(open_window, engine, until):
    window = (await open_window(engine)).window
    assert window.pane.empty.sentence == "Choose an article to read it here."

    window.sidebar.choose(STARRED)
    await until(window.list_pane.empty.isVisible)
    assert not window.pane.empty.sentence
    assert not window.pane.empty.buttons()

    window.sidebar.choose(ALL)
    await until(window.list.isVisible)
    assert window.pane.empty.buttons()


async def test_a_tree_that_can_not_be_read_says_why_and_can_be_tried_again(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1)])
    engine.fail["feeds"] = StoreCorrupt("/data/feedmon.db")
    desk = await open_window(engine, wait=False)
    await until(lambda: "is damaged" in desk.window.welcome.sentence)

    engine.fail.clear()
    desk.window.welcome.buttons()[0].click()
    await until(lambda: desk.rows() == [1])


# --- refreshing -----------------------------------------------------------------------------


async def test_the_button_refreshes_then_cancels(open_window, engine, until):
    gate = engine.hold["poll"] = asyncio.Event()
    desk = await open_window(engine)
    button = desk.window.tool_bar.refresh_button
    assert button.defaultAction() is desk.actions.refresh

    button.click()
    await until(lambda: button.defaultAction() is desk.actions.cancel_refresh)
    assert not desk.actions.refresh.isEnabled()
    assert desk.window.status.words == "Refreshing 0 of 3"
    button.click()
    await until(lambda: button.defaultAction() is desk.actions.refresh)

    assert desk.window.status.words.startswith("Cancelled after")
    assert desk.actions.refresh.isEnabled()
    gate.set()


async def test_progress_counts_and_the_end_sums_up(open_window, engine, until):
    engine.answers = {1: [summary(100, 1), summary(101, 1)], 2: "timeout", 3: [summary(102, 3)]}
    desk = await open_window(engine)

    desk.press(Qt.Key.Key_F5)
    assert desk.window.status.words == "Refreshing 0 of 3"
    await until(lambda: desk.window.status.words.startswith("Refreshed"))

    assert desk.said() == "Refreshed 3 feeds in 0.5 s · 3 new · 1 failed"
    await until(lambda: desk.rows()[:3] == [102, 101, 100])


async def test_a_feed_that_the_window_has_not_heard_of_yet_is_refreshed_with_all(
    open_window, engine, until
):
    desk = await open_window(engine)
    engine.stored_feeds[9] = feed(9, "Added by another program")

    desk.actions.refresh.trigger()

    await until(lambda: engine.called("refresh"))
    ((asked,),) = engine.called("refresh")
    assert sorted(asked) == [1, 2, 3, 9]
    await until(lambda: not desk.actions.cancel_refresh.isEnabled())


async def test_the_chosen_feed_or_folder_alone_can_be_refreshed(open_window, engine, until):
    desk = await open_window(engine)
    assert not desk.actions.refresh_feed.isEnabled()
    desk.window.sidebar.choose(Source(Kind.FOLDER, 7))

    desk.press(Qt.Key.Key_F5, SHIFT)
    await until(lambda: engine.called("refresh"))

    assert engine.called("refresh") == [((1,),)]


async def test_the_action_names_what_it_refreshes(open_window):
    desk = await open_window(FakeEngine([feed(1, folder_id=7), feed(2)], [folder(7)]))
    refresh = desk.actions.refresh_feed

    desk.window.sidebar.choose(Source(Kind.FOLDER, 7))
    assert refresh.text() == "Refresh &This Folder"

    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    assert refresh.text() == "Refresh &This Feed"


async def test_all_that_is_picked_is_refreshed(open_window, engine, until):
    desk = await open_window(engine)
    sidebar = desk.window.sidebar
    left, flags = Qt.MouseButton.LeftButton, [Qt.KeyboardModifier.NoModifier, CTRL, CTRL]
    places = (Source(Kind.FEED, 2), Source(Kind.FEED, 3), Source(Kind.FOLDER, 7))
    for source, modifier in zip(places, flags, strict=True):
        row = sidebar.visualRect(desk.window.feeds.index_of(source))
        QTest.mouseClick(sidebar.viewport(), left, modifier, row.center())
    assert desk.actions.refresh_feed.text() == "Refresh &These Feeds"

    desk.actions.refresh_feed.trigger()

    await until(lambda: engine.called("refresh") == [((2, 3, 1),)])


async def test_a_refresh_that_can_not_begin_leaves_the_button_as_it_was(open_window, engine, until):
    desk = await open_window(engine)
    told = []
    desk.tasks._on_error = lambda _name, error: told.append(desk.window.show_error(error))

    async def refuse(_ids=None, **_kinds):
        raise StoreFull("/data/feedmon.db")

    engine.refresh = refuse
    desk.press(Qt.Key.Key_F5)
    await until(lambda: told)

    assert "The disk is full" in desk.window.status.words
    assert desk.actions.refresh.isEnabled()


async def test_a_feed_is_marked_while_it_is_fetched(open_window, engine, until):
    desk = await open_window(engine)
    index = desk.window.feeds.index_of(Source(Kind.FEED, 2))

    engine.events.publish(FeedPolling(2))
    await until(lambda: index.data(SidebarRole.BUSY))
    engine.arrive(2, [])
    await until(lambda: not index.data(SidebarRole.BUSY))


# --- feeds ----------------------------------------------------------------------------------


async def test_a_feed_is_renamed_in_its_row(open_window, engine, until):
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 2))

    desk.press(Qt.Key.Key_F2, on=desk.window.sidebar)
    field = desk.window.sidebar.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Mine")
    desk.press(Qt.Key.Key_Return, on=field)
    await until(lambda: desk.window.feeds.title(Source(Kind.FEED, 2)) == "Mine")

    assert engine.called("edit_feeds") == [({2: {"custom_title": "Mine"}},)]


async def test_a_store_that_takes_nothing_is_said_in_the_status_line(open_window, engine, until):
    desk = await open_window(engine)

    engine.events.publish(StoreTrouble("store-full", ""))

    await until(lambda: "The disk is full" in desk.window.status.words)


async def test_an_empty_title_gives_a_feed_its_publishers_back(open_window, engine, until):
    desk = await open_window(engine)
    index = desk.window.feeds.index_of(Source(Kind.FEED, 2))

    desk.window.feeds.setData(index, "  ")
    await until(lambda: engine.called("edit_feeds"))

    assert engine.called("edit_feeds") == [({2: {"custom_title": None}},)]


async def test_a_folder_is_renamed(open_window, engine, until):
    desk = await open_window(engine)

    desk.window.feeds.setData(desk.window.feeds.index_of(Source(Kind.FOLDER, 7)), "World")
    await until(lambda: desk.window.feeds.title(Source(Kind.FOLDER, 7)) == "World")


async def test_the_free_room_of_the_sidebar_offers_what_needs_no_feed(
    open_window, engine, monkeypatch
):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: shown.append(menu.actions()))
    desk = await open_window(engine)
    sidebar = desk.window.sidebar
    below = QPoint(40, sidebar.viewport().height() - 4)
    assert not sidebar.indexAt(below).isValid()

    sidebar.customContextMenuRequested.emit(below)

    offered = [each for each in shown[0] if not each.isSeparator()]
    actions = desk.actions
    assert offered == [
        *(actions.add_feed, actions.watch_page, actions.import_opml, actions.hide_read)
    ]


async def test_a_feed_is_paused_and_resumed(open_window, engine, until):
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 2))

    desk.actions.pause_feed.trigger()
    await until(lambda: desk.window.feeds.feed(2).state == FeedState.PAUSED)
    assert desk.actions.pause_feed.isChecked()
    desk.actions.pause_feed.trigger()
    await until(lambda: desk.window.feeds.feed(2).state == FeedState.OK)


async def test_addresses_are_copied_and_sites_opened(open_window, until, qapp):
    engine = FakeEngine([feed(1, site_url="https://a.example/"), feed(2, site_url="file:///etc")])
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    desk.actions.open_site.trigger()
    desk.actions.copy_feed_address.trigger()
    assert qapp.clipboard().text() == "https://1.example/feed"
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    desk.actions.open_site.trigger()

    assert desk.opened == ["https://a.example/"]
    assert "no site that can be opened" in desk.window.status.words


# --- remembering and closing ----------------------------------------------------------------


async def test_the_window_comes_back_as_it_was_left(open_window, engine, until, tmp_path):
    desk = await open_window(engine)
    window = desk.window
    window.resize(1010, 640)
    window.panes.setSizes([200, 809])
    window.panes.pair.setSizes([300, 508])
    window.sidebar.set_closed_folders([7])
    window.sidebar.choose(Source(Kind.FEED, 2))
    await until(lambda: len(desk.rows()) == 10)
    desk.click(2)
    await until(lambda: window.pane.entry is not None)
    sizes, chosen = (window.panes.sizes(), window.panes.pair.sizes()), window.list.entry_id()

    window.save_state()
    window.hide()
    again = await open_window(engine, size=(1010, 640), settings=UiSettings(tmp_path))
    await until(lambda: again.window.pane.entry_id == chosen)

    assert (again.window.panes.sizes(), again.window.panes.pair.sizes()) == sizes
    assert again.window.sidebar.source() == Source(Kind.FEED, 2)
    assert again.window.sidebar.closed_folders() == [7]
    folder_row = again.window.feeds.index_of(Source(Kind.FOLDER, 7))
    assert not again.window.sidebar.isExpanded(folder_row)


async def test_folders_that_come_are_open_until_they_are_closed(open_window, engine, until):
    desk = await open_window(engine)
    sidebar, feeds = desk.window.sidebar, desk.window.feeds
    assert sidebar.isExpanded(feeds.index_of(Source(Kind.FOLDER, 7)))
    sidebar.collapse(feeds.index_of(Source(Kind.FOLDER, 7)))

    engine.stored_folders[8] = folder(8, "New")
    engine.events.publish(FoldersChanged(tuple(engine.stored_folders.values())))
    await engine.add_feeds(feed(9, folder_id=8))
    await until(lambda: feeds.feed(9))

    assert sidebar.isExpanded(feeds.index_of(Source(Kind.FOLDER, 8)))
    assert not sidebar.isExpanded(feeds.index_of(Source(Kind.FOLDER, 7)))


async def test_what_was_remembered_and_is_gone_gives_way_to_everything(
    open_window, engine, tmp_path
):
    settings = UiSettings(tmp_path)
    settings.set_value("window/source", "feed:99")
    settings.set_value("window/article", "nonsense")
    settings.set_value("window/geometry", "no bytes")
    settings.set_value("window/closed_folders", "7 x -3")

    desk = await open_window(engine, settings=settings)

    assert desk.window.sidebar.source() == ALL
    assert desk.window.sidebar.closed_folders() == [7]


async def test_closing_does_what_the_policy_says(open_window, engine):
    desk = await open_window(engine)
    quits = []
    desk.actions.quit.triggered.connect(lambda: quits.append(1))
    desk.window.close_policy = lambda: Closing.WAIT
    desk.window.close()
    assert (desk.window.isVisible(), quits) == (True, [])

    desk.window.close_policy = lambda: Closing.HIDE
    desk.window.close()
    assert (desk.window.isVisible(), quits) == (False, [])

    desk.window.show()
    desk.window.close_policy = lambda: Closing.QUIT
    desk.window.close()

    assert quits == [1]


async def test_the_number_of_unread_articles_is_told(open_window, engine, until):
    desk = await open_window(engine)
    told = []
    desk.window.total_unread_changed.connect(told.append)

    await engine.mark_read([1, 2, 3])
    await until(lambda: told)

    assert told[-1] == 27
    assert desk.window.feeds.unread(UNREAD) == 27


# --- keys, words, colours -------------------------------------------------------------------


async def test_the_three_views_have_keys(open_window, engine, until):
    desk = await open_window(engine)
    seen = []
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1):
        desk.press(key, CTRL)
        seen.append(desk.window.sidebar.source())
    await until(lambda: not desk.window.listing.busy)

    assert seen == [STARRED, UNREAD, ALL]


async def test_a_long_title_ends_in_an_ellipsis_before_the_number(open_window, until):
    title = "The Quarterly of Everything That Is Moored, Loaded or Repaired on the Quays"
    desk = await open_window(FakeEngine([feed(1, title=title)], entries=[summary(1)]))
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    pane = desk.window.list_pane
    await until(lambda: pane.title.text().startswith("The Quarterly"))

    await until(lambda: pane.title.text().endswith("…"))
    assert pane.title.toolTip() == title
    assert pane.title.geometry().right() < pane.count.geometry().left()


async def test_letters_in_a_field_are_letters(open_window, engine, until):
    desk = await open_window(engine)
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    await until(lambda: not desk.window.listing.busy)
    desk.press(Qt.Key.Key_F2, on=desk.window.sidebar)
    field = desk.window.sidebar.findChild(QLineEdit)
    field.clear()

    QTest.keyClicks(field, "jk nm b")

    assert field.text() == "jk nm b"
    assert desk.window.list.entry_id() == 0
    desk.press(Qt.Key.Key_Escape, on=field)


async def test_no_key_is_taken_twice_and_every_tip_names_its_key(open_window, engine):
    desk = await open_window(engine)
    keys = {}
    for name, action in desk.actions.all().items():
        assert action.text()
        assert action.toolTip()
        for key in action.shortcuts():
            assert keys.setdefault(key.toString(), name) == name
        if not action.shortcut().isEmpty():
            words = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert f"({words})" in action.toolTip()


async def test_every_action_of_the_window_is_in_a_menu(open_window, engine):
    desk = await open_window(engine)
    shown = set(desk.window.menuBar().actions())
    while below := {a for m in shown if m.menu() is not None for a in m.menu().actions()} - shown:
        shown |= below

    hidden = {name for name, action in desk.actions.all().items() if action not in shown}
    assert hidden == {"show_window"}  # which belongs to the tray


async def test_tab_comes_to_the_button_of_the_empty_pane_before_the_status_line(
    open_window, engine, until
):
    desk = await open_window(engine)
    desk.window.status.done("Marked as read", undo=True)
    desk.window.list.setFocus()
    come = []
    while not come or come[-1] not in ("status", "list"):
        desk.press(Qt.Key.Key_Tab, on=desk.window.focusWidget())
        now = desk.window.focusWidget()
        named = {desk.window.list: "list"} | {
            each: each.text() for each in desk.window.pane.empty.buttons()
        }
        in_status = desk.window.status.isAncestorOf(now)
        come.append("status" if in_status else named.get(now, now.objectName()))

    assert "Next Unread" in come
    assert come[-1] == "status"


async def test_everything_that_takes_the_focus_has_a_name(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.window.pane.entry is not None)
    window = desk.window

    for widget in (window.sidebar, window.list, window.pane.browser):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text()
    buttons = [one for one in window.tool_bar.findChildren(QToolButton) if one.isVisible()]
    own = [one for one in buttons if one.parent() is window.tool_bar]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in own)
    in_field = [one for one in buttons if one not in own]
    assert not any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in in_field)


async def test_a_change_of_scheme_repaints_the_article(open_window, engine, until, dressed):
    engine.bodies[30] = '<p>Body of <a href="https://a.example/">a link</a></p>'
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.body().startswith("Body"))

    dressed.force("dark")
    picture = desk.window.grab().toImage()

    browser = desk.window.pane.browser
    place = browser.viewport().mapTo(desk.window, QPoint(4, browser.viewport().height() - 4))
    assert picture.pixelColor(place).name() == style.DARK.window
    assert style.DARK.link in browser.document().toHtml()


async def test_feeds_that_the_person_looks_at_are_to_come_first(open_window, until):
    engine = FakeEngine([feed(1), feed(2), feed(3)])
    desk = await open_window(engine)

    desk.window.sidebar.choose(Source(Kind.FEED, 3))

    await until(lambda: engine.called("look_at"))
    assert engine.called("look_at")[-1][0][0] == 3


async def test_a_feed_is_fetched_whole_after_a_yes_only(open_window, until):
    engine = FakeEngine([feed(1), feed(2)])
    desk = await open_window(engine)
    desk.window.sidebar.choose(ALL)
    assert not desk.actions.fetch_whole.isEnabled()
    desk.window.sidebar.choose(Source(Kind.FEED, 2))

    for answer, refreshes in (("Cancel", []), ("Fetch", [((2,),)])):
        desk.actions.fetch_whole.trigger()
        await until(lambda: desk.window.findChild(QMessageBox))
        box = desk.window.findChild(QMessageBox)
        assert box.text() == "Fetch all of Feed 2 again?"
        (button,) = [each for each in box.buttons() if each.text() == answer]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await until(lambda: not desk.tasks.running("fetch-whole"))
        assert engine.called("refresh") == refreshes


async def test_the_keys_stay_in_the_list_where_it_has_nothing_to_show(open_window, until):
    desk = await open_window(
        FakeEngine([feed(1)], entries=[summary(1), summary(2)]),
    )
    desk.window.list.setFocus()

    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    await until(desk.window.list_pane.empty.isVisible)
    assert desk.window.list_pane.empty.hasFocus()
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, on=desk.window.list_pane.empty)

    await until(desk.window.list.isVisible)
    assert desk.window.list.hasFocus()


async def test_keys_that_are_elsewhere_stay_there_when_the_list_is_empty(open_window, until):
    desk = await open_window(FakeEngine([feed(1)], entries=[summary(1)]))
    desk.window.sidebar.setFocus()

    desk.window.sidebar.choose(STARRED)
    await until(desk.window.list_pane.empty.isVisible)

    assert desk.window.sidebar.hasFocus()
