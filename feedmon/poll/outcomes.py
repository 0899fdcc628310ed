"""What a poll came to: values for whoever asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from feedmon.model import Changes, Feed


@frozen
class Polled:
    """The poll went well."""

    changes: Changes
    not_modified: bool


@frozen
class Failed:
    """The poll failed; ``feed`` carries the error."""

    feed: Feed
    error: str
    detail: str


@frozen
class Dropped:
    """The feed was not asked, or its answer not used; ``reason`` is a code."""

    feed_id: int
    reason: str
    until: int | None = None


Outcome = Polled | Failed | Dropped
