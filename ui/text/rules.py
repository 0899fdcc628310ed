"""What is said of rules: what they look for and do, in a line; what is wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Condition, RuleField, RuleMatch, Urgency
from ui.text.lines import one_line
from ui.translation import isolated, mark, tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import ConditionGroup, RuleActions, RuleSpec

#: Of more conditions a line says only how many there are.
_SAID, _LONGEST = 2, 60

#: Between what is looked for and what is done.
TO = "→"
#: What one chooses from, field by field.
FIELDS = (
    (RuleField.ANYWHERE, mark("Anywhere")),
    (RuleField.TITLE, mark("Title")),
    (RuleField.TEXT, mark("Text")),
    (RuleField.AUTHOR, mark("Author")),
    (RuleField.LINK, mark("Link")),
    (RuleField.CATEGORY, mark("Category")),
)
#: How it is looked for, and whether it must not be so.
WAYS = (
    ((RuleMatch.ANY, False), mark("has any of")),
    ((RuleMatch.ALL, False), mark("has all of")),
    ((RuleMatch.PHRASE, False), mark("has the phrase")),
    ((RuleMatch.PATTERN, False), mark("matches the pattern")),
    ((RuleMatch.ANY, True), mark("has none of")),
    ((RuleMatch.ALL, True), mark("does not have all of")),
    ((RuleMatch.PHRASE, True), mark("does not have the phrase")),
    ((RuleMatch.PATTERN, True), mark("does not match the pattern")),
)
URGENCIES = (
    (Urgency.URGENT, mark("At once, even in quiet hours")),
    (Urgency.NORMAL, mark("When it suits")),
    (Urgency.DIGEST, mark("In the digest")),
)
#: What stands in a field that is still empty.
EXAMPLES = {
    RuleMatch.ANY: mark("Words or phrases, with commas between them"),
    RuleMatch.ALL: mark("Words or phrases, with commas between them"),
    RuleMatch.PHRASE: mark("Words that follow each other"),
    RuleMatch.PATTERN: mark("A regular expression"),
}

_WHERE = {
    RuleField.ANYWHERE: mark("anywhere", "where words are looked for: “rust” anywhere"),
    RuleField.TITLE: mark("in the title"),
    RuleField.TEXT: mark("in the text"),
    RuleField.AUTHOR: mark("in the author"),
    RuleField.LINK: mark("in the link"),
    RuleField.CATEGORY: mark("in a category"),
}
_COMMENT = {RuleField.ANYWHERE: "where words are looked for: “rust” anywhere"}  # not for people
_SOUGHT = {
    (RuleMatch.ANY, False): mark("“{what}” {where}"),
    (RuleMatch.ALL, False): mark("all of “{what}” {where}"),
    (RuleMatch.PHRASE, False): mark("the phrase “{what}” {where}"),
    (RuleMatch.PATTERN, False): mark("the pattern {what} {where}"),
    (RuleMatch.ANY, True): mark("no “{what}” {where}"),
    (RuleMatch.ALL, True): mark("not all of “{what}” {where}"),
    (RuleMatch.PHRASE, True): mark("not the phrase “{what}” {where}"),
    (RuleMatch.PATTERN, True): mark("not the pattern {what} {where}"),
}
_TELL = {
    Urgency.URGENT: mark("notify at once"),
    Urgency.NORMAL: mark("notify"),
    Urgency.DIGEST: mark("put into the digest"),
}
#: By the codes of a rule's trouble.
_TROUBLES = {
    "slow": mark("Passed over: its pattern took too long. Make it simpler."),
}
_FAULTS = {
    "nothing-sought": mark("Say what to look for."),
    "does-nothing": mark("Choose what is to be done with what it finds."),
}


def rule_summary(
    spec: RuleSpec,
    *,
    feeds: Mapping[int, str],
    folders: Mapping[int, str],
    destinations: Mapping[int, str],
) -> str:
    """Say what a rule does in a line: “rust, go” anywhere in 3 feeds → notify, star.

    The titles of feeds, folders and destinations are given by their ids; what is gone has none.
    """
    sought = rule_sought(spec, feeds=feeds, folders=folders)
    done = rule_actions(spec.actions, spec.urgency, stop=spec.stop, destinations=destinations)
    return f"{sought} {TO} {done}"


def rule_sought(spec: RuleSpec, *, feeds: Mapping[int, str], folders: Mapping[int, str]) -> str:
    """Say what a rule looks for, and where."""
    sought, place = rule_conditions(spec.conditions), _place(spec, feeds, folders)
    return tr("{sought} in {place}", sought=sought, place=place) if place else sought


def rule_conditions(group: ConditionGroup) -> str:
    """Say what a rule looks for; of many conditions, how many there are."""
    if not group.parts:
        return tr("every article")
    said = [
        _condition(part) if isinstance(part, Condition) else f"({rule_conditions(part)})"
        for part in group.parts[:_SAID]
    ]
    more = len(group.parts) - len(said)
    if more:
        said.append(trn(more, "{n} more condition", "{n} more conditions"))
    between = tr(" and ") if group.every else tr(" or ")
    return between.join(said)


def rule_actions(
    actions: RuleActions, urgency: Urgency, *, stop: bool, destinations: Mapping[int, str]
) -> str:
    """Say what is done: "notify at once, star, tag “work”"."""
    parts = []
    if actions.notify:
        parts.append(tr(_TELL[urgency]))
    parts += [
        tr("send to {title}", title=one_line(destinations.get(one, "") or "?", _LONGEST))
        for one in actions.destinations
    ]
    if actions.star:
        parts.append(tr("star", "what a rule does: → notify, star"))
    if actions.tags:
        parts.append(tr("tag “{tags}”", tags=one_line(", ".join(actions.tags), _LONGEST)))
    if actions.mark_read:
        parts.append(tr("mark as read", "what a rule does: → mark as read"))
    if actions.hide:
        parts.append(tr("hide", "what a rule does: → hide"))
    if stop:
        parts.append(tr("stop", "what a rule does: later rules don't see it"))
    return ", ".join(parts) or tr("nothing", "what a rule does")


def rule_title(spec: RuleSpec) -> str:
    """Propose what a rule may be called, by its words; empty where it looks for nothing."""
    found = [
        one_line(part.what, _LONGEST)
        for part in spec.conditions.parts
        if isinstance(part, Condition) and part.what.strip() and not part.negated
    ]
    return one_line(", ".join(found), _LONGEST)


def rule_trouble(code: str | None) -> str:
    """Say what is the matter with a rule that is kept; empty for most."""
    if not code:
        return ""
    known = _TROUBLES.get(code)
    return tr(known) if known else tr("Something is wrong with it ({code}).", code=code)


def rule_lost(spec: RuleSpec) -> str:
    """Say that all that a rule is about is gone."""
    if len(spec.feeds) == 1 and not spec.folders:
        return tr("The feed of this rule is gone: it finds nothing any more.")
    if len(spec.folders) == 1 and not spec.feeds:
        return tr("The folder of this rule is gone: it finds nothing any more.")
    return tr("What this rule is about is gone: it finds nothing any more.")


def rule_lost_here(spec: RuleSpec) -> str:
    """Say that, and what to do about it, where feeds and folders are chosen."""
    if len(spec.feeds) == 1 and not spec.folders:
        return tr("The feed of this rule is gone. Choose others, or “All feeds”.")
    if len(spec.folders) == 1 and not spec.feeds:
        return tr("The folder of this rule is gone. Choose others, or “All feeds”.")
    return tr("What this rule is about is gone. Choose other feeds, or “All feeds”.")


def rule_fault(code: str, detail: str = "", at: int | None = None) -> str:
    """Say what keeps a rule from being kept."""
    if code == "bad-pattern":
        if at is None:
            return tr("This is no regular expression ({reason}).", reason=detail)
        return tr(
            "This is no regular expression: at character {place}, {reason}.",
            place=at + 1,
            reason=detail,
        )
    known = _FAULTS.get(code)
    return tr(known) if known else tr("This can't be kept ({code}).", code=code)


def bad_rules(reason: str, where: int | None) -> str:
    """Say what is wrong with a file of rules; ``reason`` is what it is called in there."""
    if where is not None:
        return tr(
            "Rule {number} of this file can't be read ({reason}).", number=where, reason=reason
        )
    if reason == "another version":  # not for people
        return tr("These rules are of a newer version of feedmon.")
    return tr("There are no rules in this file.")


def rules_imported(added: int, off: int) -> str:
    """Say how many rules came from a file, and how many of them do nothing yet."""
    said = trn(added, "{n} rule imported", "{n} rules imported")
    if not off:
        return said
    waiting = trn(off, "{n} is off and wants a look", "{n} are off and want a look")
    return f"{said} · {waiting}"


def kept_apart(words: list[str]) -> str:
    """Say which parts of a search no condition of a rule can say."""
    if not words:
        return ""
    return tr(
        "Left out, since rules look at articles as they arrive: {words}",
        words=", ".join(isolated(one_line(each, _LONGEST)) for each in words),
    )


def _condition(condition: Condition) -> str:
    where = condition.where
    return tr(
        _SOUGHT[condition.how, condition.negated],
        what=one_line(condition.what, _LONGEST),
        where=tr(_WHERE[where], _COMMENT.get(where, "")),
    )


def _place(spec: RuleSpec, feeds: Mapping[int, str], folders: Mapping[int, str]) -> str:
    """Name the one feed or folder that a rule is about, or say how many there are."""
    if len(spec.feeds) + len(spec.folders) == 1:
        title = feeds.get(spec.feeds[0]) if spec.feeds else folders.get(spec.folders[0])
        gone = tr("a feed that is gone") if spec.feeds else tr("a folder that is gone")
        return one_line(title, _LONGEST) if title else gone
    parts = []
    if spec.feeds:
        parts.append(trn(len(spec.feeds), "{n} feed", "{n} feeds"))
    if spec.folders:
        parts.append(trn(len(spec.folders), "{n} folder", "{n} folders"))
    return tr(" and ").join(parts)
