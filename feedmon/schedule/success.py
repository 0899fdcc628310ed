"""The poll after one that went well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.model import Rhythm
from feedmon.schedule.due import DAY, Due, Reason
from feedmon.schedule.freshness import not_before_stale
from feedmon.schedule.plan import FLOOR, HARD_FLOOR
from feedmon.schedule.rhythm import GAP_LASTS_S, expected_wait
from feedmon.schedule.windows import NO_HINTS, leave_windows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from feedmon.model import FeedHints, Plan
    from feedmon.schedule.freshness import Freshness

#: Polls are spread by this share of their interval, so that feeds added together drift apart.
JITTER = 0.1


def after_success(
    now: float,
    plan: Plan,
    chance: Random,
    *,
    history: Sequence[int] = (),
    hints: FeedHints = NO_HINTS,
    fresh: Freshness | None = None,
    missed_at: int | None = None,
    pushed: bool = False,
) -> Due:
    """The next poll: by the plan's rhythm, not before the answer is stale, outside of windows.

    ``history`` are the publication times of the feed's newest entries, oldest first; ``missed_at``
    is when articles may have been missed. What the person wants is bounded by all of that (S-0).
    With ``pushed`` news come by themselves, and a poll a day sees that they do (W-4).
    """
    if plan.rhythm is Rhythm.MANUAL:
        return Due(None, Reason.MANUAL)
    if pushed and not (plan.own and plan.rhythm is Rhythm.FIXED):
        due = Due(round(now + DAY * chance.uniform(1 - JITTER, 1)), Reason.PUSH)
    else:  # an interval that was chosen for this very feed is what the person wants of it
        due = _by_rhythm(now, plan, chance, history, missed_at)
    due = not_before_stale(due, fresh)
    return leave_windows(due, hints, chance)


def interval_of(
    now: float, plan: Plan, history: Sequence[int] = (), missed_at: int | None = None
) -> int:
    """Seconds between two polls by the plan, before chance has its say."""
    if plan.rhythm is Rhythm.FIXED:
        return plan.interval_s
    wait = expected_wait(history, now, ceiling_s=plan.ceiling_s, missed_at=missed_at)
    return max(wait, plan.floor_s)


def _by_rhythm(
    now: float, plan: Plan, chance: Random, history: Sequence[int], missed_at: int | None
) -> Due:
    seconds = interval_of(now, plan, history, missed_at)
    spread = round(seconds * chance.uniform(1 - JITTER, 1 + JITTER))
    if plan.rhythm is Rhythm.FIXED:
        reason = Reason.OWN_INTERVAL if plan.own else Reason.INTERVAL
        # Whoever chose less than the usual floor may have it, down to the hard one (S-1).
        least = FLOOR if plan.interval_s >= FLOOR else HARD_FLOOR
        return Due(round(now) + max(spread, least), reason)
    hurried = missed_at is not None and now - missed_at < GAP_LASTS_S
    reason = Reason.MISSED if hurried else Reason.RHYTHM
    return Due(round(now) + min(max(spread, plan.floor_s), plan.ceiling_s), reason)
