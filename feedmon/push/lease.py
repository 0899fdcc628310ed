"""A subscription from its beginning to its end: what each thing that happens makes of it (W-3).

Every function takes a subscription and the time, and answers with what it is from then on, ``None``
where there is none any more. What is to be done next is always a time in it (``renew_at``), so that
whoever looks finds it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feedmon.model import PushKind, PushState
from feedmon.push import rsscloud

if TYPE_CHECKING:
    from random import Random

    from feedmon.model import Push

MINUTE, HOUR, DAY = 60, 3_600, 86_400
#: After so many failures in a row nobody waits for push any more ...
MOST_FAILURES = 5
#: ... and it is tried again after this, as after a hub said no.
TRY_AGAIN_S = 7 * DAY
#: A hub that took a request has so long to ask back.
VERIFY_S = 10 * MINUTE
#: The wait after the first failure; it doubles with each.
BACKOFF_S = 5 * MINUTE
#: No lease is believed that is shorter, or longer: it is renewed before.
SHORTEST_S, LONGEST_S = 2 * MINUTE, 30 * DAY
#: The end of a subscription is asked for so often; then its lease runs out by itself.
LEAVE_TIMES, LEAVE_WAIT_S = 3, 2 * MINUTE


def begin(push: Push, now: int, secret: str | None) -> Push:
    """The hub is about to be asked, with this secret where it may have one."""
    if push.state is PushState.LEAVING:
        return replace(push, asked_at=now)
    return replace(push, asked_at=now, next_secret=secret)


def after_request(push: Push, now: int) -> Push | None:
    """The hub took the request, and has a while to ask back. A cloud has done so already."""
    if push.asked_at is None:  # it has asked back before it answered
        return push
    if push.state is PushState.LEAVING:
        return replace(push, renew_at=now + LEAVE_WAIT_S)
    if push.kind is PushKind.RSSCLOUD:
        return after_verification(push, now, rsscloud.LEASE_S)
    return replace(push, renew_at=_before_the_end(push, now + VERIFY_S))


def after_verification(push: Push, now: int, lease_s: int) -> Push | None:
    """The hub asked back and was told yes: the lease begins, and the new secret holds."""
    if push.state is PushState.LEAVING:
        return push
    lease_s = min(max(lease_s, SHORTEST_S), LONGEST_S)
    wait = rsscloud.RENEW_S if push.kind is PushKind.RSSCLOUD else renewal_after(lease_s)
    healthy = push.state is PushState.VERIFIED and _lasts(push, now)
    return replace(
        push,
        state=PushState.VERIFIED,
        secret=push.next_secret,
        next_secret=None,
        asked_at=None,
        verified_at=push.verified_at if healthy else now,
        lease_until=now + lease_s,
        renew_at=now + wait,
        failures=0,
        error=None,
        detail=None,
    )


def renewal_after(lease_s: int) -> int:
    """Seconds from the beginning of a lease to its renewal: half of it, and a day before its end.

    A lease of less than a day has no such day, and half of it has to do.
    """
    half = lease_s // 2
    return half if lease_s <= DAY else max(min(half, lease_s - DAY), HOUR)


def after_failure(
    push: Push, now: int, chance: Random, *, error: str, detail: str = ""
) -> Push | None:
    """The hub could not be asked, or refused, or did not ask back in time."""
    if push.state is PushState.LEAVING:
        failures = push.failures + 1
        if failures >= LEAVE_TIMES:
            return None
        wait = LEAVE_WAIT_S
        return replace(push, failures=failures, asked_at=None, renew_at=now + wait)
    failures = push.failures + 1
    push = replace(push, failures=failures, error=error, detail=detail)
    if failures >= MOST_FAILURES:
        return _lost(push, now, PushState.FAILED, chance)
    delay = BACKOFF_S * 2.0 ** (failures - 1) * chance.uniform(0.75, 1.25)
    again = _before_the_end(push, now + round(delay))
    # Asked again the hub gets the same secret: it may have taken the one that it was given.
    return replace(push, asked_at=None, renew_at=again)


def put_off(push: Push, now: int, until: int | None) -> Push | None:
    """Nobody was asked: there is no network, or the hub's host wants no request before then."""
    again = now + MINUTE if until is None else until
    return replace(push, asked_at=None, renew_at=_before_the_end(push, again))


def after_denial(push: Push, now: int, chance: Random, reason: str) -> Push | None:
    """The hub said no, now or after a while (WebSub, section 5.2)."""
    if push.state is PushState.LEAVING:
        return None
    denied = replace(push, error="denied", detail=reason)
    return _lost(denied, now, PushState.DENIED, chance)


def after_leaving(push: Push) -> Push | None:
    """The hub knows that nobody wants it any more."""
    return None if push.state is PushState.LEAVING else push


def overdue(push: Push, now: int) -> bool:
    """Whether the hub has not asked back in the time that it had."""
    return push.asked_at is not None and push.renew_at is not None and push.renew_at <= now


def is_lapsed(push: Push, now: int) -> bool:
    """Whether its lease ran out while it was not renewed."""
    return push.state is PushState.VERIFIED and not _lasts(push, now)


def lapse(push: Push) -> Push:
    """The lease ran out: it begins anew, and nobody relies on it until then."""
    return replace(push, state=PushState.PENDING, lease_until=None)


def _lasts(push: Push, now: int) -> bool:
    return push.lease_until is not None and now < push.lease_until


def _before_the_end(push: Push, at: int) -> int:
    """Not after the end of the lease that holds: then polling has to resume."""
    holds = push.state is PushState.VERIFIED and push.lease_until is not None
    return min(at, push.lease_until) if holds and push.lease_until is not None else at


def _lost(push: Push, now: int, state: PushState, chance: Random) -> Push:
    """Rely on it no longer, and try again much later; what the hub knows is worth nothing now."""
    return replace(
        push,
        state=state,
        failures=0,
        secret=None,
        next_secret=None,
        asked_at=None,
        lease_until=None,
        renew_at=now + round(TRY_AGAIN_S * chance.uniform(0.9, 1.1)),
    )
