"""What a message about alerts says. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import AlertKind, TellingKind
from ui.notify.channel import Message
from ui.notify.planning import LINES, OF_MANY, OF_ONE, fit, some_lines, worded
from ui.text.alerts import alert_cause, alert_title
from ui.translation import tr, trn

if TYPE_CHECKING:
    from feedmon.model import Alert, Telling
    from ui.notify.channel import Answer


def alert_message(telling: Telling, now: float) -> Message:
    """Say in one message what is told."""
    alerts = telling.alerts
    of_one = len(alerts) == 1 and telling.kind is not TellingKind.DIGEST
    lines = [] if of_one else [_line(alert) for alert in alerts[:LINES]]
    return Message(
        _heading(telling),
        _of_one(alerts[0], now) if of_one else some_lines(lines, number=len(alerts)),
        worded(OF_ONE if of_one and alerts[0].entry_id is not None else _offered(alerts)),
        urgent=telling.urgent,
        key=telling.key,
    )


def _heading(telling: Telling) -> str:
    alerts = telling.alerts
    number = len(alerts)
    match telling.kind:
        case TellingKind.SINGLE:
            return fit(alert_title(alerts[0]))
        case TellingKind.DIGEST:
            title = fit(telling.title) or tr("Digest")
            return trn(number, "{title}: {n} alert", "{title}: {n} alerts", title=title)
        case TellingKind.SUMMARY:
            return _summary(telling.why, number)
    if alerts[0].kind is not AlertKind.ARTICLE:
        return trn(number, "{n} feed needs a look", "{n} feeds need a look")
    rule = fit(alerts[0].rule_title)
    return trn(number, "{n} alert of “{rule}”", "{n} alerts of “{rule}”", rule=rule)


def _summary(why: str, number: int) -> str:
    match why:
        case "quiet":
            return trn(number, "{n} alert in your quiet hours", "{n} alerts in your quiet hours")
        case "snooze":
            return trn(number, "{n} alert while snoozed", "{n} alerts while snoozed")
    return trn(number, "{n} alert meanwhile", "{n} alerts meanwhile")


def _of_one(alert: Alert, now: float) -> tuple[str, ...]:
    feed = fit(alert.feed_title) if alert.kind is AlertKind.ARTICLE else ""
    return tuple(line for line in (feed, alert_cause(alert, now)) if line)


def _line(alert: Alert) -> str:
    title = fit(alert_title(alert))
    if alert.kind is not AlertKind.ARTICLE or not alert.feed_title:
        return title
    return tr("{feed}: {title}", feed=fit(alert.feed_title), title=title)


def _offered(alerts: tuple[Alert, ...]) -> tuple[Answer, ...]:
    """What is of feeds only can't be marked as read."""
    some = any(alert.entry_id is not None for alert in alerts)
    return OF_MANY if some else OF_MANY[:2]
