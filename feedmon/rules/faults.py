"""What is wrong with a rule before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import Condition, RuleMatch
from feedmon.rules.conditions import BadPattern, compiled, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedmon.model import ConditionGroup, RuleSpec


@frozen
class Fault:
    """``code``: ``bad-pattern`` (``at`` is where), ``nothing-sought``, ``does-nothing``.

    ``path`` leads to the condition: its places in the groups from the top.
    """

    code: str
    path: tuple[int, ...] = ()
    detail: str = ""
    at: int | None = None


def faults_of(spec: RuleSpec) -> list[Fault]:
    """Return all that keeps a rule from being of use, in the order of its conditions."""
    faults = list(_faults(spec.conditions, ()))
    actions = spec.actions
    marks = actions.star or actions.tags or actions.mark_read or actions.hide
    if not (actions.alerts or marks or spec.stop):
        faults.append(Fault("does-nothing"))
    return faults


def _faults(group: ConditionGroup, path: tuple[int, ...]) -> Iterator[Fault]:
    for number, part in enumerate(group.parts):
        here = (*path, number)
        if not isinstance(part, Condition):
            yield from _faults(part, here)
        elif part.how is RuleMatch.PATTERN and part.what:
            try:
                compiled(part.what)
            except BadPattern as bad:
                yield Fault("bad-pattern", here, bad.reason, bad.at)
        elif not parts_of(part):
            yield Fault("nothing-sought", here)
