"""Everything is reached by keys, and it is seen where they are."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QScrollArea, QWidget

from tests.ui.access.stage import DIALOGS, VIEWS, pages
from ui.keymap.rules import refusal
from ui.views.listing import Ready

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = Qt.Key
#: Rings stand around some controls.
_AROUND = 3
#: So often is Tab pressed in a circle of stops at the most: texts and lines have links in them.
_LINKS = 12


def stops(screen: QWidget) -> list[QWidget]:
    """Return where Tab has to come to: of a group of choices it is the one that is chosen."""
    return [
        each
        for each in screen.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is screen.window()
        and not is_passed(each)
    ]


def is_passed(widget: QWidget) -> bool:
    """Whether it is one of a group of choices that the arrows go to."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    return isinstance(widget, QRadioButton) or (group is not None and group.exclusive())


def unseen(screen: QWidget) -> Iterator[str]:
    """Yield what looks the same with the keys and without them."""
    reached = stops(screen)
    for at, widget in enumerate(reached):
        other = reached[at - 1]
        if other is widget:
            continue
        bring_into_sight(widget)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if picture(widget) == without:
            yield named(widget)


def bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def picture(widget: QWidget):
    """What is seen of a widget, and closely around it."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return window.grab(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)).toImage()


def walked(screen: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until it has gone around; return where it came to, in order."""
    reached: list[QWidget] = []
    start = stops(screen)[0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(len(stops(screen)) + _LINKS):
        now = QApplication.focusWidget()
        if not reached or reached[-1] is not now:
            reached.append(now)
        QTest.keyClick(now, key)
        if QApplication.focusWidget() is start:
            break
    return reached


def named(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {words!r}"


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screens", [VIEWS, DIALOGS], ids=["window", "dialogs"])
async def test_it_is_seen_where_the_keys_are(stage, dressed, screens, scheme):
    dressed.force(scheme)
    found = []
    for name in screens:
        async with stage.open(name) as screen:
            for page in pages(screen):
                found += [f"{name} {page}: {each}" for each in unseen(screen)]

    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("screens", [VIEWS, DIALOGS], ids=["window", "dialogs"])
async def test_tab_comes_to_everything_and_around_in_both_ways(stage, screens):
    found = []
    for name in screens:
        async with stage.open(name) as screen:
            for page in pages(screen):
                wanted = set(stops(screen))
                for key in (KEY.Key_Tab, KEY.Key_Backtab):
                    reached = walked(screen, key)
                    missing = [named(each) for each in wanted - set(reached)]
                    found += [f"{name} {page}: {key.name} not to {each}" for each in missing]

    assert not found, "\n".join(found)


async def test_tab_goes_down_an_article_and_its_notes_as_one_reads(stage):
    for name in ("window", "warnings"):
        async with stage.open(name) as window:
            pane = window.pane if name == "window" else window.list_pane
            reached = [each for each in walked(window, KEY.Key_Tab) if pane.isAncestorOf(each)]
            lines = [each.mapTo(pane, each.rect().center()).y() // 8 for each in reached]
            first = lines.index(min(lines))  # a circle begins anywhere

            assert lines[first:] + lines[:first] == sorted(lines), name


async def test_tab_goes_from_a_list_that_is_empty_now_to_what_is_offered_instead(stage):
    async with stage.open("window") as window:
        window.list.setFocus()
        window.list_pane.show_state(Ready(0))

        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)

        assert QApplication.focusWidget() in window.list_pane.empty.buttons()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize("name", ["sidebar", "list", "pane.browser", "tool_bar.search"])
async def test_a_menu_is_opened_by_a_key_where_the_current_row_is(stage, name):
    async with stage.open("window") as window:
        place = attrgetter(name)(window)
        place.setFocus()

        QTest.keyClick(place, KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        await stage.until(QApplication.activePopupWidget)
        menu = QApplication.activePopupWidget()
        entries, ground = menu.actions(), menu.geometry()
        menu.close()

        top = place.mapToGlobal(QPoint()).y()
        assert entries  # a long menu begins above its place where the screen ends below it
        assert ground.top() < top + place.height()
        assert ground.bottom() > top


async def test_arrows_go_among_the_filters_that_tab_passes(stage):
    async with stage.open("health") as health:
        chosen = next(each for each in stops(health) if getattr(each, "isChecked", bool)())
        chosen.setFocus()

        QTest.keyClick(chosen, KEY.Key_Right)

        assert QApplication.focusWidget() is not chosen
        assert QApplication.focusWidget().text().startswith("Failing")


def test_the_key_of_menus_is_not_given_away():
    assert "Shift+F10" in refusal(QKeySequence("Shift+F10"), menus={}, mac=False)
