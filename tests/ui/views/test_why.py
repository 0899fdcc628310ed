"""Why a feed is asked when it is, and what is wrong with it, is said wherever it is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from feedmon import schedule
from feedmon.model import FeedDetails, FeedHints, FeedState
from tests.ui.fakes import NOW, FakeEngine, feed
from ui.dialogs.properties.checking import Checking
from ui.dialogs.properties.form import Elided
from ui.models.health_columns import Column
from ui.models.sources import Kind, Source

DAY = 86_400
DEAD = {
    "state": FeedState.PARKED,
    "error": "name-not-resolved",
    "error_detail": "unknown",
    "failures": 14,
    "next_poll_reason": "parked",
}
WHY = [
    (
        {"next_poll_reason": "max-age", "fresh_until": NOW + 39_600, "last_success_at": NOW - 3600},
        "Cache-Control max-age 12 hours",
    ),
    ({"next_poll_reason": "ttl", "hints": FeedHints(ttl_minutes=180)}, "ttl of the feed 3 hours"),
    ({"next_poll_reason": "rhythm"}, "as often as it publishes"),
    ({"next_poll_reason": "retry-after"}, "the server asked to wait until then"),
    ({"next_poll_reason": "skip-days"}, "the feed wants no request on that day"),
    (DEAD, "failing for long, so asked once a week"),
]


async def health_of(desk, until):
    """Open the health window by its keys."""
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    desk.press(Qt.Key.Key_H, control | Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: desk.window.health.window is not None)
    health = desk.window.health.window
    await until(health.isVisible)
    health.activateWindow()
    await until(health.isActiveWindow)
    return health


def choose(window, feed_id):
    """Click a feed in the health window's table."""
    spot = window.table.visualRect(window.model.index_of(feed_id)).center()
    QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.rule("S-2")
async def test_when_and_why_a_feed_is_asked_next_stands_wherever_it_is_shown(open_window, until):
    feeds = [feed(n, next_poll_at=NOW + 600, **more) for n, (more, _) in enumerate(WHY, 1)]
    desk = await open_window(FakeEngine(feeds))
    health = await health_of(desk, until)

    for one, (_, why) in zip(feeds, WHY, strict=True):
        tip = desk.window.feeds.index_of(Source(Kind.FEED, one.id)).data(
            Qt.ItemDataRole.ToolTipRole
        )
        cell = health.model.index_of(one.id).siblingAtColumn(Column.NEXT)
        details = FeedDetails(one, "RSS 2.0", None, "", (), (), ())
        page = Checking(details, around=schedule.plan_of([]), now=NOW)
        said = [label.accessibleName() for label in page.findChildren(Elided)]
        choose(health, one.id)

        assert why in tip
        assert why in cell.data()
        assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith("Next check ")
        assert any(words.endswith(f": {why}") for words in said)
        assert f": {why}." in health.details._step.text()


@pytest.mark.rule("F-13")
async def test_a_parked_feed_says_so_and_can_be_retried_at_once(open_window, until):
    others = [feed(n) for n in range(1, 6)]
    engine = FakeEngine([*others, feed(6, next_poll_at=NOW + 5 * DAY, **DEAD)])
    desk = await open_window(engine)
    health = await health_of(desk, until)
    choose(health, 6)

    assert health.model.index_of(6).siblingAtColumn(Column.STATE).data() == "Parked"
    assert health.details._problem.text() == "The server's name is not known (any more)."
    assert "asked once a week" in health.details._step.text()
    QTest.keyClick(health.table, Qt.Key.Key_F5)
    await until(lambda: engine.called("refresh"))
    await until(lambda: health.model.index_of(6).siblingAtColumn(Column.STATE).data() == "Works")
    assert engine.called("refresh") == [((6,),)]


@pytest.mark.rule("FRB-130..137", "X-5")
@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (("tls-failed", "expired"), "The server's certificate has expired."),
        (("tls-failed", "wrong-host"), "The server's certificate belongs to another address."),
        (("tls-failed", "unknown-issuer"), "The server's certificate is not trusted."),
        (None, "Redirected to new.example for more than a month, though not for good."),
    ],
)
async def test_what_is_wrong_on_the_way_to_a_feed_is_said(open_window, until, broken, words):
    since = {"redirected_since": NOW - 40 * DAY, "last_success_at": NOW - 60}
    wrong = {"redirected_to": "https://new.example/feed", **since}
    if broken is not None:
        wrong = {"state": FeedState.FAILING, "error": broken[0], "error_detail": broken[1]}
    desk = await open_window(FakeEngine([*(feed(n) for n in range(1, 6)), feed(6, **wrong)]))
    health = await health_of(desk, until)
    choose(health, 6)

    tip = desk.window.feeds.index_of(Source(Kind.FEED, 6)).data(Qt.ItemDataRole.ToolTipRole)
    assert words in tip
    assert words in health.details._problem.text()
