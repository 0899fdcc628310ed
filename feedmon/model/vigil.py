"""The dead-man's switch: what a person wants to be told of a feed itself, and what is found."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model.alerts import AlertKind
    from feedmon.model.rules import Urgency


class Silence(StrEnum):
    """When a feed that brings nothing new is told of.

    Never, when that lasts longer than it ever did, or after some days.
    """

    OFF = "off"
    LEARNT = "learnt"
    DAYS = "days"


@frozen
class Vigil:
    """What of a feed itself a person wants to be told; ``None``: as for all feeds.

    ``days`` belong to Silence.DAYS. ``failing``: for a day; ``turned``: into something that is no
    feed, or is empty; ``certificate``: it ends soon.
    """

    silence: Silence | None = None
    days: int | None = None
    failing: bool | None = None
    turned: bool | None = None
    certificate: bool | None = None
    urgency: Urgency | None = None


@frozen
class KnownSilence:
    """How long a feed is silent, and how long it was before (seconds).

    ``last_at`` is its last article, ``until`` when it was last seen to have nothing newer. Without
    enough articles nothing is learnt: ``longest_s`` and ``after_s``, from which on it is longer
    than ever, are ``None``.
    """

    last_at: int
    until: int
    longest_s: int | None = None
    after_s: int | None = None


@frozen
class WatchedOver:
    """How a feed stands, as far as something may be wrong with it.

    ``last_at`` is the place in time of its newest article, ``told_at`` that of the article after
    which its silence was told last. ``empty_since``: its document has no entries any more.
    """

    id: int
    url: str
    host: str
    kind: str
    state: str
    added_at: int
    error: str | None
    error_detail: str | None
    failures: int
    failing_since: int | None
    last_polled_at: int | None
    last_success_at: int | None
    empty_since: int | None
    certificate_from: int | None
    certificate_until: int | None
    vigil: Vigil
    last_at: int | None
    told_at: int | None


@frozen
class Finding:
    """Something that is wrong with a feed, to be told once for its ``key``; ``detail`` is JSON."""

    feed_id: int
    kind: AlertKind
    key: str
    urgency: Urgency
    detail: str
