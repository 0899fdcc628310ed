"""The lines between panes and columns, moved by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from feedmon.model import PollRecord
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import style
from ui.models.health_columns import Column

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ADDRESS = "A title that is much longer than the column it stands in, by far"


@pytest.fixture
def engine():
    made = FakeEngine([feed(1, ADDRESS), feed(2)], entries=[summary(i) for i in range(1, 9)])
    made.logs = {1: [PollRecord(1, NOW, "new", 200, 80, 900, 0, 1, new=1, updated=0)]}
    return made


def press(key, modifier=NONE):
    """Press a key where the keys are."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def spoken():
    """What a screen reader makes of what has the keys: its name, kind and value."""
    seen = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    value = seen.valueInterface()
    return seen.text(QAccessible.Text.Name), seen.role(), value and value.currentValue()


async def test_arrows_move_the_lines_between_panes_and_the_widths_are_kept(open_window, engine):
    desk = await open_window(engine)
    panes = desk.window.panes
    desk.window.sidebar.setFocus()
    before = panes.sizes()[0]

    press(KEY.Key_F6, SHIFT)
    assert spoken() == ("Width of the sidebar", QAccessible.Role.Slider, before)
    press(KEY.Key_Right)
    press(KEY.Key_Right)
    assert panes.sizes()[0] == before + 32
    press(KEY.Key_J)  # means in the window what it always means
    assert spoken()[2] == before + 32

    press(KEY.Key_F6, SHIFT)  # on to the list; the sidebar stays as it is
    assert spoken()[0] == "Width of the list"
    press(KEY.Key_Home)
    assert desk.window.list_pane.width() == desk.window.list_pane.minimumSizeHint().width()
    press(KEY.Key_Return)
    assert desk.window.sidebar.hasFocus()

    desk.window.save_state()
    again = await open_window(engine, settings=desk.settings)
    assert again.window.panes.sizes()[0] == before + 32
    assert again.window.panes.pair.sizes() == panes.pair.sizes()


async def test_esc_takes_a_line_back_and_the_layout_turns_it(open_window, engine):
    desk = await open_window(engine)
    pair = desk.window.panes.pair
    press(KEY.Key_F7, SHIFT)
    before = pair.sizes()

    press(KEY.Key_F6, SHIFT)
    assert spoken()[0] == "Height of the list"
    press(KEY.Key_Down)
    assert pair.sizes()[0] == before[0] + 16
    press(KEY.Key_Escape)
    assert pair.sizes() == before
    assert desk.window.list.hasFocus()

    press(KEY.Key_F6, SHIFT)
    press(KEY.Key_F7)  # the wide layout: another line than the one that was moved
    assert desk.window.list.hasFocus()
    press(KEY.Key_F6, SHIFT)
    press(KEY.Key_Tab)
    assert spoken()[0] == "Width of the sidebar"
    press(KEY.Key_F9)  # without the sidebar there is one line
    assert desk.window.list.hasFocus()
    press(KEY.Key_F6, SHIFT)
    press(KEY.Key_Tab)
    assert spoken()[0] == "Width of the list"


async def test_right_and_left_stay_so_where_one_reads_from_the_right(open_window, engine, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk = await open_window(engine)
        desk.window.sidebar.setFocus()
        press(KEY.Key_F6, SHIFT)
        line = QApplication.focusWidget()
        before, at = desk.window.sidebar.width(), line.x()

        press(KEY.Key_Left)

        assert desk.window.sidebar.width() == before + 16
        assert line.x() == at - 16
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_line_is_seen_that_has_the_keys(open_window, engine, dressed, scheme):
    dressed.force(scheme)
    desk = await open_window(engine)

    press(KEY.Key_F6, SHIFT)
    line = QApplication.focusWidget()
    seen = desk.window.grab(line.geometry()).toImage()

    accent = style.tokens(desk.window.palette()).accent
    assert {seen.pixelColor(x, 40).name() for x in range(seen.width())} == {accent}
    assert desk.window.panes.pair.handle(1).geometry().center().x() == (
        line.geometry().center().x() - desk.window.panes.pair.x()
    )


async def test_columns_are_widened_fitted_and_kept_by_keys(open_window, engine, until):
    desk = await open_window(engine)
    await until(desk.window.isActiveWindow)
    press(KEY.Key_H, CTRL | SHIFT)
    health = desk.window.health.window
    await until(health.isActiveWindow)
    header, log = health.table.horizontalHeader(), health.details.log.horizontalHeader()
    health.table.choose([1])
    await until(health.details.log.isVisible)
    before = header.sectionSize(Column.TITLE)

    health.table.setFocus()
    press(KEY.Key_F6, SHIFT)
    assert spoken() == ("Width of the column “Feed”", QAccessible.Role.Slider, before)
    press(KEY.Key_Left)
    assert header.sectionSize(Column.TITLE) == before - 16
    press(KEY.Key_Space)
    fitted = header.sectionSize(Column.TITLE)
    assert fitted > health.table.fontMetrics().horizontalAdvance(ADDRESS)
    press(KEY.Key_Backtab)
    assert spoken()[0] == "Height of the table"
    press(KEY.Key_Backtab)  # round to the last column of the log
    wide = log.sectionSize(log.count() - 1)
    press(KEY.Key_Right)
    assert log.sectionSize(log.count() - 1) == wide + 16
    press(KEY.Key_Right)
    press(KEY.Key_Escape)
    assert log.sectionSize(log.count() - 1) == wide
    assert health.isVisible()
    assert health.table.hasFocus()
    health.details.log.setFocus()
    press(KEY.Key_F6, SHIFT)
    assert spoken()[0] == "Width of the column “When”"
    press(KEY.Key_Right)
    press(KEY.Key_Return)
    widened = log.sectionSize(0)

    health.close()
    await until(lambda: desk.window.health.window is None)
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    press(KEY.Key_H, CTRL | SHIFT)
    again = desk.window.health.window
    assert again.table.horizontalHeader().sectionSize(Column.TITLE) == fitted
    assert again.details.log.horizontalHeader().sectionSize(0) == widened
