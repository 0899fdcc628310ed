"""From right to left every screen is the mirror image of what it is from left to right.

Words are no mirror images: what is compared is where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBitmap, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from tests.ui.access.stage import DIALOGS, VIEWS, pages
from ui.translation import without_isolates
from ui.views.article_header import ArticleHeader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage

    from tests.ui.access.stage import Stage

#: What is compared by its place; labels and rows by the ink in them.
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QProgressBar)
#: Letters have room around them, more on one side than on the other, and lines that are broken a
#: space at their ends; words of one thing are not further from each other than this.
_CLOSE, _APART = 6, 18
_ROWS = 12


@dataclass(frozen=True)
class Thing:
    """Something that is seen, and from where to where its parts go, of so many pixels in all."""

    name: str
    parts: tuple[tuple[int, int], ...]
    width: int

    def mirrors(self, other: Thing) -> bool:
        """Whether it is where the other would be in a mirror."""
        turned = [(self.width - right, self.width - left) for left, right in self.parts[::-1]]
        return len(turned) == len(other.parts) and all(
            abs(one - two) <= _CLOSE
            for mine, its in zip(turned, other.parts, strict=True)
            for one, two in zip(mine, its, strict=True)
        )


@pytest.fixture
def turn(qapp):
    """Lay the program out from right to left; it is as before in the end."""
    yield lambda: qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def inked(image: QImage) -> tuple[tuple[int, int], ...]:
    """From where to where there is something on the ground of a picture."""
    ground = image.createMaskFromColor(image.pixel(0, 0), Qt.MaskMode.MaskInColor)
    spans: list[list[int]] = []
    for rect in sorted(QRegion(QBitmap.fromImage(ground)), key=QRect.left):
        left, right = rect.left(), rect.right() + 1
        if spans and left <= spans[-1][1] + _APART:
            spans[-1][1] = max(spans[-1][1], right)
        else:
            spans.append([left, right])
    return tuple((left, right) for left, right in spans)


def things(screen: QWidget) -> Iterator[Thing]:
    """Yield all that is seen of a screen and has a side."""
    shot, width = screen.grab().toImage(), screen.width()
    for each in screen.findChildren(QWidget):
        place = QRect(each.mapTo(screen, QPoint()), each.size())
        if not each.isVisible() or each.visibleRegion().isEmpty():
            continue
        words = without_isolates(str(each.accessibleName() or each.property("text")))
        name = f"{type(each).__name__} {words!r}"
        if isinstance(each, QAbstractItemView):
            yield from rows(each, name)
        elif isinstance(each, QLabel) and not _is_text(each):
            if each.visibleRegion().boundingRect() != each.rect():
                continue  # of words that are cut off some have no ink left
            found = inked(shot.copy(place))
            if found:
                span = (place.left() + found[0][0], place.left() + found[-1][1])
                yield Thing(name, (span,), width)
        elif isinstance(each, _CONTROLS) and not isinstance(each.parent(), QAbstractSpinBox):
            yield Thing(name, ((place.left(), place.right() + 1),), width)


def rows(view: QAbstractItemView, name: str) -> Iterator[Thing]:
    """Yield the first rows (or heads) of a list, but those with a ground of their own."""
    shot = view.viewport().grab().toImage()
    if isinstance(view, QHeaderView):
        yield Thing(name, inked(shot.copy(0, 0, shot.width(), shot.height() - 2)), shot.width())
        return
    seen = 0
    for y in range(0, shot.height(), 4):
        index = view.indexAt(QPoint(shot.width() // 2, y))
        rect = view.visualRect(index)
        if y > rect.top() + 3 or not index.isValid() or view.selectionModel().isSelected(index):
            continue
        row = QRect(0, rect.top() + 1, shot.width(), rect.height() - 3)
        if row.top() < 0 or row.bottom() >= shot.height() or seen == _ROWS:
            continue
        seen += 1
        words = without_isolates(str(index.data()))[:40]
        yield Thing(f"{name}: {words!r}", inked(shot.copy(row)), shot.width())


def _is_text(label: QLabel) -> bool:
    """Whether it is read in lines as an article is, which begin where their letters do."""
    selectable = label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    return isinstance(label.parent(), ArticleHeader) and bool(selectable)


async def seen(stage: Stage, names: tuple[str, ...]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for name in names:
        async with stage.open(name) as screen:
            for page in pages(screen):
                for each in things(screen):
                    found.setdefault(f"{name} {page} {each.name}", []).append(each)
    return found


async def compare(set_stage, turn, names: tuple[str, ...]) -> list[str]:
    """Open screens both ways; return what does not stand as in a mirror."""
    stage = await set_stage()
    before = await seen(stage, names)
    stage.window.hide()
    turn()
    after = await seen(await set_stage(), names)
    return [
        f"{key}: {one.parts} became {two.parts} of {two.width}"
        for key in before
        for one, two in zip(before[key], after.get(key, ()), strict=False)  # some are filled later
        if not one.mirrors(two)
    ]


async def test_the_window_is_turned_round(set_stage, turn):
    wrong = await compare(set_stage, turn, ("window", "palette"))
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
async def test_every_screen_is_turned_round(set_stage, turn):
    wrong = await compare(set_stage, turn, tuple(VIEWS | DIALOGS))
    assert not wrong, "\n".join(wrong)
