"""The first start: an address, a list, or the starter pack."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidget, QWidget

import resources
from feedmon.opml import read_opml
from tests.ui.fakes import FakeEngine, feed
from ui.dialogs.starter import StarterDialog

STARTER = resources.FOLDER / "starter.opml"


@pytest.fixture
def dialog(qtbot):
    made = StarterDialog(read_opml(STARTER.read_bytes()))
    qtbot.addWidget(made)
    made.show()
    return made


class Painted(QObject):
    """Gathers what of a widget is painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def click(tree: QTreeWidget, row: int, child: int | None = None) -> None:
    """Click the box of a folder, or of a feed in it."""
    item = tree.topLevelItem(row)
    rect = tree.visualItemRect(item if child is None else item.child(child))
    place = rect.center()
    place.setX(rect.left() + 10)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


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
    tree = dialog.findChild(QTreeWidget)
    whole = dialog.chosen

    click(tree, 0)
    click(tree, 1, child=0)

    assert dialog.chosen.folders == whole.folders[1:]
    assert len(dialog.chosen.feeds) == len(whole.feeds) - 3


def test_a_click_on_the_words_of_a_row_unchecks_it_and_leaves_them_to_be_read(dialog):
    tree = dialog.findChild(QTreeWidget)
    whole = dialog.chosen
    item = tree.topLevelItem(0).child(0)
    words = tree.visualItemRect(item).center()

    def darkest() -> int:
        QTest.qWait(0)
        rect = tree.visualRect(tree.indexFromItem(item, 0))
        picture = tree.viewport().grab(rect.adjusted(24, 0, 0, 0)).toImage()
        rows, columns = range(picture.height()), range(picture.width())
        return min(picture.pixelColor(x, y).lightness() for x in columns for y in rows)

    before = darkest()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=words)

    assert tree.currentItem() is item
    assert dialog.chosen.feeds == whole.feeds[1:]
    assert darkest() == pytest.approx(before, abs=24)


def test_nothing_checked_can_not_be_followed(dialog):
    tree = dialog.findChild(QTreeWidget)
    for row in range(tree.topLevelItemCount()):
        click(tree, row)

    assert dialog.chosen.feeds == ()
    follow = next(each for each in dialog.findChildren(type(dialog._follow)) if each.isDefault())
    assert not follow.isEnabled()


def test_enter_follows_even_after_the_keys_went_over_cancel(dialog, qtbot):
    tree = dialog.findChild(QTreeWidget)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    tree.setFocus()

    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)

    assert dialog.result() == StarterDialog.DialogCode.Accepted


def test_the_row_that_was_left_is_painted_again_as_a_whole(dialog, qtbot):
    tree = dialog.findChild(QTreeWidget)
    tree.setFocus()  # which makes the first row current, and selects nothing
    assert tree.currentItem() is tree.topLevelItem(0)
    rect = tree.visualItemRect(tree.topLevelItem(0))
    right_end = QPoint(tree.viewport().width() - 40, rect.center().y())
    QTest.qWait(50)
    painted = Painted(tree.viewport())

    QTest.keyClick(tree, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: painted.region.contains(right_end))
