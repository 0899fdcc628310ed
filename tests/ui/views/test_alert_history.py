"""The alert history: listed page by page, filtered, opened, tried again and marked as seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from feedmon.events import AlertsChanged, AlertsRaised
from feedmon.model import AlertKind, AlertRecord
from tests.ui.access.alert_screens import FAILED, RULE, alert, furnish, way
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui.models.sources import ALERTS
from ui.views.alert_history import PAGE
from ui.views.alert_history_window import Shown


@pytest.fixture
def engine():
    made = FakeEngine(
        [feed(1, "Harbour Journal"), feed(2, "Broken Bollard")],
        entries=[summary(n, alerted=True) for n in (1, 3, 12)],
    )
    furnish(made)
    return made


@pytest.fixture
async def opened(open_window, engine, until):
    """The window, and the history that its action opens."""
    desk = await open_window(engine)
    desk.actions.alert_history.trigger()
    history = desk.window.alerting.history.window
    await until(history.model.rowCount)
    yield desk, history
    history.close()


def titles(history):
    return [history.model.row(at).record.alert.title for at in range(history.model.rowCount())]


def choose(history, at):
    history.view.setCurrentIndex(history.model.index(at))


async def test_alerts_stand_newest_first_and_say_what_is_gone(opened):
    _, history = opened

    assert history.model.ids() == [1, 2, 3, 12]
    assert history.model.row(1).missing == "The article and the rule are not there any more"
    choose(history, 0)
    assert (
        history.trouble.text()
        == "Team chat: The server is overloaded or down for maintenance (503)."
    )
    heard = history.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "There is nothing at this address (404)" in heard


async def test_filters_and_rules_ask_for_those_alerts_alone(opened, engine, until):
    _, history = opened

    history.show_only(Shown.FAILED)
    await until(lambda: history.model.ids() == [1])
    history.show_only(Shown.UNSEEN)
    await until(lambda: history.model.ids() == [1, 3, 12])
    history.show_only(Shown.ALL)
    history.rule.setCurrentIndex(history.rule.findData(RULE.id))
    history.rule.activated.emit(1)
    await until(lambda: engine.called("alert_history")[-1][1] == RULE.id)


async def test_what_failed_is_tried_again_and_what_was_seen_is_marked(opened, engine, until):
    _, history = opened
    choose(history, 0)

    history.retry.trigger()
    await until(lambda: history.footer.text() == "1 delivery is tried again")
    assert engine.called("retry_delivery") == [(FAILED.id,)]

    QTest.keyClick(history.view, Qt.Key.Key_M)
    await until(lambda: history.model.row(0).record.alert.seen_at is not None)
    assert history.see.text() == "Mark as Not Seen"


async def test_enter_opens_the_article_or_the_health_of_its_feed(opened, until):
    desk, history = opened
    choose(history, 0)

    QTest.keyClick(history.view, Qt.Key.Key_Return)
    await until(lambda: desk.window.list.entry_id() == 1)
    assert desk.window.sidebar.source() == ALERTS

    choose(history, 2)
    history.go.trigger()
    await until(lambda: desk.window.health.window is not None)
    assert desk.window.health.window.table.chosen() == [2]
    desk.window.health.window.close()


async def test_the_history_goes_on_while_it_is_scrolled_and_news_move_nothing(
    open_window, engine, until
):
    engine.told = [AlertRecord(alert(n), (way(n),)) for n in range(1, PAGE + 40)]
    desk = await open_window(engine)
    desk.actions.alert_history.trigger()
    history = desk.window.alerting.history.window
    await until(lambda: history.model.rowCount() == PAGE)

    history.view.scrollToBottom()
    await until(lambda: history.model.rowCount() == PAGE + 39)

    choose(history, 50)
    history.view.scrollTo(history.view.currentIndex(), history.view.ScrollHint.PositionAtTop)
    top = history.view.visualRect(history.view.currentIndex()).top()
    new = alert(999, kind=AlertKind.SILENT, raised_at=alert(1).raised_at + 60)
    engine.told.insert(0, AlertRecord(new))
    engine.events.publish(AlertsRaised((new,)))
    await until(lambda: history.model.ids()[0] == 999)
    assert history.view.visualRect(history.view.currentIndex()).top() == top

    chosen = history.rows()[0].id
    gone = [record.alert.id for record in engine.told[-3:]]
    del engine.told[-3:]
    engine.events.publish(AlertsChanged(tuple(gone)))
    await until(lambda: history.model.rowCount() == PAGE + 37)
    assert not set(gone) & set(history.model.ids())
    assert history.rows()[0].id == chosen

    engine.events.publish(AlertsChanged())
    await until(lambda: history.model.rowCount() == PAGE)
    history.close()


async def test_alerts_are_snoozed_for_an_hour_and_shown_again(open_window, engine, until):
    desk = await open_window(engine)
    assert not desk.actions.wake_alerts.isEnabled()

    desk.actions.snooze_hour.trigger()
    await until(desk.actions.wake_alerts.isEnabled)
    assert engine.settings.alerts_snoozed_until == NOW + 3600
    await until(lambda: desk.said().startswith("Alerts are snoozed until "))

    desk.actions.wake_alerts.trigger()
    await until(lambda: engine.settings.alerts_snoozed_until == 0)
    await until(lambda: not desk.actions.wake_alerts.isEnabled())
