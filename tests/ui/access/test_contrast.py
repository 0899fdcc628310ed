"""Words stand out from the ground they are painted on, and no colour says anything alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from feedmon.events import FeedPolling, FeedsChanged
from feedmon.model import FeedState
from tests.ui.access.stage import DIALOGS, VIEWS, pages
from tests.ui.test_style import contrast
from ui import style
from ui.models.sources import Kind, Source

if TYPE_CHECKING:
    from collections.abc import Iterator


def faint(screen: QWidget) -> Iterator[str]:
    """Yield what can hardly be read: its ink by its palette, its ground as it is painted."""
    picture = screen.window().grab().toImage()
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            continue
        words = widget.text()
        place = QRect(widget.mapTo(screen.window(), QPoint()), widget.size())
        if not words or not picture.rect().contains(place):
            continue
        if isinstance(widget, QAbstractButton) and not shows_words(widget):
            continue
        ink = ink_of(widget)
        least = 4.5 if widget.isEnabled() else 3
        ground = commonest(picture.copy(place))
        if contrast(ink, ground) < least:
            yield f"{type(widget).__name__} {words!r} {ink.name()} on {ground.name()}"


def ink_of(widget: QWidget) -> QColor:
    if isinstance(widget, QPushButton) and widget.isDefault():  # the style sheet's own state
        scheme = style.tokens(widget.palette())
        return QColor(scheme.on_selected if widget.isEnabled() else scheme.muted)
    return widget.palette().color(widget.foregroundRole())


def shows_words(button: QAbstractButton) -> bool:
    return button.icon().isNull() or button.width() > 2 * button.height()


def commonest(image) -> QColor:
    step = max(1, image.width() * image.height() // 2000)
    places = range(0, image.width() * image.height(), step)
    pixels = Counter(image.pixel(at % image.width(), at // image.width()) for at in places)
    return QColor(pixels.most_common(1)[0][0])


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screens", [VIEWS, DIALOGS], ids=["window", "dialogs"])
async def test_words_stand_out_from_the_ground_they_are_painted_on(stage, dressed, screens, scheme):
    dressed.force(scheme)
    found = []
    for name in screens:
        async with stage.open(name) as screen:
            for page in pages(screen):
                found += [f"{name} {page}: {each}" for each in faint(screen)]

    assert not found, "\n".join(found)


# --- signs beside the colour ------------------------------------------------------------------

WELL = {"state": FeedState.OK, "error": None, "failures": 0, "insecure_target": None}
#: What a row of the sidebar says by a sign of its own: the feed, and what is otherwise with it.
STATES = {
    "fails": {"state": FeedState.FAILING, "error": "timeout", "failures": 3},
    "is paused": {"state": FeedState.PAUSED},
    "is gone": {"state": FeedState.GONE},
    "is not encrypted": {"insecure_target": "http://1.example/feed"},
    "is beside the totals": {"in_totals": False},
}
#: What a row of the list says so.
MARKS = {"is unread": {"read": False}, "is starred": {"starred": True}}


def shape(view, index) -> set[tuple[int, int]]:
    """Where something is painted in a row, whatever its colour."""
    return covered(view.viewport().grab(view.visualRect(index)).toImage())


def covered(image) -> set[tuple[int, int]]:
    """Where more than half of the strongest ink is: the same for the same strokes in any ink."""
    ground = commonest(image).lightness()
    inks = {
        (x, y): abs(image.pixelColor(x, y).lightness() - ground)
        for x in range(image.width())
        for y in range(image.height())
    }
    strongest = max(inks.values())
    return {place for place, ink in inks.items() if ink > strongest / 2}


def test_another_ink_alone_is_no_other_shape(qtbot, dressed):
    label = QLabel("Words in two inks")
    qtbot.addWidget(label)
    label.show()
    loud = covered(label.grab().toImage())
    label.setProperty("quiet", True)
    label.style().polish(label)

    assert len(loud ^ covered(label.grab().toImage())) < 12


async def test_what_a_row_says_is_said_by_more_than_a_colour(stage):
    async with stage.open("window") as window:
        feed = window.feeds.feed(1)
        row = window.feeds.index_of(Source(Kind.FEED, 1))
        window.list.choose(5)

        def told(**more):
            stage.desk.engine.events.publish(FeedsChanged((replace(feed, **(WELL | more)),)))

        async def looks(plain, *, otherwise):
            await stage.until(lambda: (len(shape(window.sidebar, row) ^ plain) > 12) == otherwise)

        told()
        await stage.until(lambda: window.feeds.feed(1).error is None)
        plain = shape(window.sidebar, row)
        for more in STATES.values():
            told(**more)
            await looks(plain, otherwise=True)
            told()
            await looks(plain, otherwise=False)
        stage.desk.engine.events.publish(FeedPolling(1))
        await looks(plain, otherwise=True)

        article = window.articles.index(0, 0)
        for marks in MARKS.values():
            window.articles.mark([12], read=True, starred=False)
            plain = shape(window.list, article)
            window.articles.mark([12], **marks)
            assert len(shape(window.list, article) ^ plain) > 12, marks


async def test_links_and_edits_are_told_by_lines_and_a_filter_by_its_ground(stage):
    def fonts(words):
        cursor = window.pane.browser.document().find(words)
        return cursor.charFormat().font()

    async with stage.open("window") as window:
        assert fonts("one link").underline()
        button = window.list_pane.way_button
        usual = commonest(button.grab().toImage())
        stage.desk.actions.here_unread.trigger()
        await stage.until(lambda: commonest(button.grab().toImage()) != usual)
        stage.desk.actions.here_all.trigger()
    async with stage.open("changes"):
        assert fonts("pours").underline()
        assert fonts("rains").strikeOut()
