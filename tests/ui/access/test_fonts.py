"""Larger letters make room for themselves: nothing is cut off or lies over another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from tests.ui.access.stage import DIALOGS, VIEWS, pages
from ui.dialogs.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Pixels that rounding may take.
_ROUNDED = 1
_SAYING = (QLabel, QAbstractButton, QLineEdit, QComboBox)
#: Rows of a list that are looked at.
_ENOUGH = 20


@pytest.fixture(params=[1, 1.5, 2], ids=["100 %", "150 %", "200 %"])
def scale(request, dressed):
    """How much larger than usual the font of the application is."""
    application = QApplication.instance()
    usual = application.font()
    larger = application.font()
    larger.setPointSizeF(larger.pointSizeF() * request.param)
    application.setFont(larger)
    yield request.param
    application.setFont(usual)


def cut_off(screen: QWidget) -> Iterator[str]:
    """Yield the words that do not fit into their place."""
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        needed = room(widget)
        if needed is not None and (
            needed[0] > widget.width() + _ROUNDED or needed[1] > widget.height() + _ROUNDED
        ):
            size = widget.width(), widget.height()
            yield f"{type(widget).__name__} {words_of(widget)!r} has {size}, needs {needed}"


def words_of(widget: QWidget) -> str:
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()


def room(widget: QWidget) -> tuple[int, int] | None:
    """Return width and height without which the words of a widget are cut off."""
    if isinstance(widget, QLabel):
        return room_of_words(widget)
    metrics = widget.fontMetrics()
    if isinstance(widget, QToolButton) and not widget.icon().isNull():
        return widget.iconSize().toTuple()
    if isinstance(widget, QAbstractButton) and widget.text():
        return metrics.horizontalAdvance(widget.text().replace("&", "")), metrics.height()
    return (0, metrics.height()) if isinstance(widget, (QLineEdit, QComboBox)) else None


def room_of_words(label: QLabel) -> tuple[int, int] | None:
    metrics = label.fontMetrics()
    if not label.text() or label.textFormat() is not Qt.TextFormat.PlainText:
        return None
    if isinstance(label, Line):  # it ends in dots where there is no room
        return 0, metrics.height()
    if label.wordWrap():
        return 0, label.heightForWidth(label.width())
    return metrics.horizontalAdvance(label.text().replace("&", "")), metrics.height()


def overlapping(screen: QWidget) -> Iterator[str]:
    """Yield words that lie over others of the same parent."""
    for parent in [screen, *screen.findChildren(QWidget)]:
        if isinstance(parent, QLineEdit):
            continue
        children = parent.findChildren(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
        shown = [each for each in children if each.isVisible() and isinstance(each, _SAYING)]
        for one, other in combinations(shown, 2):
            common = one.geometry() & other.geometry()
            if common.width() > _ROUNDED and common.height() > _ROUNDED:
                yield f"{words_of(one)!r} and {words_of(other)!r} lie over each other"


def low_rows(screen: QWidget) -> Iterator[str]:
    """Yield the lists whose rows are lower than their letters."""
    for view in screen.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or isinstance(view, QHeaderView):
            continue
        top = view.rootIndex()
        for row in range(min(model.rowCount(top), _ENOUGH)):
            index = model.index(row, 0, top)
            lines = str(index.data()).count("\n") + 1
            high = view.visualRect(index).height()
            if 0 < high < lines * view.fontMetrics().height():
                yield f"a row of {view.accessibleName()!r} has {high} pixels for {lines} lines"


@pytest.mark.long
@pytest.mark.parametrize("screens", [VIEWS, DIALOGS], ids=["window", "dialogs"])
async def test_nothing_is_cut_off_in_larger_letters(scale, stage, screens):
    found = []
    for name in screens:
        async with stage.open(name) as screen:
            for page in pages(screen):
                QApplication.sendPostedEvents()
                found += [f"{name} {page}: {each}" for each in cut_off(screen)]
                found += [f"{name} {page}: {each}" for each in overlapping(screen)]
                found += [f"{name} {page}: {each}" for each in low_rows(screen)]

    assert not found, "\n".join(found)
