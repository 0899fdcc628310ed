"""What publishers push: who would do it, what was agreed with them, and how that goes."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from feedmon.frozen import frozen


class PushKind(StrEnum):
    """How a publisher tells of news: the content by WebSub, or only that there is some."""

    WEBSUB = "websub"
    RSSCLOUD = "rsscloud"


class PushState(StrEnum):
    """How a subscription stands at its hub; one that is leaving ends when the hub knows."""

    PENDING = "pending"
    VERIFIED = "verified"
    FAILED = "failed"
    DENIED = "denied"
    LEAVING = "leaving"


@frozen
class PushOffer:
    """What a feed says of push: where to subscribe, and to what."""

    kind: PushKind
    hub: str
    topic: str


@frozen
class Push:
    """A subscription, as stored.

    ``callback`` is the whole address that the hub knows us by, ``path`` the part of it that nobody
    can guess. ``secret`` signs deliveries; ``next_secret`` was given to the hub with a renewal and
    takes its place once that is verified. ``asked_at`` is when the hub was asked last and has not
    answered yet. ``renew_at`` is when something has to be done next. ``heard_since`` is since when
    somebody listens without a break (``None``: nobody does): what came before was not missed. Until
    ``unreliable_until`` nobody relies on it. ``error`` and ``detail`` are a code and its data.
    """

    id: int
    feed_id: int
    kind: PushKind
    hub: str
    topic: str
    path: str
    callback: str
    private_allowed: bool = False
    state: PushState = PushState.PENDING
    secret: str | None = field(default=None, repr=False)
    next_secret: str | None = field(default=None, repr=False)
    asked_at: int | None = None
    verified_at: int | None = None
    lease_until: int | None = None
    renew_at: int | None = None
    failures: int = 0
    error: str | None = None
    detail: str | None = None
    heard_since: int | None = None
    last_delivery_at: int | None = None
    unreliable_until: int | None = None

    def is_healthy(self, now: float) -> bool:
        """Whether news can be expected to come by themselves."""
        return (
            self.state is PushState.VERIFIED
            and self.heard_since is not None
            and self.lease_until is not None
            and now < self.lease_until
            and (self.unreliable_until is None or self.unreliable_until <= now)
        )


class CallbackState(StrEnum):
    """How listening for publishers goes."""

    OFF = "off"
    LISTENING = "listening"
    BUSY = "busy"  # another program has the port
    FAILED = "failed"


@frozen
class CallbackStatus:
    """How listening goes, and where; ``detail`` is the system's word for what went wrong."""

    state: CallbackState = CallbackState.OFF
    bound: str = ""
    detail: str = ""


@frozen
class CallbackCheck:
    """Whether the callback address leads to this program.

    ``reached``: it does. Else somebody else answered with ``status``, or ``error`` (a code of
    ``errors.py``, with its ``detail``) says why nobody did; neither says that nobody listens here.
    """

    reached: bool
    status: int | None = None
    error: str | None = None
    detail: str = ""
