"""A search is kept in the sidebar, changed, put in order, left and taken back."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton

from feedmon import open_engine
from feedmon.model import EntryOrder, EntryQuery, SavedSearch
from tests.feeds import item, opml, rss
from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.search import SearchDialog
from ui.models.sources import ALL, Kind, Source
from ui.models.ways import Show, Way

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
async def desk(engine, server, open_window):
    """A window over a real engine with two feeds: five articles, all unread."""
    server.put("/planet", rss("Planet", [item("a", "Rust news"), item("b", "Go news")]))
    late = [item("c", "Rust again"), item("d", "Rusty nails"), item("e", "Weather")]
    server.put("/gazette", rss("Gazette", late))
    await engine.import_opml(
        opml([("Planet", server.url("/planet")), ("Gazette", server.url("/gazette"))])
    )
    await engine.refresh()
    await engine.mark_read([entry.id for entry in await engine.entries(EntryQuery())], False)
    return await open_window(engine)


def titles(desk):
    model = desk.window.articles
    return sorted(model.summary(row).title for row in range(model.rowCount()))


def sidebar(desk):
    """The saved searches as their rows show them: title and number."""
    feeds = desk.window.feeds
    sources = [Source(Kind.SEARCH, each.id) for each in feeds.searches()]
    return [(feeds.title(source), feeds.unread(source)) for source in sources]


def shown(kind):
    widgets = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return widgets[0] if widgets else None


async def search(desk, until, words):
    desk.press(Qt.Key.Key_F, CTRL)
    box = desk.window.tool_bar.search
    QTest.keyClicks(box, words)
    await until(lambda: (desk.window.listing.query.search or "").endswith(words))
    await desk.window.listing.ready()


async def dialog_of(until):
    await until(lambda: shown(SearchDialog))
    dialog = shown(SearchDialog)
    return dialog, *dialog.findChildren(QLineEdit)


async def keep(desk, until, words, name):
    """Search, keep the search under a name, and wait until it is shown."""
    await search(desk, until, words)
    QTest.keyClick(desk.window.tool_bar.search, Qt.Key.Key_D, CTRL)
    _dialog, title, _query = await dialog_of(until)
    title.setText(name)
    QTest.keyClick(title, Qt.Key.Key_Return)
    await until(lambda: desk.window.list_pane.title.text() == name)
    await desk.window.listing.ready()
    desk.window.activateWindow()  # a window manager does it
    await until(desk.window.isActiveWindow)


async def test_a_search_is_kept_where_one_finds_it_again(desk, until):
    await search(desk, until, "rust")
    assert titles(desk) == ["Rust again", "Rust news", "Rusty nails"]

    QTest.keyClick(desk.window.tool_bar.search, Qt.Key.Key_D, CTRL)
    _dialog, title, query = await dialog_of(until)
    assert (title.text(), query.text(), title.selectedText()) == ("rust", "rust", "rust")
    QTest.keyClicks(title, "Crabs")
    QTest.keyClick(title, Qt.Key.Key_Return)

    await until(lambda: titles(desk) == ["Rust again", "Rust news"])  # the whole word
    await until(lambda: sidebar(desk) == [("Crabs", 2)])
    assert desk.window.list_pane.title.text() == "Crabs"
    assert desk.window.tool_bar.search.text() == ""
    desk.window.activateWindow()
    await until(desk.window.list.hasFocus)
    assert desk.said() == "Saved the search Crabs · Undo"


async def test_it_is_sorted_and_filtered_as_it_was_found(desk, until):
    desk.press(Qt.Key.Key_2, ALT)  # only what is unread
    await search(desk, until, "rust")
    desk.press(Qt.Key.Key_5, ALT)  # the best of it first

    QTest.keyClick(desk.window.tool_bar.search, Qt.Key.Key_D, CTRL)
    await dialog_of(until)
    QTest.keyClick(shown(SearchDialog), Qt.Key.Key_Return)

    await until(lambda: desk.window.sidebar.source().kind is Kind.SEARCH)
    assert desk.window.listing.way == Way(EntryOrder.BEST, Show.UNREAD)
    assert desk.actions.sort_best.isChecked()


async def test_its_number_follows_what_is_read_and_what_arrives(desk, server, engine, until):
    await keep(desk, until, "rust", "Crabs")
    await until(lambda: sidebar(desk) == [("Crabs", 2)])

    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: sidebar(desk) == [("Crabs", 0)])
    assert titles(desk) == ["Rust again", "Rust news"]
    await engine.subscribe(server.put("/third", rss("Third", [item("f", "More rust")])))
    (more,) = await engine.entries(EntryQuery(search="more"))
    await engine.mark_read([more.id], False)

    await until(lambda: sidebar(desk) == [("Crabs", 1)])
    await until(lambda: "More rust" in titles(desk))


async def test_it_can_be_searched_within(desk, until):
    await keep(desk, until, "news OR rust", "Both")
    desk.press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(desk.window.tool_bar.search, "go")

    await until(lambda: titles(desk) == ["Go news"])


async def test_a_search_in_a_place_is_kept_with_the_place(desk, until):
    planet = next(feed for feed in desk.window.feeds.feeds() if feed.title == "Planet")
    desk.window.sidebar.choose(Source(Kind.FEED, planet.id))
    await desk.window.listing.ready()
    await search(desk, until, "news")

    desk.actions.save_search.trigger()
    _dialog, title, query = await dialog_of(until)
    assert query.text() == 'news feed:"Planet"'
    QTest.keyClick(title, Qt.Key.Key_Return)

    await until(lambda: titles(desk) == ["Go news", "Rust news"])

    desk.actions.undo.trigger()  # back to where it was made
    await until(lambda: sidebar(desk) == [])
    assert desk.window.sidebar.source() == Source(Kind.FEED, planet.id)


async def test_nothing_can_be_kept_before_something_is_searched_for(desk, until):
    assert not desk.actions.save_search.isEnabled()

    await search(desk, until, "is:unred")
    assert not desk.actions.save_search.isEnabled()
    desk.window.tool_bar.search.setText("is:unread")
    await until(desk.actions.save_search.isEnabled)


async def test_a_search_is_edited_and_the_list_follows(desk, until):
    await keep(desk, until, "rust", "Crabs")

    desk.press(Qt.Key.Key_Return, ALT, on=desk.window.sidebar)
    dialog, title, query = await dialog_of(until)
    assert dialog.windowTitle() == "Edit Search"
    assert (title.text(), query.text()) == ("Crabs", "rust")
    query.setText("weather")
    QTest.keyClick(query, Qt.Key.Key_Return)

    await until(lambda: titles(desk) == ["Weather"])
    desk.actions.undo.trigger()
    await until(lambda: titles(desk) == ["Rust again", "Rust news"])


async def test_what_means_nothing_cannot_be_kept(desk, until):
    await keep(desk, until, "rust", "Crabs")
    desk.actions.feed_properties.trigger()
    dialog, title, query = await dialog_of(until)
    save = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save")

    query.setText("is:unred")
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(each.startswith("There is no “is:unred”") for each in words)
    assert not save.isEnabled()
    query.setText("is:unread")
    assert save.isEnabled()
    title.setText("  ")
    assert not save.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


async def test_it_is_renamed_in_its_row(desk, until):
    await keep(desk, until, "rust", "Crabs")

    desk.press(Qt.Key.Key_F2, on=desk.window.sidebar)
    field = desk.window.sidebar.findChild(QLineEdit)
    field.setText("Ferris")
    QTest.keyClick(field, Qt.Key.Key_Return)

    await until(lambda: [title for title, _ in sidebar(desk)] == ["Ferris"])
    desk.actions.undo.trigger()
    await until(lambda: [title for title, _ in sidebar(desk)] == ["Crabs"])


async def test_it_is_deleted_at_once_and_comes_back_where_it_was(desk, until):
    await keep(desk, until, "rust", "Crabs")
    desk.window.sidebar.choose(ALL)
    await keep(desk, until, "go", "Gophers")
    desk.window.sidebar.choose(Source(Kind.SEARCH, desk.window.feeds.searches()[0].id))

    desk.window.sidebar.setFocus()
    desk.press(Qt.Key.Key_Delete, on=desk.window.sidebar)
    await until(lambda: [title for title, _ in sidebar(desk)] == ["Gophers"])
    assert desk.said() == "Deleted the search Crabs · Undo"
    assert desk.window.listing.source != Source(Kind.SEARCH, 1)
    desk.actions.undo.trigger()

    await until(lambda: [title for title, _ in sidebar(desk)] == ["Crabs", "Gophers"])


async def test_searches_are_put_in_order_with_the_keys(desk, until):
    await keep(desk, until, "rust", "Crabs")
    desk.window.sidebar.choose(ALL)
    await keep(desk, until, "go", "Gophers")
    assert not desk.actions.move_down.isEnabled()

    desk.window.sidebar.setFocus()
    desk.press(Qt.Key.Key_Up, ALT, on=desk.window.sidebar)
    await until(lambda: [title for title, _ in sidebar(desk)] == ["Gophers", "Crabs"])
    assert desk.window.listing.source == Source(Kind.SEARCH, 2)
    assert not desk.actions.move_up.isEnabled()
    desk.actions.undo.trigger()

    await until(lambda: [title for title, _ in sidebar(desk)] == ["Crabs", "Gophers"])


async def test_its_menu_offers_what_can_be_done_with_it(desk, until, monkeypatch):
    await keep(desk, until, "rust", "Crabs")
    view = desk.window.sidebar
    menus = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: menus.append(menu.actions()))

    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())

    (offered,) = menus
    assert [action.text().replace("&", "") for action in offered if action.text()] == [
        *("Mark All as Read", "Rename", "Edit Search…", "Make a Rule…"),
        *("Move Up", "Move Down", "Delete Search"),
    ]


async def test_another_window_shows_what_was_kept(desk, engine, until):
    await engine.start()  # and it looks at what others write
    other = await open_engine(engine.directory)
    try:
        saved = await other.save_search("Elsewhere", "weather")
    finally:
        await other.close()

    await until(lambda: sidebar(desk) == [("Elsewhere", 1)])
    assert desk.window.feeds.search(saved.id) == saved


async def test_what_was_chosen_is_shown_again_tomorrow(desk, engine, open_window, until):
    await keep(desk, until, "rust", "Crabs")
    desk.window.save_state()

    again = await open_window(engine, settings=desk.settings)

    assert again.window.listing.source == Source(Kind.SEARCH, 1)
    assert titles(again) == ["Rust again", "Rust news"]
    await until(lambda: sidebar(again) == [("Crabs", 2)])


async def test_the_palette_goes_to_a_saved_search(desk, until):
    await keep(desk, until, "rust", "Crabs")
    desk.window.sidebar.choose(ALL)

    desk.press(Qt.Key.Key_K, CTRL)
    palette = desk.window.commands.palette
    QTest.keyClicks(palette.field, "crabs")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    await until(lambda: desk.window.listing.source == Source(Kind.SEARCH, 1))


async def test_counting_that_takes_its_time_comes_to_its_end(open_window, until):
    fake = FakeEngine([feed(1)], entries=[summary(1)])
    fake.stored_searches = [SavedSearch(1, "Articles", "Article")]
    fake.hold["unread_of_searches"] = asyncio.Event()
    desk = await open_window(fake)
    await until(lambda: fake.called("unread_of_searches"))

    for entry_id in (2, 3):
        fake.arrive(1, [summary(entry_id)])
        await until(lambda entry_id=entry_id: entry_id in desk.rows())
        desk.window.saved_searches._count()  # as after a rest
    assert len(fake.called("unread_of_searches")) == 1
    fake.hold.pop("unread_of_searches").set()

    await until(lambda: sidebar(desk) == [("Articles", 3)])
