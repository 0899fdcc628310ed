"""What is told of polls: the log, its sums, and how a refresh went."""

from __future__ import annotations

from feedmon.frozen import frozen


@frozen
class PollRecord:
    """One line of a feed's poll log; ``outcome`` is new, unchanged, not-modified or failed."""

    feed_id: int
    started_at: int
    outcome: str
    status: int | None
    response_ms: int | None
    wire_bytes: int
    bytes_saved: int
    requests: int
    new: int
    updated: int
    error: str | None = None
    error_detail: str | None = None


@frozen
class FeedHealth:
    """Sums over the kept poll log of one feed; ``not_modified`` of the ``polls`` were 304s."""

    feed_id: int
    requests: int
    bytes: int
    bytes_saved: int
    polls: int = 0
    not_modified: int = 0


@frozen
class FeedFailure:
    """A feed that failed in a refresh; ``error`` and ``detail`` as in ``Feed``."""

    feed_id: int
    url: str
    error: str
    detail: str = ""


@frozen
class Skipped:
    """A feed that a refresh did not ask, and the code of why (paused, gone, host-blocked, …)."""

    feed_id: int
    url: str
    reason: str
    until: int | None = None


@frozen
class RefreshSummary:
    """How a refresh ended; ``seconds`` is wall time."""

    feeds: int
    fetched: int
    not_modified: int
    new: int
    updated: int
    seconds: float
    failures: tuple[FeedFailure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    cancelled: bool = False
