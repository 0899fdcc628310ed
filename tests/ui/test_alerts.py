"""Alerts in the window, from the rule to the answer why: a real engine, a real server."""

from __future__ import annotations

import json
import time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from feedmon import open_engine
from feedmon.model import (
    Condition,
    ConditionGroup,
    EntryQuery,
    RuleActions,
    RuleField,
    RuleSpec,
    Webhook,
)
from feedmon.network import NetworkPolicy
from tests.feeds import item, rss
from ui.dialogs.destination import DestinationDialog
from ui.dialogs.digest import DigestDialog
from ui.dialogs.preferences.outlets import Destinations, Digests
from ui.dialogs.preferences.quiet_hours import QuietHours
from ui.dialogs.why import WhyDialog
from ui.models.sources import ALERTS

CRANES = RuleSpec(
    ConditionGroup((Condition(RuleField.TITLE, what="crane"), Condition(what="eel")), every=False),
    RuleActions(notify=True),
)


def below(item):
    return [item.child(at) for at in range(item.childCount())]


@pytest.fixture
def clock():
    """Now, until the test says otherwise."""
    return [time.time()]


@pytest.fixture
async def engine(tmp_path, clock):
    policy = NetworkPolicy(public=("127.0.0.0/8",))
    made = await open_engine(tmp_path / "data", network_policy=policy, clock=lambda: clock[0])
    yield made
    await made.close()


@pytest.fixture
async def told(furnished, engine, server, clock, until):
    """The window, an article of which a rule told, and two of which none did."""
    window, actions, _ = furnished
    feed = await engine.subscribe(server.put("/feed", rss("Harbour", [item("0", "An old crane")])))
    await until(lambda: window.articles.rowCount() == 1)
    await engine.add_rule("Cranes", CRANES)
    clock[0] += 3600
    server.put("/feed", rss("Harbour", [item("1", "A new crane"), item("2", "Low tide")]))
    await engine.refresh([feed.id])
    window.resize(1100, 700)
    window.show()
    await until(lambda: window.feeds.unread(ALERTS) == 1)
    return window, actions, engine


@pytest.mark.long
async def test_an_alert_is_listed_explained_and_kept_in_the_history(told, until):
    window, actions, engine = told
    actions.show_alerts.trigger()
    await until(lambda: window.articles.rowCount() == 1)
    assert window.articles.summary(0).title == "A new crane"

    window.list.choose(0)
    line = window.pane.notes.told
    await until(lambda: not line.isHidden())
    assert "Rule “Cranes” found “crane”" in line.accessibleName()
    await until(lambda: window.feeds.unread(ALERTS) == 0)
    (record,) = await engine.alert_history()
    assert record.alert.seen_at is not None  # what is read was seen to

    actions.why_alert.trigger()
    dialogs = lambda: window.findChildren(WhyDialog)  # noqa: E731
    await until(dialogs)
    (dialog,) = dialogs()
    rule = dialog.tree.topLevelItem(0)
    assert (rule.text(0), rule.text(1)) == ("Cranes", "You were told")
    either, *outcome = below(rule)
    assert [(each.text(0), each.text(1)) for each in below(either)] == [
        ("Title has any of “crane”", "True: “crane” (Title)"),
        ("Anywhere has any of “eel”", "False"),
    ]
    assert outcome
    dialog.reject()
    await until(lambda: not dialogs())

    actions.alert_history.trigger()
    history = window.alerting.history.window
    await until(lambda: history.model.rowCount() == 1)
    history.view.setCurrentIndex(history.model.index(0))
    QTest.keyClick(history.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("A new crane")
    history.close()

    await says_why_not(window, engine, until)


async def says_why_not(window, engine, until):
    entries = {each.title: each.id for each in await engine.entries(EntryQuery())}
    (dull,) = await engine.why(entries["Low tide"])
    (old,) = await engine.why(entries["An old crane"])
    assert (dull.judged.holds, dull.alert_id, old.reason) == (False, None, "first")

    window.alerting.explaining.explain(entries["An old crane"])
    await until(lambda: window.findChildren(WhyDialog))
    (dialog,) = window.findChildren(WhyDialog)
    assert dialog.sentence.text() == "1 rule finds this article, and told you nothing."
    dialog.reject()
    await until(lambda: not window.findChildren(WhyDialog))


def test_quiet_hours_are_written_by_weekday_and_copied_to_all(qtbot):
    hours, written = QuietHours(), []
    qtbot.addWidget(hours)
    hours.changed.connect(written.append)

    hours.days[2].click()
    assert json.loads(written[-1]) == {"2": "22:00-07:00"}
    hours.copy.click()
    assert json.loads(written[-1]) == dict.fromkeys("0123456", "22:00-07:00")

    hours.show_hours('{"4": "12:30-13:15"}')
    assert [box.isChecked() for box in hours.days] == [day == 4 for day in range(7)]
    assert hours.value() == '{"4": "12:30-13:15"}'
    assert len(written) == 2  # what is shown is no wish


async def test_a_destination_is_tried_and_comes_back_after_it_was_removed(
    furnished, engine, tasks, server, until
):
    window, actions, _ = furnished
    server.put("/hook", b"", status=410)
    await engine.add_destination("Team chat", Webhook(server.url("/hook")))
    places = Destinations(engine, tasks=tasks, undo=window.undo, back=actions.undo)
    places.look()
    await until(lambda: places.list.item(0) is not None and places.list.item(0).data(0x100))
    places.list.setCurrentRow(0)

    places.test.click()
    await until(lambda: places.said.text().startswith("Team chat: "))

    places.remove.click()
    await until(lambda: places.said.text() == "Team chat removed")
    assert await engine.destinations() == []
    places.back.click()
    await until(lambda: window.undo and not actions.undo.isEnabled())
    assert [each.title for each in await engine.destinations()] == ["Team chat"]
    places.deleteLater()


async def test_what_is_to_be_signed_needs_a_secret_and_it_is_said_where_that_is(
    furnished, engine, tasks, server, until
):
    window, actions, _ = furnished
    places = Destinations(engine, tasks=tasks, undo=window.undo, back=actions.undo)
    webhook, mail, _ = places.add.menu().actions()
    webhook.trigger()
    await until(lambda: places.findChildren(DestinationDialog))
    (dialog,) = places.findChildren(DestinationDialog)
    dialog.name.setText("Team chat")
    dialog.url.setText("chat.example")
    dialog.signed.click()

    dialog.save.click()
    assert dialog.wrong.text() == "Type the secret, or let it be sent without a signature."
    dialog.password.setText("a secret")
    dialog.save.click()
    await until(lambda: dialog.wrong.text().startswith("This is not a web address."))
    dialog.url.setText(server.url("/hook"))
    dialog.save.click()
    await until(lambda: not places.findChildren(DestinationDialog))
    await until(lambda: "for this session only" in places.said.text())
    (kept,) = await engine.destinations()
    assert kept.spec.signed

    mail.trigger()
    await until(lambda: places.findChildren(DestinationDialog))
    (dialog,) = places.findChildren(DestinationDialog)
    dialog.security.setCurrentIndex(1)
    assert dialog.port.value() == 465
    dialog.user.setText("ann")
    dialog.name.setText("Mail")
    dialog.save.click()
    assert dialog.wrong.text() == "Type the password of this user."
    dialog.reject()
    await until(lambda: not places.findChildren(DestinationDialog))
    places.deleteLater()


async def test_the_digest_that_everybody_has_is_moved_to_friday_and_needs_no_name(
    furnished, engine, tasks, clock, until
):
    window, actions, _ = furnished
    digests = Digests(
        engine, tasks=tasks, undo=window.undo, back=actions.undo, now=lambda: clock[0]
    )
    digests.look()
    await until(lambda: digests.list.item(0) is not None and digests.list.item(0).data(0x100))
    digests.list.setCurrentRow(0)
    digests.edit.click()
    await until(lambda: digests.findChildren(DigestDialog))

    (dialog,) = digests.findChildren(DigestDialog)
    assert (dialog.name.text(), dialog.name.placeholderText()) == ("", "Digest")
    for day, box in enumerate(dialog.days):
        if day != 4:
            box.click()
    dialog.time.setTime(QTime(17, 0))
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    await until(lambda: not digests.findChildren(DigestDialog))
    (kept,) = await engine.digests()
    assert (kept.title, kept.days, kept.minute) == ("", (4,), 17 * 60)
    assert await engine.run_digest_now(kept.id) == 0
    (before,) = await engine.digests()
    digests.list.setCurrentRow(0)
    digests.remove.click()
    await until(lambda: digests.said.text() == "Digest removed")
    assert await engine.digests() == []
    digests.back.click()
    await until(lambda: window.undo and not actions.undo.isEnabled())
    assert await engine.digests() == [before]
    digests.deleteLater()
