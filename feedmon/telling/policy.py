"""What is said on the desktop now, of all that is due there, and in how many messages.

What is urgent is said at once. All else waits for the end of quiet hours and of a snooze, and for
its turn where messages are counted by the hour; what had to wait is said in one message.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from feedmon.frozen import frozen
from feedmon.model import Telling, TellingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from feedmon.model import Alert
    from feedmon.telling.hours import Quiet

#: What belongs together comes within so many seconds of each other; a long refresh is told of by
#: and by, but not with every look.
GATHER_S, LONGEST_GATHER_S = 4, 30
#: What was raised longer ago than this had to wait (seconds).
LATE_S = 120
_HOUR = 3600
#: Back to here one has to know when something was said.
REMEMBERED_S = _HOUR + LATE_S


@frozen
class Waiting:
    """Something that is due on the desktop; ``digest`` is the title of one, ``digest_id`` which."""

    id: int
    key: str
    alerts: tuple[Alert, ...]
    created_at: int
    urgent: bool = False
    attempts: int = 0
    digest: str | None = None
    digest_id: int = 0


@frozen
class Manners:
    """How the person wants to be told; ``cap`` 0 is no cap, ``zone`` ``None`` the system's."""

    quiet: Quiet
    cap: int = 0
    snoozed_until: int = 0
    zone: tzinfo | None = None

    def hold_back(self, now: float) -> bool:
        """Whether only what is urgent is said now."""
        return now < self.snoozed_until or self.quiet.covers(now, self.zone)


@frozen
class Message:
    """Something to say now, and what is then done with it."""

    telling: Telling
    parts: tuple[Waiting, ...]


_Group: TypeAlias = tuple[Waiting, ...]


def messages(
    waiting: Sequence[Waiting], manners: Manners, told: Iterable[int], now: float
) -> list[Message]:
    """Say what is said now; ``told`` is when something was that is not urgent."""
    known = sorted((each for each in waiting if each.alerts), key=lambda each: each.id)
    said = [_as_message(group) for group in _groups(each for each in known if each.urgent)]
    if manners.hold_back(now):
        return said
    said += [_as_message(group) for group in _digests(known)]
    usual = [each for each in known if each.digest is None and not each.urgent]
    late = tuple(
        each
        for each in usual
        if not 0 <= now - each.created_at <= LATE_S or manners.hold_back(each.created_at)
    )
    held = {each.id for each in late}
    fresh = [
        group
        for group in _groups(each for each in usual if each.id not in held)
        if now - group[-1].created_at >= GATHER_S or now - group[0].created_at >= LONGEST_GATHER_S
    ]
    parts = ([late] if late else []) + fresh
    recent = [at for at in told if now - REMEMBERED_S < at <= now]
    room = len(parts)
    if manners.cap:
        room = max(0, manners.cap - sum(1 for at in recent if at > now - _HOUR))
    if room < len(parts):
        if not room:
            return said
        rest = tuple(sorted((one for part in parts[room - 1 :] for one in part), key=_by_id))
        return [*said, *map(_as_message, parts[: room - 1]), _as_message(rest, why="cap")]
    full = bool(manners.cap) and len(recent) >= manners.cap
    why = _why_late(late, manners, now, full=full) if late else ""
    return [*said, *(_as_message(part, why=why if part is late else "") for part in parts)]


def _by_id(one: Waiting) -> int:
    return one.id


def _digests(known: Iterable[Waiting]) -> list[_Group]:
    """Put the runs of each digest together: where nobody was there for days, they are one."""
    runs: dict[int, list[Waiting]] = {}
    for each in known:
        if each.digest is not None and not each.urgent:
            runs.setdefault(each.digest_id or -each.id, []).append(each)
    return [tuple(group) for group in runs.values()]


def _groups(some: Iterable[Waiting]) -> list[_Group]:
    """Put together what one rule tells, or what is said of feeds in the same sense."""

    def about(one: Waiting) -> tuple[str, int]:
        alert = one.alerts[0]
        return str(alert.kind), alert.rule_id or 0

    together = groupby(sorted(some, key=lambda one: (about(one), one.id)), key=about)
    return sorted((tuple(group) for _, group in together), key=lambda group: group[0].id)


def _as_message(parts: _Group, why: str = "") -> Message:
    first = parts[0]
    alerts = tuple(alert for part in parts for alert in part.alerts)
    if first.digest is not None:
        kind = TellingKind.DIGEST
    elif len(alerts) == 1:
        kind = TellingKind.SINGLE
    else:
        kind = TellingKind.SUMMARY if why else TellingKind.GROUP
    return Message(
        Telling(
            first.key,
            kind,
            alerts,
            urgent=first.urgent,
            why=why if kind is TellingKind.SUMMARY else "",
            title=first.digest or "",
        ),
        parts,
    )


def _why_late(late: _Group, manners: Manners, now: float, *, full: bool) -> str:
    """Say what this had to wait for, as far as it can be known: the same for all of it."""
    if all(one.created_at < manners.snoozed_until <= now for one in late):
        return "snooze"
    if all(manners.quiet.covers(one.created_at, manners.zone) for one in late):
        return "quiet"
    return "cap" if full else "late"
