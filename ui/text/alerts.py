"""What is said of alerts: what they are about, and how they were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import WAYS_KEPT_S, AlertKind, Channel, DeliveryState, Urgency
from ui.text.failures import problem
from ui.text.lines import one_line
from ui.text.times import clock_time, moment
from ui.text.vigil import vigil_cause
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Alert, AlertRecord, Delivery

_LONGEST, _LONGEST_WORD, _WORDS = 200, 40, 5

_CHANNELS = {
    Channel.DESKTOP: mark("Desktop"),
    Channel.WEBHOOK: mark("Webhook"),
    Channel.MAIL: mark("E-mail"),
    Channel.COMMAND: mark("Program"),
}


# --- what it is about -------------------------------------------------------------------------


def alert_title(alert: Alert) -> str:
    """Return the title of the article, or of the feed."""
    return one_line(alert.title, _LONGEST) or tr("Untitled")


def alert_cause(alert: Alert, now: float) -> str:
    """Say why somebody is told: what a rule found, or how a feed does."""
    if alert.kind is not AlertKind.ARTICLE:
        return vigil_cause(alert, now)
    rule = one_line(alert.rule_title, 80)
    if not alert.found:
        return tr("Rule “{rule}”", rule=rule)
    return tr("Rule “{rule}” found {words}", rule=rule, words=found_words(alert.found))


def found_words(found: Sequence[str]) -> str:
    """Write the words that were found, each once: “rust”, “cargo” and 3 more."""
    words = list(dict.fromkeys(one_line(each, _LONGEST_WORD) for each in found))
    shown = ", ".join(tr("“{word}”", word=each) for each in words[:_WORDS])
    more = len(words) - _WORDS
    if more > 0:
        return trn(more, "{words} and {n} more", "{words} and {n} more", words=shown)
    return shown


def gone(*, article: bool, rule: bool, feed: bool) -> str:
    """Say what of an alert is there no more; empty when all of it is."""
    if feed:
        return tr("This feed is not followed any more")
    match article, rule:
        case True, True:
            return tr("The article and the rule are not there any more")
        case True, False:
            return tr("The article is not there any more")
        case False, True:
            return tr("The rule is not there any more")
    return ""


# --- how it was told --------------------------------------------------------------------------


def way_name(way: Delivery) -> str:
    """Name a way by its destination, or by its kind where that is gone or none."""
    return one_line(way.title, 60) or tr(_CHANNELS[way.channel])


def way_told(way: Delivery, now: float) -> str:
    """Say how one delivery stands: "Desktop 10:32", "Team chat failed after 6 tries"."""
    name = way_name(way)
    match way.state:
        case DeliveryState.DELIVERED:
            when = clock_time(way.delivered_at or way.created_at, now)
            return tr("{way} {when}", way=name, when=when)
        case DeliveryState.FAILED:
            return trn(
                way.attempts,
                "{way} failed after {n} try",
                "{way} failed after {n} tries",
                way=name,
            )
        case DeliveryState.EXPIRED:
            seen = way.detail == "seen"
            late = tr("{way}: nobody could be told in time", way=name)
            return tr("{way}: seen before it was told", way=name) if seen else late
        case DeliveryState.SUMMED:
            return tr("{way}: told together with others", way=name)
    if not way.attempts or way.next_attempt_at is None:
        return tr("{way}: not told yet", way=name)
    return trn(
        way.attempts,
        "{way}: failed {n} time, again {when}",
        "{way}: failed {n} times, again {when}",
        way=name,
        when=clock_time(way.next_attempt_at, now),
    )


def way_trouble(way: Delivery) -> str:
    """Say what went wrong last; empty when nothing did, or it does not matter any more."""
    over = {DeliveryState.DELIVERED, DeliveryState.SUMMED, DeliveryState.EXPIRED}
    if way.error is None or way.state in over:
        return ""
    return problem(way.error, way.detail)


def told(record: AlertRecord, now: float) -> str:
    """Say in a line how an alert was told, failures first: "Team chat failed after 6 tries"."""
    if record.deliveries:
        ways = sorted(record.deliveries, key=lambda each: each.state is not DeliveryState.FAILED)
        return " · ".join(way_told(each, now) for each in ways)
    return told_nowhere(record.alert, now)


def told_nowhere(alert: Alert, now: float) -> str:
    """Say why an alert went nowhere by itself, or why that is not known any more."""
    if alert.note == "same-story":
        return tr("Not told: another feed had told this story before")
    if alert.urgency is Urgency.DIGEST:
        return tr("In the digest")
    if now - alert.raised_at > WAYS_KEPT_S:
        return tr("How it was told is not kept any more")
    return tr("Told nowhere: all its destinations are off, or gone")


def has_failed(record: AlertRecord) -> bool:
    """Whether some way of it can be tried again."""
    return any(each.state is DeliveryState.FAILED for each in record.deliveries)


# --- whole ------------------------------------------------------------------------------------


def alert_spoken(record: AlertRecord, missing: str, now: float) -> str:
    """Say an alert as it is heard: whole."""
    alert = record.alert
    troubles = [way_trouble(each) for each in record.deliveries]
    parts = [
        "" if alert.seen_at is not None else tr("not seen"),
        tr("urgent") if alert.urgency is Urgency.URGENT else "",
        alert_title(alert),
        alert_cause(alert, now),
        alert.feed_title if alert.kind is AlertKind.ARTICLE else "",
        moment(alert.raised_at, now),
        told(record, now),
        *troubles,
        missing,
    ]
    return ", ".join(part for part in parts if part)


def alert_text(record: AlertRecord, now: float) -> str:
    """Write an alert as text for other programs, in lines."""
    alert = record.alert
    lines = [alert_title(alert), alert.link or ""]
    if alert.kind is AlertKind.ARTICLE:
        lines.append(alert.feed_title)
    lines += [alert_cause(alert, now), moment(alert.raised_at, now)]
    for way in record.deliveries:
        trouble = way_trouble(way)
        said = way_told(way, now)
        lines.append(f"{said} ({trouble})" if trouble else said)
    if not record.deliveries:
        lines.append(told_nowhere(alert, now))
    return "\n".join(line for line in lines if line)


def told_of(records: Sequence[AlertRecord], now: float) -> str:
    """Say above an article which rules told of it: "You were told of this: rule …"."""
    causes = [alert_cause(each.alert, now) for each in records]
    if not causes:
        return ""
    if len(causes) == 1:
        return tr("You were told of this: {cause}", cause=causes[0])
    return trn(
        len(causes) - 1,
        "You were told of this: {cause}, and by {n} more rule",
        "You were told of this: {cause}, and by {n} more rules",
        cause=causes[0],
    )


def unread_alerts(alerts: int, urgent: int = 0) -> str:
    """Say how many articles of which rules told are unread, and urgent; empty for none."""
    if not alerts:
        return ""
    words = trn(alerts, "{n} unread alert", "{n} unread alerts")
    if not urgent:
        return words
    return trn(urgent, "{alerts}, {n} urgent", "{alerts}, {n} urgent", alerts=words)


def snoozed(until: int, now: float) -> str:
    """Say until when no alerts are shown; empty when they are."""
    if until <= now:
        return ""
    return tr("Alerts are snoozed until {when}", when=clock_time(until, now))


def can_retry(way: Delivery) -> bool:
    """Whether a delivery can be tried again."""
    return way.state is DeliveryState.FAILED
