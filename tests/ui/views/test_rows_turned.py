"""What is painted in rows stands, from right to left, where it would be in a mirror."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from feedmon.model import FeedState, OpmlDocument, OpmlFeed, OpmlPreview
from tests.ui.fakes import FakeEngine, feed, folder, summary
from ui import style
from ui.dialogs.pick_view import PickView
from ui.models.outline import Outline
from ui.models.picking import ROW, PickModel
from ui.views import article_delegate
from ui.views.feed_icons import Icons

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
HEBREW = "\u05d2\u05d0\u05d5\u05ea \u05d5\u05e9\u05e4\u05dc"
FEEDS = [
    feed(1, "Harbour", folder_id=1, error="http-status", error_detail="500", failures=1),
    feed(2, HEBREW, folder_id=1, state=FeedState.PAUSED),
    feed(3, "Rest", in_totals=False),
]
ENTRIES = [
    summary(1, 1, starred=True),
    summary(2, 2, title=HEBREW, feed_title=HEBREW, snippet="", edited_at=1),
    summary(3, 3, title="A title of two lines " * 4, read=True),
]


@pytest.fixture
def painted(monkeypatch):
    """``painted(view)``: what stands in it, with its height, and from where to where it goes."""
    found = []

    def note(what, rect):
        place = QRectF(rect)
        found.append((round(place.top()), what, round(place.left(), 3), round(place.right(), 3)))

    def written(_painter, rect, words, *, at_end=False, **_more):
        note(("end" if at_end else "words", words.strip("\u2068\u2069")), rect)

    monkeypatch.setattr(style, "draw_icon", lambda _p, name, rect, *_a, **_m: note(name, rect))
    monkeypatch.setattr(style, "draw_box", lambda _p, rect, *_a: note("box", rect))
    monkeypatch.setattr(style, "write", written)
    monkeypatch.setattr(
        article_delegate,
        "draw_dot",
        lambda _p, spot, size, _c: note("dot", QRectF(spot.x() - size / 2, spot.y(), size, 1)),
    )
    monkeypatch.setattr(Icons, "draw", lambda _s, _p, rect, *_a, **_m: note("feed", rect))

    def paint(view, direction):
        view.window().setLayoutDirection(direction)
        found.clear()
        getattr(view, "paint_anew", view.viewport().update)()
        view.viewport().grab()
        return sorted(found, key=str)

    return paint


def mirrored(places, width):
    return [
        (top, what, round(width - right, 3), round(width - left, 3))
        for top, what, left, right in places
    ]


async def test_list_and_sidebar_are_turned_round(open_window, painted):
    desk = await open_window(FakeEngine(FEEDS, [folder(1, "News")], ENTRIES))
    window = desk.window
    window.articles.group(True)

    for view in (window.list, window.sidebar):
        before, after = painted(view, LEFT), painted(view, RIGHT)
        kinds = {what for _, what, _, _ in before}
        assert {"feed", ("words", HEBREW)} <= kinds
        assert kinds & {"dot", "chevron-down"}
        assert after == mirrored(before, view.viewport().width())


def test_folders_to_choose_from_are_turned_round_with_their_keys(qtbot, painted):
    feeds = (
        OpmlFeed("https://a.example/feed", "Ada", folder=("News",)),
        OpmlFeed("https://b.example/feed", HEBREW),
    )
    preview = OpmlPreview(OpmlDocument(feeds=feeds, folders=(("News",),)), frozenset({1}))
    model = PickModel(Outline(preview, lambda each: each.url))
    view = PickView(model)
    qtbot.addWidget(view)
    view.resize(400, 300)
    before, after = painted(view, LEFT), painted(view, RIGHT)
    news = next(model.index(n) for n in range(model.rowCount()) if model.index(n).data() == "News")
    view.setCurrentIndex(news)

    assert {"box", "check", "chevron-down"} <= {what for _, what, _, _ in before}
    assert after == mirrored(before, view.viewport().width())
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert news.data(ROW).is_open is False
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert news.data(ROW).is_open is True
    arrow = view.visualRect(news).topRight() + QPoint(-20, 8)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert news.data(ROW).is_open is False
