"""Rules for a terminal: as JSON, and in a line of words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from feedmon.cli.output import iso
from feedmon.model import Condition, RuleMatch
from feedmon.rules import spec_to_json

if TYPE_CHECKING:
    from feedmon.model import (
        ConditionGroup,
        PreviewHit,
        Rule,
        RuleActions,
        RulePreview,
        RuleSpec,
    )

Json = dict[str, Any]

#: What is wrong with a rule; see ``feedmon.rules.Fault``.
FAULTS = {
    "bad-pattern": "not a regular expression ({})",
    "nothing-sought": "no words are sought",
    "does-nothing": "it does nothing: --no-notify, and nothing else",
}
#: What is the matter with a rule that is kept.
TROUBLES = {
    "slow": "its pattern takes too long",
    "lost": "the feeds and folders that it is about are gone: it finds nothing",
}
_HOW = {
    RuleMatch.ANY: "any of",
    RuleMatch.ALL: "all of",
    RuleMatch.PHRASE: "the phrase",
    RuleMatch.PATTERN: "the pattern",
}


def rule_json(rule: Rule) -> Json:
    """A rule as ``rules list`` lists it."""
    said: Json = json.loads(spec_to_json(rule.spec))
    return {
        "id": rule.id,
        "title": rule.title,
        "enabled": rule.enabled,
        "trouble": rule.trouble,
        "created_at": iso(rule.created_at),
        "changed_at": iso(rule.changed_at),
    } | said


def rule_line(rule: Rule) -> str:
    """A rule in a line: when it holds, and what it does then."""
    state = "on" if rule.enabled else "off"
    trouble = f"  ({TROUBLES.get(rule.trouble, rule.trouble)})" if rule.trouble else ""
    return f"{rule.id:>6}  {state:<3}  {rule.title}: {spec_words(rule.spec)}{trouble}"


def spec_words(spec: RuleSpec) -> str:
    """What a rule says: "any of rust, cargo in the title → notify, star"."""
    scope = [
        f"{name} {', '.join(map(str, ids))}"
        for name, ids in (("feeds", spec.feeds), ("folders", spec.folders))
        if ids
    ]
    within = f" in {' and '.join(scope)}" if scope else ""
    done = ", ".join(_actions(spec.actions)) or "nothing"
    urgency = "" if spec.urgency == "normal" else f" ({spec.urgency})"
    return f"{_group(spec.conditions) or 'all'}{within} → {done}{urgency}" + (
        ", then stop" if spec.stop else ""
    )


def preview_json(found: RulePreview) -> Json:
    """What a rule would have matched."""
    return {
        "matched": found.matched,
        "articles": found.articles,
        "days": found.days,
        "per_day": round(found.matched / found.days, 2),
        "trouble": found.trouble,
        "hits": [hit_json(hit) for hit in found.hits],
    }


def hit_json(hit: PreviewHit) -> Json:
    """One article that it would have matched; marks are (begin, end)."""
    return {
        "entry_id": hit.entry.id,
        "feed_id": hit.entry.feed_id,
        "feed_title": hit.entry.feed_title,
        "title": hit.entry.title,
        "title_marks": [list(mark) for mark in hit.title_marks],
        "link": hit.entry.link,
        "at": iso(hit.entry.sort_at),
        "passage": hit.passage,
        "passage_marks": [list(mark) for mark in hit.passage_marks],
    }


def _group(group: ConditionGroup) -> str:
    parts = [
        condition_words(part) if isinstance(part, Condition) else f"({_group(part)})"
        for part in group.parts
    ]
    return (" and " if group.every else " or ").join(parts)


def condition_words(part: Condition) -> str:
    """A condition: "not any of rust, cargo in the title"."""
    negated = "not " if part.negated else ""
    where = "" if part.where == "anywhere" else f" in the {part.where}"
    return f"{negated}{_HOW[part.how]} {' '.join(part.what.split())}{where}"


def _actions(actions: RuleActions) -> list[str]:
    done = {
        "notify": actions.notify,
        f"send to {len(actions.destinations)} more": bool(actions.destinations),
        "star": actions.star,
        f"tag {', '.join(actions.tags)}": bool(actions.tags),
        "mark read": actions.mark_read,
        "hide": actions.hide,
    }
    return [words for words, so in done.items() if so]
