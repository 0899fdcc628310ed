"""Rules as JSON: in the store, and in files that people give each other.

A file never carries where alerts go to: no addresses to post to, no programs. Feeds are named by
their addresses in it, folders by their titles from the top.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Urgency,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedmon.model import Rule

#: What a file says of itself.
FORMAT, VERSION = "feedmon rules", 1
#: Nobody writes more by hand, and a file of a stranger is not to hang us.
MOST_RULES, MOST_CONDITIONS, DEEPEST, LONGEST = 5_000, 500, 8, 10_000
#: Half a surrogate pair, which JSON can name, has no place in UTF-8.
_HALF = re.compile("[\ud800-\udfff]")


class BadRules(ValueError):
    """A text that is not what rules look like; ``where`` says in which rule (from 1)."""

    def __init__(self, reason: str, where: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.where = where


def spec_to_json(spec: RuleSpec) -> str:
    """Write what a rule says, for the store."""
    return json.dumps(_spec_out(spec) | {"feeds": spec.feeds, "folders": spec.folders})


def spec_from_json(text: str) -> RuleSpec:
    """Read what ``spec_to_json`` wrote. Raises BadRules."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise BadRules("no JSON") from error
    return _spec_in(value, feeds=_ids(value, "feeds"), folders=_ids(value, "folders"))


def rules_to_document(
    rules: Iterable[Rule],
    *,
    feeds: Mapping[int, str],
    folders: Mapping[int, tuple[str, ...]],
) -> str:
    """Write rules as a file; feeds and folders that are gone are left out.

    A rule about nothing else is switched off in it: else it would be about everything.
    """
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "rules": [
                {
                    "title": rule.title,
                    "enabled": rule.enabled and _is_somewhere(rule.spec, feeds, folders),
                }
                | _spec_out(rule.spec, whole=False)
                | {
                    "feeds": [feeds[one] for one in rule.spec.feeds if one in feeds],
                    "folders": [list(folders[one]) for one in rule.spec.folders if one in folders],
                }
                for rule in rules
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _is_somewhere(
    spec: RuleSpec, feeds: Mapping[int, str], folders: Mapping[int, tuple[str, ...]]
) -> bool:
    """Whether one of its feeds or folders is there, or it is about everything."""
    everything = not (spec.feeds or spec.folders)
    return everything or not (
        feeds.keys().isdisjoint(spec.feeds) and folders.keys().isdisjoint(spec.folders)
    )


def rules_from_document(
    text: str,
    *,
    feed_of: Callable[[str], int | None],
    folder_of: Callable[[tuple[str, ...]], int | None],
) -> list[tuple[str, RuleSpec, bool]]:
    """Read a file of rules: title, what each says, and whether it holds from now on.

    A rule about feeds or folders of which none is here does not hold until the person sees to it:
    about everything it would tell of what nobody asked for. Raises BadRules.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRules("no JSON") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadRules("no rules")
    if document.get("version") != VERSION:
        raise BadRules("another version")
    listed = document.get("rules")
    if not isinstance(listed, list) or len(listed) > MOST_RULES:
        raise BadRules("no rules")
    return [_one_rule(each, number, feed_of, folder_of) for number, each in enumerate(listed, 1)]


def _one_rule(
    value: Any,
    number: int,
    feed_of: Callable[[str], int | None],
    folder_of: Callable[[tuple[str, ...]], int | None],
) -> tuple[str, RuleSpec, bool]:
    try:
        title = _text(value, "title")
        named_feeds = _list(value, "feeds")
        named_folders = _list(value, "folders")
        feeds = [feed_of(each) for each in named_feeds if isinstance(each, str)]
        folders = [
            folder_of(tuple(map(str, each))) for each in named_folders if isinstance(each, list)
        ]
        spec = _spec_in(
            value,
            feeds=tuple(one for one in feeds if one is not None),
            folders=tuple(one for one in folders if one is not None),
            whole=False,
        )
    except BadRules as bad:
        raise BadRules(bad.reason, number) from bad
    lost = bool(named_feeds or named_folders) and not (spec.feeds or spec.folders)
    return title, spec, value.get("enabled", True) is True and not lost


# --- out --------------------------------------------------------------------------------------


def _spec_out(spec: RuleSpec, *, whole: bool = True) -> dict[str, Any]:
    actions = spec.actions
    done: dict[str, Any] = {
        "notify": actions.notify,
        "star": actions.star,
        "tags": list(actions.tags),
        "mark_read": actions.mark_read,
        "hide": actions.hide,
    }
    if whole:
        done["destinations"] = list(actions.destinations)
    return {
        "conditions": _group_out(spec.conditions),
        "actions": done,
        "urgency": str(spec.urgency),
        "stop": spec.stop,
    }


def _group_out(group: ConditionGroup) -> dict[str, Any]:
    return {
        "match": "all" if group.every else "any",
        "of": [
            {"where": part.where, "how": part.how, "what": part.what, "not": part.negated}
            if isinstance(part, Condition)
            else _group_out(part)
            for part in group.parts
        ],
    }


# --- in ---------------------------------------------------------------------------------------


def _spec_in(
    value: Any, *, feeds: tuple[int, ...], folders: tuple[int, ...], whole: bool = True
) -> RuleSpec:
    actions = _of(value, "actions")
    budget = [MOST_CONDITIONS]
    return RuleSpec(
        conditions=_group_in(_of(value, "conditions"), DEEPEST, budget),
        actions=RuleActions(
            notify=actions.get("notify") is True,
            star=actions.get("star") is True,
            tags=tuple(
                _HALF.sub("\ufffd", each.strip())
                for each in _list(actions, "tags")
                if isinstance(each, str) and each.strip()
            ),
            mark_read=actions.get("mark_read") is True,
            hide=actions.get("hide") is True,
            destinations=_ids(actions, "destinations") if whole else (),
        ),
        urgency=_choice(Urgency, value.get("urgency", "normal")),
        feeds=feeds,
        folders=folders,
        stop=value.get("stop") is True,
    )


def _group_in(value: dict[str, Any], deepest: int, budget: list[int]) -> ConditionGroup:
    if deepest == 0:
        raise BadRules("too deep")
    if value.get("match") not in {"all", "any"}:
        raise BadRules("no such match")
    parts: list[Condition | ConditionGroup] = []
    for each in _list(value, "of"):
        budget[0] -= 1
        if budget[0] < 0:
            raise BadRules("too many conditions")
        if not isinstance(each, dict):
            raise BadRules("no condition")
        parts.append(_group_in(each, deepest - 1, budget) if "of" in each else _condition_in(each))
    return ConditionGroup(tuple(parts), every=value["match"] == "all")


def _condition_in(value: dict[str, Any]) -> Condition:
    return Condition(
        _choice(RuleField, value.get("where")),
        _choice(RuleMatch, value.get("how")),
        _text(value, "what"),
        value.get("not") is True,
    )


def _choice(kind: Any, value: Any) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        raise BadRules("no such choice") from error


def _of(value: Any, name: str) -> dict[str, Any]:
    inner = value.get(name) if isinstance(value, dict) else None
    if not isinstance(inner, dict):
        raise BadRules(f"no {name}")
    return inner


def _list(value: Any, name: str) -> list[Any]:
    inner = value.get(name, []) if isinstance(value, dict) else None
    if not isinstance(inner, list):
        raise BadRules(f"no list of {name}")
    return inner


def _ids(value: Any, name: str) -> tuple[int, ...]:
    return tuple(one for one in _list(value, name) if isinstance(one, int))


def _text(value: Any, name: str) -> str:
    inner = value.get(name) if isinstance(value, dict) else None
    if not isinstance(inner, str) or len(inner) > LONGEST:
        raise BadRules(f"no {name}")
    return _HALF.sub("\ufffd", inner)
