"""Why an article raised an alert, or none: what each rule finds in it, and what came of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Channel, Condition, Delivery, DeliveryState
from ui.text.alerts import found_words, way_told, way_trouble
from ui.text.lines import one_line
from ui.text.rules import FIELDS, WAYS
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Found, Judged, Told, Why

_LONGEST = 80
_FIELDS, _WAYS = dict(FIELDS), dict(WAYS)
#: By ``Why.reason``.
_REASONS = {
    "off": mark("No alert: the rule is off."),
    "elsewhere": mark("No alert: the rule is about other feeds."),
    "stopped": mark("No alert: an earlier rule matched, and ended it for those after it."),
    "no-alert": mark("No alert: the rule does other things, and tells nobody."),
    "first": mark("No alert: the article came when its feed was fetched for the first time."),
    "imported": mark(
        "No alert: the article was imported, from another program or a file. Rules are about what"
        " feeds bring."
    ),
    "older": mark("No alert: the article came before the rule was made, or changed."),
    "edited": mark(
        "No alert: the article came before the rule was made, or changed. When it is edited, a rule"
        " tells of it only if it did not find it before."
    ),
    "archive": mark("No alert: it is an old article, loaded from the archive of its feed."),
    "forgotten": mark("You were told, so long ago that the alert is not kept any more."),
    "same-story": mark("Not told: another feed had told this story before."),
}


def condition_words(part: Condition) -> str:
    """Say what a condition looks for: "Title has any of “rust, go”"."""
    return tr(
        "{where} {how} “{what}”",
        where=tr(_FIELDS[part.where]),
        how=tr(_WAYS[part.how, part.negated]),
        what=one_line(part.what, _LONGEST),
    )


def part_words(judged: Judged) -> str:
    """Say what a part of a rule wants."""
    part = judged.part
    if isinstance(part, Condition):
        return condition_words(part)
    if not part.parts:
        return tr("Every article")
    return tr("All of these") if part.every else tr("Any of these")


def part_answer(judged: Judged) -> str:
    """Say whether a part holds, and what it found: "True: “rust” in the title"."""
    if judged.trouble == "slow":
        return tr("False: its pattern took too long")
    if not judged.holds:
        return tr("False")
    found = _found(judged.found)
    return tr("True: {found}", found=found) if found else tr("True")


def _found(found: Sequence[Found]) -> str:
    by_field: dict[str, list[str]] = {}
    for each in found:
        by_field.setdefault(tr(_FIELDS[each.where]), []).append(each.words)
    parts = [
        tr("{words} ({where})", words=found_words(words), where=where)
        for where, words in by_field.items()
    ]
    return ", ".join(parts)


def rule_answer(why: Why) -> str:
    """Say in a word what a rule makes of the article."""
    if _has_told(why):
        return tr("You were told")
    return tr("Finds it") if why.judged.holds else tr("Does not find it")


def _has_told(why: Why) -> bool:
    return why.reason == "forgotten" or (why.alert_id is not None and why.reason is None)


def rule_outcome(why: Why, now: float) -> list[str]:
    """Say what came of a rule: how it told, or why it did not."""
    lines = [tr(_REASONS.get(why.reason, "")) or why.reason] if why.reason else []
    if why.alert_id is not None and not why.judged.holds:
        lines.append(tr("It found the article when it came; rule or article are others now."))
    for each in why.told:
        way = _as_delivery(each)
        trouble = way_trouble(way)
        said = way_told(way, now)
        lines.append(tr("{said}: {trouble}", said=said, trouble=trouble) if trouble else said)
    if why.alert_id is not None and not why.told and not why.reason:
        lines.append(tr("It told of the article, and this was sent nowhere by itself."))
    return lines


def explained(answers: Sequence[Why]) -> str:
    """Say above all rules what came of the article."""
    if not answers:
        return tr("There are no rules yet, so nothing tells you of articles.")
    tell = sum(each.alert_id is not None or _has_told(each) for each in answers)
    if tell:
        return trn(tell, "{n} rule told you of this.", "{n} rules told you of this.")
    hold = sum(each.judged.holds for each in answers)
    if hold:
        return trn(
            hold,
            "{n} rule finds this article, and told you nothing.",
            "{n} rules find this article, and told you nothing.",
        )
    return tr("No rule finds this article, so you were not told.")


def _as_delivery(way: Told) -> Delivery:
    """Read a way as the delivery that it is: it is said in the same words."""
    return Delivery(
        0,
        "",
        Channel(way.channel),
        DeliveryState(way.state),
        created_at=way.at or 0,
        title=way.destination,
        attempts=way.attempts,
        next_attempt_at=way.at,
        delivered_at=way.at,
        error=way.error,
        detail=way.detail,
    )
