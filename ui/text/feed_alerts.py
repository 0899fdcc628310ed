"""What is told of feeds themselves: that they fell silent, fail, or turned into something else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.model import AlertKind
from ui.text.failures import problem
from ui.text.times import clock_time, moment_within
from ui.translation import tr, trn

if TYPE_CHECKING:
    from feedmon.model import Alert

_HOUR, _DAY = 3600, 86_400


def feed_cause(alert: Alert, now: float) -> str:
    """Say what is the matter with a feed."""
    facts = _facts(alert.detail)
    match alert.kind:
        case AlertKind.SILENT:
            return _silent(facts)
        case AlertKind.FAILING:
            return _failing(facts, now)
        case AlertKind.TURNED:
            return _turned(facts, now)
    until, host = facts.get("until"), facts.get("host")
    if isinstance(until, int) and isinstance(host, str):
        return tr("The certificate of {host} ends: {when}", host=host, when=clock_time(until, now))
    return tr("The certificate of its server ends soon")


def _silent(facts: dict[str, Any]) -> str:
    silent, longest = facts.get("silent_s"), facts.get("longest_s")
    if not isinstance(silent, int):
        return tr("Nothing new for long")
    if facts.get("learnt") and isinstance(longest, int):
        return tr(
            "Nothing new for {time}; never before was it longer than {longest}",
            time=_long(silent),
            longest=_long(longest),
        )
    return tr("Nothing new for {time}", time=_long(silent))


def _failing(facts: dict[str, Any], now: float) -> str:
    why = _sentence(facts.get("error"), facts.get("error_detail"))
    since = facts.get("since")
    if facts.get("gone") or not isinstance(since, int):
        return why
    return tr("Failing since {when}: {why}", when=moment_within(since, now), why=why)


def _turned(facts: dict[str, Any], now: float) -> str:
    since, what = facts.get("since"), facts.get("what")
    if not isinstance(since, int):
        return tr("What comes is no feed any more, or an empty one")
    when = moment_within(since, now)
    if what == "no-entries":
        return tr("Without any article since {when}", when=when)
    why = _sentence(facts.get("error"), what)
    return tr("No feed any more since {when}: {why}", when=when, why=why)


def _sentence(code: object, detail: object) -> str:
    said = problem(code if isinstance(code, str) else None, str(detail or ""))
    return said.removesuffix(".")


def _long(seconds: int) -> str:
    """Write how long: "7 hours", "12 days"."""
    if seconds < 2 * _DAY:
        return trn(max(1, seconds // _HOUR), "{n} hour", "{n} hours")
    return trn(seconds // _DAY, "{n} day", "{n} days")


def _facts(detail: str) -> dict[str, Any]:
    """Read what is noted; of another version's nothing is known."""
    try:
        read = json.loads(detail)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
