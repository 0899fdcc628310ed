"""The first start: an address, a list, or the starter pack."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import resources
from feedmon.model import OpmlPreview
from feedmon.opml import read_opml
from tests.ui.fakes import FakeEngine, feed
from ui.dialogs.pick_view import PickView
from ui.dialogs.starter import StarterDialog, description
from ui.models.outline import Outline

STARTER = resources.FOLDER / "starter.opml"


@pytest.fixture
def dialog(qtbot):
    preview = OpmlPreview(read_opml(STARTER.read_bytes()))
    made = StarterDialog(Outline(preview, description))
    qtbot.addWidget(made)
    made.show()
    return made


def click(dialog, title):
    """Click in the row of this title."""
    view = dialog.findChild(PickView)
    rows = (view.model().index(row, 0) for row in range(view.model().rowCount()))
    index = next(each for each in rows if each.data() == title)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )


async def test_a_first_start_shows_three_ways_and_the_cursor_in_the_field(open_window, until):
    desk = await open_window(FakeEngine(), wait=False)
    first = desk.window.first_steps
    await until(first.isVisible)
    await until(lambda: not desk.tasks.running("load"))

    assert first.field.hasFocus()
    assert not first.add.isEnabled()
    assert [each.text() for each in first.ways] == ["Import OPML…", "Follow a Starter Pack…"]


async def test_nothing_is_searched_before_there_is_a_feed(open_window, until):
    engine = FakeEngine()
    desk = await open_window(engine, wait=False)
    window = desk.window
    await until(window.first_steps.isVisible)
    await until(lambda: not desk.tasks.running("load"))
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert window.first_steps.field.hasFocus()
    assert not window.tool_bar.search.isEnabled()

    await engine.add_feeds(feed(1))
    await until(window.tool_bar.search.isEnabled)


async def test_an_address_is_asked_for_by_enter(open_window, until):
    desk = await open_window(FakeEngine(), wait=False)
    first = desk.window.first_steps
    await until(first.isVisible)
    asked = []
    first.asked.connect(asked.append)

    QTest.keyClicks(first.field, " lwn.net ")
    QTest.keyClick(first.field, Qt.Key.Key_Return)

    assert asked == ["lwn.net"]


async def test_the_button_imports(open_window, until):
    desk = await open_window(FakeEngine(), wait=False)
    await until(desk.window.first_steps.isVisible)
    asked = []
    desk.actions.import_opml.triggered.connect(lambda: asked.append("import"))

    desk.window.first_steps.ways[0].click()

    assert asked == ["import"]


def test_the_pack_is_a_list_of_at_least_ten_feeds_without_a_fault():
    document = read_opml(STARTER.read_bytes())

    assert len(document.feeds) >= 10
    assert document.problems == ()
    assert all(feed.url.startswith("https://") for feed in document.feeds)
    assert all(dict(feed.extra).get("description") for feed in document.feeds)


def test_all_feeds_of_the_pack_are_chosen_at_first(dialog):
    assert dialog.chosen == read_opml(STARTER.read_bytes())


def test_what_is_unchecked_is_left_out_with_a_folder_that_is_empty_then(dialog):
    whole = dialog.chosen

    click(dialog, "News")
    click(dialog, "Quanta Magazine")

    assert dialog.chosen.folders == whole.folders[1:]
    assert len(dialog.chosen.feeds) == len(whole.feeds) - 3


def test_nothing_checked_can_not_be_followed(dialog):
    click(dialog, "All feeds")

    assert dialog.chosen.feeds == ()
    follow = next(each for each in dialog.findChildren(type(dialog._follow)) if each.isDefault())
    assert not follow.isEnabled()


def test_enter_follows_even_after_the_keys_went_over_cancel(dialog, qtbot):
    tree = dialog.findChild(PickView)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    tree.setFocus()

    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)

    assert dialog.result() == StarterDialog.DialogCode.Accepted
