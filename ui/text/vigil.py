"""What is said of feeds that are watched over: what is wrong, and what is told of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from feedmon.model import AlertKind, Silence, Urgency
from ui.text.failures import problem
from ui.text.times import written
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import Alert, KnownSilence
    from feedmon.settings import Settings

_HOUR, _DAY = 3600, 86_400

SILENCES = (
    (Silence.OFF, mark("Never")),
    (Silence.LEARNT, mark("Longer than it ever is")),
    (Silence.DAYS, mark("After some days")),
)
URGENCIES = (
    (Urgency.URGENT, mark("At once, even in quiet hours")),
    (Urgency.NORMAL, mark("When it suits")),
    (Urgency.DIGEST, mark("In the digest")),
)

#: What came in the place of a feed, by the detail of NotAFeed and our own ``no-entries``.
_INSTEAD = {
    "html": mark("A web page comes in its place"),
    "empty": mark("An empty answer comes in its place"),
    "json": mark("Data that is no feed comes in its place"),
    "xml": mark("A document that is no feed comes in its place"),
    "no-entries": mark("It lists no articles any more"),
}


def vigil_cause(alert: Alert, now: float) -> str:
    """Say what is wrong with a feed: "Silent for 40 days (its longest silence was 9 days)"."""
    facts = _facts(alert)
    match alert.kind:
        case AlertKind.SILENT:
            return _silent(facts)
        case AlertKind.FAILING:
            return _failing(facts, now)
        case AlertKind.TURNED:
            return _turned(facts)
        case AlertKind.CERTIFICATE if "until" in facts:
            return tr(
                "The certificate of {host} ends on {day}",
                host=facts.get("host", ""),
                day=_day(facts["until"], now),
            )
    return tr("Something is wrong with it")


def lasting(seconds: float) -> str:
    """Name a length of time that nobody counts exactly: "5 hours", "40 days"."""
    if seconds < 2 * _DAY:
        return trn(max(1, int(seconds // _HOUR)), "{n} hour", "{n} hours")
    return trn(int(seconds // _DAY), "{n} day", "{n} days")


def silence_known(known: KnownSilence | None) -> str:
    """Say how long a feed is silent, and from when on that is longer than ever."""
    if known is None:
        return tr("It never had an article.")
    silent = lasting(known.until - known.last_at)
    if known.longest_s is None or known.after_s is None:
        return tr(
            "Silent for {silent} now. It has too few articles yet to tell what is usual.",
            silent=silent,
        )
    return tr(
        "Silent for {silent} now; its longest silence was {longest}. More than {after} count as"
        " longer than ever.",
        silent=silent,
        longest=lasting(known.longest_s),
        after=lasting(known.after_s),
    )


def certificate_known(until: int | None, now: float) -> str:
    """Say what is told of the certificate of a feed's server, and when it ends."""
    if until is None:
        return tr("When that of its server ends within 14 days.")
    return tr(
        "When that of its server ends within 14 days. It ends on {day}.", day=_day(until, now)
    )


def usual_silence(settings: Settings) -> str:
    """Name when the silence of feeds is told, where nothing else is chosen."""
    if settings.vigil_silence == Silence.DAYS:
        return trn(settings.vigil_days, "after {n} day", "after {n} days")
    if settings.vigil_silence == Silence.LEARNT:
        return tr("longer than it ever is")
    return tr("never")


def usual_urgency(settings: Settings) -> str:
    """Name how urgent it is, where nothing else is chosen."""
    if settings.vigil_urgency == Urgency.URGENT:
        return tr("at once")
    if settings.vigil_urgency == Urgency.DIGEST:
        return tr("in the digest")
    return tr("when it suits")


def _silent(facts: dict[str, Any]) -> str:
    silent = lasting(facts.get("silent_s", 0))
    longest = facts.get("longest_s")
    if longest is None or longest > facts.get("silent_s", 0):
        return tr("Silent for {silent}", silent=silent)
    return tr(
        "Silent for {silent} (its longest silence was {longest})",
        silent=silent,
        longest=lasting(longest),
    )


def _failing(facts: dict[str, Any], now: float) -> str:
    if facts.get("gone"):
        return tr("Its publisher says that it is gone for good")
    why = problem(facts.get("error"), facts.get("error_detail"))
    if "since" not in facts:
        return tr("Failing. {why}", why=why)
    return tr("Failing since {day}. {why}", day=_day(facts["since"], now), why=why)


def _turned(facts: dict[str, Any]) -> str:
    what = facts.get("what", "")
    if what in _INSTEAD:
        return tr(_INSTEAD[what])
    why = problem(facts.get("error"), what)
    return tr("Something else comes in its place. {why}", why=why)


def _facts(alert: Alert) -> dict[str, Any]:
    """Read what the alert knows; a newer program may have written it in another way."""
    try:
        facts = json.loads(alert.detail)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def _day(at: int, now: float) -> str:
    day, today = (date.fromtimestamp(each) for each in (at, now))  # noqa: DTZ012 - of the machine
    return written(day, tr("d MMMM") if day.year == today.year else tr("d MMMM yyyy"))
