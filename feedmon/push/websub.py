"""What is said between a subscriber and a hub (WebSub, sections 5 and 6)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import PushKind, PushState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import Push

#: Seconds of the lease that is asked for: hubs may give another one.
LEASE_S = 10 * 86_400
#: Nothing that a hub says is longer.
_LONGEST = 4_096


class Saying(StrEnum):
    """What a hub wants to hear, or says, by a GET."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    DENIED = "denied"


@frozen
class Said:
    """What a hub said, understood: ``echo`` is the answer that agrees with it."""

    what: Saying
    echo: str = ""
    lease_s: int = LEASE_S
    reason: str = ""


def request_form(push: Push, secret: str | None) -> tuple[tuple[str, str], ...]:
    """Write the form that asks a hub for a subscription, or for its end (section 5.1)."""
    leaving = push.state is PushState.LEAVING
    form = [
        ("hub.callback", push.callback),
        ("hub.mode", "unsubscribe" if leaving else "subscribe"),
        ("hub.topic", push.topic),
    ]
    if not leaving:
        form.append(("hub.lease_seconds", str(LEASE_S)))
        if secret is not None:
            form.append(("hub.secret", secret))
    return tuple(form)


def read_query(push: Push, query: Mapping[str, str]) -> Said | None:
    """Understand what a hub says to the callback of ``push`` (sections 5.2 and 5.3).

    ``None`` for what nobody here asked for: another topic, a subscription that was not wanted, the
    end of one that is.
    """
    if push.kind is not PushKind.WEBSUB or query.get("hub.topic") != push.topic:
        return None
    mode, challenge = query.get("hub.mode", ""), query.get("hub.challenge", "")
    if mode == Saying.DENIED:
        return Said(Saying.DENIED, reason=query.get("hub.reason", "")[:200])
    if not 0 < len(challenge) <= _LONGEST:
        return None
    leaving = push.state is PushState.LEAVING
    if mode == Saying.UNSUBSCRIBE and leaving:
        return Said(Saying.UNSUBSCRIBE, echo=challenge)
    if mode == Saying.SUBSCRIBE and not leaving and push.asked_at is not None:
        return Said(Saying.SUBSCRIBE, echo=challenge, lease_s=_seconds(query))
    return None


def _seconds(query: Mapping[str, str]) -> int:
    written = query.get("hub.lease_seconds", "").strip()
    return (
        int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else LEASE_S
    )
