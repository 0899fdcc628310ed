"""The wide and the classic layout, by gestures."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.fakes import FakeEngine, feed, summary

LONG = "".join(f"<p>Paragraph {i}. {'word ' * 60}</p>" for i in range(60))


@pytest.fixture
def engine():
    return FakeEngine(
        [feed(1), feed(2)],
        entries=[summary(i, 1 + i % 2) for i in range(1, 61)],
        bodies=dict.fromkeys(range(1, 61), LONG),
    )


def choose(desk, words):
    """Choose an entry of the View menu."""
    menu = next(a.menu() for a in desk.window.menuBar().actions() if a.text() == "&View")
    action = next(a for a in menu.actions() if a.text().replace("&", "") == words)
    action.trigger()


def stacked(desk):
    """Whether the article stands below the list; or beside it."""
    rows, article = desk.window.list_pane.geometry(), desk.window.pane.geometry()
    below = article.top() > rows.bottom() and article.left() == rows.left()
    beside = article.left() > rows.right() and article.top() == rows.top()
    assert below is not beside
    return below


def checked(desk):
    return desk.actions.wide_layout.isChecked(), desk.actions.classic_layout.isChecked()


def drag(splitter, by):
    handle = splitter.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    QTest.mouseMove(handle, by)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))


def first_line_read(desk):
    browser = desk.window.pane.browser
    return browser.cursorForPosition(QPoint(0, 0)).block().text()[:14]


async def test_the_view_menu_stacks_list_and_article_and_puts_them_side_by_side(
    open_window, engine
):
    desk = await open_window(engine)
    assert not stacked(desk)
    assert checked(desk) == (True, False)

    choose(desk, "Classic Layout")
    assert stacked(desk)
    assert checked(desk) == (False, True)
    assert desk.window.list_pane.width() == desk.window.pane.width()

    choose(desk, "Classic Layout")  # of two, one is always meant
    assert stacked(desk)
    assert checked(desk) == (False, True)

    choose(desk, "Wide Layout")
    assert not stacked(desk)
    assert checked(desk) == (True, False)


async def test_the_palette_changes_the_layout(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = desk.window.commands.palette
    await until(palette.isVisible)

    QTest.keyClicks(palette.field, "classic")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    await until(lambda: stacked(desk))
    desk.window.list.setFocus()


async def test_the_layout_is_remembered_and_so_are_the_sizes_of_both(open_window, engine):
    first = await open_window(engine)
    pair = first.window.panes.pair
    before = pair.sizes()
    drag(pair, QPoint(40, 0))
    wide = pair.sizes()
    assert wide[0] > before[0] + 20
    assert sum(wide) == sum(before)
    choose(first, "Classic Layout")
    drag(pair, QPoint(0, -50))
    classic = pair.sizes()
    choose(first, "Wide Layout")
    assert pair.sizes() == wide
    choose(first, "Classic Layout")
    assert pair.sizes() == classic
    first.window.save_state()
    first.window.hide()

    second = await open_window(engine, settings=first.settings)

    assert stacked(second)
    assert checked(second) == (False, True)
    assert second.window.panes.pair.sizes() == classic
    choose(second, "Wide Layout")
    assert second.window.panes.pair.sizes() == wide


async def test_the_sidebar_keeps_its_width_in_both(open_window, engine, until):
    desk = await open_window(engine)
    drag(desk.window.panes, QPoint(30, 0))
    width = desk.window.sidebar.width()

    choose(desk, "Classic Layout")
    assert desk.window.sidebar.width() == width

    desk.press(Qt.Key.Key_F9)
    await until(lambda: desk.window.list_pane.width() == desk.window.width())
    assert stacked(desk)


@pytest.mark.parametrize("text_is_narrower", [False, True])
async def test_what_is_chosen_read_and_used_stays(open_window, engine, until, text_is_narrower):
    desk = await open_window(engine, size=(800, 700) if text_is_narrower else (1300, 700))
    view, browser = desk.window.list, desk.window.pane.browser
    view.verticalScrollBar().setValue(1000)
    last = view.rowAt(view.viewport().height() - 40)
    desk.click(last)
    await until(lambda: desk.window.pane.entry is not None)
    entry_id = view.entry_id()
    browser.setFocus()
    bar = browser.verticalScrollBar()
    browser.document().size()  # has it laid out
    bar.setValue(bar.maximum() // 2)
    reading = first_line_read(desk)

    for words in ("Classic Layout", "Wide Layout"):
        choose(desk, words)
        assert view.entry_id() == entry_id
        assert desk.window.pane.entry_id == entry_id
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
        assert browser.hasFocus()
        await until(lambda: first_line_read(desk) == reading)


async def test_a_list_in_which_nothing_is_chosen_shows_the_same_row_first(open_window, engine):
    desk = await open_window(engine)
    view = desk.window.list
    view.verticalScrollBar().setValue(1000)
    first = view.rowAt(0)

    for words in ("Classic Layout", "Wide Layout"):
        choose(desk, words)
        assert view.rowAt(0) == first


async def test_both_layouts_fit_into_a_small_window(open_window, engine):
    desk = await open_window(engine)
    for words in ("Classic Layout", "Wide Layout"):
        choose(desk, words)
        desk.window.resize(desk.window.minimumSizeHint())
        assert desk.window.width() <= 720
        assert desk.window.height() <= 500
        view = desk.window.list
        assert view.viewport().height() >= view.verticalHeader().defaultSectionSize()
        assert desk.window.pane.browser.viewport().height() >= 40


async def test_a_long_title_is_not_cut_where_there_is_little_room(open_window, until):
    words = "A title that needs three lines of a narrow article and more room than it has there"
    engine = FakeEngine([feed(1)], entries=[summary(1, title=words)], bodies={1: LONG})
    desk = await open_window(engine)
    choose(desk, "Classic Layout")
    desk.window.resize(desk.window.minimumSizeHint())

    desk.click(0)
    await until(lambda: desk.window.pane.entry is not None)

    labels = desk.window.pane.header.findChildren(QLabel)
    title = next(label for label in labels if label.text() == words)
    await until(lambda: title.height() >= title.heightForWidth(title.width()))
    assert title.height() > 2 * title.fontMetrics().height()


async def test_a_broad_row_of_two_lines_has_its_snippet_behind_the_title(open_window, engine):
    desk = await open_window(engine)
    desk.window.preferences.list_lines = 2
    view = desk.window.list

    def ink(left):
        """Whether anything is painted in the first line of a row, right of there."""
        row = view.visualRect(view.model().index(2, 0))
        line = row.adjusted(left, 8, -20, -row.height() // 2 - 2)
        image = view.viewport().grab(line).toImage()
        ground = image.pixel(image.width() - 1, 0)
        return any(
            image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height())
        )

    assert not ink(140)
    choose(desk, "Classic Layout")
    assert ink(140)


async def test_a_file_that_was_edited_by_hand_breaks_no_layout(open_window, engine):
    first = await open_window(engine)
    first.settings.set_value("window/layout", "sideways")
    first.window.save_state()
    kept = first.settings.value("window/splitter_classic")
    first.settings.set_value("window/splitter_wide", kept)
    first.window.hide()

    second = await open_window(engine, settings=first.settings)

    assert not stacked(second)
    assert checked(second) == (True, False)
