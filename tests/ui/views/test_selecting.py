"""Several articles at once: selected with mouse and keys, marked, starred, opened, copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from feedmon import open_engine
from feedmon.model import EntryQuery
from feedmon.network import NetworkPolicy
from tests.feeds import item, rss
from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.tags import TagsDialog
from ui.models.sources import UNREAD
from ui.views.listing import PAGE

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def engine():
    return FakeEngine([feed(1)], entries=[summary(i) for i in range(1, 21)])


@pytest.fixture
async def stored(tmp_path):
    """A real engine over an empty store."""
    engine = await open_engine(
        tmp_path / "data", network_policy=NetworkPolicy(public=("127.0.0.0/8",))
    )
    yield engine
    await engine.close()


def click(desk, row, modifier, button=Qt.MouseButton.LeftButton):
    view = desk.window.list
    spot = QPoint(60, view.rowViewportPosition(row) + 20)
    QTest.mouseClick(view.viewport(), button, modifier, spot)


def said(desk):
    """What the pane says instead of an article."""
    pane = desk.window.pane
    return pane.currentWidget().sentence if pane.currentIndex() != 1 else ""


def words(action):
    return action.text().replace("&", "")


async def test_several_are_selected_and_the_pane_says_how_many(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.body() == "Body of 20" and 20 in desk.read())

    click(desk, 3, SHIFT)
    assert said(desk) == "4 articles selected"
    click(desk, 5, CTRL)
    assert said(desk) == "5 articles selected"
    click(desk, 1, CTRL)
    assert desk.window.list.selected_ids() == [20, 18, 17, 15]
    desk.press(KEY.Key_Escape)
    await until(lambda: desk.window.pane.entry is not None)

    assert len(desk.window.list.selected_ids()) == 1
    assert desk.read() <= {20, 19, 15}  # what was only selected with others is not read


async def test_the_keys_select_and_j_goes_on_alone(open_window, engine, until):
    desk = await open_window(engine)
    desk.press(KEY.Key_J)
    for _ in range(3):
        desk.press(KEY.Key_Down, SHIFT)
    assert said(desk) == "4 articles selected"
    desk.press(KEY.Key_Up, SHIFT)
    assert desk.window.list.selected_ids() == [20, 19, 18]

    desk.press(KEY.Key_J)
    await until(lambda: desk.body() == "Body of 17")

    assert desk.window.list.selected_ids() == [17]
    desk.press(KEY.Key_A, CTRL)
    assert said(desk) == "20 articles selected"


async def test_marks_and_stars_are_set_on_all_of_them_in_one_step(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: 20 in desk.read())
    click(desk, 2, SHIFT)
    assert words(desk.actions.mark_read) == "Mark 3 Articles as Read"

    desk.press(KEY.Key_M)
    await until(lambda: desk.read() == {20, 19, 18})
    assert words(desk.actions.mark_read) == "Mark 3 Articles as Unread"
    desk.press(KEY.Key_S)
    await until(lambda: all(engine.stored[i].starred for i in (20, 19, 18)))
    assert words(desk.actions.star) == "Remove 3 Stars"

    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: not any(each.starred for each in engine.stored.values()))
    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: desk.read() == {20})
    assert said(desk) == "3 articles selected"


async def test_links_are_copied_together_and_many_are_opened_only_after_a_yes(
    open_window, engine, until, keep
):
    desk = await open_window(engine)
    desk.click(0)
    click(desk, 2, SHIFT)
    desk.press(KEY.Key_C)
    assert QApplication.clipboard().text().splitlines() == [
        f"https://1.example/{i}" for i in (20, 19, 18)
    ]
    desk.press(KEY.Key_B)
    assert len(desk.opened) == 3
    click(desk, 0, Qt.KeyboardModifier.NoModifier)
    desk.press(KEY.Key_A, CTRL)

    def box():
        widgets = QApplication.topLevelWidgets()
        return next((w for w in widgets if isinstance(w, QMessageBox) and w.isVisible()), None)

    for answer, opened in ((1, 3), (0, 23)):
        desk.window.activateWindow()
        await until(desk.window.isActiveWindow)
        desk.press(KEY.Key_B)
        await until(box)
        keep(box())
        assert box().text() == "Open 20 articles?"
        box().buttons()[answer].click()
        await until(lambda: box() is None)
        await until(lambda opened=opened: len(desk.opened) == opened)


async def test_a_right_click_keeps_the_selection_and_the_menu_speaks_of_its_number(
    open_window, engine, until
):
    desk = await open_window(engine)
    desk.click(0)
    click(desk, 4, SHIFT)
    click(desk, 2, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.RightButton)

    assert len(desk.window.list.selected_ids()) == 5
    assert words(desk.actions.copy_link) == "Copy 5 Links"
    desk.click(7)
    assert words(desk.actions.copy_link) == "Copy Link"


async def test_selected_articles_that_go_are_no_longer_counted(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    click(desk, 3, SHIFT)

    desk.window.listing.remove([20, 17])
    await until(lambda: said(desk) == "2 articles selected")
    desk.window.listing.remove([19, 18])
    await until(lambda: said(desk) == "Choose an article to read it here.")

    assert desk.window.list.selected_ids() == []


async def test_news_leave_the_selection_as_it_is(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(2)
    click(desk, 4, SHIFT)

    engine.arrive(1, [summary(i) for i in (30, 31)])
    await until(lambda: len(desk.rows()) == 22)

    assert desk.window.list.selected_ids() == [18, 17, 16]
    assert said(desk) == "3 articles selected"


@pytest.mark.parametrize(
    ("key", "read"), [(KEY.Key_U, {20, 19, 18}), (KEY.Key_D, set(range(1, 17)))]
)
async def test_what_lies_above_or_below_is_marked_in_one_step(
    open_window, engine, until, key, read
):
    desk = await open_window(engine)
    desk.click(3)
    await until(lambda: desk.read() == {17})

    desk.press(key, SHIFT)
    await until(lambda: desk.read() == read | {17})
    assert desk.said().startswith(f"Marked {len(read)} articles as read")

    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: desk.read() == {17})


async def test_what_lies_below_the_loaded_rows_is_marked_with_it_and_stays_in_its_view(
    open_window, until
):
    engine = FakeEngine([feed(1)], entries=[summary(i) for i in range(1, 3 * PAGE)])
    desk = await open_window(engine)
    desk.window.sidebar.choose(UNREAD)
    await until(lambda: desk.window.listing.source == UNREAD and not desk.tasks.running("articles"))
    desk.click(1)
    await until(lambda: len(desk.read()) == 1)

    desk.press(KEY.Key_D, SHIFT)
    await until(lambda: len(desk.read()) == 3 * PAGE - 2)

    assert len(desk.rows()) == PAGE
    assert not engine.stored[3 * PAGE - 1].read


async def test_tags_go_on_all_of_them_and_off_those_that_got_them(
    stored, server, open_window, until
):
    articles = [item(each, each) for each in ("Apples", "Bees", "Cats")]
    engine = stored
    await engine.subscribe(server.put("/feed", rss("Planet", articles)))
    first, *_ = await engine.entries(EntryQuery())
    await engine.tag([first.id], "later")
    desk = await open_window(engine)
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    desk.window.list.choose(0)
    desk.press(KEY.Key_A, CTRL)
    desk.press(KEY.Key_T)

    def dialog():
        widgets = QApplication.topLevelWidgets()
        return next((w for w in widgets if isinstance(w, TagsDialog) and w.isVisible()), None)

    await until(dialog)
    field = dialog().findChild(QLineEdit)
    await until(field.hasFocus)
    QTest.keyClicks(field, "later")
    QTest.keyClick(field, KEY.Key_Return)
    QTest.keyClick(field, KEY.Key_Return)
    await until(lambda: desk.said().startswith("Tagged “later”"))
    assert [tag.entries for tag in await engine.tags()] == [3]

    desk.actions.undo.trigger()
    await until(lambda: desk.said() == "Undone: Tag")
    assert await engine.tags_on_all([first.id]) == ["later"]
    assert [tag.entries for tag in await engine.tags()] == [1]
