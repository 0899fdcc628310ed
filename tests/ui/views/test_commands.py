"""The command palette by keys alone: run any action, go to any feed, folder or view."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from feedmon.events import FeedsChanged
from tests.ui.fakes import FakeEngine, feed, folder, summary
from ui.actions.command import Command, Table
from ui.actions.feeds import FeedCommands
from ui.actions.health import HealthCommands
from ui.keymap import WINDOWS
from ui.models.palette import PaletteRole
from ui.models.sources import Kind, Source
from ui.views.menus import words_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def engine():
    return FakeEngine(
        [
            feed(1, "Planet Python", folder_id=7),
            feed(2, "The Leek Gazette"),
            feed(3, "<b>Bold</b> &amp; Beautiful"),
        ],
        [folder(7, "Languages")],
        [summary(i, 1 + i % 2) for i in range(1, 9)],
    )


@pytest.fixture
async def desk(open_window, engine):
    return await open_window(engine)


def opened(desk):
    desk.press(Qt.Key.Key_K, CTRL)
    return desk.window.commands.palette


def rows(palette):
    model = palette.model
    return [model.index(row, 0).data(PaletteRole.CHOICE) for row in range(model.rowCount())]


def first(palette):
    return rows(palette)[0]


def enter(palette):
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


async def test_an_action_is_run_by_keys_alone(desk, engine, until):
    palette = opened(desk)
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.field

    QTest.keyClicks(palette.field, "marall")
    assert first(palette).words == "Mark All as Read"
    assert first(palette).keys == ("Shift+A",)
    enter(palette)

    await until(lambda: desk.read() == set(range(1, 9)))
    assert not palette.isVisible()
    assert QApplication.focusWidget() is desk.window.list


async def test_a_feed_is_gone_to_by_keys_alone(desk, until):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "leek")
    enter(palette)

    await until(lambda: desk.rows() == [7, 5, 3, 1])
    assert desk.window.sidebar.source() == Source(Kind.FEED, 2)
    assert QApplication.focusWidget() is desk.window.list


async def test_a_feed_is_found_by_the_name_it_got_since_the_last_time(desk, engine, until):
    palette = opened(desk)
    QTest.keyClicks(palette.field, "leek")
    palette.close_again()
    engine.events.publish(FeedsChanged((feed(2, "The Onion Courier"),)))
    await until(lambda: desk.window.feeds.title(Source(Kind.FEED, 2)) == "The Onion Courier")

    opened(desk)
    QTest.keyClicks(palette.field, "courier")

    assert first(palette).words == "The Onion Courier"
    palette.close_again()


async def test_a_folder_is_gone_to(desk, until):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "lang")
    assert first(palette).detail == "Folder"
    enter(palette)

    assert desk.window.sidebar.source() == Source(Kind.FOLDER, 7)


async def test_a_saved_search_is_gone_to_even_if_it_is_called_as_an_action(desk, engine, until):
    await engine.save_search("Star", "moon")
    search = Source(Kind.SEARCH, engine.stored_searches[0].id)
    await until(lambda: desk.window.feeds.search(search.id))
    palette = opened(desk)

    QTest.keyClicks(palette.field, "star")
    assert first(palette).detail == "Saved Search"
    enter(palette)

    assert desk.window.sidebar.source() == search


async def test_a_feed_says_in_which_folder_it_is(desk):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "python")

    assert first(palette).detail == "Languages"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)


def tables(of=Table):
    """Every table of actions that there is, with its actions."""
    for table in of.__subclasses__():
        own = [each for each in vars(table).values() if isinstance(each, Command)]
        if own:
            yield table, own
        yield from tables(table)


async def test_every_action_of_every_table_is_offered(open_window, engine):
    desk = await open_window(engine, platform="darwin")  # which has some that others lack
    palette = opened(desk)
    offered = {(choice.key.partition(":")[0], choice.words) for choice in palette.model._choices}

    checked = dict(tables())
    assert {HealthCommands, FeedCommands} < set(checked)
    for table, commands in checked.items():
        kind = next((key.removesuffix(".") for key, each in WINDOWS.items() if each is table), "do")
        words = {(kind, words_of(each.text)) for each in commands}
        assert words - offered <= {("do", "Command Palette…")}, table
    palette.close_again()


async def test_every_feed_folder_and_view_is_offered_and_nothing_twice(desk):
    palette = opened(desk)
    offered = [(choice.words, choice.detail) for choice in palette.model._choices]

    words = {each for each, _ in offered}
    assert {"Planet Python", "The Leek Gazette", "Languages"} < words
    assert {"All Articles", "Unread", "Starred"} < words
    assert len(offered) == len(set(offered))
    palette.close_again()


# --- of Feed Health -------------------------------------------------------------------------


async def test_finding_feeds_opens_feed_health_with_the_keys_in_its_field(desk, until):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "find feeds")
    assert first(palette).detail == "Feed Health"
    assert first(palette).keys == ("Ctrl+F",)
    enter(palette)

    health = desk.window.health.window
    assert health.isVisible()
    await until(health.search.hasFocus)
    QTest.keyClicks(health.search, "leek")
    await until(lambda: health.model.rowCount() == 1)
    health.close()


async def test_what_needs_a_feed_there_says_so_until_one_is_chosen(desk, until):
    palette = opened(desk)
    QTest.keyClicks(palette.field, "copy details")
    choice = first(palette)
    enter(palette)
    assert (choice.enabled, choice.detail) == (False, "Choose a feed in Feed Health first.")
    assert palette.isVisible()
    assert desk.window.health.window is None
    palette.close_again()

    desk.press(Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    health = desk.window.health.window
    health.table.choose([2])
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    opened(desk)
    QTest.keyClicks(palette.field, "copy details")
    assert (first(palette).enabled, first(palette).detail) == (True, "Feed Health")
    enter(palette)

    await until(lambda: "The Leek Gazette" in QApplication.clipboard().text())
    assert health.footer.text() == "Details copied"
    health.close()


async def test_feed_health_is_closed_by_the_palette_only_while_it_is_open(desk, until):
    palette = opened(desk)
    QTest.keyClicks(palette.field, "close feed health")
    assert (first(palette).enabled, first(palette).detail) == (False, "Feed Health is not open.")
    palette.close_again()

    desk.press(Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    opened(desk)
    QTest.keyClicks(palette.field, "close feed health")
    enter(palette)

    assert desk.window.health.window is None


# --- what can't be done, and how it is left -------------------------------------------------


async def test_what_can_not_be_done_says_why_and_is_not_done(desk, engine):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "rename")
    choice = first(palette)
    enter(palette)

    assert (choice.words, choice.enabled) == ("Rename", False)
    assert choice.detail == "Choose a feed or folder first."
    assert palette.isVisible()
    palette.close_again()


@pytest.mark.parametrize("view", ["sidebar", "list", "browser"])
async def test_escape_gives_the_focus_back_and_changes_nothing(desk, view, until):
    window = desk.window
    desk.click(0)
    await until(lambda: desk.read() == {8})
    before = {"sidebar": window.sidebar, "list": window.list, "browser": window.pane.browser}[view]
    before.setFocus()
    desk.press(Qt.Key.Key_K, CTRL, on=before)
    palette = window.commands.palette
    QTest.keyClicks(palette.field, "jkmn")

    QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert QApplication.focusWidget() is before
    assert desk.read() == {8}


async def test_the_same_key_closes_it(desk):
    palette = opened(desk)

    desk.press(Qt.Key.Key_K, CTRL, on=palette.field)

    assert not palette.isVisible()


async def test_a_click_beside_it_closes_it_and_does_nothing_else(desk):
    palette = opened(desk)

    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(40, palette.height() - 40))

    assert not palette.isVisible()
    assert desk.window.list.entry_id() == 0


async def test_a_row_is_chosen_by_the_mouse(desk):
    palette = opened(desk)
    QTest.keyClicks(palette.field, "planet")

    place = palette.list.visualRect(palette.model.index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert desk.window.sidebar.source() == Source(Kind.FEED, 1)


async def test_arrows_go_round_and_pages_stop_at_the_ends(desk):
    palette = opened(desk)
    last = palette.model.rowCount() - 1

    def press(key):
        QTest.keyClick(palette.field, key)
        return palette.list.currentIndex().row()

    assert press(Qt.Key.Key_Down) == 1
    assert press(Qt.Key.Key_Up) == 0
    assert press(Qt.Key.Key_Up) == last
    assert press(Qt.Key.Key_Down) == 0
    assert 1 < press(Qt.Key.Key_PageDown) < last
    assert press(Qt.Key.Key_PageUp) == 0
    palette.close_again()


async def test_what_was_chosen_last_stands_first_also_the_next_day(desk, open_window, engine):
    for words in ("leek", "planet"):
        palette = opened(desk)
        QTest.keyClicks(palette.field, words)
        enter(palette)

    palette = opened(desk)
    assert [each.words for each in rows(palette)[:2]] == ["Planet Python", "The Leek Gazette"]
    palette.close_again()
    desk.window.hide()

    again = opened(await open_window(engine, settings=desk.settings))
    assert first(again).words == "Planet Python"
    again.close_again()


async def test_titles_of_feeds_are_shown_as_they_are_written(desk):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "bold")

    assert first(palette).words == "<b>Bold</b> &amp; Beautiful"
    palette.close_again()


async def test_where_nothing_fits_it_says_so(desk):
    palette = opened(desk)

    QTest.keyClicks(palette.field, "qqqq")
    enter(palette)

    assert palette._nothing.isVisible()
    assert not palette.list.isVisible()
    assert palette.isVisible()
    palette.close_again()


async def test_it_stays_in_the_middle_of_a_window_that_changes_its_size(desk):
    palette = opened(desk)

    for width, height in ((1300, 800), (700, 420)):
        desk.window.resize(width, height)
        QApplication.sendPostedEvents()
        frame = palette._frame.geometry()
        assert abs(frame.center().x() - desk.window.width() / 2) <= 1
        assert frame.bottom() < desk.window.height()
    palette.close_again()


async def test_field_and_rows_have_names(desk):
    palette = opened(desk)
    QTest.keyClicks(palette.field, "marall")

    assert QAccessible.queryAccessibleInterface(palette.field).text(QAccessible.Text.Name)
    spoken = palette.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mark All as Read, Article, Shift+A"
    palette.close_again()


async def test_tab_stays_in_the_field(desk):
    palette = opened(desk)

    QTest.keyClick(palette.field, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is palette.field
    palette.close_again()
