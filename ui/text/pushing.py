"""What is said of push: whether publishers reach this computer, and how it goes with a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feedmon.model import CallbackState, PushKind, PushState
from ui.text.failures import problem
from ui.text.times import clock_time, moment
from ui.translation import tr

if TYPE_CHECKING:
    from feedmon.model import CallbackCheck, CallbackStatus, FeedDetails, Push


def listening(status: CallbackStatus) -> str:
    """Say whether somebody listens, and where."""
    if status.state is CallbackState.LISTENING:
        return tr("Listening on {address}.", address=status.bound)
    if status.state is CallbackState.BUSY:
        return tr(
            "Another program has {address}. If it is another feedmon for the same feeds, it listens"
            " for both; else choose another port.",
            address=status.bound,
        )
    if status.state is CallbackState.FAILED:
        return tr(
            "Nothing can listen on {address}: {reason}",
            address=status.bound,
            reason=status.detail,
        )
    return tr("Nothing listens.")


def checked(check: CallbackCheck) -> str:
    """Say whether the callback address leads to this program."""
    if check.reached:
        return tr("The address reaches this program.")
    if check.error is not None:
        return tr(
            "Nobody answers at the address. {reason} Some routers do not let a computer call itself"
            " from inside; then ask from elsewhere.",
            reason=problem(check.error, check.detail),
        )
    if check.status is not None:
        return tr(
            "The address leads elsewhere: somebody else answered there, with status {status}.",
            status=check.status,
        )
    return tr("Nothing listens yet, so nobody can be reached.")


def push_lines(details: FeedDetails, now: float) -> list[str]:
    """Say how push goes for a feed, in short sentences; none where its publisher offers none."""
    push = details.push
    if push is None:
        if not details.hub_urls:
            return []
        return [tr("Its publisher can push new articles. Preferences > Push says what that needs.")]
    lines = [_standing(push, now)]
    if push.state is PushState.VERIFIED:
        if push.lease_until is not None:
            lines.append(tr("Agreed until {when}", when=clock_time(push.lease_until, now)))
        at = push.last_delivery_at
        lines.append(
            tr("Nothing was pushed yet")
            if at is None
            else tr("Last pushed: {when}", when=moment(at, now))
        )
    return lines


def _standing(push: Push, now: float) -> str:
    hub = urlsplit(push.hub).hostname or push.hub
    if push.state is PushState.VERIFIED:
        return _verified(push, hub, now)
    again = tr("soon") if (push.renew_at or 0) <= now else clock_time(push.renew_at or 0, now)
    if push.state is PushState.DENIED:
        return tr("{hub} does not want to push. It is asked again: {when}", hub=hub, when=again)
    if push.state is PushState.FAILED:
        return tr(
            "{hub} can't be won for it: {reason} It is asked again: {when}",
            hub=hub,
            reason=_reason(push),
            when=again,
        )
    if push.error is not None:
        return tr("Asking {hub} to push. Last time: {reason}", hub=hub, reason=_reason(push))
    return tr("Asking {hub} to push", hub=hub)


def _verified(push: Push, hub: str, now: float) -> str:
    doubtful = push.unreliable_until
    if doubtful is not None and doubtful > now:
        return tr(
            "{hub} pushes, but kept articles back. It is not relied on until {when}.",
            hub=hub,
            when=clock_time(doubtful, now),
        )
    if push.kind is PushKind.RSSCLOUD:
        return tr("{hub} tells when there are new articles", hub=hub)
    return tr("{hub} pushes new articles", hub=hub)


def _reason(push: Push) -> str:
    if push.error == "unverified":
        return tr("It did not call back.")
    if push.error == "refused":
        return tr("It refused.")
    return problem(push.error, push.detail)
