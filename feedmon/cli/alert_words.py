"""Alerts for a terminal: as JSON, and in lines of words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.cli.output import iso
from feedmon.cli.rule_words import condition_words
from feedmon.cli.words import explain
from feedmon.model import AlertKind, Condition, Urgency

if TYPE_CHECKING:
    from feedmon.model import Alert, AlertRecord, Delivery, Found, Judged, Told, Why

Json = dict[str, Any]

#: Why a rule raised no alert though it matches; see ``model.Why``.
REASONS = {
    "off": "the rule is off",
    "elsewhere": "the rule is about other feeds",
    "stopped": "an earlier rule ended it",
    "no-alert": "the rule raises no alerts",
    "first": "the article came with the first fetch of its feed",
    "imported": "the article was imported: rules are about what feeds bring",
    "older": "the article is older than the rule as it is now",
    "edited": "the article is older than the rule as it is now, and an edit is told only where the"
    " rule did not match before",
    "archive": "it is an old article, loaded from the archive of its feed",
    "forgotten": "it told of the article, so long ago that the alert is not kept any more",
    "same-story": "another feed told this story before",
}
_KINDS = {
    AlertKind.SILENT: "nothing new for {silent}",
    AlertKind.FAILING: "failing since {since}: {why}",
    AlertKind.TURNED: "no feed any more since {since}: {why}",
    AlertKind.CERTIFICATE: "the certificate of {host} ends at {until}",
}
_DAY = 86_400


def alert_json(record: AlertRecord) -> Json:
    """An alert as ``alerts history`` lists it."""
    return {
        **raised_json(record.alert),
        "deliveries": [_delivery(each) for each in record.deliveries],
    }


def raised_json(alert: Alert) -> Json:
    """An alert as it is raised; where it goes is not known yet."""
    return {
        "id": alert.id,
        "kind": str(alert.kind),
        "raised_at": iso(alert.raised_at),
        "urgency": str(alert.urgency),
        "title": alert.title,
        "link": alert.link,
        "feed_id": alert.feed_id,
        "feed_title": alert.feed_title,
        "entry_id": alert.entry_id,
        "rule_id": alert.rule_id,
        "rule_title": alert.rule_title or None,
        "found": list(alert.found),
        "message": cause(alert),
        "detail": _facts(alert) or None,
        "seen_at": iso(alert.seen_at),
        "note": alert.note,
    }


def alert_line(record: AlertRecord) -> str:
    """An alert in a line."""
    alert = record.alert
    mark = " " if alert.seen_at is not None else "•"
    ways = ", ".join(f"{way.title or way.channel} {way.state}" for way in record.deliveries)
    told = f"  [{ways or alert.note or alert.urgency}]"
    return f"{alert.id:>6} {mark} {iso(alert.raised_at)}  {_what(alert)}  ({cause(alert)}){told}"


def raised_line(alert: Alert) -> str:
    """An alert that is raised just now, in a line: "Alert: Planet: Rust 2 (rule Rust)"."""
    mark = "Urgent alert" if alert.urgency is Urgency.URGENT else "Alert"
    return f"{mark}: {_what(alert)} ({cause(alert)})"


def _what(alert: Alert) -> str:
    about_article = alert.kind is AlertKind.ARTICLE
    return f"{alert.feed_title}: {alert.title}" if about_article else alert.title


def cause(alert: Alert) -> str:
    """Say why an alert was raised."""
    if alert.kind is AlertKind.ARTICLE:
        found = f" found {', '.join(alert.found)}" if alert.found else ""
        return f"rule {alert.rule_title}{found}"
    facts = _facts(alert)
    if facts.get("gone"):
        return "its publisher says that it is gone for good"
    error, what = facts.get("error"), facts.get("error_detail") or facts.get("what")
    why = "it lists no articles" if what == "no-entries" else explain(error, what)
    return _KINDS[alert.kind].format(
        silent=f"{facts.get('silent_s', 0) // _DAY} days",
        since=iso(facts.get("since")),
        why=why,
        host=facts.get("host"),
        until=iso(facts.get("until")),
    )


def why_json(why: Why) -> Json:
    """What a rule says of an article, condition by condition, and what came of it."""
    return {
        "rule": {"id": why.rule.id, "title": why.rule.title, "enabled": why.rule.enabled},
        "holds": why.judged.holds,
        "alert_id": why.alert_id,
        "reason": why.reason,
        "message": None if why.reason is None else REASONS.get(why.reason, why.reason),
        "told": [_told(each) for each in why.told],
        "conditions": _judged(why.judged),
    }


def why_lines(why: Why) -> list[str]:
    """The same in lines."""
    outcome = "matches" if why.judged.holds else "does not match"
    if why.alert_id is not None:
        outcome += f", alert {why.alert_id}"
    if why.reason is not None:
        outcome += f"; {REASONS.get(why.reason, why.reason)}"
    return [f"{why.rule.title}: {outcome}", *_judged_lines(why.judged, 1)]


def _judged(judged: Judged) -> Json:
    found = [_found(each) for each in judged.found]
    if not isinstance(judged.part, Condition):
        match = "all" if judged.part.every else "any"
        return {
            "match": match,
            "holds": judged.holds,
            "of": [_judged(part) for part in judged.parts],
        }
    part = judged.part
    return {
        "where": str(part.where),
        "how": str(part.how),
        "what": part.what,
        "not": part.negated,
        "holds": judged.holds,
        "found": found,
        "trouble": judged.trouble,
    }


def _judged_lines(judged: Judged, depth: int) -> list[str]:
    lines = []
    for each in judged.parts:
        words = condition_words(each.part) if isinstance(each.part, Condition) else "group"
        found = ", ".join(dict.fromkeys(one.words for one in each.found))
        answer = "yes" if each.holds else "no"
        lines.append(f"{'  ' * depth}{answer:<3}  {words}{f': {found}' if found else ''}")
        lines += _judged_lines(each, depth + 1)
    return lines


def _found(found: Found) -> Json:
    return {
        "where": str(found.where),
        "begin": found.begin,
        "end": found.end,
        "words": found.words,
    }


def _told(way: Told) -> Json:
    return {
        "channel": way.channel,
        "destination": way.destination or None,
        "state": way.state,
        "at": iso(way.at),
        "attempts": way.attempts,
        "error": way.error,
        "message": None if way.error is None else explain(way.error, way.detail),
    }


def _delivery(way: Delivery) -> Json:
    return {
        "channel": str(way.channel),
        "destination": way.title or None,
        "state": str(way.state),
        "attempts": way.attempts,
        "delivered_at": iso(way.delivered_at),
        "next_attempt_at": iso(way.next_attempt_at),
        "error": way.error,
        "message": None if way.error is None else explain(way.error, way.detail),
    }


def _facts(alert: Alert) -> Json:
    """Read what an alert about a feed knows; nothing, if another version wrote it."""
    try:
        facts = json.loads(alert.detail or "{}")
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}
