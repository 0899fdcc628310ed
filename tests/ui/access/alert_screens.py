"""The screens about alerts, with an alert in every state that a row can be in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedmon.model import (
    Alert,
    AlertKind,
    AlertRecord,
    Channel,
    Command,
    Condition,
    ConditionGroup,
    Delivery,
    DeliveryState,
    Destination,
    Digest,
    Found,
    Judged,
    Mailbox,
    Rule,
    RuleActions,
    RuleField,
    RuleSpec,
    Told,
    Urgency,
    Webhook,
    Why,
)
from tests.ui.fakes import NOW
from ui.dialogs.destination import DestinationDialog
from ui.dialogs.digest import DigestDialog
from ui.dialogs.why import WhyDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.access.stage import Stage
    from tests.ui.fakes import FakeEngine

PLACES = (
    Destination(1, "Team chat", Webhook("https://chat.example/hook", signed=True)),
    Destination(2, "Ann", Mailbox("smtp.example", 587, "f@a.example", "ann@a.example"), False),
    Destination(3, "Lamp", Command(("/usr/bin/lamp", "--blink"))),
)
TITLE = Condition(RuleField.TITLE, what="crane, tide")
EITHER = ConditionGroup((TITLE, Condition(what="quay", negated=True)), every=False)
RULE = Rule(1, "Cranes", RuleSpec(ConditionGroup((EITHER, TITLE)), RuleActions(notify=True)))


def alert(alert_id: int = 1, **more: object) -> Alert:
    """An alert about an article; what is given is otherwise."""
    given: dict[str, object] = {
        "kind": AlertKind.ARTICLE,
        "key": f"rule:1:{alert_id}",
        "raised_at": NOW - alert_id * 600,
        "urgency": Urgency.NORMAL,
        "title": f"Article {alert_id}",
        "feed_title": "Harbour Journal",
        "rule_title": "Cranes",
        "rule_id": 1,
        "entry_id": alert_id,
        "feed_id": 1,
        "found": ("crane",),
    }
    return Alert(alert_id, **(given | more))  # type: ignore[arg-type]


def way(
    way_id: int = 1,
    channel: Channel = Channel.DESKTOP,
    state: DeliveryState = DeliveryState.DELIVERED,
    **more: object,
) -> Delivery:
    """One way of an alert."""
    given = {"created_at": NOW - 600, "attempts": 1, "delivered_at": NOW - 580}
    return Delivery(way_id, str(way_id), channel, state, **(given | more))  # type: ignore[arg-type]


FAILED = way(
    3,
    Channel.WEBHOOK,
    DeliveryState.FAILED,
    attempts=6,
    delivered_at=None,
    title="Team chat",
    error="http-status",
    detail="503",
)
_BROKEN = json.dumps({"since": NOW - 90_000, "error": "http-status", "error_detail": "404"})


def furnish(engine: FakeEngine) -> None:
    """Let the engine have told of articles and a feed."""
    engine.told = [
        AlertRecord(alert(1, urgency=Urgency.URGENT), (way(2), FAILED)),
        AlertRecord(alert(2, entry_id=99, rule_id=7, seen_at=NOW), (way(4),)),
        AlertRecord(
            alert(3, kind=AlertKind.FAILING, feed_id=2, entry_id=None, detail=_BROKEN), (way(5),)
        ),
        AlertRecord(alert(12, note="same-story")),
    ]
    found = (Found(RuleField.TITLE, 4, 9, "crane"),)
    judged = Judged(
        RULE.spec.conditions,
        True,
        parts=(
            Judged(EITHER, True, parts=(Judged(TITLE, True, found), Judged(EITHER.parts[1], True))),
            Judged(TITLE, True, found),
        ),
    )
    told = (Told("desktop", "", "delivered", NOW - 580, 1),)
    engine.reasons[12] = [
        Why(RULE, judged, 12, told),
        Why(Rule(2, "Tides", RULE.spec), Judged(RULE.spec.conditions, False), reason=None),
    ]
    engine.outlets = list(PLACES)
    engine.collected = [Digest(1, "Friday", (4,), 18 * 60, destinations=(1,), next_run_at=NOW)]


async def _history(stage: Stage) -> QWidget:
    found = await stage.opened(stage.desk.actions.alert_history.trigger)
    await stage.until(lambda: found.model.rowCount() == 4)
    found.view.setCurrentIndex(found.model.index(0))
    return found


def _why(stage: Stage) -> QWidget:
    return WhyDialog(stage.window, "Article 12", stage.desk.engine.reasons[12], now=NOW)


def _place(at: int) -> object:
    place = PLACES[at]
    return lambda stage: DestinationDialog(
        stage.window, place.channel, place, tasks=stage.desk.tasks
    )


SCREENS = {
    "alert history": _history,
    "why an alert": _why,
    "webhook": _place(0),
    "mailbox": _place(1),
    "program": _place(2),
    "digest": lambda stage: DigestDialog(
        stage.window, Digest(0, "Friday"), PLACES, tasks=stage.desk.tasks
    ),
}
